"""Key terms of a text, by jieba, which is loaded only here, silently, with its cache among the user's."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from checker.support import storage
from checker.support.patterns import regex

MOST = 8
"""Characters of the longest term: longer ones are clauses."""
SHORT = regex(r"[一-鿿]{2,8}")


@lru_cache(maxsize=1)
def _tokenizer(terms: tuple[str, ...]) -> Any:
    import jieba

    jieba.setLogLevel(logging.ERROR)
    tokenizer = jieba.Tokenizer()
    folder = storage.root()
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


def keywords(text: str, terms: Iterable[str] = ()) -> list[str]:
    """The terms that a text uses most, longest first among equals.

    Args:
        terms: words that jieba is taught first, such as the phrases of a checklist.
    """
    taught = tuple(sorted({term for term in terms if SHORT.fullmatch(term)}))
    words = (word for word in _tokenizer(taught).cut(text) if len(word) >= 3 and SHORT.fullmatch(word))
    ranked = sorted(Counter(words).items(), key=lambda item: (-item[1], -len(item[0]), item[0]))
    return [word for word, _ in ranked[:MOST]]
