"""Stretches of a text, to ask whether a place lies in one of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Stretches:
    """Spans of one text, which may overlap."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))
        """How far the spans reach that start no later."""

    def touch(self, start: int, end: int) -> bool:
        """Whether any character from `start` to `end` lies in a stretch."""
        at = bisect_right(self._starts, end - 1) - 1
        return at >= 0 and self._ends[at] > start
