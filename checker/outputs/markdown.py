"""Markdown for a comment on a pull request: a table of findings, the table of requirements folded away.

Text of reports is escaped, so that it cannot become a link, a mention, HTML or a table cell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checker.model.findings import Finding, Severity
from checker.model.results import ReportResult, RunResult
from checker.model.vocabulary import ANSWERED
from checker.outputs import RenderOptions
from checker.outputs.common import NO_REPORT, UNREADABLE, Placed, counted, notices, worst_first
from checker.outputs.words import APPLIES, SEVERITIES, STATUSES, clean, level_name, place
from checker.support.patterns import regex

COMMENT_CHARACTERS = 65_536
"""What GitHub takes as the body of a comment."""
MARKS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.INFO: "ℹ️"}
PUNCTUATION = regex(r"([\\`*_\[\]#+!|~$:.-])")
ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "@&#8203;"}


def render(result: RunResult, options: RenderOptions) -> str:
    """A comment within GitHub's limit."""
    return document(result, options, lambda text: len(text) <= COMMENT_CHARACTERS)


def document(result: RunResult, options: RenderOptions, fits: Callable[[str], bool]) -> str:
    """The run in Markdown, cut until it fits: first the tables of requirements, then findings.

    The worst findings are kept; a line says how many were left off.
    """
    placed = worst_first(result)
    text = _compose(
        result, options, placed, len(result.reports) + len(result.errors) + len(result.unread), tables=True
    )
    rows = max(len(placed), len(result.reports) + len(result.errors) + len(result.unread)) * 2
    while not fits(text) and rows:
        rows //= 2
        text = _compose(result, options, placed[:rows], rows, tables=False)
    return text


def escape(text: str) -> str:
    """Text of a report for a place in Markdown: one line that means nothing but itself."""
    escaped = PUNCTUATION.sub(r"\\\1", clean(text).strip())
    return "".join(ENTITIES.get(character, character) for character in escaped)


def _compose(
    result: RunResult, options: RenderOptions, kept: list[Placed], files: int, *, tables: bool
) -> str:
    """The whole text with the findings kept, and no more than so many files of each kind."""
    zh = options.lang != "en"
    lines = ["## 报告检查" if zh else "## Report check", "", escape(counted(result, options.lang)), ""]
    for error in result.errors[:files]:
        lines += [f"- ❌ **{escape(error.path)}** {UNREADABLE}: {escape(error.message)}", ""]
    for error in result.unread[:files]:
        lines += [f"- ℹ️ **{escape(error.path)}** {NO_REPORT}: {escape(error.message)}", ""]
    by_path: dict[str, list[Finding]] = {}
    for path, finding in kept:
        by_path.setdefault(path, []).append(finding)
    shown = 0
    for report in result.reports[:files]:
        findings = by_path.pop(report.path, [])
        shown += len(findings)
        lines += _report(report, findings, options)
        if tables and report.requirements:
            lines += _requirements(report, options)
    for path in notices(result):
        if findings := by_path.pop(path, []):
            shown += len(findings)
            lines += [f"### {escape(path)}", "", *_findings(path, findings, options), ""]
    if not tables:
        left = len(worst_first(result)) - shown
        lines.append(
            f"_篇幅所限，另有 {left} 条问题和各份对照表没有列出。_"
            if zh
            else f"_{left} finding(s) and the tables of requirements left off for length._"
        )
    return "\n".join(lines).rstrip("\n") + "\n"


def _report(report: ReportResult, findings: list[Finding], options: RenderOptions) -> Iterator[str]:
    zh = options.lang != "en"
    yield f"### {escape(report.path)}"
    yield ""
    level = level_name(report.level, options.lang)
    year = "" if not report.year else f"{report.year}年度" if zh else str(report.year)
    yield " · ".join(
        escape(word)
        for word in (
            report.issuer,
            level,
            year,
            "、".join(report.checklists),
        )
        if word
    )
    yield ""
    for warning in report.warnings:
        yield f"> {escape(warning)}"
        yield ""
    waived = sum(finding.waived for finding in report.findings)
    if findings:
        yield from _findings(report.path, findings, options)
    elif not any(not finding.waived for finding in report.findings):
        yield "✅ 没有发现问题。" if zh else "✅ Nothing found."
    if waived:
        yield ""
        yield f"已豁免 {waived} 条。" if zh else f"{waived} waived."
    yield ""


def _findings(path: str, findings: list[Finding], options: RenderOptions) -> Iterator[str]:
    lang = options.lang
    yield "| | 位置 | 问题 | 原文 | 规则 |" if lang != "en" else "| | place | finding | text | rule |"
    yield "| --- | --- | --- | --- | --- |"
    for finding in findings:
        told = escape(finding.message.of(lang))
        if suggestion := finding.suggestion.of(lang):
            told += f"<br>→ {escape(suggestion)}"
        for related in finding.related:
            other = f"{related.path} " if related.path else ""
            told += f"<br>↔ {escape(other + place(related.location, related.path or path, lang))}"
        mark = f"{MARKS[finding.severity]} {SEVERITIES[finding.severity].of(lang)}"
        where = escape(place(finding.location, path, lang))
        yield f"| {mark} | {where} | {told} | {escape(finding.excerpt)} | `{finding.rule}` |"


def _requirements(report: ReportResult, options: RenderOptions) -> Iterator[str]:
    lang, zh = options.lang, options.lang != "en"
    asked = report.asked
    answered = sum(item.status in ANSWERED for item in asked)
    title = f"要求对照表（{answered}/{len(asked)}）" if zh else f"Requirements ({answered}/{len(asked)})"
    yield f"<details><summary>{title}</summary>"
    yield ""
    yield (
        "| 编号 | 要求 | 应报 | 状态 | 数字 | 位置 |"
        if zh
        else ("| id | requirement | applies | status | figures | place |")
    )
    yield "| --- | --- | --- | --- | --- | --- |"
    for item in report.requirements:
        where = place(item.evidence[0].location, report.path, lang) if item.evidence else ""
        cells = (
            escape(item.id),
            escape(item.title),
            APPLIES[item.applies].of(lang),
            STATUSES[item.status].of(lang),
            ("有" if zh else "yes") if item.quantified else "",
            escape(where),
        )
        yield f"| {' | '.join(cells)} |"
    yield ""
    yield "</details>"
    yield ""
