"""Zip archives of reports, read in place: a member has a path like ``送审.zip/清河镇.docx``."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from checker.support.errors import FileError

ENDING = ".zip"
MAX_MEMBERS = 500
MAX_TOTAL = 512 * 2**20
"""Bytes of all members when unpacked."""
MAX_RATIO = 200
"""Times that a member of more than a megabyte may grow when unpacked."""
UTF8_NAME = 0x800
"""The flag of names that say their encoding."""
DAMAGED = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, ValueError, OSError, NotImplementedError)
HIDDEN = (".", "~$", ".~", "__MACOSX")


def is_swollen(members: Iterable[zipfile.ZipInfo]) -> bool:
    """Whether an archive would unpack to more than any report needs, in all or beside what it is packed."""
    members = list(members)
    bomb = any(one.file_size > 2**20 and one.file_size > MAX_RATIO * one.compress_size for one in members)
    return bomb or sum(one.file_size for one in members) > MAX_TOTAL


def split(path: Path | str) -> tuple[Path, str] | None:
    """The archive and the name of a member's path; None for the path of a file of its own."""
    if f"{ENDING}/" not in Path(path).as_posix().lower():
        return None
    for above in reversed(Path(path).parents):
        if above.suffix.lower() == ENDING and above.is_file():
            return above, Path(path).relative_to(above).as_posix()
    return None


def members(archive: Path) -> list[Path]:
    """The paths of the members, folders and hidden files left out, sorted.

    Raises:
        FileError: it is no archive, or is made to do harm.
    """
    return [archive / name for name in sorted(_members(archive)[0])]


def doubles(archive: Path) -> list[Path]:
    """Paths that several members have, of which the first one is read.

    Raises:
        FileError: as for `members`.
    """
    return [archive / name for name in sorted(_members(archive)[1])]


def member_bytes(archive: Path, name: str, limit: int) -> bytes:
    """The content of a member.

    Args:
        limit: bytes; a larger one is refused, whatever size the archive says it has.

    Raises:
        FileError: there is no such member, it is larger, or cannot be unpacked.
    """
    path = archive / name
    known = _members(archive)[0].get(name)
    if known is None:
        raise FileError(path, "压缩包里没有这个文件")
    if known.flag_bits & 1:
        raise FileError(path, "压缩包设有密码，请解压后再检查")
    try:
        with zipfile.ZipFile(archive) as opened, opened.open(known) as member:
            data = member.read(limit + 1)
    except (*DAMAGED, RuntimeError):
        raise FileError(path, "压缩包里的这个文件解不开，请重新压缩或解压后再检查") from None
    if len(data) > limit:
        raise FileError(path, f"解压后超过 {limit // 2**20} MB，没有读取")
    return data


def _members(archive: Path) -> tuple[dict[str, zipfile.ZipInfo], set[str]]:
    try:
        state = archive.stat()
    except OSError:
        raise FileError(archive, "找不到文件，请检查路径") from None
    return _listed(archive, state.st_size, state.st_mtime_ns)


@lru_cache(maxsize=16)
def _listed(archive: Path, size: int, changed: int) -> tuple[dict[str, zipfile.ZipInfo], set[str]]:
    """The members by their safe names, and names that stand twice, for an archive of that size and time."""
    try:
        with zipfile.ZipFile(archive) as opened:
            listed = [info for info in opened.infolist() if info.filename and not info.is_dir()]
    except DAMAGED:
        raise FileError(archive, "不是完整的 zip 压缩包，请重新压缩") from None
    if is_swollen(listed) or len(listed) > MAX_MEMBERS:
        raise FileError(archive, f"压缩包大得反常（多于 {MAX_MEMBERS} 个文件或解压后过大），没有读取")
    found: dict[str, zipfile.ZipInfo] = {}
    twice = set()
    for info in listed:
        parts = _safe(_name(info))
        if parts and not any(part.startswith(HIDDEN) for part in parts):
            first = found.setdefault("/".join(parts), info)
            if first is not info:
                twice.add("/".join(parts))
    return found, twice


def _name(info: zipfile.ZipInfo) -> str:
    """The name as it was meant: archivers for Windows write it in GBK without saying so."""
    if info.flag_bits & UTF8_NAME:
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _safe(name: str) -> list[str]:
    """The parts of a name that lead nowhere but into the archive."""
    return [
        part for part in name.replace("\\", "/").replace(":", "/").split("/") if part not in ("", ".", "..")
    ]
