"""A Word document in the house style of Chinese offices, with tables that are made fast.

Tables are built as XML elements: going through python-docx cell by cell takes seconds a report.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from checker.outputs.words import HARMFUL
from checker.review.sheets.house_style import SUBHEADING, TABLE_LINE, TABLE_SIZE, house_style, new, sub, w
from checker.review.sheets.wording import say

if TYPE_CHECKING:
    from lxml.etree import _Element

TWIPS = 567
"""A centimetre."""
SMALL = "16"
"""Half points."""
CHARACTER = TABLE_SIZE / 72 * 2.54
"""Breadth of a Chinese character in a table, in centimetres."""
LINE = TABLE_LINE / 72 * 2.54
"""Height of a line in a table, in centimetres."""
BODY_LINE, HEADING_HEIGHT, TITLE_HEIGHT = 0.6, 1.0, 1.1
"""Centimetres of a line of text, of a heading and of a line of the title."""
BODY_ROOM, TITLE_ROOM = 78, 58
"""Half Chinese characters that a line holds."""
PADDING = 0.16
"""Above and below the text of a row together, in centimetres."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look."""

    text: str
    bold: bool = False
    small: bool = False
    kai: bool = False
    """In the type of quotations."""
    marked: bool = False
    hidden: bool = False
    """Kept in the file, not shown."""


class Cell:
    """A table cell: text with line ends; with `choices`, a box to choose from or to write into."""

    __slots__ = ("bold", "centre", "choices", "keep", "runs", "shade", "span")

    def __init__(
        self,
        *runs: str | Run,
        bold: bool = False,
        centre: bool = False,
        shade: str = "",
        span: int = 1,
        choices: Sequence[str] = (),
        keep: bool = False,
    ) -> None:
        self.runs = [run if isinstance(run, Run) else Run(run, bold) for run in runs]
        self.bold, self.centre, self.shade, self.span, self.choices = bold, centre, shade, span, choices
        self.keep = keep  # on one page with the next row

    def lines(self, width: float) -> int:
        """Lines that its text takes in a column of so many centimetres."""
        room = max(1, int((width - 0.35) / CHARACTER))
        text = "".join(run.text for run in self.runs if not run.hidden)
        return sum(1 + (breadth(line) - 1) // (2 * room) for line in text.split("\n") if line) or 1


class Paper:
    """A document that grows downwards."""

    def __init__(self, title: Sequence[str], lang: str = "zh") -> None:
        """
        Args:
            title: its pieces, each on a line of its own where one line is too short for all.
        """
        from docx import Document

        self.lang = lang

        self.document: Any = Document()
        self._body = self.document.element.body
        self._end = self._body.find(w("sectPr"))
        house_style(self.document)
        _footer(self.document.sections[0], lang)
        properties = self.document.core_properties
        properties.title, properties.author, properties.comments = _clean("".join(title)), "", ""
        self.height = 0.0
        """Centimetres that all but the tables take so far, page breaks left out of account."""
        for line in ["".join(title)] if breadth("".join(title)) <= TITLE_ROOM else title:
            self.height += TITLE_HEIGHT * (1 + breadth(line) // TITLE_ROOM)
            self._paragraph("Title", [Run(line)])

    def heading(self, level: int, text: str, new_page: bool = False) -> None:
        """A numbered heading, 1 for the highest level."""
        self.height += HEADING_HEIGHT * (1 + breadth(text) // BODY_ROOM)
        paragraph = self._paragraph(f"Heading{level}", [Run(text)])
        if new_page:
            sub(paragraph[0], "pageBreakBefore")

    def text(self, *pieces: str) -> None:
        """A paragraph; its first piece is bold."""
        runs = [Run(piece, number == 0) for number, piece in enumerate(pieces) if piece]
        self.height += BODY_LINE * (1 + breadth("".join(pieces)) // BODY_ROOM)
        self._paragraph("Normal", runs)

    def gap(self) -> None:
        """Room below a table, without which Word joins it to the next one."""
        self._paragraph("Normal", [])

    def table(
        self,
        widths: Sequence[float],
        rows: Iterable[Sequence[Cell]],
        head: Sequence[str] = (),
        together: bool = False,
        height: float = 0,
        tight: bool = False,
    ) -> None:
        """A table whose head is repeated on every page and whose rows are never split.

        Args:
            widths: of the columns, in centimetres.
            together: keep the whole table on one page.
            height: of a row at least, in centimetres.
            tight: with hardly any room above and below the text.
        """
        table = _table(widths, "SheetTable", tight)
        if head:
            _row(
                table,
                [Cell(say(self.lang, text), bold=True, centre=True, shade="D9E2F3") for text in head],
                widths,
                head=True,
            )
        for row in rows:
            _row(table, row, widths, height=height)
        if together:
            for properties in list(table.iter(w("pPr"))):
                properties.insert(0, properties.makeelement(w("keepNext"), {}))
        if tight:
            for style in table.iter(w("pStyle")):
                style.set(w("val"), "SheetTight")
        self._end.addprevious(table)

    def _paragraph(self, style: str, runs: Iterable[Run]) -> _Element:
        paragraph = new("p")
        sub(sub(paragraph, "pPr"), "pStyle", val=style)
        for run in runs:
            _run(paragraph, run)
        self._end.addprevious(paragraph)
        return paragraph


def _table(widths: Sequence[float], style: str, tight: bool) -> _Element:
    table = new("tbl")
    properties = sub(table, "tblPr")
    sub(properties, "tblStyle", val=style)
    sub(properties, "tblW", w=str(int(sum(widths) * TWIPS)), type="dxa")
    sub(properties, "tblLayout", type="fixed")
    if tight:
        margins = sub(properties, "tblCellMar")
        for side in ("top", "bottom"):
            sub(margins, side, w="10", type="dxa")
    grid = sub(table, "tblGrid")
    for width in widths:
        sub(grid, "gridCol", w=str(int(width * TWIPS)))
    return table


def _row(
    table: _Element, cells: Sequence[Cell], widths: Sequence[float], head: bool = False, height: float = 0
) -> None:
    row = sub(table, "tr")
    properties = sub(row, "trPr")
    sub(properties, "cantSplit")
    if height:
        sub(properties, "trHeight", val=str(int(height * TWIPS)), hRule="atLeast")
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
    _lines(element, cell)


def _lines(element: _Element, cell: Cell) -> None:
    def begin() -> _Element:
        paragraph = sub(element, "p")
        properties = sub(paragraph, "pPr")
        sub(properties, "pStyle", val="SheetCell")
        if cell.keep:
            sub(properties, "keepNext")
        if cell.centre:
            sub(properties, "jc", val="center")
        return paragraph

    paragraph = begin()
    if cell.choices:
        _box(paragraph, cell)
        return
    for run in cell.runs:
        for number, line in enumerate(run.text.split("\n")):
            if number:
                paragraph = begin()
            if line:
                _run(paragraph, replace(run, text=line))


def _box(paragraph: _Element, cell: Cell) -> None:
    """A content control with the choices, showing the cell's text or else a prompt."""
    control = sub(paragraph, "sdt")
    properties = sub(control, "sdtPr")
    sub(properties, "alias", val="复核结论")
    listed = sub(properties, "comboBox")
    for choice in cell.choices:
        sub(listed, "listItem", displayText=choice, value=choice)
    content = sub(control, "sdtContent")
    for run in cell.runs:
        _run(content, replace(run, text=run.text.replace("\n", " ")))


def _run(paragraph: _Element, run: Run) -> None:
    element = sub(paragraph, "r")
    if run.bold or run.small or run.kai or run.marked or run.hidden:
        properties = sub(element, "rPr")
        if run.kai:
            sub(properties, "rFonts", eastAsia=SUBHEADING, hint="eastAsia")
        if run.bold or run.marked:
            sub(properties, "b")
        if run.hidden:
            sub(properties, "vanish")
        if run.marked:
            sub(properties, "color", val="C00000")
        if run.small:
            sub(properties, "sz", val=SMALL)
        if run.marked:
            sub(properties, "u", val="single")
    text = sub(element, "t")
    text.text = _clean(run.text)
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _footer(section: Any, lang: str) -> None:
    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = 1
    for piece in (say(lang, "第 "), "PAGE", say(lang, " 页 共 "), "NUMPAGES", say(lang, " 页")):
        if piece.isupper():
            field_element = sub(paragraph._p, "fldSimple", instr=f" {piece} ")
            _run(field_element, Run("1", small=True))
        else:
            _run(paragraph._p, Run(piece, small=True))


def fitted(text: str, width: float) -> str:
    """As much of a text as a line of a column of so many centimetres holds, with … where something is left out."""
    room = 2 * (width - 0.35) / CHARACTER
    if _printed(text) <= room:
        return text
    while text and _printed(text) > room - 2:
        text = text[:-1]
    return f"{text}…"


def _printed(text: str) -> float:
    """Half Chinese characters that a line of text takes, with the room that programs put between figures and words."""
    wide = [character > "\u2e7f" for character in text]
    return breadth(text) + sum(a != b for a, b in pairwise(wide)) / 2


def breadth(text: str) -> int:
    """Of a text in half Chinese characters."""
    return sum(2 if character > "\u2e7f" else 1 for character in text)


def _clean(text: str) -> str:
    return HARMFUL.sub("\ufffd", text)
