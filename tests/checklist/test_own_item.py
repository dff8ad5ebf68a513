"""What `checklists/README.md` shows: somebody adds an item with terms and three examples, and sees it judged."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.gate.conftest import checker

MANUAL = Path(__file__).parents[2] / "checklists" / "README.md"
HEAD = "柳湾镇人民政府2024年度法治政府建设情况报告\n一、主要举措和成效\n"


@pytest.fixture(autouse=True)
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / ".cache"))
    shown = re.search(r"```toml\n(.*?)```", MANUAL.read_text("utf-8"), re.DOTALL)
    assert shown
    Path("qingting.toml").write_text(shown[1], "utf-8")


def judged(text: str) -> tuple[str, list[dict[str, str]]]:
    Path("报告.txt").write_text(HEAD + text + "\n", "utf-8")
    done = checker(
        "check", "报告.txt", "-c", "qingting.toml", "--level", "town", "-f", "json", "--fail-on", "never"
    )
    (report,) = json.loads(done.stdout)["reports"]
    status = {r["id"]: r["status"] for r in report["requirements"]}["QT-01"]
    return status, [f for f in report["findings"] if f["requirement"] == "QT-01"]


def test_the_example_of_the_manual_is_sound() -> None:
    assert checker("checklist", "validate", "qingting.toml").returncode == 0


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("各村开展院坝说法38场，1500余名群众参加。", "covered"),
        ("法庭和司法所到农家院坝巡回审理邻里纠纷2件，当场调解1件。", "covered"),
        ("大力推进院坝说法，营造浓厚氛围。", "weak"),
        ("修订防汛应急预案3个。", "missing"),
    ],
)
def test_it_is_judged(text: str, status: str) -> None:
    assert judged(text)[0] == status


def test_it_never_fails_a_check_before_it_was_measured() -> None:
    status, findings = judged("修订防汛应急预案3个。")
    assert status == "missing"
    assert {finding["severity"] for finding in findings} == {"info"}


def test_the_checker_says_why() -> None:
    Path("报告.txt").write_text(HEAD + "各村开展院坝说法38场。\n", "utf-8")
    done = checker("check", "报告.txt", "-c", "qingting.toml", "--explain-match", "QT-01")
    assert "院坝说法" in done.stdout
    assert "还没有用标注过的报告测过" in done.stdout


def test_an_expression_that_no_example_needs_is_refused() -> None:
    text = Path("qingting.toml").read_text("utf-8")
    Path("qingting.toml").write_text(text.replace('"说法队"', '"铁脚板…队"'), "utf-8")
    done = checker("checklist", "validate", "qingting.toml")
    assert done.returncode == 2
    assert "qingting.toml:" in done.stderr
    assert "例句" in done.stderr


def test_the_example_of_every_table_is_a_checklist() -> None:
    shown = next(
        block
        for block in re.findall(r"```toml\n(.*?)```", MANUAL.read_text("utf-8"), re.DOTALL)
        if "each table" in block
    )
    Path("tables.toml").write_text(shown, "utf-8")
    done = checker("checklist", "validate", "tables.toml")
    assert done.returncode == 0, done.stderr
    Path("报告.txt").write_text(
        f"{HEAD}我局安排律师坐班2天，接待群众咨询183人次。\n柳湾镇人民政府\n2025年2月9日\n", "utf-8"
    )
    done = checker(
        "check", "报告.txt", "-c", "tables.toml", "--level", "town", "-f", "json", "--fail-on", "never"
    )
    found = {f["rule"]: f["message"] for f in json.loads(done.stdout)["reports"][0]["findings"]}
    assert "乡镇不是局" in found["issuer-name"]
    assert "镇街报送时限" in found["late-report"]
