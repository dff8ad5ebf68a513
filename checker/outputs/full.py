"""For people at a terminal: what must be mended, by kind, and a closing line that says what to do next.

Errors and warnings are grouped by rule, each with its places; hints are one line unless asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from io import StringIO
from typing import TYPE_CHECKING
from unicodedata import normalize

from rich.cells import cell_len, set_cell_size

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
from checker.outputs.next_steps import next_steps

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
        for said in next_steps(result, options):
            page.line(said)
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
        given = {""}
        for finding in alike:
            if common:
                self.inline(finding, path)
            else:
                self.place(finding, path)
            if len(suggestions) > 1 and (suggestion := finding.suggestion.of(lang)) not in given:
                given.add(suggestion)
                self.line(suggestion, label=self.say("建议 ", "fix: "), indent=4)
        if len(suggestions) == 1 and (suggestion := first.suggestion.of(lang)):
            self.line(suggestion, label=self.say("建议 ", "fix: "), indent=2)
        self.blank()

    def inline(self, finding: Finding, path: str) -> None:
        """Place and words of a finding whose message is that of its group, in one line."""
        where = f"  {terminal(place(finding.location, path, self.lang))}  "
        words = self.marked(finding, self.width - cell_len(where))
        for folded in list(hang([(where, "")], words, self.width))[:1]:
            self.put(folded)

    def place(self, finding: Finding, path: str) -> None:
        """Where a finding is, what it says, and the words it is about, with those it is held against."""
        message = finding.message.of(self.lang)
        if _is_heading(finding):  # it says where, and is what is quoted
            self.line(f"{terminal(_start(finding.excerpt, self.width // 2))}  {message}", indent=2)
        else:
            self.line(f"{place(finding.location, path, self.lang)}  {message}", indent=2)
            if finding.excerpt:
                self.quoted(self.marked(finding, self.width - 8))
        for related in finding.related[:SHOWN_RELATED]:
            other = f"{related.path} " if related.path else ""
            where = other + place(related.location, related.path or path, self.lang)
            words = _start(terminal(related.excerpt), max(20, self.width - cell_len(where) - 12))
            self.line(f"{where}  {words}", label=self.say("对照 ", "see "), indent=4)
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

    def marked(self, finding: Finding, cells: int) -> Line:
        """The excerpt with as much of its surroundings as fits: underlined in colour, else between 【 and 】."""
        excerpt = terminal(finding.excerpt)
        left = max(0, cells - cell_len(excerpt) - 4)
        before, after = (
            _end(terminal(finding.before), left * 2 // 3),
            _start(terminal(finding.after), left // 3),
        )
        if not self.options.color:
            return [(f"{before}【{excerpt}】{after}" if finding.before or finding.after else excerpt, "")]
        style = f"{STYLES[finding.severity]} underline" if finding.before or finding.after else ""
        return [(before, "dim"), (excerpt, style), (after, "dim")]

    def quoted(self, line: Line) -> None:
        """Words of the report behind a bar, one line of them."""
        first, *more = fold(line, self.width - 7)
        self.put([("    │ ", "dim"), *first, *([("…", "")] if more else [])])

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


def _is_heading(finding: Finding) -> bool:
    """Whether a finding is about the heading it stands under, whatever the width of its brackets."""
    words = [normalize("NFKC", text) for text in (finding.excerpt, *finding.location.headings[-1:])]
    return len(words) == 2 and bool(words[0]) and words[0] == words[1]


def _start(text: str, cells: int) -> str:
    """As much of a text's beginning as fits, with … where something is left out."""
    return text if cell_len(text) <= cells else set_cell_size(text, max(0, cells - 1)).rstrip() + "…"


def _end(text: str, cells: int) -> str:
    """As much of a text's end as fits."""
    while cell_len(text) > cells and text:
        text = "…" + text[2:] if text.startswith("…") else "…" + text[1:]
        if text == "…":
            return ""
    return text


def _short(lines: list[str]) -> list[str]:
    """The first two lines."""
    return lines if len(lines) <= 2 else [lines[0], lines[1][:-1] + "…"]
