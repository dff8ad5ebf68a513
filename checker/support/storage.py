"""The user's cache directory: files that may be deleted at any time and only ever cost time.

Files are written beside and renamed, and begin with a checksum: runs side by side and runs that are
killed do no harm. What cannot be read or written is simply not there.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from checker import __version__
from checker.support.errors import FileError
from checker.support.reading import read_bytes
from checker.support.writing import write_atomic

DIGEST = 16
"""Bytes of checksum that each file begins with."""
LIMIT = 256 * 2**20
"""Bytes that a kept file may have."""


def root() -> Path:
    """The program's folder among the user's caches; `CHECKER_CACHE_DIR` names another one."""
    if said := os.environ.get("CHECKER_CACHE_DIR"):
        return Path(said)
    from platformdirs import user_cache_path

    return user_cache_path("checker", appauthor=False)


def read(file: Path) -> bytes | None:
    """What was written; None when there is no such file, it is damaged, or nobody may read it."""
    if not os.path.exists(file):  # noqa: PTH110 (a Path raises in a folder that nobody may enter)
        return None
    try:
        data = read_bytes(file, LIMIT)
    except FileError:
        return None
    return data[DIGEST:] if _digest(data[DIGEST:]) == data[:DIGEST] else None


def write(file: Path, data: bytes) -> None:
    """Keep data, where that is possible."""
    with suppress(OSError, ValueError):
        file.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(file, _digest(data) + data, sync=False)


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=DIGEST).digest()


@cache
def program() -> bytes:
    """Version and, as they change under the same version, the state of the source files: of an installation that of one,
    since all are written together."""
    package = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120 (a Path a file would cost more than the rest)
    if os.path.isdir(os.path.join(package, "shipped")):  # noqa: PTH112, PTH118
        found = os.stat(__file__)  # noqa: PTH116
        state = [(__file__, found.st_size, found.st_mtime_ns)]
    else:
        state = sorted(_sources(package))
    return f"{__version__} {hashlib.sha256(repr(state).encode()).hexdigest()}".encode()


def _sources(folder: str) -> Iterator[tuple[str, int, int]]:
    """Path, size and time of every module below a folder."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                found = entry.stat()
                yield entry.path, found.st_size, found.st_mtime_ns
            elif entry.is_dir(follow_symlinks=False) and entry.name != "__pycache__":
                yield from _sources(entry.path)
