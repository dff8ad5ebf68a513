"""From places in masked texts to passages that people read."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

import numpy as np

from checker.copying.alignment import covered
from checker.copying.grouping import Passage
from checker.copying.masks import Masked
from checker.copying.results import SectionShare, SharedPassage
from checker.model.document import Document, Span
from checker.text.likeness import differences

ANEW = 0.2
"""Share of a section up to which it was written anew."""
PIECE = 60
"""Signs that a piece of a passage has at least when it is cut between paragraphs."""


def pack(document: Document) -> bytes:
    """A document as it is kept until its passages are shown; to read it again would take ten times as long."""
    return pickle.dumps(document, pickle.HIGHEST_PROTOCOL)


def unpack(packed: bytes) -> Document:
    """The document again; only of what `pack` gave in this run."""
    document: Document = pickle.loads(packed)  # noqa: S301
    return document


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


def by_paragraphs(
    document: Document, masked: tuple[Masked, Masked], passages: Iterable[Passage]
) -> Iterator[Passage]:
    """Passages of several paragraphs of the first report cut between them, for people to read."""
    ends = np.searchsorted(masked[0].offsets, [p.end for p in document.paragraphs])
    for passage in passages:
        inside = ends[
            np.searchsorted(ends, passage.first[0], "right") : np.searchsorted(ends, passage.first[1])
        ]
        yield from _cut([int(end) - passage.first[0] for end in inside], masked, passage)


def _cut(cuts: Sequence[int], masked: tuple[Masked, Masked], passage: Passage) -> list[Passage]:
    """A passage cut where paragraphs end, unless a piece would be short.

    Args:
        cuts: signs from its start in the first report.
    """
    from rapidfuzz.distance import Indel

    (start, end), (there, there_end) = passage.first, passage.second
    kept: list[int] = []
    for cut in cuts:
        if cut - (kept[-1] if kept else 0) >= PIECE and end - start - cut >= PIECE:
            kept.append(cut)
    if not kept:
        return [passage]
    codes = Indel.opcodes(masked[0].text(start, end), masked[1].text(there, there_end))
    pieces, last = [], (0, 0)
    for cut in (*kept, end - start):
        code = next(code for code in codes if code.src_end >= cut and code.src_end > code.src_start)
        other = code.dest_start + min(cut - code.src_start, code.dest_end - code.dest_start)
        other = there_end - there if cut == end - start else max(last[1], other)
        equal = sum(
            max(0, min(c.src_end, cut) - max(c.src_start, last[0])) for c in codes if c.tag == "equal"
        )
        length = cut - last[0] + other - last[1]
        if other > last[1]:
            here = (start + last[0], start + cut)
            pieces.append(Passage(here, (there + last[1], there + other), 2 * equal / length, passage.said))
        last = (cut, other)
    return pieces


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


def anew(document: Document, masked: Masked, found: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """Headings of the sections whose own text, subsections aside, hardly lies in the passages."""
    hit = covered(masked.codes, list(found))
    headings = []
    for section, after in zip_longest(document.sections, document.sections[1:]):
        start = section.heading.span.end
        end = document.paragraphs[after.paragraph].start if after else len(document.text)
        inside = slice(*np.searchsorted(masked.offsets, (start, end)))
        counts = ~masked.quiet[inside]
        if counts.sum() >= PIECE and (hit[inside] & counts).sum() <= ANEW * counts.sum():
            headings.append(document.as_written(section.heading.span))
    return tuple(headings)
