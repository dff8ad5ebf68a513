"""How Chinese offices set a document: A4, 仿宋 under 黑体 headings, numbers as 一、（一）1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.readers.package import W

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
TABLE_SIZE, TABLE_LINE = 9.0, 12.0
"""Points; of the type and from line to line, exactly, so that a page holds the same whatever font is there."""


TIGHT_LINE = 10.5
"""Points from line to line in the matrix, so that all of it stands on one page."""


def house_style(document: Any) -> None:
    """Set page, fonts, styles and numbers of headings of a python-docx document."""
    _page_layout(document)
    _fonts(document)
    _styles(document)
    _numbering(document)


def w(name: str) -> str:
    """A name of WordprocessingML."""
    return W + name


def new(name: str, **attributes: str) -> _Element:
    """An element that python-docx knows."""
    from docx.oxml.parser import OxmlElement

    element: _Element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(w(key), value)
    return element


def sub(parent: _Element, name: str, **attributes: str) -> _Element:
    """A child at the end of an element."""
    element = parent.makeelement(w(name), {w(key): value for key, value in attributes.items()})
    parent.append(element)
    return element


def _page_layout(document: Any) -> None:
    from docx.shared import Cm

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin, section.bottom_margin = Cm(1.8), Cm(1.6)
    section.left_margin = section.right_margin = Cm(2)
    section.footer_distance = Cm(0.9)


def _fonts(document: Any) -> None:
    """Name the fall-backs in the font table."""
    from lxml import etree

    part = next(r.target_part for r in document.part.rels.values() if r.reltype.endswith("/fontTable"))
    table = etree.fromstring(part.blob)
    for name, others in FALL_BACKS.items():
        font = etree.SubElement(table, w("font"), {w("name"): name})
        sub(font, "altName", val=others)
        sub(font, "charset", val="86")
    part._blob = etree.tostring(table, xml_declaration=True, encoding="UTF-8", standalone=True)


def _styles(document: Any) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    styles = document.styles
    for name, font, size, bold in (
        ("Normal", BODY, 12, False), ("Title", TITLE, 16, True), ("Heading 1", HEADING, 13, False),
        ("Heading 2", SUBHEADING, 12, True), ("Heading 3", BODY, 12, True),
    ):  # fmt: skip
        style = styles[name]
        properties = style.element.get_or_add_rPr()
        for child in list(properties):
            properties.remove(child)
        sub(properties, "rFonts", ascii="Times New Roman", hAnsi="Times New Roman", eastAsia=font)
        style.font.size, style.font.bold = Pt(size), bold
        _spacing(style, 6 if "Heading" in name else 0, 3 if name != "Normal" else 0, Pt(round(size * 1.45)))
    title = styles["Title"].element.get_or_add_pPr()
    for border in title.findall(w("pBdr")):
        title.remove(border)
    styles["Title"].paragraph_format.alignment = 1
    cell = styles.add_style("SheetCell", WD_STYLE_TYPE.PARAGRAPH)
    cell.base_style = styles["Normal"]
    cell.element.get_or_add_rPr()
    cell.font.size = Pt(TABLE_SIZE)
    _spacing(cell, 0, 0, Pt(TABLE_LINE))
    tight = styles.add_style("SheetTight", WD_STYLE_TYPE.PARAGRAPH)
    tight.base_style = cell
    _spacing(tight, 0, 0, Pt(TIGHT_LINE))
    table = styles.add_style("SheetTable", WD_STYLE_TYPE.TABLE)
    properties = sub(table.element, "tblPr")
    lines = sub(properties, "tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        sub(lines, side, val="single", sz="4", space="0", color="7F7F7F")
    margins = sub(properties, "tblCellMar")
    for side, width in (("top", "40"), ("left", "85"), ("bottom", "40"), ("right", "85")):
        sub(margins, side, w=width, type="dxa")


def _spacing(style: Any, before: float, after: float, lines: Any) -> None:
    from docx.shared import Pt

    layout = style.paragraph_format
    layout.space_before, layout.space_after, layout.line_spacing = Pt(before), Pt(after), lines


def _numbering(document: Any) -> None:
    """Chinese numbers for the three heading styles."""
    numbering = document.part.numbering_part.element
    abstract = new("abstractNum", abstractNumId="90")
    sub(abstract, "multiLevelType", val="multilevel")
    for level, (form, text) in enumerate(NUMBERS):
        entry = sub(abstract, "lvl", ilvl=str(level))
        sub(entry, "start", val="1")
        sub(entry, "numFmt", val=form)
        sub(entry, "pStyle", val=f"Heading{level + 1}")
        sub(entry, "suff", val="nothing")
        sub(entry, "lvlText", val=text)
        sub(entry, "lvlJc", val="left")
        sub(sub(entry, "pPr"), "ind", left="0", firstLine="0")
    first = numbering.find(w("num"))
    first.addprevious(abstract) if first is not None else numbering.append(abstract)
    sub(sub(numbering, "num", numId="90"), "abstractNumId", val="90")
    for level in range(len(NUMBERS)):
        properties = document.styles[f"Heading {level + 1}"].element.get_or_add_pPr()
        number = properties.get_or_add_numPr()
        sub(number, "ilvl", val=str(level))
        sub(number, "numId", val="90")
