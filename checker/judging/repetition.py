"""Paragraphs of one report that say the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from checker.model.document import Document, Paragraph
from checker.text.likeness import candidates, grams, likeness, skeleton

OVERLAP = 0.36
"""Share of character pairs that makes a pair worth comparing; a quarter of the characters changed leaves more."""
SIZES = 0.55
"""The shorter of two copies has at least this share of the longer one's characters."""
LIKENESS = 0.65
LENGTH = 60
"""What counts as a repeat where nobody says otherwise: how alike, 0 to 1, and from how many characters."""
SUBSTANCE = 0.7
"""Without formulas, figures and punctuation at least this share of the least length must be left."""


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
    chosen, texts = _comparable(text, paragraphs, formulas, least)
    best: dict[int, tuple[float, int]] = {}
    for a, b in candidates([grams(bare) for bare in texts], OVERLAP):
        short, long = sorted((len(texts[a]), len(texts[b])))
        if short < SIZES * long or (a in best and b in best):  # a copy of what it is known to repeat
            continue
        alike = likeness(texts[a], texts[b])
        if alike >= threshold and (alike, -a) > best.get(b, (0.0, 0)):
            best[b] = (alike, -a)
    return [Repeat(chosen[-a], chosen[b], alike) for b, (alike, a) in sorted(best.items())]


def find_copies(document: Document, other: Document, formulas: Sequence[str]) -> list[Repeat]:
    """Paragraphs of a document that stand in another one too (as `earlier`), in the order of the text."""
    return next((repeats for _, _, repeats in find_copied_pairs((other, document), formulas)), [])


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


def find_copied_pairs(
    documents: Sequence[Document], formulas: Sequence[str], threshold: float = 0.72, least: int = 60
) -> list[tuple[Document, Document, list[Repeat]]]:
    """Every pair of documents that share paragraphs, with the paragraphs; one pass over all of them."""
    owners: list[tuple[int, Paragraph]] = []
    texts: list[str] = []
    for number, document in enumerate(documents):
        chosen, bare = _comparable(document.text, document.paragraphs, formulas, least)
        owners += [(number, paragraph) for paragraph in chosen]
        texts += bare
    best: dict[tuple[int, int, int], Repeat] = {}
    for a, b in candidates([grams(text) for text in texts], OVERLAP, SIZES):
        (first, source), (second, copy) = owners[a], owners[b]
        if first == second or (alike := likeness(texts[a], texts[b])) < threshold:
            continue
        key = (first, second, copy.index)
        if key not in best or alike > best[key].likeness:
            best[key] = Repeat(source, copy, alike)
    pairs: dict[tuple[int, int], list[Repeat]] = {}
    for (first, second, _), repeat in sorted(best.items()):
        pairs.setdefault((first, second), []).append(repeat)
    return [(documents[a], documents[b], repeats) for (a, b), repeats in sorted(pairs.items())]
