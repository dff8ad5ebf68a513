"""Pairs of reports in which the same set phrases stand near each other, in whatever order.

A stretch that many reports share tells nothing of two of them, and the inverted index leaves it out. Two such
stretches near each other may be rare all the same: they are joined two by two, and a pair of reports is likely
when what they have of these covers more than two sentences that meet by chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from checker.copying.fingerprints import LEVELS, MIX, Hashes

REACH = 160
"""Signs within which stretches belong to one passage."""
EVERY, MOST = 8, 2_500_000
"""One stretch in so many is looked at, fewer where there are more than MOST in all."""
NEXT = 24
"""Stretches that are joined with each, those right behind it."""
CELL, COVERED = 24, 5
"""What is shared is counted by pieces of CELL signs; two sentences that meet by chance have fewer than COVERED."""
SAYS = 0.3
"""What a sign of them says."""


class Rows(NamedTuple):
    """Kept stretches of one level; rows of one report stand together, reports in order."""

    hash: Hashes
    report: NDArray[np.uint32]
    place: NDArray[np.uint32]


def rows_of(rows: Rows, which: NDArray[Any] | slice) -> Rows:
    """Some of the rows, or all in another order."""
    return Rows(rows.hash[which], rows.report[which], rows.place[which])


class Joined(NamedTuple):
    """Two stretches near each other, equal tokens side by side."""

    token: Hashes
    low: NDArray[np.intp]
    """Row of the one with the smaller hash."""
    high: NDArray[np.intp]


def pairs(parts: Sequence[Rows]) -> tuple[NDArray[np.uint64], NDArray[Any]]:
    """Pairs of reports, as in `candidates.Events`, and how much they share.

    Args:
        parts: the set phrases of all reports.
    """
    rows = _fewer(Rows(*(np.concatenate(columns) for columns in zip(*parts, strict=True))))
    order = np.lexsort((rows.place, rows.report))
    rows = rows_of(rows, order)
    joined = _joined(rows)
    keys, cells = _shared(rows, joined)
    order = np.lexsort((cells, keys))
    keys, cells = keys[order], cells[order]
    new = breaks_of(keys) | breaks_of(cells)
    keys, cells = keys[new], cells[new]
    runs = np.flatnonzero(breaks_of(keys) | breaks_of(cells, REACH // CELL))
    covered = np.diff(np.append(runs, len(keys)))
    enough = covered >= COVERED
    found, inverse = np.unique(keys[runs[enough]], return_inverse=True)
    return found, np.bincount(inverse, weights=covered[enough] * (CELL * SAYS), minlength=len(found))


def _fewer(rows: Rows) -> Rows:
    """So many that time and memory stay bounded; which they are depends on the hash alone."""
    every = EVERY
    while len(rows.hash) > MOST and every < 1 << 20:
        every *= 2
        kept = (rows.hash & np.uint64(every - 1)) == 0
        rows = rows_of(rows, kept)
    return rows


def _joined(rows: Rows) -> Joined:
    """Each stretch with those behind it, whichever of the two comes first."""
    lows, highs = [np.empty(0, np.intp)], [np.empty(0, np.intp)]
    place = rows.place.astype(np.int64)
    for step in range(1, min(NEXT + 1, len(place))):
        near = np.flatnonzero(
            (rows.report[step:] == rows.report[:-step]) & (place[step:] - place[:-step] <= REACH)
        )
        low = np.where(rows.hash[near] < rows.hash[near + step], near, near + step)
        lows.append(low)
        highs.append(2 * near + step - low)
    low, high = np.concatenate(lows), np.concatenate(highs)
    token = ((rows.hash[low] * MIX[0]) ^ (rows.hash[high] + MIX[1])) * MIX[1]
    order = np.argsort(token, kind="stable")
    return Joined(token[order], low[order], high[order])


def _shared(rows: Rows, joined: Joined) -> tuple[NDArray[np.uint64], NDArray[np.uint32]]:
    """Pairs of reports that have the same two stretches near each other, and the pieces where they stand."""
    _, inverse, counts = np.unique(rows.hash, return_inverse=True, return_counts=True)
    starts = np.flatnonzero(breaks_of(joined.token))
    sizes = np.diff(np.append(starts, len(joined.token)))
    apart = sizes <= counts[inverse[joined.low[starts]]] / 2  # else the two are one phrase
    keys, cells = [np.empty(0, np.uint64)], [np.empty(0, np.uint32)]
    for size in np.unique(sizes[apart & (sizes > 1) & (sizes <= LEVELS[0].cap)]):
        group = starts[apart & (sizes == size)]
        left, right = np.triu_indices(int(size), 1)
        one, other = (group[:, None] + left).ravel(), (group[:, None] + right).ravel()
        first, second = rows.report[joined.low[one]], rows.report[joined.low[other]]
        pair = np.minimum(first, second).astype(np.uint64) << np.uint64(32) | np.maximum(first, second)
        earlier = np.where(first < second, one, other)
        for end in (joined.low, joined.high):
            keys.append(pair)
            cells.append(rows.place[end[earlier]] // CELL)
    return np.concatenate(keys), np.concatenate(cells)


def breaks_of(values: NDArray[np.generic], reach: int = 0) -> NDArray[np.bool_]:
    """Where a value differs from the one before by more than so much; the first place is a break."""
    breaks = np.ones(len(values), bool)
    if reach:
        np.greater(np.abs(np.diff(values)), reach, out=breaks[1:])
    else:
        np.not_equal(values[1:], values[:-1], out=breaks[1:])
    return breaks
