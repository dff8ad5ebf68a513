"""Annotations of GitHub Actions as workflow commands, and the table for the step summary.

GitHub shows ten annotations of each level for a step; the worst are written, and a last notice says
how many were left off.
"""

from __future__ import annotations

from typing import NamedTuple

from checker.model.findings import Finding, Severity
from checker.model.results import RunResult
from checker.outputs import RenderOptions
from checker.outputs.common import NO_REPORT, UNREADABLE, title_of, worst_first
from checker.outputs.markdown import document
from checker.outputs.words import clean, place

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
SHOWN = 10
"""Annotations of one level that GitHub shows for a step."""
SUMMARY_BYTES = 2**20


class _Annotation(NamedTuple):
    severity: Severity
    properties: dict[str, str]
    message: str


def render(result: RunResult, options: RenderOptions) -> str:
    """Workflow commands, worst first, at most ten of each level."""
    annotations = [
        _Annotation(Severity.ERROR, {"file": error.path, "line": "1", "title": UNREADABLE}, error.message)
        for error in result.errors
    ]
    annotations += [
        _Annotation(Severity.INFO, {"file": error.path, "line": "1", "title": NO_REPORT}, error.message)
        for error in result.unread
    ]
    annotations += [_annotation(path, finding, options) for path, finding in worst_first(result)]
    levels = {severity: [a for a in annotations if a.severity is severity] for severity in Severity}
    left_off = {severity: max(0, len(found) - SHOWN) for severity, found in levels.items()}
    if any(left_off.values()):
        hints = levels[Severity.INFO]
        left_off[Severity.INFO] = max(0, len(hints) - SHOWN + 1)
        levels[Severity.INFO] = [*hints[: SHOWN - 1], _left_off(left_off, options.lang)]
    return "".join(_command(a) for found in levels.values() for a in found[:SHOWN])


def step_summary(result: RunResult, options: RenderOptions) -> str:
    """Markdown for the file that GITHUB_STEP_SUMMARY names, within GitHub's 1 MiB."""
    return document(result, options, lambda text: len(text.encode("utf-8", "replace")) <= SUMMARY_BYTES)


def _annotation(path: str, finding: Finding, options: RenderOptions) -> _Annotation:
    location, lang = finding.location, options.lang
    properties = {"file": path, "line": str(location.line), "endLine": str(location.end_line)}
    if location.line == location.end_line:  # GitHub refuses columns of a span over several lines
        properties |= {"col": str(location.column), "endColumn": str(location.end_column)}
    title = title_of(finding.rule, options)
    properties["title"] = f"{title} ({finding.rule})" if title != finding.rule else title
    message = f"{place(location, path, lang)}{': ' if lang == 'en' else '：'}{finding.message.of(lang)}"
    lines = [message, finding.suggestion.of(lang)]
    for related in finding.related:
        other = f"{related.path} " if related.path else ""
        lines.append(f"→ {other}{place(related.location, related.path or path, lang)}")
    return _Annotation(finding.severity, properties, "\n".join(clean(line) for line in lines if line))


def _left_off(left_off: dict[Severity, int], lang: str) -> _Annotation:
    errors, warnings, hints = left_off.values()
    text = f"另有 {errors} 个错误、{warnings} 个警告、{hints} 个提示没有列出，见步骤摘要或完整输出"
    if lang == "en":
        text = f"{errors} error(s), {warnings} warning(s), {hints} info left off; see the summary or the log"
    return _Annotation(Severity.INFO, {"title": "checker"}, text)


def _command(annotation: _Annotation) -> str:
    properties = ",".join(f"{key}={_property(clean(v))}" for key, v in annotation.properties.items())
    return f"::{COMMANDS[annotation.severity]} {properties}::{_data(annotation.message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
