"""Which of many texts are worth comparing."""

import pytest

from checker.text.likeness import MOST, TRIED, candidates, differences, grams, likeness

SAID = "镇综合执法队每周巡查集镇摊点和沿街门店"


def test_a_text_is_compared_with_the_first_ones_like_it() -> None:
    texts = [grams(SAID), grams("全年受理行政复议申请十二件"), grams(SAID), grams(SAID + "两次")]
    assert list(candidates(texts, 0.8)) == [(0, 2), (0, 3), (2, 3)]


def test_what_stands_a_thousand_times_is_not_compared_with_all_of_them() -> None:
    found = list(candidates([grams(SAID)] * 1000, 0.8))
    assert len(found) < MOST * 1000
    assert {later for _, later in found} == set(range(1, 1000))
    assert (0, 999) in found


def test_how_many_are_looked_at_for_one_text() -> None:
    """Much longer texts that hold all of it come near enough to be looked at, and are none."""
    text = grams(SAID)
    longer = text | {f"{number:02}" for number in range(99)}
    assert list(candidates([longer] * (TRIED - 1) + [text, text], 0.8))[-1] == (TRIED - 1, TRIED)
    found = list(candidates([*[longer] * TRIED, text, text], 0.8))
    assert (TRIED, TRIED + 1) not in found


def test_what_just_shares_enough_is_compared() -> None:
    assert list(candidates([{"甲乙"}, {"甲乙", "丙丁"}], 0.5)) == [(0, 1)]
    assert list(candidates([{"甲乙", "戊己"}, {"甲乙", "丙丁"}], 0.5)) == [(0, 1)]
    assert list(candidates([{"甲乙"}, {"甲乙", "丙丁", "戊己"}], 0.5)) == []


def test_for_one_text_the_first_ones_are_given() -> None:
    found = list(candidates([grams(SAID)] * (MOST + 5), 0.8))
    assert [earlier for earlier, later in found if later == MOST + 4] == list(range(MOST))


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        ("", "", 1.0),
        ("甲", "甲", 1.0),
        ("甲乙丙丁", "甲乙丙丁", 1.0),
        ("甲乙丙丁", "戊己庚辛", 0.0),
        ("甲乙丙丁", "丁丙乙甲", 0.0),  # the same characters in no pair
        ("甲乙丙丁戊", "甲乙丙丁己", 0.8),
        ("甲乙丙丁", "甲乙丙丁戊己", 0.8),
    ],
)
def test_how_alike(first: str, second: str, alike: float) -> None:
    assert likeness(first, second) == likeness(second, first) == alike


@pytest.mark.parametrize(
    ("first", "second", "operations"),
    [
        ("甲乙", "甲乙", [("equal", 0, 2, 0, 2)]),
        ("甲乙", "甲丙乙", [("equal", 0, 1, 0, 1), ("insert", 1, 1, 1, 2), ("equal", 1, 2, 2, 3)]),
        ("甲丙乙", "甲乙", [("equal", 0, 1, 0, 1), ("delete", 1, 2, 1, 1), ("equal", 2, 3, 1, 2)]),
        ("甲丙乙", "甲丁乙", [("equal", 0, 1, 0, 1), ("replace", 1, 2, 1, 2), ("equal", 2, 3, 2, 3)]),
        ("丙甲", "丁甲", [("replace", 0, 1, 0, 1), ("equal", 1, 2, 1, 2)]),
        ("丙", "丁", [("replace", 0, 1, 0, 1)]),
        ("", "丁", [("insert", 0, 0, 0, 1)]),
        ("丁", "", [("delete", 0, 1, 0, 0)]),
        ("", "", []),
    ],
)
def test_differences(first: str, second: str, operations: list[tuple[str, int, int, int, int]]) -> None:
    assert differences(first, second) == operations
