"""One line a finding: ``path:line:column: severity rule [requirement] message``."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model.results import RunResult
from checker.outputs import RenderOptions
from checker.outputs.common import NO_REPORT, UNREADABLE, findings, message_of, terminal


def pieces(result: RunResult, options: RenderOptions) -> Iterator[str]:
    """Unreadable files first, then the open findings in the order of the run."""
    for error in result.errors:
        yield terminal(f"{error.path}:1:1: error {UNREADABLE} {error.message}") + "\n"
    for error in result.unread:
        yield terminal(f"{error.path}:1:1: info {NO_REPORT} {error.message}") + "\n"
    for path, finding in findings(result):
        if not finding.waived:
            at = f"{path}:{finding.location.line}:{finding.location.column}"
            requirement = f" [{finding.requirement}]" if finding.requirement else ""
            message = message_of(finding, options.lang)
            tail = f" ({finding.fingerprint})" if options.fingerprints else ""
            yield terminal(f"{at}: {finding.severity} {finding.rule}{requirement} {message}{tail}") + "\n"
