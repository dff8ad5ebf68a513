"""Watermarks that are not askew: what stands in one place on nearly all pages, over their text or larger than it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from checker.readers import printed
from checker.readers.page_lines import LARGER, Line
from checker.readers.printed import Page, beside

PAGES, EVERYWHERE = 3, 0.6
"""Pages, and their share, on which a run of characters stands in the same place."""
CROSSING = 0.5
"""Heights of a line between two of them below which one is laid over the other."""


class Run(NamedTuple):
    """Characters that were drawn side by side."""

    text: str
    left: float
    right: float
    base: float
    size: float
    glyphs: range
    """Which characters of the page they are."""

    @property
    def place(self) -> tuple[str, int, int]:
        """What it says and where."""
        return self.text, round(self.left), round(self.base)


def lines(pages: Sequence[Page]) -> list[list[Line]]:
    """The lines of each page in reading order, watermarks left out."""
    found: list[list[Line]] = []
    rows = 0
    for number, page in enumerate(without_overlays(pages), 1):
        found.append(printed.lines(page, number, rows))
        rows = max((rows, *(line.row for line in found[-1])))
    return found


def without_overlays(pages: Sequence[Page]) -> list[Page]:
    """Pages without the watermarks that lie over their text; headers, footers and heads of tables stay."""
    needed = max(PAGES, EVERYWHERE * sum(1 for page in pages if page.glyphs))
    if len(pages) < needed:
        return list(pages)
    runs = [list(_runs(page)) for page in pages]
    seen = Counter(place for page in runs for place in {run.place for run in page})
    places = {place for place, count in seen.items() if count >= needed}
    if not places:
        return list(pages)
    size = median(run.size for page in runs for run in page)
    over = {run.text for page in runs for run in _crossing(page, places)}
    kept = []
    for page, found in zip(pages, runs, strict=True):
        gone = {
            n
            for run in found
            if run.place in places and (run.text in over or run.size > LARGER * size)
            for n in run.glyphs
        }
        kept.append(page._replace(glyphs=[glyph for n, glyph in enumerate(page.glyphs) if n not in gone]))
    return kept


def _runs(page: Page) -> Iterator[Run]:
    glyphs, start = page.glyphs, 0
    for end in range(1, len(glyphs) + 1):
        if end == len(glyphs) or not beside(glyphs[end - 1], glyphs[end]):
            run = glyphs[start:end]
            text = "".join(glyph.text for glyph in run).strip()
            if text:
                yield Run(text, run[0].left, run[-1].right, run[0].base, run[0].size, range(start, end))
            start = end


def _crossing(page: Sequence[Run], places: set[tuple[str, int, int]]) -> Iterator[Run]:
    """Those of the runs at some places that cross other text."""
    others = sorted((run.base, run.left, run.right) for run in page if run.place not in places)
    for run in page:
        if run.place in places:
            near = CROSSING * run.size
            first, last = (bisect_left(others, (at,)) for at in (run.base - near, run.base + near))
            if any(left < run.right and run.left < right for _, left, right in others[first:last]):
                yield run
