"""What the page does not take."""

from __future__ import annotations

from checker.model.errors import CheckerError

NAME = 200
"""Characters of a name that people see."""


class RefusedError(CheckerError):
    """Something that the page does not take; the message goes to whoever sent it."""

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.status = status


def check_name(name: str) -> None:
    """Make sure that a name is one: folders may stand before it, but it leads nowhere.

    Raises:
        RefusedError: it is not taken.
    """
    parts = name.split("/")
    bad = any(part in ("", ".", "..") or len(part) > NAME for part in parts) or len(name) > 4 * NAME
    if bad or any(mark in name for mark in "\\:\0") or not name.isprintable():
        raise RefusedError("文件名不能用，请改名再试")
