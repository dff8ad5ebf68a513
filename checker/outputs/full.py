"""For people at a terminal: what must be mended, by kind, and a closing line that says what to do next.

Errors and warnings are grouped by rule, each with its places; hints are one line unless asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from io import StringIO
from typing import TYPE_CHECKING

from checker.model.findings import Finding, Severity
from checker.model.results import ReportResult, RequirementResult, RunResult
from checker.outputs import RenderOptions
from checker.outputs.common import (
    APPLIES,
    LEVELS,
    NO_REPORT,
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
SHOWN_RELATED = 3
"""Related places of a finding that are written out."""
MATRIX_STATUS, MATRIX_APPLIES, MATRIX_QUANTIFIED = 6, 6, 4
"""Widths of the narrow columns of the table of requirements, in cells."""


def render(result: RunResult, options: RenderOptions) -> str:
    """The whole run; no colour and no markup where `options.color` is false."""
    page = _Page(options)
    for error in (*result.errors, *result.unread):
        page.path(error.path)
        page.labelled(*(Severity.ERROR, UNREADABLE) if error.fault else (Severity.INFO, NO_REPORT), "")
        page.line(error.message, indent=2)
        page.blank()
    if options.statistics:
        page.statistics(result)
    else:
        known = {report.path for report in result.reports}
        about = notices(result)
        for path in (path for path in about if path in known):  # what had to be guessed stands first
            page.notices(about[path], path)
        for report in result.reports:
            page.report(report)
        for path in (path for path in about if path not in known):
            page.notices(about[path], path)
    if not options.quiet:
        page.line(counted(result, options.lang), style="bold")
        page.closing(result)
    return page.text()


class _Page:
    """Lines written so far, and how to write the parts of a report."""

    def __init__(self, options: RenderOptions) -> None:
        self.options = options
        self.lang = options.lang
        self.width = max(40, options.width)
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
        absent = {item.id for item in report.requirements if item.status == "missing"}
        hints = [] if self.options.hints else [f for f in shown if f.severity is Severity.INFO]
        for alike in _grouped([f for f in shown if f not in hints], absent):
            if alike[0].requirement in absent:
                self.gaps(report, alike)
            else:
                self.findings(alike, report.path)
        if hints:
            self.hints(hints, absent)
        if not shown:
            self.line(self.say("没有发现问题。", "Nothing found."), indent=2, style="green")
            self.blank()
        if self.options.fingerprints and shown:
            self.fingerprints(report.path, shown)
        if self.options.matrix and report.requirements:
            self.matrix(report)

    def notices(self, about: Sequence[Finding], path: str) -> None:
        """What is told of the run itself."""
        self.path(path)
        for alike in _grouped(about, set()):
            self.findings(alike, path)

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

    def fingerprints(self, path: str, shown: Sequence[Finding]) -> None:
        """What `checker waive` wants to know of each finding."""
        self.line(self.say("指纹", "Fingerprints"), style="bold")
        for finding in shown:
            requirement = f"[{finding.requirement}] " if finding.requirement else ""
            told = (
                f"{finding.rule} {requirement}{place(finding.location, path, self.lang)}  {finding.excerpt}"
            )
            self.line(told[:200], label=f"{finding.fingerprint}  ", indent=2)
        self.blank()

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

    def findings(self, alike: list[Finding], path: str) -> None:
        """Findings of one rule, each with its place and words; what all of them say is said once."""
        first, lang = alike[0], self.lang
        title = title_of(first.rule, self.options)
        many = self.say(f" {len(alike)} 处", f": {len(alike)}") if len(alike) > 1 else ""
        self.labelled(first.severity, first.rule, (title if title != first.rule else "") + many)
        messages = {finding.message.of(lang) for finding in alike}
        common = len(alike) > 1 and len(messages) == 1
        if common:
            self.line(first.message.of(lang), indent=2)
        suggestions = {finding.suggestion.of(lang) for finding in alike}
        for finding in alike:
            if common:
                self.inline(finding, path)
            else:
                self.place(finding, path)
            if len(suggestions) > 1 and (suggestion := finding.suggestion.of(lang)):
                self.line(suggestion, label=self.say("建议 ", "fix: "), indent=4)
        if len(suggestions) == 1 and (suggestion := first.suggestion.of(lang)):
            self.line(suggestion, label=self.say("建议 ", "fix: "), indent=2)
        self.blank()

    def inline(self, finding: Finding, path: str) -> None:
        """Place and words of a finding whose message is that of its group."""
        where = [("  ", ""), (f"{terminal(place(finding.location, path, self.lang))}  ", "")]
        for folded in hang(where, self.marked(finding), self.width):
            self.put(folded)

    def place(self, finding: Finding, path: str) -> None:
        """Where a finding is, what it says, and the words it is about, with those it is held against."""
        self.line(f"{place(finding.location, path, self.lang)}  {finding.message.of(self.lang)}", indent=2)
        if finding.excerpt:
            self.quoted(self.marked(finding))
        for related in finding.related[:SHOWN_RELATED]:
            other = f"{related.path} " if related.path else ""
            self.line(
                other + place(related.location, related.path or path, self.lang),
                label=self.say("对照 ", "see "),
                indent=4,
            )
            self.quoted([(terminal(related.excerpt), "")], 1)
        if (more := len(finding.related) - SHOWN_RELATED) > 0:
            self.line(self.say(f"另有 {more} 处", f"{more} more"), indent=4, style="dim")

    def hints(self, hints: list[Finding], absent: set[str]) -> None:
        """How many hints of which kind there are, in one line, and how to see them."""
        optional = sum(finding.requirement in absent for finding in hints)
        counts = Counter(title_of(f.rule, self.options) for f in hints if f.requirement not in absent)
        kinds = [self.say(f"有则报的内容没有写 {optional} 项", f"{optional} optional topics")] * bool(
            optional
        )
        kinds += [self.say(f"{title} {count} 处", f"{title}: {count}") for title, count in counts.items()]
        said = "、".join(kinds) if self.lang != "en" else ", ".join(kinds)
        shown = self.say(
            f"{len(hints)} 条没有展开：{said}。加 --hints 可看", f"{len(hints)} folded: {said}; see --hints"
        )
        self.line(shown, label=f"{MARKS[Severity.INFO]} {SEVERITIES[Severity.INFO].of(self.lang)}  ")
        self.blank()

    def closing(self, result: RunResult) -> None:
        """What changed since the last run, and what to do next."""
        say = self.say
        if since := self.options.since:
            new, mended, left = (sum(counts) for counts in zip(*since.values(), strict=True))
            self.line(
                say(
                    f"与上次检查相比：改好 {mended} 处，新出现 {new} 处，还剩 {left} 处。",
                    f"Since the last run: {mended} mended, {new} new, {left} left.",
                )
            )
        if fixes := sum(len(finding.fixes) for finding in result.open_findings()):
            self.line(
                say(
                    f"{fixes} 处可以自动改：checker check … --fix，加 --diff 先看怎样改。",
                    f"{fixes} fixable: checker check … --fix, or --diff to see them first.",
                )
            )
        counts = result.counts()
        if not counts["error"] + counts["warning"] or len(result.reports) != 1:
            return
        path = result.reports[0].path
        first = say(f"先改 {counts['error']} 处错误", f"Mend the {counts['error']} error(s) first")
        if not counts["error"]:
            first = say(f"逐处看 {counts['warning']} 处警告", f"Look at the {counts['warning']} warning(s)")
        quoted = f'"{path}"' if " " in path else path
        if path.lower().endswith((".docx", ".docm")):
            next_step = say(
                f"在 Word 稿上加批注：checker annotate {quoted}",
                f"see them in Word: checker annotate {quoted}",
            )
        else:
            rule = min((f for f in result.open_findings()), key=lambda f: f.severity.rank).rule
            next_step = say(
                f"一条规则的说明：checker explain {rule}", f"a rule explained: checker explain {rule}"
            )
        self.line(say(f"{first}。{next_step}", f"{first}; {next_step}"))

    def marked(self, finding: Finding) -> Line:
        """The excerpt in its surroundings: underlined in colour, else between 【 and 】."""
        before, after = terminal(finding.before), terminal(finding.after)
        excerpt = terminal(finding.excerpt)
        if not self.options.color:
            return [(f"{before}【{excerpt}】{after}" if before or after else excerpt, "")]
        style = f"{STYLES[finding.severity]} underline" if before or after else ""
        return [(before, "dim"), (excerpt, style), (after, "dim")]

    def quoted(self, line: Line, most: int = 3) -> None:
        """Words of the report behind a bar, so many lines of them at the most."""
        lines = fold(line, self.width - 6)
        for number, folded in enumerate(lines[:most], 1):
            cut = [("…", "")] if number == most < len(lines) else []
            self.put([("    │ ", "dim"), *folded, *cut])

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


def _grouped(shown: Sequence[Finding], absent: set[str]) -> list[list[Finding]]:
    """By severity and rule, the worst first; findings on absent requirements before the others."""
    groups: dict[tuple[int, bool, str], list[Finding]] = {}
    for finding in sorted(shown, key=lambda f: (f.severity.rank, f.requirement not in absent)):
        groups.setdefault((finding.severity.rank, finding.requirement in absent, finding.rule), []).append(
            finding
        )
    return list(groups.values())


def _short(lines: list[str]) -> list[str]:
    """The first two lines."""
    return lines if len(lines) <= 2 else [lines[0], lines[1][:-1] + "…"]
