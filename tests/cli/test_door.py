"""``checker FILE…``, as a clerk uses it."""

from __future__ import annotations

import os
import shutil
import stat
import zipfile
from pathlib import Path

import pytest

from tests.gate.conftest import checker

ROOT = Path(__file__).parents[2]
WORD = ROOT / "reports" / "linshui-justice-bureau-2024.docx"
TEXT = ROOT / "reports" / "qinghe-town-2023.txt"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / ".cache"))
    shutil.copy(WORD, "报告 终稿.docx")
    shutil.copy(TEXT, "镇报告.txt")


def test_a_word_report_gets_an_annotated_copy_and_stays_as_it_was() -> None:
    done = checker("报告 终稿.docx")
    assert done.returncode == checker("check", "报告 终稿.docx").returncode == 1
    assert done.stdout.index("必须修改 1 处") < done.stdout.index("建议修改")
    assert "GY-13" in done.stdout
    assert Path("报告 终稿.docx").read_bytes() == WORD.read_bytes()
    with zipfile.ZipFile("报告 终稿.批注.docx") as copy:
        assert "word/comments.xml" in copy.namelist()


def test_no_copy_is_ever_written_over() -> None:
    Path("报告 终稿.批注.docx").write_text("别人的", "utf-8")
    checker("报告 终稿.docx")
    checker("报告 终稿.docx")
    checker("annotate", "报告 终稿.docx")
    assert Path("报告 终稿.批注.docx").read_text("utf-8") == "别人的"
    assert [Path(f"报告 终稿.批注-{n}.docx").exists() for n in (2, 3, 4, 5)] == [True, True, True, False]


def test_the_copy_of_a_copy_is_numbered_on() -> None:
    checker("报告 终稿.docx")
    checker("报告 终稿.批注.docx")
    assert Path("报告 终稿.批注-2.docx").exists()


def test_many_files_and_the_code_of_a_check() -> None:
    done = checker("报告 终稿.docx", "镇报告.txt", "无.docx")
    assert done.returncode == 4
    assert "找不到文件" in done.stdout
    assert "清河镇" in done.stdout
    assert "checker check 镇报告.txt" in done.stdout
    assert Path("报告 终稿.批注.docx").exists()
    assert "副本" in checker("door", "--help").stdout
    assert "door" not in checker("--help").stdout


def test_only_word_reports_get_a_copy() -> None:
    checker("镇报告.txt")
    assert not list(Path().glob("*批注*"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_costs_no_result() -> None:
    Path("只读").mkdir()
    shutil.copy(WORD, "只读/报告.docx")
    Path("只读").chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        done = checker("只读/报告.docx")
    finally:
        Path("只读").chmod(stat.S_IRWXU)
    assert not list(Path("只读").glob("*批注*"))
    assert (done.returncode, "必须修改" in done.stdout, "没有写成批注稿" in done.stderr) == (2, True, True)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("报告", "终稿.docx"), '是不是 "报告 终稿.docx"？名字里有空格，请在前后加英文引号'),
        (("check", "报告", "终稿.docx"), '是不是 "报告 终稿.docx"？名字里有空格'),
        (("报告终稿.docx",), '是不是 "报告 终稿.docx"？'),
        (("镇报告.tx",), "是不是 镇报告.txt？"),
        (("check", "镇报告.docx"), "是不是 镇报告.txt？"),
        (("完全不同的名字.docx",), "找不到文件，请检查路径"),
    ],
)
def test_names_that_are_nearly_right(words: tuple[str, ...], told: str) -> None:
    done = checker(*words)
    assert (done.returncode, told in done.stdout) == (4, True), done.stdout + done.stderr


def test_a_command_that_is_nearly_right() -> None:
    done = checker("chek", "镇报告.txt")
    assert (done.returncode, "是否想写 check？" in done.stderr) == (2, True)
    done = checker("帮帮我")
    assert (done.returncode, "checker 报告.docx" in done.stderr) == (2, True)


def test_the_helpers_for_a_desktop_name_what_there_is() -> None:
    script = (ROOT / "docs/clerks/检查报告.bat").read_bytes()
    assert script.count(b"\r\n") == script.count(b"\n")
    assert "&&" not in (ROOT / "docs/clerks.md").read_text("utf-8")  # PowerShell does not know it
    for name in ("检查报告.bat", "检查报告.command"):
        assert "checker door --open" in (ROOT / "docs/clerks" / name).read_text("utf-8")


def test_in_english_all_that_the_program_says_is() -> None:
    done = checker("报告 终稿.docx", "镇报告.txt", "--lang", "en")
    assert "Annotated copy: 报告 终稿.批注.docx (18 comments;" in done.stdout
    assert "All findings: checker check 镇报告.txt" in done.stdout
    assert "（1）" not in done.stdout
