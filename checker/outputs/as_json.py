"""JSON, schema 1: the stable interface for other programs.

Deterministic: no timestamps, no absolute paths, keys in a fixed order. The structs below are the
format; the published JSON Schema is made from them. Keys may be added, never renamed or removed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Literal

import msgspec
from msgspec import UNSET, Struct, UnsetType

from checker import __version__
from checker.model.conclusion import conclude
from checker.model.document import Location
from checker.model.findings import Finding
from checker.model.results import ReportResult, RequirementResult, RunResult
from checker.model.vocabulary import Applies, Status
from checker.outputs import RenderOptions

SCHEMA: Literal[1] = 1


class Tool(Struct):
    """The program that wrote the file."""

    name: str
    version: str


class Place(Struct):
    """Lines and columns are 1-based and count code points; ends are one past the last column."""

    line: int
    column: int
    end_line: int
    end_column: int
    paragraph: int
    page: int | None
    headings: list[str]
    opening: str | UnsetType = UNSET
    """The first words of the paragraph."""


class EvidenceEntry(Struct):
    """A sentence that speaks for a requirement, best first."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    score: float


class RequirementEntry(Struct):
    """The judgement on one requirement of the checklist."""

    id: str
    title: str
    applies: Applies
    status: Status
    quantified: bool
    score: float
    evidence: list[EvidenceEntry]
    checklist: str | UnsetType = UNSET
    """Whose judgement it is, where several checklists judged the report."""


class RelatedEntry(Struct):
    """Another place that belongs to a finding; `path` where it is in another file."""

    path: str | UnsetType
    location: Place
    excerpt: str


class FindingEntry(Struct):
    """One fault; `path` only in a notice, which belongs to no report."""

    path: str | UnsetType
    rule: str
    severity: Literal["error", "warning", "info"]
    requirement: str | None
    message: str
    suggestion: str
    location: Place
    excerpt: str
    related: list[RelatedEntry]
    fingerprint: str
    waived: bool


class ViewEntry(Struct):
    """One of several checklists that judged a report."""

    checklist: str
    title: str
    requirements: list[str]
    """Ids of what it asks; the judgements stand in the report's `requirements`."""
    counts: dict[str, int]
    """How many of these by status; those that do not apply are left out."""


class StatsEntry(Struct):
    """How much was read."""

    characters: int
    paragraphs: int
    sentences: int


class ReportEntry(Struct):
    """Everything about one report."""

    path: str
    title: str
    issuer: str
    level: Literal["province", "city", "county", "department", "street", "town"] | None
    year: int | None
    checklist: str
    """The first one, where there are several; see `views`."""
    requirements: list[RequirementEntry]
    findings: list[FindingEntry]
    stats: StatsEntry
    grade: str | None = None
    """What its review concludes, an id of the checklist's `[grades]`; null where it has none."""
    grade_title: str | UnsetType = UNSET
    grade_reasons: list[str] | UnsetType = UNSET
    unread: list[str] | UnsetType = UNSET
    """What the reader of the file had to leave out or to assume, such as pictures and footnotes."""
    views: list[ViewEntry] | UnsetType = UNSET
    """Every checklist, where several judged the report: it stays one entry, each requirement and finding once."""


class ErrorEntry(Struct):
    """A file that could not be read."""

    path: str
    message: str


class Summary(Struct):
    """Findings that count, by severity, and how many were waived."""

    error: int
    warning: int
    info: int
    waived: int


class Run(Struct):
    """One run of `checker check`."""

    schema: Literal[1]
    tool: Tool
    reports: list[ReportEntry]
    errors: list[ErrorEntry]
    summary: Summary
    notices: list[FindingEntry] | UnsetType = UNSET
    """Findings about the run itself, such as waivers that nobody needs any more."""
    unread: list[ErrorEntry] | UnsetType = UNSET
    """Files that were found and not judged because they are no reports."""


def schema() -> dict[str, Any]:
    """The JSON Schema of the format."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "checker --format json",
        **msgspec.json.schema(Run),
    }


def pieces(result: RunResult, options: RenderOptions) -> Iterator[str]:
    """One JSON object, ending in a newline, a piece for each report."""
    run = Run(
        schema=SCHEMA,
        tool=Tool("checker", __version__),
        reports=[],
        errors=[ErrorEntry(error.path, error.message) for error in result.errors],
        summary=Summary(**result.counts()),
        notices=[_finding(finding, options.lang, finding.path) for finding in result.notices] or UNSET,
        unread=[ErrorEntry(error.path, error.message) for error in result.unread] or UNSET,
    )
    head, place, tail = _dumped(run).partition('\n  "reports": [')
    yield head + place
    between = "\n    "
    for report in result.reports:
        # no text has a bare line end
        yield between + _dumped(_report(report, options.lang)).replace("\n", "\n    ")
        between = ",\n    "
    yield ("\n  " if result.reports else "") + tail + "\n"


def _dumped(entry: Struct) -> str:
    return json.dumps(msgspec.to_builtins(entry), ensure_ascii=False, indent=2)


def _report(report: ReportResult, lang: str) -> ReportEntry:
    stats, conclusion = report.stats, conclude(report)
    return ReportEntry(
        path=report.path,
        title=report.title,
        issuer=report.issuer,
        level=report.level,  # type: ignore[arg-type]  # one of the contract's by its making
        year=report.year,
        checklist=report.checklist,
        requirements=[_requirement(requirement) for requirement in report.requirements],
        findings=[_finding(finding, lang) for finding in report.findings],
        stats=StatsEntry(stats.characters, stats.paragraphs, stats.sentences),
        grade=conclusion.id if conclusion else None,
        grade_title=conclusion.title.of(lang) if conclusion else UNSET,
        grade_reasons=[reason.of(lang) for reason in conclusion.reasons] if conclusion else UNSET,
        unread=list(report.warnings) or UNSET,
        views=[
            ViewEntry(v.checklist, v.title, list(v.requirements), report.counts_of(v)) for v in report.views
        ]
        or UNSET,
    )


def _requirement(requirement: RequirementResult) -> RequirementEntry:
    evidence = []
    for e in requirement.evidence:
        at = e.location
        evidence.append(
            EvidenceEntry(at.line, at.column, at.end_line, at.end_column, e.text, round(e.score, 2))
        )
    return RequirementEntry(
        id=requirement.id,
        title=requirement.title,
        applies=requirement.applies,
        status=requirement.status,
        quantified=requirement.quantified,
        score=round(requirement.score, 2),
        evidence=evidence,
        checklist=requirement.checklist or UNSET,
    )


def _finding(finding: Finding, lang: str, path: str = "") -> FindingEntry:
    return FindingEntry(
        path=path or UNSET,
        rule=finding.rule,
        severity=finding.severity.value,
        requirement=finding.requirement,
        message=finding.message.of(lang),
        suggestion=finding.suggestion.of(lang),
        location=_place(finding.location),
        excerpt=finding.excerpt,
        related=[RelatedEntry(r.path or UNSET, _place(r.location), r.excerpt) for r in finding.related],
        fingerprint=finding.fingerprint,
        waived=finding.waived,
    )


def _place(at: Location) -> Place:
    return Place(
        at.line,
        at.column,
        at.end_line,
        at.end_column,
        at.paragraph,
        at.page,
        list(at.headings),
        at.opening or UNSET,
    )
