"""Hashes of every stretch of a masked text, and the sample of them by which copies are found.

The hash of a stretch is polynomial over its signs, taken for all places at once from running sums. Which
stretches are kept depends on the hash alone, so two reports keep the same of what they share, whatever
stands around it. Three lengths are kept: short ones survive when every third character is changed; in
text full of set phrases short ones are everywhere and only long ones tell copies apart.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from checker.copying.masks import Codes

Hashes = NDArray[np.uint64]
BASE = 0x9E3779B97F4A7C15
"""Odd, so that it has an inverse modulo 2⁶⁴."""
MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))


class Level(NamedTuple):
    """A length of stretches."""

    length: int
    """Signs."""
    every: int
    """One in so many is kept, a power of two."""
    cap: int
    """Stretches that more reports share say nothing about a single pair."""


LEVELS = (Level(6, 2, 24), Level(12, 4, 48), Level(32, 4, 96))
TOLD = 1
"""The level by which it is judged what many reports share."""


@cache
def _powers(size: int) -> tuple[Hashes, Hashes]:
    """Powers of the base and of its inverse, for texts up to a size."""
    base = np.full(size, BASE, np.uint64)
    inverse = np.full(size, pow(BASE, -1, 1 << 64), np.uint64)
    base[0] = inverse[0] = 1
    return np.multiply.accumulate(base), np.multiply.accumulate(inverse)


def hashes(codes: Codes, *lengths: int) -> list[Hashes]:
    """For each length the hashes of all stretches of so many signs, in their order."""
    size = 1 << max(12, len(codes).bit_length())
    powers, inverse = _powers(size)
    sums = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum((codes.astype(np.uint64) + np.uint64(7)) * powers[: len(codes)], out=sums[1:])
    result = []
    for length in lengths:
        count = max(0, len(codes) - length + 1)
        value = (sums[length : length + count] - sums[:count]) * inverse[:count] + np.uint64(length)
        value ^= value >> np.uint64(30)
        value *= MIX[0]
        value ^= value >> np.uint64(27)
        value *= MIX[1]
        value ^= value >> np.uint64(31)
        result.append(value)
    return result


def sample(codes: Codes) -> list[tuple[Hashes, NDArray[np.uint32]]]:
    """For each level the kept hashes and where they stand, each hash once, at its first place."""
    kept = []
    for level, value in zip(LEVELS, hashes(codes, *(level.length for level in LEVELS)), strict=True):
        places = np.flatnonzero((value & np.uint64(level.every - 1)) == 0)
        values = value[places]
        order = np.argsort(values)
        values, places = values[order], places[order]
        starts = np.flatnonzero(np.diff(values, prepend=~values[:1]))
        first = np.minimum.reduceat(places, starts) if len(starts) else places
        kept.append((values[starts], first.astype(np.uint32)))
    return kept
