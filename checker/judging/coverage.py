"""From evidence to a judgement: is a requirement covered, only mentioned, or missing?"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from checker.checklist.model import LEVELS, Requirement
from checker.judging.evidence import COVERED, MENTIONED, TELLING, Evidence, Weigher
from checker.judging.hits import Hit
from checker.judging.parts import INTRODUCTION

Status = Literal["covered", "weak", "declared-none", "missing", "not-applicable"]


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


def judge(requirement: Requirement, applies: str, found: list[Evidence], weigher: Weigher) -> Coverage:
    """Judge a requirement by its settled evidence.

    Args:
        applies: required | conditional | no, as `applicability` says.
    """
    if applies == "no":
        return Coverage(requirement, applies, "not-applicable")
    points = tuple(p.id for p in requirement.point if any(map(weigher.index.find, p.any)))
    told = [e for e in found if e.role in TELLING and not e.bare]
    told.sort(key=lambda e: (-e.score, e.sentence.start))
    best = told[0].score if told else 0.0
    if best >= COVERED:
        evidence = [e for e in told if e.score >= MENTIONED]
        quantified = any(e.figure for e in told if e.score >= COVERED)
        return Coverage(requirement, applies, "covered", best, quantified, evidence, points)
    if nil := _nil(requirement, weigher):
        return Coverage(requirement, applies, "declared-none", 1.0, True, nil, points)
    mentions = [
        e for e in found
        if (e.score >= MENTIONED and (e.bare if e.role in TELLING else e.specific))
        or (e.bare and e.listed and e.note != "contested")
    ]  # fmt: skip
    mentions.sort(key=lambda e: (e.role not in TELLING, -e.score, e.sentence.start))
    status: Status = "weak" if mentions else "missing"
    return Coverage(requirement, applies, status, max((e.score for e in found), default=0.0), False, mentions)


def _nil(requirement: Requirement, weigher: Weigher) -> list[Evidence]:
    found = []
    for source in requirement.nil:
        for match in weigher.index.find(source):
            sentence = weigher.index.sentence_of(match)
            if sentence is None or (role := weigher.parts.role(sentence.paragraph)) not in TELLING | {
                INTRODUCTION
            }:
                continue
            hit = Hit(source, "nil", match, 1.0)
            found.append(Evidence(sentence, 1.0, [hit], role))
    return found


def applicability(requirement: Requirement, level: str | None, staff: bool = False) -> str:
    """required | conditional | no, for a level; for an unknown one what most levels have."""
    if level is None:
        required = sum(requirement.applies.get(known) == "required" for known in LEVELS)
        return "required" if 2 * required > len(LEVELS) else "conditional"
    if staff and "department_staff" in requirement.applies:
        return requirement.applies["department_staff"]
    return requirement.applies.get(level, "conditional")
