"""Words of a list in a text."""

from __future__ import annotations

from collections.abc import Container, Iterable


def sizes_of(words: Iterable[str]) -> list[int]:
    """The lengths of some words, the longest first."""
    return sorted(set(map(len, words)), reverse=True)


def word_at(text: str, at: int, sizes: Iterable[int], known: Container[str]) -> str:
    """The longest known word that stands at a place; "" where none does.

    Args:
        sizes: of the known words, see `sizes_of`.
    """
    return next((word for size in sizes if (word := text[at : at + size]) in known), "")
