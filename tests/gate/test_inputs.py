"""Which files a command line stands for."""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path

import pytest

from checker.gate import config_files
from checker.gate.inputs import gather


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty git repository as the working directory."""
    monkeypatch.chdir(tmp_path)
    subprocess.run(["git", "init", "-q"], check=True)
    config_files.find.cache_clear()
    config_files.load.cache_clear()
    return tmp_path


def write(*names: str) -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("报告", "utf-8")


def found(*paths: str) -> list[str]:
    return [path.as_posix() for path in gather([Path(path) for path in paths or (".",)]).reports]


def test_folders_are_searched_in_order_for_what_can_be_read() -> None:
    write("乙.txt", "甲.docx", "b/二.md", "b/一.TXT", "a.xlsx", "图.png", "c/d/e.markdown")
    assert found() == sorted(["乙.txt", "甲.docx", "b/二.md", "b/一.TXT", "c/d/e.markdown"])


def test_hidden_temporary_and_linked_files_are_no_reports() -> None:
    write("报告.docx", "~$报告.docx", ".~报告.docx", ".隐.txt", ".git/x.txt", ".venv/a.txt")
    Path("链接.txt").symlink_to("报告.docx")
    assert found() == ["报告.docx"]


def test_git_ignored_files_are_left_out_unless_named() -> None:
    write("报告.txt", "草稿/旧稿.txt", "输出.md", "子/输出.md")
    Path(".gitignore").write_text("草稿/\n输出.md\n", "utf-8")
    assert found() == ["报告.txt"]
    assert found("草稿/旧稿.txt") == ["草稿/旧稿.txt"]


def test_nothing_of_the_repository_s_configuration_is_started() -> None:
    write("报告.txt")
    subprocess.run(["git", "config", "core.fsmonitor", "touch started; false"], check=True)
    assert found() == ["报告.txt"]
    assert not Path("started").exists()


def test_without_a_repository(folder: Path) -> None:
    (folder / ".git").rename(folder / "no-git")
    write("报告.txt")
    assert found() == ["报告.txt"]


def test_a_file_named_twice_is_one_report() -> None:
    write("a/报告.txt")
    assert found("a", "a/报告.txt", "./a/../a/报告.txt", str(Path("a").absolute())) == ["a/报告.txt"]


def test_patterns_that_no_shell_has_expanded() -> None:
    write("a/1.txt", "a/2.docx", "b/3.txt")
    assert found("*/*.txt") == ["a/1.txt", "b/3.txt"]
    assert found("*.txt") == []


def test_a_named_file_is_tried_whatever_its_ending() -> None:
    write("表.xlsx")
    assert found("表.xlsx", "没有.txt") == ["没有.txt", "表.xlsx"]


def test_include_and_exclude_hold_for_named_files_too() -> None:
    write("reports/2023/a.txt", "reports/说明.md", "README.md")
    Path("checker.toml").write_text('include = ["/reports/**"]\nexclude = ["说明.md"]', "utf-8")
    inputs = gather([Path(), Path("README.md")])
    assert [path.as_posix() for path in inputs.reports] == ["reports/2023/a.txt"]
    assert inputs.excluded == (Path("README.md"),)


def test_our_own_page_in_a_folder_is_no_report(tmp_path: Path) -> None:
    (tmp_path / "清单.html").write_text(
        '<!DOCTYPE html><head><meta name="generator" content="checker"></head>'
    )
    (tmp_path / "报告.html").write_text("<p>正文</p>", encoding="utf-8")
    assert [path.name for path in gather([tmp_path]).reports] == ["报告.html"]


def test_an_archive_stands_for_the_reports_in_it(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "送审.zip", "w") as file:
        for name in ("清河镇.txt", "各镇/云岭镇.docx", "照片.jpg"):
            file.writestr(name, "x")
    for asked in (Path("送审.zip"), Path()):
        assert [path.as_posix() for path in gather([asked]).reports] == [
            "送审.zip/各镇/云岭镇.docx",
            "送审.zip/清河镇.txt",
        ]
    (tmp_path / "送审.zip").write_bytes(b"PK")
    assert [path.as_posix() for path in gather([Path("送审.zip")]).reports] == ["送审.zip"]
