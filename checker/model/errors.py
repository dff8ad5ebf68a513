"""What can be wrong with what people give the program."""

from __future__ import annotations

from checker.support.errors import CheckerError as CheckerError
from checker.support.errors import FileError


class ReadError(FileError):
    """A report that cannot be read."""
