"""One report through all rules."""

from __future__ import annotations

import fnmatch
import os
from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from checker.checklist import Checklist, load
from checker.checklist.load import merge
from checker.checklist.model import LAST, Level
from checker.checklist.national import NATIONAL
from checker.copying.results import Copies
from checker.gate.bounds import TooCostlyError, bounded
from checker.gate.own_outputs import OWN, is_own
from checker.gate.own_rules import UNFIT
from checker.model.document import Document
from checker.model.errors import CheckerError
from checker.model.findings import Finding, Severity, Wording
from checker.model.results import InputError, ReportResult, Stats
from checker.readers import ReadError, read
from checker.support import limits

if TYPE_CHECKING:  # judging and rules are imported when a report is audited, not when a result is cached
    from checker.judging.examination import Examination

NO_REPORT = "不像报告（没有标题、机关和应有的部分），未检查"


class Task(Struct, frozen=True):
    """One report and how to audit it; small, so that it travels to a worker process."""

    path: str
    checklist: str = NATIONAL
    further: tuple[str, ...] = ()
    """Checklists that judge the same report besides, as views of their own; see `checker.gate.views`."""
    level: Level | None = None
    year: int | None = None
    chosen: bool = False
    """Whether the checklist was named on the command line, so that it counts whatever year it is meant for."""
    select: tuple[str, ...] = ("*",)
    ignore: tuple[str, ...] = ()
    stdin: bytes | None = None
    previous: str | None = None
    """Last year's report of the same issuer, for copied-report."""
    copies: tuple[Copies, ...] = ()
    """What it has in common with other reports."""
    timeout: float = limits.SECONDS
    """Processor time in seconds that it may take; 0 for as much as it wants."""
    options: Mapping[str, Mapping[str, Any]] = {}
    """Thresholds by rule, over those of the checklist."""
    reasons: bool = False
    """Whether results say why each requirement is judged as it is; that takes a tenth more time."""
    severity: Mapping[str, str] = {}
    """Severities by `rule` or `rule:requirement`, over those of the rules."""


def selected(rule: str, select: Iterable[str], ignore: Iterable[str]) -> bool:
    """Whether a rule has to run: globs over `rule` and `rule:requirement` ask for some of its findings."""
    return _fits((rule,), (pattern.partition(":")[0] for pattern in select)) and not _fits((rule,), ignore)


def _kept(finding: Finding, task: Task) -> bool:
    names = (finding.rule, f"{finding.rule}:{finding.requirement}")
    return _fits(names, task.select) and not _fits(names, task.ignore)


def _placed(finding: Finding, document: Document) -> Finding:
    """A finding whose fixes say where in the file they go."""
    if not finding.fixes:
        return finding
    fixes = tuple(replace(fix, location=document.locate(*fix.span)) for fix in finding.fixes)
    return replace(finding, fixes=fixes)


def _fits(names: Iterable[str], patterns: Iterable[str]) -> bool:
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns for name in names)


def audit_document(document: Document, checklist: Checklist, task: Task) -> ReportResult:
    """Run every selected rule over one document."""
    return _judged(_examined(document, checklist, task), task)


def _of_ocr(message: Wording) -> Wording:
    return Wording(f"{message.zh}（据 OCR 识别的文字，请对照原件）", f"{message.en} (from text read by OCR)")


def _examined(
    document: Document, checklist: Checklist, task: Task, previous: Document | None = None
) -> Examination:
    from checker.judging.examination import Examination

    if task.options:
        options = merge(checklist.options, msgspec.to_builtins(task.options))
        checklist = msgspec.structs.replace(checklist, options=options)
    return Examination(document, checklist, task.level, task.year, task.copies, previous)


def _judged(exam: Examination, task: Task) -> ReportResult:
    from checker.gate.remarks import waive
    from checker.gate.requirements import requirements
    from checker.rules import REGISTRY, installed_plugins

    document = exam.document
    findings: list[Finding] = []
    rules = [*REGISTRY]
    for module in (one.module for one in installed_plugins() if one.module):
        from checker.gate.plugins import applied

        rules.append((module.RULE, partial(applied, module.RULE, module.check)))
    for rule, check in rules:
        if selected(rule.id, task.select, task.ignore) and not (rule.spelling and document.recognised):
            findings += (_placed(finding, document) for finding in check(exam) if _kept(finding, task))
    if document.recognised:
        findings = [replace(finding, message=_of_ocr(finding.message)) for finding in findings]
    if not task.chosen and (unfit := _unfit(exam)):
        findings = [_advisory(finding) for finding in findings]
        if selected(unfit.rule, task.select, task.ignore):
            findings.append(unfit)
    if task.severity:
        findings = [weighed(finding, task.severity) for finding in findings]
    findings = waive(document, findings, lambda rule: selected(rule, task.select, task.ignore))
    particulars = exam.particulars
    return ReportResult(
        path=document.path,
        title=particulars.title,
        issuer=particulars.issuer,
        level=particulars.level,
        year=particulars.year,
        checklist=exam.checklist.name,
        requirements=requirements(exam, task.reasons),
        findings=tuple(_distinct(findings)),
        stats=Stats(len("".join(document.text.split())), len(document.paragraphs), len(document.sentences)),
        warnings=document.warnings,
        text=tuple(document.text[p.start : p.end] for p in document.paragraphs),
        starts=tuple(p.start for p in document.paragraphs),
        numbers=tuple(p.number for p in document.paragraphs),
        addressee=particulars.addressee,
        place=particulars.place,
        grades=exam.checklist.grades,
        date="{:04}-{:02}-{:02}".format(*particulars.date) if particulars.date else "",
    )


def _unfit(exam: Examination) -> Finding | None:
    """The warning that the checklist is not meant for the year of a report."""
    year, checklist = exam.particulars.year, exam.checklist
    if year is None or checklist.since <= year <= checklist.until:
        return None
    until = "" if checklist.until == LAST else str(checklist.until)
    title = checklist.title or checklist.name
    return exam.finding(
        UNFIT,
        exam.particulars.title_span or exam.first_line,
        Wording(
            f"{title}适用于{checklist.since}—{until}年度，这份是{year}年度的报告，缺项只作提示",
            f"{title} is meant for {checklist.since}–{until}; this report is for {year}, so gaps are only noted",
        ),
        Wording(
            "换用这一年的清单；确要用这份的，写明 --checklist",
            "Use the checklist of that year, or name this one with --checklist",
        ),
        identity=(checklist.name, str(year)),
    )


def _advisory(finding: Finding) -> Finding:
    """A finding by a checklist of another year: what is missing by it is only worth a look."""
    covers = finding.requirement and finding.rule in ("missing-topic", "weak-topic")
    return replace(finding, severity=Severity.INFO) if covers else finding


def weighed(finding: Finding, severities: Mapping[str, str]) -> Finding:
    """A finding with the severity that users gave its rule, or the rule for its requirement."""
    said = severities.get(f"{finding.rule}:{finding.requirement}") or severities.get(finding.rule)
    return replace(finding, severity=Severity(said)) if said else finding


def _distinct(findings: list[Finding]) -> list[Finding]:
    """In the order of the text; equal fingerprints are numbered so that each finding has its own."""
    findings.sort(key=lambda finding: finding.order)
    seen: dict[str, int] = {}
    distinct = []
    for finding in findings:
        count = seen.get(finding.fingerprint, 0)
        seen[finding.fingerprint] = count + 1
        if count:
            finding = replace(finding, fingerprint=f"{finding.fingerprint}-{count + 1}")
        distinct.append(finding)
    return distinct


def audit_task(task: Task) -> ReportResult | InputError:
    """Read and audit one file; what cannot be read, or costs too much, comes back as an `InputError`."""
    try:
        with bounded(task.path, task.timeout, "，确要检查请加大 --timeout"):
            return _audit_task(task)
    except ReadError as error:
        return InputError(error.path, error.message)


def _audit_task(task: Task) -> ReportResult | InputError:
    try:
        document = read(task.path, task.stdin)
        if is_own(document):
            return InputError(task.path, OWN, fault=False)
        previous = None
        if task.previous:
            from checker.gate.copies import against

            try:
                previous = read(task.previous)
            except ReadError as error:
                return InputError(task.path, f"上一年度的报告读不了，没有检查（{error}）")
            found = against(document, previous, task.checklist)
            task = replace(task, copies=(*found, *task.copies))
        names = (task.checklist, *task.further)
        exams = [_examined(document, load(name), task, previous) for name in names]
        if not any(exam.is_report for exam in exams):
            return InputError(task.path, NO_REPORT, fault=False)
        results = [_judged(exam, task) for exam in exams]
        if not task.further:
            return results[0]
        from checker.gate.views import together

        return together(results, [exam.checklist.title for exam in exams])
    except (CheckerError, MemoryError, RecursionError):  # of the file or the checklist
        raise
    except Exception as error:  # one report must not cost the others their results
        if isinstance(error.__cause__, TooCostlyError):  # it came while a class was being made
            raise error.__cause__ from None
        if os.environ.get("CHECKER_DEBUG"):
            raise
        return InputError(task.path, f"检查时程序出错（{type(error).__name__}: {error}），请把文件交给维护者")
