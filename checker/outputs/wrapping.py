"""Lines for a terminal with Chinese text: two cells a character, no closing mark at a line's start.

rich breaks lines at blanks only, which Chinese does not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from checker.support.patterns import regex

Line = Sequence[tuple[str, str]]
"""Pieces of text with the names of their styles, as `rich.text.Text.assemble` takes them."""
TOKEN = regex(r"[!-~]+|.", re.DOTALL)
"""What stays together: a run of ASCII, or one other character."""
NOT_FIRST = " ，。、；：！？）》”’」』】〕…—·,.;:!?)]}%％"
NOT_LAST = "（《“‘「『【〔([{"


def plain(line: Line) -> str:
    """The text of a line without its styles."""
    return "".join(text for text, _ in line)


def wrap(line: Line, width: int) -> list[Line]:
    """A text as lines, none wider than `width` cells, without blanks at their ends; at least one line."""
    text = plain(line)
    starts = [0, *_breaks(text, max(2, width))]
    ends = [*starts[1:], len(text)]
    return [
        _cut(line, start, start + len(text[start:end].rstrip()))
        for start, end in zip(starts, ends, strict=True)
    ]


def hang(first: Line, body: Line, width: int) -> Iterator[Line]:
    """A text behind a label or indent, its further lines below the first one's text."""
    indent = cell_len(plain(first))
    for number, line in enumerate(wrap(body, width - indent)):
        yield [*(first if number == 0 else [(" " * indent, "")]), *line]


def _cut(line: Line, start: int, end: int) -> Line:
    """The pieces between two offsets of a line."""
    pieces, at = [], 0
    for text, style in line:
        if piece := text[max(0, start - at) : max(0, end - at)]:
            pieces.append((piece, style))
        at += len(text)
    return pieces


def _breaks(text: str, width: int) -> list[int]:
    """Offsets at which new lines begin."""
    breaks: list[int] = []
    if cell_len(text) <= width:
        return breaks
    used = 0
    allowed = 0  # the last place where the running line may end
    for start, end in _tokens(text, width):
        if start and text[start] not in NOT_FIRST and text[start - 1] not in NOT_LAST:
            allowed = start
        size = cell_len(text[start:end])
        if used + size > width and text[start] != " ":
            for at in (allowed, start):
                if used + size > width and at > (breaks[-1] if breaks else 0):
                    breaks.append(at)
                    used = cell_len(text[at:start])
        used += size
    return breaks


def _tokens(plain: str, width: int) -> Iterator[tuple[int, int]]:
    for found in TOKEN.finditer(plain):
        start, end = found.span()
        while end - start > width:
            yield start, start + width
            start += width
        yield start, end
