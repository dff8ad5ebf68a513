"""Kill commands at any moment and run them side by side: no half file, no verdict or report lost.

    python tests/kills.py [--kills 300] [--rounds 20] [--seed 0]

Commands run in forked processes of a warm interpreter, so that a run is all work and no imports. After every kill
whatever lies in the folder must be whole: TOML and json can be read, Office files unpacked, the archive verified;
verdicts, waivers and archived reports never get fewer. Then each command runs to its end, and what killed runs
left must be gone. The nightly job runs all of it, the tests a small part.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import tomli  # noqa: E402

from checker.support.writing import PARTIAL  # noqa: E402
from tests import program  # noqa: E402
from tests.review.conftest import Book, text  # noqa: E402

COMMANDS = {
    "check": ("check", ".", "-j", "1", "-o", "json=出/o.json", "-o", "sarif=出/o.sarif", "-f", "concise"),
    "sheet": ("sheet", ".", "-j", "1", "-o", "出/单.xlsx", "--dir", "出", "--force"),
    "import": ("sheet", "import", "填.xlsx"),
    "baseline": ("baseline", ".", "-j", "1"),
    "annotate": ("annotate", "稿.docx", "-o", "出/批.docx", "--force"),
    "archive": ("archive", "add", ".", "--archive", "往年.db"),
}
VERDICTS = 20


def start(arguments: Sequence[str]) -> int:
    """The program with these arguments in a process of its own; its id."""
    child = os.fork()
    if child:
        return child
    os.setsid()
    null = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(null, number)
    sys.argv = ["checker", *arguments]
    code = 1
    try:
        from checker.cli import main

        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    finally:
        os._exit(code)


def finish(child: int) -> int:
    """The exit code of a process; negative for the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def prepare(folder: Path) -> None:
    """Reports, a Word draft and a sheet that was filled in."""
    os.chdir(folder)
    Path("出").mkdir()
    for number in range(3):
        Path(f"镇{number}.txt").write_text(text(f"第{number}镇"), "utf-8")
    shutil.copy(next((ROOT / "reports").glob("*.docx")), "稿.docx")
    program.prepare()
    assert finish(start(("sheet", ".", "-o", "填.xlsx"))) == 0
    book = Book(Path("填.xlsx"))
    for row in list(book.rows)[:VERDICTS]:
        book.put(row, "复核结论", "误报")
        book.put(row, "复核意见", f"意见{row}")
    book.save()


def held(name: str) -> list[Any]:
    """The entries of a TOML file, which must be whole."""
    path = Path(name)
    return next(iter(tomli.loads(path.read_text("utf-8")).values()), []) if path.exists() else []


def look(archived: bool) -> Counter[str]:
    """How much there is of everything that must not get lost.

    Raises:
        Exception: a file is not whole.
    """
    for path in Path("出").iterdir():
        if path.name.endswith(PARTIAL):
            continue
        if path.suffix in (".json", ".sarif"):
            json.loads(path.read_text("utf-8"))
        else:
            assert zipfile.ZipFile(path).testzip() is None, path
    found = Counter({name: len(held(f"{name}.toml")) for name in ("verdicts", "waivers", "checker-baseline")})
    if archived and Path("往年.db").exists():
        assert finish(start(("archive", "verify", "--archive", "往年.db"))) == 0, "the archive is damaged"
    return found


def kill(times: int, seed: int) -> Counter[str]:
    """Kill so many commands; how many of each."""
    chance = random.Random(seed)
    took: dict[str, float] = {}
    for name, arguments in COMMANDS.items():
        begun = time.monotonic()
        code = finish(start(arguments))
        took[name] = time.monotonic() - begun
        assert code in (0, 1), (name, code)
    for name in ("verdicts.toml", "waivers.toml", "checker-baseline.toml", "往年.db"):
        Path(name).unlink(missing_ok=True)
    killed: Counter[str] = Counter()
    before: Counter[str] = Counter()
    names = list(COMMANDS)
    while killed.total() < times:
        name = names[killed.total() % len(names)]
        if name == "archive" and chance.random() < 0.3:
            for file in Path().glob("往年.db*"):
                file.unlink()
        child = start(COMMANDS[name])
        time.sleep(chance.uniform(0, 1.1) * took[name])
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
        code = finish(child)
        killed[name] += code == -signal.SIGKILL
        after = look(name == "archive")
        assert all(after[what] >= count for what, count in before.items()), (before, after)
        before = after
    time.sleep(1.1)  # what is younger than a second may be another run's and is not swept
    for name, arguments in COMMANDS.items():
        assert finish(start(arguments)) in (0, 1), name
    assert look(True)["verdicts"] == VERDICTS
    left = [
        path.name
        for folder in (Path(), Path("出"))
        for path in folder.iterdir()
        if path.name.endswith(PARTIAL)
    ]
    assert left == [], left
    return killed


def side_by_side(rounds: int) -> None:
    """Eight imports and eight baselines at once, so many times."""
    book = Book(Path("填.xlsx"))
    rows = list(book.rows)[:24]
    for number in range(8):
        book = Book(Path("填.xlsx"))
        for row in book.rows:
            mine = row in rows[3 * number : 3 * number + 3]
            book.put(row, "复核结论", "误报" if mine else None)
            book.put(row, "复核意见", f"意见{row}" if mine else None)
        book.path = Path(f"填{number}.xlsx")
        book.save()
        Path(f"乡{number}.txt").write_text(text(f"第{number}乡"), "utf-8")
    for _ in range(rounds):
        for name in ("verdicts.toml", "waivers.toml", "checker-baseline.toml"):
            Path(name).unlink(missing_ok=True)
        codes = [finish(child) for child in [start(("sheet", "import", f"填{n}.xlsx")) for n in range(8)]]
        assert codes == [0] * 8, codes
        assert len({entry["remark"] for entry in held("verdicts.toml")}) == len(rows) == 24
        codes = [finish(child) for child in [start(("baseline", f"乡{n}.txt", "-j", "1")) for n in range(8)]]
        assert codes == [0] * 8, codes
        assert {entry["path"] for entry in held("checker-baseline.toml")} == {f"乡{n}.txt" for n in range(8)}


def main() -> None:
    """All of it in a folder of its own."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=20, help="of eight commands side by side")
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CHECKER_CACHE_DIR"] = str(Path(folder, "cache"))
        work = Path(folder, "work")
        work.mkdir()
        prepare(work)
        killed = kill(asked.kills, asked.seed)
        print("killed", killed.total(), dict(killed), flush=True)
        if asked.rounds:
            side_by_side(asked.rounds)
            print(f"{asked.rounds} rounds of 8 imports and 8 baselines: nothing lost")
        os.chdir("/")


if __name__ == "__main__":
    main()
