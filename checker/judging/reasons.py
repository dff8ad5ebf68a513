"""Why a requirement is judged as it is: one sentence of the report, and the words that speak in it."""

from __future__ import annotations

from msgspec import Struct

from checker.judging.coverage import Coverage
from checker.judging.parts import Parts
from checker.judging.thresholds import WORTH_KEEPING
from checker.judging.topics import Topics
from checker.model.document import Span
from checker.model.vocabulary import Margin
from checker.support.patterns import regex

WORDS = 3
"""Told at most."""
CLAUSE = regex(r"[,，;；:：。!！?？]")


class Nearest(Struct, frozen=True):
    """The sentence or heading that a judgement rests on, or that came nearest."""

    span: Span
    role: str
    """Of the part that it stands in."""
    heading: bool
    figure: bool
    words: tuple[str, ...]
    """What speaks for it: terms of the checklist, else the clause that the learned weights count most."""


def nearest(coverage: Coverage, topics: Topics, parts: Parts) -> Nearest | None:
    """What decided on a requirement; None where nothing in the report comes near."""
    requirement = coverage.requirement
    if coverage.evidence:
        unit = coverage.evidence[0].unit
    else:
        scores = topics.topic(requirement)
        near = [unit for unit in range(len(scores)) if _tells(topics, parts, unit)]
        if not near or coverage.score < WORTH_KEEPING:
            return None
        unit = max(near, key=scores.__getitem__)
    paragraph, span = topics.index.units[unit].place
    words = tuple(_speaking(coverage, topics, unit, topics.document.slice(span)))
    heading = topics.index.units[unit].sentence is None
    return Nearest(span, parts.role(paragraph), heading, unit in topics.quantified, words)


def _tells(topics: Topics, parts: Parts, unit: int) -> bool:
    """Whether it is a sentence of the report proper."""
    sentence = topics.index.units[unit].sentence
    return sentence is not None and parts.role(sentence.paragraph) not in (
        Margin.CLOSING,
        Margin.INTRODUCTION,
    )


def _speaking(coverage: Coverage, topics: Topics, unit: int, text: str) -> list[str]:
    requirement, told = coverage.requirement, topics.scored[unit]
    terms = list(dict.fromkeys(hit.term for hit in topics.hits(requirement).get(unit, ())))
    weights = topics.weights if topics.knows(requirement) else None
    if terms or weights is None:
        return terms[:WORDS]
    clauses, spelt = CLAUSE.split(text), CLAUSE.split(told.text)
    if len(clauses) != len(spelt) or len([clause for clause in clauses if clause.strip()]) < 2:
        return []
    worth = [0.0] * len(spelt)
    for piece, weight in weights.heaviest(requirement.id, told.text, told.heading):
        for number, clause in enumerate(spelt):
            worth[number] += weight if piece in clause else 0.0
    best = max(range(len(worth)), key=worth.__getitem__)
    return [clauses[best].strip()] if worth[best] > 0 else []
