import pytest

from checker.text.words import sizes_of, word_at

KNOWN = {"复议", "行政复议", "件"}


@pytest.mark.parametrize(
    ("text", "at", "word"),
    [
        ("行政复议3件", 0, "行政复议"),
        ("行政复议3件", 2, "复议"),
        ("行政复议3件", 4, ""),
        ("行政复议3件", 5, "件"),
        ("行政", 0, ""),
        ("", 0, ""),
    ],
)
def test_the_longest_word_that_stands_there(text: str, at: int, word: str) -> None:
    assert word_at(text, at, sizes_of(KNOWN), KNOWN) == word


def test_each_length_once_the_longest_first() -> None:
    assert sizes_of((*KNOWN, "应诉")) == [4, 2, 1]
