"""Kept stretches of many reports as columns of numbers."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from checker.copying.fingerprints import Hashes


class Rows(NamedTuple):
    """Kept stretches of one level; rows of one report stand together, reports in order."""

    hash: Hashes
    report: NDArray[np.uint32]
    place: NDArray[np.uint32]


def rows_of(rows: Rows, which: NDArray[Any] | slice) -> Rows:
    """Some of the rows, or all in another order."""
    return Rows(rows.hash[which], rows.report[which], rows.place[which])


def breaks_of(values: NDArray[np.generic], reach: int = 0) -> NDArray[np.bool_]:
    """Where a value differs from the one before by more than so much; the first place is a break."""
    breaks = np.ones(len(values), bool)
    if reach:
        np.greater(np.abs(np.diff(values)), reach, out=breaks[1:])
    else:
        np.not_equal(values[1:], values[:-1], out=breaks[1:])
    return breaks


def two(one: NDArray[Any] | np.integer[Any], other: NDArray[Any] | np.integer[Any]) -> NDArray[np.uint64]:
    """Two numbers as one, the smaller first."""
    low, high = np.minimum(one, other), np.maximum(one, other)
    both: NDArray[np.uint64] = low.astype(np.uint64) << np.uint64(32) | high.astype(np.uint64)
    return both
