"""Paragraphs of one report that say the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from checker.document import Paragraph
from checker.text.likeness import candidates, grams, likeness, skeleton

OVERLAP = 0.36
"""Share of character pairs that makes a pair worth comparing; a quarter of the characters changed leaves more."""
SIZES = 0.55
"""The shorter of two copies has at least this share of the longer one's characters."""


class Repeat(NamedTuple):
    """A later paragraph that repeats an earlier one."""

    earlier: Paragraph
    later: Paragraph
    likeness: float


def find_repeats(
    text: str, paragraphs: Sequence[Paragraph], formulas: Sequence[str], threshold: float, least: int
) -> list[Repeat]:
    """For each paragraph the earlier one most like it, if any is like it at all.

    Args:
        text: of the document that the paragraphs' spans refer to.
        formulas: folded set phrases, left out of the comparison.
        threshold: likeness from which two paragraphs count as the same, 0 to 1.
        least: characters from which a paragraph is compared.
    """
    chosen, texts = [], []
    for paragraph in paragraphs:
        start, end = paragraph.body
        if end - start < least:
            continue
        bare = skeleton(text[start:end])
        for formula in formulas:
            bare = bare.replace(formula, "")
        if len(bare) >= least:
            chosen.append(paragraph)
            texts.append(bare)
    best: dict[int, tuple[float, int]] = {}
    for a, b in candidates([grams(bare) for bare in texts], OVERLAP):
        short, long = sorted((len(texts[a]), len(texts[b])))
        if short < SIZES * long:
            continue
        alike = likeness(texts[a], texts[b])
        if alike >= threshold and (alike, -a) > best.get(b, (0.0, 0)):
            best[b] = (alike, -a)
    return [Repeat(chosen[-a], chosen[b], alike) for b, (alike, a) in sorted(best.items())]
