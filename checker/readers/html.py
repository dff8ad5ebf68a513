"""Saved web pages: the main text of the page, without what the site puts around it.

What is the main text, `main_text` tells. Extractors made for news pages were measured on the layouts of
government sites: they join paragraphs that `<br>` parts, lose pages of nested `<section>` and often
the title, and take ten times as long to load.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.model.document import Block
from checker.model.errors import ReadError
from checker.readers.main_text import LONG, Piece, main_text, plain
from checker.readers.page_source import source
from checker.readers.web_lists import Lists
from checker.support.patterns import regex
from checker.text.heading_marks import numbered

if TYPE_CHECKING:
    from lxml.etree import _Element

DROPPED = frozenset((
    "script", "style", "noscript", "template", "head", "nav", "footer", "aside", "select", "button",
    "textarea", "iframe", "object", "svg", "math", "audio", "video", "canvas",
))  # fmt: skip
INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "label", "mark", "o:p", "q", "rp", "ruby", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr",
))  # fmt: skip
HEADING = regex(r"h([1-6])")
HIDDEN = regex(r"display\s*:\s*none", re.IGNORECASE)
AS_TYPED = regex(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
"""Line ends of the source are line ends."""
TO_NOTE = regex(r"#(?:user-content-)?(?:_?(?:ftn|edn|fn)-?\d|sd(?:foot|end)note\d+sym)", re.IGNORECASE)
NOTE = regex(r"(?:user-content-)?(?:(?:ftn|edn|fn)-?\d+|sd(?:foot|end)note\d+)", re.IGNORECASE)
"""Where the marks of footnotes lead to, and what the notes are named, by Word, LibreOffice and Markdown's programs."""
CELL = 200
"""Characters in a cell from which a table is layout."""
DEEP = "Excessive depth"
IN_FRAME = "网页的正文在框架里，文件里没有，请在浏览器里单独打开那个框架再保存，或把正文复制到 .txt"
BY_PROGRAM = "网页的正文要由浏览器里的程序填入，文件里没有，请把正文复制到 .txt 或取得 .docx 原稿"


def read(path: str, data: bytes) -> tuple[list[Block], list[str]]:
    """Blocks of a saved web page.

    Raises:
        ReadError: it is no text, or a page that a program has yet to fill.
    """
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = etree.fromstring(source(path, data).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        tree = None
    if tree is None:
        raise ReadError(path, "网页里没有内容，请在浏览器里重新保存")
    cut = any(DEEP in entry.message for entry in parser.error_log)
    pieces = list(_Walk(tree).pieces())
    if not any(piece.prose for piece in pieces):
        if tree.find(".//iframe") is not None or tree.find(".//frame") is not None:
            raise ReadError(path, IN_FRAME)
        if tree.find(".//script") is not None:
            raise ReadError(path, BY_PROGRAM)
    blocks = list(_blocks(main_text(tree, pieces)))
    notes = sum(1 for link in tree.iter("a") if TO_NOTE.match(link.get("href") or ""))
    damaged = sum(block.text.count("\ufffd") for block in blocks)
    told = (
        ("网页嵌套过深，可能没有读全，请把正文复制到 .txt 核对", cut),
        (
            f"网页里有 {damaged} 处文字已损坏，显示为 \ufffd，请对照原页核对",
            damaged,
        ),
        (f"{notes} 条脚注没有读", notes),
    )
    return blocks, [warning for warning, so in told if so]


@dataclass(slots=True)
class _Walk:
    """One walk over a page, from border to border of its block elements."""

    tree: _Element
    _above: list[_Element] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)
    _links: int = 0
    _in_link: int = 0
    _as_typed: int = 0
    """How many elements around keep the line ends of the source."""
    _found: list[Piece] = field(default_factory=list)
    _rows: int = 0
    _lists: Lists = field(default_factory=Lists)
    _label: str = ""
    """The number of the item of a list that has just begun."""
    _spans: dict[_Element | None, tuple[int, int]] = field(default_factory=dict)
    """Of each body of a table: its rows so far, and the first row that no cell above reaches."""

    def pieces(self) -> list[Piece]:
        from lxml import etree

        skipped: _Element | None = None
        rows: list[tuple[int, list[int]]] = []
        for event, element in etree.iterwalk(self.tree, events=("start", "end")):
            tag = element.tag
            if event == "end":
                if skipped is not None and element is not skipped:
                    continue
                if skipped is None:
                    self._end(element, rows)
                skipped = None
                self._add(element.tail)
            elif skipped is None:
                if _dropped(element):
                    skipped = element
                    continue
                self._as_typed += _as_typed(element)
                if tag == "a":
                    self._in_link += _leads(element)
                elif tag not in INLINE:
                    self._flush()
                    self._above.append(element)
                    if tag == "li":
                        self._label = self._lists.label(element)
                    if tag == "tr":
                        rows.append((len(self._found), []))
                self._add(element.text)
        self._flush()
        return self._found

    def _end(self, element: _Element, rows: list[tuple[int, list[int]]]) -> None:
        self._as_typed -= _as_typed(element)
        if element.tag == "a":
            self._in_link -= _leads(element)
        elif element.tag not in INLINE:
            self._flush()
            self._above.pop()
            if element.tag == "li":
                self._label = ""
            if element.tag in ("td", "th") and rows:
                rows[-1][1].append(len(self._found))
            elif element.tag == "tr" and rows:
                self._row(*rows.pop(), merged=self._reached(element))

    def _add(self, text: str | None) -> None:
        if text and self._as_typed and "\n" in text:
            first, *lines = text.split("\n")
            self._add(first)
            for line in lines:
                self._flush()
                self._add(line)
        elif text:
            self._text.append(text)
            self._links += len(text.strip()) if self._in_link else 0

    def _flush(self) -> None:
        text = plain("".join(self._text))
        if text and self._above:
            heading = next((found for e in self._above[-3:] if (found := HEADING.fullmatch(e.tag))), None)
            outline = int(heading[1]) if heading else None
            label = self._label if self._label and not numbered(text) else ""
            label += " " * (label[-1:].isascii() and text[0].isascii() and bool(label))
            self._label = ""
            self._found.append(Piece(label + text, self._above[-1], self._links, outline, label=len(label)))
        self._text, self._links = [], 0

    def _reached(self, row: _Element) -> bool:
        """Whether a cell of a row above reaches down to this one."""
        number, last = self._spans.get(row.getparent(), (0, 0))
        below = max((_span(cell) for cell in row.iterchildren("td", "th")), default=1)
        self._spans[row.getparent()] = number + 1, max(last, number + below)
        return number < last

    def _row(self, start: int, ends: Sequence[int], merged: bool) -> None:
        """Make the cells of a data table know their row.

        Args:
            merged: whether a cell that stands above is one of the row's, too.
        """
        borders = [start, *ends]
        filled = sum(a < b for a, b in zip(borders, ends, strict=False)) + merged
        cells = self._found[start:]
        if filled > 1 and all(len(piece.text) < CELL for piece in cells) and not any(p.row for p in cells):
            self._rows += 1
            for piece in cells:
                piece.row = self._rows


def _span(cell: _Element) -> int:
    """Over how many rows a cell reaches."""
    said = cell.get("rowspan", "").strip()[:4]
    return int(said) if said.isascii() and said.isdigit() else 1


def _dropped(element: _Element) -> bool:
    """Whether an element is no part of the text that people see."""
    if element.tag == "form":  # a search or a poll; older sites put the whole page into one
        return not any(len(text) >= LONG and "。" in text for text in element.itertext())
    if element.tag == "div" and element.get("title") in ("header", "footer"):  # as LibreOffice writes them
        return True
    if TO_NOTE.match(element.get("href") or "") or NOTE.fullmatch(element.get("id") or ""):
        return True
    hidden = element.get("hidden") is not None or HIDDEN.search(element.get("style") or "")
    return element.tag in DROPPED or bool(hidden)


def _leads(element: _Element) -> bool:
    """Whether an element leads to another page; one without an address only names a place.

    Editors wrap whole paragraphs into a link that does nothing.
    """
    address = element.get("href") or "#"
    nothing = address.lower().startswith("javascript:") and "。" in "".join(map(str, element.itertext()))
    return not (address.startswith("#") or nothing)


def _as_typed(element: _Element) -> bool:
    return element.tag in ("pre", "xmp", "listing") or bool(AS_TYPED.search(element.get("style") or ""))


def _blocks(pieces: Sequence[Piece]) -> Iterator[Block]:
    top = [piece for piece in pieces if piece.outline == 1]
    shift = int(len(top) == 1 and pieces.index(top[0]) < 4)
    ordinal = 0
    for piece in pieces:
        outline = piece.outline
        if shift and outline:
            outline -= 1
        ordinal += 0 if piece.row and ordinal else 1
        yield Block(piece.text, ordinal, outline=outline, label=piece.label, row=piece.row)
