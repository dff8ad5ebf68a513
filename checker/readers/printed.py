"""From the characters and rules of a page to its lines in reading order, for formats that print text.

The order of the file is the reading order in what word processors and browsers write; where it jumps
about, the lines are sorted by their places. Cells of tables are told by the rules around them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from checker.readers.margins import Cell, unnumbered, without_asides
from checker.readers.page_lines import Line
from checker.readers.printed_rows import GAP, OVERLAP, arranged

EM = 0.75
"""Ems in the height of a line of a usual font."""
JUMPS = 3
"""Steps upwards in one column of a page from which the order of the file is not the reading order."""
AGAIN = 0.07
"""Heights of a line within which the same character twice is one."""
THIN = 2.0
"""Points up to which a filled shape is a line."""

TELLING = 3
"""Chinese characters of a line from which their widths tell its size."""
MANY = 12
"""Letters whose widths tell the size of a Latin line."""
NARROW = 0.45
"""Ems in the width of a Latin letter, at least, on the average of many."""
ALIKE = 1.4
"""Times by which the size of a shorter line may seem another."""


class Glyph(NamedTuple):
    """A character on the page; see `layout` for the units."""

    text: str
    left: float
    right: float
    base: float
    size: float
    """Height of a line of its font."""


class Rule(NamedTuple):
    """A straight line: at `at` on the one axis, from `start` to `end` on the other."""

    at: float
    start: float
    end: float


class Page(NamedTuple):
    """What stands on a page."""

    glyphs: list[Glyph]
    across: list[Rule]
    """Horizontal rules, from the top."""
    down: list[Rule]
    """Vertical rules, from the left."""
    pictures: int
    turned: int = 0
    """How many characters lie on their side."""
    unseen: bool = False
    """Whether its text is not drawn: what a scanner recognised lies below its picture."""
    notes: tuple[int, int] = 0, 0
    """How many comments, and how many filled fields of a form lie over it."""


def _ordered(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """The characters of each line from left to right: LibreOffice draws those that another font lends, such as
    quotation marks, before or behind the rest of their line."""
    line: list[Glyph] = []
    for glyph in glyphs:
        if line and abs(glyph.base - line[-1].base) >= max(glyph.size, line[-1].size) * EM / 2:
            yield from _once(sorted(line, key=lambda other: other.left))
            line = []
        line.append(glyph)
    yield from _once(sorted(line, key=lambda other: other.left))


def _once(line: Sequence[Glyph]) -> Iterator[Glyph]:
    """A line without what is drawn again in its place, for bold letters or a shadow.

    Marks stay: one sign may stand for two characters, such as a dash of two ems.
    """
    last: Glyph | None = None
    for glyph in line:
        near = AGAIN * glyph.size
        again = (
            last is not None
            and glyph.text == last.text
            and glyph.text.isalnum()
            and abs(glyph.left - last.left) < near
            and abs(glyph.base - last.base) < 2 * near
            and (_wide(glyph.text) or (glyph.left, glyph.base) != (last.left, last.base))  # one sign for ff
        )
        if not again:
            yield glyph
            last = glyph


class _Grid:
    """The cells that rules part."""

    def __init__(self, across: Sequence[Rule], down: Sequence[Rule]) -> None:
        self._rules = (across, [rule.at for rule in across]), (down, [rule.at for rule in down])

    def cell(self, glyph: Glyph) -> Cell | None:
        """The cell that a character stands in, with a rule on each of its four sides."""
        x, y = (glyph.left + glyph.right) / 2, glyph.base - glyph.size / 4
        (across, tops), (down, lefts) = self._rules
        top = _covering(across, range(bisect_right(tops, y) - 1, -1, -1), x)
        if top is None or _covering(across, range(bisect_right(tops, y), len(tops)), x) is None:
            return None
        left = _covering(down, range(bisect_right(lefts, x) - 1, -1, -1), y)
        if left is None or _covering(down, range(bisect_right(lefts, x), len(lefts)), y) is None:
            return None
        return top, left


def _covering(rules: Sequence[Rule], order: range, at: float) -> float | None:
    """The place of the nearest rule that passes a point, to the point."""
    found = next((n for n in order if rules[n].start - THIN <= at <= rules[n].end + THIN), None)
    return None if found is None else round(rules[found].at / THIN) * THIN


def _parts(glyphs: Iterable[Glyph], grid: _Grid) -> Iterator[tuple[list[Glyph], Cell | None]]:
    """Characters that stand side by side in one cell."""
    part: list[Glyph] = []
    inside: Cell | None = None
    for glyph in glyphs:
        cell = grid.cell(glyph)
        if part and (cell != inside or not beside(part[-1], glyph)):
            yield part, inside
            part = []
        inside = cell
        part.append(glyph)
    if part:
        yield part, inside


def beside(before: Glyph, glyph: Glyph) -> bool:
    """Whether a character goes on the line of the one before it."""
    if (before.left, before.right, before.base) == (glyph.left, glyph.right, glyph.base):
        return True  # one sign for two characters, such as a dash of two ems
    em = max(before.size, glyph.size) * EM
    return abs(before.base - glyph.base) < em / 2 and -OVERLAP * em < glyph.left - before.right < GAP * em


def _wide(character: str) -> bool:
    """Whether a character fills its em; marks may be set narrower."""
    return "\u2e80" <= character < "\uff00"


def _line(glyphs: Sequence[Glyph], page: int) -> Line:
    wide = [glyph.right - glyph.left for glyph in glyphs if _wide(glyph.text)]
    size = median(wide) if wide else _latin_size(glyphs)
    shown = [glyph for glyph in glyphs if not glyph.text.isspace()] or glyphs
    return Line(
        "".join(glyph.text for glyph in glyphs),
        shown[0].left,
        shown[-1].right,
        shown[0].base,
        max(size, 1.0),
        page,
    )


def _latin_size(glyphs: Sequence[Glyph]) -> float:
    """The em of Latin letters by the height of their font; by their widths where fonts say nonsense."""
    size = median(glyph.size for glyph in glyphs) * EM
    if len(glyphs) < MANY:
        return size
    return min(size, (glyphs[-1].right - glyphs[0].left) / len(glyphs) / NARROW)


def lines(page: Page, number: int, rows: int) -> list[Line]:
    """The lines of a page in reading order.

    Args:
        rows: how many rows of tables there were on the pages before.
    """
    parts = [
        (_line(g, number), cell) for g, cell in _parts(_ordered(page.glyphs), _Grid(page.across, page.down))
    ]
    parts = unnumbered([(line, cell) for line, cell in parts if line.text.strip()])
    parts, asides = without_asides(parts)
    parts = _sized(parts)
    if _jumps([line for line, cell in parts if cell is None]) > JUMPS:
        parts.sort(key=lambda part: (round((part[1] or (part[0].base,))[0] / part[0].size), part[0].left))
    return [*arranged(parts, rows), *asides]


def _sized(parts: Sequence[tuple[Line, Cell | None]]) -> list[tuple[Line, Cell | None]]:
    """Lines of a few characters, whose widths tell little, with the size of the line above where it may be theirs."""
    sized: list[tuple[Line, Cell | None]] = []
    for line, cell in parts:
        if sized and sum(map(_wide, line.text)) < TELLING:
            size = sized[-1][0].size
            if size / ALIKE < line.size < size * ALIKE:
                line = line._replace(size=size)
        sized.append((line, cell))
    return sized


def _jumps(lines: Sequence[Line]) -> int:
    """Steps upwards within a column."""
    return sum(
        below.base < above.base - above.size and below.left < above.right and above.left < below.right
        for above, below in pairwise(lines)
    )
