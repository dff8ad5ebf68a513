"""What is left of a count: 受理46件，办结44件，其余2件正在办理; 征求意见31条，采纳28条，未采纳3条."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from checker.checklist.model import Arithmetic
from checker.judging.arithmetic.counted_text import (
    CHECK_PARTS,
    CountedText,
    Fault,
    in_unit_of,
    plain,
    quoted,
    value_of,
)
from checker.model.findings import Wording
from checker.support.patterns import either, regex
from checker.text.cuts import since_last, up_to
from checker.text.figures import Figure

GAP = 24
"""So many characters may stand between a part and what is left."""
MOST = 6
"""So many figures before what is left may be its total and the other parts."""
BEHIND = 10
"""So many characters behind what is left say that it is unfinished."""


def remainders(counted: CountedText, known: Arithmetic) -> Iterator[Fault]:
    """Parts and what is left of them that do not make their total."""
    text = counted.text
    if not known.left:
        return
    for at, left in enumerate(counted.figures):
        before = _of_its_kind(counted, at)
        if len(before) < 2 or left.about or any(figure.about for figure in before):
            continue
        total, part = before[-2:]
        gap = text[part.end : left.start]
        if len(gap) > GAP or gap.startswith("、剩") or not _is_left(counted, known, part, left, gap):
            continue
        if value_of(total) <= value_of(part) or _adds_up(before, left) or _of_several(before, left):
            continue
        earlier = {value_of(one) for one in counted.figures[max(0, at - 2 * MOST) : at]}
        if any(value_of(one) + value_of(left) in earlier for one in before):
            continue  # 收到58件。审结54件，调解22件，另有4件在办
        right = value_of(total) - value_of(part)
        shown = in_unit_of(right, left, text)
        yield Fault(
            left.start,
            left.end,
            Wording(
                f"{quoted(text, total)}减去{quoted(text, part)}是 {shown}，写的是 {quoted(text, left)}",
                f"{plain(value_of(total))} less {plain(value_of(part))} is {plain(right)}, not {plain(value_of(left))}",
            ),
            CHECK_PARTS,
            total.span,
        )


def _of_its_kind(counted: CountedText, at: int) -> list[Figure]:
    """The figures of one counter in the sentence, up to one."""
    left = counted.figures[at]
    since = counted.since(left.start)
    before = counted.figures[max(0, at - MOST) : at]
    return [figure for figure in before if figure.start >= since and figure.counter == left.counter]


def _adds_up(before: Sequence[Figure], left: Figure) -> bool:
    """Whether what is left makes one of the counts before it with some of those between."""
    for number, total in enumerate(before):
        between = before[number + 1 :]
        for many in range(1, len(between) + 1):
            if any(
                sum(map(value_of, parts)) + value_of(left) == value_of(total)
                for parts in combinations(between, many)
            ):
                return True
    return False


def _of_several(before: Sequence[Figure], left: Figure) -> bool:
    """Whether more than one part is told beside what is left: 218件：土地98件，邻里90件，其余40件 is a sum."""
    misses = [
        abs(value_of(total) - sum(map(value_of, before[number + 1 :])) - value_of(left))
        / (value_of(total) or 1)
        for number, total in enumerate(before[:-1])
    ]
    return min(misses) < misses[-1]


def _is_left(counted: CountedText, known: Arithmetic, part: Figure, left: Figure, gap: str) -> bool:
    """Whether a figure tells what is left: it is called so, or is denied what the part before it is said to have."""
    text = counted.text
    clause = since_last(gap, "，,、；;：:").strip()
    if _left(known).match(clause):
        return True
    behind = up_to(text[left.end : left.end + BEHIND], "，,。；;")
    if _perhaps_left(known).match(clause) and any(word in behind for word in known.unfinished):
        return True
    denied = _denied(known).search(clause)
    before, after = text[max(0, part.start - GAP) : part.start], text[part.end : part.end + GAP]
    had = re.split(r"[，,、。；;：:\d]", before)[-1] + up_to(after, "，,、。；;")
    return bool(denied and denied["what"] and denied["what"][:2] in had and not _denied(known).search(had))


@lru_cache(maxsize=8)
def _left(known: Arithmetic) -> re.Pattern[str]:
    return regex(rf"(?:{either(known.left)})的?$")


@lru_cache(maxsize=8)
def _perhaps_left(known: Arithmetic) -> re.Pattern[str]:
    return regex(rf"(?:{either(known.perhaps_left)})?的?$")


@lru_cache(maxsize=8)
def _denied(known: Arithmetic) -> re.Pattern[str]:
    return regex(rf"^(?:{either(known.denials)})(?P<what>\w*?)的?$")
