"""Ratios in one run, printed and compared by pytest-benchmark; never a timed test.

pytest tests/benchmarks --benchmark-only
"""

import subprocess
import sys
from pathlib import Path

import pytest

from checker.audit import Task, audit_document
from checker.checklist import load
from checker.draft import Draft
from checker.readers import read
from checker.text.likeness import candidates, grams, skeleton

REPORT = str(Path(__file__).parents[2] / "reports" / "qinghe-town-2023.txt")
pytestmark = pytest.mark.benchmark(min_rounds=3)


@pytest.mark.parametrize(
    "arguments",
    [
        ["-c", "import typer, rich, rapidfuzz"],
        ["-m", "checker", "check", REPORT, "--no-cache", "--fail-on", "never"],
    ],
    ids=["imports alone", "check one report"],
)
@pytest.mark.benchmark(group="process")
def test_process(benchmark, arguments: list[str]) -> None:
    benchmark(lambda: subprocess.run([sys.executable, *arguments], check=True, capture_output=True))


@pytest.mark.benchmark(group="matching")
def test_matching_stage(benchmark) -> None:
    document, checklist = read(REPORT), load("outline-2021-2025")
    benchmark(lambda: Draft(document, checklist).coverage)


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
