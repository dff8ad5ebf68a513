"""Regular expressions: compiled when first used, and alternatives put together from words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, cast

IDEOGRAPH = r"[^\W\dA-Za-z_〇①-⑳Ⅰ-ⅿ]"
"""A Chinese character; to compile it as the range 一-鿿 takes ten times as long."""


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression that is compiled when it is first used: a run needs only some of them."""
    return cast("re.Pattern[str]", _Regex(pattern, flags))


class _Regex:
    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """A method of the compiled expression, kept for the next time."""
        found = self.__dict__[name] = getattr(re.compile(self.pattern, self._flags), name)
        return found


def either(words: Iterable[str]) -> str:
    """The source of an expression for any of some words, the longest first; for nothing where there are none.

    Single characters stand in a class: that compiles in a fraction of the time.
    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    forms = [re.escape(word) for word in ordered if len(word) > 1]
    if single := "".join(re.escape(word) for word in ordered if len(word) == 1):
        forms.append(f"[{single}]")
    return "|".join(forms) or "(?!)"
