"""A checklist says which years it is meant for; a report of another year is told so once."""

from __future__ import annotations

import pytest

from checker.gate.audit import Task, audit_task
from checker.model.results import ReportResult
from tests.gate.conftest import SOUND


def audited(year: int, **said: object) -> ReportResult:
    text = SOUND.replace("2023年度", f"{year}年度").replace("2024年1月", f"{year + 1}年1月")
    result = audit_task(Task("报告.txt", stdin=text.encode(), **said))  # type: ignore[arg-type]
    assert isinstance(result, ReportResult)
    assert result.year == year
    return result


def severities(result: ReportResult, rule: str) -> set[str]:
    return {finding.severity.value for finding in result.findings if finding.rule == rule}


@pytest.mark.parametrize("year", [2021, 2023, 2025])
def test_years_of_the_plan(year: int) -> None:
    result = audited(year)
    assert not severities(result, "unfit-checklist")
    assert "error" in severities(result, "missing-topic")


@pytest.mark.parametrize("year", [2020, 2026, 2027])
def test_other_years_are_told_once_and_gaps_only_noted(year: int) -> None:
    result = audited(year)
    unfit = [finding for finding in result.findings if finding.rule == "unfit-checklist"]
    assert [finding.severity.value for finding in unfit] == ["warning"]
    assert f"{year}年度" in unfit[0].message.zh
    assert "2021—2025" in unfit[0].message.zh
    assert unfit[0].location.line == 1
    assert severities(result, "missing-topic") == {"info"}


def test_a_checklist_named_on_the_command_line_counts_as_it_stands() -> None:
    result = audited(2027, chosen=True)
    assert not severities(result, "unfit-checklist")
    assert "error" in severities(result, "missing-topic")


def test_the_statutory_parts_are_due_in_every_year() -> None:
    text = SOUND.replace("2023年度", "2027年度").partition("三、存在的不足")[0]
    result = audit_task(Task("报告.txt", stdin=text.encode()))
    assert isinstance(result, ReportResult)
    assert severities(result, "missing-section") == {"error"}


def test_it_can_be_ignored() -> None:
    assert not severities(audited(2027, ignore=("unfit-checklist",)), "unfit-checklist")
