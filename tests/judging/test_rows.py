"""A row of a table is a unit: what one cell claims, another may prove."""

from __future__ import annotations

import pytest

from checker.gate.audit import Task, audit_task
from checker.model.results import ReportResult

HEAD = "# 云溪镇人民政府2024年度法治政府建设情况报告\n\n## 一、主要举措和成效\n\n全年工作情况如下表所列，共举办法治宣讲32场。\n\n| 工作 | 情况 |\n| --- | --- |\n"


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("| 群众法治意识显著增强 | 宣讲32场，知晓率88% |", False),
        ("| 宣讲32场，知晓率88% | 群众法治意识显著增强 |", False),
        ("| 群众法治意识显著增强 | 持续推进 |", True),
        ("| 群众法治意识显著增强 | 持续推进 |\n| 宣讲 | 宣讲32场，知晓率88% |", True),
    ],
)
def test_evidence_reaches_over_the_row_and_no_further(row: str, found: bool) -> None:
    result = audit_task(Task("报告.md", stdin=f"{HEAD}{row}\n".encode()))
    assert isinstance(result, ReportResult)
    assert ("unquantified-claim" in {finding.rule for finding in result.findings}) is found
