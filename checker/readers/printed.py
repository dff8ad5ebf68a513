"""From the characters and rules of a page to its lines in reading order, for formats that print text.

The order of the file is the reading order in what word processors and browsers write; where it jumps
about, the lines are sorted by their places. Cells of tables are told by the rules around them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from checker.readers.margins import Cell, unnumbered, without_asides
from checker.readers.page_lines import Line

EM = 0.75
"""Ems in the height of a line of a usual font."""
OVERLAP = 1.1
"""Ems by which a character may reach back: browsers push marks such as 》， together."""
GAP = 1.6
"""Ems between two characters from which they stand in different cells or columns."""
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


class Printed(NamedTuple):
    """What stands side by side: the cells of a table's row, or the parts of a line."""

    cells: dict[float, list[Line]]
    """Lines by the left border of their cell."""
    ruled: bool


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


def arranged(parts: Iterable[tuple[Line, Cell | None]], rows: int) -> list[Line]:
    """Parts of lines, with the cell that they stand in, as lines: rows of tables marked, columns in turn.

    Args:
        rows: how many rows of tables there were before.
    """
    printed = _printed(parts)
    if _two_columns(printed):
        halves = [[lines[0] for lines in row.cells.values()] for row in printed]
        return [line for side in range(2) for half in halves for line in half[side : side + 1]]
    lines: list[Line] = []
    for before, row, after in zip([None, *printed], printed, [*printed[1:], None], strict=False):
        cells = [row.cells[left] for left in sorted(row.cells)]
        if len(cells) == 1:
            lines += cells[0]
        elif row.ruled or any(other and _under(row, other) for other in (before, after)):
            rows += 1
            lines += (line._replace(row=rows, cell=n) for n, cell in enumerate(cells) for line in cell)
        else:
            text = "\t".join(line.text.strip() for cell in cells for line in cell)
            lines.append(cells[0][0]._replace(text=text, right=cells[-1][-1].right))
    return lines


def _under(row: Printed, other: Printed) -> bool:
    """Whether the parts of two lines stand below each other, as in a table without rules.

    Parts of one character are words that are set wide, such as 目　录.
    """
    if other.ruled:
        return True
    if len(other.cells) < 2 or all(_sign(lines[0].text.strip()) for lines in [*row.cells.values()][1:]):
        return False
    parts, others = ([lines[0] for lines in each.cells.values()][1:] for each in (row, other))
    return any(
        min(
            abs(one.left - two.left),
            abs(one.right - two.right),
            abs(one.left + one.right - two.left - two.right) / 2,
        )
        < one.size
        for one in parts
        for two in others
    )  # fmt: skip


def _sign(text: str) -> bool:
    """Whether a part of a line is one character of a word that is set wide, no figure."""
    return len(text) < 2 and not text.isdecimal()


def _printed(parts: Iterable[tuple[Line, Cell | None]]) -> list[Printed]:
    printed: list[Printed] = []
    tables: dict[float, Printed] = {}
    for line, cell in parts:
        if cell is not None:
            if cell[0] not in tables:
                tables[cell[0]] = Printed({}, True)
                printed.append(tables[cell[0]])
            tables[cell[0]].cells.setdefault(cell[1], []).append(line)
            continue
        last = next(reversed(printed[-1].cells.values()))[-1] if printed else line
        gap = (line.left - last.right) / line.size
        if not printed or printed[-1].ruled or abs(line.base - last.base) > line.size / 2 or gap < -OVERLAP:
            printed.append(Printed({line.left: [line]}, False))
        elif gap < GAP:
            cells = printed[-1].cells
            cells[next(reversed(cells))] = [last._replace(text=last.text + line.text, right=line.right)]
        else:
            printed[-1].cells[line.left] = [line]
    return printed


def _two_columns(printed: Sequence[Printed]) -> bool:
    """Whether a page of two columns was written line by line across both."""
    pairs = [tuple(row.cells.values()) for row in printed if len(row.cells) == 2 and not row.ruled]
    if len(pairs) < 8 or len(pairs) < len(printed) * 0.6:
        return False
    seconds = Counter(round(right[0].left / right[0].size) for _, right in pairs)
    long = sum(right[0].right - right[0].left > 10 * right[0].size for _, right in pairs)
    return seconds.most_common(1)[0][1] >= 0.6 * len(pairs) and long >= 0.6 * len(pairs)


def _jumps(lines: Sequence[Line]) -> int:
    """Steps upwards within a column."""
    return sum(
        below.base < above.base - above.size and below.left < above.right and above.left < below.right
        for above, below in pairwise(lines)
    )
