"""Files of what was learned: a line that names the kind, a header that says what it was made from, and a packed table."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from checker.model.errors import CheckerError
from checker.support.reading import read_bytes

T = TypeVar("T", bound=Struct)
MAX_BYTES = 32 * 2**20
"""Bytes that are read of a file."""


def read_table(path: Path, magic: str, kind: type[T], mend: str = "") -> T:
    """The table in a file.

    Args:
        magic: how the file begins.
        mend: what makes the file anew, for people.

    Raises:
        CheckerError: it is not there, no file of this kind, or one of another version: without it reports would be
            judged otherwise, and nobody would know.
    """
    if not os.path.lexists(path):
        instead = f"{mend}，或" if mend else "，请"
        raise CheckerError(f"{path}：清单写明的权重文件不在{instead}去掉清单里的这个键")
    head, mark, body = read_bytes(path, MAX_BYTES).partition(b"\n\n")
    if not head.startswith(magic.encode()) or not mark:
        raise CheckerError(f"{path}：不是这个版本能用的权重文件{mend}")
    try:
        return msgspec.msgpack.decode(body, type=kind)
    except msgspec.MsgspecError:
        raise CheckerError(f"{path}：权重文件已损坏{mend}") from None


def packed(table: Struct, magic: str, about: str) -> bytes:
    """The content of a file, with a header that says what it was made from."""
    return f"{magic}\n{about.strip()}\n\n".encode() + msgspec.msgpack.encode(table)
