"""The program as a process of its own: what it wrote is there, and so is its exit code, though it ends at once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

REPORT = Path(__file__).parents[2] / "reports" / "qinghe-town-2023.txt"


@pytest.mark.parametrize(
    ("arguments", "code", "end"),
    [
        (["check", str(REPORT), "--fail-on", "never", "--no-cache"], 0, "--diff 先看怎样改。"),
        (["check", str(REPORT), "--no-cache", "-f", "json"], 1, "\n}\n"),
        (["check", "nothing-there.txt"], 4, "不了。"),
        (["--version"], 0, "checker "),
    ],
    ids=["no matter what", "findings", "unreadable", "version"],
)
def test_all_is_written_before_the_process_ends(arguments: list[str], code: int, end: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "checker", *arguments], capture_output=True, encoding="utf-8"
    )
    assert done.returncode == code
    assert end in done.stdout
    assert done.stdout.endswith("\n")


@pytest.mark.skipif(os.name == "nt", reason="has no such limit")
@pytest.mark.parametrize("handles", range(12, 18))
def test_a_run_that_gets_no_more_files_or_workers_ends(handles: int, tmp_path: Path) -> None:
    for name in ("甲.txt", "乙.txt"):
        (tmp_path / name).write_text(REPORT.read_text("utf-8").replace("清河", name[0]), "utf-8")
    command = f"ulimit -n {handles}; exec {sys.executable} -m checker check . --jobs 2 --no-cache -f concise"
    done = subprocess.run(
        ["sh", "-c", command], capture_output=True, encoding="utf-8", cwd=tmp_path, timeout=60,
        env={**os.environ, "PYTHONPATH": str(REPORT.parents[1])},
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    assert (done.returncode, done.stderr.count("\n")) in ((1, 0), (2, 1)), done.stderr


def test_what_others_do_at_the_end_is_done() -> None:
    source = (
        "import atexit, sys; from checker import __main__ as program; sys.argv = ['checker', '--version'];"
        "program.main = lambda: (atexit.register(print, 'tidied'), sys.exit(3)); program.run()"
    )
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (3, "tidied\n")
