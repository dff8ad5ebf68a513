"""What a checklist's expressions find in a report, look-alikes and other subjects left out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct

from checker.checklist.expressions import plain
from checker.checklist.model import Language, Requirement
from checker.judging.index import Match, TextIndex
from checker.judging.stretches import Stretches

CLAUSE_END = re.compile("[,;:。]")
STRONG = 0.7
BROAD = 0.3
INEXACT = 0.85
"""Factor for a misspelt phrase."""
ACROSS = 0.7
"""Factor for a match that reaches over the end of a clause."""


class Hit(Struct, frozen=True):
    """One expression found in one sentence."""

    expression: str
    kind: str
    """strong | broad | point | nil"""
    match: Match
    weight: float


class HitFinder:
    """Finds the expressions of requirements."""

    def __init__(self, index: TextIndex, language: Language) -> None:
        self.index = index
        self._language = language
        self._offtopic = Stretches(self._elsewhere())
        self._known: dict[str, dict[int, list[Hit]]] = {}

    def clause(self, match: Match) -> tuple[int, int]:
        """The clause or clauses that a match stands in."""
        text, start, end = self.index.text, match.start, match.end
        unit = self.index.unit_of(start)
        low, high = self.index.units[unit][:2] if unit >= 0 else (start, end)
        mark = CLAUSE_END.search(text, end, high)
        before = max(text.rfind(comma, low, start) for comma in ",;:")
        return max(low, before + 1), mark.start() if mark else high

    def _elsewhere(self) -> Iterator[tuple[int, int]]:
        """From each mark of another subject to the end of its sentence, unless an act of authority stands there."""
        acts = Stretches((m.start, m.end) for m in self.index.find_all(self._language.ontopic))
        for match in self.index.find_all(self._language.offtopic):
            unit = self.index.unit_of(match.start)
            start, end = self.clause(match)[0], self.index.units[unit].end if unit >= 0 else match.end
            if not acts.touch(start, end):
                yield start, end

    def find(self, requirement: Requirement) -> dict[int, list[Hit]]:
        """What was found for a requirement, by sentence or heading (index of the unit)."""
        if requirement.id not in self._known:
            self._known[requirement.id] = self._find(requirement)
        return self._known[requirement.id]

    def _find(self, requirement: Requirement) -> dict[int, list[Hit]]:
        index = self.index
        masked = [Stretches((m.start, m.end) for m in index.find_all(requirement.unlike))]
        masked += [] if requirement.any_subject else [self._offtopic]
        found: dict[int, list[Hit]] = defaultdict(list)
        lists = [("strong", STRONG, requirement.strong), ("broad", BROAD, requirement.broad)]
        lists += [("point", STRONG, point.any) for point in requirement.point]
        for kind, weight, sources in lists:
            for source in sources:
                matches = index.find(source)
                if not matches and kind == "strong":
                    matches = self._misspelt(source)
                for match in matches:
                    start, end, exact = match
                    unit = index.unit_of(start)
                    if unit >= 0 and not any(stretches.touch(start, end) for stretches in masked):
                        value = weight if exact else weight * INEXACT
                        if any(mark in index.text[start:end] for mark in ",;:"):
                            value *= ACROSS
                        found[unit].append(Hit(source, kind, match, value))
        return found

    def _misspelt(self, source: str) -> list[Match]:
        """Places of a single phrase without alternatives that was typed wrongly."""
        words = plain(source)
        return self.index.near(words) if words else []
