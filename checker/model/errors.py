"""What can be wrong with what people give the program."""

from __future__ import annotations


class CheckerError(Exception):
    """An input that cannot be used; the message is one line that says what to mend."""


class ReadError(CheckerError):
    """A file that cannot be read.

    Attributes:
        path: of the file, as given.
        message: one line, what is wrong and what would mend it.
    """

    def __init__(self, path: str, message: str) -> None:
        super().__init__(f"{path}：{message}")
        self.path = path
        self.message = message
