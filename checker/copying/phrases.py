"""Set phrases of a run, and the pairs of reports in which the same of them stand near each other.

A stretch that many reports share tells nothing of two of them. Such stretches that go together wherever they
stand are one phrase, and a phrase is known by any of them, in reworded text too. Two phrases near each other
are rare, three hardly a chance: reports that share these are likely pairs, in whatever order they stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from checker.copying.fingerprints import LEVELS, Hashes
from checker.copying.rows import Rows, breaks_of, rows_of, two

LENGTH, KEPT = LEVELS[0].length, LEVELS[0].every
MOST = 4_000_000
"""Stretches that are looked at; where there are more, one in so many."""
STEPS = 3
"""A stretch goes together with one of so many before it."""
APART = 16
"""Signs between two stretches that go together, times one in how many stretches is looked at."""
ALWAYS = 0.5
"""Share of the places of either of two stretches from which they go together."""
LEAST = 3
"""Stretches of a phrase; what has fewer are words."""
SHIFT = 12
"""Signs by which a stretch may be out of its place in a phrase."""
LOYAL = 0.8
"""Share of the places of a stretch at which its phrase stands, from which it tells of it all alone."""
NEAR, NEXT = 200, 8
"""Signs between the beginnings of two phrases near each other, and how many there are behind each."""
EVENTS = 8_000_000
"""Pairs of reports that are looked at: what more reports share than this allows is left out."""
LINKS = 2
"""Phrases besides the first of each group that a likely pair shares."""
SAYS = 14.0
"""What one of them says, as signs."""


class Phrases(NamedTuple):
    """Set phrases by the stretches that they are made of."""

    hash: Hashes
    """Of stretches of the shortest level, ascending."""
    phrase: NDArray[np.intp]
    """Which phrase each belongs to."""
    offset: NDArray[np.int64]
    """Where in it."""
    every: int
    """One stretch in so many was looked at."""
    length: NDArray[np.int64]
    """Signs of each phrase."""
    reports: NDArray[np.intp]
    """How many reports have each."""
    token: NDArray[np.uint64]
    """Phrases that stand near each other, as `rows.two`, ascending."""
    together: NDArray[np.intp]
    """How many reports have them so."""


NO_NUMBERS = np.empty(0, np.intp)
NO_PHRASES = Phrases(
    np.empty(0, np.uint64), NO_NUMBERS, np.empty(0, np.int64), KEPT, np.empty(0, np.int64), NO_NUMBERS,
    np.empty(0, np.uint64), NO_NUMBERS,
)  # fmt: skip


class Near(NamedTuple):
    """Pairs of reports that share phrases near each other."""

    keys: NDArray[np.uint64]
    """As `rows.two`, ascending."""
    says: NDArray[Any]


NOBODY = Near(np.empty(0, np.uint64), np.empty(0))


class _Places(NamedTuple):
    """Where phrases stand, by report and place."""

    report: NDArray[np.uint32]
    phrase: NDArray[np.intp]
    start: NDArray[np.int64]


def learn(parts: Sequence[Rows]) -> tuple[Phrases, Near]:
    """The set phrases of a run and the pairs of reports that share groups of them.

    Args:
        parts: the stretches that many reports share.
    """
    rows, every = _fewer(Rows(*(np.concatenate(columns) for columns in zip(*parts, strict=True))))
    if not len(rows.hash):
        return NO_PHRASES, NOBODY
    rows = rows_of(rows, np.lexsort((rows.place, rows.report)))
    values, which, counts = np.unique(rows.hash, return_inverse=True, return_counts=True)
    head, offset = _chained(rows, which, counts, every)
    sizes = np.bincount(head, minlength=len(values))
    belongs = sizes[head] >= LEAST
    _, phrase = np.unique(head[belongs], return_inverse=True)
    number = np.full(len(values), -1)
    number[belongs] = phrase
    length = np.zeros(phrase.max(initial=-1) + 1, np.int64)
    np.maximum.at(length, phrase, offset[belongs] + LENGTH)
    places = _places(rows, which, number, offset)
    reports = np.bincount(
        np.unique(places.phrase.astype(np.uint64) << np.uint64(32) | places.report) >> np.uint64(32),
        minlength=len(length),
    )
    tokens, near = _near(places)
    found, starts, together = np.unique(tokens, return_index=True, return_counts=True)
    often = together > LEAST - 1
    learnt = Phrases(
        values[belongs], phrase, offset[belongs], KEPT * every, length, reports,
        found[often], together[often],
    )  # fmt: skip
    return learnt, _pairs(places, near, starts, together)


def _fewer(rows: Rows) -> tuple[Rows, int]:
    """So many that time and memory stay bounded; which they are depends on the hash alone."""
    every = 1
    while len(rows.hash) > MOST and every < 1 << 20:
        every *= 2
        rows = rows_of(rows, (rows.hash & np.uint64(KEPT * every - 1)) == 0)
    return rows, every


def _chained(
    rows: Rows, which: NDArray[np.intp], counts: NDArray[np.intp], every: int
) -> tuple[NDArray[np.intp], NDArray[np.int64]]:
    """For each stretch the first one of those that it always goes together with, and how far behind it stands."""
    head = np.arange(len(counts))
    offset = np.zeros(len(counts), np.int64)
    place = rows.place.astype(np.int64)
    for step in range(min(STEPS, len(place) - 1), 0, -1):
        gap = place[step:] - place[:-step]
        beside = np.flatnonzero((rows.report[step:] == rows.report[:-step]) & (gap <= APART * every))
        before, behind, gap = which[beside], which[beside + step], gap[beside]
        order = np.lexsort((gap, before, behind))
        before, behind, gap = before[order], behind[order], gap[order]
        starts = np.flatnonzero(breaks_of(behind) | breaks_of(before) | breaks_of(gap))
        times = np.diff(np.append(starts, len(order)))
        before, behind, gap = before[starts], behind[starts], gap[starts]
        always = times > ALWAYS * np.maximum(counts[before], counts[behind])
        head[behind[always]], offset[behind[always]] = before[always], gap[always]
    for _ in range(len(counts).bit_length()):
        offset, head = offset + offset[head], head[head]
    return head, offset


def _places(
    rows: Rows, which: NDArray[np.intp], number: NDArray[np.intp], offset: NDArray[np.int64]
) -> _Places:
    """Where each report has phrases: where two of its stretches say so, or one that stands nowhere else."""
    of_phrase = np.flatnonzero(number[which] >= 0)
    stretch, report = which[of_phrase], rows.report[of_phrase]
    phrase, start = number[stretch], rows.place[of_phrase].astype(np.int64) - offset[stretch]
    order = np.lexsort((start, phrase, report))
    stretch, report, phrase, start = stretch[order], report[order], phrase[order], start[order]
    breaks = breaks_of(report) | breaks_of(phrase) | breaks_of(start, SHIFT)
    firsts = np.flatnonzero(breaks)
    hits = np.diff(np.append(firsts, len(order)))
    several = np.repeat(hits > 1, hits)
    loyal = np.bincount(stretch, weights=several, minlength=len(number)) >= LOYAL * np.maximum(
        1, np.bincount(stretch, minlength=len(number))
    )
    firsts = firsts[(hits > 1) | loyal[stretch[firsts]]]
    order = np.lexsort((start[firsts], report[firsts]))
    firsts = firsts[order]
    return _Places(report[firsts], phrase[firsts], start[firsts])


def _near(places: _Places) -> tuple[NDArray[np.uint64], NDArray[np.intp]]:
    """Two phrases near each other: ascending, each once in a report, and for each token its two places."""
    tokens, ends = [np.empty(0, np.uint64)], [np.empty((0, 2), np.intp)]
    for step in range(1, min(NEXT + 1, len(places.start))):
        near = np.flatnonzero(
            (places.report[step:] == places.report[:-step])
            & (places.start[step:] - places.start[:-step] <= NEAR)
            & (places.phrase[step:] != places.phrase[:-step])
        )
        tokens.append(two(places.phrase[near], places.phrase[near + step]))
        ends.append(np.stack((near, near + step), axis=1))
    token, both = np.concatenate(tokens), np.concatenate(ends)
    report = places.report[both[:, 0]]
    order = np.lexsort((report, token))
    token, both, report = token[order], both[order], report[order]
    once = breaks_of(token) | breaks_of(report)
    return token[once], both[once]


def _pairs(
    places: _Places, near: NDArray[np.intp], starts: NDArray[np.intp], sizes: NDArray[np.intp]
) -> Near:
    """Pairs of reports that share so many links between phrases."""
    per_size = np.bincount(sizes, minlength=2)
    number = np.arange(len(per_size))
    events = np.cumsum(per_size * number * (number - 1) // 2)
    cap = min(LEVELS[0].cap, int(np.searchsorted(events, EVENTS, "right")) - 1)
    keys, phrases, spots = [np.empty(0, np.uint64)], [NO_NUMBERS], [np.empty(0, np.int64)]
    for size in np.unique(sizes[(sizes > 1) & (sizes <= cap)]):
        group = starts[sizes == size]
        left, right = np.triu_indices(int(size), 1)
        one, other = near[(group[:, None] + left).ravel()], near[(group[:, None] + right).ravel()]
        first, second = places.report[one[:, 0]], places.report[other[:, 0]]
        for end in range(2):
            keys.append(two(first, second))
            phrases.append(places.phrase[one[:, end]])
            spots.append(places.start[one[:, end]])
    key, phrase, spot = np.concatenate(keys), np.concatenate(phrases), np.concatenate(spots)
    order = np.lexsort((phrase, key))
    key, phrase, spot = key[order], phrase[order], spot[order]
    once = breaks_of(key) | breaks_of(phrase)
    key, spot = key[once], spot[once]
    order = np.lexsort((spot, key))
    key, spot = key[order], spot[order]
    firsts = breaks_of(key)
    found = key[firsts]
    alone = breaks_of(spot, NEAR) | firsts
    links = np.bincount(np.cumsum(firsts) - 1, weights=~alone, minlength=len(found))
    enough = links >= LINKS
    return Near(found[enough], links[enough] * SAYS)
