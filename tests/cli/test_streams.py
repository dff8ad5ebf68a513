"""The ends of a run: streams that are closed, full or broken, names that would be commands, one line each."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.gate.conftest import FAULT, SOUND, checker

CHECKER = f"{sys.executable} -m checker"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="shell syntax")


@pytest.fixture(autouse=True)
def folder(workplace: Path) -> Path:
    """A working directory with one report that has one fault."""
    Path("报告.txt").write_text(SOUND.replace("二、主要", f"{FAULT}\n二、主要"), "utf-8")
    return workplace


def shell(script: str) -> tuple[int, str, str]:
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout, done.stderr


@POSIX
@pytest.mark.parametrize(
    ("script", "code", "said"),
    [
        (f"{CHECKER} check 报告.txt >&-", 2, "标准输出"),
        (f"{CHECKER} check - <&-", 2, "标准输入"),
        (f"{CHECKER} check 报告.txt >/dev/full", 2, "磁盘已满"),
        (f"mkdir 没了; cd 没了; rmdir ../没了; {CHECKER} check 报告.txt", 2, "当前文件夹"),
        (f"GITHUB_STEP_SUMMARY=/ {CHECKER} check 报告.txt -f github >/dev/null", 1, "步骤摘要"),
        (f"head -c 70000000 /dev/zero | {CHECKER} check -", 2, "标准输入：超过 64 MB"),
    ],
)
def test_streams_that_fail_are_told_in_one_line(script: str, code: int, said: str) -> None:
    returned, _, told = shell(script)
    assert (returned, told.count("\n")) == (code, 1), told
    assert told.startswith("checker: ")
    assert said in told


@POSIX
def test_a_closed_error_stream_costs_nothing() -> None:
    assert shell(f"{CHECKER} check 报告.txt 没有.txt 2>&-")[0] == 4
    assert shell(f"{CHECKER} check --nosuch 2>/dev/full")[0] == 2


@POSIX
def test_nobody_is_asked_where_there_is_no_input() -> None:
    assert shell(f"{CHECKER} init --ci none <&-")[0::2] == (0, "")


@POSIX
def test_a_reader_that_goes_away_is_no_finding() -> None:
    script = f"{CHECKER} check 报告.txt --exit-zero --matrix | true; echo ${{PIPESTATUS[0]}}"
    _, out, told = shell(script)
    assert (out.strip() in ("0", "141"), told) == (True, "")


@POSIX
@pytest.mark.parametrize("after", [0.03, 0.08, 0.15, 0.3])
def test_an_interrupt_at_any_time_is_quiet(after: float) -> None:
    run = subprocess.Popen(
        [sys.executable, "-m", "checker", "check", "报告.txt"],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )  # fmt: skip
    time.sleep(after)
    run.send_signal(signal.SIGINT)
    told = run.communicate(timeout=60)[1].decode()
    starting = not re.search(r"checker[/\\]cli[/\\](?!__init__)", told)  # nothing of the command had run
    assert not told or starting
    assert run.returncode != 0 or told == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "--colour", "x"), "是否想写 --color？"),
        (("annotate",), "缺少 REPORT.docx"),
        (("waive", "报告.txt", "abcdef"), "缺少 --reason"),
        (("extract", "甲", "乙"), "多写了 乙"),
        (("check", "--jobs"), "--jobs 后面要写值"),
        (("config", "shwo"), "没有 shwo 这个命令"),
        (("check", "--diff", "-o", "json=x.json"), "请去掉 -o"),
        (("check", "--explain-match", "GY-17", "-o", "json=x.json"), "请去掉 -o"),
        (("check", "--timeout", "x"), "--timeout 的值不可用，应为数；"),
        (("serve", "--port", "0"), "--port 的值不可用，应为1 到 65535 的整数"),
        (("serve", "--port", "x"), "--port 的值不可用，应为1 到 65535 的整数"),
        (("archive", "remove", "x", "--archive", "a.db"), "NUMBER… 的值不可用，应为整数"),
    ],
)
def test_mistakes_on_the_command_line_are_one_chinese_line(arguments: tuple[str, ...], said: str) -> None:
    done = checker(*arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert said in done.stderr


@POSIX
def test_names_are_no_commands_to_whoever_reads_the_log() -> None:
    for name in ("n\n::error::x.docx", "\x1b[31mred\x1b]0;t\x07.txt", "##[error]y.txt"):
        Path(name).write_bytes(b"")
    for arguments in (
        ("check", "."), ("check", ".", "-f", "concise"), ("sheet", ".", "-o", "单.xlsx"), ("baseline", "."),
        ("compare", "."), ("check", "报告.txt", "--config", "\x1b[1m\n::x"), ("explain", "\n::error::x"),
        ("check", "-c", "\n::error::y"), ("annotate", "\n::z.docx", "-o", "a.docx"), ("extract", "\n::z.docx"),
    ):  # fmt: skip
        done = checker(*arguments)
        for stream in (done.stdout, done.stderr):
            assert "\x1b" not in stream, arguments
            assert "\x07" not in stream, arguments
            assert not any(line.startswith(("::", "##[")) for line in stream.splitlines()), arguments


@POSIX
def test_names_that_are_not_utf8() -> None:
    Path("报告.txt").rename("bad\udcff.txt")
    for arguments in (("check", "."), ("check", ".", "-f", "json", "--no-cache"), ("sheet", ".", "-o", "a.xlsx"),
                      ("compare", ".", ".")):  # fmt: skip
        done = checker(*arguments)
        assert done.returncode in (0, 1, 3), done.stderr
        assert "内部错误" not in done.stderr
    for arguments in (
        ("baseline", "."),
        ("checklist", "new", "bad\udcff"),
        ("init", "--ci", "none", "--reports", "bad\udcff"),
    ):
        done = checker(*arguments)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert "UTF-8" in done.stderr


@POSIX
def test_chinese_names_without_a_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("LC_ALL", "POSIX"), ("PYTHONUTF8", "0"), ("PYTHONCOERCECLOCALE", "0")):
        monkeypatch.setenv(name, value)
    returned, out, told = shell(f"{CHECKER} check . -f concise")
    assert (returned, told) == (1, "")
    assert out.startswith("报告.txt:")
    assert shell(f"{CHECKER} baseline . && {CHECKER} archive add . --archive 档案.db")[::2] == (0, "")
    assert 'path = "报告.txt"' in Path("checker-baseline.toml").read_text("utf-8")
    assert "报告.txt" in shell(f"{CHECKER} archive list --archive 档案.db")[1]


def test_waiving_one_finding_side_by_side() -> None:
    line = checker("check", "--fingerprints", "-f", "concise", "--select", "unquantified-claim").stdout
    fingerprint = line.rstrip().rpartition("(")[2].rstrip(")")
    command = [sys.executable, "-m", "checker", "waive", "报告.txt", fingerprint, "--reason"]
    runs = [subprocess.Popen([*command, f"理由{n}"], stderr=subprocess.DEVNULL) for n in range(6)]
    assert sorted(run.wait() for run in runs) == [0, 2, 2, 2, 2, 2]
    assert Path("waivers.toml").read_text("utf-8").count("[[waiver]]") == 1


def test_waiving_one_finding(folder: Path) -> None:
    listed = checker("check", "报告.txt", "--fingerprints", "--select", "unquantified-claim").stdout
    assert "指纹" in listed
    line = checker("check", "--fingerprints", "-f", "concise", "--select", "unquantified-claim").stdout
    fingerprint = line.rstrip().rpartition("(")[2].rstrip(")")
    assert fingerprint in listed
    for wrong in (("0" * 16, "--reason", "x"), (fingerprint, "--reason", " "),
                  (fingerprint, "--reason", "x", "--until", "2020-01-01"),
                  (fingerprint, "--reason", "x", "--until", "明天")):  # fmt: skip
        done = checker("waive", "报告.txt", *wrong)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert not Path("waivers.toml").exists()
    done = checker(
        "waive", "报告.txt", fingerprint[:8], "--reason", "附件里有", "--by", "王某", "--until", "2199-12-31"
    )
    assert done.returncode == 0, done.stderr
    text = Path("waivers.toml").read_text("utf-8")
    assert all(word in text for word in (fingerprint, "附件里有", "王某", "expires = 2199-12-31"))
    assert checker("check", "--select", "unquantified-claim", "--fail-on", "warning").returncode == 0
    assert "已有豁免" in checker("waive", "报告.txt", fingerprint, "--reason", "再来").stderr
    assert checker("waive", "没有.txt", fingerprint, "--reason", "x").returncode == 4


def test_waivers_follow_the_reports_from_any_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("镇").mkdir()
    Path("报告.txt").rename("镇/报告.txt")
    line = checker("check", "镇", "--fingerprints", "-f", "concise", "--select", "unquantified-claim").stdout
    fingerprint = line.rstrip().rpartition("(")[2].rstrip(")")
    assert checker("waive", "镇/报告.txt", fingerprint, "--reason", "附件里有").returncode == 0
    assert Path("waivers.toml").is_file(), "above the report, in the working directory"
    checks = ("check", str(folder / "镇" / "报告.txt"), "--select", "unquantified-claim", "--fail-on", "info")
    assert checker(*checks).returncode == 0
    for place in (folder / "镇", folder.parent):
        monkeypatch.chdir(place)
        assert checker(*checks).returncode == 0
    Path(folder / "waivers.toml").unlink()
    monkeypatch.chdir(folder.parent)
    other = folder.parent / "别处"
    other.mkdir()
    monkeypatch.chdir(other)
    assert (
        checker("waive", str(folder / "镇" / "报告.txt"), fingerprint, "--reason", "附件里有").returncode == 0
    )
    assert (folder / "镇" / "waivers.toml").is_file(), "from elsewhere: beside the report"
    assert checker(*checks).returncode == 0


@pytest.mark.parametrize("columns", ["0", "-5", "x", "9" * 30])
def test_a_width_that_no_terminal_has(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    done = subprocess.run(
        [sys.executable, "-m", "checker", "checklist", "show", "annual-duties"],
        capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
