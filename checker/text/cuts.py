"""What stands before and behind marks."""

from __future__ import annotations

from collections.abc import Iterable


def up_to(text: str, marks: Iterable[str]) -> str:
    """A text up to the first of some characters; all of it where none stands in it."""
    return text[: min((at for mark in marks if (at := text.find(mark)) >= 0), default=len(text))]


def since_last(text: str, marks: Iterable[str]) -> str:
    """What stands behind the last of some characters; all of the text where none stands in it."""
    return text[max(map(text.rfind, marks)) + 1 :]
