"""A rule on a few lines of text: where it finds something, and how bad."""

from __future__ import annotations

from checker.checklist import load
from checker.checklist.model import Level
from checker.gate.audit import Task, audit_document
from checker.model.document import Block
from checker.model.findings import Finding
from checker.readers.structure import parse

TOWN = "云溪镇人民政府2023年度法治政府建设情况报告"
WORK = "一、主要举措和成效"
LEADER = "二、党政主要负责人履行推进法治建设第一责任人职责情况"
SHORTCOMINGS = "三、存在的不足和原因"
PLAN = "四、2024年工作安排"


def findings(
    rule: str, *lines: str, level: Level | None = "town", checklist: str = "outline-2021-2025", **said: object
) -> tuple[Finding, ...]:
    """The findings of one rule on a report of these lines."""
    document = parse("报告.txt", [Block(text, number) for number, text in enumerate(lines, 1)])
    task = Task("报告.txt", level=level, select=(rule,), **said)  # type: ignore[arg-type]
    return audit_document(document, load(checklist), task).findings


def problems(
    rule: str, *lines: str, level: Level | None = "town", **said: object
) -> list[tuple[int, int, str]]:
    """Line, column and severity of each finding."""
    found = findings(rule, *lines, level=level, **said)  # type: ignore[arg-type]
    return [(f.location.line, f.location.column, f.severity.value) for f in found]


def in_work(rule: str, *lines: str, **said: object) -> list[tuple[int, int, str]]:
    """The same for lines of a town's report on its work; the first of them is line 3."""
    return problems(rule, TOWN, WORK, *lines, **said)  # type: ignore[arg-type]


def messages(rule: str, *lines: str) -> list[str]:
    """What is told of such lines."""
    return [finding.message.zh for finding in findings(rule, TOWN, WORK, *lines)]
