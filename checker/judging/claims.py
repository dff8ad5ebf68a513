"""Statements that claim a result."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from operator import attrgetter
from pathlib import Path

from checker.checklist.claim_model import ClaimModel, read_claim_model, signs
from checker.checklist.model import Checklist
from checker.judging.clauses import Clauses
from checker.judging.index import Match, TextIndex
from checker.judging.parts import Parts
from checker.judging.thresholds import SUMS_UP
from checker.model.document import Document, Sentence, Span
from checker.model.vocabulary import TELLING
from checker.support.patterns import regex

ENDS = regex("[了。着]?|(?:、|和|与|及|以及|并)[^、和与及]{2,8}")
"""What may stand behind the end of a claim: a particle, or the other half of a pair (意识和素养)."""


VERB = 2
"""Characters of a verb: 确保 is intended, 确保了 is told as reached."""


class ClaimFinder:
    """Finds claimed results with the patterns of a checklist."""

    def __init__(
        self,
        document: Document,
        checklist: Checklist,
        index: TextIndex,
        parts: Parts,
        model: ClaimModel | None = None,
    ) -> None:
        if model is None and checklist.claim_model:
            model = read_claim_model(Path(checklist.claim_model))
        self.model = model
        self.document = document
        self.checklist = checklist
        self.index = index
        self.parts = parts
        self.clauses = Clauses(index.text)

    @cached_property
    def _claimed(self) -> dict[int, list[Match]]:
        """Sentence → claiming clauses, in order: what the expressions find, and what the model adds."""
        clauses = {unit: set(found) for unit, found in self.matched.items()}
        if model := self.model:
            for unit, clause, found in self.clauses_on_work():
                if model.claims(found) and not self._excluded(clause.start, clause.start, clause.end):
                    clauses.setdefault(unit, set()).add(clause)
        return {unit: sorted(found) for unit, found in clauses.items()}

    @cached_property
    def _unlike(self) -> list[Match]:
        text, done = self.index.text, self.checklist.claims.done
        found = sorted(self.index.find_all(self.checklist.claims.unlike))
        return [match for match in found if not text.startswith(done, match.start + VERB)]

    def _excluded(self, after: int, start: int, end: int) -> bool:
        """Whether what is no claim begins in a clause and ends in it behind a place."""
        unlike = self._unlike
        inside = unlike[bisect_left(unlike, (start,)) : bisect_left(unlike, (end,))]
        return any(after < other.end <= end for other in inside)

    def clauses_on_work(self) -> Iterator[tuple[int, Match, set[str]]]:
        """Every clause on work done, with its sentence and the signs that the model goes by."""
        classes = sorted(
            (match.start, match.end, name)
            for name in self.checklist.claims.classes
            for match in self.index.find(name)
        )
        for number, unit in enumerate(self.index.units):
            sentence = unit.sentence
            if sentence is None or self.parts.role(sentence.paragraph) not in TELLING:
                continue
            ends = self.document.paragraphs[sentence.paragraph].sentences[-1] == sentence
            start = unit.start
            while start < unit.end:
                stop = min(self.clauses.around(start)[1], unit.end)
                inside = classes[bisect_left(classes, (start,)) : bisect_left(classes, (stop,))]
                found = signs(
                    self.index.text[start:stop],
                    [(first - start, last - start, name) for first, last, name in inside if last <= stop],
                    closes=stop + 1 >= unit.end,
                    ends=ends,
                    whole=start == unit.start and stop + 1 >= unit.end,
                )
                if stop > start:
                    yield number, Match(start, stop), found
                start = stop + 1

    @cached_property
    def matched(self) -> dict[int, set[Match]]:
        """Sentence → clauses that the expressions of the checklist find."""
        known = self.checklist.claims
        clauses: dict[int, set[Match]] = {}
        for sources, at_end in ((known.endings, True), (known.results, False)):
            for match in self.index.find_all(sources):
                start, end = self.clauses.around(match.start)
                rest = self.index.text[match.end : end]
                if match.end > end or (at_end and not ENDS.fullmatch(rest)):
                    continue
                if self._excluded(match.start, start, end):
                    continue
                unit = self.index.unit_of(match.start)
                if unit >= 0 and self.index.units[unit].sentence:
                    clauses.setdefault(unit, set()).add(Match(start, end))
        for unit in self._closing():
            clauses.setdefault(unit, set()).add(Match(*self.index.units[unit][:2]))
        return clauses

    def _closing(self) -> Iterator[int]:
        """Short last sentences of an item or paragraph that name no act: they sum up what was achieved."""
        acts = {
            self.index.unit_of(m.start) for m in self.index.find_all(self.checklist.claims.closing_unlike)
        }
        for number, unit in enumerate(self.index.units):
            sentence = unit.sentence
            if sentence is None or sentence.lead or number in acts or unit.end - unit.start > SUMS_UP:
                continue
            around = self.document.paragraphs[sentence.paragraph].sentences
            at = bisect_left(around, sentence.start, key=attrgetter("start"))
            last = at + 1 == len(around) or around[at + 1].item != sentence.item
            if (
                last
                and at > 0
                and around[at - 1].item == sentence.item
                and self.index.text[unit.end - 1] in "。!"
            ):
                yield number

    def claims(self) -> Iterator[tuple[Sentence, Span]]:
        """Sentences on work done that claim a result, with the span of the claiming clauses."""
        for unit, clauses in sorted(self._claimed.items()):
            sentence = self.index.units[unit].sentence
            if sentence is None or self.parts.role(sentence.paragraph) not in TELLING:
                continue
            start, _ = self.index.normalised.original(clauses[0].start, clauses[0].end)
            _, end = self.index.normalised.original(clauses[-1].start, clauses[-1].end)
            yield sentence, Span(max(start, sentence.start), min(end, sentence.end))
