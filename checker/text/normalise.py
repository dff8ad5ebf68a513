"""One spelling for each character, in which texts are compared and phrases looked up.

What readers do to a text once and for all, before anybody sees it, is in `checker.text.folding`.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from msgspec import Struct

from checker.support.patterns import regex

QUOTES = "“”‘’\"'「」『』《》〈〉<>【】"
DROPPED = frozenset(QUOTES + " \t\r\u3000\u00a0\ufeff\u200b\u200c\u200d\u2060")
BLANKS = regex(f"[{re.escape(''.join(sorted(DROPPED)))}]+")
WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
"""Full-width forms to ASCII."""
PLANE = 0x10000
"""Characters beyond the first plane are rare."""


class _Spelling(dict[int, int | None]):
    """By code of a character that of its spelling, None for what is left out.

    A character that stands for itself is noted when it is first met: to miss one takes `str.translate` twice as
    long as to find it.
    """

    def __missing__(self, code: int) -> int:
        if code < PLANE:
            self[code] = code
        return code


TABLE = _Spelling(
    {
        **WIDTH,
        **{ord(c): ord("-") for c in "—–―－─～~"},
        **{ord(c): ord(".") for c in "·•．"},
        **{code: code + 32 for code in range(ord("A"), ord("Z") + 1)},
        **{code + 0xFEE0: code + 32 for code in range(ord("A"), ord("Z") + 1)},
        **{ord(c): None for c in DROPPED},
        ord("﹪"): ord("%"),
    }
)


class Normalised(Struct, frozen=True):
    """A text without blanks and quotation marks, half-width, lower-case; line ends are kept."""

    text: str
    offsets: tuple[int, ...]
    """For each character its offset in the original; one more entry for the end."""

    @classmethod
    def of(cls, text: str) -> Normalised:
        """Normalise a text and keep the way back."""
        offsets: list[int] = []
        end = 0
        for found in BLANKS.finditer(text):
            offsets.extend(range(end, found.start()))
            end = found.end()
        offsets.extend(range(end, len(text) + 1))
        return cls(normalised(text), tuple(offsets))

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span in the original text of a span in the normalised one."""
        if start >= end:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1

    def place(self, offset: int) -> int:
        """The normalised offset of an original one (of the next kept character)."""
        return bisect_left(self.offsets, offset)


def normalised(text: str) -> str:
    """A text as it is compared: phrases, titles, whole texts; see `Normalised` for the way back."""
    return text.translate(TABLE)
