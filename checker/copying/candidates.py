"""Which pairs of reports are worth aligning: those whose kept stretches meet in the same order.

An inverted index in arrays: equal hashes stand side by side after sorting. A stretch that two reports
share is an event of the pair; events that lie on one line (about the same distance between the two
places, close to each other) add up, so chance hits all over a report do not. Linear in the stretches:
one that more reports share than its level's cap counts for none of their pairs, and the longer levels
keep what is made of frequent phrases. What even at the longest level is shared by many is linked in a
row, not pair by pair, unless it is the template of the run.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log, log10
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from checker.copying.fingerprints import LEVELS, TOLD, Hashes
from checker.copying.phrases import NOBODY, Near
from checker.copying.rows import Rows, breaks_of, rows_of

REACH = 160
"""Signs within which events belong to one passage."""
DRIFT = 64
"""Signs by which the distance of two places may change from one event to the next."""
ENOUGH, ENOUGH_LINKED = 12, 150
"""Signs that the events of a passage must cover, each with its weight."""
MORE, MANY = 2, 2000
"""So many more for each tenfold of MANY reports: pairs by chance grow with the square of the reports."""
TEMPLATE = 0.5
"""Share of the reports above which a stretch is the template of the run."""
TEMPLATE_LEAST = 10
"""Reports from which a run can have a template."""
NEAREST = 50
"""Pairs that are aligned for one report, those that share most."""
SLIGHT = 0.15
"""Share of the shorter report below which a pair is slight: a paragraph or two."""
FEW, SLIGHTS = 8, 2400
"""Slight pairs that are aligned for one report: FEW, or more as long as they are not more than SLIGHTS in all,
so that a county's reports are looked at whole and what a paragraph in everybody's use costs stays linear."""
RUN = 40
"""Reports below which frequency says less: eight towns of twelve may share one author."""
LONG = LEVELS[-1].length
ACROSS = 0.3
"""Share of a sign's weight that counts where only the longest stretches have it: two set phrases that meet by
chance are as rare as a copy, but hardly longer than they are."""
COMMON = 0.3
"""Weight below which a stretch belongs to a set phrase."""
KNOWN = 3
"""Reports from which the frequency of a stretch is kept."""


class Events(NamedTuple):
    """Stretches that two reports share."""

    pair: NDArray[np.uint64]
    """Number of the first report, shifted by 32, and of the second."""
    drift: NDArray[np.int32]
    """Place in the first less place in the second."""
    place: NDArray[np.int32]
    """Place in the first."""
    length: NDArray[np.int32]
    weight: NDArray[np.float32]
    """How much a sign of it says; see `weight_of`."""


class Frequencies(NamedTuple):
    """How many reports share the stretches of one level, for what at least KNOWN do; hashes ascend."""

    hash: Hashes
    reports: NDArray[np.uint32]
    every: int = 1
    """One stretch in so many was looked at."""


NOTHING = Frequencies(np.empty(0, np.uint64), np.empty(0, np.uint32))


class Joined(NamedTuple):
    """What one level, or one part of its hashes, says."""

    events: Events
    linked: Events
    """What more reports share than the cap, linked in a row; it takes much of it to make a pair."""
    frequencies: Frequencies
    frequent: Rows
    """The short stretches of set phrases; see `phrases`."""


def weight_of(shared: NDArray[Any], reports: int) -> NDArray[np.float64]:
    """How much a sign of a stretch says that so many reports share, 0 to 1.

    The rarer the more: 1 for what only two share, (1 - log(df/2) / log(n/2))³ for df of n. What more than half
    of ten or more reports share says nothing; fewer reports do not tell what is common.
    """
    if reports < TEMPLATE_LEAST:
        return np.ones(len(shared))
    value: NDArray[np.float64] = np.clip(1 - np.log(shared / 2) / log(max(reports, RUN) / 2), 0, 1) ** 3
    value[shared > TEMPLATE * reports] = 0
    return value


def join(rows: Rows, level: int, reports: int, new_from: int = 0) -> Joined:
    """The events of one level, or of one part of its hashes.

    Args:
        reports: how many reports there are in all.
        new_from: pairs of two reports below this number are left out (they were compared before).
    """
    order = np.argsort(rows.hash, kind="stable")
    value, report, place = rows.hash[order], rows.report[order], rows.place[order].astype(np.int64)
    starts = np.flatnonzero(np.concatenate(([True], value[1:] != value[:-1]))) if len(value) else order
    sizes = np.diff(np.concatenate((starts, [len(value)])))
    often = sizes >= KNOWN if level == TOLD else np.zeros(len(sizes), bool)
    frequencies = Frequencies(value[starts[often]], sizes[often].astype(np.uint32), LEVELS[level].every)
    chosen = LEVELS[level]
    firsts, seconds, shared = [], [], []
    for size in np.unique(sizes[(sizes > 1) & (sizes <= chosen.cap)]):
        group = starts[sizes == size]
        left, right = np.triu_indices(int(size), 1)
        firsts.append((group[:, None] + left).ravel())
        seconds.append((group[:, None] + right).ravel())
        shared.append(np.full(len(firsts[-1]), size))
    weights = weight_of(np.concatenate(shared), reports) if shared else np.empty(0)
    rows_in_order = _events(report, place, firsts, seconds, chosen.length, weights, new_from)
    firsts, seconds = [], []
    if level == len(LEVELS) - 1:
        many = (sizes > chosen.cap) & ((sizes <= TEMPLATE * reports) | (reports < TEMPLATE_LEAST))
        for start, size in zip(starts[many], sizes[many], strict=True):
            firsts.append(np.arange(start, start + size - 1))
            seconds.append(np.arange(start + 1, start + size))
    links = np.ones(sum(map(len, firsts)))
    linked = _events(report, place, firsts, seconds, chosen.length, links, new_from)
    frequent = rows_of(rows, slice(0))
    if level == 0:
        weight = weight_of(sizes, reports)
        among = np.repeat((weight > 0) & (weight < COMMON), sizes)
        frequent = rows_of(Rows(value, report, rows.place[order]), among)
    return Joined(rows_in_order, linked, frequencies, frequent)


def _events(
    report: NDArray[np.uint32],
    place: NDArray[np.int64],
    firsts: Sequence[NDArray[np.intp]],
    seconds: Sequence[NDArray[np.intp]],
    length: int,
    weights: NDArray[np.float64],
    new_from: int,
) -> Events:
    first = np.concatenate(firsts) if firsts else np.empty(0, np.intp)
    second = np.concatenate(seconds) if seconds else np.empty(0, np.intp)
    if new_from:
        fresh = report[second] >= new_from
        first, second, weights = first[fresh], second[fresh], weights[fresh]
    return Events(
        report[first].astype(np.uint64) << np.uint64(32) | report[second].astype(np.uint64),
        (place[first] - place[second]).astype(np.int32),
        place[first].astype(np.int32),
        np.full(len(first), length, np.int32),
        weights.astype(np.float32),
    )


def pairs(
    joined: Sequence[Joined], sizes: Sequence[int], near: Near = NOBODY, nearest: int = NEAREST
) -> tuple[list[tuple[int, int]], int]:
    """The pairs of reports with a line of events that covers enough, in order, and how many were dropped.

    Args:
        sizes: signs of each report.
        near: pairs that share set phrases near each other.
        nearest: a pair is kept when it is among so many that share most with either of its reports, so
            that a hundred copies of one report do not make five thousand pairs; of slight ones fewer are.
    """
    least = ENOUGH + MORE * log10(max(len(sizes), MANY) / MANY)
    keys, score = _lines([part.events for part in joined], least)
    more, other = _lines([part.linked for part in joined], ENOUGH_LINKED)
    keys, inverse = np.unique(np.concatenate((keys, more, near.keys)), return_inverse=True)
    score = np.bincount(inverse, weights=np.concatenate((score, other, near.says)), minlength=len(keys))
    first, second = keys >> np.uint64(32), keys & np.uint64(0xFFFFFFFF)
    signs = np.array(sizes, np.float64)
    slight = score < SLIGHT * np.minimum(signs[first], signs[second])
    most = np.where(slight, min(nearest, max(FEW, SLIGHTS // max(1, len(sizes)))), nearest)
    either = np.concatenate((first, second)), np.tile(score, 2), np.concatenate((second, first))
    kept = (_rank(*either).reshape(2, -1) < most).any(axis=0)
    chosen = zip(first[kept].tolist(), second[kept].tolist(), strict=True)
    return list(chosen), int((~kept).sum())


def _lines(events: Sequence[Events], least: float) -> tuple[NDArray[np.uint64], NDArray[Any]]:
    """The pairs with a line of events whose signs say so much together, and what all such lines say."""
    pair, drift, place, length, weight = (np.concatenate(parts) for parts in zip(*events, strict=True))
    if not len(pair):
        return np.empty(0, np.uint64), np.empty(0)
    likely = _likely(pair, length * weight, least)
    pair, drift, place, length, weight = (
        part[likely] for part in (pair, drift, place, length, weight)
    )  # fmt: skip
    if not len(pair):
        return pair, np.empty(0)
    order = np.lexsort((drift, pair))
    pair, drift, place, length, weight = (part[order] for part in (pair, drift, place, length, weight))
    line = np.cumsum(breaks_of(pair) | breaks_of(drift, DRIFT))
    order = np.lexsort((place, line))
    pair, place, length, weight, line = (part[order] for part in (pair, place, length, weight, line))
    breaks = breaks_of(line) | breaks_of(place, REACH)
    starts = np.flatnonzero(breaks)
    run = np.cumsum(breaks) - 1
    sums = np.bincount(run, weights=_gained(run, place, length) * weight, minlength=len(starts))
    short = length != LONG
    alone = _gained(run[short], place[short], length[short]) * weight[short]
    told = np.bincount(run[short], weights=alone, minlength=len(starts))
    enough = sums >= least
    keys, inverse = np.unique(pair[starts[enough]], return_inverse=True)
    says = ACROSS * sums[enough] + (1 - ACROSS) * told[enough]
    return keys, np.bincount(inverse, weights=says, minlength=len(keys))


def _likely(pair: NDArray[np.uint64], says: NDArray[np.float32], least: float) -> NDArray[np.bool_]:
    """Events of pairs that say enough if all of them were on one line: nearly all others are chance."""
    order = np.argsort(pair)
    starts = np.flatnonzero(breaks_of(pair[order]))
    enough = np.add.reduceat(says[order], starts) >= least - 0.01
    likely = np.empty(len(pair), bool)
    likely[order] = np.repeat(enough, np.diff(np.append(starts, len(pair))))
    return likely


def _gained(run: NDArray[Any], place: NDArray[Any], length: NDArray[Any]) -> NDArray[Any]:
    """Signs that each event of a run covers beyond the one before it."""
    ends = place + length
    gained = length.copy()
    gained[1:] = np.where(
        run[1:] != run[:-1], length[1:], np.maximum(0, ends[1:] - np.maximum(place[1:], ends[:-1]))
    )
    return gained


def _rank(report: Hashes, score: NDArray[Any], other: Hashes) -> NDArray[np.intp]:
    """For each pair its place among those of a report, the best 0."""
    order = np.lexsort((other, -score, report))
    starts = np.flatnonzero(breaks_of(report[order]))
    sizes = np.diff(np.append(starts, len(order)))
    ranks = np.empty(len(order), np.intp)
    ranks[order] = np.arange(len(order)) - np.repeat(starts, sizes)
    return ranks


def gather(kept: Iterable[tuple[int, Sequence[tuple[Hashes, NDArray[np.uint32]]]]], level: int) -> Rows:
    """The rows of one level of many reports.

    Args:
        kept: number of the report and what `fingerprints.sample` keeps of it, by ascending numbers.
    """
    parts = [(number, *sample[level]) for number, sample in kept]
    if not parts:
        return Rows(np.empty(0, np.uint64), np.empty(0, np.uint32), np.empty(0, np.uint32))
    return Rows(
        np.concatenate([value for _, value, _ in parts]),
        np.repeat(np.array([number for number, _, _ in parts], np.uint32), [len(v) for _, v, _ in parts]),
        np.concatenate([place for _, _, place in parts]),
    )


def merge(parts: Sequence[Frequencies]) -> Frequencies:
    """The frequencies of all parts together."""
    value = np.concatenate([part.hash for part in parts])
    order = np.argsort(value)
    shared = np.concatenate([part.reports for part in parts])[order]
    return Frequencies(value[order], shared, max(part.every for part in parts))
