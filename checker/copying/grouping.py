"""Passages that stand beside each other in two reports, and what several of them say that say little alone."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from math import log
from typing import NamedTuple

from checker.copying.chains import SEEDED
from checker.copying.company import CHANCE_MEETING, RARE, Company, Group, expected, group, more_set

NEAR = 150
"""Signs between two parts of a group, in each report."""
GROUPED, PARTS = 200, 16
"""Signs between two set phrases of a group, in each report, and how many it has at most."""


class Passage(NamedTuple):
    """A stretch of the first report that stands in the second, as places in the masked texts."""

    first: tuple[int, int]
    second: tuple[int, int]
    likeness: float
    """Share of equal signs, 0 to 1."""
    said: float
    """Weight of the signs of the first stretch × (likeness - CHANCE)."""


def neighbours(found: Sequence[Passage], reach: int) -> Callable[[Passage], Sequence[Passage]]:
    """For a passage those of a list, in the order of the first report, that may lie so close to it there."""
    starts = [passage.first[0] for passage in found]
    longest = max((passage.first[1] - passage.first[0] for passage in found), default=0)

    def around(passage: Passage) -> Sequence[Passage]:
        start, end = passage.first
        return found[bisect_left(starts, start - reach - longest) : bisect_right(starts, end + reach)]

    return around


def grouped(
    first: Company, second: Company, weak: Sequence[Passage], sizes: tuple[int, int], reports: int
) -> set[Passage]:
    """Those that are made of set phrases and are more of them side by side than chance explains.

    Args:
        sizes: signs of both reports.
        reports: how many there are in all.
    """
    phrases: dict[Passage, Group] = {}
    for passage in weak:
        here, there = group(first, passage.first), group(second, passage.second)
        if each := more_set(here, there):
            phrases[passage] = each
    around = neighbours(list(phrases), GROUPED)
    kept: set[Passage] = set()
    for passage, own in phrases.items():
        near = [passage]
        if own.rarity >= RARE:
            others = ((_distance(passage, other), other) for other in around(passage))
            near += [
                other for apart, other in sorted(others)
                if apart <= GROUPED and phrases[other].rarity >= RARE
            ]  # fmt: skip
        members: list[Passage] = []
        best, least = 0, log(CHANCE_MEETING)
        for part in near[:PARTS]:
            if any(_meet(part, member) for member in members):
                continue
            members.append(part)
            groups = [phrases[member] for member in members]
            ours, theirs = [p.first for p in members], [p.second for p in members]
            chance = max(
                expected(groups, ours, theirs, sizes, reports),
                expected(groups, theirs, ours, sizes[::-1], reports),
            )
            if chance <= least:
                best, least = len(members), chance
        kept.update(members[:best])
    return kept


def together(passage: Passage, others: Iterable[Passage], least: float) -> float:
    """What the passages around one say that say so much, in both reports no further away than NEAR."""
    return sum(other.said for other in others if other.said >= least and _distance(passage, other) <= NEAR)


def _distance(one: Passage, other: Passage) -> int:
    """Signs between two passages in the report where there are more; below 0 where they meet in both."""
    return max(_apart(one.first, other.first), _apart(one.second, other.second))


def _meet(one: Passage, other: Passage) -> bool:
    """Whether two passages are partly the same text of either report."""
    return _apart(one.first, other.first) < -SEEDED or _apart(one.second, other.second) < -SEEDED


def _apart(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(one[0], other[0]) - min(one[1], other[1])
