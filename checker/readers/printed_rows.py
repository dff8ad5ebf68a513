"""From the parts of printed lines to rows: cells of tables, two columns, words that are set wide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from checker.readers.margins import Cell
from checker.readers.page_lines import Line

OVERLAP = 1.1
"""Ems by which a character may reach back: browsers push marks such as 》， together."""
GAP = 1.6
"""Ems between two characters from which they stand in different cells or columns."""


class Printed(NamedTuple):
    """What stands side by side: the cells of a table's row, or the parts of a line."""

    cells: dict[float, list[Line]]
    """Lines by the left border of their cell."""
    ruled: bool


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
