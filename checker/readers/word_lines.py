"""The lines of a Word document in reading order: through tables, text boxes, fields and tracked changes.

One paragraph is one line, in tables and text boxes too; a line break parts a paragraph, because text pasted from web
pages has them in place of paragraph ends, unless a sentence goes on over it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from checker.readers.fields import is_contents, shown
from checker.readers.hidden_text import LOOK, hidden_styles, vanishes
from checker.readers.lines import goes_on
from checker.readers.numbering import value
from checker.readers.package import W

if TYPE_CHECKING:
    from lxml.etree import _Element

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DROPPED = frozenset(
    W + name for name in ("del", "moveFrom", "rt", "sectPr", "sdtPr", "tblPr", "tcPr", "trPr")
)
PLAIN = DROPPED | {W + name for name in ("pPr", "rPr", "proofErr", "bookmarkStart", "bookmarkEnd")}
"""What has no text for a line in it."""
JOINED = frozenset(W + name for name in ("p", "sdt", "customXml"))
"""What a paragraph whose end was deleted goes on in, if it follows."""
APART = frozenset(W + name for name in ("tbl", "altChunk", "sectPr"))
RUN, STYLE = W + "r", W + "rStyle"
TEXT = frozenset((W + "t", MATH + "t"))
SIGNS = {W + "tab": "\t", W + "ptab": "\t", W + "noBreakHyphen": "-"}
SYMBOLS = ("wingdings", "webdings", "symbol", "marlett", "zapf")
"""How the names of fonts begin whose characters are pictures, whatever their codes."""
RESULT = "\0"
INSTRUCTION = 200
"""Characters of a field's instruction that tell what it is."""
CELL = 200
"""Characters in a paragraph of a cell from which a table is layout."""

Run = tuple["_Element", str]
"""An element that carries text (w:t, w:tab, w:sym …) with its text."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or one part of it where line breaks part it. Never blank."""

    paragraph: _Element
    """The w:p, the last one where tracked changes join several."""
    runs: tuple[Run, ...]
    page: int
    """1-based, as Word last laid the document out."""
    first: bool
    """Whether the paragraph begins here."""
    row: int = 0
    """As in `Block`."""

    @property
    def text(self) -> str:
        """The text without the automatic number."""
        return "".join(text for _, text in self.runs)


def iter_paragraphs(document: _Element, styles: _Element | None) -> Iterator[Line]:
    """The lines of a document in reading order, one for each block that `read` returns.

    Args:
        document: the w:document, such as the `element` of a python-docx document.
        styles: its w:styles; None without.
    """
    return _Walk(unclosed(document), hidden_styles(styles)).lines(document)


def unclosed(document: _Element) -> set[_Element]:
    """The beginnings of fields that have no end; what follows them is no part of a field."""
    opened: list[_Element] = []
    for mark in document.iter(W + "fldChar"):
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            opened.append(mark)
        elif kind == "end" and opened:
            opened.pop()
    return set(opened)


class _Walk:
    """One walk through a document; fields may reach over several paragraphs."""

    def __init__(self, unclosed: Container[_Element], hidden: Container[str]) -> None:
        self._unclosed = unclosed
        self._hidden = hidden
        self._hides = False
        """Whether the style of the paragraph hides its text."""
        self._begun: list[_Element] = []
        """Where the open fields begin."""
        self._fields: list[str] = []
        """Of each open field: its instruction so far, or `RESULT` once its result has begun."""
        self._silent = 0
        """How many of the open fields are no results."""
        self._page = 1
        self._parts: list[list[Run]] = [[]]
        """The paragraph so far, parted by line breaks."""
        self._starts = [1]
        """The page on which each part begins."""
        self._blank = True
        """Whether the last part has nothing but blanks so far."""
        self._boxes: list[_Element] = []
        self._rows = 0

    def lines(self, container: _Element) -> Iterator[Line]:
        """The lines of the paragraphs in an element."""
        for child in container:
            if child.tag == W + "p":
                yield from self._paragraph(child)
            elif child.tag == MC + "AlternateContent":
                yield from self.lines(_chosen(child))
            elif child.tag == W + "tr" and not _left_out(child):
                yield from self._row(child)
            elif child.tag not in DROPPED and not _left_out(child):
                yield from self.lines(child)

    def _row(self, row: _Element) -> Iterator[Line]:
        """The lines of a table's row; rows of layout, with one cell or long text, are as if outside tables.

        A cell that is merged with the one above is one of the row's cells, though its text stands above.
        """
        cells, page, last = [], self._page, self._page
        merged = sum(map(_goes_on_from_above, row))
        for cell in row:
            if cell.tag not in DROPPED and not _left_out(cell):
                self._page = page  # each cell stores where the page ends that a row goes on over
                cells.append(list(self.lines(cell)))
                last = max(last, self._page)
        self._page = last
        lines = [line for cell in cells for line in cell]
        layout = sum(map(bool, cells)) + merged < 2 or any(
            line.row or sum(len(text) for _, text in line.runs) > CELL for line in lines
        )
        if layout:
            yield from lines
            return
        self._rows += 1
        for line in lines:
            yield replace(line, row=self._rows)

    def _paragraph(self, paragraph: _Element) -> Iterator[Line]:
        self._hides = bool(self._hidden) and value(paragraph.find(W + "pPr"), "pStyle") in self._hidden
        self._inline(paragraph)
        if not joins_next(paragraph):
            yield from self._flush(paragraph)
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            yield from self.lines(box)

    def _inline(self, element: _Element) -> None:
        for child in element:
            tag = child.tag
            if tag in TEXT:
                self._add(child, child.text or "")
            elif tag == RUN:
                if not self._vanished(child):
                    self._inline(child)
            elif (
                tag in PLAIN
                or _left_out(child)
                or (tag == W + "fldSimple" and is_contents(child.get(W + "instr", "")))
            ):
                continue
            elif tag in SIGNS:
                self._add(child, SIGNS[tag])
            elif tag == W + "sym":
                self._add(child, _symbol(child))
            elif tag == W + "cr" or (
                tag == W + "br" and child.get(W + "type", "textWrapping") == "textWrapping"
            ):
                self._break()
            elif tag == W + "lastRenderedPageBreak":
                self._page += 1
            elif tag == W + "fldChar":
                self._field(child)
            elif tag == W + "instrText" and self._fields and len(self._fields[-1]) < INSTRUCTION:
                self._fields[-1] += child.text or ""
            elif tag == W + "txbxContent":
                self._boxes.append(child)
            else:
                self._inline(_chosen(child) if tag == MC + "AlternateContent" else child)

    def _vanished(self, run: _Element) -> bool:
        """Whether a run is hidden: it says so itself, or its style or its paragraph's does, but not both."""
        look = run.find(LOOK)
        said = vanishes(look) if look is not None else None
        if said is not None or not self._hidden:
            return bool(said)
        style = look.find(STYLE) if look is not None else None
        return self._hides != (style is not None and style.get(W + "val") in self._hidden)

    def _field(self, mark: _Element) -> None:
        kind = mark.get(W + "fldCharType")
        if kind == "begin" and mark not in self._unclosed:
            self._fields.append("")
            self._begun.append(mark)
            self._silent += 1
        elif kind == "separate" and self._fields and self._fields[-1] != RESULT:
            contents = is_contents(self._fields[-1])
            self._fields[-1] = "TOC" if contents else RESULT
            self._silent -= not contents
        elif kind == "end" and self._fields:
            field, begin = self._fields.pop(), self._begun.pop()
            if field != RESULT:
                self._silent -= 1
                self._add(begin, shown(begin, field))

    def _add(self, element: _Element, text: str) -> None:
        if text and not self._silent:
            if self._blank:
                self._starts[-1], self._blank = self._page, not text.strip()
            self._parts[-1].append((element, text))

    def _break(self) -> None:
        self._parts.append([])
        self._starts.append(self._page)
        self._blank = True

    def _flush(self, paragraph: _Element) -> Iterator[Line]:
        """The lines of the paragraph that ends here."""
        parts = deque(
            (part, text, start)
            for part, start in zip(self._parts, self._starts, strict=True)
            if (text := "".join(text for _, text in part)).strip()
        )
        self._parts, self._starts, self._blank = [[]], [self._page], True
        first = True
        while parts:
            runs, before, start = parts.popleft()
            while parts and goes_on(before, parts[0][1]):
                more, before, _ = parts.popleft()
                runs += more
            yield Line(paragraph, tuple(runs), start, first)
            first = False


def joins_next(paragraph: _Element) -> bool:
    """Whether a paragraph goes on in the next one: its end was deleted or moved away, or it is a large first letter."""
    look = paragraph.find(W + "pPr")
    if look is None:
        return False
    mark, frame = look.find(LOOK), look.find(W + "framePr")
    gone = mark is not None and (mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None)
    if not gone and (frame is None or frame.get(W + "dropCap", "none") == "none"):
        return False
    following = (after for after in paragraph.itersiblings() if after.tag in JOINED or after.tag in APART)
    return next((after.tag in JOINED for after in following), False)


def _chosen(alternatives: _Element) -> _Element:
    """The first of several renderings of the same content."""
    choice = alternatives.find(MC + "Choice")
    return choice if choice is not None else alternatives


def _left_out(element: _Element) -> bool:
    """Prompts of empty form fields, deleted rows and cells, cells that continue the one above."""
    if element.tag == W + "sdt":
        return element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
    if element.tag == W + "tr":
        return element.find(f"{W}trPr/{W}del") is not None
    if element.tag == W + "tc" and element.find(f"{W}tcPr/{W}cellDel") is not None:
        return True
    return _goes_on_from_above(element)


def _goes_on_from_above(cell: _Element) -> bool:
    merge = cell.find(f"{W}tcPr/{W}vMerge") if cell.tag == W + "tc" else None
    return merge is not None and merge.get(W + "val") != "restart"


def _symbol(element: _Element) -> str:
    """A character of a symbol font; those in the private area have no meaning outside it, nor have surrogates.

    WPS writes the code in the font itself, which is below 256.
    """
    try:
        code = int(element.get(W + "char", "")[:8], 16)
    except ValueError:
        return ""
    pictures = code < 0x100 and element.get(W + "font", "").lower().startswith(SYMBOLS)
    meaningless = 0xD800 <= code <= 0xF8FF or code > 0x10FFFF or code < 32 or pictures
    return "" if meaningless else chr(code)
