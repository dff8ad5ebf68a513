"""The margins that runs of printed lines keep.

Lengths are in points, x from the left and y from the top of the page, as in `Line`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from checker.readers.page_lines import Line

HANGING = "，。、；："
"""What may stand outside the right margin."""
FEW = 8
"""Lines up to which the longest tells the right margin: too few to agree on one."""
SUPPORT = 0.15
"""Share of the lines that have to agree on a margin."""
TELLING_FLOW = 6
"""Lines from which a flow tells its margins."""
AGREED = 0.3
"""Share of the lines of one column on one page that have to agree on its right margin."""


class Frame(NamedTuple):
    """The margins that a run of lines keeps."""

    left: float
    right: float
    gap: float = 0.0
    """Distance of its lines, in ems, where it is wider than elsewhere in the document."""


def frame_of(lines: Sequence[Line]) -> Frame:
    """The outermost margins on which enough lines agree."""
    em = median(line.size for line in lines)
    needed = max(2, SUPPORT * len(lines)) if len(lines) > 2 else 1
    inside = [line for line in lines if line.text.rstrip()[-1:] not in HANGING]
    lefts = sorted(line.left for line in lines)
    rights = sorted((line.right for line in (inside if len(inside) >= FEW else lines)), reverse=True)
    needed_right = needed * len(rights) / len(lines)
    left = next((x for n, x in enumerate(lefts) if _within(lefts, n, needed, em / 2)), lefts[0])
    right = next((x for n, x in enumerate(rights) if _within(rights, n, needed_right, em)), rights[0])
    return Frame(left, right if len(lines) >= FEW else rights[0])


def _within(values: Sequence[float], at: int, needed: float, slack: float) -> bool:
    other = at + max(1, round(needed)) - 1
    return other < len(values) and abs(values[other] - values[at]) <= slack


def own_frame(flow: Sequence[Line], whole: Frame, known: Sequence[Frame] = ()) -> Frame:
    """The margins of a flow; where it has too few lines to tell, those of its column, else of the document, set off alike.

    Args:
        known: the frames of the flows that tell their own.
    """
    own = [line for line in flow if not line.row]
    if len(own) >= TELLING_FLOW:
        return frame_of(own)
    if not own:
        return whole
    left, right, em = min(line.left for line in own), max(line.right for line in own), own[0].size
    column = [frame for frame in known if abs(frame.left - left) < em / 2]
    if len(column) > 1 and right <= (edge := median(frame.right for frame in column)) + em:
        return Frame(left, edge)
    shift = left - whole.left if left < whole.left or left > whole.right else 0.0
    return Frame(whole.left + shift, whole.right + shift)


def widen(flows: Sequence[Sequence[Line]], frames: dict[int, Frame], em: float) -> None:
    """Give flows that do not show the margins of their column, such as a last page of short lines, those of others."""
    columns: dict[int, list[Line]] = defaultdict(list)
    for flow in flows:
        columns[round(frames[id(flow)].left / em)] += flow
    margins: dict[int, Frame] = {}
    enough = SUPPORT * sum(map(len, columns.values()))
    usual = {
        key: frame_of(columns[key]) for key in sorted(columns, reverse=True) if len(columns[key]) >= enough
    }
    for flow in flows:
        frame = frames[id(flow)]
        at = round(frame.left / em)
        wider = max(range(at - 3, at), key=lambda key: len(columns.get(key, ())))
        if len(columns.get(wider, ())) > len(columns[at]):
            at = wider  # every line of the flow is a first line
        if at not in margins:
            margins[at] = frame_of(columns[at])
        column = margins[at]
        if at == wider and frame.right <= column.right + em:
            frame = Frame(column.left, frame.right)
        reach = sum(abs(line.right - frame.right) <= em for line in flow)
        if reach < max(4, AGREED * len(flow)):
            frame = Frame(frame.left, max(frame.right, column.right, _around(frame, usual, em)))
        frames[id(flow)] = frame


def _around(frame: Frame, usual: dict[int, Frame], em: float) -> float:
    """The right margin of the text that a list such as a table of contents is set in from; 0 where it is not."""
    at = round(frame.left / em)
    return next((usual[key].right for key in usual if key < at and usual[key].right > frame.left), 0.0)
