"""Where the text of Markdown stands in its file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from checker.model.document import Piece

if TYPE_CHECKING:
    from markdown_it.token import Token


class Source:
    """Where the characters of an inline token stand in the file; a cursor moves along as they are read."""

    def __init__(self, lines: Sequence[str], token: Token, after: tuple[int, int]) -> None:
        self._content = token.content
        self._at = 0
        self._starts: list[Piece] = []
        first = token.map[0] if token.map else 0
        offset = 0
        for number, part in enumerate(token.content.split("\n"), first):
            line = lines[number] if number < len(lines) else ""
            behind = after[1] if after[0] == number else 0
            column = max(line.find(part, behind), line.find(part.replace("|", r"\|"), behind))
            self._starts.append(Piece(offset, number + 1, max(column, 0) + 1))
            offset += len(part) + 1
        last = self._starts[-1]
        self.end = (last.line - 1, last.column - 1 + len(token.content) - last.offset)
        """Line and column, both from 0, behind the token; the next cell of a table stands there."""

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a character of the token's content, 1-based."""
        piece = self._starts[bisect_right(self._starts, offset, key=lambda p: p.offset) - 1]
        return piece.line, piece.column + offset - piece.offset

    def here(self) -> tuple[int, int]:
        """Where the cursor stands."""
        return self.place(self._at)

    def match(self, pattern: re.Pattern[str]) -> tuple[str, int, int]:
        """Move behind the next match of a pattern; its first group and where that stands."""
        found = pattern.search(self._content, self._at)
        if found is None:
            return "", *self.here()
        self._at = found.end()
        return found[1], *self.place(found.start(1))

    def lines(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Move behind a text whose blanks may be line ends; its parts on each line and where they stand."""
        words = re.compile("(" + re.escape(text).replace(r"\ ", r"[ \n]") + ")")
        found, start = words.search(self._content, self._at), 0
        if found:
            self._at = found.end()
            for part in found[1].split("\n"):
                if part:
                    yield part, *self.place(found.start(1) + start)
                start += len(part) + 1

    def take(self, text: str) -> tuple[int, int]:
        """Move behind the next occurrence of a text; where it stands."""
        found = self._content.find(text, self._at)
        start = found if found >= 0 else self._at
        self._at = start + len(text)
        return self.place(start)

    def skip(self, pattern: re.Pattern[str]) -> None:
        """Move behind what a pattern matches right here."""
        if found := pattern.match(self._content, self._at):
            self._at = found.end()
