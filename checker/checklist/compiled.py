"""Checklists ready for use: read once, then kept in the user's cache directory with their lexicon.

What was kept counts as long as the files that the checklist is made of have the same size and time.
"""

import hashlib
from contextlib import suppress
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Raw, Struct

from checker.checklist.expression_fields import expressions
from checker.checklist.expressions import Lexicon, Tables
from checker.checklist.load import ChecklistError, read, resolve
from checker.checklist.model import Checklist
from checker.support import storage
from checker.support.paths import absolute

Source = tuple[str, int, int]
"""A file, its size in bytes and when it was last modified, in nanoseconds."""


class Entry(Struct, frozen=True, array_like=True):
    """A checklist as it is kept; what is not looked at is not decoded."""

    sources: tuple[Source, ...]
    digest: bytes
    """Over the content of the sources."""
    checklist: Raw
    tables: Raw


@cache
def load(name: str) -> Checklist:
    """A checklist with everything it extends.

    Args:
        name: a path, or the name of a shipped checklist.

    Raises:
        ChecklistError: it cannot be found, is not TOML, or breaks the format.
    """
    entry = _entry(resolve(name))
    checklist = msgspec.msgpack.decode(entry.checklist, type=Checklist)
    _LEXICONS[id(checklist.requirement)] = (checklist, entry.tables)
    return checklist


def digest(name: str) -> bytes:
    """A checksum of a checklist and of everything it extends.

    Raises:
        ChecklistError: as for `load`.
    """
    return _entry(resolve(name)).digest


def sources(name: str) -> tuple[Path, ...]:
    """The files that a checklist is made of.

    Raises:
        ChecklistError: as for `load`.
    """
    return tuple(Path(file) for file, _, _ in _entry(resolve(name)).sources)


def files_of(name: str) -> tuple[Path, ...]:
    """The files that a checklist is made of, and those that teach it.

    Raises:
        ChecklistError: as for `load`.
    """
    return (*sources(name), *map(Path, load(name).examples))


_LEXICONS: dict[int, tuple[Checklist, Raw | Lexicon]] = {}
"""By identity of the requirements, which stay the same where options are replaced."""


def lexicon(checklist: Checklist) -> Lexicon:
    """The compiled expressions of a checklist."""
    kept, known = _LEXICONS.get(id(checklist.requirement), (checklist, None))
    if not isinstance(known, Lexicon):
        tables = msgspec.msgpack.decode(known, type=Tables) if known else None
        known = Lexicon(checklist.words, () if tables else expressions(checklist), tables)
        _LEXICONS[id(checklist.requirement)] = (kept, known)
    return known


@cache
def _entry(path: Path) -> Entry:
    place = hashlib.sha256(storage.program() + str(absolute(path)).encode("utf-8", "surrogateescape"))
    file = storage.root() / "checklists" / place.hexdigest()
    with suppress(msgspec.MsgspecError):
        entry = msgspec.msgpack.decode(storage.read(file) or b"", type=Entry)
        if all(source == _state(source[0]) for source in entry.sources):
            return entry
    checklist, files = read(path)
    if not checklist.requirement and not checklist.part:
        raise ChecklistError(f"{path}：清单里没有一项要求（[[requirement]]），什么都查不了")
    content = b"".join(hashlib.sha256(file.read_bytes()).digest() for file in files if file.is_file())
    encode = msgspec.msgpack.encode
    entry = Entry(
        tuple(_state(str(absolute(file))) for file in files),
        hashlib.sha256(content).digest(),
        Raw(encode(checklist)),
        Raw(encode(Lexicon(checklist.words, expressions(checklist)).tables)),
    )
    storage.write(file, encode(entry))
    return entry


def _state(file: str) -> Source:
    try:
        found = Path(file).stat()
    except (OSError, ValueError):  # not there, or a name that no file can have
        return (file, -1, 0)
    return (file, found.st_size, found.st_mtime_ns)
