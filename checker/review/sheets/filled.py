"""A workbook that came back: where its findings stand, whatever was put above them, and what its formulas came to."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from checker.review.sheets.wording import ENGLISH
from checker.review.sheets.workbook import FINDINGS_SHEET, ID, VERDICT

HEAD = 10
"""Rows among which the names of the columns are looked for: people put titles above them."""
PAGES = (FINDINGS_SHEET, ENGLISH[FINDINGS_SHEET])


def located(book: Any) -> tuple[str, int]:
    """The page of the findings, renamed or not, and the row of its column names; an empty name where there is none.

    Args:
        book: an openpyxl workbook.
    """
    pages = sorted(book.worksheets, key=lambda page: page.title not in PAGES)
    for page in pages:
        for number, row in enumerate(page.iter_rows(max_row=HEAD, values_only=True), 1):
            names = {str(value).strip() for value in row if value is not None}
            if {ID, VERDICT} <= names or {ENGLISH[ID], ENGLISH[VERDICT]} <= names:
                return page.title, number
    return next(((page.title, 1) for page in pages if page.title in PAGES), ("", 1))


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
