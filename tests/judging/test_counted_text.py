"""A paragraph with its counted figures: where sentences begin, and which figures stand in them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.judging.arithmetic.counted_text import CountedText, quoted
from checker.text.figures import Figure

TEXT = "检查36次。走访20户，调解8起。演练2次。"
FIGURES = [
    Figure(at, at + len(said), Decimal(1), "", False)
    for said in ("36次", "20户", "8起", "2次")
    if (at := TEXT.index(said)) >= 0
]
TOLD = CountedText(TEXT, FIGURES)
SECOND, THIRD = TEXT.index("走访"), TEXT.index("演练")


@pytest.mark.parametrize(
    ("at", "begins"),
    [(0, 0), (5, 0), (SECOND, SECOND), (SECOND + 3, SECOND), (THIRD, THIRD), (len(TEXT) - 1, THIRD)],
)
def test_where_a_sentence_begins(at: int, begins: int) -> None:
    assert TOLD.since(at) == begins


@pytest.mark.parametrize(("since", "before"), [(0, 0), (SECOND, 0), (THIRD, SECOND)])
def test_where_the_one_before_begins(since: int, before: int) -> None:
    assert TOLD.earlier(since) == before


@pytest.mark.parametrize(
    ("start", "end", "figures"),
    [
        (0, len(TEXT), "36次、20户、8起、2次"),
        (0, SECOND, "36次"),
        (2, 5, "36次"),
        (3, SECOND, ""),
        (2, 4, ""),
        (SECOND, THIRD, "20户、8起"),
        (0, 0, ""),
    ],
)
def test_figures_between_two_places(start: int, end: int, figures: str) -> None:
    assert quoted(TEXT, *TOLD.within(start, end)) == figures


@pytest.mark.parametrize(("many", "figures"), [(1, "8起"), (2, "20户、8起"), (3, "20户、8起")])
def test_the_last_figures_of_the_sentence(many: int, figures: str) -> None:
    assert quoted(TEXT, *TOLD.last(THIRD - 1, many)) == figures
