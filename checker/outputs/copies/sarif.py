"""A comparison in SARIF 2.1.0: one result for each report of a pair, at its first shared passage."""

from __future__ import annotations

from msgspec.structs import replace

from checker.copying.results import LISTED, ComparisonResult, PairResult
from checker.model.document import Span
from checker.model.findings import Finding, Related, Severity, Wording, fingerprint
from checker.model.results import ReportResult, RunResult, Stats
from checker.outputs import RenderOptions, RuleInfo
from checker.outputs.sarif import render as render_run

RULE = "copied-report"
TITLE = Wording("与别的报告雷同", "Copied from another report")
MANUAL = "两份报告有几乎相同的段落。标题、套话、文件名称和数字不计。"
HIGH = 0.4
"""Share from which a pair is an error, as `copied-report` of `checker check` has it."""
SOME = 0.1
"""Share from which it is a warning."""
EXCERPT = 60


def render(result: ComparisonResult, options: RenderOptions) -> str:
    """Pairs of LISTED and more as findings of both their reports."""
    found: dict[int, list[Finding]] = {}
    for pair in result.pairs:
        if max(pair.shares) >= LISTED:
            for side in (0, 1):
                found.setdefault(pair.reports[side], []).append(_finding(result, pair, side))
    reports = tuple(
        ReportResult(
            card.path, card.title, card.office, None, card.year, "", (), tuple(found.get(number, ())),
            Stats(card.characters, 0, 0),
        )
        for number, card in enumerate(result.reports)
    )  # fmt: skip
    rule = RuleInfo(RULE, TITLE, Severity.WARNING, "repetition", MANUAL)
    manuals = replace(options, manuals={RULE: rule})
    return render_run(RunResult(reports, result.errors), manuals)


def _finding(result: ComparisonResult, pair: PairResult, side: int) -> Finding:
    other = result.reports[pair.reports[1 - side]]
    share = pair.shares[side]
    first = min(pair.passages, key=lambda passage: passage.locations[side].line)
    severity = Severity.ERROR if share >= HIGH else Severity.WARNING if share >= SOME else Severity.INFO
    return Finding(
        rule=RULE,
        severity=severity,
        message=Wording(
            f"有 {len(pair.passages)} 处（占 {share:.0%}）与{other.office or ''}的报告 {other.path} 几乎相同",
            f"{len(pair.passages)} passages ({share:.0%}) are nearly those of {other.path}",
        ),
        span=Span(0, 0),
        location=first.locations[side],
        excerpt=first.texts[side][:EXCERPT],
        related=tuple(
            Related(Span(0, 0), p.locations[1 - side], p.texts[1 - side][:EXCERPT], other.path)
            for p in pair.passages
        ),
        fingerprint=fingerprint(RULE, None, *sorted(p.texts[side] for p in pair.passages)),
    )
