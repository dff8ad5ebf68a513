"""Whether an annotated copy may be written over: never a document of somebody else, never one that people worked in."""

from __future__ import annotations

import hashlib
from pathlib import Path

from checker.gate.own_outputs import AUTHOR, authors
from checker.model.errors import ReadError
from checker.readers import MAX_BYTES, read
from checker.support import storage
from checker.support.errors import FileError
from checker.support.paths import absolute
from checker.support.reading import read_bytes

KEPT = "last"
"""Folder below the cache root; an entry is the checksum of a copy as it was written."""


def refuse_foreign(copy: Path, report: Path) -> None:
    """Make sure that the annotated copy of a report takes the place of nothing that people wrote.

    Raises:
        FileError: it would.
    """
    if copy.is_file() and (wrong := _fault(copy, report)):
        raise FileError(copy, f"{wrong}，没有覆盖；请换一个文件名，或加 --force")


def _fault(copy: Path, report: Path) -> str:
    data = read_bytes(copy, MAX_BYTES)
    if storage.read(_entry(copy)) == _digest(data):
        return ""  # as it was left
    found = authors(copy)
    if AUTHOR not in found:
        return "已经有这个文件，不是 checker 写的批注稿"
    if others := sorted(found - {AUTHOR}):
        return f"这份批注稿里有别人的批注（{'、'.join(others)[:40]}）"
    try:
        same = read(str(copy), data).text == read(str(report)).text
    except ReadError:
        same = False
    return "" if same else "这份批注稿可能有人改过"


def remember(copy: Path, data: bytes) -> None:
    """Keep what a copy was like when it was written."""
    storage.write(_entry(copy), _digest(data))


def _entry(copy: Path) -> Path:
    name = f"annotated {absolute(copy)}".encode("utf-8", "surrogateescape")
    return storage.root() / KEPT / hashlib.sha256(name).hexdigest()


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()
