"""SARIF 2.1.0, for code scanning on a forge.

GitHub takes no more than 25,000 results and 10 MB (packed) of one run and shows 100 related places of
a result; what is cut for that is told in a notification, worst findings are kept.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any
from urllib.parse import quote

from checker import __version__
from checker.model.document import Location
from checker.model.findings import Finding, Severity
from checker.model.results import RequirementResult, RunResult
from checker.outputs import RenderOptions
from checker.outputs.common import NO_REPORT, UNREADABLE, Placed, findings, requirements, title_of
from checker.outputs.words import NUMBERED_LINES, clean, place

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
PROBLEM = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
MAX_RESULTS = 25_000
MAX_BYTES = 10_000_000
MAX_RELATED = 100
MAX_TAGS = 20
READER, CUT = "reader-warning", "results-cut"


def rule_id(finding: Finding) -> str:
    """The rule, and the requirement where there is one, so that findings at one place do not merge."""
    return f"{finding.rule}/{finding.requirement}" if finding.requirement else finding.rule


def render(result: RunResult, options: RenderOptions) -> str:
    """One run with every finding, ending in a newline."""
    placed = sorted(findings(result), key=lambda p: (p.finding.waived, p.finding.severity.rank))
    kept = placed[:MAX_RESULTS]
    while True:
        text = json.dumps(_log(result, options, kept, len(placed)), ensure_ascii=False, indent=1) + "\n"
        if not kept or _packed(text) <= MAX_BYTES:
            return text
        kept = kept[: len(kept) // 2]


def _packed(text: str) -> int:
    data = text.encode("utf-8", "replace")
    return len(data) if len(data) <= MAX_BYTES else len(gzip.compress(data))


def _log(result: RunResult, options: RenderOptions, kept: list[Placed], total: int) -> dict[str, Any]:
    known = requirements(result)
    rules: dict[str, dict[str, Any]] = {}
    for path, finding in kept:
        requirement = known.get((path, finding.requirement or ""))
        rules.setdefault(rule_id(finding), _rule(finding, requirement, options))
    order = {name: index for index, name in enumerate(rules)}
    notifications = list(_notifications(result, options.lang, total - len(kept)))
    driver = {
        "name": "checker",
        "version": __version__,
        "semanticVersion": __version__,
        **({"informationUri": options.rules_page} if options.rules_page else {}),
        "language": "en" if options.lang == "en" else "zh-CN",
        "rules": list(rules.values()),
        "notifications": [{"id": name} for name in sorted({n["descriptor"]["id"] for n in notifications})],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {"executionSuccessful": not result.errors, "toolExecutionNotifications": notifications}
        ],
        "artifacts": [
            {"location": _artifact(report.path), "roles": ["analysisTarget"]} for report in result.reports
        ],
        "results": [_result(path, finding, order, options.lang) for path, finding in kept],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(finding: Finding, item: RequirementResult | None, options: RenderOptions) -> dict[str, Any]:
    info = options.manuals.get(finding.rule)
    title = title_of(finding.rule, options)
    severity = info.severity if info else finding.severity
    manual = _manual(info.manual) if info and info.manual else title
    if item:
        title = f"{title}：{item.title}" if options.lang != "en" else f"{title}: {item.title}"
        severity = finding.severity
        manual = "\n\n".join(filter(None, (manual, item.basis, item.hint)))
    tags = [info.family if info else "gate", *([finding.requirement] if finding.requirement else [])]
    page = {"helpUri": f"{options.rules_page}#{finding.rule}"} if options.rules_page else {}
    return {
        "id": rule_id(finding),
        **page,
        "shortDescription": {"text": title},
        "fullDescription": {"text": f"{title}。{item.hint}" if item and item.hint else title},
        "help": {"text": manual, "markdown": manual},
        "defaultConfiguration": {"level": LEVELS[severity]},
        "properties": {"tags": tags[:MAX_TAGS], "problem.severity": PROBLEM[severity]},
    }


def _manual(manual: str) -> str:
    """A rule's manual with a blank line before each example, which makes it a code block."""
    lines: list[str] = []
    for line in manual.strip().splitlines():
        if line.startswith("    ") and lines and lines[-1].strip() and not lines[-1].startswith("    "):
            lines.append("")
        lines.append(line)
    return "\n".join(lines)


def _result(path: str, finding: Finding, order: dict[str, int], lang: str) -> dict[str, Any]:
    message = _plain(finding.message.of(lang))
    shown = finding.related[:MAX_RELATED]
    if shown:
        links = (f"[{_plain(place(r.location, r.path or path, lang))}]({i})" for i, r in enumerate(shown, 1))
        message += f" {'、'.join(links) if lang != 'en' else ', '.join(links)}"
    if finding.suggestion.of(lang):
        message += "\n" + _plain(finding.suggestion.of(lang))
    where = place(finding.location, path, lang)
    data: dict[str, Any] = {
        "ruleId": rule_id(finding),
        "ruleIndex": order[rule_id(finding)],
        "level": LEVELS[finding.severity],
        "message": {"text": message},
        "locations": [
            {
                "physicalLocation": _physical(path, finding.location),
                "logicalLocations": [{"fullyQualifiedName": clean(where), "kind": "paragraph"}],
            }
        ],
        "partialFingerprints": {
            "checker/v1": finding.fingerprint,
            "primaryLocationLineHash": f"{finding.fingerprint}:1",
        },
        "suppressions": [{"kind": "external", "status": "accepted", "justification": clean(finding.reason)}]
        if finding.waived
        else [],
    }
    if shown:
        data["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _physical(related.path or path, related.location),
                "message": {"text": _plain(related.excerpt)},
            }
            for number, related in enumerate(shown, 1)
        ]
    if finding.fixes and path.lower().endswith(NUMBERED_LINES):  # a region of a Word file says nothing
        data["fixes"] = [_fix(path, finding, lang)]
    return data


def _fix(path: str, finding: Finding, lang: str) -> dict[str, Any]:
    """What `checker check --fix` would do to a text file; all of it belongs together."""
    replacements = [
        {"deletedRegion": _region(fix.location), "insertedContent": {"text": fix.text}}
        for fix in finding.fixes
        if fix.location
    ]
    return {
        "description": {"text": _plain(finding.suggestion.of(lang) or finding.message.of(lang))},
        "artifactChanges": [{"artifactLocation": _artifact(path), "replacements": replacements}],
    }


def _plain(text: str) -> str:
    """Text for a message, in which brackets would begin a link."""
    return clean(text).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _physical(path: str, location: Location) -> dict[str, Any]:
    return {"artifactLocation": _artifact(path), "region": _region(location)}


def _region(location: Location) -> dict[str, int]:
    return {
        "startLine": location.line,
        "startColumn": location.column,
        "endLine": location.end_line,
        "endColumn": location.end_column,
    }


def _artifact(path: str) -> dict[str, str]:
    """A reference relative to the root of the sources; a full URI for a file elsewhere."""
    if PurePosixPath(path).is_absolute() or PureWindowsPath(path).is_absolute():
        return {"uri": f"file:///{_quoted(path).lstrip('/')}"}
    return {"uri": _quoted(PurePosixPath(path).as_posix()), "uriBaseId": "%SRCROOT%"}


def _quoted(path: str) -> str:
    return quote(path.encode("utf-8", "surrogatepass"), safe="/")


def _notifications(result: RunResult, lang: str, left_off: int) -> Iterator[dict[str, Any]]:
    for error in result.errors:
        yield _notification(UNREADABLE, "error", error.message, error.path)
    for error in result.unread:
        yield _notification(NO_REPORT, "note", error.message, error.path)
    for report in result.reports:
        for warning in report.warnings:
            yield _notification(READER, "warning", warning, report.path)
    if left_off:
        text = f"{left_off} results left off" if lang == "en" else f"超出上限，另有 {left_off} 条没有列出"
        yield _notification(CUT, "warning", text)


def _notification(name: str, level: str, text: str, path: str = "") -> dict[str, Any]:
    data: dict[str, Any] = {"descriptor": {"id": name}, "level": level, "message": {"text": _plain(text)}}
    if path:
        data["locations"] = [{"physicalLocation": {"artifactLocation": _artifact(path)}}]
    return data
