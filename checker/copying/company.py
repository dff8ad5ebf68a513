"""Set phrases in company: how likely it is that several of them stand together in two reports by chance.

A sentence that every tenth report has says nothing by itself. Four of them in a row, or in one paragraph in
whatever order, are hardly put together twice by chance, and a passage that is made of nothing else is a copy
all the same. What many reports put together as one, such as a set paragraph, counts as one phrase.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf, lgamma, log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from checker.copying.boilerplate import Weights, close, common, told
from checker.copying.candidates import RUN, TEMPLATE_LEAST, Frequencies
from checker.copying.fingerprints import LEVELS, TOLD, Hashes

LONG = LEVELS[TOLD[1]].length
SET = 24
"""Signs of set phrases that a long stretch has where two of them meet."""
FOLLOWS = 3.0
"""What it says, as the logarithm of a chance, that one set phrase stands right behind another: there are some
twenty that could."""
RARE = 1.6
"""How rare a set phrase must be to count beside others: one that every fifth report has is everywhere."""
OTHERS = 500
"""Reports among which a group must be no chance, however few there are: a false alarm weighs more among few."""
WITHIN = 2.1
"""What it says at most that a set phrase stands near another: one report in eight has it where it belongs."""
ROOM = 20
"""Signs of a set phrase on both sides of where it meets another."""
DENSE = 0.65
"""Share of the stretch from its first phrase to its last that a group must fill, in either report."""
SEEN = 0.15
"""Share of signs by which one wording is more set than another."""
CHANCE_MEETING = 0.003
"""Groups of set phrases that a report may share with any other by chance."""

Sums = NDArray[np.float64]
Span = tuple[int, int]


class Company(NamedTuple):
    """What the set phrases of a report say, as sums up to each place; chances as negative logarithms."""

    seen: Sums
    """Signs of set phrases as others have them."""
    signs: Sums
    """These and what stands between two of them."""
    weighed: Sums
    """Their weights."""
    rarity: Sums
    """Of each of these how rare its phrase is."""
    joints: Sums
    """Places where one set phrase meets another as in hardly any other report."""
    meeting: Sums
    """How rare that is."""


class Group(NamedTuple):
    """Set phrases of one report that stand together in another."""

    phrases: float
    says: float
    """How rare it is that they stand so, as a negative logarithm."""
    rarity: float
    """How rare each of them is."""
    seen: float
    """Share of its signs that are worded as others word them."""


def set_phrases(
    weights: Weights, frequencies: Sequence[Frequencies], reports: int, longer: Hashes
) -> Company | None:
    """The set phrases of a report and where they meet; None where there are none.

    Args:
        weights: of its signs; see `boilerplate.weights`. Small gaps between set phrases are closed in them.
        frequencies: of each level of `fingerprints.TOLD`.
        reports: how many reports there are in all.
        longer: hashes of all its stretches of the longest level.
    """
    inside = common(weights)
    if reports < TEMPLATE_LEAST or not inside.any():
        return None
    scale = log(max(reports, RUN) / 2)
    seen = sums(inside)
    close(weights, frequencies[0].every)
    inside = common(weights)
    signs = sums(inside)
    rarity = sums(np.where(inside, np.cbrt(weights) * scale, 0))  # see `candidates.weight_of`
    joints, meeting = np.zeros(len(weights)), np.zeros(len(weights))
    for place, says in _joints(signs, rarity, frequencies[1], reports, longer):
        joints[place] += 1
        meeting[place] += says
    return Company(seen, signs, sums(np.where(inside, weights, 0)), rarity, sums(joints), sums(meeting))


def _joints(
    signs: Sums, rarity: Sums, table: Frequencies, reports: int, longer: Hashes
) -> list[tuple[int, float]]:
    """Where two set phrases meet and how rare it is: the stretches across such a place are rarer than they are."""
    starts = np.flatnonzero((longer & np.uint64(table.every - 1)) == 0)
    inside = signs[starts + LONG] - signs[starts]
    starts, inside = starts[inside >= SET], inside[inside >= SET]
    if not len(starts):
        return []
    alone = (rarity[starts + LONG] - rarity[starts]) / inside
    others = np.zeros(len(starts))
    places, at = told(longer[starts], table)
    others[places] = np.maximum(0.0, table.reports[at].astype(np.float64) - 2)
    among = np.log(np.maximum(others, 1e-9) / (reports * np.exp(-alone)))
    says = np.minimum(alone + FOLLOWS, -among)
    rare = says >= 1
    starts, says = starts[rare], says[rare]
    found = []
    at_start = 0
    while at_start < len(starts):
        after = int(np.searchsorted(starts, starts[at_start] + LONG - 1))
        place = (int(starts[at_start]) + LONG + int(starts[after - 1])) // 2
        found.append((place, float(np.median(says[at_start:after]))))
        at_start = after
    return found


def excess(report: Company, span: Span) -> float:
    """What a stretch weighs too much: phrases that meet in it by chance say no more than one of them."""
    start, end = span
    weight = report.weighed[end] - report.weighed[start]
    return float(weight - weight / (1 + _inside(report.joints, span)))


def group(report: Company, span: Span) -> Group | None:
    """What a stretch of a report says when it is mostly made of set phrases."""
    start, end = span
    signs = report.signs[end] - report.signs[start]
    if signs < (end - start) / 2:
        return None
    rarity = float(report.rarity[end] - report.rarity[start]) / signs
    seen = (report.seen[end] - report.seen[start]) / (end - start)
    return Group(1 + _inside(report.joints, span), rarity + _inside(report.meeting, span), rarity, seen)


def more_set(one: Group | None, other: Group | None) -> Group | None:
    """Of one passage in two reports the wording that is less its own: changed words hide set phrases."""
    if one is None or other is None:
        return one or other
    if abs(one.seen - other.seen) > SEEN:
        return max(one, other, key=lambda each: each.seen)
    return min(one, other, key=lambda each: each.says)


def _inside(sums: Sums, span: Span) -> float:
    """Of the joints well within a stretch."""
    start, end = span
    return float(max(0.0, sums[max(start, end - ROOM)] - sums[min(start + ROOM, end)]))


def expected(
    groups: Sequence[Group],
    spans: Sequence[Span],
    others: Sequence[Span],
    sizes: tuple[int, int],
    reports: int,
) -> float:
    """How often a report would share such groups with any other by chance, as a logarithm.

    Args:
        spans: of the groups in the report.
        others: of the groups in the other report.
        sizes: signs of both.
    """
    phrases = sum(each.phrases for each in groups)
    covered = sum(end - start for start, end in spans)
    length = covered / phrases
    reach = max(end for _, end in spans) - min(start for start, _ in spans)
    there = max(end for _, end in others) - min(start for start, _ in others)
    if sum(
        min(end - start, last - at) for (start, end), (at, last) in zip(spans, others, strict=True)
    ) < DENSE * max(reach, there):
        return inf
    free = max(0.0, reach - covered) / length
    more = len(groups) - 1
    choices = lgamma(more + free + 1) - lgamma(more + 1) - lgamma(free + 1)
    near = min(WITHIN, max(0.0, log(sizes[1] / there)))
    return (
        log(max(reports, OTHERS))
        + max(0.0, log(sizes[0] / length))
        + choices
        - sum(each.says for each in groups)
        - more * near
    )


def sums(values: NDArray[np.generic]) -> Sums:
    return np.concatenate(([0.0], np.cumsum(values, dtype=np.float64)))
