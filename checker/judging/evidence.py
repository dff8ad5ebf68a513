"""What each sentence is worth for each requirement, between 0 and 1.

A strong expression alone is evidence; a broad one needs company. The part of the report, headings,
announcing sentences and bare mentions then say what the sentence is worth.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct

from checker.checklist.expressions import plain
from checker.checklist.model import Checklist, Requirement
from checker.judging.hits import Hit, HitFinder
from checker.judging.index import Match, TextIndex
from checker.judging.parts import CLOSING, Parts
from checker.judging.stretches import Stretches
from checker.model.document import Document, Sentence, Span

ALONE = 0.15
"""Weight of one broad expression without company; under a heading of its own `ALONE_AT_HOME`, and
`AT_HOME` with a figure."""
ALONE_AT_HOME = 0.4
AT_HOME = 0.56
LEAD = 0.5
"""Factor for a sentence that only announces what follows."""
BARE = 0.45
"""Factor for a mention in a list or slogan."""
TERSE = 12
"""A sentence of so few characters without a figure is a bare mention."""
COVERED = 0.55
"""Weight from which a sentence on work done covers a requirement."""
MENTIONED = 0.25
"""Weight from which a sentence mentions it at all."""
TELLING = frozenset({"achievements", "leader", "other"})
"""Roles of the parts that tell of work done."""
NAME = 4
"""A phrase of so many characters names a topic even where it is only listed."""
ELSEWHERE = 0.7
"""Factor for a sole expression in a part that is none of the statutory ones."""


class Evidence(Struct):
    """A sentence with what it is worth for a requirement."""

    sentence: Sentence
    score: float
    hits: list[Hit]
    role: str
    bare: bool = False
    figure: bool = False
    sole: bool = False
    """One expression speaks for it, and no heading."""
    listed: bool = False
    """A full phrase stands in a list or slogan."""
    note: str = ""
    """contested | listed | announced: why the score is not the sum of the hits."""

    @property
    def span(self) -> Span:
        """Of the sentence."""
        return Span(self.sentence.start, self.sentence.end)

    @property
    def specific(self) -> bool:
        """Whether anything but broad expressions speaks for it."""
        return any(hit.kind != "broad" for hit in self.hits)


class Weigher:
    """Weighs the sentences of one report."""

    def __init__(
        self,
        document: Document,
        checklist: Checklist,
        index: TextIndex,
        parts: Parts,
        claimed: Sequence[Match] = (),
    ) -> None:
        self.document = document
        self.index = index
        self.parts = parts
        self.finder = HitFinder(index, checklist.language)
        self.quantified = {index.unit_of(m.start) for m in index.figures}
        """Sentences with a figure, as indices of units."""
        self.summing = {index.unit_of(start) for start, _, _ in claimed} - self.quantified
        """Sentences that claim a result and have no figure, likewise."""
        self._acts = (
            {index.unit_of(m.start) for m in index.find("{act}")} if "act" in index.lexicon else set()
        )
        figures = Stretches((m.start, m.start + 1) for m in index.figures)
        lists = [*map(self.finder.clause, index.find_all(checklist.language.bare))]
        claims = [(start, end) for start, end, _ in claimed if not figures.touch(start, end)]
        self._lists = Stretches(lists)
        self._bare = Stretches([*lists, *claims])
        self._sections: dict[str, set[int]] = {}

    def hits(self, requirement: Requirement) -> dict[int, list[Hit]]:
        """What was found for a requirement, by sentence or heading (index of the unit)."""
        return self.finder.find(requirement)

    def evidence(self, requirement: Requirement) -> list[Evidence]:
        """Every sentence that has anything for a requirement, in the order of the text."""
        found = self.hits(requirement)
        promised = self._promised(requirement)
        rarity = self._rarity(found)
        evidence = []
        for unit, hits in sorted(found.items()):
            sentence = self.index.units[unit].sentence
            if sentence is None or (role := self.parts.role(sentence.paragraph)) == CLOSING:
                continue
            kept = [h for h in hits if not self._is_bare(h.match)]
            bare = not kept
            chosen = _distinct(kept or hits)
            strong = [h for h in chosen if h.kind != "broad"]
            broad = {h.expression for h in chosen if h.kind == "broad"}
            figure, act = unit in self.quantified, unit in self._acts
            home = sentence.paragraph in promised
            if not strong and len(broad) == 1:
                score = (AT_HOME if figure else ALONE_AT_HOME) if home else ALONE
            else:
                doubt = math.prod(1 - hit.weight for hit in chosen)
                if not strong:
                    doubt *= 0.8 if figure or act else 1.0
                score = 1 - doubt
            score *= LEAD if sentence.lead else 1.0
            sole = len({hit.expression for hit in chosen}) == 1 and not home
            score *= ELSEWHERE if sole and strong and role == "other" else 1.0
            size = self.index.units[unit].end - self.index.units[unit].start
            bare = bare or (size <= TERSE and not figure)
            score *= BARE if bare else 1.0
            score += 0.04 * figure + 0.02 * act + 0.03 * home
            score += 0.02 * max((rarity[h.expression] for h in chosen), default=0.0)
            listed = any(len(plain(h.expression)) >= NAME and self._lists.touch(*h.match[:2]) for h in chosen)
            evidence.append(Evidence(sentence, min(score, 1.0), chosen, role, bare, figure, sole, listed))
        return evidence

    def _rarity(self, found: dict[int, list[Hit]]) -> dict[str, float]:
        """Inverse document frequency over the sentences of the report, between 0 and 1."""
        total = max(2, len(self.document.sentences))
        counts: dict[str, int] = defaultdict(int)
        for hits in found.values():
            for source in {h.expression for h in hits}:
                counts[source] += 1
        return {source: math.log(total / count) / math.log(total) for source, count in counts.items()}

    def _is_bare(self, match: Match) -> bool:
        return self._bare.touch(match.start, match.start + 1)

    def promised_sections(self, requirement: Requirement) -> set[int]:
        """Sections whose heading promises the requirement."""
        if requirement.id not in self._sections:
            index = self.index
            names = (*requirement.promise, requirement.title)
            units = {index.unit_of(match.start) for match in index.find_all(names)}
            units |= {
                u for u, hits in self.hits(requirement).items() if any(hit.kind != "broad" for hit in hits)
            }
            sections = (index.units[unit].section for unit in units if unit >= 0)
            self._sections[requirement.id] = {section.index for section in sections if section}
        return self._sections[requirement.id]

    def _promised(self, requirement: Requirement) -> set[int]:
        """Paragraphs that stand under a heading which promises the requirement."""
        sections = (self.document.sections[number] for number in self.promised_sections(requirement))
        return {paragraph for s in sections for paragraph in range(s.paragraph, s.last + 1)}


def _distinct(hits: list[Hit]) -> list[Hit]:
    """Without hits that lie inside another; the heavier and longer one stays."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (-h.weight, h.match.start - h.match.end)):
        if all(hit.match.end <= k.match.start or hit.match.start >= k.match.end for k in kept):
            kept.append(hit)
    return kept
