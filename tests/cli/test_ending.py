"""The program as a process of its own: what it wrote is there, and so is its exit code, though it ends at once."""

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


def test_what_others_do_at_the_end_is_done() -> None:
    source = (
        "import atexit, sys; from checker import __main__ as program; sys.argv = ['checker', '--version'];"
        "program.main = lambda: (atexit.register(print, 'tidied'), sys.exit(3)); program.run()"
    )
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (3, "tidied\n")
