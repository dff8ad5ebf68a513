"""From places in masked texts to passages that people read."""

from __future__ import annotations

from collections.abc import Sequence

from checker.copying.alignment import Passage, covered
from checker.copying.masks import Masked
from checker.copying.results import SectionShare, SharedPassage
from checker.model.document import Document, Span
from checker.text.likeness import differences


def trimmed(document: Document, span: Span) -> Span:
    """A span without blanks at its ends, with the closing mark that follows it."""
    text = document.text
    start, end = span
    while end < len(text) and text[end] in "。！？；%％”’》）)":
        end += 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def spans(
    first: Document, second: Document, masked: tuple[Masked, Masked], passage: Passage
) -> tuple[Span, Span]:
    """Where a passage stands in both documents."""
    return (
        trimmed(first, masked[0].span(*passage.first)),
        trimmed(second, masked[1].span(*passage.second)),
    )


def shared(
    first: Document, second: Document, masked: tuple[Masked, Masked], passage: Passage
) -> SharedPassage:
    """A passage with its texts, places and differing words."""
    a, b = spans(first, second, masked, passage)
    texts = first.as_written(a), second.as_written(b)
    return SharedPassage(
        locations=(first.locate(*a), second.locate(*b)),
        texts=texts,
        likeness=round(passage.likeness, 4),
        differences=tuple(differences(*texts)),
    )


def by_section(
    document: Document, masked: Masked, found: Sequence[tuple[int, int]]
) -> tuple[SectionShare, ...]:
    """How much of each outermost section lies in the passages, headings and names of laws aside."""
    import numpy as np

    hit = covered(masked.codes, list(found))
    shares = []
    for section in document.sections:
        if section.parent >= 0:
            continue
        start = document.paragraphs[section.paragraph].start
        end = document.paragraphs[max(section.paragraph, section.last)].end
        inside = slice(*np.searchsorted(masked.offsets, (start, end)))
        counts = ~masked.quiet[inside]
        share = float((hit[inside] & counts).sum() / max(1, counts.sum()))
        shares.append(SectionShare(document.as_written(section.heading.span), round(share, 4)))
    return tuple(shares)
