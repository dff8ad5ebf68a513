"""How alike two texts are whatever their order, and which of many are worth comparing.

Likeness is the Dice coefficient over characters: a paragraph whose clauses were reordered and a
quarter of whose characters were changed keeps about 0.75 of them, paragraphs that merely share a
subject stay below 0.6. Shared character pairs must confirm it.

Candidates come from counting shared character pairs against all earlier texts at once: one integer a
pair has a bit for each text that holds it, and such integers are added up bit-sliced (one integer a
binary digit), so 5,000 paragraphs take some seconds. No pair is dropped for being frequent, so copies
of boilerplate are found too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache, reduce
from operator import add, or_

from checker.support.patterns import regex
from checker.text.normalise import normalised

NUMBER = regex(r"\d[\d,.]*|[〇零一二三四五六七八九十百千两]{2,}")
PUNCTUATION = regex(r"[^\w]")
CONFIRMED = 0.38
"""Dice coefficient over character pairs below which two texts are not alike."""
MOST, TRIED = 20, 100
"""Earlier texts that are given for one text, and that are looked at for it: the cost of a text that says one thing
a thousand times must not grow with the square."""


@lru_cache(maxsize=4096)
def letters(text: str) -> str:
    """A text normalised and without punctuation; several rules ask for that of the same sentences."""
    return PUNCTUATION.sub("", normalised(text))


def skeleton(text: str) -> str:
    """A text for comparison: normalised, figures masked, punctuation left out."""
    return PUNCTUATION.sub("", NUMBER.sub("0", normalised(text)))


def grams(text: str) -> set[str]:
    """The distinct character pairs of a skeleton."""
    return set(map(add, text, text[1:]))


def candidates(texts: Sequence[set[str]], overlap: float, sizes: float = 0.5) -> Iterator[tuple[int, int]]:
    """Pairs of texts, the earlier first, that share at least `overlap` of the grams of the smaller one.

    For each text at most the first `MOST`.

    Args:
        sizes: the smaller one has at least this share of the larger one's grams.
    """
    holders: dict[str, int] = {}
    for number, text in enumerate(texts):
        least = max(1, int(overlap * sizes * len(text)))
        bit, masks = 1 << number, []
        for gram in text:
            if mask := holders.get(gram, 0):
                masks.append(mask)
            holders[gram] = mask | bit
        spare = len(masks) - least
        if spare < 0:
            likely = 0
        elif spare < least:  # whoever shares so many has one of any few: the rarest few say who
            likely = reduce(or_, sorted(masks, key=int.bit_count)[: spare + 1])
        else:
            likely = _shared(masks, least)
        tried = given = 0
        while likely and tried < TRIED and given < MOST:
            lowest = likely & -likely
            likely ^= lowest
            tried += 1
            other = lowest.bit_length() - 1
            small, large = sorted((len(texts[other]), len(text)))
            if small >= sizes * large and len(texts[other] & text) >= overlap * small:
                given += 1
                yield other, number


def _shared(masks: Sequence[int], least: int) -> int:
    """The bits that are set in at least so many masks; plane n holds bit n of all counters."""
    planes: list[int] = []
    for mask in masks:
        for level, plane in enumerate(planes):
            if not mask:
                break
            planes[level], mask = plane ^ mask, plane & mask
        if mask:
            planes.append(mask)
    if least.bit_length() > len(planes):
        return 0
    more, equal = 0, -1
    for level in reversed(range(len(planes))):
        if least >> level & 1:
            equal &= planes[level]
        else:
            more |= equal & planes[level]
            equal &= ~planes[level]
    return more | equal


def likeness(first: str, second: str) -> float:
    """Dice coefficient over the characters of two skeletons, 0 to 1; 0 where pairs do not confirm it."""
    if first == second:
        return 1.0
    if _dice(_pairs(first), _pairs(second)) < CONFIRMED:
        return 0.0
    return _dice(Counter(first), Counter(second))


def _pairs(text: str) -> Counter[str]:
    return Counter(map(add, text, text[1:]))


def _dice(first: Counter[str], second: Counter[str]) -> float:
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 0.0


def differences(first: str, second: str) -> list[tuple[str, int, int, int, int]]:
    """Edit operations from one text to the other: (equal|replace|insert|delete, spans in both)."""
    from rapidfuzz.distance import Indel

    operations: list[tuple[str, int, int, int, int]] = []
    for code in Indel.opcodes(first, second):
        tag, a, b, c, d = code.tag, code.src_start, code.src_end, code.dest_start, code.dest_end
        if operations and tag != "equal" and operations[-1][0] != "equal":
            _, a0, _, c0, _ = operations[-1]
            merged = "replace" if b > a0 and d > c0 else "delete" if b > a0 else "insert"
            operations[-1] = (merged, a0, b, c0, d)
        else:
            operations.append((tag, a, b, c, d))
    return operations
