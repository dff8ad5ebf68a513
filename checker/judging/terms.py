"""Where the terms of a checklist's requirements stand in a report, look-alikes and other subjects left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct

from checker.checklist.expressions import plain
from checker.checklist.model import Checklist, Requirement
from checker.checklist.studied import studied
from checker.judging.index import Match, TextIndex
from checker.judging.stretches import Stretches
from checker.judging.thresholds import BROAD


class Hit(Struct, frozen=True):
    """A term found in a sentence or heading."""

    term: str
    match: Match
    weight: float


class TermFinder:
    """Finds the terms of requirements."""

    def __init__(self, index: TextIndex, checklist: Checklist) -> None:
        self.index = index
        self._language = checklist.language
        self._offtopic = Stretches(self._elsewhere())
        place = index.normalised.place
        names = studied(index.document.text, checklist.language)
        self._studied = Stretches((place(start), place(end)) for start, end in names)

    def find(self, requirement: Requirement, misspelt: bool = False) -> dict[int, list[Hit]]:
        """The terms of a requirement by sentence or heading (index of the unit), each once.

        Args:
            misspelt: take a term that stands nowhere as it is written also where it is typed wrongly.
        """
        index = self.index
        masked = [Stretches((m.start, m.end) for m in index.find_all(requirement.unlike)), self._studied]
        masked += [] if requirement.any_subject else [self._offtopic]
        found: dict[int, dict[str, Hit]] = defaultdict(dict)
        lists = (1.0, (*requirement.terms, *requirement.strong)), (BROAD, requirement.broad)
        for weight, terms in lists:
            for term in terms:
                matches = index.find(term)
                if not matches and misspelt and weight == 1.0 and (words := plain(term)):
                    matches = index.near(words)
                for match in matches:
                    unit = index.unit_of(match.start)
                    if unit >= 0 and not any(stretch.touch(match.start, match.end) for stretch in masked):
                        found[unit].setdefault(term, Hit(term, match, weight))
        return {unit: list(hits.values()) for unit, hits in found.items()}

    def _elsewhere(self) -> Iterator[tuple[int, int]]:
        """From each mark of another subject to the end of its sentence, unless an act of authority stands there."""
        index = self.index
        acts = Stretches((m.start, m.end) for m in index.find_all(self._language.ontopic))
        for match in index.find_all(self._language.offtopic):
            unit = index.unit_of(match.start)
            start = max(index.text.rfind(mark, 0, match.start) for mark in ",;:。\n") + 1
            end = index.units[unit].end if unit >= 0 else match.end
            if not acts.touch(start, end):
                yield start, end


def weight(hits: list[Hit]) -> float:
    """What hits count together, two at most; a term inside another one adds nothing."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (-h.weight, h.match.start - h.match.end, h.match.start)):
        if all(hit.match.end <= k.match.start or hit.match.start >= k.match.end for k in kept):
            kept.append(hit)
    return min(2.0, sum(hit.weight for hit in kept))
