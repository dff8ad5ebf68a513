"""Phrases that were typed wrongly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import permutations

from checker.judging.thresholds import ANY_ONE, DROP_ONE

Place = tuple[int, int]
"""Start and end in the normalised text."""


def misspelt(phrase: str, text: str, low: int, high: int, same: Mapping[str, str]) -> Iterator[Place]:
    """Places of a phrase with a character lost, added or wrong, or with its parts in another order.

    Args:
        low: where to look, with `high`; the offsets of a sentence.
        same: for a character those that typing mistakes for it.
    """
    size = len(phrase)
    if size == 3:
        for form in {"".join(order) for order in permutations(phrase)} - {phrase}:
            yield from ((at, at + size) for at in _places(form, text, low, high))
    elif size >= DROP_ONE:
        tried: set[int] = set()
        for at in range(size - 1):
            for pair in _places(phrase[at : at + 2], text, low, high):
                starts = {pair - at - 1, pair - at, pair - at + 1, pair, pair - size + 2} - tried
                tried |= starts
                for start in starts:
                    if start >= low and (end := _end(phrase, text[start : start + size + 1], same)):
                        yield start, start + end


def _places(form: str, text: str, low: int, high: int) -> Iterator[int]:
    at = text.find(form, low, high)
    while at >= 0:
        yield at
        at = text.find(form, at + 1, high)


def _end(phrase: str, window: str, same: Mapping[str, str]) -> int:
    """How much of the window is the phrase misspelt; 0 for none of it."""
    size = len(phrase)
    if len(window) < size - 1 or window[0] not in phrase or not set(window[size - 2 : size]) & set(phrase):
        return 0
    alike = window[:size]
    if alike == phrase or "\n" in window[: size - 1]:
        return 0
    if len(alike) == size and "\n" not in alike:
        if sorted(alike) == sorted(phrase):
            return size
        wrong = [at for at in range(size) if alike[at] != phrase[at]]
        if len(wrong) == 1 and (size >= ANY_ONE or alike[wrong[0]] in same.get(phrase[wrong[0]], "")):
            return size
    short = window[: size - 1]
    if short[0] == phrase[0] and short[-1] == phrase[-1] and _lost_one(short, phrase):
        return size - 1
    longer = size > DROP_ONE and len(window) == size + 1 and "\n" not in window
    if longer and window[0] == phrase[0] and window[-1] == phrase[-1] and _lost_one(phrase, window):
        return size + 1
    return 0


def _lost_one(short: str, whole: str) -> bool:
    """Whether `short` is `whole` without one character."""
    at = next((i for i, (a, b) in enumerate(zip(short, whole, strict=False)) if a != b), len(short))
    return short[at:] == whole[at + 1 :]
