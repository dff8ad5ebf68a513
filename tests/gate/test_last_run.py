"""A second run says what is new, mended and left."""

from __future__ import annotations

from pathlib import Path

from tests.gate.conftest import FAULT, SOUND, checker


def test_a_second_run_says_what_changed(repository: Path) -> None:
    run = (
        "check",
        "报告.txt",
        "--ignore",
        "weak-topic,missing-topic",
    )  # what is covered, and how, is for the judgement
    Path("报告.txt").write_text(SOUND.replace("成功186起。", f"成功186起。\n{FAULT}"), "utf-8")
    first = checker(*run).stdout
    assert "上次" not in first
    assert checker(*run).stdout == first
    Path("报告.txt").write_text(SOUND, "utf-8")
    mended = checker(*run).stdout
    assert "改好 2 处，新出现 0 处" in mended
    assert "上次" not in checker(*run).stdout


def test_other_formats_and_runs_without_a_cache_keep_nothing(repository: Path) -> None:
    Path("报告.txt").write_text(SOUND.replace("成功186起。", f"成功186起。\n{FAULT}"), "utf-8")
    checker("check", "报告.txt", "--no-cache")
    checker("check", "报告.txt", "--format", "json")
    Path("报告.txt").write_text(SOUND, "utf-8")
    assert "上次" not in checker("check", "报告.txt").stdout
