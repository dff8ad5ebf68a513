"""Whether characters are a verb, by the dictionary that comes with jieba; jieba itself is not imported."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

COMMON = 200
"""How often a word stands in the dictionary's texts, from where on it is common."""


@cache
def _lines() -> bytes:
    spec = find_spec("jieba")
    (folder, *_) = (spec and spec.submodule_search_locations) or ("",)
    return b"\n" + Path(folder, "dict.txt").read_bytes() + b"\n"


@lru_cache(maxsize=4096)
def is_verb(word: str) -> bool:
    """Whether a common verb is written so: 组建; names of places are none."""
    at = _lines().find(f"\n{word} ".encode())
    if at < 0:
        return False
    _, count, kind = _lines()[at + 1 : _lines().index(b"\n", at + 1)].split()
    return int(count) >= COMMON and kind.startswith(b"v")
