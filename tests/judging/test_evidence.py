"""What a sentence is worth where it stands, and which ones are kept."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from checker.checklist.weights import Thresholds
from checker.judging.evidence import everything, find_evidence
from checker.judging.thresholds import COVERED, FALL, MENTIONED, RISE, UNNAMED, WORTH_KEEPING
from checker.model.document import Span
from checker.model.vocabulary import Margin, Role

LIMITS = Thresholds(covered=-0.3, spoken=-0.5, mentioned=0.0, heading=0.4, planned=0.1, opening=0.2, cap=0.5)
WORK, PLAN, INTRODUCTION, CLOSING = Role.ACHIEVEMENTS, Role.PLAN, Margin.INTRODUCTION, Margin.CLOSING


class Topics:
    """One sentence or heading with the scores that the models would give it."""

    thresholds = LIMITS

    def __init__(self, topic: float, answer: float, **told: Any) -> None:
        self._topic, self._answer = [topic], [answer]
        self.scored = [SimpleNamespace(substance=told.get("substance", 0.2))]
        self.index = SimpleNamespace(
            units=[SimpleNamespace(place=(0, Span(0, 9)), sentence=None if told.get("heading") else "句")]
        )
        self.quantified = {0: 2} if told.get("figure") else {}
        self.general, self._known, self._term = told.get("general"), told.get("known", True), told.get("term")

    def hits(self, _: object) -> dict[int, list[str]]:
        return {0: ["词"]} if self._term else {}

    def topic(self, _: object) -> list[float]:
        return self._topic

    def answer(self, _: object) -> list[float]:
        return self._answer

    def knows(self, _: object) -> bool:
        return bool(self._known)


def score(topic: float, answer: float, role: str = WORK, **told: Any) -> float | None:
    """What the one unit is worth; None where it is left out."""
    parts: Any = SimpleNamespace(role=lambda _: role)
    found = everything(None, Topics(topic, answer, **told), parts)  # type: ignore[arg-type]
    return found[0].score if found else None


@pytest.mark.parametrize(
    ("topic", "answer", "worth"),
    [
        (0.0, -0.3, COVERED),
        (0.0, 0.1, COVERED + (1 - COVERED) * 0.5),
        (0.0, 0.5, 1.0),
        (0.0, 0.9, 1.0),
        (-0.5, 0.1, COVERED + (1 - COVERED) * 0.5),
        (-0.51, 0.9, MENTIONED - FALL * 0.51),
    ],
)
def test_what_answers(topic: float, answer: float, worth: float) -> None:
    assert score(topic, answer) == pytest.approx(worth)


@pytest.mark.parametrize(
    ("role", "told", "limit"),
    [
        (WORK, {}, LIMITS.mentioned),
        (WORK, {"heading": True}, LIMITS.heading),
        (PLAN, {"heading": True}, LIMITS.heading),
        (PLAN, {}, LIMITS.planned),
        (Role.SHORTCOMINGS, {}, LIMITS.planned),
        (INTRODUCTION, {}, LIMITS.opening),
        (PLAN, {"general": True}, LIMITS.planned + UNNAMED),
        (PLAN, {"general": True, "term": True}, LIMITS.planned),
        (PLAN, {"general": True, "known": False}, LIMITS.planned),
        (PLAN, {"known": False}, LIMITS.planned),
    ],
)
def test_what_mentions(role: str, told: dict[str, bool], limit: float) -> None:
    answer = -0.31 if role == WORK and not told else 0.5
    assert score(limit, answer, role, **told) == pytest.approx(MENTIONED)
    assert score(limit + 0.5, answer, role, **told) == pytest.approx(MENTIONED + RISE * 0.5)
    assert score(limit - 0.5, answer, role, **told) == pytest.approx(MENTIONED - FALL * 0.5)
    assert score(limit + 9, answer, role, **told) == pytest.approx(COVERED - 0.01)
    assert score(limit - 9, answer, role, **told) == 0.0


def test_what_stands_behind_the_report_says_nothing() -> None:
    assert score(0.9, 0.9, CLOSING) is None


@pytest.mark.parametrize(
    ("topic", "answer", "kept"),
    [(0.2, 0.2, True), (0.2, 0.1, True), (0.1, 0.2, True), (0.1, 0.1, False)],
)
def test_what_speaks_less_is_left_out(topic: float, answer: float, kept: bool) -> None:
    parts: Any = SimpleNamespace(role=lambda _: WORK)
    assert bool(everything(None, Topics(topic, answer), parts, 0.2)) is kept  # type: ignore[arg-type]


def test_how_near_a_sentence_comes_that_is_kept() -> None:
    parts: Any = SimpleNamespace(role=lambda _: PLAN)
    just = LIMITS.planned - (MENTIONED - WORTH_KEEPING) / FALL
    found = [
        bool(find_evidence(None, Topics(topic, -1.0), parts))  # type: ignore[arg-type]
        for topic in (just + 1e-9, just - 0.01)
    ]
    assert found == [True, False]


def test_what_is_told_of_it() -> None:
    parts: Any = SimpleNamespace(role=lambda _: WORK)
    found: Any
    (found,) = everything(None, Topics(0.3, 0.4, figure=True, term=True), parts)  # type: ignore[arg-type]
    assert (found.unit, found.span, found.sentence, found.role) == (0, (0, 9), "句", WORK)
    assert (found.topic, found.answer, found.substance) == (0.3, 0.4, 0.2)
    assert (found.figure, found.hits) == (True, ("词",))
    heading: Any
    (heading,) = everything(None, Topics(0.3, 0.4, heading=True), parts)  # type: ignore[arg-type]
    assert (heading.sentence, heading.figure, heading.hits) == (None, False, ())
