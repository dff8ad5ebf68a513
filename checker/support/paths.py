"""Paths: patterns, relative names, and files that are never half written."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

PARTIAL = ".checker-partial"
"""Ending of files that are being written; after a kill they stay behind and harm nobody."""


def matches(patterns: tuple[str, ...], relative: str) -> bool:
    """Whether a relative path fits patterns written as in .gitignore."""
    return bool(_spec(patterns).match_file(relative))


@cache
def _spec(patterns: tuple[str, ...]) -> Any:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)


def absolute(path: Path | str) -> Path:
    """A path from the root, without `..`; links stay, because their names are what people gave."""
    return Path(os.path.abspath(path))  # noqa: PTH100


def within(path: Path | str, folder: Path) -> str:
    """A path relative to a folder, with forward slashes; empty when it is outside."""
    try:
        return absolute(path).relative_to(folder).as_posix()
    except ValueError:
        return ""


def display_path(path: Path | str) -> str:
    """A path as people see it: relative to the working directory where it lies below, with forward slashes."""
    given = Path(path)
    return within(given, Path.cwd()) or given.as_posix()


def write_atomic(path: Path, data: bytes, *, sync: bool = True) -> None:
    """Write a file beside its place and move it there, so that it is whole or not there at all.

    Args:
        sync: wait for the disk, so that it is whole after a power cut too.

    Raises:
        OSError: it cannot be written.
    """
    if path.exists() and not path.is_file():  # a device or a pipe, such as /dev/stdout
        path.write_bytes(data)
        return
    target = Path(os.path.realpath(path))  # a link stays a link
    partial = target.with_name(f".{target.name}.{os.urandom(4).hex()}{PARTIAL}")
    try:
        with partial.open("xb") as file:
            file.write(data)
            if sync:
                file.flush()
                os.fsync(file.fileno())
        if target.exists():
            partial.chmod(target.stat().st_mode & 0o777)
        partial.replace(target)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
