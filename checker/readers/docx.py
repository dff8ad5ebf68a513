"""Word documents by Word, WPS or LibreOffice, read as they look on the page.

Automatic numbers are part of the text, tracked changes count as accepted, and headers, footers,
footnotes, hidden text and tables of contents are left out. One paragraph is one block, in tables and
text boxes too; a line break parts a paragraph, because text pasted from web pages has them in place
of paragraph ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.model.document import Block
from checker.model.errors import ReadError
from checker.readers.numbering import Numbering, W, integer, value
from checker.readers.package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DROPPED = frozenset(
    W + name for name in ("del", "moveFrom", "rt", "sectPr", "sdtPr", "tblPr", "tcPr", "trPr")
)
TEXT = frozenset((W + "t", MATH + "t"))
SIGNS = {W + "tab": "\t", W + "ptab": "\t", W + "noBreakHyphen": "-"}
TRACKED = tuple(W + name for name in ("ins", "del", "moveFrom", "moveTo"))
HEADING = re.compile(r"(?:heading|标题) ?([1-9])")
BODY_TEXT = 9
"""Word's outline level of what is no heading; 0 is the highest heading."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or one line of it where line breaks part it. Never blank."""

    paragraph: _Element
    """The w:p, the last one where tracked changes join several."""
    runs: tuple[tuple[_Element, str], ...]
    """The elements that carry text (w:t, w:tab, w:sym …), each with its text."""
    page: int
    """1-based, as Word last laid the document out."""
    first: bool
    """Whether the paragraph begins here."""

    @property
    def text(self) -> str:
        """The text without the automatic number."""
        return "".join(text for _, text in self.runs)


def read(path: str, data: bytes) -> tuple[list[Block], list[str]]:
    """Blocks of a Word document."""
    package = Package(path, data)
    main = package.main()
    document = package.xml(main)
    if document is None or document.find(W + "body") is None:
        raise ReadError(path, "不是 Word 文档（里面没有正文），请用 Word 或 WPS 另存为 .docx")
    styles = _Styles(package.xml(package.related(main, "styles")))
    numbering = Numbering(package.xml(package.related(main, "numbering")), styles.numbered)
    labels = {
        paragraph: label
        for paragraph in _paragraphs(document)
        if (label := numbering.label(paragraph.find(W + "pPr"), styles.of(paragraph)))
    }
    paged = next(document.iter(W + "lastRenderedPageBreak"), None) is not None
    blocks = []
    for ordinal, line in enumerate(iter_paragraphs(document), 1):
        text = line.text
        label = labels.get(line.paragraph, "") if line.first else ""
        if label[-1:].isascii() and text[0].isascii() and label:
            label += " "
        outline = styles.outline(line.paragraph) if line.first else None
        blocks.append(Block(label + text, ordinal, line.page if paged else None, outline, len(label)))
    tracked = next(document.iter(*TRACKED), None) is not None
    return blocks, ["文中有修订痕迹，已按全部接受来读；定稿前请在“审阅”中接受或拒绝修订"] if tracked else []


def iter_paragraphs(document: _Element) -> Iterator[Line]:
    """The lines of a document in reading order, one for each block that `read` returns.

    Args:
        document: the w:document, such as the `element` of a python-docx document.
    """
    return _Walk().lines(document)


def _paragraphs(document: _Element) -> Iterator[_Element]:
    """Every paragraph that stays, empty ones too; alternative content counts once."""
    for paragraph in document.iter(W + "p"):
        if not _joins_next(paragraph) and not any(
            above.tag in (MC + "Fallback", W + "del", W + "moveFrom") for above in paragraph.iterancestors()
        ):
            yield paragraph


class _Styles:
    """What paragraph styles say of headings and numbers."""

    def __init__(self, root: _Element | None) -> None:
        styles = root.iterchildren(W + "style") if root is not None else ()
        self._all = {style.get(W + "styleId") or "": style for style in styles}
        self._default = next((n for n, s in self._all.items() if _is_default(s)), "")
        self.numbered: dict[str, tuple[str, int | None]] = {}
        """Style id → the w:numId and the level that it carries or inherits."""
        for name in self._all:
            found = [p for s in self._chain(name) if (p := s.find(f"{W}pPr/{W}numPr")) is not None]
            number = next((n for p in found if (n := value(p, "numId"))), None)
            level = next((at for p in found if (at := integer(value(p, "ilvl"))) is not None), None)
            if number:
                self.numbered[name] = number, level

    def of(self, paragraph: _Element) -> str:
        """The id of a paragraph's style."""
        return value(paragraph.find(W + "pPr"), "pStyle") or self._default

    def outline(self, paragraph: _Element) -> int | None:
        """Heading level, 1 for the highest, 0 for a title, None for body text."""
        direct = integer(value(paragraph.find(W + "pPr"), "outlineLvl"))
        if direct is not None:
            return direct + 1 if direct < BODY_TEXT else None
        for style in self._chain(self.of(paragraph)):
            name = (value(style, "name") or "").lower()
            level = integer(value(style.find(W + "pPr"), "outlineLvl"))
            if name == "title":
                return 0
            if level is not None:
                return level + 1 if level < BODY_TEXT else None
            if found := HEADING.fullmatch(name):
                return int(found[1])
        return None

    def _chain(self, name: str) -> Iterator[_Element]:
        """A style and those that it is based on."""
        seen: set[str] = set()
        while name in self._all and name not in seen:
            seen.add(name)
            yield self._all[name]
            name = value(self._all[name], "basedOn") or ""


def _is_default(style: _Element) -> bool:
    return style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on")


class _Walk:
    """One walk through a document; fields may reach over several paragraphs."""

    def __init__(self) -> None:
        self._fields: list[str] = []
        """Of each open field: its instruction so far, or "=" once its result has begun."""
        self._page = 1
        self._runs: list[tuple[_Element, str]] = []
        self._start = 1
        self._first = True
        self._boxes: list[_Element] = []

    def lines(self, container: _Element) -> Iterator[Line]:
        """The lines of the paragraphs in an element."""
        for child in container:
            if child.tag == W + "p":
                yield from self._paragraph(child)
            elif child.tag == MC + "AlternateContent":
                yield from self.lines(_chosen(child))
            elif child.tag not in DROPPED and not _left_out(child):
                yield from self.lines(child)

    def _paragraph(self, paragraph: _Element) -> Iterator[Line]:
        yield from self._inline(paragraph, paragraph)
        if not _joins_next(paragraph):
            yield from self._line(paragraph)
            self._first = True
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            yield from self.lines(box)

    def _inline(self, element: _Element, paragraph: _Element) -> Iterator[Line]:
        for child in element:
            tag = child.tag
            if tag in DROPPED or tag == W + "pPr" or _left_out(child):
                continue
            if tag in TEXT:
                self._add(child, child.text or "")
            elif tag in SIGNS:
                self._add(child, SIGNS[tag])
            elif tag == W + "sym":
                self._add(child, _symbol(child))
            elif tag == W + "cr" or (
                tag == W + "br" and child.get(W + "type", "textWrapping") == "textWrapping"
            ):
                yield from self._line(paragraph)
            elif tag == W + "lastRenderedPageBreak":
                self._page += 1
            elif tag == W + "fldChar":
                self._field(child.get(W + "fldCharType"))
            elif tag == W + "instrText" and self._fields:
                self._fields[-1] += child.text or ""
            elif tag == W + "txbxContent":
                self._boxes.append(child)
            elif tag == MC + "AlternateContent":
                yield from self._inline(_chosen(child), paragraph)
            else:
                yield from self._inline(child, paragraph)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append("")
        elif kind == "separate" and self._fields:
            contents = self._fields[-1].split()[:1] == ["TOC"]
            self._fields[-1] = "TOC" if contents else "="
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _add(self, element: _Element, text: str) -> None:
        if text and all(field == "=" for field in self._fields):
            if not "".join(t for _, t in self._runs).strip():
                self._start = self._page
            self._runs.append((element, text))

    def _line(self, paragraph: _Element) -> Iterator[Line]:
        runs, self._runs = tuple(self._runs), []
        if any(text.strip() for _, text in runs):
            yield Line(paragraph, runs, self._start, self._first)
            self._first = False


def _joins_next(paragraph: _Element) -> bool:
    """Whether the end of the paragraph was deleted."""
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


def _chosen(alternatives: _Element) -> _Element:
    """The first of several renderings of the same content."""
    choice = alternatives.find(MC + "Choice")
    return choice if choice is not None else alternatives


def _left_out(element: _Element) -> bool:
    """Hidden text, prompts of empty form fields, deleted table rows, cells that continue the one above."""
    if element.tag == W + "r":
        vanish = element.find(f"{W}rPr/{W}vanish")
        return vanish is not None and vanish.get(W + "val") not in ("0", "false", "off")
    if element.tag == W + "sdt":
        return element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
    if element.tag == W + "tr":
        return element.find(f"{W}trPr/{W}del") is not None
    merge = element.find(f"{W}tcPr/{W}vMerge") if element.tag == W + "tc" else None
    return merge is not None and merge.get(W + "val") != "restart"


def _symbol(element: _Element) -> str:
    """A character of a symbol font; those in the private area have no meaning outside it."""
    try:
        code = int(element.get(W + "char", ""), 16)
    except ValueError:
        return ""
    return "" if 0xE000 <= code <= 0xF8FF or code > 0x10FFFF or code < 32 else chr(code)
