"""Set phrases in company: how likely it is that several of them stand together in two reports by chance.

A sentence that every tenth report has says nothing by itself. Four of them in a row, or in one paragraph in
whatever order, are hardly put together twice by chance, and a passage that is made of nothing else is a copy
all the same. What many reports put together as one, such as a set paragraph, counts as one phrase.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from math import lgamma, log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from checker.copying.boilerplate import Weights, common, looked_up
from checker.copying.candidates import TEMPLATE_LEAST, weight_of
from checker.copying.fingerprints import Hashes
from checker.copying.phrases import SHIFT, Phrases
from checker.copying.rows import breaks_of, two

INSIDE = 0.5
"""Share of a phrase that lies in a passage to which it belongs, and share of its stretches that are known where it
stands."""
SURE = 2
"""Stretches of a phrase that tell where it stands."""
EQUAL = 0.4
"""Share of its signs that are equal where it stands in another report."""
CLOSE = 12
"""Signs up to which one phrase stands right behind another."""
FOLLOWS = 20
"""Phrases that could stand right behind another."""
PARTS = 8
"""Parts of a report: a set phrase stands where it belongs."""
UNSEEN = 0.5
"""Reports that have two phrases near each other where none is known, as a number to reckon with."""
ERROR = 2.0
"""Standard errors by which two phrases must stand near each other more often than none do, to belong together."""
OTHERS = 150
"""Reports among which a group must be no chance, however few there are: a false alarm weighs more among few."""

Sums = NDArray[np.float64]
Span = tuple[int, int]


class Place(NamedTuple):
    """Where a set phrase stands in a report."""

    start: int
    end: int
    phrase: int


class Company(NamedTuple):
    """The set phrases of a report."""

    places: tuple[Place, ...]
    """In order."""
    starts: tuple[int, ...]
    longest: int
    weighed: memoryview
    """What signs of set phrases weigh, up to each place."""
    middles: memoryview
    """How many of them have their middle up to each place."""
    phrases: Phrases
    reports: int


class Both(NamedTuple):
    """A set phrase that stands in two reports."""

    phrase: int
    first: Span
    second: Span


def set_phrases(weights: Weights, phrases: Phrases, reports: int, shortest: Hashes) -> Company | None:
    """The set phrases of a report; None where there are none. Their signs weigh no more than the phrase does.

    Args:
        weights: of its signs; see `boilerplate.weights`.
        reports: how many reports there are in all.
        shortest: hashes of all its stretches of the shortest level.
    """
    if reports < TEMPLATE_LEAST:
        return None
    places = _places(phrases, shortest, len(weights))
    numbers = np.array([place.phrase for place in places], np.intp)
    each = weight_of(phrases.reports[numbers], reports)
    for place, weight in zip(places, each, strict=True):
        part = weights[place.start : place.end]
        np.minimum(part, np.float32(weight), out=part)
    inside = common(weights)
    if not inside.any():
        return None
    middles = np.zeros(len(weights))
    for place in places:
        middles[(place.start + place.end) // 2] += 1
    return Company(
        places,
        tuple(place.start for place in places),
        max((place.end - place.start for place in places), default=0),
        sums(np.where(inside, weights, 0)).data,
        sums(middles).data,
        phrases,
        reports,
    )


def _places(phrases: Phrases, shortest: Hashes, size: int) -> tuple[Place, ...]:
    """Where most of the stretches of a phrase stand as they do in it."""
    places, at = looked_up(shortest, phrases)
    if not len(places):
        return ()
    phrase = phrases.phrase[at]
    start = places - phrases.offset[at]
    order = np.lexsort((start, phrase))
    phrase, start = phrase[order], start[order]
    firsts = np.flatnonzero(breaks_of(phrase) | breaks_of(start, SHIFT))
    hits = np.diff(np.append(firsts, len(order)))
    sizes = np.bincount(phrases.phrase)
    known = (hits >= SURE) & (hits >= INSIDE * sizes[phrase[firsts]])
    firsts = firsts[known]
    ends = np.minimum(size, start[firsts] + phrases.length[phrase[firsts]])
    starts = np.maximum(0, start[firsts])
    return tuple(sorted(map(Place, starts.tolist(), ends.tolist(), phrase[firsts].tolist())))


def excess(report: Company, span: Span) -> float:
    """What a stretch weighs too much: phrases that meet in it by chance say no more than one of them."""
    start, end = span
    weight: float = report.weighed[end] - report.weighed[start]
    return weight - weight / max(1.0, report.middles[end] - report.middles[start])


def inside(report: Company, span: Span) -> list[Place]:
    """The phrases that lie in a stretch for the most part."""
    start, end = span
    found = []
    low, high = bisect_left(report.starts, start - report.longest), bisect_left(report.starts, end)
    for place in report.places[low:high]:
        if min(end, place.end) - max(start, place.start) >= INSIDE * (place.end - place.start):
            found.append(place)
    return found


def shared(
    own: Company, spans: tuple[Span, Span], blocks: Sequence[tuple[int, int, int]], turned: bool
) -> list[Both]:
    """The phrases of one report that stand in a passage and are still there in the other report.

    Args:
        spans: of the passage in this report and in the other one.
        blocks: what is equal: places in the first and the second report, and length.
        turned: whether this report is the second one.
    """
    found = []
    for place in inside(own, spans[0]):
        equal, reach = 0, []
        for first, second, length in blocks:
            at, other = (second, first) if turned else (first, second)
            start, end = max(at, place.start), min(at + length, place.end)
            if start < end:
                equal += end - start
                reach += [other + start - at, other + end - at]
        if equal >= EQUAL * (place.end - place.start):
            here = max(place.start, spans[0][0]), min(place.end, spans[0][1])
            there = reach[0], reach[-1]
            found.append(Both(place.phrase, there, here) if turned else Both(place.phrase, here, there))
    return found


def chance(group: Sequence[Both], first: Company, second: Company) -> float:
    """How often two reports would share such phrases near each other by chance, as a logarithm.

    Args:
        group: in the order of the first report.
    """
    phrases = first.phrases
    often = phrases.reports / first.reports
    slots = max(_slots([each.first for each in group]), _slots([each.second for each in group]))
    places = max(len(first.places), len(second.places), slots)
    total = log(places) + log(often[group[0].phrase])
    loose = 0
    for number, each in enumerate(group[1:], 1):
        before = group[number - 1]
        follows = (
            each.first[0] - before.first[1] <= CLOSE and -CLOSE <= each.second[0] - before.second[1] <= CLOSE
        )
        loose += not follows
        alone = often[each.phrase] * (1 / FOLLOWS if follows else max(1 / PARTS, slots / places))
        seen = [_together(phrases, each.phrase, other.phrase) for other in group[:number]]
        most = max(seen)
        have = float(phrases.reports[each.phrase])
        likely = (sum(seen) / number + UNSEEN) / (have + UNSEEN / alone)
        total += log(min(1.0, max(likely, (most - ERROR * most**0.5) / have)))
    return total + (_choices(len(group), slots) if loose else 0.0)


def _together(phrases: Phrases, one: int, other: int) -> int:
    """In how many further reports two phrases stand near each other."""
    token = two(np.int64(one), np.int64(other))
    at = int(np.searchsorted(phrases.token, token))
    known = at < len(phrases.token) and phrases.token[at] == token
    return max(0, int(phrases.together[at]) - 2) if known else 0


def _slots(spans: Sequence[Span]) -> int:
    """How many phrases there are from the first of some to the last."""
    length = sum(end - start for start, end in spans) / len(spans)
    reach = max(end for _, end in spans) - min(start for start, _ in spans)
    return max(len(spans), round(reach / length))


def _choices(members: int, slots: int) -> float:
    """In how many ways so many phrases can be chosen, the first and the last among them, as a logarithm."""
    return lgamma(slots - 1) - lgamma(members - 1) - lgamma(slots - members + 1) if members > 1 else 0.0


def sums(values: NDArray[np.generic]) -> Sums:
    """Up to each place."""
    return np.concatenate(([0.0], np.cumsum(values, dtype=np.float64)))
