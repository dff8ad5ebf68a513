"""A workbook that came back: where its findings stand, whatever was put above them, and what its formulas came to."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from itertools import islice, zip_longest
from typing import Any

from checker.review.sheets.wording import ENGLISH
from checker.review.sheets.workbook import FINDINGS_SHEET, ID, VERDICT

HEAD = 10
"""Rows among which the names of the columns are looked for: people put titles above them."""
MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]+)(\d+):[A-Z]+(\d+)"')
OWN_NAMES = {*ENGLISH, *ENGLISH.values()}
"""Whatever a sheet of ours calls something, a page for instance."""
PAGES = (FINDINGS_SHEET, ENGLISH[FINDINGS_SHEET])


def located(book: Any) -> list[tuple[str, int]]:
    """The pages of findings, renamed or not, and the row of their column names; more than one where somebody copied it.

    Args:
        book: an openpyxl workbook.
    """
    pages = sorted(book.worksheets, key=lambda page: page.title not in PAGES)
    found = []
    for page in pages:
        for number, row in enumerate(page.iter_rows(max_row=HEAD, values_only=True), 1):
            names = {str(value).strip() for value in row if value is not None}
            if {ID, VERDICT} <= names or {ENGLISH[ID], ENGLISH[VERDICT]} <= names:
                found.append((page.title, number))
                break
    return found or [(page.title, 1) for page in pages if page.title in PAGES]


def rows(data: bytes, book: Any, name: str, first: int) -> Iterator[Sequence[Any]]:
    """The values of a page's rows; formulas as what the program that saved them worked out, where it did.

    Args:
        data: the file that the book was loaded from.
        first: the row to begin with.
    """
    worked_out: Iterator[Sequence[Any]] | None = None
    for number, row in enumerate(book[name].iter_rows(min_row=first, values_only=True)):
        if any(isinstance(value, str) and value.startswith("=") for value in row):
            if worked_out is None:
                worked_out = islice(_worked_out(data, name, first), number, None)
                at = number
            results = next(islice(worked_out, number - at, None), ())
            at = number + 1
            row = tuple(value if result is None else result for value, result in _paired(row, results))
        yield row


def _worked_out(data: bytes, name: str, first: int) -> Iterator[Sequence[Any]]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    try:
        yield from book[name].iter_rows(min_row=first, values_only=True)
    finally:
        book.close()


def _paired(row: Sequence[Any], results: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    for at, value in enumerate(row):
        formula = isinstance(value, str) and value.startswith("=")
        yield value, results[at] if formula and at < len(results) else None


class Merged:
    """Cells that somebody merged down a page: the value of the first stands for all of them."""

    def __init__(self, data: bytes, book: Any, name: str) -> None:
        from openpyxl.utils import column_index_from_string

        self._last: dict[tuple[int, int], int] = {}
        """Row and column, from 1, of each merge's first cell → its last row."""
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            xml = package.read(book[name]._worksheet_path)  # a page that is read row by row tells of none
        for column, row, last in MERGE.findall(xml):
            self._last[int(row), column_index_from_string(column.decode())] = int(last)
        self._open: dict[int, tuple[int, Any]] = {}

    def value(self, row: int, column: int, own: Any) -> Any:
        """The value of a cell; rows are asked for in order."""
        if last := self._last.get((row, column)):
            self._open[column] = last, own
        last, first = self._open.get(column, (0, None))
        return first if own is None and row <= last else own


def foreign_words(data: bytes) -> str:
    """What people wrote into a workbook where nothing is read back; empty where there is nothing."""
    from openpyxl import load_workbook

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if any("comments" in name.lower() for name in package.namelist()):
            return "单元格批注"
    book = load_workbook(io.BytesIO(data), read_only=True)
    try:
        ((name, first),) = located(book)
        strange = [
            page.title for page in book.worksheets if page.title not in OWN_NAMES and page.title != name
        ]
        if strange:
            return f"工作表“{strange[0]}”"
        names: list[str] = []
        for number, row in enumerate(book[name].iter_rows(values_only=True), 1):
            said = [str(value).strip() if value is not None else "" for value in row]
            if number < first and any(said):
                return f"表头上面的“{next(filter(None, said))[:20]}”"
            if number == first:
                names = said
            if number <= first:
                continue
            named = dict(zip_longest(names, said[: len(names)], fillvalue=""))
            if any(said[len(names) :]) or named.get(""):
                return f"第 {number} 行表格旁边的字"
            if column := next((n for n, text in named.items() if text and n not in OWN_NAMES), None):
                return f"“{column}”列"
            if any(said) and not (named.get(ID) or named.get(ENGLISH[ID])):
                return f"第 {number} 行"
    finally:
        book.close()
    return ""
