"""OFD files (GB/T 33190), the fixed-layout format of Chinese offices, as far as their text goes.

A zip archive of XML: pages of text objects with the places of their characters. The libraries that read
it bring a renderer of hundreds of megabytes and AGPL parts; the text needs no more than this.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.model.document import Block
from checker.model.errors import ReadError
from checker.readers import layout, overlays
from checker.readers.package import Package
from checker.readers.printed import EM, THIN, Glyph, Page, Rule

if TYPE_CHECKING:
    from lxml.etree import _Element

POINTS = 72 / 25.4
"""Points in a millimetre, the unit of the format."""
MAX_PAGES = 1000
MAX_CHARACTERS = 2_000_000
BROKEN = "不是完整的 OFD 文件（可能损坏或没有下载完），请重新导出或取得 .docx 原稿"
NO_TEXT = "OFD 里没有文字（可能是扫描件），请取得 .docx 原稿或能复制文字的版本"


def read(path: str, data: bytes) -> tuple[list[Block], list[str]]:
    """Blocks of an OFD file.

    Raises:
        ReadError: it is no OFD file, has no text, or too much of it.
    """
    package = Package(path, data, BROKEN)
    parts = list(dict.fromkeys(_pages(path, package)))  # one that is listed twice is still one page
    if len(parts) > MAX_PAGES:
        raise ReadError(path, f"OFD 有 {len(parts)} 页，不像是一份报告，没有读取")
    pages: list[Page] = []
    characters = pictures = 0
    for part in parts:
        content = package.xml(part)
        if content is None:
            raise ReadError(path, BROKEN)
        page = _page(content)
        characters += len(page.glyphs)
        pictures += page.pictures
        if characters > MAX_CHARACTERS:
            raise ReadError(path, "OFD 内容多得反常，不像是一份报告，没有读完")
        pages.append(page)
    if not characters:
        raise ReadError(path, NO_TEXT)
    return layout.paragraphs(overlays.lines(pages)), [f"{pictures} 张图片里的文字没有读"] if pictures else []


def _pages(path: str, package: Package) -> Iterator[str]:
    """The names of the parts that hold the pages, in order."""
    root = package.xml("OFD.xml")
    if root is None:
        raise ReadError(path, BROKEN)
    for name in dict.fromkeys(_inside("", document.text) for document in _named(root, "DocRoot")):
        listed = package.xml(name)
        for page in _named(listed, "Page") if listed is not None else ():
            if base := page.get("BaseLoc"):
                yield _inside(posixpath.dirname(name), base)


def _inside(folder: str, target: str | None) -> str:
    """The name of a part that another one in `folder` refers to."""
    return posixpath.normpath(posixpath.join("/", folder, (target or "").strip())).lstrip("/")


def _named(element: _Element, name: str) -> Iterator[_Element]:
    """Elements by their local name: writers differ in the namespace."""
    yield from element.iter(f"{{*}}{name}")


def _page(content: _Element) -> Page:
    glyphs = [glyph for text in _named(content, "TextObject") for glyph in _glyphs(text)]
    across: list[Rule] = []
    down: list[Rule] = []
    for path in _named(content, "PathObject"):
        x, y, width, height = _numbers(path.get("Boundary"), 4)
        if height <= THIN < width:
            across.append(Rule(y + height / 2, x, x + width))
        elif width <= THIN < height:
            down.append(Rule(x + width / 2, y, y + height))
    pictures = sum(1 for _ in _named(content, "ImageObject"))
    return Page(glyphs, sorted(across), sorted(down), pictures)


def _numbers(text: str | None, count: int) -> list[float]:
    """So many lengths in points; what is missing or no number is 0."""
    found = []
    for word in (text or "").split()[:count]:
        try:
            number = float(word)
        except ValueError:
            number = 0.0
        found.append(number * POINTS if abs(number) < 1e6 else 0.0)
    return found + [0.0] * (count - len(found))


def _glyphs(text: _Element) -> Iterator[Glyph]:
    """The characters of a text object; one that stands askew is a watermark."""
    x, y, *_ = _numbers(text.get("Boundary"), 4)
    (size,) = _numbers(text.get("Size") or text.get("size"), 1)
    across, askew, _, _, shift_x, shift_y = _numbers(text.get("CTM") or "1 0 0 1 0 0", 6)
    scale = across / POINTS
    if abs(askew) > abs(across) / 10 or scale <= 0:
        return
    em = size * scale or 10.5
    for code in text.iterchildren("{*}TextCode"):  # not those of text objects inside it
        at, base = (value * scale for value in (*_numbers(code.get("X"), 1), *_numbers(code.get("Y"), 1)))
        steps = _steps(code.get("DeltaX"), len(code.text or ""))
        for character in code.text or "":
            width = em if character > "\u2e7f" else em / 2
            left = x + shift_x + at
            yield Glyph(character, left, left + width, y + shift_y + base, em / EM)
            at += next(steps, width / scale) * scale


def _steps(said: str | None, most: int) -> Iterator[float]:
    """The advances between characters; `g 3 2.5` stands for three times 2.5."""
    words = iter((said or "").split())
    for word in words:
        times = 1
        if word == "g":
            count, word = next(words, ""), next(words, "")
            times = min(int(count), most) if count.isascii() and count.isdigit() and len(count) < 9 else 0
        for _ in range(times):
            yield _numbers(word, 1)[0]
