"""Statements that claim a result, and whether they carry evidence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from checker.checklist.model import Checklist
from checker.judging.index import Match, TextIndex
from checker.judging.parts import Parts
from checker.model.document import Document, Sentence, Span

CLAUSE_MARKS = re.compile("[,;:。!?\n]|$")
TELLING = ("achievements", "leader", "other")
DATE = re.compile(r"(?<![\d年])\d{1,2}月(?:\d{1,2}日)?|\d{4}年\d{1,2}月")
DOCUMENT = re.compile(r"《[^》]+》|[〔\[]\d{4}[〕\]]\d+号")
SHORT = 26
"""The longest closing sentence, in characters, that only sums up."""


class ClaimFinder:
    """Finds claimed results with the patterns of a checklist."""

    def __init__(self, document: Document, checklist: Checklist, index: TextIndex, parts: Parts) -> None:
        self.document = document
        self.checklist = checklist
        self.index = index
        self.parts = parts
        self._marks = [mark.start() for mark in CLAUSE_MARKS.finditer(index.text)]
        """Where clauses end."""

    def _clause(self, at: int) -> tuple[int, int]:
        mark = bisect_left(self._marks, at)
        return self._marks[mark - 1] + 1 if mark else 0, self._marks[mark]

    @cached_property
    def _claimed(self) -> dict[int, list[Match]]:
        """Sentence → claiming clauses, in order."""
        known = self.checklist.claims
        excluded = sorted(self.index.find_all(known.unlike))
        clauses: dict[int, set[Match]] = {}
        for sources, at_end in ((known.endings, True), (known.results, False)):
            for match in self.index.find_all(sources):
                start, end = self._clause(match.start)
                if match.end > end or (at_end and match.end + 1 < end):
                    continue
                if at_end and match.end < end and self.index.text[match.end] not in "了。着":
                    continue
                inside = excluded[bisect_left(excluded, (start,)) : bisect_left(excluded, (end,))]
                if any(match.start < other.end <= end for other in inside):
                    continue
                unit = self.index.unit_of(match.start)
                if unit >= 0 and self.index.units[unit].sentence:
                    clauses.setdefault(unit, set()).add(Match(start, end))
        for unit in self._closing():
            clauses.setdefault(unit, set()).add(Match(*self.index.units[unit][:2]))
        return {unit: sorted(found) for unit, found in clauses.items()}

    def _closing(self) -> Iterator[int]:
        """Short last sentences of an item or paragraph that name no act: they sum up what was achieved."""
        acts = {
            self.index.unit_of(m.start) for m in self.index.find_all(self.checklist.claims.closing_unlike)
        }
        for number, unit in enumerate(self.index.units):
            sentence = unit.sentence
            if sentence is None or sentence.lead or number in acts or unit.end - unit.start > SHORT:
                continue
            around = self.document.paragraphs[sentence.paragraph].sentences
            at = around.index(sentence)
            last = at + 1 == len(around) or around[at + 1].item != sentence.item
            if (
                last
                and at > 0
                and around[at - 1].item == sentence.item
                and self.index.text[unit.end - 1] in "。!"
            ):
                yield number

    @property
    def clauses(self) -> list[Match]:
        """Every claiming clause."""
        return [clause for found in self._claimed.values() for clause in found]

    def claims(self) -> Iterator[tuple[Sentence, Span]]:
        """Sentences on work done that claim a result, with the span of the claiming clauses."""
        for unit, clauses in sorted(self._claimed.items()):
            sentence = self.index.units[unit].sentence
            if sentence is None or self.parts.role(sentence.paragraph) not in TELLING or sentence.lead:
                continue
            start, _ = self.index.normalised.original(clauses[0].start, clauses[0].end)
            _, end = self.index.normalised.original(clauses[-1].start, clauses[-1].end)
            yield sentence, Span(max(start, sentence.start), min(end, sentence.end))

    @cached_property
    def _backed(self) -> set[int]:
        found = (*self.index.find_all(self.checklist.claims.evidence), *self.index.figures)
        return {self.index.unit_of(match.start) for match in found}

    @cached_property
    def _rows(self) -> dict[int, list[Sentence]]:
        """The sentences of each row of the tables."""
        rows: dict[int, list[Sentence]] = {}
        for paragraph in self.document.paragraphs:
            if paragraph.row:
                rows.setdefault(paragraph.row, []).extend(paragraph.sentences)
        return rows

    def has_evidence(self, sentence: Sentence) -> bool:
        """Whether a sentence has a figure, a date, a named document, case or medium, in a table anywhere in its row."""
        row = self.document.paragraphs[sentence.paragraph].row
        return any(map(self._has_evidence, self._rows[row] if row else (sentence,)))

    def _has_evidence(self, sentence: Sentence) -> bool:
        text = self.document.text[sentence.start : sentence.end]
        unit = self.index.unit_of(self.index.normalised.place(sentence.start))
        return unit in self._backed or bool(DATE.search(text) or DOCUMENT.search(text))
