"""JSON, schema 1: the stable interface for other programs.

Deterministic: no timestamps, no absolute paths, keys in a fixed order.
"""

from __future__ import annotations

import json
from typing import Any

from checker import __version__
from checker.model.document import Location
from checker.model.findings import Finding
from checker.model.results import ReportResult, RequirementResult, RunResult
from checker.outputs import RenderOptions

SCHEMA = 1


def render(result: RunResult, options: RenderOptions) -> str:
    """One JSON object, ending in a newline."""
    data = {
        "schema": SCHEMA,
        "tool": {"name": "checker", "version": __version__},
        "reports": [_report(report, options.lang) for report in result.reports],
        "errors": [{"path": error.path, "message": error.message} for error in result.errors],
        "summary": result.counts(),
    }
    if result.notices:
        data["notices"] = [
            {"path": finding.path, **_finding(finding, options.lang)} for finding in result.notices
        ]
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _report(report: ReportResult, lang: str) -> dict[str, Any]:
    return {
        "path": report.path,
        "title": report.title,
        "issuer": report.issuer,
        "level": report.level,
        "year": report.year,
        "checklist": report.checklist,
        "requirements": [_requirement(requirement) for requirement in report.requirements],
        "findings": [_finding(finding, lang) for finding in report.findings],
        "stats": {
            "characters": report.stats.characters,
            "paragraphs": report.stats.paragraphs,
            "sentences": report.stats.sentences,
        },
    }


def _requirement(requirement: RequirementResult) -> dict[str, Any]:
    return {
        "id": requirement.id,
        "title": requirement.title,
        "applies": requirement.applies,
        "status": requirement.status,
        "quantified": requirement.quantified,
        "score": round(requirement.score, 2),
        "evidence": [
            {
                "line": e.location.line,
                "column": e.location.column,
                "end_line": e.location.end_line,
                "end_column": e.location.end_column,
                "text": e.text,
                "score": round(e.score, 2),
            }
            for e in requirement.evidence
        ],
    }


def _finding(finding: Finding, lang: str) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "requirement": finding.requirement,
        "message": finding.message.of(lang),
        "suggestion": finding.suggestion.of(lang),
        "location": _location(finding.location),
        "excerpt": finding.excerpt,
        "related": [
            {**({"path": r.path} if r.path else {}), "location": _location(r.location), "excerpt": r.excerpt}
            for r in finding.related
        ],
        "fingerprint": finding.fingerprint,
        "waived": finding.waived,
    }


def _location(location: Location) -> dict[str, Any]:
    return {
        "line": location.line,
        "column": location.column,
        "end_line": location.end_line,
        "end_column": location.end_column,
        "paragraph": location.paragraph,
        "page": location.page,
        "headings": list(location.headings),
    }
