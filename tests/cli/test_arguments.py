"""Arguments that nobody meant: blanks of unset variables, names that no file can have, folders for files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.gate.conftest import SOUND, checker


@pytest.mark.parametrize("blank", ["", " ", "\u3000\t"])
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["checklist", "new", "{}"], "有一个参数是空的"),
        (["checklist", "draft", "方案.txt", "-o", "{}"], "-o 的值是空的"),
        (["check", "{}"], "有一个参数是空的"),
        (["check", "报告.txt", "--baseline", "{}"], "--baseline 的值是空的"),
        (["check", "报告.txt", "--changed-since={}"], "--changed-since 的值是空的"),
        (["check", "报告.txt", "-o", "json={}"], "应写成 格式=文件"),
        (["sheet", "报告.txt", "--dir", "{}"], "--dir 的值是空的"),
        (["waive", "{}", "0123456789abcdef", "--reason", "甲"], "有一个参数是空的"),
        (["archive", "list", "--archive", "{}"], "--archive 的值是空的"),
        (["{}"], "有一个参数是空的"),
    ],
)
def test_blank_arguments(
    arguments: list[str], told: str, blank: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("报告.txt").write_text(SOUND, "utf-8")
    done = checker(*(word.replace("{}", blank) for word in arguments))
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert [path.name for path in Path().iterdir()] == ["报告.txt"]


@pytest.mark.parametrize("name", ['a"b', "a\nb", "a\x1bb", ".", "..", "a/", "a\\b", "a:b", "\u202eab"])
def test_names_that_no_checklist_can_have(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for more in ((), ("--blank",)):
        done = checker("checklist", "new", name, *more)
        assert done.returncode == 2
        assert "不能作清单的名称" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_has_no_finding_to_waive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("甲.txt", "乙.txt"):
        Path(name).write_text(SOUND, "utf-8")
    done = checker("waive", ".", "0123456789abcdef", "--reason", "甲")
    assert (done.returncode, done.stderr) == (2, "checker: .：是文件夹；请写一份报告的文件名\n")


@pytest.mark.parametrize("key", ["weights", "claim_model"])
def test_a_file_beside_a_checklist_that_no_system_can_have(
    key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("报告.txt").write_text(SOUND, "utf-8")
    Path("l.toml").write_text(f'extends = "outline-2021-2025"\nname = "l"\n{key} = "\\u0000"\n', "utf-8")
    done = checker("check", "报告.txt", "-c", "./l.toml", "--no-cache")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "清单写明的权重文件不在，请" in done.stderr
