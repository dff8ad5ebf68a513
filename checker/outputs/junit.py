"""JUnit XML: a suite for each report, a case for each requirement that applies and for each rule.

Cases have names that last from run to run, so that a CI server's history shows when a topic was first
covered and not that a line number changed. Errors and warnings fail a case; hints stand in its output;
a case with nothing but waived findings, and a requirement that does not apply or that no rule judged,
is skipped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree import ElementTree as Xml

from checker.model.findings import Finding, Severity
from checker.model.results import InputError, ReportResult, RunResult
from checker.model.vocabulary import ANSWERED
from checker.outputs import RenderOptions
from checker.outputs.common import NO_REPORT, UNREADABLE, notices, terminal, title_of
from checker.outputs.words import SEVERITIES, STATUSES, clean, place

COUNTED = {"failure": "failures", "error": "errors", "skipped": "skipped"}


def render(result: RunResult, options: RenderOptions) -> str:
    """The whole run; times are left out, they would differ from run to run."""
    root = Xml.Element("testsuites", name="checker")
    for error in (*result.errors, *result.unread):
        _unreadable(root, error)
    for report in result.reports:
        _report(root, report, options)
    for path, about in notices(result).items():
        suite = Xml.SubElement(root, "testsuite", name=clean(path))
        _rules(suite, path, about, (), options)
        _count(suite)
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    Xml.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{Xml.tostring(root, encoding="unicode")}\n'


def _unreadable(root: Xml.Element, error: InputError) -> None:
    suite = Xml.SubElement(root, "testsuite", name=clean(error.path))
    name = UNREADABLE if error.fault else NO_REPORT
    case = Xml.SubElement(suite, "testcase", name=name, classname=clean(error.path))
    if error.fault:
        Xml.SubElement(case, "error", type=name, message=clean(error.message))
    else:
        Xml.SubElement(case, "skipped", message=clean(error.message))
    _count(suite)


def _report(root: Xml.Element, report: ReportResult, options: RenderOptions) -> None:
    suite = Xml.SubElement(root, "testsuite", name=clean(report.path))
    known = {item.id for item in report.requirements}
    for item in report.requirements:
        case = _case(suite, f"{item.id} {item.title}", report.path)
        about = [finding for finding in report.findings if finding.requirement == item.id]
        if not about and item.status not in ANSWERED:
            Xml.SubElement(case, "skipped", message=STATUSES[item.status].of(options.lang))
        else:
            _outcome(case, report.path, about, options)
    others = [finding for finding in report.findings if finding.requirement not in known]
    ran = [rule for rule, info in options.manuals.items() if info.family != "coverage"]
    _rules(suite, report.path, others, ran, options)
    if report.warnings:
        Xml.SubElement(suite, "system-out").text = "\n".join(map(clean, report.warnings))
    _count(suite)


def _rules(
    suite: Xml.Element, path: str, findings: Sequence[Finding], ran: Iterable[str], options: RenderOptions
) -> None:
    """A case for each rule that ran or found something."""
    for rule in dict.fromkeys((*ran, *(finding.rule for finding in findings))):
        title = title_of(rule, options)
        case = _case(suite, f"{rule} {title}" if title != rule else rule, path)
        _outcome(case, path, [finding for finding in findings if finding.rule == rule], options)


def _case(suite: Xml.Element, name: str, path: str) -> Xml.Element:
    return Xml.SubElement(suite, "testcase", name=clean(name), classname=clean(path))


def _outcome(case: Xml.Element, path: str, findings: Sequence[Finding], options: RenderOptions) -> None:
    lang = options.lang
    open_ones = sorted((f for f in findings if not f.waived), key=lambda finding: finding.severity.rank)
    failing = [finding for finding in open_ones if finding.severity is not Severity.INFO]
    hints = [finding for finding in open_ones if finding.severity is Severity.INFO]
    if failing:
        more = (
            "" if len(failing) == 1 else f"（共 {len(failing)} 处）" if lang != "en" else f" ({len(failing)})"
        )
        message = clean(failing[0].message.of(lang)) + more
        failure = Xml.SubElement(case, "failure", type=failing[0].severity.value, message=message)
        failure.text = _told(path, failing, lang)
    elif findings and not open_ones:
        word = "waived" if lang == "en" else "已豁免"
        reasons = dict.fromkeys(f"{word}: {clean(f.reason)}" if f.reason else word for f in findings)
        Xml.SubElement(case, "skipped", message="; ".join(reasons))
    if hints:
        Xml.SubElement(case, "system-out").text = _told(path, hints, lang)


def _told(path: str, findings: Sequence[Finding], lang: str) -> str:
    """Every finding with place, message, excerpt and suggestion, one below the other."""
    lines = []
    for finding in findings:
        where = place(finding.location, path, lang)
        at = f"{path}:{finding.location.line}:{finding.location.column}"
        lines += [f"{at} [{SEVERITIES[finding.severity].of(lang)}] {where}", finding.message.of(lang)]
        lines += [f"> {finding.excerpt}" if finding.excerpt else "", finding.suggestion.of(lang)]
        for related in finding.related:
            other = f"{related.path} " if related.path else ""
            lines.append(f"= {other}{place(related.location, related.path or path, lang)} {related.excerpt}")
    return "\n".join(terminal(line) for line in lines if line)


def _count(suite: Xml.Element) -> None:
    suite.set("tests", str(len(suite.findall("testcase"))))
    for tag, name in COUNTED.items():
        suite.set(name, str(len(suite.findall(f"testcase/{tag}"))))
