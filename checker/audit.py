"""One report through all rules, and many reports through one report's audit."""

from __future__ import annotations

import fnmatch
import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from checker.checklist import Checklist, load
from checker.checklist.model import Level
from checker.document import Document
from checker.draft import Draft
from checker.findings import Finding, Severity
from checker.readers import ReadError, read
from checker.results import EvidenceResult, InputError, ReportResult, RequirementResult, RunResult, Stats
from checker.rules import REGISTRY

SHOWN_EVIDENCE = 5
"""Sentences of evidence kept for each requirement."""


@dataclass(frozen=True, slots=True)
class Task:
    """One report and how to audit it; small, so that it travels to a worker process."""

    path: str
    checklist: str = "outline-2021-2025"
    level: Level | None = None
    year: int | None = None
    select: tuple[str, ...] = ("*",)
    ignore: tuple[str, ...] = ()
    stdin: bytes | None = None
    previous: str | None = None
    """Last year's report of the same issuer, for copied-report."""


def selected(rule: str, select: Iterable[str], ignore: Iterable[str]) -> bool:
    """Whether a rule id (or `rule:requirement`) passes the globs."""
    chosen = any(fnmatch.fnmatchcase(rule, pattern) for pattern in select)
    return chosen and not any(fnmatch.fnmatchcase(rule, pattern) for pattern in ignore)


def audit_document(
    document: Document, checklist: Checklist, task: Task, others: tuple[Document, ...] = ()
) -> ReportResult:
    """Run every selected rule over one document."""
    draft = Draft(document, checklist, task.level, task.year, others)
    findings: list[Finding] = []
    for rule, check in REGISTRY:
        if selected(rule.id, task.select, task.ignore):
            findings += check(draft)
    particulars = draft.particulars
    return ReportResult(
        path=document.path,
        title=particulars.title,
        issuer=particulars.issuer,
        level=particulars.level,
        year=particulars.year,
        checklist=checklist.name,
        requirements=_requirements(draft),
        findings=tuple(_distinct(findings)),
        stats=Stats(
            sum(not c.isspace() for c in document.text), len(document.paragraphs), len(document.sentences)
        ),
        warnings=document.warnings,
        text=tuple(document.text[p.start : p.end] for p in document.paragraphs),
        addressee=particulars.addressee,
        date="{:04}-{:02}-{:02}".format(*particulars.date) if particulars.date else "",
    )


def _distinct(findings: list[Finding]) -> list[Finding]:
    """In the order of the text; equal fingerprints are numbered so that each finding has its own."""
    findings.sort(key=lambda f: (f.span.start, f.severity.rank, f.rule, f.requirement or "", f.span.end))
    seen: dict[str, int] = {}
    distinct = []
    for finding in findings:
        count = seen.get(finding.fingerprint, 0)
        seen[finding.fingerprint] = count + 1
        if count:
            finding = replace(finding, fingerprint=f"{finding.fingerprint}-{count + 1}")
        distinct.append(finding)
    return distinct


def _requirements(draft: Draft) -> tuple[RequirementResult, ...]:
    results = []
    for part in draft.checklist.part:
        opened = draft.parts.opened.get(part.role)
        status = "covered" if opened is not None else "missing"
        applies = "required" if part.required else "conditional"
        evidence = ()
        if opened is not None and part.role != "achievements" or part.role in draft.parts.roles:
            paragraph = draft.document.paragraphs[draft.parts.opened.get(part.role, 0)]
            evidence = (_evidence(draft, paragraph.start, paragraph.end, 1.0),)
        basis = f"《{part.basis.document}》{part.basis.article}（{part.basis.certainty}）"
        results.append(
            RequirementResult(part.id, part.title, applies, status, False, float(bool(evidence)), evidence, basis, part.hint)
        )
    for coverage in draft.coverage.values():
        requirement = coverage.requirement
        shown = coverage.evidence[:SHOWN_EVIDENCE]
        figures = dict.fromkeys(
            text[f.start : f.end] for e in shown if e.figure for text in [draft.text(e.span)] for f in draft.figures.find(text)
        )
        results.append(
            RequirementResult(
                id=requirement.id,
                title=requirement.title,
                applies=coverage.applies,
                status=coverage.status,
                quantified=coverage.quantified,
                score=round(coverage.score, 4),
                evidence=tuple(_evidence(draft, *e.span, round(e.score, 4)) for e in shown),
                basis=f"《{requirement.basis.document}》{requirement.basis.article}（{requirement.basis.certainty}）",
                hint=requirement.hint,
                figures=tuple(figures),
                points=tuple((p.id, p.title, p.id in coverage.points) for p in requirement.point),
            )
        )
    return tuple(results)


def _evidence(draft: Draft, start: int, end: int, score: float) -> EvidenceResult:
    return EvidenceResult(draft.document.locate(start, end), draft.text((start, end)), score)


def audit_task(task: Task, others: Sequence[str] = ()) -> ReportResult | InputError:
    """Read and audit one file; what cannot be read comes back as an `InputError`."""
    try:
        document = read(task.path, task.stdin)
        previous = (read(task.previous),) if task.previous else ()
    except ReadError as error:
        return InputError(error.path, error.message)
    return audit_document(document, load(task.checklist), task, previous)


def audit(
    tasks: Sequence[Task], jobs: int = 1, progress: Callable[[str], None] | None = None
) -> RunResult:
    """Audit many files, in parallel when asked; the order of the results is that of the tasks."""
    results: list[ReportResult | InputError] = []
    if jobs > 1 and len(tasks) > 1:
        with ProcessPoolExecutor(min(jobs, len(tasks))) as pool:
            for task, result in zip(tasks, pool.map(audit_task, tasks, chunksize=4), strict=True):
                results.append(result)
                if progress:
                    progress(task.path)
    else:
        run = partial(audit_task)
        for task in tasks:
            results.append(run(task))
            if progress:
                progress(task.path)
    return RunResult(
        tuple(r for r in results if isinstance(r, ReportResult)),
        tuple(r for r in results if isinstance(r, InputError)),
    )


def exit_code(result: RunResult, fail_on: str, exit_zero: bool = False) -> int:
    """The process exit code; it does not depend on any output format."""
    if result.errors:
        return 4
    if fail_on == "never" or exit_zero:
        return 0
    worst = min((f.severity.rank for f in result.open_findings()), default=9)
    return int(worst <= Severity(fail_on).rank)


def default_jobs() -> int:
    """Workers for many reports: the processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def display_path(path: Path | str) -> str:
    """A path as outputs show it: relative to the working directory where possible, with forward slashes."""
    given = Path(path)
    try:
        return given.resolve().relative_to(Path.cwd()).as_posix() if given.is_absolute() else given.as_posix()
    except ValueError:
        return given.as_posix()
