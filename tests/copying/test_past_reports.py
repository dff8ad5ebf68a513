"""An archive loses nothing that it confirmed and answers like a comparison of files."""

import json
import os
import re
import shutil
import sqlite3
from pathlib import Path

import pytest

from checker.copying.archive import open_archive
from checker.copying.archive_file import ArchiveError, archive_error
from checker.gate.archives import add_files, archived_copies, compare_with_archive
from checker.gate.copies import against
from checker.readers import read
from tests import program
from tests.benchmarks.archive import listed, storm
from tests.benchmarks.copies import Words, version

ROOT = Path(__file__).parents[2]
REPORT = ROOT / "reports" / "qinghe-town-2023.txt"
SAMPLES = sorted((ROOT / "tests" / "accuracy").glob("*/docs/*.txt"))
CHECKLIST = "outline-2021-2025"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copy(REPORT, "清河.txt")
    shutil.copy(SAMPLES[0], "别的.txt")
    text = REPORT.read_text("utf-8").replace("清河", "白沙").replace("186起", "203起")
    Path("抄的.txt").write_text(text, "utf-8")
    return tmp_path


def checker(*arguments: object, code: int = 0) -> str:
    done = program.run(*map(str, arguments))
    assert done.returncode == code, (done.stdout + done.stderr).decode()
    return done.stdout.decode()


def test_a_draft_is_found_to_be_copied_from_what_was_archived(folder: Path) -> None:
    with open_archive(Path("档.db"), create=True) as archive:
        assert list(add_files(archive, ["清河.txt", "别的.txt"], CHECKLIST)) == [
            ("清河.txt", 1),
            ("别的.txt", 2),
        ]
        (copies,) = archived_copies(archive, read("抄的.txt"), CHECKLIST)
        assert copies.share > 0.95
        assert copies.path == "档.db#1 清河.txt"
        (pair,) = compare_with_archive(archive, ["抄的.txt"], CHECKLIST).pairs
        assert min(pair.shares) > 0.95
        assert "203起" in "".join(passage.texts[0] for passage in pair.passages)
        assert archive.verify() == []


def test_the_same_text_is_kept_once_and_is_no_copy_of_itself(folder: Path) -> None:
    with open_archive(Path("档.db"), create=True) as archive:
        assert list(add_files(archive, ["清河.txt"] * 2, CHECKLIST)) == [("清河.txt", 1), ("清河.txt", None)]
        assert archived_copies(archive, read("清河.txt"), CHECKLIST) == ()


def test_fingerprints_alone_say_how_much_but_keep_no_text(folder: Path) -> None:
    with open_archive(Path("档.db"), create=True) as archive:
        list(add_files(archive, ["清河.txt"], CHECKLIST, text=False))
        assert archive.document(1) is None
        (copies,) = archived_copies(archive, read("抄的.txt"), CHECKLIST)
        assert copies.share > 0.8
        assert archived_copies(archive, read("别的.txt"), CHECKLIST) == ()
        assert archive.verify() == []
    assert "调解矛盾纠纷".encode() not in Path("档.db").read_bytes()


def test_what_is_removed_is_gone(folder: Path) -> None:
    with open_archive(Path("档.db"), create=True) as archive:
        list(add_files(archive, ["清河.txt", "别的.txt"], CHECKLIST))
        archive.remove(1)
        assert [entry.card.path for entry in archive.entries()] == ["别的.txt"]
        assert archived_copies(archive, read("抄的.txt"), CHECKLIST) == ()
        assert archive.verify() == []


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("UPDATE text SET blocks = x'00' WHERE report = 1", "清河.txt：正文与登记时不同"),
        ("DELETE FROM stretch WHERE report = 1", "清河.txt：指纹不全"),
    ],
)
def test_verify_names_what_is_damaged(folder: Path, damage: str, said: str) -> None:
    with open_archive(Path("档.db"), create=True) as archive:
        list(add_files(archive, ["清河.txt", "别的.txt"], CHECKLIST))
    with sqlite3.connect("档.db") as connection:
        connection.execute(damage)
    connection.close()
    with open_archive(Path("档.db")) as archive:
        assert archive.verify() == [said]


def test_an_archive_whose_making_was_cut_off_holds_nothing(folder: Path) -> None:
    Path("档.db").touch()
    with open_archive(Path("档.db")) as archive:
        assert (archive.count(), archive.entries(), archive.verify()) == (0, [], [])
    assert Path("档.db").stat().st_size == 0
    with open_archive(Path("档.db"), create=True) as archive:
        assert list(add_files(archive, ["清河.txt"], CHECKLIST)) == [("清河.txt", 1)]


def test_an_archive_is_a_file_whatever_its_name(folder: Path) -> None:
    for name in (":memory:", "file:甲?mode=memory", "甲?.db"):
        with open_archive(Path(name), create=True) as archive:
            list(add_files(archive, ["清河.txt"], CHECKLIST))
        with open_archive(Path(name)) as archive:
            assert archive.count() == 1


def test_what_is_no_archive_is_refused(folder: Path) -> None:
    for name in ("没有.db", "清河.txt"):
        with pytest.raises(ArchiveError):
            open_archive(Path(name))
    sqlite3.connect("别家.db").execute("CREATE TABLE t (x)").close()
    with pytest.raises(ArchiveError):
        open_archive(Path("别家.db"), create=True)
    assert Path("清河.txt").read_text("utf-8") == REPORT.read_text("utf-8")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everything")
def test_an_archive_on_a_share_that_only_reads(folder: Path) -> None:
    checker("archive", "add", "清河.txt", "--archive", "档案.db")
    Path("档案.db").chmod(0o444)
    folder.chmod(0o555)
    try:
        assert "清河镇" in checker("archive", "list", "--archive", "档案.db")
        assert "完好" in checker("archive", "verify", "--archive", "档案.db")
        checker("archive", "check", "抄的.txt", "--archive", "档案.db", "--fail-over", "50%", code=1)
        checker("archive", "remove", "1", "--archive", "档案.db", code=2)
        checker("archive", "add", "抄的.txt", "--archive", "档案.db", code=2)
    finally:
        folder.chmod(0o755)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        ("attempt to write a readonly database", "只读"),
        ("database or disk is full", "磁盘已满"),
        ("neu", "neu"),
    ],
)
def test_what_sqlite_says_is_told_in_chinese(error: str, words: str) -> None:
    assert words in str(archive_error(Path("档案.db"), sqlite3.OperationalError(error)))


def test_the_commands(folder: Path) -> None:
    assert "新存入 2 份，共 2 份" in checker("archive", "add", "清河.txt", "别的.txt", "--archive", "档.db")
    assert "清河镇人民政府" in checker("archive", "list", "--archive", "档.db")
    assert "完好" in checker("archive", "verify", "--archive", "档.db")
    data = json.loads(checker("archive", "check", "抄的.txt", "--archive", "档.db", "-f", "json"))
    assert data["pairs"][0]["reports"] == ["抄的.txt", "档.db#2 清河.txt"]
    checker("archive", "check", "抄的.txt", "--archive", "档.db", "--fail-over", "40%", code=1)
    found = json.loads(
        checker("check", "抄的.txt", "--archive", "档.db", "--select", "copied-report", "-f", "json", code=1)
    )
    assert [f["rule"] for f in found["reports"][0]["findings"]] == ["copied-report"]
    checker("archive", "remove", "9", "--archive", "档.db", code=2)
    checker("archive", "remove", "2", "--archive", "档.db")
    checker("check", "抄的.txt", "--archive", "没有.db", code=2)
    checker("archive", "verify", "--archive", "清河.txt", code=2)


def test_writers_side_by_side_and_kills_lose_nothing_that_was_confirmed(folder: Path) -> None:
    whole = REPORT.read_text("utf-8")
    files = [Path(f"r{number}.txt") for number in range(160)]
    for number, file in enumerate(files):
        file.write_text(whole.replace("清河", f"第{number}"), "utf-8")
    confirmed, killed = storm(Path("档.db"), files, writers=4, kills=4)
    assert killed >= 2
    assert confirmed <= listed(Path("档.db"))
    assert len(confirmed) >= 80


@pytest.mark.parametrize("seed", range(4))
def test_what_was_written_anew_is_named_and_what_changed_elsewhere(folder: Path, seed: int) -> None:
    before = REPORT.read_text("utf-8")
    now, anew = version(before, Words(SAMPLES[1:4], seed))
    Path("今年.txt").write_text(now, "utf-8")
    (copies,) = against(read("今年.txt"), read("清河.txt"), CHECKLIST)
    assert list(copies.anew) == anew
    assert 0.5 < copies.share < 1
    told = checker(
        "check", "今年.txt", "--previous", "清河.txt", "--select", "copied-report", "-f", "json",
        "--fail-on", "never",
    )  # fmt: skip
    messages = [finding["message"] for finding in json.loads(told)["reports"][0]["findings"]]
    assert any("新写的部分：" + "，".join(anew) in message for message in messages)
    changed = [pair.split("→") for message in messages for pair in re.findall(r"\d+→\d+", message)]
    assert changed
    assert all(old in before and new in now for old, new in changed)


def test_nothing_is_new_where_only_years_changed(folder: Path) -> None:
    Path("今年.txt").write_text(REPORT.read_text("utf-8").replace("2023年", "2024年"), "utf-8")
    (copies,) = against(read("今年.txt"), read("清河.txt"), CHECKLIST)
    assert copies.anew == ()


def test_what_is_not_kept_is_told(folder: Path) -> None:
    """Beside the reports of a folder lie files that cannot be read, and a sheet of ours."""
    Path("坏.docx").write_text("x", "utf-8")
    Path("包.rar").write_text("x", "utf-8")
    program.run("sheet", "清河.txt", "-o", "清单.md")
    for command in ("add", "check"):
        done = program.run("archive", command, ".", "没有*.txt", "--archive", "档.db")
        assert done.returncode == 4
        for name in ("坏.docx", "包.rar", "没有*.txt"):
            assert name in done.stderr.decode(), done.stderr.decode()
    assert "共 3 份" in checker("archive", "list", "--archive", "档.db")
