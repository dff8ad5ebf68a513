"""Findings outside the changed paragraphs are context; those about the whole report always count."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path

import pytest

from checker.gate.audit import Task, audit_task
from checker.gate.bounds import time_limit
from checker.gate.changes import Changes, changed_paragraphs, changes_since
from checker.model.results import ReportResult
from tests.gate.conftest import FAULT, SOUND, checker, commit, git


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("abc", "abc", set()),
        ("abc", "abd", {3}),
        ("abc", "xbc", {1}),
        ("abc", "abcd", {4}),
        ("abc", "ab", set()),
        ("abc", "aXbc", {2}),
        ("", "ab", {1, 2}),
    ],
)
def test_changed_paragraphs(old: str, new: str, changed: set[int]) -> None:
    assert changed_paragraphs(old, new) == changed


@pytest.mark.parametrize("count", [3_000, 30_000])
def test_thousands_of_equal_paragraphs(count: int) -> None:
    """Comparing them takes no time that grows with the square of their number, and finds what is new."""
    old = ["甲", *["乙", "丙"] * count]
    new = ["新", *["丙", "乙", "乙"] * count, "尾"]
    with time_limit(20):
        changed = changed_paragraphs(old, new)
    assert {1, len(new)} <= changed


@pytest.mark.parametrize("key", ["clean", "process"])
def test_no_program_of_the_repository_is_started(repository: Path, key: str) -> None:
    """A folder that came in an archive may have its own git configuration."""
    Path("报告.txt").write_text(SOUND, "utf-8")
    commit("first")
    Path(".gitattributes").write_text("* filter=x=y\n*.md filter=z\n", "utf-8")
    git("config", f"filter.x=y.{key}", "touch started; cat")
    git("config", "filter.x=y.required", "true")
    git("config", "core.sshCommand", "touch started")
    os.utime("报告.txt", (1, 1))
    assert not changes_since("HEAD", repository).touched(Path("报告.txt"))
    Path("报告.txt").write_text(SOUND + FAULT, "utf-8")
    assert changes_since("HEAD", repository).touched(Path("报告.txt"))
    assert not Path("started").exists()


def test_what_is_gone_and_what_lies_in_a_changed_archive(repository: Path) -> None:
    for name in ("送审.zip", "旧.zip"):
        with zipfile.ZipFile(name, "w") as archive:
            archive.writestr("甲.txt", SOUND)
    Path("报告.txt").write_text(SOUND, "utf-8")
    commit("first")
    with zipfile.ZipFile("送审.zip", "a") as archive:
        archive.writestr("乙.txt", SOUND)
    changes = changes_since("HEAD", repository)
    assert [changes.touched(Path(name)) for name in ("送审.zip/甲.txt", "旧.zip/甲.txt")] == [True, False]
    Path("报告.txt").unlink()
    done = checker("check", "报告.txt", "--changed-since", "HEAD")
    assert done.returncode == 4
    assert "找不到" in done.stdout
    done = checker("check", "送审.zip", "旧.zip", "--changed-since", "HEAD", "-f", "json", "--no-cache")
    paths = {report["path"] for report in json.loads(done.stdout)["reports"]}
    assert paths == {"送审.zip/乙.txt", "送审.zip/甲.txt"}


def audited(text: str) -> ReportResult:
    result = audit_task(Task("报告.txt", stdin=text.encode()))
    assert isinstance(result, ReportResult)
    return result


@pytest.fixture
def base(repository: Path) -> Changes:
    """A repository whose committed report lacks topics and has one bare claim; then its last line changes."""
    Path("报告.txt").write_text(SOUND.replace("成功186起。", f"成功186起。{FAULT}"), "utf-8")
    commit("first")
    Path("报告.txt").write_text(Path("报告.txt").read_text("utf-8") + FAULT + "\n", "utf-8")
    return changes_since("HEAD", repository)


def test_what_counts(base: Changes) -> None:
    judged = base.context(audited(Path("报告.txt").read_text("utf-8")))
    kept = {f.rule for f in judged.findings if not f.waived}
    context = {f.rule for f in judged.findings if f.waived}
    assert "missing-topic" in kept
    assert "missing-topic" not in context
    assert "unquantified-claim" in context
