"""`checklist test`: what a list finds in reports in one screen, and what must hold before a list of one's own counts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer

from checker.cli import checklists
from tests.gate.conftest import checker

OWN = """\
extends = "rule-of-law"
title = "柳湾县工作要点"
[[requirement]]
id = "QT-01"
title = "开展院坝说法"
chapter = "地方"
basis = { document = "工作要点" }
applies = { town = "required" }
terms = ["院坝说法", "说法队"]
example = ["在12个村开展院坝说法46场。", "组建说法队5支。", "院坝说法调解纠纷3件。"]
"""
HEAD = "{}镇人民政府2024年度法治政府建设情况报告\n一、主要举措和成效\n修订预案3个。\n"
TAIL = "二、存在的不足和原因\n因人手少，培训不足。\n三、下一步安排\n开展培训3次。\n2025年1月10日\n"
NAMES = ("甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸")


@pytest.fixture(autouse=True)
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / ".cache"))
    monkeypatch.setenv("COLUMNS", "110")
    Path("own.toml").write_text(OWN, "utf-8")
    Path("报告").mkdir()


def reports(told: int, of: int = 10, wrong: int = 0) -> None:
    """Reports and their labels: the first ones tell of it, and of the last so many the label says otherwise."""
    labels = []
    for number, name in enumerate(NAMES[:of]):
        text = f"各村开展院坝说法{number + 3}场，{number + 1}00人参加。\n" if number < told else ""
        Path(f"报告/{name}.txt").write_text(HEAD.format(name + "河") + text + TAIL, "utf-8")
        label = "covered" if (number < told) == (number < of - wrong) else "missing"
        labels.append(f'["报告/{name}.txt"]\nQT-01 = "{label}"\n')
    Path("labels.toml").write_text("".join(labels), "utf-8")


def severities() -> set[str]:
    done = checker(
        "check", "报告/癸.txt", "-c", "own.toml", "--level", "town", "-f", "json", "--fail-on", "never"
    )
    (report,) = json.loads(done.stdout)["reports"]
    return {f["severity"] for f in report["findings"] if f["requirement"] == "QT-01"}


def test_one_screen(tmp_path: Path) -> None:
    reports(6)
    done = checker("checklist", "test", "own.toml", "报告")
    assert done.returncode == 0, done.stderr
    (row,) = [line for line in done.stdout.splitlines() if "QT-01" in line]
    assert "6/10" in row
    assert "院坝说法" in row
    assert "说法队" in row
    assert len(done.stdout.splitlines()) < 24
    assert max(map(len, done.stdout.splitlines())) <= 110


def test_details_name_the_report_and_the_whole_sentence() -> None:
    reports(6)
    done = checker("checklist", "test", "own.toml", "报告", "--details")
    assert "报告/" in done.stdout
    assert "人参加" in done.stdout


def test_labels_give_the_confusion() -> None:
    reports(6, wrong=2)
    done = checker("checklist", "test", "own.toml", "--labels", "labels.toml")
    assert "8/10" in done.stdout
    table = [line.split() for line in done.stdout.splitlines() if line.startswith(("已写", "缺"))]
    assert [[cell for cell in row if cell.isdigit()] for row in table] == [["6", "2"], ["0", "2"]]


def test_a_requirement_counts_once_it_was_measured_and_as_long_as_it_is_worded_so() -> None:
    reports(6)
    assert severities() == {"info"}
    assert checker("checklist", "test", "own.toml", "--labels", "labels.toml").returncode == 0
    assert severities() == {"info"}
    done = checker("checklist", "test", "own.toml", "--labels", "labels.toml", "--record")
    assert "够格" in done.stdout
    assert severities() == {"error"}
    assert (
        checker(
            "check", "报告/癸.txt", "-c", "own.toml", "--level", "town", "--select", "missing-topic"
        ).returncode
        == 1
    )
    Path("own.toml").write_text(OWN.replace('title = "柳湾', 'title = "石桥'), "utf-8")
    assert severities() == {"error"}
    Path("own.toml").write_text(OWN.replace('"说法队"]', '"说法小队"]'), "utf-8")
    assert severities() == {"info"}


@pytest.mark.parametrize(
    ("told", "of", "wrong", "word"),
    [(6, 9, 0, "10 份"), (2, 10, 0, "3 份以上"), (8, 10, 0, "3 份以上"), (5, 10, 2, "90%")],
    ids=["too few", "few that tell", "few that do not", "judged wrongly"],
)
def test_what_is_not_enough(told: int, of: int, wrong: int, word: str) -> None:
    reports(told, of, wrong)
    done = checker("checklist", "test", "own.toml", "--labels", "labels.toml", "--record")
    assert done.returncode == 0, done.stderr
    assert word in done.stdout
    Path("报告/癸.txt").write_text(HEAD.format("癸河") + TAIL, "utf-8")
    assert severities() == {"info"}


def test_one_wrong_of_ten_is_enough() -> None:
    reports(6, wrong=1)
    assert "够格" in checker("checklist", "test", "own.toml", "--labels", "labels.toml", "--record").stdout


@pytest.mark.parametrize(
    ("labels", "line", "words"),
    [
        ('["报告/无.txt"]\nQT-01 = "covered"\n', 1, "报告/无.txt"),
        ('["报告/甲.txt"]\nQT-1 = "covered"\n', 2, "QT-01"),
        ('["报告/甲.txt"]\nQT-01 = "yes"\n', 2, "declared-none"),
        ('QT-01 = "covered"\n', 1, "一份报告的表"),
        ('["报告/甲.txt"]\nQT-01 = ["covered"]\n', 2, "declared-none"),
        ('["报告/甲.txt"\n', 1, "TOML"),
    ],
)
def test_labels_that_cannot_be_used(labels: str, line: int, words: str) -> None:
    reports(6)
    Path("labels.toml").write_text(labels, "utf-8")
    done = checker("checklist", "test", "own.toml", "--labels", "labels.toml")
    assert done.returncode == 2
    assert f"labels.toml:{line}：" in done.stderr
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_record_that_somebody_broke_is_told() -> None:
    reports(6)
    checker("checklist", "test", "own.toml", "--labels", "labels.toml", "--record")
    Path("own.measured.toml").write_text("[QT-01]\nreports = true\n", "utf-8")
    done = checker("check", "报告/癸.txt", "-c", "own.toml")
    assert done.returncode == 2
    assert "own.measured.toml" in done.stderr


def test_nobody_writes_that_something_was_measured() -> None:
    Path("own.toml").write_text('measured = ["QT-01"]\n' + OWN, "utf-8")
    done = checker("checklist", "validate", "own.toml")
    assert done.returncode == 2
    assert "own.toml:1：" in done.stderr


def test_requirements_that_live_on_the_same_sentence_are_told() -> None:
    reports(6)
    more = OWN.split("[[requirement]]")[1].replace("QT-01", "QT-02")
    Path("own.toml").write_text(f"{OWN}[[requirement]]{more}", "utf-8")
    done = checker("checklist", "test", "own.toml", "报告")
    assert "重叠  QT-01 和 QT-02：6 份里有 6 份" in done.stdout
    assert "几项共用" in done.stdout


def test_a_report_that_cannot_be_read_is_told_and_the_others_are_tried() -> None:
    reports(4)
    Path("报告/坏.docx").write_bytes(b"no zip")
    done = checker("checklist", "test", "own.toml", "报告")
    assert (done.returncode, done.stderr.count("\n")) == (4, 1)
    assert "坏.docx" in done.stderr
    assert "QT-01" in done.stdout
    Path("labels.toml").write_text('["报告/坏.docx"]\nQT-01 = "missing"\n', "utf-8")
    done = checker("checklist", "test", "own.toml", "报告", "--labels", "labels.toml", "--record")
    assert (done.returncode, Path("own.measured.toml").exists()) == (4, False)


def test_training_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(checklists, "find_spec", lambda _: None)
    with pytest.raises(typer.Exit) as ended:
        checklists.train("outline-2021-2025")
    assert (ended.value.exit_code, "baogao-checker[train]" in capsys.readouterr().err) == (2, True)
