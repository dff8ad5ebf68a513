"""For whoever only wants to know what must be mended: errors one by one, warnings by kind, hints as a number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from checker.model.findings import Finding, Severity, Wording
from checker.model.results import ReportResult, RunResult
from checker.model.vocabulary import Status
from checker.outputs import RenderOptions
from checker.outputs.common import message_of, terminal, title_of
from checker.outputs.next_steps import since_last
from checker.outputs.words import NUMBERED_LINES, level_name, place
from checker.outputs.wrapping import hang, plain

HEADS = {
    Severity.ERROR: Wording("必须修改 {} 处", "{} to be mended"),
    Severity.WARNING: Wording("建议修改 {} 处", "{} that should be mended"),
    Severity.INFO: Wording("另有提示 {} 处，可改可不改", "{} more to look at"),
}
NOTHING = Wording("没有发现问题。", "Nothing found.")
MISSING = Wording("应报的内容没有写：", "not reported: ")
UNREAD = Wording("没有检查：{}", "not checked: {}")
KIND = Wording("{}（{}）：{}", "{} ({}): {}")
SEPARATOR = Wording("；", "; ")
PLACES = 6
"""Places told for one kind of warning."""


def render(result: RunResult, options: RenderOptions) -> str:
    """A few lines a report; files that could not be read come first."""
    lines: list[str] = []
    for message, alike in groupby(result.errors, lambda error: error.message):
        lines += [
            *(terminal(error.path) for error in alike),
            *_hung("  ✗ ", UNREAD.of(options.lang).format(message), options),
            "",
        ]
    for report in result.reports:
        lines += [*_report(report, options), ""]
    lines += [f"{line}\n" for line in since_last(options)]
    return "\n".join(lines)


def _report(report: ReportResult, options: RenderOptions) -> Iterator[str]:
    lang = options.lang
    level = level_name(report.level, lang)
    yield terminal(report.path)
    about = " · ".join(filter(None, (report.issuer, level, str(report.year or ""))))
    if about:
        yield terminal(about)
    for warning in report.warnings:
        yield from _hung("  ", warning, options)
    found = [finding for finding in report.findings if not finding.waived]
    if not found:
        yield f"  {NOTHING.of(lang)}"
    for severity in Severity:
        some = [finding for finding in found if finding.severity is severity]
        if not some:
            continue
        yield HEADS[severity].of(lang).format(len(some))
        if severity is Severity.ERROR:
            yield from _errors(report, some, options)
        elif severity is Severity.WARNING:
            yield from _kinds(report, some, options)


def _errors(report: ReportResult, errors: list[Finding], options: RenderOptions) -> Iterator[str]:
    absent = {item.id: item.title for item in report.requirements if item.status == Status.MISSING}
    missing = [finding for finding in errors if finding.requirement in absent]
    for finding in errors:
        if finding in missing:
            continue
        where = place(finding.location, report.path, options.lang)
        yield from _hung("  ✗ ", f"{where}  {message_of(finding, options.lang)}", options)
        if advice := finding.suggestion.of(options.lang):
            yield from _hung("    → ", advice, options)
    if missing:
        titles = SEPARATOR.of(options.lang).join(
            f"{finding.requirement} {absent[finding.requirement or '']}" for finding in missing
        )
        yield from _hung("  ✗ ", MISSING.of(options.lang) + titles, options)


def _kinds(report: ReportResult, warnings: list[Finding], options: RenderOptions) -> Iterator[str]:
    kinds: dict[str, list[Finding]] = {}
    for finding in warnings:
        kinds.setdefault(finding.rule, []).append(finding)
    for rule, alike in kinds.items():
        places = list(dict.fromkeys(_where(finding, report.path, options.lang) for finding in alike))
        more = "…" if len(places) > PLACES else ""
        told = ("、" if options.lang != "en" else ", ").join(places[:PLACES]) + more
        yield from _hung(
            "  ! ", KIND.of(options.lang).format(title_of(rule, options), len(alike), told), options
        )


def _where(finding: Finding, path: str, lang: str) -> str:
    """In few words; nobody counts paragraphs, but editors of text number its lines."""
    location = finding.location
    if path.lower().endswith(NUMBERED_LINES):
        return f"line {location.line}" if lang == "en" else f"第{location.line}行"
    if location.opening:
        return f"“{terminal(location.opening)}”"
    return f"¶{location.paragraph}" if lang == "en" else f"第{location.paragraph}段"


def _hung(label: str, text: str, options: RenderOptions) -> Iterable[str]:
    return (
        plain(line).rstrip() for line in hang([(label, "")], [(terminal(text), "")], max(40, options.width))
    )
