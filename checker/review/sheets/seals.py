"""Whether somebody wrote into a sheet since it was made: a checksum of its words that travels with it.

Entries that are read back do not count: workbooks need no checksum, and the boxes of Word sheets are left
out of theirs.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from pathlib import Path

from checker.readers.package import W
from checker.review.sheets.word_entries import entries
from checker.support import limits
from checker.support.patterns import regex
from checker.support.reading import read_bytes

MARK = "checker 问题清单"
SEAL = regex(rf"{MARK} ([0-9a-f]{{16}})")
LIMIT = limits.SHEET


def seal(texts: Iterable[str]) -> str:
    """The words of a sheet in one short line."""
    words = "".join("".join(text.split()) for text in texts)
    return f"{MARK} {hashlib.sha256(words.encode('utf-8', 'replace')).hexdigest()[:16]}"


def broken(path: Path) -> bool:
    """Whether a file holds other words than when it was made, or is no sheet of ours at all.

    Raises:
        FileError: it cannot be read.
    """
    data = read_bytes(path, LIMIT)
    if not data:
        return False
    ending = path.suffix.lower()
    if ending == ".docx":
        return _broken_word(data)
    text = data.decode("utf-8", "replace")
    if ending == ".html":  # a page keeps what is filled in elsewhere
        return '<meta name="generator" content="checker">' not in text[:4096]
    found = SEAL.search(text)
    return not found or seal([text[: text.rindex("<!--")]]) != found[0]


def _broken_word(data: bytes) -> bool:
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        said = document.core_properties.comments or ""
    except Exception:  # whatever python-docx makes of a file that is none
        return True
    return seal(words(document)) != said


def words(document: object) -> Iterable[str]:
    """Every text of a python-docx document, tables included, but for the entries that are read back."""
    body = document.element.body  # type: ignore[attr-defined]
    entered = {e for entry in entries(body) if entry.cell is not None for e in entry.cell.iter(W + "t")}
    return [element.text or "" for element in body.iter(W + "t") if element not in entered]
