"""Which clauses claim a result: what the expressions of a checklist say, what a model adds, what only sums up."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import replace

from checker.checklist import load
from checker.judging.claims import ClaimFinder
from checker.judging.examination import Examination
from checker.model.document import Block
from checker.readers.structure import parse

LISTED = load("outline-2021-2025")
CHECKLIST = replace(
    LISTED,
    claims=replace(LISTED.claims, endings=("提升",), results=("见效",), unlike=("有待提升", "见效慢"), closing_unlike=("检查",), classes=()),
)  # fmt: skip
HEAD = ("云坪镇人民政府2024年法治政府建设情况报告", "一、主要举措和成效")


def finder(*lines: str, claims: str = "") -> ClaimFinder:
    """A finder whose model takes clauses with this character for claims."""
    document = parse("x.txt", [Block(line, at) for at, line in enumerate((*HEAD, *lines), 1)])
    exam = Examination(document, CHECKLIST)
    model: Any = SimpleNamespace(claims=lambda found: claims in found)
    return ClaimFinder(document, CHECKLIST, exam.index, exam.parts, model)


def claimed(*lines: str, claims: str = "") -> list[str]:
    found = finder(*lines, claims=claims)
    return [found.document.slice(span) for _, span in found.claims()]


@pytest.mark.parametrize(
    ("line", "clauses"),
    [
        ("巡查河道，水平提升。检查30次。", ["水平提升"]),
        ("水平提升了，检查30次。", ["水平提升了"]),
        ("水平提升和满意度上升，检查30次。", ["水平提升和满意度上升"]),
        ("水平提升措施，检查30次。", []),
        ("水平有待提升，检查30次。", []),
        ("巡查见效明显，检查30次。", ["巡查见效明显"]),
        ("巡查见效慢，检查30次。", []),
        ("水平提升，巡查见效，检查30次。", ["水平提升，巡查见效"]),
        ("水平提升，检查30次，巡查见效。", ["水平提升，检查30次，巡查见效"]),
        ("检查30次。", []),
    ],
)
def test_expressions(line: str, clauses: list[str]) -> None:
    assert claimed(line, claims="无") == clauses


@pytest.mark.parametrize(
    ("line", "clauses"),
    [
        ("怨气没了，检查30次。", ["怨气没了"]),
        ("检查30次，怨气没了。", ["怨气没了"]),
        ("怨气没了有待提升，检查30次。", []),
        ("水平提升，怨气没了，检查30次。", ["水平提升，怨气没了"]),
    ],
)
def test_what_a_model_adds(line: str, clauses: list[str]) -> None:
    assert claimed(line, claims="没") == clauses


@pytest.mark.parametrize(
    ("lines", "clauses"),
    [
        (("检查30次。群众满意。",), ["群众满意。"]),
        (("检查30次。群众满意！",), ["群众满意！"]),
        (("检查30次。群众满意",), []),
        (("群众满意。",), []),
        (("检查30次。", "群众满意。"), []),
        (("检查30次。群众满意。检查30次。",), []),
        (("检查30次。" + "甲" * 25 + "。",), ["甲" * 25 + "。"]),
        (("检查30次。" + "甲" * 26 + "。",), []),
        (("一是检查30次。群众满意。二是检查30次。",), ["群众满意。"]),
        (("一是检查30次。二是群众满意。",), []),
    ],
    ids=["last", "exclaimed", "unfinished", "alone", "a paragraph of its own", "not last", "short", "long", "last of an item",
         "an item of its own"],
)  # fmt: skip
def test_short_last_sentences_sum_up(lines: tuple[str, ...], clauses: list[str]) -> None:
    assert claimed(*lines, claims="无") == clauses


def test_only_work_done_is_asked() -> None:
    lines = ("检查30次。", "二、2025年工作安排", "水平提升，怨气没了。")
    assert claimed(*lines, claims="没") == []
    assert [*finder(*lines).clauses_on_work()][-1][0] == 2


@pytest.mark.parametrize(
    ("line", "clauses"),
    [
        ("开会两次，讲课三次。走访四次。", [("开会两次", "m"), ("讲课三次", "l"), ("走访四次", "lew")]),
        ("开会两次；讲课三次。", [("开会两次", "lw"), ("讲课三次", "lew")]),
        ("开会两次。走访四次", [("开会两次", "lw"), ("走访四次", "lew")]),
    ],
)
def test_where_a_clause_stands(line: str, clauses: list[tuple[str, str]]) -> None:
    found = finder(line)
    marks = {"m": "<mid>", "l": "<last>", "e": "<end>", "w": "<whole>"}
    assert [
        (
            found.index.text[clause.start : clause.end],
            "".join(k for k, sign in marks.items() if sign in signs),
        )
        for _, clause, signs in found.clauses_on_work()
    ] == clauses
