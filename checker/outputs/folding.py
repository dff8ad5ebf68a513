"""Lines for a terminal with Chinese text: two cells a character, no closing mark at a line's start.

rich breaks lines at blanks only, which Chinese does not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

TOKEN = re.compile(r"[!-~]+|.", re.DOTALL)
"""What stays together: a run of ASCII, or one other character."""
NOT_FIRST = " ，。、；：！？）》”’」』】〕…—·,.;:!?)]}%％"
NOT_LAST = "（《“‘「『【〔([{"


def fold(text: Text, width: int) -> list[Text]:
    """The lines of a text, none wider than `width` cells; at least one line."""
    lines = text.divide(_breaks(text.plain, max(2, width)))
    for line in lines:
        line.rstrip()
    return list(lines) or [Text()]


def hang(first: Text, body: Text, width: int) -> Iterator[Text]:
    """A text behind a label or indent, its further lines below the first one's text."""
    indent = first.cell_len
    for number, line in enumerate(fold(body, width - indent)):
        yield Text.assemble(first if number == 0 else " " * indent, line)


def _breaks(plain: str, width: int) -> list[int]:
    """Offsets at which new lines begin."""
    breaks: list[int] = []
    if cell_len(plain) <= width:
        return breaks
    used = 0
    allowed = 0  # the last place where the running line may end
    for start, end in _tokens(plain, width):
        if start and plain[start] not in NOT_FIRST and plain[start - 1] not in NOT_LAST:
            allowed = start
        size = cell_len(plain[start:end])
        if used + size > width and plain[start] != " ":
            for at in (allowed, start):
                if used + size > width and at > (breaks[-1] if breaks else 0):
                    breaks.append(at)
                    used = cell_len(plain[at:start])
        used += size
    return breaks


def _tokens(plain: str, width: int) -> Iterator[tuple[int, int]]:
    for found in TOKEN.finditer(plain):
        start, end = found.span()
        while end - start > width:
            yield start, start + width
            start += width
        yield start, end
