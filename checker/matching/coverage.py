"""From phrases to a judgement: is a requirement covered, only mentioned, or missing?

Every sentence gets, for every requirement, a weight between 0 and 1 out of what was found in it. A
strong expression alone is evidence; a broad one needs company. The part of the report, headings,
announcing sentences and bare mentions then say what the sentence is worth.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from checker.checklist.expressions import plain
from checker.checklist.model import Checklist, Requirement
from checker.document import Document, Sentence, Span
from checker.matching.index import Match, TextIndex
from checker.matching.parts import CLOSING, INTRODUCTION, Parts
from checker.matching.stretches import Stretches

Status = Literal["covered", "weak", "declared-none", "missing", "not-applicable"]

STRONG = 0.7
BROAD = 0.3
ALONE = 0.15
"""Weight of one broad expression without company; under a heading of its own `ALONE_AT_HOME`, and
`AT_HOME` with a figure."""
ALONE_AT_HOME = 0.4
AT_HOME = 0.56
INEXACT = 0.85
"""Factor for a misspelt phrase."""
ACROSS = 0.7
"""Factor for a match that reaches over the end of a clause."""
LEAD = 0.5
"""Factor for a sentence that only announces what follows."""
BARE = 0.45
"""Factor for a mention in a list or slogan."""
TERSE = 12
"""A sentence of so few characters without a figure is a bare mention."""
CONTESTED = 0.3
"""Factor for evidence whose words speak for another requirement."""
RIVAL = 0.8
"""Weight from which another requirement owns a sentence, so that a sole expression for this one says nothing."""
ELSEWHERE = 0.7
"""Factor for a sole expression in a part that is none of the statutory ones."""
MARGIN = 0.05
"""By so much the other requirement's evidence must be better."""
MANY = 3
"""So many requirements in one sentence without figures, and fewer than
`LISTED` characters for each, make it a list."""
LISTED = 22
COVERED = 0.55
"""Weight from which a sentence on work done covers a requirement."""
MENTIONED = 0.25
"""Weight from which a sentence mentions it at all."""
TELLING = frozenset({"achievements", "leader", "other"})
"""Roles of the parts that tell of work done."""


class Hit(Struct, frozen=True):
    """One expression found in one sentence."""

    expression: str
    kind: str
    """strong | broad | point | nil"""
    match: Match
    weight: float


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

    @property
    def span(self) -> Span:
        """Of the sentence."""
        return Span(self.sentence.start, self.sentence.end)

    @property
    def specific(self) -> bool:
        """Whether anything but broad expressions speaks for it."""
        return any(hit.kind != "broad" for hit in self.hits)


class Coverage(Struct):
    """The judgement on one requirement."""

    requirement: Requirement
    applies: str
    status: Status
    score: float = 0.0
    quantified: bool = False
    evidence: list[Evidence] = []
    """On work done, best first; for a weak requirement the mentions."""
    points: tuple[str, ...] = ()
    """Ids of the finer points that were found."""


class Matcher:
    """All requirements of a checklist against one report."""

    def __init__(
        self,
        document: Document,
        checklist: Checklist,
        index: TextIndex,
        parts: Parts,
        claimed: Sequence[Match] = (),
    ) -> None:
        self.document = document
        self.checklist = checklist
        self.index = index
        self.parts = parts
        self._figures = {index.unit_of(m.start) for m in index.figures}
        self._acts = (
            {index.unit_of(m.start) for m in index.find("{act}")} if "act" in index.lexicon else set()
        )
        figures = Stretches((m.start, m.start + 1) for m in index.figures)
        self._bare = Stretches(
            [
                *map(self._clause, index.find_all(checklist.language.bare)),
                *((start, end) for start, end, _ in claimed if not figures.touch(start, end)),
            ]
        )
        self._summing = {index.unit_of(start) for start, _, _ in claimed} - self._figures
        self._offtopic = Stretches(self._elsewhere(checklist))
        self._hits: dict[str, dict[int, list[Hit]]] = {}
        self._sections: dict[str, set[int]] = {}

    def _clause(self, match: Match) -> tuple[int, int]:
        """The clause around a mark of a bare mention (…等工作统筹推进)."""
        text, start, end = self.index.text, match.start, match.end
        unit = self.index.unit_of(start)
        low, high = self.index.units[unit][:2] if unit >= 0 else (start, end)
        while start > low and text[start - 1] not in ",;:":
            start -= 1
        while end < high and text[end] not in ",;:。":
            end += 1
        return start, end

    def _elsewhere(self, checklist: Checklist) -> Iterator[tuple[int, int]]:
        """From each mark of another subject to the end of its sentence, unless an act of authority stands there."""
        acts = Stretches((m.start, m.end) for m in self.index.find_all(checklist.language.ontopic))
        for match in self.index.find_all(checklist.language.offtopic):
            unit = self.index.unit_of(match.start)
            start, end = self._clause(match)[0], self.index.units[unit].end if unit >= 0 else match.end
            if not acts.touch(start, end):
                yield start, end

    def run(self, level: str | None, staff: bool = False) -> dict[str, Coverage]:
        """Judge every requirement.

        Args:
            level: of the report; None when unknown, then every requirement is conditional.
            staff: the issuer is a department that enforces nothing.
        """
        found = {r.id: self.evidence(r) for r in self.checklist.requirement}
        self._contest(found)
        _unbundle(found)
        self._follow_leads(found)
        return {
            r.id: self._judge(r, applicability(r, level, staff), found[r.id])
            for r in self.checklist.requirement
        }

    def _contest(self, found: dict[str, list[Evidence]]) -> None:
        """Lower evidence whose words another requirement claims better.

        That is the case when the other one's words take them in, in a sentence that is more its own, or
        when a sole expression stands in a clause with words of one that owns the sentence: most such
        hits are chance.
        """
        by_sentence: dict[int, list[Evidence]] = defaultdict(list)
        for evidence in found.values():
            for one in evidence:
                by_sentence[one.sentence.start].append(one)
        for rivals in by_sentence.values():
            for one in [one for one in rivals if self._contested(one, rivals)]:
                one.score *= CONTESTED

    def _contested(self, one: Evidence, rivals: list[Evidence]) -> bool:
        others = [other for other in rivals if other is not one and other.score > one.score + MARGIN]
        better = [hit.match for other in others for hit in other.hits]
        if better and all(any(_covers(rival, hit.match) for rival in better) for hit in one.hits):
            return True
        if not one.sole:
            return False
        owners = [other for other in rivals if other is not one and other.score >= RIVAL]
        start, end = self._clause(one.hits[0].match)
        return any(start <= h.match.start and h.match.end <= end for other in owners for h in other.hits)

    def _follow_leads(self, found: dict[str, list[Evidence]]) -> None:
        """Count figures right below a heading or lead that names the requirement, unless they speak for another."""
        owners: dict[int, float] = defaultdict(float)
        for evidence in found.values():
            for one in evidence:
                owners[one.sentence.start] = max(owners[one.sentence.start], one.score)
        for requirement in self.checklist.requirement:
            own = {one.sentence.start: one for one in found[requirement.id]}
            for unit, hits in self.hits(requirement).items():
                for sentence in self._below(unit, hits):
                    score = own[sentence.start].score if sentence.start in own else 0.0
                    role = self.parts.role(sentence.paragraph)
                    if score >= AT_HOME or owners[sentence.start] >= COVERED or role == CLOSING:
                        continue
                    one = Evidence(sentence, AT_HOME, hits, role, False, True)
                    if sentence.start in own:
                        found[requirement.id].remove(own[sentence.start])
                    own[sentence.start] = one
                    found[requirement.id].append(one)

    def _below(self, unit: int, hits: list[Hit]) -> list[Sentence]:
        """Sentences with a figure that are announced by a lead (with any hit) or a heading that runs into
        text (with a strong one), or summed up by a closing claim (with a strong one)."""
        _, _, sentence, section = self.index.units[unit]
        strong = any(hit.kind != "broad" for hit in hits)
        if sentence and (sentence.lead or (strong and unit in self._summing)):
            group = [
                s for s in self.document.paragraphs[sentence.paragraph].sentences if s.item == sentence.item
            ]
        elif section and strong:
            group = list(self.document.paragraphs[section.paragraph].sentences)
        else:
            return []
        place = self.index.normalised.place
        return [s for s in group if not s.lead and self.index.unit_of(place(s.start)) in self._figures]

    def _judge(self, requirement: Requirement, applies: str, found: list[Evidence]) -> Coverage:
        if applies == "no":
            return Coverage(requirement, applies, "not-applicable")
        points = tuple(p.id for p in requirement.point if any(map(self.index.find, p.any)))
        told = [e for e in found if e.role in TELLING and not e.bare]
        told.sort(key=lambda e: (-e.score, e.sentence.start))
        best = told[0].score if told else 0.0
        if best >= COVERED:
            evidence = [e for e in told if e.score >= MENTIONED]
            quantified = any(e.figure for e in told if e.score >= COVERED)
            return Coverage(requirement, applies, "covered", best, quantified, evidence, points)
        if nil := self._nil(requirement):
            return Coverage(requirement, applies, "declared-none", 1.0, True, nil, points)
        mentions = [
            e for e in found if e.score >= MENTIONED and (e.bare if e.role in TELLING else e.specific)
        ]
        mentions.sort(key=lambda e: (e.role not in TELLING, -e.score, e.sentence.start))
        status: Status = "weak" if mentions else "missing"
        return Coverage(
            requirement, applies, status, max((e.score for e in found), default=0.0), False, mentions
        )

    def _nil(self, requirement: Requirement) -> list[Evidence]:
        found = []
        for source in requirement.nil:
            for match in self.index.find(source):
                sentence = self.index.sentence_of(match)
                if sentence is None or (role := self.parts.role(sentence.paragraph)) not in TELLING | {
                    INTRODUCTION
                }:
                    continue
                hit = Hit(source, "nil", match, 1.0)
                found.append(Evidence(sentence, 1.0, [hit], role))
        return found

    def hits(self, requirement: Requirement) -> dict[int, list[Hit]]:
        """What was found for a requirement, by sentence or heading (index of the unit)."""
        if requirement.id not in self._hits:
            self._hits[requirement.id] = self._find_hits(requirement)
        return self._hits[requirement.id]

    def _find_hits(self, requirement: Requirement) -> dict[int, list[Hit]]:
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
            figure, act = unit in self._figures, unit in self._acts
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
            evidence.append(Evidence(sentence, min(score, 1.0), chosen, role, bare, figure, sole))
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


def _covers(rival: Match, match: Match) -> bool:
    """Whether a rival's words take in most of a match."""
    shared = min(rival.end, match.end) - max(rival.start, match.start)
    return shared >= 0.6 * (match.end - match.start)


def _unbundle(found: dict[str, list[Evidence]]) -> None:
    """A sentence without figures that touches many requirements lists topics; it tells of no work."""
    by_sentence: dict[int, list[Evidence]] = defaultdict(list)
    for evidence in found.values():
        for one in evidence:
            if one.score >= MENTIONED and not one.figure:
                by_sentence[one.sentence.start].append(one)
    for together in by_sentence.values():
        size = together[0].sentence.end - together[0].sentence.start
        if len(together) >= MANY and size < LISTED * len(together):
            for one in together:
                one.score *= 1.0 if one.bare else BARE
                one.bare = True


def _distinct(hits: list[Hit]) -> list[Hit]:
    """Without hits that lie inside another; the heavier and longer one stays."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (-h.weight, h.match.start - h.match.end)):
        if all(hit.match.end <= k.match.start or hit.match.start >= k.match.end for k in kept):
            kept.append(hit)
    return kept


def applicability(requirement: Requirement, level: str | None, staff: bool = False) -> str:
    """required | conditional | no, for a level."""
    if level is None:
        return "conditional"
    if staff and "department_staff" in requirement.applies:
        return requirement.applies["department_staff"]
    return requirement.applies.get(level, "conditional")
