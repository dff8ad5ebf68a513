"""The judgement on every requirement, as outputs show it."""

from __future__ import annotations

from checker.checklist.model import Basis, Part
from checker.judging.coverage import Coverage
from checker.judging.examination import Examination
from checker.judging.reasons import nearest
from checker.model.results import EvidenceResult, Reason, RequirementResult
from checker.model.vocabulary import Applies, Role, Status

SHOWN_EVIDENCE = 5
"""Sentences of evidence kept for each requirement."""


def requirements(exam: Examination, reasons: bool) -> tuple[RequirementResult, ...]:
    """The statutory parts, then the topics.

    Args:
        reasons: whether to say why each topic is judged as it is.
    """
    return (
        *(_part(exam, part) for part in exam.checklist.part),
        *(_topic(exam, coverage, reasons) for coverage in exam.coverage.values()),
    )


def _part(exam: Examination, part: Part) -> RequirementResult:
    opened = exam.parts.opened.get(part.key)
    status = Status.WEAK if part.key in exam.parts.passing else Status.MISSING
    evidence: tuple[EvidenceResult, ...] = ()
    if (opened is not None and part.role != Role.ACHIEVEMENTS) or part.key in exam.parts.roles:
        evidence = (_evidence(exam, exam.document.paragraphs[opened or 0].span, 1.0),)
    return RequirementResult(
        id=part.id,
        title=part.title,
        applies=Applies.REQUIRED if part.required else Applies.CONDITIONAL,
        status=status if opened is None else Status.COVERED,
        quantified=False,
        score=float(bool(evidence)),
        evidence=evidence,
        basis=_basis(part.basis),
        hint=part.hint,
        part=True,
    )


def _topic(exam: Examination, coverage: Coverage, reasons: bool) -> RequirementResult:
    requirement = coverage.requirement
    shown = coverage.evidence[:SHOWN_EVIDENCE]
    figures = dict.fromkeys(
        exam.text(figure.span) for e in shown if e.figure for figure in exam.figures_in(*e.span)
    )
    return RequirementResult(
        id=requirement.id,
        title=requirement.title,
        applies=coverage.applies,
        status=coverage.status,
        quantified=coverage.quantified,
        score=round(coverage.score, 4),
        evidence=tuple(_evidence(exam, e.span, round(e.score, 4)) for e in shown),
        basis=_basis(requirement.basis),
        hint=requirement.hint,
        figures=tuple(figures),
        points=tuple((p.id, p.title, p.id in coverage.points) for p in requirement.point),
        reason=_reason(exam, coverage) if reasons else None,
        explained=reasons,
    )


def _basis(basis: Basis) -> str:
    return f"{basis.cited}（{basis.certainty}）"


def _reason(exam: Examination, coverage: Coverage) -> Reason | None:
    found = nearest(coverage, exam.topics, exam.parts) if coverage.applies != Applies.NO else None
    if found is None:
        return None
    sentence = _evidence(exam, found.span, round(coverage.score, 4))
    return Reason(sentence, found.role, found.heading, found.figure, found.words)


def _evidence(exam: Examination, span: tuple[int, int], score: float) -> EvidenceResult:
    text = "".join(exam.document.as_written(span).splitlines())
    return EvidenceResult(exam.document.locate(*span), text, score)
