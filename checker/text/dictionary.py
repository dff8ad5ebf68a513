"""Whether characters are a verb, by the dictionary that comes with jieba; the segmenter itself is not loaded."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

COMMON = 200
"""How often a word stands in the dictionary's texts, from where on it is common."""


@cache
def _lines() -> str:
    return "\n" + files("jieba").joinpath("dict.txt").read_text("utf-8")


def is_verb(word: str) -> bool:
    """Whether a common verb is written so: 组建; names of places are none."""
    at = _lines().find(f"\n{word} ")
    if at < 0:
        return False
    _, count, kind = _lines()[at + 1 : _lines().index("\n", at + 1)].split(" ")
    return int(count) >= COMMON and kind.startswith("v")
