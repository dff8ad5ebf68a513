"""Slips of the hand: one digit another one, or two that changed places."""

import pytest

from checker.text.digits import is_round, slips


@pytest.mark.parametrize(
    ("value", "is_so"),
    [("300", True), ("5000", True), ("7", True), ("0", True), ("320", False), ("12", False), ("1001", False)],
)
def test_round(value: str, is_so: bool) -> None:
    assert is_round(value) is is_so


@pytest.mark.parametrize(
    ("one", "other", "digit", "swapped"),
    [
        ("36", "37", True, False),
        ("36", "63", False, True),
        ("321", "123", False, True),
        ("36", "36", False, False),
        ("36", "360", False, False),
        ("36", "3", False, False),
        ("12", "34", False, False),
        ("123", "231", False, False),
        ("1122", "2211", False, False),
    ],
)
def test_slips(one: str, other: str, digit: bool, swapped: bool) -> None:
    assert slips(one, other) == (digit, swapped)
