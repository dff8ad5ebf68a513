"""The tables of a report as rows of cells: what readers found in cells, and lines of text parted by tabs, blanks or bars."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from checker.model.document import Document, Paragraph, Span
from checker.support.patterns import regex
from checker.text.heading_marks import heading_mark

PARTED = regex(r"[^\s|\d]+(?=-?\d[\d,.]*(?:[\s|]|$))|[^\s|]+")
"""A cell of a line that is a row of a table; folding leaves no blank between a label and its number."""
PROSE = regex(r"[，。；：！？、,;!?]\D|[。；！？]$")
"""Marks that no row has."""
LEAST = 3
"""Cells that make a line a row: two are a label and its value, in a sentence too."""
NUMBER = regex(r"-?\d[\d,]*(?:\.\d+)?")


class Cell(Struct, frozen=True):
    """One cell: its text and where it stands."""

    text: str
    span: Span

    @property
    def value(self) -> Decimal | None:
        """The number that the cell holds and nothing else; None for words and for an empty cell."""
        found = NUMBER.fullmatch(self.text.strip())
        return Decimal(found[0].replace(",", "")) if found else None


Row = tuple[Cell, ...]


def tables(document: Document) -> Iterator[tuple[Row, ...]]:
    """The tables in the order of the text; rows that follow one another without text between are one table."""
    rows: list[Row] = []
    for row in _rows(document):
        if row:
            rows.append(row)
        elif rows:
            yield tuple(rows)
            rows = []
    if rows:
        yield tuple(rows)


def _rows(document: Document) -> Iterator[Row]:
    """Each row; an empty one for what stands between tables."""
    cells: list[Cell] = []
    current = 0
    for paragraph in document.paragraphs:
        if paragraph.row != current and cells:
            yield tuple(cells)
            cells = []
        current = paragraph.row
        if paragraph.row:
            span = paragraph.span
            cells.append(Cell(document.slice(span), span))
        else:
            yield _line(document, paragraph)
    if cells:
        yield tuple(cells)


def _line(document: Document, paragraph: Paragraph) -> Row:
    text = document.text[paragraph.start : paragraph.end]
    mark = heading_mark(text)
    if PROSE.search(text, mark.end if mark else 0):
        return ()
    cells = []
    for found in PARTED.finditer(text):
        start = paragraph.start + found.start()
        cells.append(Cell(found[0], Span(start, start + len(found[0]))))
    return tuple(cells) if len(cells) >= LEAST else ()
