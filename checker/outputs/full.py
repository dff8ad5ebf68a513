"""For people at a terminal: what must be mended, by kind, and a closing line that says what to do next.

Errors and warnings are grouped by rule, each with its places; hints are one line unless asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from unicodedata import normalize

from rich.cells import cell_len

from checker.model.findings import Finding, Severity
from checker.model.results import ReportResult, RunResult
from checker.model.vocabulary import Status
from checker.outputs import RenderOptions
from checker.outputs.common import NO_REPORT, UNREADABLE, counted, message_of, notices, terminal, title_of
from checker.outputs.next_steps import next_steps
from checker.outputs.page import MARKS, STYLES, Page, end, start
from checker.outputs.words import SEVERITIES, STATUSES, level_name, place
from checker.outputs.wrapping import Line, hang

SHOWN_RELATED = 3
"""Related places of a finding that are written out."""
LEAST = 16
"""Columns of the words of a finding that shares its line with others."""


def pieces(result: RunResult, options: RenderOptions) -> Iterator[str]:
    """The whole run, a piece for each report; no colour and no markup where `options.color` is false."""
    page = _Report(options)
    for error in (*result.errors, *result.unread):
        page.path(error.path)
        page.labelled(*(Severity.ERROR, UNREADABLE) if error.fault else (Severity.INFO, NO_REPORT), "")
        page.line(error.message, indent=2)
        page.blank()
    if options.statistics:
        from checker.outputs import tables

        page.table(tables.by_rule(result, options))
    else:
        about = notices(result)
        known = {report.path for report in result.reports} if about else set[str]()
        for path in (path for path in about if path in known):  # what had to be guessed stands first
            page.notices(about[path], path)
        for report in result.reports:
            page.report(report)
            yield page.text()
        for path in (path for path in about if path not in known):
            page.notices(about[path], path)
    if not options.quiet:
        page.line(counted(result, options.lang), style="bold")
        for said in next_steps(result, options):
            page.line(said)
    yield page.text()


class _Report(Page):
    """How to write the parts of a report."""

    def report(self, report: ReportResult) -> None:
        shown = [finding for finding in report.findings if not finding.waived]
        if self.options.quiet and not shown:
            return
        self.path(report.path)
        if not self.options.quiet:
            self.particulars(report)
        self.blank()
        absent = {item.id for item in report.requirements if item.status == Status.MISSING}
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
            self.fingerprints(report, shown, absent)
        if self.options.matrix and report.requirements:
            from checker.outputs import tables

            self.table(tables.requirements(report, self.width, self.lang))

    def notices(self, about: Sequence[Finding], path: str) -> None:
        """What is told of the run itself."""
        self.path(path)
        for alike in _grouped(about, set()):
            self.findings(alike, path)

    def particulars(self, report: ReportResult) -> None:
        say = self.say
        if report.title:
            self.line(report.title)
        level = level_name(report.level, self.lang, say("层级不明", "level unknown"))
        year = say(f"{report.year}年度", str(report.year)) if report.year else say("年度不明", "year unknown")
        issuer = report.issuer or say("单位不明", "issuer unknown")
        names = say("、", ", ").join(report.checklists)
        checklist = say(f"清单 {names}", f"checklist {names}")
        self.line(f"{issuer} · {level} · {year} · {checklist}", style="dim")
        for view in report.views:
            told = [(STATUSES[s].of(self.lang), n) for s, n in report.counts_of(view).items() if n]
            counts = say("，", ", ").join(f"{word} {count}" for word, count in told)
            self.line(counts, label=f"{view.checklist}{say('：', ': ')}", indent=2, style="dim")
        for warning in report.warnings:
            self.line(warning, label=say("注意 ", "note: "), style="yellow")
        if waived := sum(finding.waived for finding in report.findings):
            self.line(say(f"已豁免 {waived} 条，不再列出", f"{waived} waived, not listed"), style="dim")

    def fingerprints(self, report: ReportResult, shown: Sequence[Finding], absent: set[str]) -> None:
        """What `checker waive` wants to know of each finding."""
        self.line(self.say("指纹", "Fingerprints"), style="bold")
        for finding in shown:
            requirement = f"[{finding.requirement}] " if finding.requirement else ""
            if finding.requirement in absent:  # it stands on the report's title, which says nothing of it
                words = message_of(finding, self.lang)
            else:
                words = f"{place(finding.location, report.path, self.lang)}  {finding.excerpt}"
            told = f"{finding.rule} {requirement}{words}"
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
                title = known.get(finding.requirement or "") or message_of(finding, self.lang)
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
        if common:
            for where, some in groupby(alike, lambda finding: place(finding.location, path, lang)):
                self.inline(list(some), where)
        for finding in alike:
            if not common:
                self.place(finding, path)
            if len(suggestions) > 1 and (suggestion := finding.suggestion.of(lang)) not in given:
                given.add(suggestion)
                self.line(suggestion, label=self.say("建议 ", "fix: "), indent=4)
        if len(suggestions) == 1 and (suggestion := first.suggestion.of(lang)):
            self.line(suggestion, label=self.say("建议 ", "fix: "), indent=2)
        self.blank()

    def inline(self, some: Sequence[Finding], where: str) -> None:
        """Place and words of findings whose message is that of their group, in one line where that is possible."""
        label = f"  {terminal(where)}  "
        if len(some) == 1:
            words = self.marked(some[0], self.width - cell_len(label))
            self.put(next(iter(hang([(label, "")], words, self.width))))
            return
        words = []
        room = max(LEAST, (self.width - cell_len(label)) // len(some) - 5)
        for finding in some:
            style = f"{STYLES[finding.severity]} underline"
            excerpt = start(terminal(finding.excerpt), room)
            words += [("…", "dim")] * bool(words)
            words.append((excerpt, style) if self.options.color else (f"【{excerpt}】", ""))
        for wrapped in hang([(label, "")], words, self.width):
            self.put(wrapped)

    def place(self, finding: Finding, path: str) -> None:
        """Where a finding is, what it says, and the words it is about, with those it is held against."""
        message = finding.message.of(self.lang)
        if _is_heading(finding):  # it says where, and is what is quoted
            self.line(f"{terminal(start(finding.excerpt, self.width // 2))}  {message}", indent=2)
        else:
            self.line(f"{place(finding.location, path, self.lang)}  {message}", indent=2)
            if finding.excerpt:
                self.quoted(self.marked(finding, self.width - 8))
        for related in finding.related[:SHOWN_RELATED]:
            other = f"{related.path} " if related.path else ""
            where = other + place(related.location, related.path or path, self.lang)
            words = start(terminal(related.excerpt), max(20, self.width - cell_len(where) - 12))
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
            end(terminal(finding.before), left * 2 // 3),
            start(terminal(finding.after), left // 3),
        )
        if not self.options.color:
            return [(f"{before}【{excerpt}】{after}" if finding.before or finding.after else excerpt, "")]
        style = f"{STYLES[finding.severity]} underline" if finding.before or finding.after else ""
        return [(before, "dim"), (excerpt, style), (after, "dim")]


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
