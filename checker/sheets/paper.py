"""A Word document in the house style of Chinese offices, with tables that are made fast.

Tables are built as XML elements: going through python-docx cell by cell takes seconds a report.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from checker.words import HARMFUL

if TYPE_CHECKING:
    from lxml.etree import _Element

BODY, HEADING, SUBHEADING, TITLE = "仿宋", "黑体", "楷体", "宋体"
FALL_BACKS = {
    "仿宋": "FangSong,仿宋_GB2312,STFangsong,Noto Serif CJK SC",
    "黑体": "SimHei,STHeiti,Noto Sans CJK SC",
    "楷体": "KaiTi,楷体_GB2312,STKaiti,Noto Serif CJK SC",
    "宋体": "SimSun,STSong,Noto Serif CJK SC",
}
"""Fonts to take where the named one is missing."""
NUMBERS = (("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3."))
TWIPS = 567
"""A centimetre."""
SMALL, TABLE_SIZE = "18", "21"
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
        self._end = self._body.find(_w("sectPr"))
        _page_layout(self.document)
        _fonts(self.document)
        _styles(self.document)
        _numbering(self.document)
        _footer(self.document.sections[0])
        properties = self.document.core_properties
        properties.title, properties.author, properties.comments = _clean(title), "", ""
        self._paragraph("Title", [Run(title)])

    def heading(self, level: int, text: str, new_page: bool = False) -> None:
        """A numbered heading, 1 for the highest level."""
        paragraph = self._paragraph(f"Heading{level}", [Run(text)])
        if new_page:
            _sub(paragraph[0], "pageBreakBefore")

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
            for properties in list(table.iter(_w("pPr"))):
                properties.insert(0, properties.makeelement(_w("keepNext"), {}))
        self._end.addprevious(table)

    def _paragraph(self, style: str, runs: Iterable[Run]) -> _Element:
        paragraph = _new("p")
        _sub(_sub(paragraph, "pPr"), "pStyle", val=style)
        for run in runs:
            _run(paragraph, run)
        self._end.addprevious(paragraph)
        return paragraph


def _table(widths: Sequence[float], style: str) -> _Element:
    table = _new("tbl")
    properties = _sub(table, "tblPr")
    _sub(properties, "tblStyle", val=style)
    _sub(properties, "tblW", w=str(int(sum(widths) * TWIPS)), type="dxa")
    _sub(properties, "tblLayout", type="fixed")
    grid = _sub(table, "tblGrid")
    for width in widths:
        _sub(grid, "gridCol", w=str(int(width * TWIPS)))
    return table


def _row(table: _Element, cells: Sequence[Cell], widths: Sequence[float], head: bool = False) -> None:
    row = _sub(table, "tr")
    properties = _sub(row, "trPr")
    _sub(properties, "cantSplit")
    if head:
        _sub(properties, "tblHeader")
    column = 0
    for cell in cells:
        width = sum(widths[column : column + cell.span])
        column += cell.span
        _cell(row, cell, width)


def _cell(row: _Element, cell: Cell, width: float) -> None:
    element = _sub(row, "tc")
    properties = _sub(element, "tcPr")
    _sub(properties, "tcW", w=str(int(width * TWIPS)), type="dxa")
    if cell.span > 1:
        _sub(properties, "gridSpan", val=str(cell.span))
    if cell.shade:
        _sub(properties, "shd", val="clear", color="auto", fill=cell.shade)
    if cell.inner:
        half = (width - 0.4) / len(cell.inner)
        table = _table([half] * len(cell.inner), "SheetInner")
        _row(table, cell.inner, [half] * len(cell.inner))
        element.append(table)
    paragraph = _lines(element, cell)
    if cell.inner:  # Word wants a paragraph after a table in a cell; it should take no room
        _sub(paragraph[0], "spacing", line="20", lineRule="exact")


def _lines(element: _Element, cell: Cell) -> _Element:
    def begin() -> _Element:
        paragraph = _sub(element, "p")
        properties = _sub(paragraph, "pPr")
        _sub(properties, "pStyle", val="SheetCell")
        if cell.centre:
            _sub(properties, "jc", val="center")
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
    element = _sub(paragraph, "r")
    if run.bold or run.small or run.kai or run.marked:
        properties = _sub(element, "rPr")
        if run.kai:
            _sub(properties, "rFonts", eastAsia=SUBHEADING, hint="eastAsia")
        if run.bold or run.marked:
            _sub(properties, "b")
        if run.marked:
            _sub(properties, "color", val="C00000")
        if run.small:
            _sub(properties, "sz", val=SMALL)
        if run.marked:
            _sub(properties, "u", val="single")
    text = _sub(element, "t")
    text.text = _clean(run.text)
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _page_layout(document: Any) -> None:
    from docx.shared import Cm

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin, section.bottom_margin = Cm(2.8), Cm(2.5)
    section.left_margin = section.right_margin = Cm(2.5)


def _fonts(document: Any) -> None:
    """Name the fall-backs in the font table."""
    from lxml import etree

    part = next(r.target_part for r in document.part.rels.values() if r.reltype.endswith("/fontTable"))
    table = etree.fromstring(part.blob)
    for name, others in FALL_BACKS.items():
        font = etree.SubElement(table, _w("font"), {_w("name"): name})
        _sub(font, "altName", val=others)
        _sub(font, "charset", val="86")
    part._blob = etree.tostring(table, xml_declaration=True, encoding="UTF-8", standalone=True)


def _styles(document: Any) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    styles = document.styles
    for name, font, size, bold in (
        ("Normal", BODY, 14, False), ("Title", TITLE, 20, True), ("Heading 1", HEADING, 16, False),
        ("Heading 2", SUBHEADING, 15, True), ("Heading 3", BODY, 14, True),
    ):  # fmt: skip
        style = styles[name]
        properties = style.element.get_or_add_rPr()
        for child in list(properties):
            properties.remove(child)
        _sub(properties, "rFonts", ascii="Times New Roman", hAnsi="Times New Roman", eastAsia=font)
        style.font.size, style.font.bold = Pt(size), bold
        _spacing(style, 12 if name != "Normal" else 0, 6, 1.25)
    title = styles["Title"].element.get_or_add_pPr()
    for border in title.findall(_w("pBdr")):
        title.remove(border)
    styles["Title"].paragraph_format.alignment = 1
    cell = styles.add_style("SheetCell", WD_STYLE_TYPE.PARAGRAPH)
    cell.base_style = styles["Normal"]
    cell.element.get_or_add_rPr()
    cell.font.size = Pt(int(TABLE_SIZE) / 2)
    _spacing(cell, 0, 0, 1)
    for name, borders in (("SheetTable", True), ("SheetInner", False)):
        table = styles.add_style(name, WD_STYLE_TYPE.TABLE)
        properties = _sub(table.element, "tblPr")
        if borders:
            lines = _sub(properties, "tblBorders")
            for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
                _sub(lines, side, val="single", sz="4", space="0", color="7F7F7F")
        margins = _sub(properties, "tblCellMar")
        for side, width in (("top", "40"), ("left", "85"), ("bottom", "40"), ("right", "85")):
            _sub(margins, side, w=width, type="dxa")


def _spacing(style: Any, before: float, after: float, lines: float) -> None:
    from docx.shared import Pt

    layout = style.paragraph_format
    layout.space_before, layout.space_after, layout.line_spacing = Pt(before), Pt(after), lines


def _numbering(document: Any) -> None:
    """Chinese numbers for the three heading styles."""
    numbering = document.part.numbering_part.element
    abstract = _new("abstractNum", abstractNumId="90")
    _sub(abstract, "multiLevelType", val="multilevel")
    for level, (form, text) in enumerate(NUMBERS):
        entry = _sub(abstract, "lvl", ilvl=str(level))
        _sub(entry, "start", val="1")
        _sub(entry, "numFmt", val=form)
        _sub(entry, "pStyle", val=f"Heading{level + 1}")
        _sub(entry, "suff", val="nothing")
        _sub(entry, "lvlText", val=text)
        _sub(entry, "lvlJc", val="left")
        _sub(_sub(entry, "pPr"), "ind", left="0", firstLine="0")
    first = numbering.find(_w("num"))
    first.addprevious(abstract) if first is not None else numbering.append(abstract)
    _sub(_sub(numbering, "num", numId="90"), "abstractNumId", val="90")
    for level in range(len(NUMBERS)):
        properties = document.styles[f"Heading {level + 1}"].element.get_or_add_pPr()
        number = properties.get_or_add_numPr()
        _sub(number, "ilvl", val=str(level))
        _sub(number, "numId", val="90")


def _footer(section: Any) -> None:
    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = 1
    for piece in ("第 ", "PAGE", " 页 共 ", "NUMPAGES", " 页"):
        if piece.isupper():
            field_element = _sub(paragraph._p, "fldSimple", instr=f" {piece} ")
            _run(field_element, Run("1", small=True))
        else:
            _run(paragraph._p, Run(piece, small=True))


def _clean(text: str) -> str:
    return HARMFUL.sub("\ufffd", text)


def _w(name: str) -> str:
    return "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}" + name


def _new(name: str, **attributes: str) -> _Element:
    from docx.oxml.parser import OxmlElement

    element: _Element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(_w(key), value)
    return element


def _sub(parent: _Element, name: str, **attributes: str) -> _Element:
    element = parent.makeelement(_w(name), {_w(key): value for key, value in attributes.items()})
    parent.append(element)
    return element
