"""Where reviewers write in a Word sheet: a hidden mark in the cell before says what an entry is about.

Marks are hidden text, which Word, WPS and LibreOffice all keep; boxes to choose from may be lost on the way.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from checker.readers.package import W
from checker.review.sheets.wording import ENGLISH
from checker.support.patterns import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

GONE = (W + "del", W + "moveFrom")
MARK = regex(r"⟦(finding|report|by|date)#(\d+)#(.*?)⟧", re.DOTALL)
PROMPT = "选择"
"""What an empty box shows."""


class Entry(NamedTuple):
    """A cell that somebody may have written into."""

    kind: str
    """finding | by | date | report (which stands in no cell of its own)."""
    report: int
    """Number of the report in the sheet."""
    value: str
    """What the mark says: fingerprint#rule, or the path of a report."""
    about: str
    """The text beside it."""
    text: str
    """What stands in the cell."""
    untouched: bool
    """Whether it stands there since the sheet was made."""
    cell: _Element | None


def mark(kind: str, report: int, value: str, shown: str = "") -> str:
    """A mark, for hidden text.

    Args:
        shown: what the entry shows when the sheet is made.
    """
    return f"⟦{kind}#{report}#{json.dumps([value, _sum(shown)])}⟧"


def entries(body: _Element) -> Iterator[Entry]:
    """Every entry of a document, in order; what was torn or changed in a mark makes it none."""
    for cell in body.iter(W + "tc"):
        text = words(cell)
        for found in MARK.finditer(text):
            try:
                value, shown = json.loads(found[3])
            except (ValueError, TypeError):
                continue
            following = next(cell.itersiblings(W + "tc"), None)
            said = words(following) if following is not None else ""
            about = MARK.sub("", text).strip()
            untouched = shown == _sum(said)
            yield Entry(found[1], int(found[2]), str(value), about, _entered(said), untouched, following)


def words(element: _Element) -> str:
    """The text of a part of a document, one line a paragraph; what tracked changes took out is none."""
    lines = (
        "".join(t.text or "" for t in paragraph.iter(W + "t") if next(t.iterancestors(*GONE), None) is None)
        for paragraph in element.iter(W + "p")
    )
    return "\n".join(lines)


def _entered(text: str) -> str:
    text = text.strip()
    for prompt in (PROMPT, ENGLISH[PROMPT]):
        text = text.removeprefix(prompt).strip()
    return text


def _sum(text: str) -> int:
    return zlib.crc32("".join(text.split()).encode("utf-8", "replace"))
