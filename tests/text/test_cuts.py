"""What stands before the first mark and behind the last one."""

import pytest

from checker.text.cuts import since_last, up_to


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("全年办理，其中现场办结。", "全年办理", ""),
        ("全年办理；现场办结，当日", "全年办理", "当日"),
        ("，全年", "", "全年"),
        ("全年办理", "全年办理", "全年办理"),
        ("", "", ""),
    ],
)
def test_up_to_the_first_mark_and_since_the_last(text: str, first: str, last: str) -> None:
    assert (up_to(text, "，；。"), since_last(text, "，；。")) == (first, last)
