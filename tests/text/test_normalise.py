"""The plain form in which texts are compared: every character stays in its place."""

import pytest

from checker.text.normalise import fold


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
    assert fold(written) == plain
