"""Passages that stand beside each other in two reports, and what several of them say that say little alone."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import factorial, log
from typing import NamedTuple

from checker.copying.chains import SEEDED, equal
from checker.copying.company import OTHERS, Both, Company, chance, shared
from checker.copying.prepared import Prepared

NEAR = 150
"""Signs between two parts of a group, in each report."""
GROUPED, PARTS = 200, 16
"""Signs between two set phrases of a group, in each report, and how many it has at most."""
CHANCE_MEETING = 0.003
"""Pairs of reports that share so much by chance, for one report."""
LIKELY = log(0.01)
"""Groups of set phrases that a pair may share by chance, as a logarithm."""
GAIN = 35.0
"""How much less likely a chance each part makes a group."""


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


class Grouped(NamedTuple):
    """Passages that are made of set phrases and are more of them side by side than chance explains."""

    passages: tuple[Passage, ...]
    says: tuple[float, ...]
    """How likely it is that two reports share each group of them by chance, as logarithms."""

    def is_chance(self, reports: int) -> bool:
        """Whether it is likely that a report shares so much with any of so many others by chance.

        Several groups of little say less than one of as much: there are more ways to come by them (Fisher's method).
        """
        total = -sum(self.says)
        ways = sum(total**number / factorial(number) for number in range(len(self.says)))
        return log(max(reports, OTHERS)) - total + log(max(1.0, ways)) > log(CHANCE_MEETING)


def grouped(first: Prepared, second: Prepared, weak: Sequence[Passage]) -> Grouped:
    """The groups of two reports, each of which is hardly a chance in one pair of reports."""
    one, other = first.company, second.company
    if one is None or other is None:
        return Grouped((), ())
    phrases = {passage: both for passage in weak if (both := _phrases(first, second, passage))}
    groups = list(_groups(phrases, one, other))
    return Grouped(
        tuple(dict.fromkeys(passage for _, members in groups for passage in members)),
        tuple(says for says, _ in groups),
    )


def _groups(
    phrases: Mapping[Passage, list[Both]], one: Company, other: Company
) -> Iterator[tuple[float, list[Passage]]]:
    """Passages near each other that may be no chance, and how likely they are one; a phrase is in one of them."""
    around = neighbours(sorted(phrases), GROUPED)
    taken: list[Both] = []
    for passage in sorted(phrases, key=lambda each: (-len(phrases[each]), each)):
        both = _free(phrases[passage], taken)
        if not both:
            continue
        members, least = [passage], chance(both, one, other)
        near = sorted((_distance(passage, part), part) for part in around(passage) if part != passage)
        for apart, part in near[:PARTS]:
            free = _free(phrases[part], [*taken, *both]) if apart <= GROUPED else []
            more = sorted([*both, *free], key=lambda each: each.first)
            if free and (says := chance(more, one, other)) < least - max(1.0, apart / GAIN):
                members, both, least = [*members, part], more, says
        if least <= LIKELY:
            taken += both
            yield least, members


def _free(both: Sequence[Both], taken: Sequence[Both]) -> list[Both]:
    """Those that stand where none of the others do in either report."""
    return [
        each for each in both
        if not any(
            _apart(each.first, other.first) < -SEEDED or _apart(each.second, other.second) < -SEEDED
            for other in taken
        )
    ]  # fmt: skip


def _phrases(first: Prepared, second: Prepared, passage: Passage) -> list[Both]:
    """The set phrases of a passage that is made of them, as the report has them that has changed them less."""
    start, there = passage.first[0], passage.second[0]
    texts = first.text[slice(*passage.first)], second.text[slice(*passage.second)]
    blocks = [(start + a, there + b, length) for a, b, length in equal(*texts)]
    found: list[Both] = []
    for report, spans, turned in (
        (first, (passage.first, passage.second), False),
        (second, (passage.second, passage.first), True),
    ):
        if report.company:
            found = max(found, shared(report.company, spans, blocks, turned), key=len)
    signs = sum(each.first[1] - each.first[0] for each in found)
    return found if signs >= (passage.first[1] - passage.first[0]) / 2 else []


def together(passage: Passage, others: Iterable[Passage], least: float) -> float:
    """What the passages around one say that say so much, in both reports no further away than NEAR."""
    return sum(other.said for other in others if other.said >= least and _distance(passage, other) <= NEAR)


def _distance(one: Passage, other: Passage) -> int:
    """Signs between two passages in the report where there are more; below 0 where they meet in both."""
    return max(_apart(one.first, other.first), _apart(one.second, other.second))


def _apart(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(one[0], other[0]) - min(one[1], other[1])
