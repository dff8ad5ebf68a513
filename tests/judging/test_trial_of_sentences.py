"""A checklist tried on reports, without the reports."""

from __future__ import annotations

from collections import Counter
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import replace

from checker.checklist import load
from checker.judging.trial import SPAN, confusion, overlaps, trial
from checker.model.vocabulary import Status

ITEM = replace(
    load("outline-2021-2025").requirement[0],
    id="A",
    terms=("桥检", "铺装"),
    strong=("支座",),
    broad=("桥",),
    nil=(),
    point=(),
)


def exam(status: Status, score: float = 0.6, text: str = "修桥。", words: str = "桥检") -> Any:
    evidence = [SimpleNamespace(score=score, span=text)] if score else []
    return SimpleNamespace(
        checklist=SimpleNamespace(requirement=(ITEM,)),
        coverage={"A": SimpleNamespace(status=status, evidence=evidence)},
        text=lambda span: span,
        index=SimpleNamespace(find=lambda expression: expression in words),
    )


def test_what_reports_gave() -> None:
    exams = {
        "1": exam(Status.COVERED, 0.6, "修桥  3座。"),
        "2": exam(Status.WEAK, 0.7, "桥。", "铺装"),
        "3": exam(Status.MISSING, 0.9, "路。"),
        "4": exam(Status.DECLARED_NONE, 0.0),
        "5": exam(Status.NOT_APPLICABLE, 0.0),
    }
    (found,) = trial(exams, {})
    assert (found.hits, found.asked, found.right) == (3, 4, 0)
    assert (found.best, found.where) == ("桥。", "2")
    assert found.silent == ("支座",)
    exams["1"] = exam(Status.COVERED, 0.8, "修桥  3座。", "支座")
    (found,) = trial(exams, {})
    assert (found.best, found.where, found.silent) == ("修桥 3座。", "1", ())


@pytest.mark.parametrize(
    ("judged", "label", "pair", "right"),
    [
        (Status.COVERED, "covered", True, 1),
        (Status.WEAK, "covered", True, 1),
        (Status.MISSING, "covered", True, 0),
        (Status.MISSING, "missing", True, 1),
        (Status.COVERED, "missing", True, 0),
        (Status.COVERED, "not-applicable", False, 0),
        (Status.NOT_APPLICABLE, "covered", False, 0),
        (Status.NOT_APPLICABLE, "not-applicable", False, 0),
    ],
)
def test_labels(judged: Status, label: str, pair: bool, right: int) -> None:
    (found,) = trial({"1": exam(judged)}, {"1": {"A": label}, "of no report": {"A": "covered"}})
    assert found.pairs == (((label, judged),) if pair else ())
    assert found.right == right
    assert trial({"1": exam(judged)}, {"1": {"B": label}})[0].pairs == ()


def test_confusion_has_the_labels_that_occur_in_the_order_of_tables() -> None:
    outcomes = [
        *trial({"1": exam(Status.COVERED)}, {"1": {"A": "missing"}}),
        *trial({"1": exam(Status.WEAK)}, {"1": {"A": "covered"}}),
        *trial({"1": exam(Status.COVERED)}, {"1": {"A": "covered"}}),
    ]
    table = confusion(outcomes)
    assert table == {"covered": Counter(weak=1, covered=1), "missing": Counter(covered=1)}
    assert list(table) == [label for label in SPAN if label in table]


def beside(*reports: tuple[str, str]) -> list[tuple[str, str, int, int]]:
    """Overlaps of A and B in reports that give the best sentence of each; "" where it is not covered."""
    exams = []
    for best in reports:
        coverage = {
            name: SimpleNamespace(
                status=Status.COVERED if span else Status.WEAK,
                evidence=[SimpleNamespace(span=span)] if span != "no evidence" else [],
            )
            for name, span in zip("AB", best, strict=True)
        }
        exams.append(SimpleNamespace(coverage=coverage))
    return overlaps(exams)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("reports", "found"),
    [
        ([("x", "x")] * 2, [("A", "B", 2, 2)]),
        ([("x", "x")], []),
        ([("x", "x")] * 2 + [("x", "y")] * 2, [("A", "B", 2, 4)]),
        ([("x", "x")] * 2 + [("x", "")] * 1 + [("", "x")] * 1, [("A", "B", 2, 4)]),
        ([("x", "x")] * 2 + [("x", "y")] * 3, []),
        ([("x", "x")] * 2 + [("", "")] * 3, [("A", "B", 2, 2)]),
        ([("x", "x")] * 2 + [("no evidence", "no evidence")] * 3, [("A", "B", 2, 2)]),
    ],
    ids=[
        "two",
        "one",
        "half",
        "either of them",
        "less than half",
        "neither",
        "covered by nothing that is shown",
    ],
)
def test_items_that_live_on_the_same_sentences(
    reports: list[tuple[str, str]], found: list[tuple[str, str, int, int]]
) -> None:
    assert beside(*reports) == found


def test_most_shared_first() -> None:
    def one(*names: str) -> Any:
        return SimpleNamespace(
            coverage={
                name: SimpleNamespace(status=Status.COVERED, evidence=[SimpleNamespace(span=name in names)])
                for name in names
            }
        )

    exams = [
        one("A", "B"),
        one("A", "B"),
        one("C", "D"),
        one("C", "D"),
        one("C", "D"),
        one("A", "E"),
        one("A", "E"),
    ]
    assert [row[:3] for row in overlaps(exams)] == [("C", "D", 3), ("A", "B", 2), ("A", "E", 2)]
