"""From evidence to a judgement: is a requirement covered, only mentioned, or missing?"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from checker.checklist.model import LEVELS, Language, Level, Requirement
from checker.judging.evidence import Evidence
from checker.judging.index import Match, TextIndex
from checker.judging.parts import Parts
from checker.judging.thresholds import COVERED, DENIAL, MENTIONED
from checker.model.document import Span
from checker.model.vocabulary import TELLING, Applies, Margin, Status
from checker.text.cuts import since_last

CLAUSE = ",;:。!?\n"


class Coverage(Struct):
    """The judgement on one requirement."""

    requirement: Requirement
    applies: Applies
    status: Status
    measured: bool
    """Whether its judgement has been measured on labelled reports: with the learned weights, or by `checklist test`."""
    score: float = 0.0
    quantified: bool = False
    evidence: list[Evidence] = []
    """On work done, best first; for a weak requirement the mentions."""
    points: tuple[str, ...] = ()
    """Ids of the finer points that were found."""


class Judge:
    """Judges requirements by their evidence."""

    def __init__(self, index: TextIndex, parts: Parts, language: Language) -> None:
        self.index = index
        self.parts = parts
        self.language = language

    def judge(
        self, requirement: Requirement, applies: Applies, found: list[Evidence], measured: bool
    ) -> Coverage:
        """The judgement on one requirement.

        Args:
            applies: as `applicability` says.
            found: as `find_evidence` gives it.
            measured: see `Coverage`.
        """
        if applies == Applies.NO:
            return Coverage(requirement, applies, Status.NOT_APPLICABLE, measured)
        points = tuple(p.id for p in requirement.point if any(map(self.index.find, p.any)))
        told = [e for e in found if e.role in TELLING and e.sentence]
        told.sort(key=lambda e: (-e.score, -e.topic, -e.substance, e.span.start))
        best = told[0].score if told else 0.0
        if nil := self._nil(requirement):
            own = {e.span for e in nil}
            others = [e for e in told if e.span not in own and e.score >= COVERED]
            if not others:
                return Coverage(requirement, applies, Status.DECLARED_NONE, measured, 1.0, True, nil, points)
        if best >= COVERED:
            quantified = any(e.figure for e in told if e.score >= COVERED)
            evidence = [e for e in told if e.score >= MENTIONED]
            return Coverage(
                requirement, applies, Status.COVERED, measured, best, quantified, evidence, points
            )
        mentions = [e for e in found if e.score >= MENTIONED]
        mentions.sort(key=lambda e: (e.role not in TELLING, e.sentence is None, -e.score, e.span.start))
        status: Status = Status.WEAK if mentions else Status.MISSING
        score = max((e.score for e in found), default=0.0)
        return Coverage(requirement, applies, status, measured, score, False, mentions)

    def _nil(self, requirement: Requirement) -> list[Evidence]:
        """Sentences and headings on the past year that deny what the requirement asks about."""
        found: dict[Span, Evidence] = {}
        for match in self.index.find_all(requirement.nil):
            number = self.index.unit_of(match.start)
            if number < 0 or not self._denied(match, number):
                continue
            unit = self.index.units[number]
            paragraph, span = unit.place
            role = self.parts.role(paragraph)
            if role in (*TELLING, Margin.INTRODUCTION):
                found[span] = Evidence(
                    number, span, paragraph, unit.sentence, 1.0, role, 1.0, 1.0, 1.0, False
                )
        return list(found.values())

    def _denied(self, match: Match, number: int) -> bool:
        """Whether a denial stands before the words, or right behind them, in the same clause."""
        low, high = self.index.units[number][:2]
        text = self.index.text
        if text[match.start : match.end].startswith(self.language.none):  # the words deny it themselves
            return True
        before = since_last(text[max(low, match.start - DENIAL) : match.start], CLAUSE)
        if any(word in before for word in self.language.none):
            return True
        behind = text[match.end : min(high, match.end + DENIAL)]
        return any(behind.startswith(word) for word in self._behind(behind))

    def _behind(self, text: str) -> Iterator[str]:
        for filler in ("", *self.language.none_between):
            yield from (filler + word for word in self.language.none_behind if text.startswith(filler))


def applicability(requirement: Requirement, level: Level | None, staff: bool) -> Applies:
    """Whether a level must answer; for an unknown one what most levels have."""
    if level is None:
        required = sum(requirement.applies.get(known) == Applies.REQUIRED for known in LEVELS)
        return Applies.REQUIRED if 2 * required > len(LEVELS) else Applies.CONDITIONAL
    if staff and "department_staff" in requirement.applies:
        return requirement.applies["department_staff"]
    return requirement.applies.get(level, Applies.CONDITIONAL)
