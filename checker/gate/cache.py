"""Results kept from earlier runs, in the user's cache directory.

An entry is found by everything a result depends on, so nothing ever has to be invalidated.
"""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from checker.checklist import digest
from checker.copying.results import Copies
from checker.gate.audit import Task
from checker.model.results import ReportResult
from checker.support import entry_points, storage
from checker.support.errors import FileError
from checker.support.patterns import regex
from checker.support.reading import read_bytes
from checker.support.writing import PARTIAL

MAX_AGE = 30 * 86400
"""Seconds after which an unused entry is deleted."""
MAX_BYTES = 200 * 2**20
"""Beyond this the oldest entries are deleted."""
PRUNE_EVERY = 86400
OWN = regex(
    rf"(?:[0-9a-f]{{2}}/[0-9a-f]{{62}}|(?:checklists|last)/[0-9a-f]{{64}}|(?:[0-9a-f]{{2}}|checklists|last)/\.[0-9a-f]{{12}}\.[0-9a-f]{{8}}{re.escape(PARTIAL)})"
)
"""Files that the program writes into its folder; whatever else lies there belongs to somebody else."""


def content(path: str) -> str:
    """A digest of a file, told apart by how it is read; its path when it cannot be read."""
    try:
        held = read_bytes(path, storage.LIMIT)
    except FileError:
        return path
    return hashlib.sha256(Path(path).suffix.lower().encode("utf-8", "replace") + b"\0" + held).hexdigest()


def pair_key(checklist: str, files: Mapping[str, Sequence[str]]) -> str:
    """What the copies among files depend on, as a digest: their contents and their names."""
    whole = hashlib.sha256(storage.program() + str(digest(checklist)).encode())
    for held, paths in sorted(files.items()):
        whole.update("\0".join((held, *paths)).encode("utf-8", "surrogateescape") + b"\n")
    return whole.hexdigest()


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
            content = read_bytes(task.path, storage.LIMIT) if task.stdin is None else task.stdin
            previous = read_bytes(task.previous, storage.LIMIT) if task.previous else b""
        except FileError:
            return None
        # what is asked, whole, so that nothing is forgotten; files and checklists count by what is in them
        said = replace(task, path="", stdin=None, previous=None, checklist="", further=(), timeout=0)
        whole = hashlib.sha256()
        parts = (
            storage.program() + entry_points.state(),
            b"".join(map(digest, (task.checklist, *task.further))),
            msgspec.json.encode(said, order="deterministic"),
            Path(task.path).suffix.lower().encode(),
            (task.previous or "").encode("utf-8", "surrogateescape"),
            previous,
            content,
        )
        for part in parts:
            whole.update(len(part).to_bytes(8, "big") + part)
        return whole.hexdigest()

    def copies(self, key: str) -> dict[str, tuple[Copies, ...]] | None:
        """What reports have in common, kept under a key."""
        data = storage.read(self._file(key))
        with suppress(msgspec.MsgspecError):
            return msgspec.msgpack.decode(data, type=dict[str, tuple[Copies, ...]]) if data else None
        return None

    def keep_copies(self, key: str, found: Mapping[str, tuple[Copies, ...]]) -> None:
        """Keep what reports have in common; paths that are no UTF-8 are not kept."""
        with suppress(UnicodeEncodeError):
            storage.write(self._file(key), msgspec.msgpack.encode(found))

    def get(self, key: str, path: str) -> ReportResult | None:
        """The result under a key, as that of a path."""
        file = self._file(key)
        data = storage.read(file)
        if data is None:
            return None
        try:
            result: ReportResult = self._decoder.decode(data)
        except msgspec.MsgspecError:
            return None
        with suppress(OSError):
            if time.time() - file.stat().st_mtime > PRUNE_EVERY:
                os.utime(file)
        return replace(result, path=path)

    def put(self, key: str, result: ReportResult) -> None:
        """Keep a result, without the path: equal files have one entry, and names need not be text."""
        with suppress(UnicodeEncodeError):  # last year's file has such a name
            storage.write(self._file(key), msgspec.msgpack.encode(replace(result, path="")))

    def prune(self) -> None:
        """Delete old entries and what killed runs left, at most once a day."""
        mark = self.folder / "pruned"
        with suppress(OSError):
            if mark.exists() and time.time() - mark.stat().st_mtime < PRUNE_EVERY:
                return
            self.folder.mkdir(parents=True, exist_ok=True)
            mark.touch()
            entries = ((file, file.lstat()) for file in self.folder.glob("*/*") if self._made(file))
            _delete(sorted(((s.st_mtime, s.st_size, file) for file, s in entries), reverse=True))

    def _made(self, file: Path) -> bool:
        """Whether the program wrote a file; the folder may be one that people use for something else."""
        name = file.relative_to(self.folder).as_posix()
        return bool(OWN.fullmatch(name)) and not file.is_symlink() and file.is_file()

    def _file(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]


def _delete(newest_first: Iterable[tuple[float, int, Path]]) -> None:
    now, total = time.time(), 0
    for modified, size, file in newest_first:
        total += size
        age = now - modified
        partial = file.name.endswith(PARTIAL)
        old = age > (3600 if partial else MAX_AGE) or total > MAX_BYTES
        if old and (partial or storage.read(file) is not None):  # the checksum says that it is ours
            file.unlink(missing_ok=True)
