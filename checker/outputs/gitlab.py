"""GitLab code quality: one JSON array, as the merge request widget reads it."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from checker.model.findings import Severity
from checker.model.results import RunResult
from checker.outputs import RenderOptions
from checker.outputs.common import UNREADABLE, findings, message_of
from checker.outputs.words import clean

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(result: RunResult, options: RenderOptions) -> str:
    """Unreadable files first, then the open findings in the order of the run."""
    issues = [
        _issue(error.path, UNREADABLE, "critical", error.message, UNREADABLE, 1, 1) for error in result.errors
    ]
    for path, finding in findings(result):
        if not finding.waived:
            requirement = f"{finding.requirement} " if finding.requirement else ""
            issues.append(
                _issue(
                    path,
                    finding.rule,
                    SEVERITIES[finding.severity],
                    requirement + message_of(finding, options.lang),
                    f"{finding.rule}\x1f{finding.fingerprint}",
                    finding.location.line,
                    finding.location.end_line,
                )
            )
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _issue(
    path: str, name: str, severity: str, text: str, identity: str, begin: int, end: int
) -> dict[str, Any]:
    """One issue; the fingerprint knows the file, as GitLab keeps one issue of those with the same."""
    known = f"{path}\x1f{identity}".encode("utf-8", "surrogatepass")
    return {
        "description": clean(text),
        "check_name": name,
        "fingerprint": hashlib.sha256(known).hexdigest()[:32],
        "severity": severity,
        "location": {"path": clean(path).removeprefix("./"), "lines": {"begin": begin, "end": end}},
    }
