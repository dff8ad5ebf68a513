"""Whether a place lies in one of many spans, however these overlap."""

import pytest

from checker.judging.stretches import Stretches

SPANS = [(12, 15), (0, 10), (2, 5), (15, 18)]


@pytest.mark.parametrize(
    ("start", "end", "touches"),
    [
        (0, 1, True),
        (7, 8, True),  # behind the span inside the long one
        (9, 10, True),
        (10, 12, False),
        (11, 13, True),
        (9, 12, True),
        (14, 16, True),
        (17, 30, True),
        (18, 30, False),
    ],
)
def test_touch(start: int, end: int, touches: bool) -> None:
    assert Stretches(SPANS).touch(start, end) is touches


def test_nothing_lies_in_no_stretch() -> None:
    assert not Stretches([]).touch(0, 100)
