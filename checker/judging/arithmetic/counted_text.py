"""A paragraph with its counted figures, and what is said of those that do not add up."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property

from msgspec import Struct

from checker.model.findings import Wording
from checker.support.patterns import regex
from checker.text.figures import Figure

LEAD = 60
"""So far back from a figure or list stands what announces it, in characters."""
NEAR = 12
"""So many characters may stand between a total and what opens its parts, or between a count and its rate."""
PERCENT = r"(?P<rate>\d+(?:\.\d+)?)\s*[%％]"
MANY = 40
"""So many parts has one total at most."""
STOP = regex(r"[。；;！？\n]")
CHECK_PARTS = Wording("核对总数和分项。", "Check total and parts.")
CHECK_RATE = Wording("核对两个数和百分比。", "Check the counts and the rate.")
CHECK_LIST = Wording("数一数，改成一致。", "Count again.")


class Fault(Struct, frozen=True):
    """What does not add up, as offsets into the paragraph."""

    start: int
    end: int
    message: Wording
    suggestion: Wording
    other: tuple[int, int] | None = None
    """The total, where the fault is in the parts."""


class CountedText(Struct, frozen=True, dict=True):
    """A paragraph with its counted figures."""

    text: str
    figures: Sequence[Figure]

    @cached_property
    def _starts(self) -> list[int]:
        return [figure.start for figure in self.figures]

    @cached_property
    def _stops(self) -> list[int]:
        return [0, *(stop.end() for stop in STOP.finditer(self.text))]

    def since(self, at: int) -> int:
        """Where the sentence or part of it that holds an offset begins."""
        return self._stops[bisect_right(self._stops, at) - 1]

    def earlier(self, since: int) -> int:
        """Where the one before begins."""
        return self._stops[max(0, bisect_left(self._stops, since) - 1)]

    def within(self, start: int, end: int) -> Sequence[Figure]:
        """The figures between two offsets."""
        found = self.figures[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return found[:-1] if found and found[-1].end > end else found

    def last(self, end: int, many: int) -> Sequence[Figure]:
        """The last figures of the sentence before an offset."""
        found = self.within(self.since(end), end)
        return found[-many:]


def quoted(text: str, *figures: Figure) -> str:
    """Figures as the text has them."""
    return "、".join(text[figure.start : figure.end] for figure in figures)


def plain(value: Decimal) -> str:
    """A value in digits, without an exponent or useless zeros."""
    shown = f"{value:f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def in_unit_of(value: Decimal, figure: Figure, text: str) -> str:
    """A value as a figure beside it is written: 160.8万元 beside 150万元."""
    unit = re.search(r"([万亿])\s*\D*$", text[figure.start : figure.end])
    if not unit:
        return plain(value) + figure.counter
    return plain(value / {"万": 10_000, "亿": 100_000_000}[unit[1]]) + unit[1] + figure.counter


def value_of(figure: Figure) -> Decimal:
    """The value; 0 where the text gives none."""
    return figure.value or Decimal(0)


def total_of(figures: Sequence[Figure]) -> Decimal:
    """The sum of the values."""
    return sum(map(value_of, figures), Decimal(0))
