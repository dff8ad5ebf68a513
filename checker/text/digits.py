"""How a number comes to be another by a slip of the hand."""

from __future__ import annotations


def is_round(value: str) -> bool:
    """Whether at most one digit is no nought: 300, 5000."""
    return len(value.rstrip("0")) < 2


def slips(one: str, other: str) -> tuple[bool, bool]:
    """Whether two values differ in one digit, and in two digits that changed places."""
    if len(one) != len(other):
        return False, False
    differ = sum(x != y for x, y in zip(one, other, strict=True))
    return differ == 1, differ == 2 and sorted(one) == sorted(other)
