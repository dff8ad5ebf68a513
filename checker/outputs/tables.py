"""The tables of the terminal: requirements with their evidence, findings counted by rule."""

from __future__ import annotations

from collections import Counter

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from checker.model.findings import Severity
from checker.model.results import ReportResult, RequirementResult, RunResult
from checker.model.vocabulary import Status
from checker.outputs import RenderOptions
from checker.outputs.common import findings, terminal, title_of
from checker.outputs.page import STYLES
from checker.outputs.words import APPLIES, SEVERITIES, STATUSES
from checker.outputs.wrapping import plain, wrap

STATUS_STYLES = {
    Status.COVERED: "green",
    Status.DECLARED_NONE: "green",
    Status.WEAK: "yellow",
    Status.MISSING: "red",
}
MATRIX_STATUS, MATRIX_APPLIES, MATRIX_QUANTIFIED = 6, 6, 4
"""Widths of the narrow columns of the table of requirements, in cells."""


def requirements(report: ReportResult, width: int, lang: str) -> Table:
    """Requirement → applies → status → figures → best evidence, `width` cells wide."""
    english = lang == "en"
    table = Table(box=SIMPLE_HEAD, padding=(0, 1), pad_edge=False, show_edge=False)
    ids = max((len(item.id) for item in report.requirements), default=2)
    narrow = (ids, 11, 14, 4) if english else (ids, MATRIX_APPLIES, MATRIX_STATUS, MATRIX_QUANTIFIED)
    left = max(16, width - sum(narrow) - 3 * 5)
    wide = (left * 2 // 5, left - left * 2 // 5)
    heads = ("编号", "应报", "状态", "数字", "要求", "依据") if not english else (
        "id", "applies", "status", "fig.", "requirement", "evidence")  # fmt: skip
    for head, cells in zip(heads, (*narrow, *wide), strict=True):
        table.add_column(head, width=cells, no_wrap=True)
    for item in report.requirements:
        table.add_row(
            item.id,
            APPLIES[item.applies].of(lang),
            Text(STATUSES[item.status].of(lang), STATUS_STYLES.get(item.status, "dim")),
            ("yes" if english else "有") if item.quantified else "",
            Text("\n".join(_wrapped(item.title, wide[0]))),
            Text("\n".join(_short(_wrapped(_evidence(item, english), wide[1])))),
        )
    return table


def by_rule(result: RunResult, options: RenderOptions) -> Table:
    """Open findings by rule, most frequent first."""
    open_ones = [finding for _, finding in findings(result) if not finding.waived]
    counts = Counter((finding.severity.rank, finding.rule) for finding in open_ones)
    table = Table(box=None, padding=(0, 2), pad_edge=False, show_header=False)
    for (rank, rule), count in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])):
        severity = list(Severity)[rank]
        title = title_of(rule, options)
        table.add_row(
            Text(str(count), justify="right"),
            Text(SEVERITIES[severity].of(options.lang), STYLES[severity]),
            rule,
            title if title != rule else "",
        )
    return table


def _evidence(item: RequirementResult, english: bool) -> str:
    if not item.evidence:
        return ""
    best = item.evidence[0]
    where = f"¶{best.location.paragraph}" if english else f"第{best.location.paragraph}段"
    text = best.text if len(best.text) <= 40 else best.text[:39] + "…"
    return f"{where} {text}"


def _wrapped(text: str, width: int) -> list[str]:
    return list(map(plain, wrap([(terminal(text), "")], width)))


def _short(lines: list[str]) -> list[str]:
    """The first two lines."""
    return lines if len(lines) <= 2 else [lines[0], lines[1][:-1] + "…"]
