"""How a workbook is written, and what its columns are called that are read back.

Every text is written as a text with the mark that Excel itself sets for a leading apostrophe, so that
what begins with = + - @ stays what it is and never becomes a formula, not even after an edit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.review.sheets.wording import say
from checker.review.verdicts import MAX_REMARK, VERDICTS

if TYPE_CHECKING:
    from xlsxwriter import Workbook

FINDINGS_SHEET = "问题清单"
VERDICT, REMARK, REVIEWER, DATE, ID = "复核结论", "复核意见", "复核人", "复核日期", "编号"
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


class Column(NamedTuple):
    """A column; `style` names one of `Writer.formats`."""

    name: str
    width: int
    style: str = "text"


class Writer:
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
            "mean": {**base, "quote_prefix": False, "num_format": "0.0"},
            "head": {**base, "bold": True, "bg_color": "#1F3864", "font_color": "#FFFFFF", "align": "center",
                     "valign": "vcenter"},
        }  # fmt: skip
        self.formats = {name: book.add_format(look) for name, look in looks.items()}
        self.colours = {
            self.say(word): book.add_format({"bg_color": back, "font_color": text})
            for word, (back, text) in COLOURS.items()
        }

    def say(self, text: str) -> str:
        """A text in the language of the workbook."""
        return say(self.lang, text)

    def table(
        self,
        name: str,
        columns: Sequence[Column],
        rows: Iterable[Sequence[object]],
        fixed: int = 0,
        head: int = 24,
        below: Iterable[Sequence[object]] = (),
        closing: Sequence[str] = (),
    ) -> None:
        """A sheet.

        Args:
            fixed: how many columns stay in sight.
            head: height of the first row in points.
            below: rows under the same columns that belong to no report, such as averages.
            closing: lines below all of that.
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
        last = self._rows(page, columns, rows, 1)
        under = self._rows(page, columns, below, last + 2)
        for number, line in enumerate(closing, under + 2):
            page.set_row(number, 24)
            page.write_string(number, 1, self.say(line), self.formats["below"])
        page.autofilter(0, 0, max(last, 1), len(columns) - 1)
        if any(column.style == "entry" for column in columns):
            self._entries(page, [column.name for column in columns], last + ROOM)
        for word, look in self.colours.items():
            rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": look}
            page.conditional_format(1, 0, last + ROOM, len(columns) - 1, rule)

    def _rows(
        self, page: Any, columns: Sequence[Column], rows: Iterable[Sequence[object]], first: int
    ) -> int:
        """Write rows from the given one on and return the number of the last, or of the one before without any."""
        number = first - 1
        for number, row in enumerate(rows, first):
            page.set_row(number, _height(row, columns))
            for index, value in enumerate(row):
                self._cell(page, number, index, value, columns[index].style)
        return number

    def _cell(self, page: Any, row: int, column: int, value: object, style: str) -> None:
        if value is None or value == "":
            page.write_blank(row, column, None, self.formats[style])
        elif isinstance(value, date):
            page.write_datetime(row, column, value, self.formats["date"])
        elif isinstance(value, int | float):
            page.write_number(
                row, column, value, self.formats["number" if isinstance(value, int) else "mean"]
            )
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


def _height(row: Sequence[object], columns: Sequence[Column]) -> float:
    """Points that the row's text takes when it is wrapped; not every office program works it out itself."""
    lines = 1
    for value, column in zip(row, columns, strict=True):
        if isinstance(value, str) and column.style != "hidden":
            folded = (sum(2 if c > "\u2e7f" else 1 for c in line) for line in value.split("\n"))
            lines = max(lines, sum(1 + int(width * 1.1 / column.width) for width in folded))
    return min(HIGHEST, 4 + LINE * lines)
