"""From printed lines with their places on the page to paragraphs, for formats that keep no paragraphs.

Lengths are in points, x from the left and y from the top of the page, as in `Line`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from checker.model.document import Block
from checker.readers.frames import FEW, HANGING, SUPPORT, TELLING_FLOW, Frame, frame_of, own_frame, widen
from checker.readers.lines import LEADER
from checker.readers.page_lines import LARGER, SPACED, Line, heads_once, without_edges
from checker.support.patterns import regex
from checker.text.heading_marks import OUTER, numbered
from checker.text.numerals import SMALL

INDENT = 1.2
"""Ems from which a first line is indented; two are usual."""
SLACK = 1.3
"""Ems that a line may lack to the right margin beyond what could not be broken: no line begins with a full stop."""
EXACT = -0.2
"""The same where a sentence ends with the line: what begins the next one had no place."""
UNBROKEN = regex(
    r"[“”‘’（《〈【「『(\[]*(?:[!-~]+|.)(?:[\"'“”‘’]+(?:[!-~·]+|.)?|[」』）)》〉】\]，。、；：！？…%％]+|—+)*"
)
"""What begins a line and could not stand at the end of the one before in part."""
FLUSH = 0.95
"""Share of the lines near the margin that end exactly there in a document that is set flush."""
CERTAIN_END = 5
"""Ems that a line lacks to the margin from which it surely ends its paragraph."""
MOST = 0.8
"""Share of such ends with space behind them from which space is what parts paragraphs."""
BEGINS = regex(rf"——|第{SMALL}+条(?![第的、和至或，规])")
"""What begins a paragraph besides the numbers of headings."""
ENDS = "。！？；：.!?;:"
"""What a paragraph ends with."""
LIST = regex(r"\s*(?:[a-zA-Z][)）.]|[-—–•●◆■]|[①-⑳]|（?\d{1,2}[)）.．、])")
"""How the items of a list begin, besides the numbers of headings."""
LED = 60
"""Characters at the end of a line that tell whether it is one of a table of contents."""
HANGS, DEEPEST = 0.6, 5.0
"""Ems that the other lines of an item may stand deeper than its first."""
TELLING_GAPS = 5
"""Distances of lines from which a page tells its own."""


class _Look(NamedTuple):
    """How a document sets off its paragraphs."""

    gap: float
    """Distance of two lines of a paragraph, in ems."""
    indented: bool
    """By an indent of first lines."""
    spaced: bool
    """By space between them."""
    usual: float
    """The size of its text."""
    edges: Sequence[float]
    """The right margins that its lines keep to the point, but for last lines; none where they end as they come."""


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[Block]:
    """The paragraphs of a document, headers, footers and page numbers left out.

    Args:
        pages: the lines of each page in reading order.
    """
    inside = [line for page in heads_once(without_edges(pages)) for line in page]
    body = [line for line in inside if not line.aside]
    beside = [[line] for line in inside if line.aside]
    return _blocks(sorted([*_joined(body), *beside], key=lambda lines: lines[0].page))


def _joined(body: Sequence[Line]) -> list[list[Line]]:
    """The lines of each paragraph."""
    flows = list(_flows(body))
    printed = [line for flow in flows for line in flow if not line.row]
    if not printed:
        return [[line] for line in body]
    whole = frame_of(printed)
    usual = median(line.size for line in printed)
    known = [
        frame_of(own) for flow in flows if len(own := [line for line in flow if not line.row]) >= TELLING_FLOW
    ]
    frames = {id(flow): own_frame(flow, whole, known) for flow in flows}
    widen(flows, frames, usual)
    for flow in flows:
        if flow[0].size > LARGER * usual:
            left, right = min(line.left for line in flow), max(line.right for line in flow)
            page = [o for o in body if o.page == flow[0].page and o.left < right and o.right > left]
            frames[id(flow)] = Frame(min(line.left for line in page), max(line.right for line in page))
    gap = _usual_gap(_gaps(flows)) or 2.0
    for flow in flows:  # a preface or an annex may be set wider than the rest
        frames[id(flow)] = frames[id(flow)]._replace(gap=_usual_gap(_gaps([flow]), TELLING_GAPS))
    framed = [(line, frames[id(flow)]) for flow in flows for line in flow]
    look = _Look(gap, _indented(framed), _spaced(framed, gap), usual, _edges(framed))
    joined: list[list[Line]] = []
    for number, (line, frame) in enumerate(framed):
        after = [later for later, _ in framed[number + 1 : number + 3]]
        if number and _continues(joined[-1], framed[number - 1][1], line, frame, after, look):
            joined[-1].append(line)
        else:
            joined.append([line])
    return joined


def _blocks(joined: Iterable[Sequence[Line]]) -> list[Block]:
    blocks: list[Block] = []
    ordinal = 0
    for lines in joined:
        text = ""
        for line in lines:
            text += _between(text, line.text) + line.text.strip()
        if text.strip():
            ordinal += 0 if lines[0].row and blocks else 1
            blocks.append(Block(text, ordinal, lines[0].page, row=lines[0].row))
    return blocks


def _between(text: str, following: str) -> str:
    """A blank between Latin words; Chinese lines join without."""
    left, right = text[-1:], following.strip()[:1]
    return " " if left.isascii() and left.isalpha() and right.isascii() and right.isalpha() else ""


def _flows(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines of one size in one column on one page; a step upwards begins another."""
    flow: list[Line] = []
    for line in lines:
        if flow and (
            line.page != flow[-1].page
            or line.base < flow[-1].base - line.size
            or max(line.size, flow[-1].size) > LARGER * min(line.size, flow[-1].size)
        ):
            yield flow
            flow = []
        flow.append(line)
    if flow:
        yield flow


def _gaps(flows: Iterable[Sequence[Line]]) -> Iterator[float]:
    """Distances of lines that follow each other, in ems."""
    for flow in flows:
        for above, below in pairwise(flow):
            if not above.row and not below.row and abs(above.size - below.size) < 0.1 * above.size:
                yield (below.base - above.base) / above.size


def _usual_gap(gaps: Iterable[float], needed: int = 1) -> float:
    """Distance of two lines of a paragraph, in ems; 0 where fewer gaps than needed tell it."""
    gaps = sorted(gap for gap in gaps if gap > 0.5)
    return gaps[len(gaps) // 4] if len(gaps) >= needed else 0.0


def _indented(framed: Iterable[tuple[Line, Frame]]) -> bool:
    """Whether the document indents the first lines of its paragraphs."""
    lines = [((line.left - frame.left) / line.size) for line, frame in framed if not line.row]
    return sum(INDENT <= indent <= 4 for indent in lines) >= 0.1 * len(lines)


def _spaced(framed: Sequence[tuple[Line, Frame]], gap: float) -> bool:
    """Whether the document parts its paragraphs by space."""
    wide = [
        below.base - above.base > SPACED * gap * above.size
        for (above, frame), (below, _) in pairwise(framed)
        if above.page == below.page and above.base < below.base and not above.row and not below.row
        and frame.right - above.right > CERTAIN_END * above.size
    ]  # fmt: skip
    return len(wide) > 2 and sum(wide) >= MOST * len(wide)


def _edges(framed: Sequence[tuple[Line, Frame]]) -> Sequence[float]:
    """The right margins of a document that is set flush."""
    framed = [
        (line, frame) for line, frame in framed if not line.row and line.text.rstrip()[-1:] not in HANGING
    ]
    places: dict[int, list[float]] = defaultdict(list)
    for line, _ in framed:
        places[round(line.right / 2)].append(line.right)
    edges = [median(rights) for rights in places.values() if len(rights) >= SUPPORT * len(framed)]
    near = [line for line, frame in framed if 0 <= frame.right - line.right < SLACK * line.size]
    flush = sum(_flush(line, edges) for line in near)
    return edges if len(near) >= FEW and flush >= FLUSH * len(near) else ()


def _flush(line: Line, edges: Sequence[float]) -> bool:
    return any(line.right > edge - line.size / 10 for edge in edges if abs(edge - line.right) < 2 * line.size)


def _continues(
    begun: Sequence[Line], outer: Frame, line: Line, frame: Frame, after: Sequence[Line], look: _Look
) -> bool:
    """Whether a line goes on with a paragraph.

    Args:
        begun: the lines of the paragraph so far.
        outer: the margins of its last line.
        after: the two lines after it.
    """
    above = begun[-1]
    if above.row or line.row:
        return (above.row, above.cell) == (line.row, line.cell)
    em = max(above.size, line.size)
    listed = above.text.rstrip()[-1:] not in "….·" and LEADER.search(above.text[-LED:])
    if listed or em > LARGER * min(above.size, line.size) or not _full(above, outer.right, line):
        return False
    flows_on = above.page == line.page and line.base > above.base
    gap = max(look.gap, frame.gap) if look.indented else look.gap
    if flows_on and line.base - above.base > SPACED * gap * above.size:
        return False
    if _set_in(begun, outer, line, frame, after):
        return True
    indent = line.left - frame.left
    if indent >= INDENT * em:
        larger = min(above.size, line.size) > LARGER * look.usual
        begins = look.indented and abs(indent - 2 * em) < em / 2 and not larger
        if begins or frame.right - line.right < INDENT * em:
            return False
        title = above.text.rstrip()[-1:] not in ENDS and not numbered(line.text)
        return title and _centred(above, outer) and _centred(line, frame)
    if look.indented or (look.spaced and flows_on):
        return True
    mark = numbered(line.text)
    if mark and mark.sure and mark.style in OUTER:
        return False
    if above.text.rstrip()[-1:] not in ENDS:
        return not (len(begun) == 1 and above.page != line.page and _heading(above.text))
    if mark or BEGINS.match(line.text) or (look.edges and not _flush(above, look.edges)):
        return False
    return _full(above, outer.right, line, slack=EXACT)


def _set_in(begun: Sequence[Line], outer: Frame, line: Line, frame: Frame, after: Sequence[Line]) -> bool:
    """Whether a line goes on with a paragraph whose other lines are set in like the first, or deeper.

    So stand the note below a law's title, which says when it was passed, and the items of a list.
    """
    first, above = begun[0], begun[-1]
    inside, before = line.left - frame.left, above.left - outer.left
    if not INDENT * line.size <= inside < DEEPEST * line.size or numbered(line.text) or LIST.match(line.text):
        return False
    if len(begun) > 1:  # its second line has told how far
        return abs(inside - before) < line.size / 4
    deeper = inside - before
    if above.text.rstrip()[-1:] in ENDS or not -line.size / 4 < deeper < DEEPEST * line.size:
        return False
    if deeper < line.size / 4:
        block = len(after) == 2 and all(
            later.page == line.page and abs(later.left - line.left) < line.size / 4 for later in after
        )
        return block and not numbered(first.text) and frame.right - line.right < line.size
    return deeper > HANGS * line.size and bool(numbered(first.text) or LIST.match(first.text))


def _heading(text: str) -> bool:
    mark = numbered(text)
    return bool(mark and mark.sure and mark.style in OUTER) and not any(sign in text for sign in "，。；：")


def _centred(line: Line, frame: Frame) -> bool:
    """Whether a line stands in the middle, as titles do."""
    before, after = line.left - frame.left, frame.right - line.right
    return abs(before - after) <= 1.5 * line.size


def _full(above: Line, right: float, line: Line, slack: float = SLACK) -> bool:
    """Whether what begins a line had no place at the end of the one above it."""
    first = UNBROKEN.match(line.text.strip())
    needed = sum(0.55 if c.isascii() else 1.0 for c in (first[0] if first else ""))
    return above.right + (needed + slack) * max(above.size, line.size) >= right
