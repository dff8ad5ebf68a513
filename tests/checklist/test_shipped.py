"""The shipped checklists beside the national one do what their samples show, without a line of Python of their own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checker.checklist import available, load
from tests import program

ROOT = Path(__file__).parents[2]


def checked(*arguments: str) -> dict[str, Any]:
    done = program.run("check", "--no-cache", "-f", "json", *arguments, folder=ROOT)
    data: dict[str, Any] = json.loads(done.stdout)
    return data


def test_what_is_shipped() -> None:
    assert set(available()) == {
        "outline-2021-2025", "annual-duties", "chongqing-2021-2025", "disclosure-annual-report",
    }  # fmt: skip


def test_the_disclosure_report_has_its_eight_faults_and_no_other() -> None:
    report = checked("reports/disclosure")["reports"][0]
    assert report["checklist"] == "disclosure-annual-report"
    found = [(f["rule"], f["location"]["line"]) for f in report["findings"]]
    assert found == [
        ("missing-section", 1),
        ("wrong-year", 5),
        ("table-sum", 7),
        ("duplicate-paragraph", 13),
        ("table-sum", 18),
        ("table-sum", 21),
        ("empty-section", 23),
        ("late-report", 28),
    ]


def test_rules_of_the_rule_of_law_report_are_silent_on_it() -> None:
    report = checked("reports/disclosure")["reports"][0]
    assert not [r for r in report["requirements"] if r["id"].startswith(("GY-", "ND-"))]
    assert not [f for f in report["findings"] if "第一责任人" in f["message"]]


@pytest.mark.parametrize("name", ["annual-duties", "chongqing-2021-2025"])
def test_lists_for_the_rule_of_law_report_ask_for_its_statutory_parts(name: str) -> None:
    checklist = load(name)
    assert [part.id for part in checklist.part] == ["ND-1", "ND-2", "ND-3", "ND-4", "ND-5"]
    report = checked("reports/qinghe-town-2023.txt", "-c", name)
    ids = {r["id"] for r in report["reports"][0]["requirements"]}
    assert {r.id for r in checklist.requirement} <= ids


def test_the_local_list_changes_only_what_it_says() -> None:
    national, local = load("outline-2021-2025"), load("chongqing-2021-2025")
    by_id = {r.id: r for r in local.requirement}
    changed = {r.id for r in national.requirement if by_id[r.id] != r}
    assert changed == {"GY-05", "GY-06", "GY-13"}
    assert {r.id for r in local.requirement} - {r.id for r in national.requirement} == {
        "CQ-01",
        "CQ-02",
        "CQ-03",
    }


def test_the_common_part_knows_no_kind_of_report() -> None:
    folder = ROOT / "checklists"
    files = [folder / "common.toml", *(folder / "common").glob("*.toml")]
    assert len(files) > 1
    for file in files:
        text = file.read_text("utf-8")
        assert "[[part]]" not in text
        assert "[[deadline]]" not in text
