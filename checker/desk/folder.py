"""The private folder that uploads lie in, and what earlier runs that were killed left of theirs."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import IO

from checker.support.writing import try_lock

PREFIX = "checker-desk-"
LOCK = "in-use"


class PrivateFolder:
    """A folder that only this user can enter and that goes when the program ends."""

    def __init__(self) -> None:
        sweep()
        self.path = Path(tempfile.mkdtemp(prefix=PREFIX))  # mode 700
        self._lock: IO[bytes] = (self.path / LOCK).open("wb")
        try_lock(self._lock.fileno())

    def remove(self) -> None:
        """Delete it with everything in it."""
        self._lock.close()
        shutil.rmtree(self.path, ignore_errors=True)


def sweep() -> None:
    """Delete the folders of this user whose program is not there any more."""
    for left in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):
            with (left / LOCK).open("rb") as file:
                free = try_lock(file.fileno())
            if free:
                shutil.rmtree(left)
