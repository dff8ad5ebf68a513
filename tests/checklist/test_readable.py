"""The national checklist can be read by somebody who knows no pattern language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.checklist import load
from checker.checklist.examples import read_examples
from checker.checklist.expressions import plain
from checker.checklist.model import Level
from checker.checklist.weights import LARGEST, read_weights
from checker.text.normalise import normalised

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "checklists"
NATIONAL = load("outline-2021-2025")
FILES = [FOLDER / "outline-2021-2025.toml", *sorted((FOLDER / "outline-2021-2025").glob("*.toml"))]


def test_no_requirement_is_longer_than_a_screen() -> None:
    assert sum(len(file.read_text("utf-8").splitlines()) for file in FILES) <= 2200
    for file in FILES:
        for block in file.read_text("utf-8").split("\n[[requirement]]\n")[1:]:
            assert len(block.splitlines()) <= 60, block.splitlines()[0]


def test_terms_are_words() -> None:
    terms = [term for item in NATIONAL.requirement for term in item.terms]
    assert sum(bool(plain(term)) for term in terms) >= 0.85 * len(terms)
    for item in NATIONAL.requirement:
        assert 5 <= len(item.terms) <= 15
        assert not item.strong
        assert not item.broad


def test_every_requirement_says_what_counts() -> None:
    for item in NATIONAL.requirement:
        assert item.demand
        assert item.counts
        assert item.excludes
        assert item.answer


def test_no_sentence_of_a_test_report_is_a_term() -> None:
    reports = [
        normalised(file.read_text("utf-8")) for file in (ROOT / "tests" / "accuracy").glob("*/docs/*.txt")
    ]
    sentences = {s for text in reports for s in re.split("[。；;！？\n]", text) if len(s) > 12}
    for item in NATIONAL.requirement:
        for term in (*item.terms, *item.unlike, *item.nil):
            assert len(term) <= 16
            assert normalised(term) not in sentences


def test_what_was_learned_is_small_and_says_from_what() -> None:
    file = Path(NATIONAL.weights)
    head = file.read_bytes().partition(b"\n\n")[0].decode()
    assert file.stat().st_size <= LARGEST
    assert "checker checklist train" in head
    assert "labelled sentences" in head
    weights = read_weights(file)
    assert set(weights.columns) == {item.id for item in NATIONAL.requirement}


def test_examples_name_requirements_that_there_are() -> None:
    known = {item.id for item in NATIONAL.requirement}
    for file in NATIONAL.examples:
        for one in read_examples(Path(file)):
            assert {*one.covers, *one.mentions, *one.unknown} <= known


@pytest.mark.parametrize("item", NATIONAL.requirement, ids=lambda item: item.id)
def test_the_model_answer_is_one(item) -> None:
    from checker.judging.examination import Examination
    from checker.model.document import Block
    from checker.readers.structure import parse

    lines = ["青禾市人民政府2024年度法治政府建设情况报告", "一、主要举措和成效", item.answer]
    document = parse("x.txt", [Block(line, number) for number, line in enumerate(lines, 1)])
    level: Level = "town" if item.applies["province"] == "no" else "city"
    status = Examination(document, NATIONAL, level).coverage[item.id].status
    assert status in {"covered", "declared-none"}
