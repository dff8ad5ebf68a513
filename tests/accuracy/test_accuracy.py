"""The labelled reports: figures never fall below their floors. Run with -s to see the table."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from checker.checklist import load
from checker.gate.audit import Task, audit_document
from checker.judging.examination import Examination
from checker.model.results import RunResult
from checker.outputs import RenderOptions, render
from checker.readers import read
from tests import program
from tests.accuracy.score import score

HERE = Path(__file__).parent
FLOORS = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))
OWN = {name: floors.pop("ceilings", {}) for name, floors in FLOORS.items()}
"""Ceilings of single sets, where they are not those of all."""
CEILINGS = {"claims.false_alarm": 0.05, "slips.noise": 0.3}


def judged(path: Path, level: str) -> dict[str, Any]:
    """What `checker check --format json` says of a report; without a level given, what it is and who wrote it."""
    document = read(str(path))
    if level == "auto":
        known = Examination(document, load("outline-2021-2025")).particulars
        return {"level": known.level, "year": known.year, "issuer": known.issuer}
    result = audit_document(document, load("outline-2021-2025"), Task(path.name, level=level))  # type: ignore[arg-type]
    report: dict[str, Any] = json.loads(render("json", RunResult((result,)), RenderOptions()))["reports"][0]
    return report


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_figures(name: str) -> None:
    figures = score(HERE / name, judged)
    print(name, *(f"{figure}: {value}" for figure, value in figures.items()), sep="\n  ")
    assert figures["docs"] == len(list((HERE / name / "docs").glob("*.txt"))) > 0
    below = {k: (figures[k], floor) for k, floor in FLOORS[name].items() if figures[k] < floor}
    above = {
        k: (figures[k], ceiling) for k, ceiling in (CEILINGS | OWN[name]).items() if figures[k] > ceiling
    }
    assert not below
    assert not above


def test_the_command_says_the_same() -> None:
    for path in sorted((HERE / "practice" / "docs").glob("*.txt"))[:2]:
        for level in ("town", "auto"):
            done = program.run("check", str(path), "--level", level, "--format", "json", "--no-cache")
            told = json.loads(done.stdout)["reports"][0]
            said = judged(path, level)
            assert {k: v for k, v in told.items() if k in said and k != "path"} == {
                k: v for k, v in said.items() if k != "path"
            }
