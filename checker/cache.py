"""Results kept from earlier runs, in the user's cache directory.

An entry is found by everything a result depends on, so nothing ever has to be invalidated. Entries
are written beside and renamed: runs side by side and runs that are killed do no harm. What cannot
be read is no entry.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import msgspec

from checker import __version__
from checker.audit import Task
from checker.checklist.load import sources
from checker.paths import PARTIAL, write_atomic
from checker.results import ReportResult

MAX_AGE = 30 * 86400
"""Seconds after which an unused entry is deleted."""
MAX_BYTES = 200 * 2**20
"""Beyond this the oldest entries are deleted."""
PRUNE_EVERY = 86400
DIGEST = 16
"""Bytes of checksum that each entry begins with."""


def default_folder() -> Path:
    """The user's cache directory; `CHECKER_CACHE_DIR` overrides it."""
    if said := os.environ.get("CHECKER_CACHE_DIR"):
        return Path(said)
    from platformdirs import user_cache_path

    return user_cache_path("checker", appauthor=False) / "results"


class Cache:
    """Results by key. A folder that cannot be written costs speed, never a run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def _decoder(self) -> Any:
        return msgspec.msgpack.Decoder(ReportResult)

    def key(self, task: Task) -> str | None:
        """What the result of a task depends on, as a digest; None when its file cannot be read."""
        try:
            content = Path(task.path).read_bytes() if task.stdin is None else task.stdin
            previous = Path(task.previous).read_bytes() if task.previous else b""
        except OSError:
            return None
        said = (task.level, task.year, task.select, task.ignore, task.options, task.severity)
        digest = hashlib.sha256()
        parts = (
            _program(),
            _checklist(task.checklist),
            msgspec.json.encode(said, order="deterministic"),
            Path(task.path).suffix.lower().encode(),
            (task.previous or "").encode("utf-8", "surrogateescape"),
            previous,
            content,
        )
        for part in parts:
            digest.update(len(part).to_bytes(8, "big") + part)
        return digest.hexdigest()

    def get(self, key: str, path: str) -> ReportResult | None:
        """The result under a key, as that of a path."""
        file = self._file(key)
        try:
            data = file.read_bytes()
            if hashlib.blake2b(data[DIGEST:], digest_size=DIGEST).digest() != data[:DIGEST]:
                return None
            result: ReportResult = self._decoder.decode(data[DIGEST:])
        except (OSError, msgspec.MsgspecError):
            return None
        with suppress(OSError):
            if time.time() - file.stat().st_mtime > PRUNE_EVERY:
                os.utime(file)
        return replace(result, path=path)

    def put(self, key: str, result: ReportResult) -> None:
        """Keep a result."""
        payload = msgspec.msgpack.encode(result)
        file = self._file(key)
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(file, hashlib.blake2b(payload, digest_size=DIGEST).digest() + payload, sync=False)

    def prune(self) -> None:
        """Delete old entries and what killed runs left, at most once a day."""
        mark = self.folder / "pruned"
        with suppress(OSError):
            if mark.exists() and time.time() - mark.stat().st_mtime < PRUNE_EVERY:
                return
            self.folder.mkdir(parents=True, exist_ok=True)
            mark.touch()
            entries = ((file, file.stat()) for file in self.folder.glob("??/*"))
            _delete(sorted(((s.st_mtime, s.st_size, file) for file, s in entries), reverse=True))

    def _file(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]


def _delete(newest_first: Iterable[tuple[float, int, Path]]) -> None:
    now, total = time.time(), 0
    for modified, size, file in newest_first:
        total += size
        age = now - modified
        if age > MAX_AGE or total > MAX_BYTES or (file.name.endswith(PARTIAL) and age > 3600):
            file.unlink(missing_ok=True)


@cache
def _program() -> bytes:
    """Version and, for a checkout that changes under the same version, the state of the source files."""
    package = Path(__file__).parent
    files = sorted(package.rglob("*.py"))
    state = [
        (file.relative_to(package).as_posix(), (s := file.stat()).st_size, s.st_mtime_ns) for file in files
    ]
    return f"{__version__} {hashlib.sha256(repr(state).encode()).hexdigest()}".encode()


@cache
def _checklist(name: str) -> bytes:
    """The bytes of a checklist and of everything it extends."""
    digest = hashlib.sha256()
    for file in sources(name):
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.digest()
