"""A Word document in the house style of Chinese offices, with tables that are made fast.

Tables are built as XML elements: going through python-docx cell by cell takes seconds a report.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from checker.outputs.words import HARMFUL
from checker.review.sheets.house_style import SUBHEADING, house_style, new, sub, w

if TYPE_CHECKING:
    from lxml.etree import _Element

TWIPS = 567
"""A centimetre."""
SMALL = "18"
"""Half points."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look."""

    text: str
    bold: bool = False
    small: bool = False
    kai: bool = False
    """In the type of quotations."""
    marked: bool = False


class Cell:
    """A table cell: text with line ends, or cells side by side in it."""

    __slots__ = ("bold", "centre", "inner", "runs", "shade", "span")

    def __init__(
        self,
        *runs: str | Run,
        bold: bool = False,
        centre: bool = False,
        shade: str = "",
        span: int = 1,
        inner: Sequence[Cell] = (),
    ) -> None:
        self.runs = [run if isinstance(run, Run) else Run(run, bold) for run in runs]
        self.bold, self.centre, self.shade, self.span, self.inner = bold, centre, shade, span, inner


class Paper:
    """A document that grows downwards."""

    def __init__(self, title: str) -> None:
        from docx import Document

        self.document: Any = Document()
        self._body = self.document.element.body
        self._end = self._body.find(w("sectPr"))
        house_style(self.document)
        _footer(self.document.sections[0])
        properties = self.document.core_properties
        properties.title, properties.author, properties.comments = _clean(title), "", ""
        self._paragraph("Title", [Run(title)])

    def heading(self, level: int, text: str, new_page: bool = False) -> None:
        """A numbered heading, 1 for the highest level."""
        paragraph = self._paragraph(f"Heading{level}", [Run(text)])
        if new_page:
            sub(paragraph[0], "pageBreakBefore")

    def text(self, text: str, bold: bool = False) -> None:
        """A paragraph."""
        self._paragraph("Normal", [Run(text, bold)])

    def gap(self) -> None:
        """Room below a table, without which Word joins it to the next one."""
        self._paragraph("Normal", [])

    def table(
        self,
        widths: Sequence[float],
        rows: Iterable[Sequence[Cell]],
        head: Sequence[str] = (),
        together: bool = False,
    ) -> None:
        """A table whose head is repeated on every page and whose rows are never split.

        Args:
            widths: of the columns, in centimetres.
            together: keep the whole table on one page.
        """
        table = _table(widths, "SheetTable")
        if head:
            _row(
                table,
                [Cell(text, bold=True, centre=True, shade="D9E2F3") for text in head],
                widths,
                head=True,
            )
        for row in rows:
            _row(table, row, widths)
        if together:
            for properties in list(table.iter(w("pPr"))):
                properties.insert(0, properties.makeelement(w("keepNext"), {}))
        self._end.addprevious(table)

    def _paragraph(self, style: str, runs: Iterable[Run]) -> _Element:
        paragraph = new("p")
        sub(sub(paragraph, "pPr"), "pStyle", val=style)
        for run in runs:
            _run(paragraph, run)
        self._end.addprevious(paragraph)
        return paragraph


def _table(widths: Sequence[float], style: str) -> _Element:
    table = new("tbl")
    properties = sub(table, "tblPr")
    sub(properties, "tblStyle", val=style)
    sub(properties, "tblW", w=str(int(sum(widths) * TWIPS)), type="dxa")
    sub(properties, "tblLayout", type="fixed")
    grid = sub(table, "tblGrid")
    for width in widths:
        sub(grid, "gridCol", w=str(int(width * TWIPS)))
    return table


def _row(table: _Element, cells: Sequence[Cell], widths: Sequence[float], head: bool = False) -> None:
    row = sub(table, "tr")
    properties = sub(row, "trPr")
    sub(properties, "cantSplit")
    if head:
        sub(properties, "tblHeader")
    column = 0
    for cell in cells:
        width = sum(widths[column : column + cell.span])
        column += cell.span
        _cell(row, cell, width)


def _cell(row: _Element, cell: Cell, width: float) -> None:
    element = sub(row, "tc")
    properties = sub(element, "tcPr")
    sub(properties, "tcW", w=str(int(width * TWIPS)), type="dxa")
    if cell.span > 1:
        sub(properties, "gridSpan", val=str(cell.span))
    if cell.shade:
        sub(properties, "shd", val="clear", color="auto", fill=cell.shade)
    if cell.inner:
        half = (width - 0.4) / len(cell.inner)
        table = _table([half] * len(cell.inner), "SheetInner")
        _row(table, cell.inner, [half] * len(cell.inner))
        element.append(table)
    paragraph = _lines(element, cell)
    if cell.inner:  # Word wants a paragraph after a table in a cell; it should take no room
        sub(paragraph[0], "spacing", line="20", lineRule="exact")


def _lines(element: _Element, cell: Cell) -> _Element:
    def begin() -> _Element:
        paragraph = sub(element, "p")
        properties = sub(paragraph, "pPr")
        sub(properties, "pStyle", val="SheetCell")
        if cell.centre:
            sub(properties, "jc", val="center")
        return paragraph

    paragraph = begin()
    for run in cell.runs:
        for number, line in enumerate(run.text.split("\n")):
            if number:
                paragraph = begin()
            if line:
                _run(paragraph, Run(line, run.bold, run.small, run.kai, run.marked))
    return paragraph


def _run(paragraph: _Element, run: Run) -> None:
    element = sub(paragraph, "r")
    if run.bold or run.small or run.kai or run.marked:
        properties = sub(element, "rPr")
        if run.kai:
            sub(properties, "rFonts", eastAsia=SUBHEADING, hint="eastAsia")
        if run.bold or run.marked:
            sub(properties, "b")
        if run.marked:
            sub(properties, "color", val="C00000")
        if run.small:
            sub(properties, "sz", val=SMALL)
        if run.marked:
            sub(properties, "u", val="single")
    text = sub(element, "t")
    text.text = _clean(run.text)
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _footer(section: Any) -> None:
    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = 1
    for piece in ("第 ", "PAGE", " 页 共 ", "NUMPAGES", " 页"):
        if piece.isupper():
            field_element = sub(paragraph._p, "fldSimple", instr=f" {piece} ")
            _run(field_element, Run("1", small=True))
        else:
            _run(paragraph._p, Run(piece, small=True))


def _clean(text: str) -> str:
    return HARMFUL.sub("\ufffd", text)
