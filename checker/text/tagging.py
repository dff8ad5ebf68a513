"""The words of a text, by jieba, which is loaded only here, silently, with its cache among the user's."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from typing import Any

from checker.support import storage


@lru_cache(maxsize=1)
def _tokenizer(terms: tuple[str, ...]) -> Any:
    import jieba

    jieba.setLogLevel(logging.CRITICAL)  # a cache that cannot be kept costs time, no more
    tokenizer = jieba.Tokenizer()
    folder = storage.root()
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    tokenizer.tmp_dir = str(folder)
    tokenizer.cache_file = "jieba.cache"
    for term in terms:
        tokenizer.add_word(term, tag="n")
    return tokenizer


@lru_cache(maxsize=1)
def _tagger(terms: tuple[str, ...]) -> Any:
    from jieba.posseg import POSTokenizer

    return POSTokenizer(_tokenizer(terms))


def tagged(text: str, terms: Iterable[str] = ()) -> list[tuple[str, str]]:
    """A text as words with their kinds, in jieba's letters: n noun, v verb, p preposition …"""
    pairs = _tagger(tuple(sorted(terms))).lcut(text)
    return [(pair.word, pair.flag) for pair in pairs]
