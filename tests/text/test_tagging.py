"""The words of a text with their kinds; words that are taught stay whole."""

from checker.text.tagging import tagged

TEXT = "司法所组建护苗队。"


def test_words_with_their_kinds() -> None:
    assert ("组建", "v") in tagged(TEXT)


def test_what_is_taught_is_one_noun() -> None:
    assert ("护苗队", "n") not in tagged(TEXT)
    assert ("护苗队", "n") in tagged(TEXT, ["护苗队"])
