"""A sentence is worth the sum of what its pieces are worth, in every column by itself."""

from __future__ import annotations

from array import array

import pytest

from checker.checklist.pieces import FACTS, length
from checker.checklist.weights import Table, Thresholds, Weights

TABLE = Table(
    columns=("A", "B"),
    pieces="\n".join(("修", "修桥", "桥")),
    ends=array("I", (3, 4, 6)).tobytes(),
    owners=bytes((0, 3, 4, 0, 1, 4)),
    values=array("b", (-127, 127, -127, -127, 127, 1)).tobytes(),
    scales=(1.0, 0.5, 1.0, 0.5, 2.0),
    biases=(-1.0, -1.0, -1.0, -1.0, 0.0),
    facts=(0.0,) * len(FACTS),
    thresholds=Thresholds(),
)


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("种树", (0, 0, 0, 0)),
        ("修", (-127, 0, 127, -127)),
        ("桥", (0, 127, 0, 1)),
        ("修桥", (-254, 127, 127, -126)),
    ],
)
def test_columns_are_added_each_by_itself(text: str, sums: tuple[int, int, int, int]) -> None:
    weights, size = Weights(TABLE), length(text)
    for _ in range(2):  # the second time from what was kept
        topics, answers, substance = weights.score(text, "", 0)
        assert topics == pytest.approx([-1 + sums[0] / size, -1 + sums[1] / 2 / size])
        assert answers == pytest.approx([-1, -1 + sums[2] / 2 / size])
        assert substance == pytest.approx(2 * sums[3] / size)


def test_stretches_are_worth_what_they_are_worth_alone() -> None:
    weights, text = Weights(TABLE), "修桥,修,种树,桥修桥"
    spans = [(start, end) for start in range(len(text)) for end in range(start + 3, len(text) + 1)]
    for least in (-100.0, 0.0, 0.4):
        alone = [weights.score(text[start:end], "修", 0) for start, end in spans]
        found = list(weights.substantial(text, spans, "修", 0, least))
        assert found == [one for one in alone if one[2] >= least]
    assert found
    assert len(found) < len(alone)
