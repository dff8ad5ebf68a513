"""What labelled sentences and clauses teach, on a handful of them. The shipped weights hold the rest: `checklist train --check`."""

from __future__ import annotations

from array import array
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import pytest

from checker.checklist import load
from checker.checklist.claim_model import PRIOR, ClaimModel, read_claim_model
from checker.checklist.examples import Example
from checker.checklist.pieces import spelt
from checker.checklist.weights import Thresholds, Weights, read_weights
from checker.judging import claim_training, training
from checker.judging.claim_training import Marked, train_claims
from checker.model.vocabulary import Role

pytest.importorskip("scipy", reason="training needs scipy")

SHIPPED = load("outline-2021-2025")


def clause(author: str, signs: str, claims: bool) -> Marked:
    return Marked(author, frozenset(signs), claims)


CLAUSES = [
    clause("甲", "ad", True),
    clause("乙", "a", True),
    clause("乙", "ac", True),
    clause("甲", "bcd", False),
    clause("甲", "b", False),
    clause("甲", "bd", False),
    clause("乙", "d", False),
]


def test_signs_of_several_clauses_and_authors_count() -> None:
    table = train_claims(CLAUSES)
    assert table.signs.split("\n") == ["a", "d"]  # b is one author's, c stands in two clauses


def test_what_claims_is_told_from_what_does_not() -> None:
    model = ClaimModel(train_claims(CLAUSES))
    assert model.score({"a"}) > 0 > model.score({"d"})
    assert model.score({"c"}) == PRIOR
    assert max(map(abs, array("b", model.table.values))) == 127


def test_large_weights_are_held_down() -> None:
    """By ridge regression: a sum of squares of what is off and of the weights, here of one sign that always claims."""
    marked = [clause(author, "a", True) for author in "甲乙丙"]
    model = ClaimModel(train_claims(marked))
    # three clauses, each 2 above the prior, and one that stands for the weights
    assert model.score({"a"}) - PRIOR == pytest.approx(2 * 3 / (3 + 1), abs=0.01)
    unlike = ClaimModel(train_claims([clause(author, "a", False) for author in "甲乙丙"] + marked))
    assert unlike.score({"a"}) - PRIOR == pytest.approx(2 * 3 / (6 + 1), abs=0.01)


def test_the_scale_is_short_and_the_threshold_that_of_what_is_shipped() -> None:
    table = train_claims(CLAUSES)
    assert table.scale == round(table.scale, 9) != round(table.scale, 8)
    model = read_claim_model(Path(SHIPPED.claim_model))
    assert model.table.threshold == table.threshold == claim_training.THRESHOLD


def told(
    writer: str, text: str, covers: str = "", mentions: str = "", unknown: str = "", part: str = ""
) -> Example:
    covered, mentioned, open_to = (tuple(said.split()) for said in (covers, mentions, unknown))
    return Example(writer, part or Role.ACHIEVEMENTS, covered, mentioned, open_to, "", text)


DONE, OTHER, LIST, NONE = (
    "开展行政调解36件。",
    "硬化村道12公里。",
    "统筹推进调解、村道等工作。",
    "汛期平安度过。",
)
TAUGHT = [
    *(told(writer, DONE, "GY-20") for writer in "甲乙丙"),
    *(told(writer, OTHER, "GY-04", unknown="GY-20") for writer in "甲乙乙"),
    *(told(writer, LIST, mentions="GY-04 GY-20") for writer in "甲乙"),
    *(told(writer, NONE) for writer in "甲乙丙"),
    *(told(writer, LIST, mentions="GY-20", part=Role.PLAN) for writer in "甲乙"),
    *(told(writer, "架桥时调解两次，还有村道。", "GY-20", "GY-04") for writer in "甲乙丙"),
    *(told("丁", "丁家坝独有石碑。", "GY-20") for _ in range(3)),
    *(told(writer, "赶集日唱戏。", "GY-20") for writer in "甲乙"),
]


def test_what_sentences_teach() -> None:
    """Scores as they were learned once: whatever weighs a sentence or a piece otherwise changes them."""
    weights = Weights(training.train(TAUGHT, SHIPPED, Thresholds()))
    assert weights.table.columns == ("GY-04", "GY-20")
    known = set(weights.table.pieces.split("\n"))
    assert {"行政", "村道"} <= known
    assert not known & {"石碑", "唱戏"}  # one writer's, and too few
    scores = {}
    for text in (DONE, OTHER, LIST, NONE):
        topics, answers, substance = weights.score(spelt(text), "", sum(map(str.isdigit, text)) // 2)
        scores[text] = [*topics, *answers, substance]
    assert scores == {
        DONE: pytest.approx([-0.96, 0.777, -0.986, 0.808, 0.976], abs=0.004),
        OTHER: pytest.approx([0.941, 0.576, 0.949, 0.483, 0.973], abs=0.004),
        LIST: pytest.approx([0.474, 0.913, -0.343, 0.032, -0.948], abs=0.004),
        NONE: pytest.approx([-0.982, -0.802, -0.999, -0.803, 0.86], abs=0.004),
    }
    assert weights.table.scales == tuple(round(scale, 9) for scale in weights.table.scales)
    assert max(map(abs, array("b", weights.table.values))) == 127


def test_so_many_weights_are_kept() -> None:
    weights = read_weights(Path(SHIPPED.weights))
    *columns, substance = (Counter(weights.table.owners)[at] for at in range(weights.lanes))
    assert (max(columns), substance) == (training.KEPT, training.KEPT_SUBSTANCE) == (2360, 6000)


@pytest.mark.parametrize(
    ("now", "then", "differs"),
    [
        ((0.0, 0.0, 0.0), (0.0, 0.0, 0.0), False),
        ((0.0, 0.0, 0.0), (-0.2, 0.0, 0.0), True),
        ((0.0, 0.0, 0.0), (0.0, -0.2, 0.0), True),
        ((0.0, 0.0, 0.0), (0.0, 0.0, -0.2), True),
        ((-0.2, 0.0, 0.0), (0.0, 0.0, 0.0), True),
        ((-0.1, 0.0, 0.0), (-0.121, 0.0, 0.0), True),
        ((-0.1, 0.0, 0.0), (-0.119, 0.0, 0.0), False),
        ((0.9, 0.0, 0.0), (0.0, 0.0, 0.0), False),
        ((-0.9, 0.0, 0.0), (-0.2, 0.0, 0.0), False),
    ],
)
def test_weights_that_decide_otherwise(
    now: tuple[float, ...], then: tuple[float, ...], differs: bool
) -> None:
    one, other = (
        SimpleNamespace(
            score=lambda *_, said=said: ([said[0]], [said[1]], said[2]), thresholds=Thresholds(mentioned=-0.1)
        )
        for said in (now, then)
    )
    assert training.different(one, other, TAUGHT[:2]) == (2 if differs else 0)  # type: ignore[arg-type]


def test_what_the_weights_were_made_from_is_told() -> None:
    lines = training.about(SHIPPED, TAUGHT[:5]).splitlines()
    assert lines[0] == f"checklist: {SHIPPED.name}"
    assert lines[2].startswith("made from: 5 labelled sentences of 3 writers, sha256 ")
    assert len(lines[2].rpartition(" ")[2]) == 16
    assert lines[3] == "writers: 丙 1, 乙 2, 甲 2"
