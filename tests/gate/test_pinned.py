"""The recipe of SECURITY.md: settings and waivers from the base branch hold, whatever a proposal says."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests import program
from tests.gate.conftest import SOUND, checker, commit, git

PAGE = Path(__file__).parents[2] / "SECURITY.md"
FAULT = SOUND.replace("发放资料6200份", "发放资料6200份，XX名干部参加")


def gate() -> int:
    """What the recipe ends with."""
    recipe = re.search(r"```sh\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert recipe
    take, check = (line.strip() for line in recipe[1].strip().splitlines())
    subprocess.run(["sh", "-c", take], check=True, capture_output=True, env={**os.environ, "BASE": "main"})
    return program.run(*check.split()[1:]).returncode


@pytest.mark.skipif(os.name == "nt", reason="the recipe is for a shell")
def test_a_proposal_cannot_talk_the_gate_round(repository: Path) -> None:
    report = Path("reports/甲镇.txt")
    report.parent.mkdir()
    report.write_text(FAULT, "utf-8")
    Path("checker.toml").write_text('select = ["placeholder"]\n', "utf-8")
    assert checker("check", "reports").returncode == 1
    finding = re.search(r"[0-9a-f]{16}", checker("check", "reports", "--fingerprints").stdout)
    assert finding
    assert checker("waive", str(report), finding[0], "--reason", "已核").returncode == 0
    checker("baseline", "reports")
    commit("接受")
    git("update-ref", "refs/remotes/origin/main", "HEAD")
    assert gate() == 0  # what was accepted there is accepted here
    report.write_text(FAULT.replace("专题会议4次", "专题会议【待补】次"), "utf-8")
    for name in ("checker.toml", "reports/checker.toml"):
        Path(name).write_text('select = ["late-report"]\n', "utf-8")
    assert checker("check", "reports").returncode == 0
    assert gate() == 1
