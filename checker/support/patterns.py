"""Regular expressions: compiled when first used, and alternatives put together from words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property, partial
from typing import Any, cast

IDEOGRAPH = r"[^\W\dA-Za-z_〇①-⑳Ⅰ-ⅿ]"
"""A Chinese character; to compile it as the range 一-鿿 takes ten times as long."""


def regex(pattern: str, flags: int = 0, needs: Iterable[str] = ()) -> re.Pattern[str]:
    """A regular expression that is compiled when it is first used: a run needs only some of them.

    Args:
        needs: words, one of which stands in whatever it is found in; no other text is searched.
    """
    return cast("re.Pattern[str]", _Regex(pattern, flags, tuple(needs)))


SEARCHES = ("search", "match", "fullmatch", "finditer")


class _Regex:
    def __init__(self, pattern: str, flags: int, needs: tuple[str, ...]) -> None:
        self.pattern = pattern
        self._flags = flags
        self._needs = needs

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)

    def __getattr__(self, name: str) -> Any:
        """A method of the compiled expression, kept for the next time."""
        sifted = self._needs and name in SEARCHES
        found = self.__dict__[name] = partial(self._sifted, name) if sifted else getattr(self._compiled, name)
        return found

    def _sifted(self, name: str, text: str, *place: int) -> Any:
        if any(need in text for need in self._needs):
            return getattr(self._compiled, name)(text, *place)
        return iter(()) if name == "finditer" else None


def either(words: Iterable[str]) -> str:
    """The source of an expression for any of some words, the longest first; for nothing where there are none.

    Single characters stand in a class: that compiles in a fraction of the time.
    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    forms = [re.escape(word) for word in ordered if len(word) > 1]
    if single := "".join(re.escape(word) for word in ordered if len(word) == 1):
        forms.append(f"[{single}]")
    return "|".join(forms) or "(?!)"
