"""The workbook that reviewers fill in.

Every text is written as a text with the mark that Excel itself sets for a leading apostrophe, so that
what begins with = + - @ stays what it is and never becomes a formula, not even after an edit.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.model.findings import Severity
from checker.model.results import RequirementResult
from checker.model.vocabulary import Applies
from checker.outputs.words import APPLIES, STATUSES, clean, place
from checker.review.sheets.pictures import years
from checker.review.sheets.view import ADVICE, Item, Page, Sheet
from checker.review.sheets.wording import say
from checker.review.verdicts import MAX_REMARK, VERDICTS, Verdict

if TYPE_CHECKING:
    from xlsxwriter import Workbook


class Column(NamedTuple):
    """A column; `style` names one of `_Writer.formats`."""

    name: str
    width: int
    style: str = "text"


FINDINGS_SHEET = "问题清单"
VERDICT, REMARK, REVIEWER, DATE, ID = "复核结论", "复核意见", "复核人", "复核日期", "编号"
FINDINGS = (
    Column("序号", 5), Column("报告单位", 16), Column("位置", 22), Column("原文", 40),
    Column(VERDICT, 10, "entry"), Column(REMARK, 28, "entry"), Column(REVIEWER, 9, "entry"),
    Column(DATE, 12, "date"), Column("级别", 10, "centre"), Column("规则", 18), Column("问题", 40),
    Column("修改建议", 40), Column("对照原文", 40), Column("要求", 10, "centre"), Column("状态", 14),
    Column("以往意见", 36), Column("文件", 26), Column(ID, 10, "hidden"),
)  # fmt: skip
"""What a reviewer reads and fills in first, so that both are on one screen; the first four stay in sight."""
OVERVIEW = (
    Column("序号", 6), Column("报告单位", 26), Column("结论", 12, "centre"), Column("必须修改", 10),
    Column("建议修改", 10), Column("供参考", 8), Column("应报已写", 10, "centre"), Column("理由", 50),
    Column("层级", 8, "centre"), Column("年度", 8, "centre"), Column("已豁免", 8), Column("有数字的要求", 13),
    Column("数字个数", 10), Column("字数", 8), Column("文件", 34),
)  # fmt: skip
SIGNATURES = (
    "需要修改多的在前；结论的门槛在清单的 [grades] 里。", "复核单位（盖章）：", "复核人（签字）：", "日期：        年    月    日",
)  # fmt: skip
"""Below the overview."""
MATRIX = (
    Column("报告单位", 20), Column("编号", 9, "centre"), Column("要求", 30), Column("依据", 32),
    Column("应报", 8, "centre"), Column("状态", 8, "centre"), Column("数字", 28), Column("位置", 24),
    Column("证据", 60), Column("提示", 50), Column("文件", 26),
)  # fmt: skip
GAPS = (
    Column("编号", 9, "centre"), Column("要求", 44), Column("缺（份）", 9), Column("薄弱（份）", 10),
    Column("应报（份）", 10),
)  # fmt: skip
VIEWS = (
    Column("报告单位", 24), Column("清单", 44), Column("已写", 9), Column("写明没有", 10), Column("薄弱", 9),
    Column("缺", 9),
)  # fmt: skip
PAST = (
    Column("报告单位", 20), Column("规则", 22), Column("原文", 50), Column(VERDICT, 10, "centre"),
    Column(REMARK, 40), Column(REVIEWER, 10), Column(DATE, 13, "date"), Column("文件", 26),
)  # fmt: skip
TREND = (
    Column("年度", 8), Column("报告（份）", 10), Column("应报已写（%）", 14), Column("每份错误和警告", 16),
)  # fmt: skip
COLOURS = {
    "必须修改": ("#FDE0DD", "#9C0006"), "建议修改": ("#FFF2CC", "#7F6000"), "供参考": ("#E2EFFA", "#1F4E79"),
    "缺": ("#FDE0DD", "#9C0006"), "薄弱": ("#FFF2CC", "#7F6000"), "已写": ("#E2F0D9", "#375623"),
    "写明无": ("#EAF3E3", "#375623"), "属实": ("#FDE0DD", "#9C0006"), "误报": ("#E7E6E6", "#404040"),
    "已整改": ("#E2F0D9", "#375623"), "不适用": ("#F2F2F2", "#595959"),
}  # fmt: skip
"""Background and text, by the word in the cell."""
LONGEST = 32_767
"""Characters that a cell holds."""
LINE, HIGHEST = 13.0, 405.0
"""Points of a line of text, and of the highest row that Excel has."""
ROOM = 2000
"""Rows below the last one that still get drop-downs, colours and filters, for pasted rows."""


def render(sheet: Sheet) -> bytes:
    """The workbook of a run."""
    from xlsxwriter import Workbook

    file = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(file, options) as book:
        writer = _Writer(book, sheet.lang)
        ranked = (_overview(n, page) for n, page in enumerate(sheet.ranking(), 1))
        writer.table("总览", OVERVIEW, ranked, fixed=3, closing=SIGNATURES)
        writer.table(
            "对照表",
            MATRIX,
            (_requirement(page, item) for page in sheet.pages for item in page.report.requirements),
            fixed=3,
        )
        writer.table(
            FINDINGS_SHEET,
            FINDINGS,
            (_finding(page, item) for page in sheet.pages for item in page.items),
            fixed=4,
        )
        writer.table("热力图", _heat_columns(sheet), _heat(sheet), fixed=1, head=100)
        writer.table("常见缺项", GAPS, sheet.gaps())
        if views := sheet.views():
            writer.table("各份清单", VIEWS, views, fixed=1)
        _trend(writer, sheet)
        if past := [_past(page, verdict) for page in sheet.pages for verdict in page.gone]:
            writer.table("往期结论", PAST, past)
        if sheet.errors:
            writer.table(
                "未能读取",
                (Column("文件", 40), Column("原因", 80)),
                ((e.path, e.message) for e in sheet.errors),
            )
    return file.getvalue()


class _Writer:
    """Tables with a header row that stays, a filter and colours."""

    def __init__(self, book: Workbook, lang: str) -> None:
        self.book = book
        self.lang = lang
        base = {"text_wrap": True, "valign": "top", "font_name": "宋体", "font_size": 10, "border": 1,
                "border_color": "#BFBFBF", "quote_prefix": True}  # fmt: skip
        entry = {**base, "bg_color": "#FFFDF0", "num_format": "@"}
        looks: dict[str, dict[str, Any]] = {
            "text": base,
            "centre": {**base, "align": "center"},
            "entry": entry,
            "date": {**entry, "num_format": "yyyy-mm-dd", "quote_prefix": False},
            "hidden": base,
            "below": {"font_name": "宋体", "font_size": 11, "valign": "vcenter", "quote_prefix": True},
            "number": {**base, "quote_prefix": False},
            "head": {**base, "bold": True, "bg_color": "#1F3864", "font_color": "#FFFFFF", "align": "center",
                     "valign": "vcenter"},
        }  # fmt: skip
        self.formats = {name: book.add_format(look) for name, look in looks.items()}
        self.colours = {
            self.say(word): book.add_format({"bg_color": back, "font_color": text})
            for word, (back, text) in COLOURS.items()
        }

    def say(self, text: str) -> str:
        return say(self.lang, text)

    def table(
        self,
        name: str,
        columns: Sequence[Column],
        rows: Iterable[Sequence[object]],
        fixed: int = 0,
        head: int = 24,
        closing: Sequence[str] = (),
    ) -> None:
        """A sheet.

        Args:
            fixed: how many columns stay in sight.
            head: height of the first row in points.
            closing: lines below the table.
        """
        page = self.book.add_worksheet(self.say(name))
        for index, column in enumerate(columns):
            shown = {"hidden": True} if column.style == "hidden" else {}
            page.set_column(index, index, column.width, None, shown)
        page.freeze_panes(1, fixed)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        page.set_footer(self.say("&C第 &P 页，共 &N 页"))
        page.set_row(0, head)
        for index, column in enumerate(columns):
            page.write_string(0, index, self.say(column.name), self.formats["head"])
        last = 0
        for last, row in enumerate(rows, 1):
            page.set_row(last, _height(row, columns))
            for index, value in enumerate(row):
                self._cell(page, last, index, value, columns[index].style)
        for number, line in enumerate(closing, last + 2):
            page.set_row(number, 24)
            page.write_string(number, 1, self.say(line), self.formats["below"])
        page.autofilter(0, 0, max(last, 1), len(columns) - 1)
        if any(column.style == "entry" for column in columns):
            self._entries(page, [column.name for column in columns], last + ROOM)
        for word, look in self.colours.items():
            rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": look}
            page.conditional_format(1, 0, last + ROOM, len(columns) - 1, rule)

    def _cell(self, page: Any, row: int, column: int, value: object, style: str) -> None:
        if value is None or value == "":
            page.write_blank(row, column, None, self.formats[style])
        elif isinstance(value, date):
            page.write_datetime(row, column, value, self.formats["date"])
        elif isinstance(value, int):
            page.write_number(row, column, value, self.formats["number"])
        else:
            text = str(value)
            text = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
            page.write_string(row, column, text, self.formats[style])

    def _entries(self, page: Any, names: list[str], last: int) -> None:
        verdict, remark, day = (names.index(name) for name in (VERDICT, REMARK, DATE))
        verdicts = list(map(self.say, VERDICTS))
        page.data_validation(
            1, verdict, last, verdict,
            {"validate": "list", "source": verdicts, "error_title": self.say(VERDICT),
             "error_message": say(self.lang, "请从下拉列表里选：{}", self.say("、").join(verdicts))},
        )  # fmt: skip
        page.data_validation(
            1, remark, last, remark,
            {"validate": "length", "criteria": "<=", "value": MAX_REMARK, "error_title": self.say(REMARK),
             "error_message": say(self.lang, "最多 {} 字", MAX_REMARK)},
        )  # fmt: skip
        page.data_validation(
            1, day, last, day,
            {"validate": "date", "criteria": ">=", "value": date(2000, 1, 1), "error_title": self.say(DATE),
             "error_message": self.say("请写日期，如 2024-03-01")},
        )  # fmt: skip


def _trend(writer: _Writer, sheet: Sheet) -> None:
    """A chart over the years, where there is more than one."""
    found = years((*sheet.earlier, *(page.report for page in sheet.pages)))
    if len(found) < 2:
        return
    rows = [(one.year, one.reports, round(100 * one.answered), round(one.errors)) for one in found]
    writer.table("逐年变化", TREND, rows)
    name = writer.say("逐年变化")
    chart = writer.book.add_chart({"type": "line"})
    for column in (2, 3):
        chart.add_series({
            "name": [name, 0, column],
            "categories": [name, 1, 0, len(rows), 0],
            "values": [name, 1, column, len(rows), column],
            "marker": {"type": "automatic"},
            "data_labels": {"value": True},
            "y2_axis": column == 3,
        })  # fmt: skip
    chart.set_title({"name": name})
    writer.book.get_worksheet_by_name(name).insert_chart(1, len(TREND) + 1, chart)


def _height(row: Sequence[object], columns: Sequence[Column]) -> float:
    """Points that the row's text takes when it is wrapped; not every office program works it out itself."""
    lines = 1
    for value, column in zip(row, columns, strict=True):
        if isinstance(value, str) and column.style != "hidden":
            folded = (sum(2 if c > "\u2e7f" else 1 for c in line) for line in value.split("\n"))
            lines = max(lines, sum(1 + int(width * 1.1 / column.width) for width in folded))
    return min(HIGHEST, 4 + LINE * lines)


def _finding(page: Page, item: Item) -> tuple[object, ...]:
    finding, verdict = item.finding, item.verdict
    related = "\n".join(
        page.say("{}：{}", other.second_place, "".join(segment.text for segment in other.second))
        for other in item.comparisons
    )
    said = _said(verdict, page.lang) if verdict else ("", "", "", None)
    return (
        item.number, clean(page.name), clean(item.place), clean(item.quote), *said,
        page.say(ADVICE[finding.severity]), item.title, clean(item.message), clean(item.suggestion), clean(related),
        finding.requirement, clean(item.state), item.earlier, clean(page.report.path), item.id,
    )  # fmt: skip


def _overview(number: int, page: Page) -> tuple[object, ...]:
    report, counts = page.report, page.counts
    values = dict(page.particulars)
    figures = [len(item.figures) for item in page.asked]
    return (
        number, clean(page.name), page.grade, *(counts[severity] for severity in Severity), page.score,
        clean(page.reasons), values[page.say("层级")], report.year, sum(f.waived for f in report.findings),
        sum(item.quantified for item in page.asked), sum(figures), report.stats.characters, clean(report.path),
    )  # fmt: skip


def _requirement(page: Page, item: RequirementResult) -> tuple[object, ...]:
    best = item.evidence[0] if item.evidence else None
    return (
        clean(page.name), item.id, item.title, item.basis, APPLIES[item.applies].of(page.lang),
        STATUSES[item.status].of(page.lang), clean("、".join(item.figures)),
        clean(place(best.location, page.report.path, page.lang)) if best else "", clean(best.text) if best else "",
        item.hint, clean(page.report.path),
    )  # fmt: skip


def _heat_columns(sheet: Sheet) -> list[Column]:
    return [
        Column("报告单位", 24),
        *(Column(f"{name} {title}", 9, "centre") for name, title in sheet.requirements.items()),
    ]


def _heat(sheet: Sheet) -> Iterable[tuple[object, ...]]:
    for page in sheet.pages:
        status = {
            item.id: STATUSES[item.status].of(page.lang)
            for item in page.report.requirements
            if item.applies != Applies.NO
        }
        yield (clean(page.name), *(status.get(name, "") for name in sheet.requirements))


def _said(verdict: Verdict, lang: str) -> tuple[str, str, str, date | None]:
    word, remark, by, day = verdict.said
    return say(lang, word), remark, by, day


def _past(page: Page, verdict: Verdict) -> tuple[object, ...]:
    return (
        clean(page.name), verdict.rule, clean(verdict.excerpt), *_said(verdict, page.lang), clean(page.report.path),
    )  # fmt: skip
