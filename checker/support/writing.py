"""The one door through which files are written: whole or not at all, and never over what was read.

Partial files carry the name of their target as a digest, short enough for any name. What killed runs left is swept by
the next run that writes into the same folder.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from checker.support import archives
from checker.support.errors import FileError, reason

PARTIAL = ".checker-partial"
"""Ending of files that are being written."""
WAIT = 120
"""Seconds to wait for another run that keeps the same files."""


def refuse(targets: Iterable[Path], inputs: Collection[Path]) -> None:
    """Make sure that no target is one of the files that are read, or an archive of them, and that no two are the same.

    Raises:
        FileError: naming the target; nothing was written yet.
    """
    read = {_identity(path) for path in inputs}
    read |= {_identity(inside[0]) for inside in map(archives.split, inputs) if inside}
    seen: set[object] = set()
    for target in targets:
        identity = _identity(target)
        if identity in read:
            raise FileError(target, "这个文件正是要读的，不能往里写；请换一个文件名")
        if identity in seen:
            raise FileError(target, "要写两次，后一次会盖掉前一次；请各写一个文件名")
        if not _stream(target):
            seen.add(identity)


def _identity(path: Path) -> object:
    """What a path stands for, through links and however its name is spelt."""
    try:
        found = path.stat()
        return (found.st_dev, found.st_ino) if found.st_ino else os.path.realpath(path)
    except (OSError, ValueError):
        return os.path.normcase(os.path.realpath(path)) if "\0" not in str(path) else str(path)


def _stream(path: Path) -> bool:
    """Whether a path is a device or a pipe, such as /dev/stdout."""
    return path.exists() and not path.is_file() and not path.is_dir()


def unwritable(path: Path, error: OSError | ValueError) -> FileError:
    """What to say of a file that the system does not let be written."""
    if archives.split(path):
        return FileError(path, "在压缩包里，写不进去，请先解压")
    if isinstance(error, FileExistsError):  # where a folder should be
        return FileError(path, f"无法写入（{path.parent} 是文件，不是文件夹），请换一个地方")
    if isinstance(error, FileNotFoundError | NotADirectoryError) and not path.parent.is_dir():
        return FileError(path, f"无法写入（没有 {path.parent} 这个文件夹），请先建好，或换一个地方")
    return FileError(path, f"无法写入（{reason(error)}），请检查文件夹和权限")


def write(path: Path, data: bytes | Iterable[bytes], *, sync: bool = True) -> None:
    """Write a file, at once or piece by piece, so that it is whole or as it was.

    Raises:
        FileError: it cannot be written.
    """
    try:
        write_atomic(path, data, sync=sync)
    except (OSError, ValueError) as error:
        raise unwritable(path, error) from None


def write_atomic(path: Path, data: bytes | Iterable[bytes], *, sync: bool = True) -> None:
    """Write a file beside its place and move it there, so that it is whole or not there at all.

    Args:
        sync: wait for the disk, so that it is whole after a power cut too.

    Raises:
        OSError, ValueError: it cannot be written.
    """
    pieces = (data,) if isinstance(data, bytes) else data
    if _stream(path):
        # fails where nobody reads a pipe
        descriptor = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
        if os.name != "nt":
            os.set_blocking(descriptor, True)
        with os.fdopen(descriptor, "wb") as stream:
            stream.writelines(pieces)
        return
    target = Path(os.path.realpath(path))  # a link stays a link
    name = hashlib.sha256(os.fsencode(target.name)).hexdigest()[:12]
    _sweep(target.parent)
    partial = target.parent / f".{name}.{os.urandom(4).hex()}{PARTIAL}"
    try:
        with partial.open("xb") as file:
            try_lock(file.fileno())
            file.writelines(pieces)
            if sync:
                file.flush()
                os.fsync(file.fileno())
            if target.exists():
                partial.chmod(target.stat().st_mode & 0o777)
            # the lock tells sweepers that somebody is at it; Windows moves closed files only
            if os.name != "nt":
                partial.replace(target)
        if os.name == "nt":
            partial.replace(target)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


@cache
def _sweep(folder: Path) -> None:
    """Delete what killed runs left in a folder, once a run; a file that is still being written is locked."""
    for left in folder.glob(f".*{PARTIAL}"):
        with suppress(OSError):
            if os.name == "nt":
                left.unlink()  # which Windows refuses for open files
                continue
            with left.open("rb") as file:
                if time.time() - left.stat().st_mtime > 1 and try_lock(file.fileno()):
                    left.unlink()


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep other runs from changing a file between reading and writing it.

    The lock is a hidden file beside it, so that it holds for everybody who shares the folder.

    Raises:
        FileError: another run keeps it too long, or the folder cannot be written.
    """
    target = Path(os.path.realpath(path))
    lock = target.with_name(f".{hashlib.sha256(os.fsencode(target.name)).hexdigest()[:12]}.checker-lock")
    until = time.monotonic() + WAIT
    try:
        while True:
            descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o666)
            if try_lock(descriptor) and _same(descriptor, lock):
                break
            os.close(descriptor)
            if time.monotonic() > until:
                raise FileError(path, "另一个 checker 一直在改这个文件，请等它结束再试")
            time.sleep(0.02)
    except OSError as error:
        raise unwritable(path, error) from None
    try:
        yield
    finally:
        with suppress(OSError):
            lock.unlink()  # while it is still held: whoever waits sees that the file is another one
        os.close(descriptor)


def _same(descriptor: int, lock: Path) -> bool:
    """Whether a lock that was got is still the one that others see."""
    try:
        return os.path.samestat(os.fstat(descriptor), lock.stat())
    except OSError:
        return False


def try_lock(descriptor: int) -> bool:
    """Lock an open file for this process; false when another one has it."""
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        return error.errno not in (13, 36)  # Windows says so; where there are no locks at all, go on without
    return True
