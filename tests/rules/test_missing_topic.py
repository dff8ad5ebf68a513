"""A report that answers every item, and what is told when one of the answers is taken away."""

import pytest

from checker.checklist import load
from checker.checklist.model import Level, Requirement

from .cases import TOWN, WORK, findings

RULE = "missing-topic"
ITEMS = {item.id: item for item in load("outline-2021-2025").requirement}
BUREAU = "云岭县水利局2023年度法治政府建设情况报告"


def report(title: str, level: Level, without: str = "") -> tuple[str, ...]:
    """The checklist's own sample answers to everything that a level is asked."""
    asked = (item for item in ITEMS.values() if item.applies[level] != "no" and item.id != without)
    return (title, WORK, *(item.answer for item in asked))


def told(lines: tuple[str, ...], level: Level) -> list[tuple[str | None, int, int, str]]:
    return [
        (f.requirement, f.location.line, f.location.column, f.severity.value)
        for f in findings(RULE, *lines, level=level)
    ]


@pytest.mark.parametrize(("title", "level"), [(TOWN, "town"), (BUREAU, "department")])
def test_everything_answered(title: str, level: Level) -> None:
    assert told(report(title, level), level) == []


@pytest.mark.parametrize(
    ("item", "level", "severity"),
    [
        ("GY-04", "town", "error"),
        ("GY-05", "town", "error"),
        ("GY-10", "town", "error"),
        ("GY-06", "town", "info"),
        ("GY-08", "town", "info"),
        ("GY-06", "department", "error"),
        ("GY-08", "department", "info"),
    ],
)
def test_the_one_that_was_left_out(item: str, level: Level, severity: str) -> None:
    assert told(report(TOWN if level == "town" else BUREAU, level, item), level) == [(item, 1, 1, severity)]


def test_the_title_may_stand_below_a_number() -> None:
    assert told(("云府〔2024〕3号", *report(TOWN, "town", "GY-04")), "town") == [("GY-04", 2, 1, "error")]
    assert told(report(TOWN, "town", "GY-04")[1:], "town") == [("GY-04", 1, 1, "error")]


def test_what_a_level_is_not_asked_is_not_missed() -> None:
    def missed(level: Level) -> set[str | None]:
        return {f.requirement for f in findings(RULE, TOWN, WORK, "全年检查36家次。", level=level)}

    assert "GY-07" not in missed("town")
    assert "GY-07" in missed("department")
    assert "GY-19" in missed("town")
    assert "GY-19" not in missed("department")


def _severity(item: Requirement) -> str:
    return "error" if item.applies["town"] == "required" else "info"


def test_a_report_that_tells_nothing() -> None:
    found = findings(RULE, TOWN, WORK, "全镇上下同心协力。")
    asked = {item.id: _severity(item) for item in ITEMS.values() if item.applies["town"] != "no"}
    assert {f.requirement: f.severity.value for f in found} == asked


@pytest.mark.parametrize(
    "line", ["汛前修订镇级应急预案3个。", "全年未发生突发事件。", "应急预案修订等工作统筹推进。"]
)
def test_told_denied_or_only_mentioned(line: str) -> None:
    assert "GY-17" not in {f.requirement for f in findings(RULE, TOWN, WORK, line)}


def test_items_that_were_never_measured_are_hints() -> None:
    found = findings(RULE, TOWN, WORK, "全年检查36家次。", checklist="annual-duties")
    assert [(f.requirement, f.severity.value) for f in found] == [(f"ZR-{n}", "info") for n in (1, 2, 3, 4)]
    assert all("还没有测过" in f.message.zh for f in found)
