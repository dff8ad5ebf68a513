"""The workbook that reviewers fill in: its sheets, their columns and rows."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date

from checker.model.findings import Severity
from checker.model.results import RequirementResult
from checker.outputs.words import APPLIES, STATUSES, clean, place
from checker.review.sheets.item import Item
from checker.review.sheets.means import Mean, figures, means, places
from checker.review.sheets.page import Page
from checker.review.sheets.pictures import years
from checker.review.sheets.view import ADVICE, Sheet
from checker.review.sheets.wording import say
from checker.review.sheets.workbook import (
    DATE,
    FINDINGS_SHEET,
    ID,
    REMARK,
    REVIEWER,
    VERDICT,
    Column,
    Writer,
)
from checker.review.verdicts import Verdict

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
    Column("所在地", 12, "centre"), Column("层级", 8, "centre"), Column("年度", 8, "centre"), Column("已豁免", 8), Column("有数字的要求", 13),
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
COMPARED = (
    Column("报告单位", 24), Column("所在地", 12, "centre"), Column("层级", 8, "centre"), Column("年度", 8, "centre"),
)  # fmt: skip
"""What leads the figures that reports give on each requirement."""
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


def render(sheet: Sheet) -> bytes:
    """The workbook of a run.

    Raises:
        OSError: there is no room for the files in which rows wait.
    """
    from xlsxwriter.exceptions import FileCreateError

    file = io.BytesIO()
    try:
        _write(sheet, file)
    except FileCreateError as error:
        raise OSError(*error.args[0].args) from None
    return file.getvalue()


def _write(sheet: Sheet, file: io.BytesIO) -> None:
    from xlsxwriter import Workbook

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(file, options) as book:
        writer = Writer(book, sheet.lang)
        where = {page.number: place for page, place in zip(sheet.pages, places(sheet.pages), strict=True)}
        ranked = (_overview(n, page, where[page.number]) for n, page in enumerate(sheet.ranking(), 1))
        averages = (_mean(sheet, name, mean) for name, mean in means(sheet))
        writer.table("总览", OVERVIEW, ranked, fixed=3, below=averages, closing=SIGNATURES)
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
        titles, figures_of = figures(sheet)
        writer.table(
            "数字对照",
            (*COMPARED, *(Column(f"{name} {title}", 30) for name, title in titles.items())),
            (
                (
                    *_about(page, where[page.number]),
                    *("\n".join(map(clean, found.get(name, ()))) for name in titles),
                )
                for page, found in figures_of
            ),
            fixed=1,
            head=36,
        )
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


def _trend(writer: Writer, sheet: Sheet) -> None:
    """A chart over the years, where there is more than one."""
    found = years((*sheet.earlier, *(page.facts for page in sheet.pages)))
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


def _about(page: Page, place: str) -> tuple[object, ...]:
    return clean(page.name), clean(place), page.level, page.facts.year


def _mean(sheet: Sheet, name: str, mean: Mean) -> tuple[object, ...]:
    """Averages under the columns of the overview."""
    return (
        "", clean(sheet.say("{}平均（{}份）", name, mean.reports)), "", *mean.faults.values(), f"{mean.answered:.0%}",
        "", "", "", "", "", mean.quantified, mean.figures, round(mean.characters), "",
    )  # fmt: skip


def _overview(number: int, page: Page, place: str) -> tuple[object, ...]:
    facts, counts = page.facts, page.counts
    name, *about = _about(page, place)
    return (
        number, name, page.grade, *(counts[severity] for severity in Severity), page.score,
        clean(page.reasons), *about, facts.waived, facts.quantified, facts.figures, facts.stats.characters,
        clean(facts.path),
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
        status = {name: STATUSES[status].of(page.lang) for name, status in page.facts.statuses.items()}
        yield (clean(page.name), *(status.get(name, "") for name in sheet.requirements))


def _said(verdict: Verdict, lang: str) -> tuple[str, str, str, date | None]:
    word, remark, by, day = verdict.content
    return say(lang, word), remark, by, day


def _past(page: Page, verdict: Verdict) -> tuple[object, ...]:
    return (
        clean(page.name), verdict.rule, clean(verdict.excerpt), *_said(verdict, page.lang), clean(page.report.path),
    )  # fmt: skip
