"""Word documents by Word, WPS or LibreOffice, read as they look on the page.

Automatic numbers are part of the text, tracked changes count as accepted, and headers, footers,
footnotes, hidden text and tables of contents are left out; what is left out and could hold text of the
report is counted and told. One paragraph is one block, in tables and text boxes too; a line break parts
a paragraph, because text pasted from web pages has them in place of paragraph ends, unless a sentence
goes on over it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from checker.model.document import Block
from checker.model.errors import ReadError
from checker.readers.numbering import Numbering, integer, value
from checker.readers.package import Package, W
from checker.readers.word_lines import MC, iter_paragraphs, joins_next, unclosed
from checker.support.patterns import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

TRACKED = tuple(W + name for name in ("ins", "del", "moveFrom", "moveTo"))
HEADING = regex(r"(?:heading|标题) ?([1-9])")
BODY_TEXT = 9
"""Word's outline level of what is no heading; 0 is the highest heading."""
UNKNOWN: tuple[str, int | None] = "", None
"""The number and the heading level of what is no beginning of a paragraph."""
HEADERS, TELLING, SHOWN = 20, 8, 40
"""Headers that are looked at; characters from which one may be a title; characters of it that are shown."""
INSERTED = (W + "altChunk", W + "subDoc")
VML, DRAWING = "{urn:schemas-microsoft-com:vml}", "{http://schemas.openxmlformats.org/drawingml/2006/%s}"
DRAWN = VML + "textpath"
PICTURES = DRAWING % "picture" + "pic", VML + "imagedata"
DIAGRAM, CHART = DRAWING % "diagram" + "relIds", DRAWING % "chart" + "chart"


def read(path: str, data: bytes) -> tuple[list[Block], list[str]]:
    """Blocks of a Word document."""
    package = Package(path, data)
    main = package.main()
    document = package.xml(main)
    if document is None or document.find(W + "body") is None:
        raise ReadError(path, "不是 Word 文档（里面没有正文），请用 Word 或 WPS 另存为 .docx")
    look = package.xml(package.related(main, "styles"))
    styles = _Styles(look)
    numbering = Numbering(package.xml(package.related(main, "numbering")), styles.numbered)
    known: dict[_Element, tuple[str, int | None]] = {}
    for paragraph in _paragraphs(document):
        own = paragraph.find(W + "pPr")
        style = styles.of(own)
        known[paragraph] = numbering.label(own, style), styles.outline(own, style)
    paged = next(document.iter(W + "lastRenderedPageBreak"), None) is not None
    blocks: list[Block] = []
    ordinal = 0
    for line in iter_paragraphs(document, look):
        text = line.text
        label, outline = known.get(line.paragraph, UNKNOWN) if line.first else UNKNOWN
        if label[-1:].isascii() and text[0].isascii() and label:
            label += " "
        ordinal += not line.row or not ordinal
        page = line.page if paged else None
        blocks.append(Block(label + text, ordinal, page, outline, len(label), row=line.row))
    inserted = sum(1 for _ in document.iter(*INSERTED))
    if inserted and not blocks:
        raise ReadError(path, "正文是从网页或别的文件插入的，还没有并进来，请用 Word 打开后另存为 .docx")
    return blocks, [*_unread(document, inserted), *_headers(package, main, blocks)]


def _headers(package: Package, main: str, blocks: Iterable[Block]) -> Iterator[str]:
    """Headers that say what the text does not: some offices set the title there alone."""
    body = "".join("".join(block.text.split()) for block in blocks)
    said: dict[str, None] = {}
    for name in islice(package.all_related(main, "header"), HEADERS):
        root = package.xml(name)
        words = "".join(t.text or "" for t in root.iter(W + "t")) if root is not None else ""
        said["".join(words.split())] = None
    for text in said:
        if len(text) >= TELLING and text not in body:
            yield f"页眉“{text[:SHOWN]}{'…' * (len(text) > SHOWN)}”没有读"


def _unread(document: _Element, inserted: int) -> Iterator[str]:
    """What the reader had to assume or leave out."""
    if next(document.iter(*TRACKED), None) is not None:
        yield "文中有修订痕迹，已按全部接受来读；定稿前请在“审阅”中接受或拒绝修订"
    if inserted:
        yield f"文中插入的 {inserted} 处网页或子文档没有读，请用 Word 打开后另存为 .docx 再检查"
    if unclosed(document):
        yield "文中有没有结束的域（如目录、页码），它后面的文字已当正文来读"
    embedded = sum(1 for _ in document.iter(W + "object"))
    pictures = sum(1 for _ in document.iter(*PICTURES))
    previews = sum(1 for found in document.iter(W + "object") for _ in found.iter(*PICTURES))
    for count, what in (
        (pictures - previews, "张图片里的文字"),
        (embedded, "个嵌入的对象（如 Excel 表格）"),
        (sum(1 for _ in document.iter(DIAGRAM)), "个 SmartArt 图示里的文字"),
        (sum(1 for _ in document.iter(CHART)), "张图表"),
        (sum(1 for _ in document.iter(DRAWN)), "处艺术字"),
        (sum(1 for _ in document.iter(W + "footnoteReference")), "条脚注"),
        (sum(1 for _ in document.iter(W + "endnoteReference")), "条尾注"),
    ):
        if count:
            yield f"{count} {what}没有读"


def _paragraphs(document: _Element) -> Iterator[_Element]:
    """Every paragraph that stays, empty ones too; alternative content counts once."""
    for paragraph in document.iter(W + "p"):
        if not joins_next(paragraph) and not any(
            above.tag in (MC + "Fallback", W + "del", W + "moveFrom") for above in paragraph.iterancestors()
        ):
            yield paragraph


class _Styles:
    """What paragraph styles say of headings and numbers."""

    def __init__(self, root: _Element | None) -> None:
        styles = root.iterchildren(W + "style") if root is not None else ()
        self._all = {style.get(W + "styleId") or "": style for style in styles}
        self._default = next((n for n, s in self._all.items() if _is_default(s)), "")
        self._outlines: dict[str, int | None] = {}
        self.numbered: dict[str, tuple[str, int | None]] = {}
        """Style id → the w:numId and the level that it carries or inherits."""
        found: dict[str, tuple[str | None, int | None]] = {}
        for name in self._all:
            for style in reversed(self._chain(name, found)):
                based = value(self._all[style], "basedOn") or ""
                self._outlines[style] = _outline(self._all[style], self._outlines.get(based))
                own = self._all[style].find(f"{W}pPr/{W}numPr")
                number, level = found.get(based, (None, None))
                direct = integer(value(own, "ilvl"))
                found[style] = value(own, "numId") or number, level if direct is None else direct
        for name, (number, level) in found.items():
            if number:
                self.numbered[name] = number, level

    def of(self, look: _Element | None) -> str:
        """The id of a paragraph's style by its w:pPr."""
        return value(look, "pStyle") or self._default

    def outline(self, look: _Element | None, style: str) -> int | None:
        """Heading level of a paragraph, 1 for the highest, 0 for a title, None for body text."""
        direct = integer(value(look, "outlineLvl"))
        if direct is not None:
            return direct + 1 if direct < BODY_TEXT else None
        outline = self._outlines.get(style)
        return None if outline == BODY_TEXT + 1 else outline

    def _chain(self, name: str, known: Container[str]) -> list[str]:
        """A style and those that it is based on, up to one that is known already."""
        chain: dict[str, None] = {}
        while name in self._all and name not in chain and name not in known:
            chain[name] = None
            name = value(self._all[name], "basedOn") or ""
        return list(chain)


def _outline(style: _Element, inherited: int | None) -> int | None:
    """What a style says: as `_Styles.outline`, but body text that is said to be so is `BODY_TEXT` + 1."""
    name = (value(style, "name") or "").lower()
    level = integer(value(style.find(W + "pPr"), "outlineLvl"))
    if name == "title":
        return 0
    if level is not None:
        return min(level, BODY_TEXT) + 1
    found = HEADING.fullmatch(name)
    return int(found[1]) if found else inherited


def _is_default(style: _Element) -> bool:
    return style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on")
