"""A run that is killed while it writes does no harm to the next one."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from checker.support.writing import PARTIAL
from tests.amounts import amount
from tests.gate.conftest import SOUND, checker

REPORTS = 12
KILLS = amount(6, 300)


def arguments(folder: Path) -> list[str]:
    files = {"json": "结果.json", "sarif": "结果.sarif", "junit": "结果.xml"}
    outputs = [part for name, file in files.items() for part in ("-o", f"{name}={folder / file}")]
    return ["check", "报告", "--jobs", "2", "-f", "concise", *outputs]


def test_sigkill_at_any_moment(repository: Path, tmp_path: Path) -> None:
    Path("报告").mkdir()
    for number in range(REPORTS):
        Path(f"报告/{number}.txt").write_text(SOUND.replace("34场", f"{number + 2}场"), "utf-8")
    whole = tmp_path / "whole"
    whole.mkdir()
    started = time.monotonic()
    assert checker(*arguments(whole), "--no-cache").returncode == 1
    duration = time.monotonic() - started
    expected = {file.name: file.read_bytes() for file in whole.iterdir()}

    killed = tried = 0
    cut = tmp_path / "cut"
    cut.mkdir()
    moments = random.Random(5)
    while killed < KILLS:  # a machine that others use too may end a run before its moment
        tried += 1
        assert tried <= 4 * KILLS
        run = subprocess.Popen(
            [sys.executable, "-m", "checker", *arguments(cut)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env={**os.environ, "CHECKER_CACHE_DIR": str(tmp_path / f"cache-{tried}")},  # all work is to do
        )
        time.sleep(moments.uniform(0.1, 0.8) * duration)
        if run.poll() is None:
            os.killpg(run.pid, signal.SIGKILL)
            killed += 1
        run.wait()
        for file in cut.iterdir():
            assert file.name.endswith(PARTIAL) or file.read_bytes() == expected[file.name]

    after = checker(*arguments(cut))
    assert after.returncode == 1, after.stderr
    assert {name: (cut / name).read_bytes() for name in expected} == expected
    assert json.loads(expected["结果.json"])["errors"] == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no forks")
def test_every_command_that_writes() -> None:
    """A small part of what the nightly job does: the folder is whole after each kill."""
    script = Path(__file__).resolve().parents[1] / "kills.py"
    done = subprocess.run(
        [sys.executable, str(script), "--kills", "6", "--rounds", "0"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("killed 6 ")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no forks")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL, signal.SIGINT])
def test_workers_do_not_outlive_their_run(workplace: Path, how: signal.Signals) -> None:
    """Whoever reads what a run prints would wait for ever: the workers keep its end of the pipe open."""
    for number in range(40):
        Path(f"{number}.txt").write_text(SOUND.replace("34场", f"{number + 2}场") * 20, "utf-8")
    run = subprocess.Popen(
        [sys.executable, "-m", "checker", "check", ".", "-j", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "CHECKER_CACHE_DIR": str(workplace / "cache")},
    )
    children = Path(f"/proc/{run.pid}/task/{run.pid}/children")
    while run.poll() is None and not (children.exists() and children.read_text()):
        time.sleep(0.01)
    assert run.poll() is None
    run.send_signal(how)
    run.communicate(timeout=30)
