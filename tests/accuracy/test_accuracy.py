"""The labelled reports: figures never fall below their floors. Run with -s to see the table."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

HERE = Path(__file__).parent
FLOORS = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))
CEILINGS = {"claims.false_alarm": 0.05, "slips.noise": 0.3}


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_figures(name: str) -> None:
    command = f"{sys.executable} -m checker"
    done = subprocess.run(
        [sys.executable, HERE / "score.py", "--set", HERE / name, "--checker", command, "--json"],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    print(name, *(f"{figure}: {value}" for figure, value in figures.items()), sep="\n  ")
    assert figures["docs"] == len(list((HERE / name / "docs").glob("*.txt")))
    below = {k: (figures[k], floor) for k, floor in FLOORS[name].items() if figures[k] < floor}
    above = {k: (figures[k], ceiling) for k, ceiling in CEILINGS.items() if figures[k] > ceiling}
    assert not below
    assert not above
