"""A report as copies are looked for in it: letters only, figures and names masked.

Blanks, punctuation and line ends go, so paragraphs that were cut, joined or set apart by other marks
read the same. Every run of digits and numerals is one sign, every name of the place or office another:
a copy in which only the year, the figures and the town were changed reads as the original does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from checker.model.document import Document, Span
from checker.support.patterns import regex
from checker.text.normalise import normalised

Codes = NDArray[np.uint32] | NDArray[np.uint16]
Offsets = NDArray[np.uint32] | NDArray[np.uint16]
FIGURE = ord("0")
NAME = ord("#")
NUMERALS = "0123456789〇○零一二三四五六七八九十百千万亿两廿"
PLANE = 0x10000
"""Characters beyond the first plane are rare and stand for themselves."""
HEAD, TAIL = 8, 6
"""Paragraphs at the top and at the end that name the place and the office."""
UNKNOWN = 0xFFFFFFFF
LONGEST_LINE = 80
TITLED = regex(r"《[^《》\n]{2,60}》")
"""The name of a law or document."""


class Masked:
    """A masked text and the way back to the document."""

    __slots__ = ("codes", "offsets", "quiet")

    def __init__(self, codes: Codes, offsets: Offsets, quiet: NDArray[np.bool_]) -> None:
        self.codes = _narrow(codes)
        """One code point for each sign of the masked text."""
        self.offsets = _narrow(offsets)
        """Offset in the document of each sign."""
        self.quiet = quiet
        """Signs of headings and of names of laws, which repeat by nature."""

    def __len__(self) -> int:
        return len(self.codes)

    def __getstate__(self) -> tuple[Any, ...]:
        return self.codes, self.offsets, self.quiet

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self.codes, self.offsets, self.quiet = state

    def text(self, start: int, end: int) -> str:
        """The masked text between two places."""
        return self.codes[start:end].astype(np.uint32).tobytes().decode("utf-32-le")

    def span(self, start: int, end: int) -> Span:
        """The span in the document between two places; `end` is one past the last."""
        return Span(int(self.offsets[start]), int(self.offsets[end - 1]) + 1)


def _narrow(values: Codes) -> Codes:
    """In half the room where they fit: many thousand reports are held at once."""
    return values.astype(np.uint16) if len(values) and values.max() < PLANE else values


@cache
def _table() -> NDArray[np.uint32]:
    """For each character its sign, 0 for what is left out; `UNKNOWN` until a text has it."""
    return np.full(PLANE, UNKNOWN, np.uint32)


def _sign(character: str) -> int:
    sign = normalised(character)
    if character in NUMERALS or "0" <= sign <= "9":
        return FIGURE
    return ord(sign) if len(sign) == 1 and unicodedata.category(sign)[0] in "LN" else 0


def signs(text: str) -> Codes:
    """For each character of a text its sign, 0 for what is left out."""
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32)
    table, near = _table(), codes < PLANE
    for code in set(codes[near][table[codes[near]] == UNKNOWN].tolist()):
        table[code] = _sign(chr(code))
    return np.where(near, table[np.where(near, codes, 0)], codes)


def _kept(codes: Codes) -> NDArray[np.intp]:
    """Indices of the signs that stay: what is left out is gone, and runs of one mask are one."""
    kept = np.flatnonzero(codes)
    left = codes[kept]
    again = np.zeros(len(left), bool)
    again[1:] = (left[1:] == left[:-1]) & ((left[1:] == FIGURE) | (left[1:] == NAME))
    return kept[~again]


def mask_phrase(text: str) -> Codes:
    """A phrase as it stands in masked texts."""
    codes = signs(text)
    return codes[_kept(codes)]


def mask(document: Document, endings: Sequence[str] = ()) -> Masked:
    """Mask a report.

    Args:
        endings: how names of places and offices end (镇, 县, 局); see `names`.
    """
    text = document.text
    codes = signs(text)
    quiet = np.zeros(len(codes), bool)
    for paragraph in document.paragraphs:
        if paragraph.heading:
            quiet[paragraph.start : paragraph.body.start] = True
    if document.paragraphs and not document.paragraphs[0].sentences:
        quiet[: document.paragraphs[0].end] = True
    for title in TITLED.finditer(text):
        quiet[title.start() : title.end()] = True
    known = names(document, endings)
    if known:
        for found in re.finditer("|".join(map(re.escape, known)), text):
            codes[found.start()] = NAME
            codes[found.start() + 1 : found.end()] = 0
    kept = _kept(codes)
    return Masked(codes[kept], kept.astype(np.uint32), quiet[kept])


def names(document: Document, endings: Sequence[str]) -> list[str]:
    """Names of the place and the office, longest first, as title, addressee and sign-off give them.

    青石镇人民政府 gives 青石镇 and 青石, so that 青石 alone in the text is masked as well.
    """
    if not endings:
        return []
    lines = document.paragraphs[:HEAD] + document.paragraphs[-TAIL:]
    pattern = _pattern(tuple(endings))
    found: set[str] = set()
    for line in lines:
        if line.end - line.start > LONGEST_LINE or (line.heading and line.heading.style not in ("", "#")):
            continue
        for run in re.findall(r"[\u4e00-\u9fff]+", document.text[line.start : line.end]):
            rest = re.sub("^(?:中共|关于)+", "", run)
            while name := pattern.match(rest):
                found.add(name[0])
                if len(name[1]) > 1:
                    found.add(name[1])
                rest = rest[name.end() :]
    return sorted(found, key=lambda name: (-len(name), name))


@cache
def _pattern(endings: tuple[str, ...]) -> re.Pattern[str]:
    ordered = sorted(endings, key=lambda ending: (-len(ending), ending))
    return re.compile(rf"([\u4e00-\u9fff]{{1,5}}?)(?:{'|'.join(map(re.escape, ordered))})")


def short_endings(endings: Iterable[str]) -> tuple[str, ...]:
    """Those that name a place (镇, 街道), not an authority (人民政府)."""
    return tuple(dict.fromkeys(ending for ending in endings if len(ending) <= 2 and "委" not in ending))
