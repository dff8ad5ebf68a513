"""Set phrases by what an archive knows: which reports have which stretches, but not where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from checker.copying.candidates import COMMON, weight_of
from checker.copying.company import PARTS
from checker.copying.fingerprints import LEVELS
from checker.copying.phrases import ALWAYS, APART, NEAR, NEXT, NO_PHRASES, Phrases

LENGTH, KEPT = LEVELS[0].length, LEVELS[0].every
LEAST = 2
"""Stretches of a phrase."""
BETWEEN = 5
"""Signs between two phrases that belong to them, times one in how many stretches is known."""
DEPENDENT = 2.0
"""Two phrases that so many times more reports have than by chance belong together."""


class Stretch(NamedTuple):
    """A stretch that reports in the archive have."""

    place: int
    hash: int
    reports: int
    """How many have it, the draft as well."""
    some: tuple[int, ...]
    """The first of them, ascending."""


def phrases_of(texts: Sequence[Sequence[Stretch]], reports: int, every: int) -> Phrases:
    """The set phrases of a draft and of archived reports; a phrase is taken from where most of it is known.

    Args:
        texts: the stretches of each.
        reports: how many reports there are in all, with the draft.
        every: one stretch in so many is kept.
    """
    found = [(group, span) for stretches in texts for group, span in _groups(stretches, reports, every)]
    taken: dict[int, int] = {}
    groups: list[list[Stretch]] = []
    members: list[tuple[int, int, int]] = []
    lengths: list[int] = []
    for group, (start, end) in sorted(found, key=lambda one: -len(one[0])):
        if any(each.hash in taken for each in group):
            continue
        taken.update((each.hash, len(groups)) for each in group)
        members += ((each.hash, len(groups), each.place - start) for each in group)
        groups.append(group)
        lengths.append(end - start)
    if not groups:
        return NO_PHRASES
    tokens = sorted(
        (one << 32 | other, together)
        for one, other in _near(found, taken)
        if (together := _together(groups[one][0], groups[other][0], reports))
    )
    members.sort()
    return Phrases(
        np.array([value for value, _, _ in members], np.uint64),
        np.array([number for _, number, _ in members], np.intp),
        np.array([offset for _, _, offset in members], np.int64),
        every,
        np.array(lengths, np.int64),
        np.array([sorted(each.reports for each in group)[len(group) // 2] for group in groups], np.intp),
        np.array([token for token, _ in tokens], np.uint64),
        np.array([together for _, together in tokens], np.intp),
    )


def _groups(
    stretches: Sequence[Stretch], reports: int, every: int
) -> Iterator[tuple[list[Stretch], tuple[int, int]]]:
    """The stretches of each phrase of a text, and where it begins and ends, in order."""
    weight = weight_of(np.array([each.reports for each in stretches]), reports)
    common = ((weight > 0) & (weight < COMMON)).tolist()
    groups: list[list[Stretch]] = []
    for each in sorted(each for each, is_common in zip(stretches, common, strict=True) if is_common):
        last = groups[-1][-1] if groups else None
        if last and each.place - last.place <= APART * every // KEPT and _overlap(last, each) > ALWAYS:
            groups[-1].append(each)
        else:
            groups.append([each])
    groups = [group for group in groups if len(group) >= LEAST]
    spans = _widened([(group[0].place, group[-1].place + LENGTH) for group in groups], BETWEEN * every)
    yield from zip(groups, spans, strict=True)


def _near(
    found: Sequence[tuple[list[Stretch], tuple[int, int]]], taken: Mapping[int, int]
) -> set[tuple[int, int]]:
    """Phrases that stand near each other in one of the texts, as numbers, the smaller first."""
    pairs = set()
    for at, (group, (start, _)) in enumerate(found):
        for other, (there, _) in found[at + 1 : at + 1 + NEXT]:
            numbers = {taken[each.hash] for each in (*group, *other) if each.hash in taken}
            if 0 <= there - start <= NEAR and len(numbers) == 2:
                pairs.add((min(numbers), max(numbers)))
    return pairs


def _overlap(one: Stretch, other: Stretch) -> float:
    """Share of the reports with either that have both, as far as both are known."""
    last = min(one.some[-1], other.some[-1])
    first, second = ({number for number in each.some if number <= last} for each in (one, other))
    return len(first & second) / max(len(first), len(second))


def _together(one: Stretch, other: Stretch, reports: int) -> int:
    """In how many reports two phrases stand near each other, as far as that can be told."""
    both = _overlap(one, other) * max(one.reports, other.reports)
    chance = one.reports * other.reports / reports
    return round(both if both > DEPENDENT * chance else both / PARTS)


def _widened(spans: Sequence[tuple[int, int]], between: int) -> list[tuple[int, int]]:
    """Spans up to each other where little is between them."""
    result = [list(span) for span in spans]
    for one, other in pairwise(result):
        gap = other[0] - one[1]
        if gap <= between:
            one[1] += gap // 2
            other[0] = one[1]
    return [(start, end) for start, end in result]
