"""Terms by which an item of a plan could be recognised in a report: its runs of words that are rare elsewhere."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Sequence

from msgspec import Struct

from checker.support.patterns import regex
from checker.text.tagging import tagged

MOST = 8
"""Terms that are proposed for an item."""
WORDS = 5
"""A term is at most so many words of the tokenizer."""
SHORTEST, LONGEST = 3, 10
"""Length of a term, in characters."""
GOOD = 6
"""Characters of a term that tells most: longer ones are said otherwise in reports."""
COMMON = 0.01
"""A word that stands in so large a share of all sentences says little at the edge of a term: 开展, 落实."""
EDGE = 0.45
"""What such a word at an edge leaves of a term's worth."""
TITLE, QUOTED = 3.0, 4.0
"""Worth of a place in the title, and of what the plan puts into quotation marks."""
NAMING = ("n", "v", "a", "b", "j", "l", "i", "z", "t", "q", "k", "g")
"""Kinds of words, as the tokenizer tags them, that terms are made of: nouns, verbs, qualities, times, set phrases.

Counters, suffixes and single morphemes are pieces of words that it does not know (占道, 网格员).
"""
CLAUSE = regex(r"[^，。；：！？、,;:!?“”‘’\"《》（）()\s\d]+")
MARKED = regex(r"[“\"]([^”\"]{2,10})[”\"]")


class Place(Struct, frozen=True):
    """Words side by side in an item."""

    term: str
    start: int
    end: int
    """Offsets in the text of the item."""
    worth: float
    first: str
    last: str
    """Its outermost words."""


class Rarity:
    """How rare a term is in sentences of other reports and in the plan's other items."""

    def __init__(self, sentences: Sequence[str], items: Sequence[str]) -> None:
        self._all = "\n".join([*sentences, *items])
        self._size = max(1, len(sentences) + len(items))
        self._words: dict[str, float] = {}

    def share(self, word: str) -> float:
        """The share of sentences that a word stands in, at most."""
        if word not in self._words:
            self._words[word] = self._all.count(word) / self._size
        return self._words[word]

    def __call__(self, term: str) -> float:
        """Larger for what is rarer."""
        return math.log(1 + self._size / (1 + self._all.count(term)))


def terms(
    title: str, text: str, rarity: Rarity, common: Collection[str], taught: tuple[str, ...]
) -> tuple[str, ...]:
    """Terms of an item: those that share no place in its text, best first, then others, as long as there is room.

    Args:
        title: how the text begins.
        common: words that no term holds, such as names of levels.
        taught: terms of a known checklist, which are words.
    """
    places = [
        *_places(text, len(title), common, taught),
        *(
            Place(found[1], found.start(1), found.end(1), QUOTED, found[1], found[1])
            for found in MARKED.finditer(text)
        ),
    ]
    worth: dict[str, float] = {}
    spans: dict[str, list[tuple[int, int]]] = {}
    for place in places:
        edges = sum(rarity.share(word) > COMMON for word in {place.first, place.last})
        worth[place.term] = worth.get(place.term, 0.0) + place.worth * EDGE**edges
        spans.setdefault(place.term, []).append((place.start, place.end))
    score = {
        term: value * rarity(term) * math.sqrt(GOOD - abs(GOOD - min(len(term), 2 * GOOD - 1)))
        for term, value in worth.items()
    }
    ranked = sorted(score, key=lambda term: (-score[term], term))
    chosen: list[str] = []
    taken: list[tuple[int, int]] = []
    for apart in (True, False):  # what shares no place with a better one comes first
        for term in ranked:
            if len(chosen) == MOST or any(term in other or other in term for other in chosen):
                continue
            if apart and not any(_free(span, taken) for span in spans[term]):
                continue
            chosen.append(term)
            taken += spans[term]
    return tuple(chosen)


def _free(span: tuple[int, int], taken: Iterable[tuple[int, int]]) -> bool:
    return all(span[1] <= start or end <= span[0] for start, end in taken)


def _places(text: str, title: int, common: Collection[str], taught: tuple[str, ...]) -> Iterator[Place]:
    for clause in CLAUSE.finditer(text):
        at = clause.start()
        worth = TITLE if at < title else 1.0
        for run in _runs(tagged(clause[0], taught), at, common):
            edges = [*(start for start, _ in run), run[-1][0] + len(run[-1][1])]
            for first in range(len(run)):
                for last in range(first + 1, min(len(run), first + WORDS) + 1):
                    term = text[edges[first] : edges[last]]
                    if SHORTEST <= len(term) <= LONGEST:
                        yield Place(term, edges[first], edges[last], worth, run[first][1], run[last - 1][1])


def _runs(
    words: Iterable[tuple[str, str]], at: int, common: Collection[str]
) -> Iterator[list[tuple[int, str]]]:
    """Words that name something, side by side, each with its offset."""
    run: list[tuple[int, str]] = []
    for word, kind in words:
        if word in common or not kind.startswith(NAMING):
            if run:
                yield run
            run = []
        else:
            run.append((at, word))
        at += len(word)
    if run:
        yield run
