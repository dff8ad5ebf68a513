"""Printed lines with their places on the page, and which of them are headers, footers and what browsers print.

Lengths are in points, x from the left and y from the top of the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from checker.support.patterns import regex

LARGER = 1.12
"""Times the size of the text from which lines are titles."""
SPACED = 1.35
"""Times the usual distance of lines from which space between paragraphs parts them."""
EDGE = 2
"""Lines at the top and bottom of a page that may be headers and footers."""
HEADS = 3
"""Rows that the head of a table may have."""
PAGE_NUMBER = regex(  # 一 at its end is a dash that was recognised so
    r"[-—–－─·•\s]*(?:第\s*)?(?:\d{1,3}|[ivxlcIVXLC]{1,6}|[Ⅰ-Ⅻⅰ-ⅻ]|[一二三四五六七八九十百]{1,5}(?=\s*页))(?:\s*页)?"
    r"(?:\s*[/／,，]?\s*共?\s*\d{1,4}\s*页?)?[-—–－─·•\s]*一?"
)
BROWSER = regex(r"\d{1,4}/\d{1,2}/\d{1,4},?\s*\d{1,2}:\d{2}|(?:https?|file)://")
"""What browsers print above and below a page."""
DIGITS = regex(r"\d+")


class Line(NamedTuple):
    """A printed line, or the part of one that stands in a cell or column."""

    text: str
    left: float
    right: float
    base: float
    """The y of its base line."""
    size: float
    """The em: the width of a Chinese character."""
    page: int
    """1-based."""
    row: int = 0
    """Which row of a table it stands in, 0 outside tables."""
    cell: int = 0
    """Which cell of the row, from 0."""
    aside: bool = False
    """Whether its characters stand below each other in a margin."""


def without_edges(pages: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
    """Pages without what stands at the same height on many of them, and without page numbers."""
    beside = Counter(text for page in pages for text in {_masked(line) for line in page if line.aside})
    pages = [[line for line in page if not _furniture(line, beside)] for page in pages]
    edges = [_edges(page) for page in pages]
    seen = Counter((_masked(line), round(line.base / 6)) for page in edges for line in page)
    printed = sum(1 for page in pages if page)
    set_apart = {id(line) for page, edge in zip(pages, edges, strict=True) for line in _set_apart(page, edge)}

    def repeated(line: Line) -> bool:
        if line.text.rstrip()[-1:] in "。！？；，":
            return False  # a sentence, whatever stands on other pages
        text, height = _masked(line), round(line.base / 6)
        count = sum(seen[text, at] for at in (height - 1, height, height + 1))
        apart = id(line) in set_apart or count >= max(4, printed * 0.6)
        return apart and count >= 2 and count >= printed * 0.3

    for page, edge in zip(pages, edges, strict=True):
        dropped = {
            id(line) for line in edge
            if PAGE_NUMBER.fullmatch(line.text.strip()) or BROWSER.search(line.text) or repeated(line)
        }  # fmt: skip
        rows = _browser_rows(page)
        dropped |= {id(line) for line in page if line.row in rows}
        yield [line for line in page if id(line) not in dropped]


def heads_once(pages: Iterable[Sequence[Line]]) -> Iterator[list[Line]]:
    """Pages without the head of a table that goes on from the page before and has it again."""
    head: list[list[str]] = []
    """The first rows of the table that the page before ends with."""
    for page in pages:
        body = [line for line in page if not line.aside]
        groups = [(row, list(lines)) for row, lines in groupby(body, attrgetter("row"))]
        texts = [[line.text for line in lines] if row else [] for row, lines in groups]
        again = 0
        while again < min(len(head), len(groups) - 1) and texts[again] and texts[again] == head[again]:
            again += 1
        yield [
            *(line for _, lines in groups[again:] for line in lines),
            *(line for line in page if line.aside),
        ]
        start = next((n for n in range(len(texts), 0, -1) if not texts[n - 1]), 0)
        if start or not head:
            head = texts[start : start + HEADS]


def _masked(line: Line) -> str:
    return DIGITS.sub("0", line.text.strip())


def _furniture(line: Line, beside: Counter[str]) -> bool:
    """Whether what stands in a margin does so on several pages, or is a page number."""
    return line.aside and (beside[_masked(line)] > 1 or bool(PAGE_NUMBER.fullmatch(line.text.strip())))


def _browser_rows(page: Sequence[Line]) -> set[int]:
    """What a browser prints stands in two or three parts on a line, like the cells of a row."""
    heights = sorted({round(line.base) for line in page})
    edge = {*heights[:1], *heights[-1:]}
    return {line.row for line in page if line.row and round(line.base) in edge and BROWSER.search(line.text)}


def _edges(page: Sequence[Line]) -> list[Line]:
    """The lines at the top and the bottom of a page, those on the same height together."""
    heights = sorted({round(line.base) for line in page if not line.aside})
    first, last = heights[:EDGE], heights[-EDGE:]
    return [line for line in page if round(line.base) in (*first, *last) and not line.row and not line.aside]


def _set_apart(page: Sequence[Line], edge: Sequence[Line]) -> Iterator[Line]:
    """The lines at the edges that a wide gap or another size parts from the text."""
    heights = sorted({round(line.base) for line in page})
    gaps = [below - above for above, below in pairwise(heights)]
    if not gaps:
        yield from edge
        return
    wide = SPACED * sorted(gaps)[len(gaps) // 4]
    top = next((n + 1 for n in reversed(range(min(EDGE, len(gaps)))) if gaps[n] > wide), 0)
    bottom = next((n + 1 for n in reversed(range(min(EDGE, len(gaps)))) if gaps[-n - 1] > wide), 0)
    outside = {*heights[:top], *heights[len(heights) - bottom :]}
    usual = median(line.size for line in page)
    for line in edge:
        if round(line.base) in outside or not usual / LARGER < line.size < usual * LARGER:
            yield line
