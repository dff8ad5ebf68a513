"""Readers: one module per file format, each turning bytes into blocks.

A new format is one module with ``read(data: bytes) -> Blocks`` and one line in `READERS`.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from checker.model.document import Block, Document
from checker.model.errors import ReadError
from checker.readers.signatures import mistaken, renamed, word_ending
from checker.readers.structure import parse
from checker.support import limits
from checker.support.errors import FileError
from checker.support.reading import read_bytes

__all__ = ["READERS", "ReadError", "read"]

READERS = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".docx": "docx",
    ".docm": "docx",
    ".doc": "docx",
    ".wps": "docx",
    ".rtf": "docx",
    ".odt": "docx",
    ".zip": "archive",
    ".pdf": "pdf",
    ".ofd": "ofd",
    ".html": "html",
    ".htm": "html",
    ".mht": "html",
    ".mhtml": "html",
}
"""File ending → module of this package. Modules are imported when a file of the kind turns up."""

CONVERTED = frozenset((".doc", ".wps", ".rtf", ".odt", ".xml", ".fodt"))
"""Endings of files that LibreOffice turns into Word documents before they are read; the last two by what they are."""
TEXTS = ("text", "markdown", "html")
"""Readers of what has no mark of its own in its first bytes."""
PACKED = ("archive", "ofd")
"""Readers of what is a zip archive by its first bytes."""
REFUSED = {
    ".rar": "这种压缩包打不开，请解压后再检查，或压缩成 .zip",
    ".7z": "这种压缩包打不开，请解压后再检查，或压缩成 .zip",
}
NO_TEXT = "没有文字，可能是扫描件或空白文档，请提供可复制文字的版本"
NO_TEXT_IN_PAGE = (
    "没有正文文字，可能要由脚本或框架另外载入，请在浏览器里打开，把正文复制到 .docx 或 .txt 再检查"
)
MAX_BYTES = limits.FILE
"""Larger files are refused; a report has some kilobytes."""


def read(path: str, data: bytes | None = None) -> Document:
    """Read a report.

    Args:
        path: of the file; with `data` only its ending counts.
        data: the content, when it does not come from the file system.

    Raises:
        ReadError: the file cannot be read; the message says what would mend it.
    """
    ending = Path(path).suffix.lower()
    if ending not in READERS:
        if data is None and not os.path.isfile(path):  # noqa: PTH113 (a Path raises for names that the system refuses)
            _bytes(path)  # says what it is instead
        raise ReadError(
            path, REFUSED.get(ending, f"不认识的格式 {ending or '（无后缀）'}，可读：{'、'.join(READERS)}")
        )
    if data is None:
        data = _bytes(path)
    if not data.strip():
        raise ReadError(path, "空文件，没有可检查的内容")
    ending = _real_ending(path, ending, data)
    if ending in CONVERTED:
        from checker.readers.office import convert

        data, ending = convert(path, data, ending), ".docx"
    blocks, warnings = import_module(f"checker.readers.{READERS[ending]}").read(path, data)
    if wrong := _too_long(blocks):
        raise ReadError(path, wrong)
    document = parse(path, blocks, warnings)
    if not document.paragraphs:
        raise ReadError(path, NO_TEXT_IN_PAGE if READERS[ending] == "html" else NO_TEXT)
    return document


def _real_ending(path: str, ending: str, data: bytes) -> str:
    """The ending that a file should have by its first bytes, if it is one of those that Word saves; of others the own.

    Raises:
        ReadError: the first bytes are those of another kind of file.
    """
    reader, word, wrong = READERS[ending], None, None
    if reader == "docx":
        word = word_ending(ending, data)
        wrong = None if word else renamed(data)
        if not word and not wrong and ending in CONVERTED:
            wrong = f"不是 {ending} 文件（可能损坏或后缀名不对），请用 Word 或 WPS 重新保存"
    elif reader in TEXTS:
        wrong = mistaken(ending, data)
    elif (reader == "pdf" and b"%PDF-" not in data[:1024]) or (
        reader in PACKED and not data.startswith(b"PK")
    ):
        wrong = renamed(data)
    elif reader == "ofd" and b"word/document.xml" in data:
        wrong = "其实是 Word 文档，请把后缀名改成 .docx"
    if wrong:
        raise ReadError(path, wrong)
    return word or ending


def _too_long(blocks: Sequence[Block]) -> str | None:
    """What is wrong with a text that no report is as long as."""
    characters = sum(len(block.text) for block in blocks)
    if characters > limits.CHARACTERS:
        return f"有 {characters // 10_000} 万字，超过 {limits.CHARACTERS // 10_000} 万字，不像是一份报告，没有检查"
    paragraphs = sum(bool(block.text.strip()) for block in blocks)
    if paragraphs > limits.PARAGRAPHS:
        return f"有 {paragraphs} 段，超过 {limits.PARAGRAPHS} 段，不像是一份报告，没有检查"
    return None


def _bytes(path: str) -> bytes:
    try:
        return read_bytes(path, MAX_BYTES)
    except FileError as error:
        raise ReadError(error.path, error.message) from None
