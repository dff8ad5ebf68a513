"""Paragraphs of one report that say the same."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from checker.judging.thresholds import OVERLAP, SHORT, SHORT_LIKENESS, SUBSTANCE
from checker.model.document import Paragraph
from checker.text.likeness import candidates, grams, likeness, skeleton


class Repeat(Struct, frozen=True):
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
        formulas: set phrases as skeletons, left out of the comparison.
        threshold: likeness from which two paragraphs count as the same, 0 to 1.
        least: characters from which a paragraph is compared.
    """
    chosen, texts = _comparable(text, paragraphs, formulas, least)
    best: dict[int, tuple[float, int]] = {}
    for a, b in candidates([grams(bare) for bare in texts], OVERLAP):
        if a in best and b in best:  # a copy of what it is known to repeat
            continue
        alike = likeness(texts[a], texts[b])
        brief = min(p.end - p.body[0] for p in (chosen[a], chosen[b])) < SHORT
        if alike >= (max(threshold, SHORT_LIKENESS) if brief else threshold):
            best[b] = max((alike, -a), best.get(b, (alike, -a)))
    return [Repeat(chosen[-a], chosen[b], alike) for b, (alike, a) in sorted(best.items())]


def _comparable(
    text: str, paragraphs: Sequence[Paragraph], formulas: Sequence[str], least: int
) -> tuple[list[Paragraph], list[str]]:
    """Paragraphs long enough to compare, with their skeletons; formulas are left out."""
    chosen, texts = [], []
    for paragraph in paragraphs:
        start, end = paragraph.body
        if end - start < least:
            continue
        bare = skeleton(text[start:end])
        for formula in formulas:
            bare = bare.replace(formula, "")
        if len(bare) >= SUBSTANCE * least:
            chosen.append(paragraph)
            texts.append(bare)
    return chosen, texts
