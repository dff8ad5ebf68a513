"""Edits between short texts, and what they have in common: what rapidfuzz says."""

import random

import pytest
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from checker.text.edits import edits, nearest, ratio


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("云溪镇", "云溪镇", 0),
        ("云溪镇", "云奚镇", 1),
        ("云溪镇", "溪云镇", 1),
        ("云溪镇", "云溪", 1),
        ("云溪镇", "云溪镇镇", 1),
        ("行政处罚法", "行政复议法", 2),
        ("行政处罚法", "公务员法", 3),
        ("", "云溪镇", 3),
    ],
)
def test_edits_are_counted_up_to_one_more_than_asked(one: str, other: str, apart: int) -> None:
    assert edits(one, other, 2) == edits(other, one, 2) == apart
    assert edits(one, other, 0) == min(apart, 1)


def _pairs() -> list[tuple[str, str]]:
    draw = random.Random(7)
    pairs = []
    for _ in range(3000):
        one = draw.choices("甲乙丙丁", k=draw.randrange(1, 9))
        other = [*one]
        for _ in range(draw.randrange(4)):
            at = draw.randrange(len(other) + 1)
            other[at : at + draw.randrange(2)] = draw.choices("甲乙丙丁戊", k=draw.randrange(3))
        pairs.append(("".join(one), "".join(other)))
    return pairs


def test_the_figures_are_those_of_rapidfuzz() -> None:
    for one, other in _pairs():
        assert edits(one, other, 2) == min(OSA.distance(one, other), 3), (one, other)
        for least in (60, 93):
            assert ratio(one, other, least) == fuzz.ratio(one, other, score_cutoff=least), (one, other)


def test_the_nearest_of_several_texts() -> None:
    pairs = _pairs()
    others = [other for _, other in pairs[:40]]
    for one, _ in pairs[40:300]:
        found = process.extractOne(one, others, scorer=fuzz.ratio, score_cutoff=70)
        assert nearest(one, others, 70) == (found[0] if found else "")
    assert nearest("云溪镇", ["白石镇", "云溪乡", "云溪街"], 60) == "云溪乡"
    assert nearest("云溪镇", [], 0) == ""
