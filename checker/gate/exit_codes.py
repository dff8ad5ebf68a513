"""What a run says to the shell."""

from __future__ import annotations

from checker.model.findings import Severity
from checker.model.results import RunResult


def exit_code(result: RunResult, fail_on: str, exit_zero: bool = False) -> int:
    """The process exit code; it does not depend on any output format."""
    if result.errors:
        return 4
    if result.unread and not result.reports:
        return 3
    if fail_on == "never" or exit_zero:
        return 0
    least = Severity(fail_on).rank
    return int(any(finding.severity.rank <= least for finding in result.open_findings()))
