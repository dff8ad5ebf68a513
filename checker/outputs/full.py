"""For people at a terminal: findings by report, worst first, and a closing line that counts."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from io import StringIO
from typing import TYPE_CHECKING

from checker.model.findings import Finding, Severity
from checker.model.results import ReportResult, RequirementResult, RunResult
from checker.outputs import RenderOptions
from checker.outputs.common import (
    APPLIES,
    LEVELS,
    SEVERITIES,
    STATUSES,
    UNREADABLE,
    counted,
    findings,
    notices,
    place,
    said,
    terminal,
    title_of,
)
from checker.outputs.folding import Line, fold, hang, plain

if TYPE_CHECKING:
    from rich.console import Console

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
MARKS = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.INFO: "·"}
STATUS_STYLES = {"covered": "green", "declared-none": "green", "weak": "yellow", "missing": "red"}
MATRIX_STATUS, MATRIX_APPLIES, MATRIX_QUANTIFIED = 6, 6, 4
"""Widths of the narrow columns of the table of requirements, in cells."""


def render(result: RunResult, options: RenderOptions) -> str:
    """The whole run; no colour and no markup where `options.color` is false."""
    page = _Page(options)
    for error in result.errors:
        page.path(error.path)
        page.labelled(Severity.ERROR, UNREADABLE, "")
        page.line(error.message, indent=2)
        page.blank()
    if options.statistics:
        page.statistics(result)
    else:
        for report in result.reports:
            page.report(report)
        for path, about in notices(result).items():
            page.path(path)
            for notice in about:
                page.finding(notice, path)
    if not options.quiet:
        page.line(counted(result, options.lang), style="bold")
    return page.text()


class _Page:
    """Lines written so far, and how to write the parts of a report."""

    def __init__(self, options: RenderOptions) -> None:
        self.options = options
        self.lang = options.lang
        self.width = max(40, options.width)
        self.suggested: set[tuple[str, str]] = set()
        """Rule and suggestion already given in this report; the same advice twenty times helps nobody."""
        self.file = StringIO()

    @cached_property
    def console(self) -> Console:
        """What colours and tables need; its import is not for free."""
        from rich.console import Console

        return Console(
            file=self.file, width=self.width, force_terminal=self.options.color,
            no_color=not self.options.color, color_system="standard" if self.options.color else None,
            legacy_windows=False, markup=False, highlight=False, emoji=False, _environ={},
        )  # fmt: skip

    def put(self, line: Line) -> None:
        """A line that is folded already."""
        if self.options.color:
            from rich.text import Text

            self.console.print(Text.assemble(*line), soft_wrap=True)
        else:
            self.file.write(plain(line) + "\n")

    def text(self) -> str:
        lines = self.file.getvalue().split("\n")
        return "\n".join(line.rstrip(" ") for line in lines)

    def blank(self) -> None:
        self.put([])

    def say(self, zh: str, en: str) -> str:
        return en if self.lang == "en" else zh

    def line(self, text: str, label: str = "", indent: int = 0, style: str = "") -> None:
        """Text behind an indent and a label, folded to the page."""
        for folded in hang([(" " * indent, ""), (label, "dim")], [(terminal(text), style)], self.width):
            self.put(folded)

    def path(self, path: str) -> None:
        self.put([(terminal(path), "bold underline")])

    def labelled(self, severity: Severity, rule: str, where: str) -> None:
        """The first line of a finding: mark, severity, place, rule."""
        style = STYLES[severity]
        words = SEVERITIES[severity].of(self.lang)
        first = [(f"{MARKS[severity]} {words}", style), ("  ", "")]
        body = [(f"{terminal(where)}  " if where else "", ""), (rule, "dim")]
        for folded in hang(first, body, self.width):
            self.put(folded)

    def report(self, report: ReportResult) -> None:
        shown = [finding for finding in report.findings if not finding.waived]
        if self.options.quiet and not shown:
            return
        self.path(report.path)
        if not self.options.quiet:
            self.particulars(report)
        self.blank()
        self.suggested.clear()
        absent = {item.id for item in report.requirements if item.status == "missing"}
        for alike in _grouped(shown, absent):
            if alike[0].requirement in absent:
                self.gaps(report, alike)
            else:
                self.finding(alike[0], report.path)
        if not shown:
            self.line(self.say("没有发现问题。", "Nothing found."), indent=2, style="green")
            self.blank()
        if self.options.matrix and report.requirements:
            self.matrix(report)

    def particulars(self, report: ReportResult) -> None:
        say = self.say
        if report.title:
            self.line(report.title)
        level = (
            LEVELS[report.level].of(self.lang) if report.level in LEVELS else say("层级不明", "level unknown")
        )
        year = say(f"{report.year}年度", str(report.year)) if report.year else say("年度不明", "year unknown")
        issuer = report.issuer or say("单位不明", "issuer unknown")
        checklist = say(f"清单 {report.checklist}", f"checklist {report.checklist}")
        self.line(f"{issuer} · {level} · {year} · {checklist}", style="dim")
        for warning in report.warnings:
            self.line(warning, label=say("注意 ", "note: "), style="yellow")
        if waived := sum(finding.waived for finding in report.findings):
            self.line(say(f"已豁免 {waived} 条，不再列出", f"{waived} waived, not listed"), style="dim")

    def gaps(self, report: ReportResult, alike: list[Finding]) -> None:
        """Requirements of which the text has nothing: a line each, with hints unless only worth a look."""
        severity, rule = alike[0].severity, alike[0].rule
        known = {item.id: item.title for item in report.requirements}
        asked = self.say("有则报的", "if any: ") if severity is Severity.INFO else self.say("应报的", "")
        missing = self.say(f"{asked}内容没有写 {len(alike)} 项", f"{asked}missing: {len(alike)}")
        self.labelled(severity, rule, missing)
        if severity is Severity.INFO:
            separator = self.say("；", "; ")
            listed = separator.join(f"{f.requirement} {known.get(f.requirement or '', '')}" for f in alike)
            self.line(listed, indent=2)
        else:
            width = max(len(finding.requirement or "") for finding in alike) + 2
            for finding in alike:
                title = known.get(finding.requirement or "") or said(finding, self.lang)
                self.line(title, label=(finding.requirement or "").ljust(width), indent=2)
                if hint := finding.suggestion.of(self.lang):
                    self.line(hint, indent=2 + width, style="dim")
        self.blank()

    def finding(self, finding: Finding, path: str) -> None:
        self.labelled(finding.severity, finding.rule, place(finding.location, path, self.lang))
        self.line(finding.message.of(self.lang), indent=2)
        if finding.excerpt:
            self.quoted(self.marked(finding))
        for related in finding.related:
            where = place(related.location, related.path or path, self.lang)
            other = f"{related.path} " if related.path else ""
            self.line(other + where, label=self.say("对照 ", "see "), indent=2)
            self.quoted([(terminal(related.excerpt), "")])
        suggestion = finding.suggestion.of(self.lang)
        if suggestion and (finding.rule, suggestion) not in self.suggested:
            self.suggested.add((finding.rule, suggestion))
            self.line(suggestion, label=self.say("建议 ", "fix: "), indent=2)
        self.blank()

    def marked(self, finding: Finding) -> Line:
        """The excerpt in its surroundings: underlined in colour, else between 【 and 】."""
        before, after = terminal(finding.before), terminal(finding.after)
        excerpt = terminal(finding.excerpt)
        if not self.options.color:
            return [(f"{before}【{excerpt}】{after}" if before or after else excerpt, "")]
        style = f"{STYLES[finding.severity]} underline" if before or after else ""
        return [(before, "dim"), (excerpt, style), (after, "dim")]

    def quoted(self, line: Line) -> None:
        for folded in fold(line, self.width - 4):
            self.put([("  │ ", "dim"), *folded])

    def matrix(self, report: ReportResult) -> None:
        """Requirement → applies → status → figures → best evidence."""
        say = self.say
        from rich.box import SIMPLE_HEAD
        from rich.table import Table
        from rich.text import Text

        table = Table(box=SIMPLE_HEAD, padding=(0, 1), pad_edge=False, show_edge=False)
        ids = max((len(item.id) for item in report.requirements), default=2)
        narrow = (ids, MATRIX_APPLIES, MATRIX_STATUS, MATRIX_QUANTIFIED)
        if self.lang == "en":
            narrow = (ids, 11, 14, 4)
        left = max(16, self.width - sum(narrow) - 3 * 5)
        wide = (left * 2 // 5, left - left * 2 // 5)
        heads = ("编号", "应报", "状态", "数字", "要求", "依据") if self.lang != "en" else (
            "id", "applies", "status", "fig.", "requirement", "evidence")  # fmt: skip
        for head, width in zip(heads, (*narrow, *wide), strict=True):
            table.add_column(head, width=width, no_wrap=True)
        for item in report.requirements:
            evidence = self.evidence(item, report.path)
            table.add_row(
                item.id,
                APPLIES[item.applies].of(self.lang),
                Text(STATUSES[item.status].of(self.lang), STATUS_STYLES.get(item.status, "dim")),
                say("有", "yes") if item.quantified else "",
                Text("\n".join(map(plain, fold([(terminal(item.title), "")], wide[0])))),
                Text("\n".join(_short(list(map(plain, fold([(terminal(evidence), "")], wide[1])))))),
            )
        self.console.print(table)
        self.blank()

    def evidence(self, item: RequirementResult, path: str) -> str:
        if not item.evidence:
            return ""
        best = item.evidence[0]
        where = self.say(f"第{best.location.paragraph}段", f"¶{best.location.paragraph}")
        text = best.text if len(best.text) <= 40 else best.text[:39] + "…"
        return f"{where} {text}"

    def statistics(self, result: RunResult) -> None:
        """Open findings by rule, most frequent first."""
        open_ones = [finding for _, finding in findings(result) if not finding.waived]
        counts = Counter((finding.severity.rank, finding.rule) for finding in open_ones)
        from rich.table import Table
        from rich.text import Text

        table = Table(box=None, padding=(0, 2), pad_edge=False, show_header=False)
        for (rank, rule), count in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])):
            severity = list(Severity)[rank]
            title = title_of(rule, self.options)
            table.add_row(
                Text(str(count), justify="right"),
                Text(SEVERITIES[severity].of(self.lang), STYLES[severity]),
                rule,
                title if title != rule else "",
            )
        self.console.print(table)
        self.blank()


def _grouped(shown: list[Finding], absent: set[str]) -> list[list[Finding]]:
    """Worst first; findings of one kind on absent requirements together, every other one alone."""
    groups: dict[object, list[Finding]] = {}
    for number, finding in enumerate(sorted(shown, key=lambda finding: finding.severity.rank)):
        key = (finding.severity, finding.rule) if finding.requirement in absent else number
        groups.setdefault(key, []).append(finding)
    return list(groups.values())


def _short(lines: list[str]) -> list[str]:
    """The first two lines."""
    return lines if len(lines) <= 2 else [lines[0], lines[1][:-1] + "…"]
