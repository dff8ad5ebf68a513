"""What the terms of a requirement count where they stand."""

import pytest

from checker.judging.index import Match
from checker.judging.terms import Hit, weight
from checker.judging.thresholds import BROAD


def hit(start: int, end: int, counts: float = 1.0) -> Hit:
    return Hit("x", Match(start, end), counts)


@pytest.mark.parametrize(
    ("hits", "together"),
    [
        ([], 0.0),
        ([hit(0, 4)], 1.0),
        ([hit(0, 4), hit(4, 6)], 2.0),
        ([hit(2, 4), hit(4, 8)], 2.0),
        ([hit(3, 5), hit(4, 8)], 1.0),
        ([hit(0, 4), hit(1, 3)], 1.0),
        ([hit(0, 4), hit(3, 6)], 1.0),
        ([hit(0, 2, BROAD), hit(0, 4)], 1.0),
        ([hit(0, 2, BROAD), hit(2, 4, BROAD)], 1.0),
        ([hit(0, 2, BROAD), hit(4, 8)], 1.5),
        ([hit(0, 2), hit(4, 6), hit(8, 9)], 2.0),
    ],
    ids=[
        "none",
        "one",
        "side by side",
        "before a longer one",
        "reaching into a longer one",
        "inside",
        "overlapping",
        "broad inside",
        "two broad",
        "both kinds",
        "two at most",
    ],
)
def test_weight(hits: list[Hit], together: float) -> None:
    assert weight(hits) == together
