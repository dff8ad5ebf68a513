"""Nothing that people wrote is written over, cut in two or left out when many write at once."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from checker.gate import waivers
from checker.support import writing
from checker.support.errors import FileError
from tests.gate.conftest import FAULT, SOUND, checker

TEXT = SOUND.replace("二、主要", f"{FAULT}\n二、主要")


@pytest.fixture(autouse=True)
def folder(workplace: Path) -> Path:
    """A working directory with one report that has one fault."""
    Path("报告.md").write_text(TEXT, "utf-8")
    return workplace


def digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:12]


def refused(*arguments: str) -> str:
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    done = checker(*arguments)
    assert done.returncode == 2, done.stdout
    assert done.stderr.count("\n") == 1
    assert before == {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    return done.stderr


def test_no_output_goes_into_what_is_read() -> None:
    Path("子").mkdir()
    Path("链接.md").symlink_to("报告.md")
    Path("自己的.toml").write_text('extends = "outline-2021-2025"\n', "utf-8")
    Path("上年.txt").write_text(SOUND, "utf-8")
    for target in ("报告.md", "./子/../报告.md", "链接.md", str(Path("报告.md").absolute())):
        assert "报告.md" in refused("check", "报告.md", "-o", f"markdown={target}") or target == "链接.md"
    refused("check", ".", "-o", "markdown=报告.md")
    refused("check", "报告.md", "--previous", "上年.txt", "-o", "full=上年.txt")
    refused("check", "报告.md", "-c", "自己的.toml", "-o", "json=自己的.toml")
    refused("check", "报告.md", "-o", "json=x.json", "-o", "sarif=./x.json")
    refused("check", "报告.md", "-o", "markdown=别的.docx")
    refused("sheet", "报告.md", "-o", "链接.md")


def test_no_comparison_goes_into_what_is_read_or_written_by_people() -> None:
    Path("乙.md").write_text(SOUND, "utf-8")
    for name in ("checker.toml", "别的.toml", "waivers.toml", "verdicts.toml"):
        Path(name).write_text("# 会议同意\n", "utf-8")
    Path("链接").symlink_to("verdicts.toml")
    Path("设置").write_text('level = "town"\n', "utf-8")
    Path("别的.docx").write_bytes(b"PK")
    Path("台账.xlsx").write_bytes(b"PK")
    with zipfile.ZipFile("送审.zip", "w") as archive:
        archive.writestr("甲.txt", SOUND)
    checker("archive", "add", "报告.md", "--archive", "档案")
    checker("sheet", "报告.md", "-o", "清单.xlsx")
    both = ("compare", "报告.md", "乙.md")
    for target in ("checker.toml", "别的.toml", "waivers.toml", "verdicts.toml", "链接", "别的.docx", "-"):
        refused(*both, "-o", f"json={target}")
        refused("check", "报告.md", "-o", f"json={target}")
        refused("archive", "check", "乙.md", "--archive", "档案", "-o", f"json={target}")
    refused(*both, "--config", "设置", "-o", "json=设置")
    refused("archive", "check", "乙.md", "--config", "设置", "--archive", "档案", "-o", "json=设置")
    refused("compare", "送审.zip", "乙.md", "-o", "json=送审.zip")
    for target in ("清单.xlsx", "台账.xlsx", "报告.md"):
        refused(*both, "-o", f"xlsx={target}")
    assert checker(*both, "-o", "xlsx=雷同.xlsx").returncode == 0
    assert checker(*both, "-o", "xlsx=雷同.xlsx").returncode == 0


def test_no_output_goes_into_reports_of_last_year_or_what_comes_through_a_pipe() -> None:
    Path("上年").mkdir()
    Path("上年/报告.md").write_text(SOUND, "utf-8")
    Path("上年/别的.md").write_text(SOUND, "utf-8")
    for target in ("上年/报告.md", "上年/别的.md"):
        refused("check", "报告.md", "--previous", "上年", "-o", f"markdown={target}")
        refused("sheet", "报告.md", "--previous", "上年", "--force", "-o", target)
    with Path("报告.md").open("rb") as stdin:
        command = [sys.executable, "-m", "checker", "check", "-", "-o", "json=报告.md"]
        done = subprocess.run(command, stdin=stdin, capture_output=True, text=True)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert Path("报告.md").read_text("utf-8") == TEXT


def test_no_output_goes_into_what_teaches_a_checklist() -> None:
    Path("本地.toml").write_text('extends = "outline-2021-2025"\nexamples = ["例句"]\n', "utf-8")
    Path("例句").write_text("# writer\tpart\tlabels\theading\tsentence\n", "utf-8")
    refused("check", "报告.md", "-c", "本地.toml", "-o", "json=例句")
    refused("compare", "报告.md", "报告.md", "-c", "本地.toml", "-o", "json=例句")


def test_where_nothing_can_be_written_the_reason_is_told() -> None:
    Path("文件").write_text("甲", "utf-8")
    with zipfile.ZipFile("送审.zip", "w") as archive:
        archive.writestr("甲.txt", SOUND.replace("三、存在", "四、存在"))
        archive.write(Path(__file__).parents[2] / "reports/linshui-justice-bureau-2024.docx", "乙.docx")
    assert "没有 没有 这个文件夹" in refused("check", "报告.md", "-o", "json=没有/x.json")
    assert "没有 文件 这个文件夹" in refused("check", "报告.md", "-o", "json=文件/x.json")
    assert "文件 是文件，不是文件夹" in refused("sheet", "报告.md", "--dir", "文件")
    assert "先解压" in refused("annotate", "送审.zip/乙.docx")
    done = checker("check", "送审.zip/甲.txt", "--fix", "--fail-on", "never")
    assert (done.returncode, done.stderr.count("\n"), "先解压" in done.stderr) == (2, 1, True)


def test_a_file_of_settings_is_no_target_whatever_its_name() -> None:
    Path("设置").write_text('level = "town"\n', "utf-8")
    refused("check", "报告.md", "--config", "设置", "-o", "json=设置")
    checker("baseline", "报告.md", "--baseline", "基线", "--select", "unquantified-claim")
    assert Path("基线").exists()
    refused("check", "报告.md", "--baseline", "基线", "-o", "json=基线")


def test_names_as_long_as_they_may_be(folder: Path) -> None:
    name = "长" * 83 + ".json"
    assert len(os.fsencode(name)) == 254
    assert checker("check", "报告.md", "-o", f"json={name}").returncode in (0, 1)
    assert Path(name).stat().st_size > 100


def test_what_killed_runs_left_in_a_folder_is_swept(folder: Path) -> None:
    left = [Path(f".{name}.0123abcd{writing.PARTIAL}") for name in (digest("a.json"), digest("b.docx"))]
    fresh, theirs = Path(f".{digest('c.md')}.0123abcd{writing.PARTIAL}"), Path(".half-written")
    for file in (*left, fresh, theirs):
        file.write_bytes(b"half")
    for file in (*left, theirs):
        os.utime(file, (time.time() - 60,) * 2)
    writing.write(Path("a.json"), b"[]")
    assert not any(file.exists() for file in left)
    assert fresh.exists(), "somebody may have begun it just now"
    assert theirs.exists()


def test_a_file_that_another_run_is_writing_is_not_swept(folder: Path) -> None:
    name = digest("a.json")
    busy = Path(f".{name}.0123abcd{writing.PARTIAL}")
    with busy.open("wb") as file:
        assert writing.try_lock(file.fileno())
        os.utime(busy, (time.time() - 60,) * 2)
        writing.write(Path("a.json"), b"[]")
        assert busy.exists()


def test_locks_keep_out_and_leave_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "WAIT", 0.1)
    with writing.locked(Path("a.toml")):
        with pytest.raises(FileError, match="另一个 checker"), writing.locked(Path("a.toml")):
            pass
        with writing.locked(Path("b.toml")):
            pass
    with writing.locked(Path("a.toml")):
        pass
    assert [path.name for path in Path().iterdir()] == ["报告.md"]


def test_baselines_side_by_side_keep_every_report(folder: Path) -> None:
    names = [f"镇{number}.md" for number in range(8)]
    for name in names:
        Path(name).write_text(TEXT, "utf-8")
    command = [sys.executable, "-m", "checker", "baseline", "--select", "unquantified-claim"]
    runs = [subprocess.Popen([*command, name], stdout=subprocess.DEVNULL) for name in names]
    assert [run.wait() for run in runs] == [0] * 8
    assert {waiver.path for waiver in waivers.load(Path("checker-baseline.toml")).waivers} == set(names)


def test_the_cache_deletes_only_what_it_wrote(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(folder))
    own = [
        Path("资料/a.txt"),
        Path("ab") / ("c" * 62),
        Path("checklists/说明.txt"),
        Path("ab/x.checker-partial"),
    ]
    for file in own:
        file.parent.mkdir(exist_ok=True)
        file.write_text("别人的", "utf-8")
        os.utime(file, (0, 0))
    assert checker("check", "报告.md").returncode in (0, 1)
    assert all(file.exists() for file in own)


COMMENTED = """\
# 谁都不要删这一行

# 局长批过
[[waiver]] # 表头
fingerprint = "0123456789abcdef" # 指纹
rule = "late-report" # 规则
# 路径的说明
path = '报告.md' # 路径
reason = "补报" # 理由
# 末尾
"""


def comments(text: str) -> list[str]:
    return [line[line.index("#") :] for line in text.splitlines() if "#" in line]


def test_comments_order_and_layout_survive(folder: Path) -> None:
    Path("checker-baseline.toml").write_text(COMMENTED, "utf-8")
    done = checker("baseline", "报告.md", "--select", "unquantified-claim,late-report")
    assert done.returncode == 0, done.stderr
    after = Path("checker-baseline.toml").read_text("utf-8")
    assert comments(after) == comments(COMMENTED), (
        "the waiver of a fault that is gone goes, its comments stay"
    )
    assert "late-report" not in after
    assert "unquantified-claim" in after

    Path("checker-baseline.toml").write_text(COMMENTED.replace("报告.md", "别的.md"), "utf-8")
    Path("别的.md").write_text("", "utf-8")
    checker("baseline", "报告.md", "--select", "unquantified-claim")
    kept = Path("checker-baseline.toml").read_text("utf-8")
    assert kept.startswith(COMMENTED.replace("报告.md", "别的.md"))


def test_an_inline_array_keeps_its_comments(folder: Path) -> None:
    file = Path("waivers.toml")
    entry = '{fingerprint = "a#b", rule = "b", path = "c", reason = "#d"}'
    file.write_text(f"# 一\nwaiver = [ # 二\n  {entry}, # 三\n]\n", "utf-8")
    (old,) = waivers.load(file).waivers
    new = waivers.Waiver(fingerprint="x", rule="b", path="c", reason="d")
    before, after = waivers.update(file, lambda known: (*known.waivers, new))
    assert before.waivers == (old,)
    assert set(waivers.load(file).waivers) == set(after) == {old, new}
    assert comments(file.read_text("utf-8"))[:3] == ["# 一", "# 二", "# 三"]


@pytest.mark.skipif(sys.platform == "win32", reason="no such bound there")
@pytest.mark.parametrize("ending", ["xlsx", "html", "docx", "md"])
def test_a_full_disk_leaves_the_old_sheet(ending: str) -> None:
    import resource
    import signal

    def bound() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))

    Path("报告.txt").write_text(SOUND * 3, "utf-8")
    assert checker("sheet", "报告.txt", "-o", f"单.{ending}", "--no-cache").returncode == 0
    before = Path(f"单.{ending}").read_bytes()
    names = {path.name for path in Path().iterdir()}
    done = subprocess.run(
        [sys.executable, "-m", "checker", "sheet", "报告.txt", "-o", f"单.{ending}", "--no-cache", "--force"],
        capture_output=True, encoding="utf-8", preexec_fn=bound,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr == f"checker: 单.{ending}：无法写入（文件比系统允许的大），请检查文件夹和权限\n"
    assert Path(f"单.{ending}").read_bytes() == before
    assert {path.name for path in Path().iterdir()} == names
