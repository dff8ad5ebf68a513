"""How far two short texts are apart, counted in edits, or as the share of what they have in common.

Most pairs are told apart by their lengths and characters alone; only the others are given to rapidfuzz.
"""

from __future__ import annotations


def edits(one: str, other: str, most: int) -> int:
    """Characters lost, added, wrong or swapped with the next one; `most` + 1 for more than `most`."""
    if one == other:
        return 0
    if abs(len(one) - len(other)) > most or len(set(one) ^ set(other)) > 2 * most:
        return most + 1
    from rapidfuzz.distance import OSA

    return int(OSA.distance(one, other, score_cutoff=most))


def ratio(one: str, other: str, least: float) -> float:
    """What two texts have in common in the same order, in per cent of both; 0 where that is less than `least`."""
    if one == other:
        return 100.0
    apart = max(abs(len(one) - len(other)), len(set(one) ^ set(other)))
    if 100 * (1 - apart / (len(one) + len(other))) < least:
        return 0.0
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other, score_cutoff=least)
