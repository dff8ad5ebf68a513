"""Ratios in one run, printed and compared by pytest-benchmark; never a timed test.

pytest tests/benchmarks --benchmark-only
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from checker.checklist import lexicon, load
from checker.gate.audit import Task, audit_document
from checker.judging.examination import Examination
from checker.readers import read
from checker.text.likeness import candidates, grams, skeleton

REPORT = str(Path(__file__).parents[2] / "reports" / "qinghe-town-2023.txt")
pytestmark = pytest.mark.benchmark(min_rounds=3)


CHECK = ["-m", "checker", "check", "--fail-on", "never"]
COPIES = 48


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A cache of its own, and byte code on disk as after an installation."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {
        **kept,
        "CHECKER_CACHE_DIR": str(tmp_path / "cache"),
        "PYTHONPYCACHEPREFIX": str(tmp_path / "bytecode"),
    }


@pytest.mark.parametrize(
    "arguments",
    [["-c", "import typer, rich, rapidfuzz"], [*CHECK, REPORT, "--no-cache"], [*CHECK, REPORT]],
    ids=["imports alone", "check one report", "check it again"],
)
@pytest.mark.benchmark(group="process", warmup=True, warmup_iterations=1)
def test_process(benchmark, environment: dict[str, str], arguments: list[str]) -> None:
    command = [sys.executable, *arguments]
    subprocess.run(command, check=True, capture_output=True, env=environment)
    benchmark(lambda: subprocess.run(command, check=True, capture_output=True, env=environment))


@pytest.mark.benchmark(group="many reports")
def test_many_reports(benchmark, environment: dict[str, str], tmp_path: Path) -> None:
    text = Path(REPORT).read_text("utf-8")
    for number in range(COPIES):
        (tmp_path / f"{number}.txt").write_text(text.replace("186起", f"{number + 200}起"), "utf-8")
    command = [sys.executable, *CHECK, "--no-cache", "--jobs", "2", "-f", "concise", str(tmp_path)]
    benchmark(lambda: subprocess.run(command, check=True, capture_output=True, env=environment))


@pytest.mark.benchmark(group="matching")
def test_matching_stage(benchmark) -> None:
    document, checklist = read(REPORT), load("outline-2021-2025")
    lexicon(checklist)
    benchmark(lambda: Examination(document, checklist).coverage)


@pytest.mark.benchmark(group="matching")
def test_all_rules(benchmark) -> None:
    document, checklist = read(REPORT), load("outline-2021-2025")
    benchmark(lambda: audit_document(document, checklist, Task(REPORT)))


@pytest.mark.benchmark(group="repetition")
def test_five_thousand_paragraphs(benchmark) -> None:
    document = read(REPORT)
    lines = [skeleton(document.text[p.start : p.end]) for p in document.paragraphs if p.end - p.start > 60]
    texts = [grams(lines[i % len(lines)][: 60 + i % 97] + str(i) * 20) for i in range(5000)]
    benchmark.pedantic(lambda: sum(1 for _ in candidates(texts, 0.38)), rounds=1)
