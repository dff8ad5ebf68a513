"""How far two short texts are apart, counted in edits, or as the share of what they have in common.

Most pairs are told apart by their lengths and characters alone; only the others are given to rapidfuzz.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable


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
    size = len(one) + len(other)
    if 100 * (1 - abs(len(one) - len(other)) / size) < least:
        return 0.0
    if 100 * (1 - len(set(one) ^ set(other)) / size) < least:
        return 0.0
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other, score_cutoff=least)


def nearest(text: str, others: Iterable[str], least: float) -> str:
    """The text that has most in common with one, by `ratio`; "" where none has so much."""
    best, found = 0.0, ""
    shorter = least / (200 - least)
    sizes = range(int(len(text) * shorter), int(len(text) / shorter) + 1) if shorter else range(sys.maxsize)
    for other in others:
        alike = ratio(text, other, least) if len(other) in sizes else 0.0
        if alike > best:
            best, found = alike, other
    return found
