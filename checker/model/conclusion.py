"""What a reviewer would do with a report as a whole, with reasons."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from checker.model.findings import Finding, Severity, Wording
from checker.model.grades import Grade
from checker.model.results import ReportResult, RequirementResult
from checker.model.vocabulary import Status

PART, TOPIC = "missing-section", "missing-topic"
"""The rules that tell of a missing part and of a missing topic."""


class Conclusion(Struct, frozen=True):
    """The grade of a report."""

    id: str
    title: Wording
    reasons: tuple[Wording, ...]
    rank: int
    """0 for the worst."""
    counts: int = 0
    """How many reasons, the last ones, only say how many findings there are."""

    @property
    def reasons_without_counts(self) -> tuple[Wording, ...]:
        """The reasons, for those who say beside them how many findings there are."""
        return self.reasons[: len(self.reasons) - self.counts]


def conclude(report: ReportResult) -> Conclusion | None:
    """The first grade, worst first, of which a threshold is reached, else the last; None without grades.

    Waived findings do not count, nor does what is missing but no error (a checklist of other years).
    """
    for rank, (name, grade) in enumerate(report.grades.items()):
        told, counts = tuple(_reasons(report, grade)), tuple(_counted(report, grade))
        if told or counts or rank == len(report.grades) - 1:
            title = Wording(grade.title, grade.title_en or name)
            return Conclusion(name, title, told + counts, rank, len(counts))
    return None


def _reasons(report: ReportResult, grade: Grade) -> Iterator[Wording]:
    found = [finding for finding in report.findings if not finding.waived]
    parts = _missing(report, PART)
    if grade.parts and len(parts) >= grade.parts:
        titles = [part.title for part in parts]
        yield Wording(f"缺法定部分“{'”“'.join(titles)}”", f"missing part(s): {', '.join(titles)}")
    topics, asked = _missing(report, TOPIC), [r for r in report.required if not r.part]
    if grade.missing and topics and len(topics) >= grade.missing * len(asked):
        yield Wording(
            f"应报的 {len(asked)} 项里有 {len(topics)} 项没有写",
            f"{len(topics)} of {len(asked)} required topics missing",
        )
    for rule in grade.rules:
        errors = [f for f in found if f.rule == rule and f.severity is Severity.ERROR]
        yield from (finding.message for finding in errors)


def _counted(report: ReportResult, grade: Grade) -> Iterator[Wording]:
    for severity, least, zh, en in (
        (Severity.ERROR, grade.errors, "必须修改", "error(s)"),
        (Severity.WARNING, grade.warnings, "建议修改", "warning(s)"),
    ):
        count = sum(f.severity is severity and not f.waived for f in report.findings)
        if least and count >= least:
            yield Wording(f"{zh}的有 {count} 处", f"{count} {en}")


def _missing(report: ReportResult, rule: str) -> list[RequirementResult]:
    """Required parts or topics that are missing, less those whose finding is waived or no error."""
    excused = {f.requirement for f in report.findings if f.rule == rule and not _counts(f)}
    return [
        item for item in report.required
        if item.status == Status.MISSING and item.id not in excused and item.part is (rule == PART)
    ]  # fmt: skip


def _counts(finding: Finding) -> bool:
    return not finding.waived and finding.severity is Severity.ERROR
