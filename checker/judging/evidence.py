"""What speaks for each requirement: sentences with what they are worth, between 0 and 1."""

from __future__ import annotations

from math import inf

from msgspec import Struct

from checker.checklist.model import Requirement
from checker.judging.parts import Parts
from checker.judging.terms import Hit
from checker.judging.thresholds import COVERED, FALL, MENTIONED, RISE, UNNAMED, WORTH_KEEPING
from checker.judging.topics import Topics
from checker.model.document import Sentence, Span
from checker.model.vocabulary import TELLING, Margin


class Evidence(Struct, frozen=True):
    """A sentence or heading with what it is worth for a requirement."""

    unit: int
    """Index of the unit in the text index."""
    span: Span
    paragraph: int
    sentence: Sentence | None
    """None for a heading."""
    score: float
    """From `COVERED` on it answers, from `MENTIONED` on it mentions."""
    role: str
    topic: float
    answer: float
    substance: float
    figure: bool
    hits: tuple[Hit, ...] = ()


def find_evidence(requirement: Requirement, topics: Topics, parts: Parts) -> list[Evidence]:
    """Every sentence and heading that comes near a requirement, in the order of the text."""
    limits = topics.thresholds
    lowest = min(limits.covered, limits.mentioned, limits.planned, limits.opening, limits.heading)
    least = lowest - (MENTIONED - WORTH_KEEPING) / FALL
    return [one for one in everything(requirement, topics, parts, least) if one.score >= WORTH_KEEPING]


def everything(requirement: Requirement, topics: Topics, parts: Parts, least: float = -inf) -> list[Evidence]:
    """Every sentence and heading with what it is worth for a requirement.

    Args:
        least: leave out what speaks less of it.
    """
    hits = topics.hits(requirement)
    found = []
    scores = zip(topics.topic(requirement), topics.answer(requirement), strict=True)
    for number, (topic, answer) in enumerate(scores):
        if topic < least and answer < least:
            continue
        unit = topics.index.units[number]
        paragraph, span = unit.place
        role = parts.role(paragraph)
        if role == Margin.CLOSING:
            continue
        substance = topics.scored[number].substance
        figure, own = number in topics.quantified, tuple(hits.get(number, ()))
        named = bool(own) or not (topics.general and topics.knows(requirement))
        score = _score(topics, topic, answer, role, unit.sentence is not None, named)
        found.append(
            Evidence(
                number, span, paragraph, unit.sentence, score, role, topic, answer, substance, figure, own
            )
        )
    return found


def _score(topics: Topics, topic: float, answer: float, role: str, sentence: bool, named: bool) -> float:
    """What a unit is worth, 0 to 1: only a sentence on work done can answer.

    Args:
        named: whether it may mention the requirement as little as usual; else it has to speak of it clearly.
    """
    limits = topics.thresholds
    if sentence and role in TELLING:
        if answer >= limits.covered and topic >= limits.spoken:
            return COVERED + (1 - COVERED) * min(
                1.0, (answer - limits.covered) / (limits.cap - limits.covered)
            )
        limit = limits.mentioned
    elif not sentence:
        limit = limits.heading
    else:
        limit = limits.opening if role == Margin.INTRODUCTION else limits.planned
    limit += 0.0 if named else UNNAMED
    if topic >= limit:
        return min(MENTIONED + RISE * (topic - limit), COVERED - 0.01)
    return max(0.0, MENTIONED - FALL * (limit - topic))
