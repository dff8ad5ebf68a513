"""Verdicts become labelled sentences that count once a person has agreed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.checklist.examples import read_examples
from tests.gate.conftest import checker

REPORT = """柳湾镇人民政府2023年度法治政府建设情况报告
一、主要举措和成效
我镇把旧渡口的两条木船换成铁船，船工每天清早试水。
镇里的接待室添了六把椅子，墙上挂着老支书写的条幅。
二、2024年工作安排
把渡口的灯修好。
"""


@pytest.fixture
def verdicts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / "cache"))
    Path("镇.txt").write_text(REPORT, "utf-8")
    return tmp_path / "verdicts.toml"


def told(verdict: str, remark: str, requirement: str = "GY-17", path: str = "镇.txt") -> str:
    done = checker("check", "镇.txt", "--no-cache", "-f", "json", "--fail-on", "never")
    (fingerprint,) = (
        f["fingerprint"] for f in json.loads(done.stdout)["reports"][0]["findings"]
        if f["rule"] == "missing-topic" and f["requirement"] == requirement
    )  # fmt: skip
    return (
        f'[[verdict]]\nfingerprint = "{fingerprint}"\nrule = "missing-topic"\npath = "{path}"\n'
        f'verdict = "{verdict}"\nremark = "{remark}"\nby = "老周"\ndate = 2024-03-01\n'
    )


def test_the_sentence_that_the_remark_quotes_answers(verdicts: Path) -> None:
    verdicts.write_text(told("误报", "写了：“旧渡口的两条木船换成铁船”"), "utf-8")
    done = checker("checklist", "learn", "verdicts.toml", "-o", "待核.tsv")
    assert (done.returncode, "1 句" in done.stdout) == (0, True), done.stderr
    assert read_examples(Path("待核.tsv")) == []  # nothing counts yet
    line = Path("待核.tsv").read_text("utf-8").splitlines()[-1]
    Path("核过.tsv").write_text(line.removeprefix("# ") + "\n", "utf-8")
    (example,) = read_examples(Path("核过.tsv"))
    assert (example.writer, example.part, example.covers) == ("老周", "achievements", ("GY-17",))
    assert example.heading == "主要举措和成效"
    assert line in checker("checklist", "learn", "verdicts.toml").stdout
    assert example.text == "我镇把旧渡口的两条木船换成铁船，船工每天清早试水。"


def test_a_guess_says_so(verdicts: Path) -> None:
    verdicts.write_text(told("误报", "其实写了"), "utf-8")
    done = checker("checklist", "learn", "verdicts.toml")
    assert (done.returncode, "句子是猜的" in done.stdout) == (0, True)


@pytest.mark.parametrize("verdict", ["属实", "已整改", "不适用"])
def test_other_verdicts_on_a_missing_topic_teach_nothing(verdicts: Path, verdict: str) -> None:
    verdicts.write_text(told(verdict, "“旧渡口的两条木船”"), "utf-8")
    assert "GY-17" not in checker("checklist", "learn", "verdicts.toml").stdout


def test_what_is_gone_is_named_and_the_rest_goes_on(verdicts: Path) -> None:
    good, gone = told("误报", "“六把椅子”"), told("误报", "“两条木船”", path="没有.txt")
    verdicts.write_text(gone + good, "utf-8")
    done = checker("checklist", "learn", "verdicts.toml")
    assert (done.returncode, "没有.txt" in done.stderr, "六把椅子" in done.stdout) == (0, True, True)


def test_no_file_is_written_over(verdicts: Path) -> None:
    verdicts.write_text("", "utf-8")
    Path("有.tsv").write_text("别人的", "utf-8")
    assert checker("checklist", "learn", "verdicts.toml", "-o", "有.tsv").returncode != 0
    assert Path("有.tsv").read_text("utf-8") == "别人的"
    assert checker("checklist", "learn", "没有.toml").returncode != 0
