"""The figures that a report told so far, to find the one that a later figure contradicts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from checker.checklist.model import Arithmetic
from checker.judging.retold.indicators import Indicator, alike, keys, retold, same_count

OFTEN = 8
"""Figures of one value that later ones are compared with, the first of them."""
Key = TypeVar("Key")


class EarlierFigures:
    """Figures by what a wrong copy of them keeps: most of its digits, a word of what is counted, its name."""

    def __init__(self, known: Arithmetic) -> None:
        self._classes = {counter: group[0] for group in known.same_counters for counter in group}
        self._values: dict[str, dict[str, list[Indicator]]] = {}
        self._words: dict[tuple[str, str], list[Indicator]] = {}
        self._names: dict[tuple[str, str], list[Indicator]] = {}

    def contradicted(self, indicator: Indicator) -> Indicator | None:
        """The first figure of which this one is a wrong copy, or that counts the same by another number; it is kept for
        those that follow."""
        copied = keys(indicator)
        words = {(indicator.counter, word) for words in indicator.counted for word in words}
        names = self._names_of(indicator)
        near = (
            one
            for key in copied
            for value, known in self._values.get(key, {}).items()
            if value != indicator.value
            for one in known
        )
        sharing = (one for word in words for one in self._words.get(word, ()))
        named = (one for name in names for one in self._names.get(name, ()))
        found = (
            _first(near, alike, indicator)
            or _first(sharing, same_count, indicator)
            or _first(named, retold, indicator)
        )
        for word in words:
            _keep(self._words, word, indicator)
        for name in names:
            _keep(self._names, name, indicator)
        for key in copied if len(indicator.value) > 1 else ():
            _keep(self._values.setdefault(key, {}), indicator.value, indicator)
        return found

    def _names_of(self, indicator: Indicator) -> set[tuple[str, str]]:
        if indicator.name is None:
            return set()
        counter = self._classes.get(indicator.counter, indicator.counter)
        return {(counter, part[:2]) for part in (indicator.name.what, indicator.name.more) if part}


def _keep(known: dict[Key, list[Indicator]], key: Key, indicator: Indicator) -> None:
    kept = known.setdefault(key, [])
    if len(kept) < OFTEN:
        kept.append(indicator)


def _first(
    known: Iterable[Indicator], same: Callable[[Indicator, Indicator], bool], indicator: Indicator
) -> Indicator | None:
    near = {one.span: one for one in known}
    return min((one for one in near.values() if same(one, indicator)), key=lambda one: one.span, default=None)
