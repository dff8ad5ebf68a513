"""How far two short texts are apart, counted in edits, or as the share of what they have in common.

The same figures as rapidfuzz gives, which takes longer to import than most pairs take to be told apart by their
characters alone.
"""

from __future__ import annotations

LONG = 400
"""Texts of more characters are left to rapidfuzz."""


def edits(one: str, other: str, most: int) -> int:
    """Characters lost, added, wrong or swapped with the next one; `most` + 1 for more than `most`."""
    if one == other:
        return 0
    if abs(len(one) - len(other)) > most or len(set(one) ^ set(other)) > 2 * most:
        return most + 1
    last: list[int] = []
    row = list(range(len(other) + 1))
    for at, here in enumerate(one):
        before, row = row, [at + 1]
        for to, there in enumerate(other):
            cost = min(before[to + 1] + 1, row[to] + 1, before[to] + (here != there))
            if at and to and here == other[to - 1] and there == one[at - 1]:
                cost = min(cost, last[to - 1] + 1)
            row.append(cost)
        last = before
    return min(row[-1], most + 1)


def ratio(one: str, other: str, least: float) -> float:
    """What two texts have in common in the same order, in per cent of both; 0 where that is less than `least`."""
    both = len(one) + len(other)
    apart = max(abs(len(one) - len(other)), len(set(one) ^ set(other)))
    if one == other:
        return 100.0
    if 100 * (1 - apart / both) < least:
        return 0.0
    score = 100 * (1 - (both - 2 * _common(one, other)) / both)
    return score if score >= least else 0.0


def _common(one: str, other: str) -> int:
    """The length of the longest common subsequence (Hyyrö 2004): a bit for each character of `one`."""
    if len(one) > LONG:
        from rapidfuzz.distance import LCSseq

        return LCSseq.similarity(one, other)
    where: dict[str, int] = {}
    for at, character in enumerate(one):
        where[character] = where.get(character, 0) | 1 << at
    everything = free = (1 << len(one)) - 1
    for character in other:
        taken = free & where.get(character, 0)
        free = (free + taken | free - taken) & everything
    return len(one) - free.bit_count()
