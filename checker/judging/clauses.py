"""The clauses of a text: what stands between two marks."""

from __future__ import annotations

from bisect import bisect_left

from checker.support.patterns import regex

MARKS = regex("[,;:。!?\n]|$")


class Clauses:
    """Where the clauses of a normalised text begin and end."""

    def __init__(self, text: str) -> None:
        self._marks = [mark.start() for mark in MARKS.finditer(text)]

    def around(self, at: int) -> tuple[int, int]:
        """Start and end of the clause around a place; a mark ends its clause."""
        mark = bisect_left(self._marks, at)
        return self._marks[mark - 1] + 1 if mark else 0, self._marks[mark]
