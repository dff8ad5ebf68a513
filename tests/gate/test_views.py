"""Several checklists in one run: each judges, and whoever reads results of one checklist still reads them right."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.gate.conftest import checker

REPORT = """\
青汀县柳湾镇人民政府2024年度法治政府建设情况报告
一、主要举措和成效
修订防汛、森林防火应急预案3个，组织应急演练2场210人参加。
各村开展院坝说法38场，1500余名群众参加。
二、存在的不足和原因
因专业人员少，合法性审核力量不足。
三、党政主要负责人履行推进法治建设第一责任人职责情况
镇长主持专题会议4次，讲法治课2次。
四、下一年度主要安排
配备2名法律顾问，补足审核力量。
2025年1月10日
"""
LOCAL = """\
extends = "rule-of-law"
title = "青汀县2024年工作要点"
[[requirement]]
id = "QT-01"
title = "开展院坝说法"
chapter = "地方"
basis = { document = "青汀县工作要点" }
applies = { town = "required" }
terms = ["院坝说法", "说法队"]
[[requirement]]
id = "QT-02"
title = "建设法治驿站"
chapter = "地方"
basis = { document = "青汀县工作要点" }
applies = { town = "required" }
terms = ["法治驿站"]
"""
OVER = """\
extends = "outline-2021-2025"
title = "改了一项"
[[requirement]]
id = "GY-17"
applies = { town = "no" }
"""


@pytest.fixture(autouse=True)
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / ".cache"))
    Path("报告.txt").write_text(REPORT, "utf-8")
    Path("local.toml").write_text(LOCAL, "utf-8")
    Path("over.toml").write_text(OVER, "utf-8")


def judged(*lists: str, more: tuple[str, ...] = ()) -> dict[str, Any]:
    arguments = [word for name in lists for word in ("-c", name)]
    done = checker("check", "报告.txt", *arguments, "-f", "json", "--fail-on", "never", *more)
    assert done.returncode == 0, done.stderr
    data: dict[str, Any] = json.loads(done.stdout)
    return data


def test_a_report_stays_one_entry_and_everything_is_told_once() -> None:
    data = judged("outline-2021-2025", "local.toml")
    (report,) = data["reports"]
    assert report["checklist"] == "outline-2021-2025"
    ids = [r["id"] for r in report["requirements"]]
    assert len(ids) == len(set(ids))
    assert {"ND-1", "GY-17", "QT-01", "QT-02"} <= set(ids)
    prints = [f["fingerprint"] for f in report["findings"]]
    assert len(prints) == len(set(prints))
    assert sum(data["summary"].values()) == len(prints)


def test_each_view_says_what_its_checklist_says_alone() -> None:
    (report,) = judged("outline-2021-2025", "local.toml")["reports"]
    by_id = {r["id"]: r for r in report["requirements"]}
    for view, name in zip(report["views"], ("outline-2021-2025", "local.toml"), strict=True):
        (alone,) = judged(name)["reports"]
        assert view["requirements"] == [r["id"] for r in alone["requirements"]]
        for said in alone["requirements"]:
            both = {k: v for k, v in by_id[said["id"]].items() if k != "checklist"}
            assert both == said
        found = {f["fingerprint"] for f in alone["findings"]}
        assert found <= {f["fingerprint"] for f in report["findings"]}
        assert sum(view["counts"].values()) == sum(r["applies"] != "no" for r in alone["requirements"])
    assert [v["title"] for v in report["views"]][1] == "青汀县2024年工作要点"


def test_one_checklist_looks_as_ever() -> None:
    (report,) = judged("outline-2021-2025")["reports"]
    assert "views" not in report
    assert not [r for r in report["requirements"] if "checklist" in r]
    assert judged("outline-2021-2025", "outline-2021-2025")["reports"] == [report]


@pytest.mark.parametrize(
    ("lists", "status"),
    [
        (("outline-2021-2025", "over.toml"), "not-applicable"),
        (("over.toml", "outline-2021-2025"), "covered"),
    ],
)
def test_of_two_statements_of_one_requirement_the_later_counts(lists: tuple[str, ...], status: str) -> None:
    (report,) = judged(*lists)["reports"]
    assert {r["id"]: r["status"] for r in report["requirements"]}["GY-17"] == status


def test_what_a_later_checklist_does_not_ask_is_no_finding() -> None:
    Path("报告.txt").write_text(REPORT.replace("修订防汛、森林防火应急预案3个，组织", "组织"), "utf-8")
    asked = judged("outline-2021-2025")["reports"][0]["findings"]
    assert [f for f in asked if f["requirement"] == "GY-17"]
    both = judged("outline-2021-2025", "over.toml")["reports"][0]["findings"]
    assert not [f for f in both if f["requirement"] == "GY-17"]


def test_what_was_kept_knows_every_checklist() -> None:
    first = judged("outline-2021-2025", "local.toml")
    assert judged("outline-2021-2025", "local.toml") == first
    assert judged("outline-2021-2025", "local.toml", more=("--no-cache",)) == first
    Path("local.toml").write_text(LOCAL.replace("法治驿站", "法治小院"), "utf-8")
    assert judged("outline-2021-2025", "local.toml") != first


def test_the_configuration_may_name_several() -> None:
    Path("checker.toml").write_text('checklist = ["outline-2021-2025", "local.toml"]\n', "utf-8")
    assert judged() == judged("outline-2021-2025", "local.toml")
    assert "views" not in judged("local.toml")["reports"][0]


@pytest.mark.parametrize(
    ("value", "words"),
    [('["outline-2021-2025", "lokal.toml"]', "lokal.toml"), ("[]", "checklist"), ("[1]", "checklist")],
)
def test_a_wrong_configuration_is_told_with_its_line(value: str, words: str) -> None:
    Path("checker.toml").write_text(f'lang = "zh"\nchecklist = {value}\n', "utf-8")
    done = checker("check", "报告.txt")
    assert done.returncode == 2
    assert "checker.toml:2" in done.stderr
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_the_terminal_counts_by_checklist() -> None:
    done = checker("check", "报告.txt", "-c", "outline-2021-2025", "-c", "local.toml", "--no-cache")
    assert "清单 outline-2021-2025、local" in done.stdout
    assert "local：已写 5，缺 2" in done.stdout


def test_a_requirement_of_any_list_is_explained() -> None:
    done = checker(
        "check", "报告.txt", "-c", "outline-2021-2025", "-c", "local.toml", "--explain-match", "QT-01"
    )
    assert done.returncode == 0
    assert "院坝说法38场" in done.stdout


@pytest.mark.parametrize("suffix", ["md", "html", "docx", "xlsx"])
def test_the_overview_has_a_row_for_each_report_and_checklist(suffix: str, tmp_path: Path) -> None:
    Path("报告二.txt").write_text(REPORT.replace("柳湾镇", "石桥镇"), "utf-8")
    done = checker(
        "sheet", "报告.txt", "报告二.txt", "-c", "outline-2021-2025", "-c", "local.toml", "-o", f"总.{suffix}"
    )
    assert done.returncode == 0, done.stderr
    assert _text(Path(f"总.{suffix}")).count("青汀县2024年工作要点") == 2


def _text(path: Path) -> str:
    if path.suffix == ".docx":
        from docx import Document

        return "\n".join(c.text for t in Document(str(path)).tables for r in t.rows for c in r.cells)
    if path.suffix == ".xlsx":
        from openpyxl import load_workbook

        book = load_workbook(path)
        return "\n".join(str(v) for row in book["各份清单"].iter_rows(values_only=True) for v in row)
    return path.read_text("utf-8")
