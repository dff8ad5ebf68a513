"""The plain form in which texts are compared: every character stays in its place."""

import pytest

from checker.text.normalise import TABLE, Normalised, normalised


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("ＡＢＺ", "abz"),
        ("ａｚ", "az"),
        ("AZaz", "azaz"),
        ("０９", "09"),
        ("（一），：；", "(一),:;"),
        ("｟ｱ｠", "｟ｱ｠"),
    ],
)
def test_width_and_case_do_not_count(written: str, plain: str) -> None:
    assert normalised(written) == plain


@pytest.mark.parametrize(
    ("character", "kept"), [("一", True), ("\uffff", True), ("\U00010000", False), ("\U00020bb7", False)]
)
def test_rare_characters_are_not_noted(character: str, kept: bool) -> None:
    assert normalised(character) == character
    assert (ord(character) in TABLE) is kept


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [(0, 1, (0, 1)), (0, 2, (0, 3)), (1, 2, (2, 3)), (1, 1, (2, 2)), (2, 2, (3, 3))],
)
def test_the_way_back(start: int, end: int, written: tuple[int, int]) -> None:
    assert Normalised.of("甲 乙").original(start, end) == written
