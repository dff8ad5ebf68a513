"""What a review concludes: each threshold at its border, and the shipped ones in words."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from checker.checklist import load
from checker.model.conclusion import PART, TOPIC, conclude
from checker.model.document import Location, Span
from checker.model.findings import Finding, Severity, Wording
from checker.model.grades import Grade
from checker.model.results import ReportResult, RequirementResult, Stats
from checker.model.vocabulary import Applies, Status

GRADES = load("outline-2021-2025").grades


def found(severity: Severity, rule: str = "wrong-year", requirement: str | None = None) -> Finding:
    place = Location(1, 1, 1, 2, 1)
    return Finding(rule, severity, Wording("话", "said"), Span(0, 1), place, "", requirement=requirement)


def report(
    errors: int = 0, warnings: int = 0, parts: int = 0, missing: int = 0, waived: bool = False, **said: object
) -> ReportResult:
    """A report on four parts and twenty topics with so many faults."""
    asked = [
        RequirementResult(f"{kind}-{n}", f"第{n}项", Applies.REQUIRED, Status.MISSING if n <= gaps else Status.COVERED,
                          False, 0.0, part=kind == "P")
        for kind, count, gaps in (("P", 4, parts), ("T", 20, missing)) for n in range(1, count + 1)
    ]  # fmt: skip
    findings = [found(Severity.ERROR)] * errors + [found(Severity.WARNING)] * warnings
    findings += [found(Severity.ERROR, PART, f"P-{n}") for n in range(1, parts + 1)]
    findings += [found(Severity.ERROR, TOPIC, f"T-{n}") for n in range(1, missing + 1)]
    findings = [msgspec.structs.replace(finding, waived=waived) for finding in findings]
    made = ReportResult("r.txt", "", "", "town", 2023, "c", tuple(asked), tuple(findings), Stats(0, 0, 0))
    return msgspec.structs.replace(made, grades=said.get("grades", GRADES))


@pytest.mark.parametrize(
    ("faults", "grade"),
    [
        ({}, "可以报送"),
        ({"warnings": 3}, "可以报送"),
        ({"warnings": 4}, "修改后报送"),
        ({"errors": 1}, "修改后报送"),
        ({"errors": 3}, "修改后报送"),
        ({"errors": 4}, "退回修改"),
        ({"errors": 11}, "退回修改"),
        ({"parts": 1}, "退回修改"),
        ({"parts": 2}, "退回重写"),
        ({"missing": 3}, "修改后报送"),
        ({"missing": 5}, "退回修改"),
        ({"missing": 6}, "退回重写"),
        ({"errors": 9, "parts": 2, "missing": 20, "waived": True}, "可以报送"),
    ],
)
def test_shipped_thresholds(faults: dict[str, Any], grade: str) -> None:
    conclusion = conclude(report(**faults))
    assert conclusion
    assert conclusion.title.zh == grade
    assert bool(conclusion.reasons) is (grade != "可以报送")


def test_one_copied_report_is_sent_back() -> None:
    copied = msgspec.structs.replace(report(), findings=(found(Severity.ERROR, "copied-report"),))
    hinted = msgspec.structs.replace(report(), findings=(found(Severity.INFO, "copied-report"),))
    assert [conclude(r).id for r in (copied, hinted)] == ["return", "ready"]


def test_reasons_name_what_is_missing() -> None:
    conclusion = conclude(report(parts=2, missing=7))
    assert conclusion
    assert [reason.zh for reason in conclusion.reasons] == [
        "缺法定部分“第1项”“第2项”", "应报的 20 项里有 7 项没有写",
    ]  # fmt: skip


def test_what_is_missing_by_a_checklist_of_other_years_is_no_reason() -> None:
    hints = [msgspec.structs.replace(f, severity=Severity.INFO) for f in report(missing=20).findings]
    conclusion = conclude(msgspec.structs.replace(report(missing=20), findings=tuple(hints)))
    assert conclusion
    assert conclusion.id == "ready"


def test_a_checklist_without_grades_concludes_nothing_and_a_single_one_always_holds() -> None:
    assert conclude(report(errors=9, grades={})) is None
    only = conclude(report(grades={"seen": Grade(title="已阅")}))
    assert only
    assert (only.title.zh, only.title.en, only.rank) == ("已阅", "seen", 0)
