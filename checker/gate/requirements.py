"""The judgement on every requirement, as outputs show it."""

from __future__ import annotations

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
    results = []
    for part in exam.checklist.part:
        opened = exam.parts.opened.get(part.key)
        status = (
            Status.COVERED
            if opened is not None
            else Status.WEAK
            if part.key in exam.parts.passing
            else Status.MISSING
        )
        applies = Applies.REQUIRED if part.required else Applies.CONDITIONAL
        evidence: tuple[EvidenceResult, ...] = ()
        if (opened is not None and part.role != Role.ACHIEVEMENTS) or part.key in exam.parts.roles:
            paragraph = exam.document.paragraphs[exam.parts.opened.get(part.key, 0)]
            evidence = (_evidence(exam, paragraph.start, paragraph.end, 1.0),)
        basis = f"《{part.basis.document}》{part.basis.article}（{part.basis.certainty}）"
        results.append(
            RequirementResult(
                part.id,
                part.title,
                applies,
                status,
                False,
                float(bool(evidence)),
                evidence,
                basis,
                part.hint,
                part=True,
            )
        )
    for coverage in exam.coverage.values():
        requirement = coverage.requirement
        shown = coverage.evidence[:SHOWN_EVIDENCE]
        figures = dict.fromkeys(
            exam.document.text[f.start : f.end] for e in shown if e.figure for f in exam.figures_in(*e.span)
        )
        results.append(
            RequirementResult(
                id=requirement.id,
                title=requirement.title,
                applies=coverage.applies,
                status=coverage.status,
                quantified=coverage.quantified,
                score=round(coverage.score, 4),
                evidence=tuple(_evidence(exam, *e.span, round(e.score, 4)) for e in shown),
                basis=f"《{requirement.basis.document}》{requirement.basis.article}（{requirement.basis.certainty}）",
                hint=requirement.hint,
                figures=tuple(figures),
                points=tuple((p.id, p.title, p.id in coverage.points) for p in requirement.point),
                reason=_reason(exam, coverage) if reasons else None,
                explained=reasons,
            )
        )
    return tuple(results)


def _reason(exam: Examination, coverage: Coverage) -> Reason | None:
    found = nearest(coverage, exam.topics, exam.parts) if coverage.applies != Applies.NO else None
    if found is None:
        return None
    sentence = _evidence(exam, *found.span, round(coverage.score, 4))
    return Reason(sentence, found.role, found.heading, found.figure, found.words)


def _evidence(exam: Examination, start: int, end: int, score: float) -> EvidenceResult:
    text = "".join(exam.document.as_written((start, end)).splitlines())
    return EvidenceResult(exam.document.locate(start, end), text, score)
