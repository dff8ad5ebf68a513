"""Whether statements that claim a result carry evidence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from checker.checklist.model import Checklist
from checker.checklist.register import STATE, register
from checker.judging.clauses import Clauses
from checker.judging.index import TextIndex
from checker.judging.thresholds import (
    BESIDE_TITLE,
    CHANGE,
    COUNTS_WORK,
    HEADLINE,
    LONG_LIST,
    SAME_MATTER,
    SUMS_UP,
)
from checker.model.document import Document, Sentence, Span
from checker.support.patterns import regex
from checker.text.figures import Figure
from checker.text.normalise import normalised

BELOW = 50
"""Sentences in which an item proves what its headline says."""
DATE = regex(r"(?<![\d年])\d{1,2}月(?:\d{1,2}日)?|\d{4}年\d{1,2}月")
CHANGED = regex(r"[由从][^，。；]{0,8}?[\d一二三四五六七八九十百千万两半][^，。；由从]{0,12}[到至为成]$")
DOCUMENT = regex(r"《[^》]{1,200}》|[〔\[]\d{4}[〕\]]\d+号")


class ProofFinder:
    """Finds what proves a claim of a report."""

    def __init__(
        self,
        document: Document,
        checklist: Checklist,
        index: TextIndex,
        clauses: Clauses,
        figures: Sequence[Figure],
    ) -> None:
        self.document = document
        self.checklist = checklist
        self.index = index
        self.clauses = clauses
        self.figures = figures

    @cached_property
    def _rows(self) -> dict[int, list[Sentence]]:
        """The sentences of each row of the tables."""
        rows: dict[int, list[Sentence]] = {}
        for paragraph in self.document.paragraphs:
            if paragraph.row:
                rows.setdefault(paragraph.row, []).extend(paragraph.sentences)
        return rows

    def is_backed(self, sentence: Sentence, span: Span) -> bool:
        """Whether something proves a claim: evidence in its sentence that is about it, or figures on the same thing
        in the sentence that follows a headline. What cannot be counted needs a rate, a score, a comparison, a case
        or several figures beside it, or figures that are about it; what people feel, more than counts of work.
        A medium that reports a lesson does not prove what was learned from it."""
        row = self.document.paragraphs[sentence.paragraph].row
        if row:
            return self.has_evidence(sentence)
        text = self.document.slice(sentence.span)
        claim = self.document.slice(span)
        soft = any(word in claim for word in self.checklist.claims.soft)
        near = self._beside(sentence, span)
        if self._within(self._named, *(near if soft else sentence.span)):
            return True
        taught = any(word in claim for word in self.checklist.claims.taught)
        if self._within(self._media, span.end if taught else near.start, near.end):
            return True
        if DATE.search(text) or self._cites(sentence):
            return True
        figures = self._proving(sentence)
        if figures and not soft:
            return True
        if figures and self._within(self._outcomes, *near):
            return True
        beside = [figure for figure in figures if near.start <= figure.start]
        felt = any(word in claim for word in self.checklist.claims.felt)
        if any(map(self._measures, beside)) or (beside and len(figures) > 1 and not felt):
            return True
        about = self._about(claim)
        if any(about & self._about(self._clause_of(figure)) for figure in figures):
            return True
        below = self._below(sentence)
        if text.startswith("—") and any(map(self._proving, below)):
            return True
        if sentence.lead and any(map(self._has_evidence, below)):
            return True
        after = self._after(sentence)
        following = self._proving(after) if after else []
        if after is None or not following or span.start - sentence.start > HEADLINE:
            return False
        told = self._about(text)
        shared = len(told & self._about(self._text(after)))
        if after.paragraph != sentence.paragraph:
            return shared > 0
        enough = not soft or shared > 0 or len(following) > 1 or any(map(self._measures, following))
        return shared >= SAME_MATTER or (enough and self._opens(sentence))

    def _beside(self, sentence: Sentence, span: Span) -> Span:
        """A claim with the clause before it and the clause behind, as far as they are of its sentence."""
        place, original = self.index.normalised.place, self.index.normalised.original
        start, _ = self.clauses.around(place(span.start))
        _, end = self.clauses.around(place(span.end - 1))
        start = self.clauses.around(start - 1)[0] if start else start
        end = self.clauses.around(end + 1)[1] if end + 1 < len(self.index.text) else end
        first, last = original(start, end)
        return Span(max(first, sentence.start), min(last, sentence.end))

    def _opens(self, sentence: Sentence) -> bool:
        """Whether a sentence is the headline of its item."""
        around = self.document.paragraphs[sentence.paragraph].sentences
        at = bisect_left(around, sentence.start, key=lambda one: one.start)
        return at == 0 or around[at - 1].item != sentence.item

    def _text(self, sentence: Sentence) -> str:
        return self.document.text[sentence.start : sentence.end]

    def _after(self, sentence: Sentence) -> Sentence | None:
        """The sentence that follows in the same item, or below a headline that has a paragraph to itself."""
        paragraph = self.document.paragraphs[sentence.paragraph]
        alone = len(paragraph.sentences) == 1 and not (paragraph.heading or sentence.item)
        if alone and sentence.end - sentence.start <= SUMS_UP:
            following = self.document.paragraphs[paragraph.index + 1 : paragraph.index + 2]
            return next((s for p in following if p.section == paragraph.section for s in p.sentences), None)
        return next(iter(self._below(sentence)), None)

    def _below(self, sentence: Sentence) -> Sequence[Sentence]:
        """The next sentences of the same item."""
        around = self.document.paragraphs[sentence.paragraph].sentences
        at = bisect_left(around, sentence.start, key=lambda one: one.start) + 1
        return [later for later in around[at : at + BELOW] if later.item == sentence.item]

    def _about(self, text: str) -> set[str]:
        """Pairs of characters that say what a text is about."""
        bare = normalised(text)
        pairs = {a + b for a, b in pairwise(bare) if (a + b).isalpha()}
        fields = {words[0] for words in self.checklist.claims.fields if any(word in bare for word in words)}
        return fields | pairs.difference(self.checklist.language.commonplaces, self.checklist.claims.common)

    def _cites(self, sentence: Sentence) -> bool:
        """Whether a document is named that the office made, not only one that it follows, nor a newspaper."""
        followed, text = self.checklist.claims.followed, self._text(sentence)
        return any(
            not self._within(self._media, sentence.start + found.start(), sentence.start + found.end())
            and not any(
                word in text[max(0, found.start() - BESIDE_TITLE) : found.start()] for word in followed
            )
            for found in DOCUMENT.finditer(text)
            if normalised(found[0]).strip("《》").removeprefix(STATE) not in register()
        )

    def _proving(self, sentence: Sentence) -> list[Figure]:
        """Figures that count work or results, not 三个环节, 五项要求 or the members of a list."""
        first, last = (bisect_left(self.figures, (at,)) for at in sentence.span)
        return [figure for figure in self.figures[first:last] if not self._is_idle(figure)]

    def _is_idle(self, figure: Figure) -> bool:
        """Whether a figure orders the text: 三个环节, 三类, or 土地、邻里、婚姻三项 of what stands before it."""
        if figure.value is None or figure.value >= COUNTS_WORK:
            return False
        idle = self.checklist.claims.idle
        counted = self.document.text[figure.end : figure.end + BESIDE_TITLE].lstrip("重点关键大")
        if figure.counter in idle or counted.startswith(idle):
            return True
        place = self.index.normalised.place(figure.start)
        start, end = self.clauses.around(place)
        listed = self.index.text[max(start, place - LONG_LIST) : place].count("、") + 1
        return figure.value > 2 and listed == figure.value and place + figure.end - figure.start < end

    def _measures(self, figure: Figure) -> bool:
        """Whether a figure is a rate, a score, a share (一半) or a change (由14天缩短到8天)."""
        text = self.document.text
        return (
            figure.value is None
            or text[figure.end - 1] in "%％‰倍分"
            or figure.counter in ("个百分点", "百分点", "成")
            or CHANGED.search(text[max(0, figure.start - CHANGE) : figure.start]) is not None
        )

    def _clause_of(self, figure: Figure) -> str:
        """The text around a figure, between commas."""
        place = self.index.normalised.place(figure.start)
        return self.index.text[slice(*self.clauses.around(place))]

    @cached_property
    def _named(self) -> list[int]:
        """Where a case or an honour is named."""
        known = self.checklist.claims
        unlike = {match.start for match in self.index.find_all(known.evidence_unlike)}
        return sorted({match.start for match in self.index.find_all(known.evidence)} - unlike)

    @cached_property
    def _media(self) -> list[int]:
        """Where a medium is named."""
        return sorted(match.start for match in self.index.find_all(self.checklist.claims.media))

    @cached_property
    def _outcomes(self) -> list[int]:
        """Where it is said how things came out: 未发生, 全部销号."""
        return sorted(match.start for match in self.index.find_all(self.checklist.claims.outcomes))

    def _within(self, places: Sequence[int], start: int, end: int) -> bool:
        """Whether one of the places lies in a stretch of the document."""
        place = self.index.normalised.place
        return bisect_left(places, place(start)) < bisect_left(places, place(end))

    def has_evidence(self, sentence: Sentence) -> bool:
        """Whether a sentence has a figure, a date, a named document, case or medium, in a table anywhere in its row."""
        row = self.document.paragraphs[sentence.paragraph].row
        return any(map(self._has_evidence, self._rows[row] if row else (sentence,)))

    def _has_evidence(self, sentence: Sentence) -> bool:
        text = self.document.text[sentence.start : sentence.end]
        counted = bisect_left(self.figures, (sentence.start,)) < bisect_left(self.figures, (sentence.end,))
        return (
            counted
            or self._within(self._named, sentence.start, sentence.end)
            or self._within(self._media, sentence.start, sentence.end)
            or bool(DATE.search(text) or DOCUMENT.search(text))
        )
