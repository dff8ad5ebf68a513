"""Nothing takes for ever: time, memory and size of one report have an end, and the other reports go on."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest

from checker.checklist.expressions import fault
from checker.checklist.national import NATIONAL
from checker.copying.archive import open_archive
from checker.copying.candidates import NOTHING
from checker.copying.phrases import NO_PHRASES
from checker.copying.prepared import Usage
from checker.gate import audit as auditing
from checker.gate import comparison as comparing
from checker.gate.archives import add_files, compare_with_archive
from checker.gate.audit import Task, audit_task
from checker.gate.bounds import TooCostlyError, bounded, time_limit
from checker.gate.comparison import compare_files
from checker.gate.partners import with_previous
from checker.gate.workers import audit
from checker.model.errors import ReadError
from checker.model.results import InputError
from checker.readers import text
from checker.support import limits
from tests.gate.conftest import SOUND, checker


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / ".cache"))
    return tmp_path


def busy() -> None:
    while True:
        pass


def test_what_never_ends_is_ended() -> None:
    with pytest.raises(TooCostlyError), time_limit(0.05):
        busy()
    with time_limit(0.05):
        pass
    caught: list[bool] = []

    def elsewhere() -> None:  # as in the threads of the local page, where there are no alarms
        try:
            with time_limit(0.05):
                busy()
        except TooCostlyError:
            caught.append(True)

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join(30)
    assert caught == [True]


@pytest.mark.parametrize("jobs", [1, 2])
def test_one_report_too_many_costs_only_itself(monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    read = auditing.read  # type: ignore[attr-defined]

    def slow(path: str, data: bytes | None = None) -> object:
        if path == "慢.txt":
            busy()
        if path == "大.txt":
            raise MemoryError
        return read(path, data)

    monkeypatch.setattr(auditing, "read", slow)
    tasks = [Task(name, stdin=SOUND.encode(), timeout=5) for name in ("好.txt", "大.txt")]
    tasks.append(Task("慢.txt", stdin=SOUND.encode(), timeout=0.2))
    result = audit(tasks, jobs)
    assert [report.path for report in result.reports] == ["好.txt"]
    assert {error.path: error.message[:5] for error in result.errors} == {
        "慢.txt": "0.2 秒",
        "大.txt": "内存不够，",
    }


def test_the_time_is_an_option() -> None:
    Path("报告.txt").write_text(SOUND, "utf-8")
    done = checker("check", "报告.txt", "--timeout", "0.001", "--no-cache", "-f", "json")
    assert done.returncode == 4
    assert "--timeout" in json.loads(done.stdout)["errors"][0]["message"]
    assert checker("check", "报告.txt", "--timeout", "0", "--fail-on", "never").returncode == 0
    assert checker("check", "报告.txt", "--timeout", "-1").returncode == 2


def test_a_comparison_has_an_end_too() -> None:
    """Thousands of sentences in another order: linear; what takes more than its time is one line."""
    sentences = [
        f"第{n}项工作由{chr(0x4E00 + n)}{chr(0x5E00 + n % 700)}牵头，全年办理事项并逐件回访群众，{n}件办结。\n"
        for n in range(6000)
    ]
    text = "云岭镇人民政府2023年度法治政府建设情况报告\n一、主要举措\n"
    Path("甲.txt").write_text(text + "".join(sentences), "utf-8")
    Path("乙.txt").write_text(text.replace("云岭", "青河") + "".join(sentences[::-1]), "utf-8")
    assert compare_files(["甲.txt", "乙.txt"], NATIONAL, seconds=20).errors == ()
    result = compare_files(["甲.txt", "乙.txt"], NATIONAL, seconds=0.001)
    assert [error.path for error in result.errors] == ["甲.txt", "乙.txt"]
    held = [
        comparing.Held(entry.text, entry.packed)
        for entry in comparing.read_batch(["甲.txt", "乙.txt"], NATIONAL)
    ]
    usage = Usage(NOTHING, NO_PHRASES)
    found, _ = comparing.verified_in(
        0.001, [(0, 1), (0, 1)], dict(enumerate(held)), comparing.vocabulary(NATIONAL), usage, 2
    )
    assert found == [comparing.TooCostly((0, 1))] * 2


@pytest.mark.parametrize("value", ["nan", "inf", "1e300", "-1", "x"])
def test_a_time_that_is_none(value: str) -> None:
    Path("报告.txt").write_text(SOUND, "utf-8")
    for command in ("check", "compare"):
        done = checker(command, "报告.txt", "--timeout", value)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
        assert "--timeout" in done.stderr


def test_whatever_reads_a_file_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Last year's report, what goes into an archive or is held against one: told in one line like a report."""

    def deep(path: str, data: bytes) -> object:
        if "很深" in data.decode():
            raise RecursionError
        return read(path, data)

    read = text.read
    monkeypatch.setattr(text, "read", deep)
    Path("深.txt").write_text(f"{SOUND}很深", "utf-8")
    told = [InputError("深.txt", "结构套得太深，没有检查；请用 Word 或 WPS 另存后再试")]
    kept, (unread,) = with_previous([Task("好.txt", previous="深.txt")])
    assert kept[0].previous is None
    assert unread.message.startswith(told[0].message)
    with open_archive(Path("档案"), create=True) as archive:
        assert [*add_files(archive, ["深.txt"], NATIONAL)] == told
        assert [*compare_with_archive(archive, ["深.txt"], NATIONAL).errors] == told
    assert [*compare_files(["深.txt"], NATIONAL).errors] == told
    for wrong, said in ((TooCostlyError, "5 秒"), (MemoryError, "内存不够"), (RecursionError, "太深")):
        with pytest.raises(ReadError, match=said), bounded("深.txt", 5):
            raise wrong


def test_more_text_than_a_report_has_is_not_judged() -> None:
    text = "云岭镇2023年度法治政府建设情况报告\n" + "宣" * limits.CHARACTERS
    result = audit_task(Task("长.txt", stdin=text.encode()))
    assert isinstance(result, InputError)
    assert "150 万字" in result.message


def test_a_remark_with_thousands_of_rules_is_one_finding() -> None:
    names = ",".join(f"rule-{number}" for number in range(5000))
    text = SOUND.replace("我镇开展", f"<!-- checker: ignore[{names}] x -->\n我镇开展").replace("\n", "\n\n")
    result = audit_task(
        Task("报告.md", stdin=text.replace("-->\n\n", "-->\n").encode(), select=("unused-waiver",))
    )
    assert not isinstance(result, InputError)
    (finding,) = result.findings
    assert "5000 条规则" in finding.message.zh


@pytest.mark.parametrize(
    "expression",
    ["(应诉|)", "(答辩||应诉)", "…", "+", "()", "“”", "(a+)+$", "什么?", "[甲乙]", "出庭*", "办|理", "((甲)乙)", "甲)乙(",
     "{没有}", "{空}", "{figure", "", "  ", "甲…()…乙", "甲…乙+丙", "(甲…乙)", "出庭(甲+乙|丙)",
     "({人}|乙)", "长" * 3000],
)  # fmt: skip
def test_expressions_that_mean_nothing_are_faults(expression: str) -> None:
    assert fault(expression, {"空": [""], "人": ["甲"]})


@pytest.mark.parametrize(
    "expression",
    ["出庭应诉", "法律(意见|顾问)", "应急(总体|)预案", "修订…预案", "体检+企业", "{人}…出庭", "{figure}件"],
)
def test_expressions_of_the_language_are_none(expression: str) -> None:
    assert fault(expression, {"人": ["甲"]}) == ""


def test_a_checklist_with_such_an_expression_names_the_line() -> None:
    Path("own.toml").write_text(
        'extends = "outline-2021-2025"\n[[requirement]]\nid = "GY-23"\nstrong = [\n  "出庭应诉",\n  "(应诉|)",\n]\n',
        "utf-8",
    )
    Path("报告.txt").write_text(SOUND, "utf-8")
    for command in (("check", "报告.txt", "-c", "own.toml"), ("checklist", "validate", "own.toml")):
        done = checker(*command)
        first, *rest = done.stderr.splitlines()
        assert (done.returncode, len(rest)) == (
            2,
            int(command[0] == "checklist"),
        )  # which says how many there are
        assert "own.toml:6：GY-23" in first
