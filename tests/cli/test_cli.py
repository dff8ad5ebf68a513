"""`checker check` as its users meet it: exit codes, options, outputs, one line for each mistake."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from checker.gate.own_rules import rules_by_id
from checker.outputs import FORMATS
from tests.gate.conftest import FAULT, RULES, SOUND, checker


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with one report that has one fault."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / ".cache"))
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    Path("报告.txt").write_text(SOUND.replace("二、主要", f"{FAULT}\n二、主要"), "utf-8")
    return tmp_path


def data(*arguments: str, stdin: bytes | None = None) -> dict[str, object]:
    return json.loads(checker("check", "-f", "json", *arguments, stdin=stdin).stdout)  # type: ignore[no-any-return]


def found(*arguments: str) -> set[str]:
    reports = data(*arguments)["reports"]
    return {f["rule"] for report in reports for f in report["findings"]}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--select", "unquantified-claim"), 0),
        (("--select", "unquantified-claim", "--fail-on", "warning"), 1),
        (("--select", "unquantified-claim", "--fail-on", "warning", "--exit-zero"), 0),
        (("--select", "unquantified-claim", "--fail-on", "never"), 0),
        (("没有.txt",), 4),
        (("没有.txt", "报告.txt", "--exit-zero"), 4),
        (("*.docx",), 3),
    ],
)
def test_exit_codes(arguments: tuple[str, ...], code: int) -> None:
    done = checker("check", *arguments)
    assert done.returncode == code, done.stderr


def test_an_empty_folder_is_no_success(folder: Path) -> None:
    Path("空").mkdir()
    done = checker("check", "空")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (3, "", 1)


MISTAKES = [
    ("--select", "wrong-yaer"),
    ("--select", " , "),
    ("--ignore", "no-such-*"),
    ("--level", "village"),
    ("--year", "23"),
    ("--year", "二〇二三"),
    ("--fail-on", "fatal"),
    ("--format", "xml"),
    ("--color", "yes"),
    ("--lang", "fr"),
    ("--jobs", "0"),
    ("--jobs", "many"),
    ("-o", "json"),
    ("-o", "xml=a.xml"),
    ("-o", "json=no/such/folder/a.json"),
    ("--checklist", "outline-2021-2052"),
    ("--config", "missing.toml"),
    ("--previous", "missing"),
    ("--changed-since", "HEAD"),
    ("--explain-match", "GY-99"),
    ("-", "报告.txt"),
]


@pytest.mark.parametrize("arguments", MISTAKES, ids=" ".join)
def test_wrong_values_end_with_code_2_and_one_line(arguments: tuple[str, ...]) -> None:
    done = checker("check", *arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("checker: ")


def test_select_and_ignore() -> None:
    assert found("--select", RULES) == {"unquantified-claim"}
    assert found("--select", "un*,missing-topic", "--ignore", "unanswered-*") == {
        "unquantified-claim",
        "missing-topic",
    }
    assert found("--select", "missing-topic:GY-17") <= {"missing-topic"}
    reports = data("--select", "missing-topic", "--ignore", "missing-topic:GY-0*")["reports"]
    requirements = {f["requirement"] for f in reports[0]["findings"]}
    assert requirements
    assert not any(name.startswith("GY-0") for name in requirements)


def test_rule_names_are_those_of_the_rules() -> None:
    from checker.gate.own_rules import RULES as GATE
    from checker.rules import REGISTRY

    assert set(rules_by_id()) == {rule.id for rule, _ in REGISTRY} | {rule.id for rule in GATE}


def test_the_configuration_sets_severities_and_the_command_line_wins() -> None:
    Path("checker.toml").write_text(
        'select = ["unquantified-claim"]\n[severity]\nunquantified-claim = "error"\n', "utf-8"
    )
    assert checker("check").returncode == 1
    assert checker("check", "--select", "duplicate-paragraph").returncode == 0


def test_one_run_writes_many_files(folder: Path) -> None:
    Path("旧.json").write_text("old", "utf-8")
    outputs = [part for name in FORMATS for part in ("-o", f"{name}=输出.{name}")]
    done = checker("check", "报告.txt", "-f", "concise", "-o", "json=旧.json", *outputs)
    assert done.returncode == 1
    for name in FORMATS:
        alone = checker("check", "报告.txt", "-f", name).stdout
        assert Path(f"输出.{name}").read_text("utf-8") == alone
    assert json.loads(Path("旧.json").read_text("utf-8"))["schema"] == 1
    assert [path.name for path in folder.iterdir() if path.name.endswith("partial")] == []


def test_standard_input() -> None:
    text = Path("报告.txt").read_bytes()
    assert data("-", stdin=text)["reports"][0]["path"] == "stdin.txt"
    named = data("-", "--stdin-filename", "某镇/报告.md", stdin=text)["reports"][0]
    assert named["path"] == "某镇/报告.md"
    assert checker("check", "-", stdin=b"").returncode == 4


def test_results_go_to_stdout_and_the_rest_to_stderr() -> None:
    done = checker("check", "-f", "json")
    json.loads(done.stdout)
    assert done.stderr == ""


def test_colour_only_when_asked_or_on_a_terminal() -> None:
    assert "\x1b[" not in checker("check").stdout
    assert "\x1b[" in checker("check", "--color", "always").stdout
    assert checker("check", "--color", "never").stdout == checker("check").stdout


@pytest.mark.parametrize(
    "pattern", ["missing-topic:GY-99", "missing-topic:", "*:gy-04", "wrong-year,weak-topic:ND-9"]
)
def test_a_requirement_that_there_is_not_is_no_choice(pattern: str) -> None:
    done = checker("check", "报告.txt", "--select", pattern)
    assert (done.returncode, done.stderr.count("\n"), "命令行：清单里没有" in done.stderr) == (2, 1, True), (
        done.stderr
    )


@pytest.mark.parametrize(
    "pattern", ["missing-topic:GY-04", "missing-topic:GY-0?", "missing-section:ND-2", "*:GY-15.1"]
)
def test_requirements_parts_and_points_can_be_chosen(pattern: str) -> None:
    assert checker("check", "报告.txt", "--select", pattern, "--exit-zero").returncode == 0


def test_explain_match_tells_what_it_does_not_explain(folder: Path) -> None:
    done = checker("check", "--explain-match", "GY-23", "报告.txt", "没有.txt")
    assert (done.returncode, "GY-23" in done.stdout, "没有.txt：找不到" in done.stderr) == (4, True, True)
    Path("checker.toml").write_text('exclude = ["报告.txt"]\n', "utf-8")
    for arguments in (("报告.txt",), (".",)):
        done = checker("check", "--explain-match", "GY-23", *arguments)
        assert (done.returncode, "include/exclude" in done.stderr) == (3, True), done.stderr
    done = checker("check", ".")
    assert (done.returncode, "1 个文件都被配置的 include/exclude 排除了" in done.stderr) == (3, True), (
        done.stderr
    )


def test_explain_match_says_what_spoke_for_and_against() -> None:
    done = checker("check", "--explain-match", "GY-23", "报告.txt")
    assert done.returncode == 0
    assert "GY-23" in done.stdout
    assert "最接近的 5 句" in done.stdout
    assert "这件事·支持" in done.stdout
    assert "做什么·反对" in done.stdout


def test_step_summary_on_github(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("summary.out").write_text("earlier\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.out")
    checker("check", "-f", "json")
    assert Path("summary.out").read_text("utf-8") == "earlier\n"
    checker("check", "-f", "github")
    summary = Path("summary.out").read_text("utf-8")
    assert summary.startswith("earlier\n")
    assert "没有数字" in summary


def test_parallel_runs_give_the_same_bytes() -> None:
    for number in range(5):
        Path(f"镇{number}.txt").write_text(SOUND.replace("34场", f"{number}场"), "utf-8")
    Path("坏.docx").write_bytes(b"no word file")
    runs = [checker("check", "-f", "json", "--no-cache", "--jobs", jobs) for jobs in ("1", "3", "auto")]
    assert {run.returncode for run in runs} == {4}
    assert len({run.stdout for run in runs}) == 1


def test_interrupted_runs_do_not_look_like_findings() -> None:
    run = subprocess.Popen([sys.executable, "-m", "checker", "check", "-"], stdin=subprocess.PIPE)
    time.sleep(1.5)
    run.send_signal(signal.SIGINT)
    assert run.wait() not in (0, 1)


def test_a_reader_that_has_seen_enough_sees_no_traceback() -> None:
    command = f"{sys.executable} -m checker check -f json | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("{\n", "")


def test_init_writes_what_works_and_overwrites_nothing() -> None:
    Path("reports").mkdir()
    Path("报告.txt").rename("reports/报告.txt")
    Path(".gitlab-ci.yml").write_text("stages: []\n", "utf-8")
    done = checker("init", "--level", "town", "--ci", "gitlab", "--pre-commit")
    assert done.returncode == 0, done.stderr
    assert Path(".gitlab-ci.yml").read_text("utf-8") == "stages: []\n"
    assert "codequality" in done.stdout
    assert Path(".pre-commit-config.yaml").is_file()
    checked = data()["reports"]
    assert [(r["path"], r["level"]) for r in checked] == [("reports/报告.txt", "town")]  # type: ignore[attr-defined]

    before = Path("checker.toml").read_bytes()
    assert checker("init", "--level", "city").returncode == 0
    assert Path("checker.toml").read_bytes() == before
    assert checker("init", "--level", "city", "--ci", "gitlab", "--force").returncode == 0
    assert b"city" in Path("checker.toml").read_bytes()
    assert "checker check" in Path(".gitlab-ci.yml").read_text("utf-8")
    assert checker("init", "--level", "village").returncode == 2
    assert checker("init", "--ci", "jenkins").returncode == 2


@pytest.mark.parametrize(
    "command", [(), ("check",), ("baseline",), ("init",), ("config",), ("config", "show")]
)
def test_every_command_has_help(command: tuple[str, ...]) -> None:
    done = checker(*command, "--help")
    assert done.returncode == 0
    assert "用法：" in done.stdout
