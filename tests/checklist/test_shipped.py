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
        "example-2026-2030",
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


@pytest.mark.parametrize(
    ("folder", "checklist", "statuses", "found"),
    [
        (
            "annual-duties",
            "annual-duties",
            {"ZR-1": "covered", "ZR-2": "missing", "ZR-3": "missing", "ZR-4": "declared-none", "ND-4": "missing"},
            [("missing-section", "ND-4"), ("missing-topic", "ZR-2"), ("missing-topic", "ZR-3"), ("late-report", None)],
        ),
        (
            "chongqing",
            "chongqing-2021-2025",
            {"CQ-01": "covered", "CQ-02": "weak", "CQ-03": "covered", "GY-05": "covered", "GY-17": "missing"},
            [("weak-topic", "CQ-02")],
        ),
        (
            "example-2026-2030",
            "example-2026-2030",
            {
                "NP-01": "covered", "NP-02": "covered", "NP-03": "missing", "NP-04": "declared-none",
                "NP-05": "covered", "NP-06": "covered", "NP-07": "not-applicable", "NP-08": "weak",
                "NP-09": "covered", "NP-10": "declared-none", "NP-11": "declared-none", "NP-12": "covered",
                "NP-13": "weak", "NP-14": "weak", "NP-15": "covered",
            },
            [("missing-topic", "NP-03"), ("weak-topic", "NP-13"), ("weak-topic", "NP-08"), ("weak-topic", "NP-14")],
        ),
    ],
)  # fmt: skip
def test_the_sample_of_each_list_has_what_was_put_into_it(
    folder: str, checklist: str, statuses: dict[str, str], found: list[tuple[str, str | None]]
) -> None:
    (report,) = checked(f"reports/{folder}")["reports"]
    assert report["checklist"] == checklist
    judged = {r["id"]: r["status"] for r in report["requirements"]}
    assert {name: judged[name] for name in statuses} == statuses
    told = [(f["rule"], f["requirement"]) for f in report["findings"]]
    assert [one for one in told if not (one[1] or "").startswith("GY-")] == found


def test_the_example_is_marked_as_one_and_gates_nobody() -> None:
    example = load("example-2026-2030")
    assert "示例" in example.title
    assert "虚构" in example.title
    assert {r.basis.certainty for r in example.requirement} == {"待核"}
    (report,) = checked("reports/example-2026-2030")["reports"]
    assert {f["severity"] for f in report["findings"]} == {"info"}
