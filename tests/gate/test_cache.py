"""Results that are kept: the same bytes, much sooner, and never those of something else."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import platformdirs
import pytest

from checker.gate.audit import Task, audit_task
from checker.gate.cache import MAX_AGE, Cache
from checker.gate.run import Request, run
from checker.model.results import ReportResult
from checker.support import storage
from tests.gate.conftest import SOUND, checker


@pytest.fixture
def folder(workplace: Path) -> Path:
    """A working directory with one report and a cache of its own beside it."""
    Path("报告.txt").write_text(SOUND, "utf-8")
    return workplace


def entries(folder: Path) -> list[Path]:
    return sorted(folder.parent.glob("cache/??/*"))


def check(**said: object) -> ReportResult:
    return run(
        Request([Path("报告.txt")], {key.replace("_", "-"): value for key, value in said.items()})
    ).result.reports[0]


def test_a_result_comes_back_as_it_was(folder: Path) -> None:
    task = Task("报告.txt")
    result = audit_task(task)
    assert isinstance(result, ReportResult)
    store = Cache(folder.parent / "cache")
    key = store.key(task)
    assert key
    assert store.get(key, task.path) is None
    store.put(key, result)
    assert store.get(key, task.path) == result
    other = store.get(key, "别处/报告.txt")
    assert other is not None
    assert other.path == "别处/报告.txt"


def test_everything_a_result_depends_on_is_in_the_key(folder: Path) -> None:
    own = folder / "own.toml"
    own.write_text('extends = "outline-2021-2025"\n', "utf-8")
    store = Cache(folder.parent / "cache")
    tasks = [
        Task("报告.txt"),
        Task("报告.txt", chosen=True),
        Task("报告.txt", reasons=True),
        Task("报告.txt", further=("annual-duties",)),
        Task("报告.txt", level="town"),
        Task("报告.txt", year=2023),
        Task("报告.txt", select=("wrong-year",)),
        Task("报告.txt", ignore=("wrong-year",)),
        Task("报告.txt", options={"empty-section": {"length": 3}}),
        Task("报告.txt", severity={"wrong-year": "info"}),
        Task("报告.txt", checklist=str(own)),
        Task("报告.txt", previous="报告.txt"),
        Task("报告.md", stdin=SOUND.encode()),
        Task("报告.txt", stdin=b"another"),
    ]
    keys = [store.key(task) for task in tasks]
    assert None not in keys
    assert len(set(keys)) == len(tasks)


def test_a_checklist_named_by_hand_is_no_result_of_before(folder: Path) -> None:
    Path("旧.txt").write_text(SOUND.replace("2023", "2019").replace("2024", "2020"), "utf-8")
    softened = checker("check", "旧.txt", "-f", "json").stdout
    by_hand = checker("check", "旧.txt", "-f", "json", "-c", "outline-2021-2025").stdout
    assert "unfit-checklist" in softened
    assert "unfit-checklist" not in by_hand
    assert by_hand == checker("check", "旧.txt", "-f", "json", "-c", "outline-2021-2025", "--no-cache").stdout


def test_last_years_report_counts_by_its_content(folder: Path) -> None:
    store, task = Cache(folder.parent / "cache"), Task("报告.txt", previous="去年.txt")
    Path("去年.txt").write_text(SOUND, "utf-8")
    before = store.key(task)
    Path("去年.txt").write_text(SOUND + "又一段。\n", "utf-8")
    assert store.key(task) not in (None, before)


def test_an_edited_checklist_makes_a_new_result(folder: Path) -> None:
    def checked() -> str:
        done = checker("check", "-c", "own.toml", "-f", "json", "报告.txt")
        assert done.returncode in (0, 1), done.stderr
        return done.stdout

    Path("own.toml").write_text('extends = "outline-2021-2025"\n', "utf-8")
    assert "换过的名称" not in checked()
    Path("own.toml").write_text('extends = "outline-2021-2025"\nname = "换过的名称"\n', "utf-8")
    assert "换过的名称" in checked()


@pytest.mark.parametrize("damage", [b"", b"\0" * 40, None], ids=["empty", "garbage", "cut"])
def test_a_damaged_entry_is_no_entry(folder: Path, damage: bytes | None) -> None:
    first = check()
    (entry,) = entries(folder)
    whole = entry.read_bytes()
    entry.write_bytes(whole[:-9] if damage is None else damage)
    assert check() == first
    assert entry.read_bytes() == whole


@pytest.mark.parametrize("place", ["file/cache", "名" * 300])
def test_a_folder_that_cannot_be_used_costs_no_run(
    folder: Path, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("file").write_text("no folder", "utf-8")
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(folder / place))
    assert check().path == "报告.txt"
    assert checker("check").returncode == 1


def test_without_cache_nothing_is_kept(folder: Path) -> None:
    assert checker("check", "--no-cache").returncode == 1
    assert entries(folder) == []


def test_old_entries_are_deleted(folder: Path) -> None:
    check()
    (old,) = entries(folder)
    long_ago = time.time() - MAX_AGE - 100
    os.utime(old, (long_ago, long_ago))
    os.utime(folder.parent / "cache" / "pruned", (long_ago, long_ago))
    check(level="town")
    assert old not in entries(folder)
    assert len(entries(folder)) == 1


def test_equal_files_are_audited_once_and_reported_each(folder: Path) -> None:
    Path("副本.txt").write_text(SOUND, "utf-8")
    Path("坏.docx").write_bytes(b"PK\x03\x04 cut")
    Path("坏了.docx").write_bytes(b"PK\x03\x04 cut")
    result = run(Request([Path()])).result
    one, two = result.reports
    assert (one.path, two.path) == ("副本.txt", "报告.txt")
    assert one.findings == two.findings
    assert [error.path for error in result.errors] == ["坏.docx", "坏了.docx"]
    assert len(entries(folder)) == 1


def test_runs_side_by_side(folder: Path) -> None:
    command = [sys.executable, "-m", "checker", "check", "-f", "json"]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(4)]
    outputs = {run.communicate()[0] for run in runs}
    assert len(outputs) == 1
    assert checker("check", "-f", "json").stdout.encode() in outputs


def test_cached_runs_say_the_same_and_import_no_rules(folder: Path) -> None:
    for number in range(3):
        Path(f"镇{number}.txt").write_text(SOUND.replace("34场", f"{number + 2}场"), "utf-8")

    def said(*more: str) -> str:
        done = checker("check", "-f", "json", *more)
        assert done.returncode == 1, done.stderr
        return done.stdout

    expected = said("--no-cache")
    assert said() == expected
    assert said() == expected

    checker("check", "镇0.txt")  # alone: few reports are compared anew rather than looked up
    assert not imported("checker.rules", "checker.judging", "jieba")


def test_one_report_needs_no_arrays_and_one_beside_last_years_does(folder: Path) -> None:
    Path("去年.txt").write_text(SOUND.replace("2023", "2022"), "utf-8")
    Path("镇0.txt").write_text(SOUND, "utf-8")
    heavy = ("numpy", "checker.copying.masks", "scipy")
    assert imported("checker.judging", more=["--no-cache"])
    assert not imported(*heavy, more=["--no-cache"])
    assert "numpy" in imported(*heavy, more=["--no-cache", "--previous", "去年.txt"])


def imported(*names: str, more: Sequence[str] = ()) -> list[str]:
    """The modules that begin with these names and are imported when a report is checked."""
    program = (
        "import sys; from checker.cli import main\ntry: main()\n"
        f"finally: print(*[m for m in sys.modules if m.startswith({names!r})], file=sys.stderr)"
    )
    command = [sys.executable, "-c", program, "check", "镇0.txt", "-f", "json", *more]
    return subprocess.run(command, capture_output=True, check=False).stderr.decode().split()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it is asked itself")
@pytest.mark.parametrize("said", ["", "/var/caches", "relative/caches"])
def test_the_folder_is_the_one_that_platformdirs_names(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.delenv("CHECKER_CACHE_DIR", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", said)
    assert storage.root() == platformdirs.user_cache_path("checker", appauthor=False)
