"""What each sentence and heading of a report speaks of, and whether it tells of work done or only mentions it.

Three small models trained on labelled sentences, and the terms of the checklist. A requirement that
nothing was learned for yet is known by its terms and by the likeness of a sentence to its examples.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from checker.checklist.model import Checklist, Requirement
from checker.checklist.pieces import likeness, pieces, spelt
from checker.checklist.studied import without_studied
from checker.checklist.weights import Thresholds, Weights, read_weights
from checker.judging.index import TextIndex, Unit
from checker.judging.terms import Hit, TermFinder, weight
from checker.judging.thresholds import (
    ALIKE_UNLEARNED,
    EMPTY,
    LONG,
    ONE_BROAD,
    STRETCH,
    STRETCH_LESS,
    UNLEARNED,
    UNPROVED,
)
from checker.model.document import Document


class ScoredUnit(Struct):
    """What is known of a sentence or heading."""

    text: str
    """As the models see it."""
    heading: str
    topics: list[float]
    """How much it speaks of each requirement, by column of the weights; without what the terms add."""
    answers: list[float]
    """How well it answers each, likewise, less what it lacks in substance."""
    substance: float
    """Of the stretch that has most of it."""


class Topics:
    """The sentences and headings of one report against the requirements of a checklist."""

    def __init__(
        self,
        document: Document,
        checklist: Checklist,
        index: TextIndex,
        weights: Weights | None,
        general: bool,
    ) -> None:
        self.general = general
        """Whether it tells of all that a government does, most of which no requirement is about."""
        self.document = document
        self.checklist = checklist
        self.index = index
        self.finder = TermFinder(index, checklist)
        self.weights = weights or learned(checklist)
        self.thresholds = self.weights.thresholds if self.weights else Thresholds()
        self.quantified: dict[int, int] = {}
        """How many figures a unit has."""
        for match in index.figures:
            unit = index.unit_of(match.start)
            self.quantified[unit] = self.quantified.get(unit, 0) + 1
        self._hits: dict[str, dict[int, list[Hit]]] = {}
        self._topic: dict[str, list[float]] = {}
        self._answer: dict[str, list[float]] = {}

    @cached_property
    def scored(self) -> list[ScoredUnit]:
        """What is known of every unit, in the order of the index."""
        weights, document, language = self.weights, self.document, self.checklist.language
        titles = {section.index: spelt(section.heading.title) for section in document.sections}
        known = []
        for number, unit in enumerate(self.index.units):
            text, heading = spelt(without_studied(self._words(unit), language)), self._heading(unit, titles)
            if weights:
                known.append(self._scored(weights, text, heading, self.quantified.get(number, 0)))
            else:
                known.append(ScoredUnit(text, heading, [], [], 1.0 if number in self.quantified else 0.0))
        return known

    def _scored(self, weights: Weights, text: str, heading: str, figures: int) -> ScoredUnit:
        """What the weights say; of a long sentence what they say of the stretch that says most."""
        topics, answers, substance = weights.score(text, heading, figures)
        answers = self._worth(answers, substance)
        if len(text) > LONG:
            clauses = text.replace(";", ",")
            parts = weights.substantial(clauses, _stretches(clauses), heading, figures, EMPTY)
            for own, answer, scored in parts:
                topics = _better(topics, own)
                answers = _better(answers, self._worth(answer, scored))
                substance = max(substance, scored)
        return ScoredUnit(text, heading, topics, answers, substance)

    def _worth(self, answers: list[float], substance: float) -> list[float]:
        """What a stretch with these answers is worth, less what it lacks in substance."""
        limits = self.thresholds
        lack = limits.price * min(0.0, substance - limits.substance)
        return [min(answer, limits.cap) + lack for answer in answers]

    def _words(self, unit: Unit) -> str:
        if unit.sentence:
            return self.document.slice((unit.sentence.start, unit.sentence.end))
        return self.document.slice(unit.section.heading.span) if unit.section else ""

    def _heading(self, unit: Unit, titles: dict[int, str]) -> str:
        """The innermost heading above a sentence."""
        if unit.sentence is None:
            return ""
        section = self.document.paragraphs[unit.sentence.paragraph].section
        return titles.get(section, "")

    def hits(self, requirement: Requirement) -> dict[int, list[Hit]]:
        """The terms that were found for a requirement, by unit."""
        if requirement.id not in self._hits:
            misspelt = not self.knows(requirement)
            self._hits[requirement.id] = self.finder.find(requirement, misspelt)
        return self._hits[requirement.id]

    def knows(self, requirement: Requirement) -> bool:
        """Whether anything was learned for a requirement."""
        return self.weights is not None and requirement.id in self.weights.columns

    def topic(self, requirement: Requirement) -> list[float]:
        """How much each unit speaks of a requirement: about -1 not at all, 1 certainly."""
        if requirement.id not in self._topic:
            self._score(requirement)
        return self._topic[requirement.id]

    def answer(self, requirement: Requirement) -> list[float]:
        """How well each unit answers a requirement, on the same scale, less what it lacks in substance."""
        if requirement.id not in self._answer:
            self._score(requirement)
        return self._answer[requirement.id]

    @cached_property
    def _columns(self) -> tuple[list[tuple[float, ...]], list[tuple[float, ...]]]:
        """`topics` and `answers` of all units, by column of the weights."""
        topics = list(zip(*(scored.topics for scored in self.scored), strict=True))
        return topics, list(zip(*(scored.answers for scored in self.scored), strict=True))

    def _score(self, requirement: Requirement) -> None:
        """Fill in both for a requirement."""
        if not (self.weights and self.knows(requirement)):
            self._topic[requirement.id] = scores = self._unlearned(requirement)
            self._answer[requirement.id] = [
                self._worth([score - UNPROVED], scored.substance)[0]
                for score, scored in zip(scores, self.scored, strict=True)
            ]
            return
        column, worth = self.weights.columns[requirement.id], self.thresholds.term
        topics, answers = (list(columns[column]) for columns in self._columns)
        for unit, found in self.hits(requirement).items():
            topics[unit] += worth * weight(found)
            answers[unit] += worth * weight(found)
        self._topic[requirement.id], self._answer[requirement.id] = topics, answers

    def _unlearned(self, requirement: Requirement) -> list[float]:
        """What the terms of a requirement and its examples say."""
        hits = self.hits(requirement)
        scores = [UNLEARNED[0]] * len(self.scored)
        examples = [pieces(spelt(text)) for text in (*requirement.example, requirement.answer) if text]
        for unit, scored in enumerate(self.scored):
            said = weight(hits.get(unit, []))
            scores[unit] = UNLEARNED[int(said)] if said in (0.0, 1.0, 2.0) else ONE_BROAD
            if examples:
                own = pieces(scored.text)
                near = max(likeness(own, other) for other in examples)
                scores[unit] = max(scores[unit], (near - ALIKE_UNLEARNED) * 2)
        return scores


def learned(checklist: Checklist) -> Weights | None:
    """The weights of a checklist; None when it has none."""
    return read_weights(Path(checklist.weights)) if checklist.weights else None


def _better(whole: list[float], part: list[float]) -> list[float]:
    """The scores of a sentence, or those of a stretch of it where they are better."""
    return [max(one, other - STRETCH_LESS) for one, other in zip(whole, part, strict=True)]


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Where the runs of clauses stand that begin at each clause, of at least `STRETCH` characters."""
    start = 0
    while len(text) - start >= STRETCH:
        end = text.find(",", start + STRETCH)
        yield start, end if end >= 0 else len(text)
        start = text.find(",", start) + 1
        if not start:
            return
