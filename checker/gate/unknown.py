"""What a run has to guess of its reports: told once, at the top, with the option that settles it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checker.model.findings import Finding, Rule, Severity, Wording, notice
from checker.model.results import ReportResult

UNKNOWN_LEVEL = Rule(
    "unknown-level",
    Wording("看不出是哪一级的报告", "Level of the issuer not found"),
    Severity.INFO,
    "gate",
)
UNKNOWN_YEAR = Rule(
    "unknown-year", Wording("看不出是哪一年的报告", "Reporting year not found"), Severity.INFO, "gate"
)
SHOWN = 3
"""Reports that a notice names."""


def notices(reports: Iterable[ReportResult]) -> Iterator[Finding]:
    """At most one notice on levels and one on years."""
    guessed = [
        (report.path, report.level, report.year) for report in reports if not report.level or not report.year
    ]
    if unknown := [path for path, level, _ in guessed if level is None]:
        yield _notice(
            UNKNOWN_LEVEL,
            unknown,
            Wording(
                "看不出是哪一级的报告，缺项按多数层级的要求来判",
                "The level of the issuer is not to be seen; gaps are judged by what most levels must report",
            ),
            Wording(
                "用 --level 写明，如 --level town（province、city、county、department、street、town）。",
                "Name it: --level town (province, city, county, department, street, town).",
            ),
        )
    if unknown := [path for path, _, year in guessed if year is None]:
        yield _notice(
            UNKNOWN_YEAR,
            unknown,
            Wording(
                "看不出是哪一年的报告，年份和时限没有查",
                "The reporting year is not to be seen; years and deadlines were not checked",
            ),
            Wording("用 --year 写明，如 --year 2024。", "Name it: --year 2024."),
        )


def _notice(rule: Rule, paths: Sequence[str], message: Wording, suggestion: Wording) -> Finding:
    named = "、".join(paths[:SHOWN])
    more = Wording(f"等 {len(paths)} 份", f" and others, {len(paths)} in all")
    about = Wording(named, named) if len(paths) <= SHOWN else Wording(named + more.zh, named + more.en)
    several = len(paths) > 1
    if several:
        message = Wording(f"{message.zh}：{about.zh}", f"{message.en}: {about.en}")
    return notice(rule, message, suggestion, paths[0], tuple(paths))
