"""What the page does not take."""

from __future__ import annotations

from checker.model.errors import CheckerError


class RefusedError(CheckerError):
    """Something that the page does not take; the message goes to whoever sent it."""

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.status = status
