"""Bytes of files that nobody vouches for: regular files only, and never more than asked for."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from checker.support.errors import REASONS, FileError, reason
from checker.support.nearest import near_file

FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
"""A pipe that nobody writes to must not hold up the run."""


def read_bytes(path: Path | str, limit: int) -> bytes:
    """The content of a regular file or of a member of an archive.

    Args:
        limit: bytes; a larger file is refused, whatever size the system says it has.

    Raises:
        FileError: it is not there, is no regular file, is larger, or cannot be read.
    """
    if ".zip" in str(path).lower():
        from checker.support import archives

        if member := archives.split(path):
            return archives.member_bytes(*member, limit)
    try:
        if not stat.S_ISREG(Path(path).stat().st_mode):
            raise FileError(path, _other(Path(path)))
        with os.fdopen(os.open(path, FLAGS), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise FileError(path, _other(Path(path)))
            data = file.read(limit + 1)
        if data is None:  # the system has nothing to give, as of /proc/kmsg
            raise FileError(path, "现在读不出来，请换一个文件")
    except (OSError, ValueError) as error:
        if isinstance(error, FileNotFoundError):
            raise FileError(path, absent(path)) from None
        raise FileError(path, f"{reason(error)}，请检查路径") from None
    if len(data) > limit:
        raise FileError(path, f"文件超过 {size(limit)}，没有读取")
    return data


def size(limit: int) -> str:
    """A number of bytes as people say it."""
    return f"{limit // 2**20} MB" if limit >= 2**20 else f"{limit // 2**10} KB"


def _other(path: Path) -> str:
    return "是文件夹，不是文件" if path.is_dir() else "不是普通文件（管道或设备），没有读取"


def absent(path: Path | str) -> str:
    """What to say of a file that is not there, with the name that was perhaps meant."""
    if os.path.islink(path):  # noqa: PTH114 (a Path raises for names that the system refuses)
        return "链接指向的文件不在了，请检查链接"
    return f"{REASONS[errno.ENOENT]}{near_file(path) or '，请检查路径'}"
