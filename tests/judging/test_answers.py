"""Shortcomings and measures: which passages are one each, and which measure answers which shortcoming."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import replace

from checker.checklist import load
from checker.judging.answers import MOST, Answers
from checker.judging.examination import Examination
from checker.judging.thresholds import MENTIONED, SAME_ITEM
from checker.model.document import Block, Span
from checker.readers.structure import parse

LISTED = load("outline-2021-2025")
CHECKLIST = replace(
    LISTED,
    language=replace(
        LISTED.language, function="的了", positions="上", commonplaces=frozenset({"加强"}), themes=(("堤坝", "水闸"), ("集市",)),
        causes=("原因是",),
    ),
)  # fmt: skip
HEAD = ("云坪镇人民政府2024年法治政府建设情况报告", "一、主要举措和成效", "检查30次。", "二、存在的不足")
PLAN = "三、2025年工作安排"


def answers(*lines: str, evidence: dict[str, Any] | None = None) -> Answers:
    document = parse("x.txt", [Block(line, at) for at, line in enumerate((*HEAD, *lines), 1)])
    exam = Examination(document, CHECKLIST)
    return Answers(document, CHECKLIST, exam.parts, evidence or {})


def told(found: Answers, statements: list[Any]) -> list[str]:
    return [found.document.slice(one.span) for one in statements]


@pytest.mark.parametrize(
    ("lines", "statements", "leads"),
    [
        (("（一）甲乙不够。丙丁不足。",), ["（一）甲乙不够。丙丁不足。"], ["（一）甲乙不够"]),
        (("（一）甲乙不够。丙丁不足。", "（二）戊己不够。庚辛不足。"), ["（一）甲乙不够。丙丁不足。", "（二）戊己不够。庚辛不足。"], ["（一）甲乙不够", "（二）戊己不够"]),
        (("甲乙不够。丙丁不足。",), ["甲乙不够。丙丁不足。"], ["甲乙不够。"]),
        (("甲乙不够。",), [], []),
        (("还有差距。主要有：",), [], []),
        (("还有差距。一是甲乙不够。二是丙丁不足。",), ["一是甲乙不够。", "二是丙丁不足。"], ["一是甲乙不够。", "二是丙丁不足。"]),
        (("一是甲乙不够。",), ["一是甲乙不够。"], ["一是甲乙不够。"]),
        (("一是甲乙不够。丙丁不足。二是戊己不够。",), ["一是甲乙不够。丙丁不足。", "二是戊己不够。"], ["一是甲乙不够。", "二是戊己不够。"]),
        (("（一）甲乙不够", "丙丁不足。"), ["（一）甲乙不够\n丙丁不足。"], ["（一）甲乙不够"]),
        (("（一）甲乙不够", "（二）丙丁不足"), ["（一）甲乙不够", "（二）丙丁不足"], ["（一）甲乙不够", "（二）丙丁不足"]),
    ],
    ids=["numbered", "two", "a paragraph of two sentences", "one sentence", "an introduction", "items inside", "one item",
         "items of several sentences", "a heading above its text", "short items"],
)  # fmt: skip
def test_what_is_one_shortcoming(lines: tuple[str, ...], statements: list[str], leads: list[str]) -> None:
    found = answers(*lines)
    assert told(found, found.shortcomings) == statements
    assert [found.document.slice(one.lead) for one in found.shortcomings] == leads


@pytest.mark.parametrize(
    ("lines", "statements"),
    [
        (("整治集市。",), ["整治集市。"]),
        (("着重抓好：一是整治集市。二是修好水闸。",), ["着重抓好：一是整治集市。", "二是修好水闸。"]),
        (("（一）整治集市。", "（二）修好水闸。"), ["（一）整治集市。", "（二）修好水闸。"]),
    ],
)
def test_what_is_one_measure(lines: tuple[str, ...], statements: list[str]) -> None:
    found = answers("人少。", PLAN, *lines)
    assert told(found, found.measures) == statements


def test_a_chapter_of_its_own_opens_again() -> None:
    found = answers("人少。", PLAN, "整治集市。", "四、2025年其他打算", "修好水闸。")
    assert told(found, found.measures) == ["整治集市。", "修好水闸。"]


def test_so_many_are_compared() -> None:
    found = answers(*(f"甲乙{at}不够。丙丁不足。" for at in range(MOST + 1)))
    assert len(found.shortcomings) == MOST


@pytest.mark.parametrize(
    ("line", "causes"), [("人手偏少，原因是编制少。", True), ("人手偏少。", False), ("检查30次。", False)]
)
def test_causes(line: str, causes: bool) -> None:
    assert answers(line).tells_causes is causes


def test_a_heading_that_promises_causes_tells_none() -> None:
    lines = (*HEAD[:3], "二、存在的不足，原因是", "人手偏少。")
    document = parse("x.txt", [Block(line, at) for at, line in enumerate(lines, 1)])
    assert not Answers(document, CHECKLIST, Examination(document, CHECKLIST).parts, {}).tells_causes


def test_words() -> None:
    found = answers("加强的水闸了管护上9修。")
    start = found.document.text.index("加强")
    assert found.words(Span(start, start + 11)) == {"水闸", "管护"}


@pytest.mark.parametrize(("least", "topics"), [(MENTIONED, {"A", "B"}), (SAME_ITEM, {"B"})])
def test_topics_of_a_span(least: float, topics: set[str]) -> None:
    def one(start: int, score: float, sentence: object = "句") -> Any:
        return SimpleNamespace(span=Span(start, start + 1), sentence=sentence, score=score)

    evidence = {
        "A": [one(5, MENTIONED)], "B": [one(9, SAME_ITEM)], "C": [one(5, MENTIONED - 0.01)], "D": [one(5, 0.9, None)],
        "E": [one(4, 0.9), one(10, 0.9)],
    }  # fmt: skip
    assert answers("人少。", evidence=evidence).topics(Span(5, 10), least) == topics


def unanswered(shortcomings: tuple[str, ...], measures: tuple[str, ...], shared: int = 1) -> list[str]:
    found = answers(
        *(f"{text}。人手不足。" for text in shortcomings), PLAN, *(f"{text}。" for text in measures)
    )
    return [found.document.slice(lead).rstrip("。") for lead in found.unanswered(shared)]


NONE = "请人讲课"


@pytest.mark.parametrize(
    ("shortcomings", "measures", "left"),
    [
        (("水闸失修",), (NONE, "修好水闸"), []),
        (("水闸失修",), (NONE, "讲讲水利"), ["水闸失修"]),
        (("水闸失修", "集市脏乱"), ("整治集市", "修好水闸"), []),
        (("水闸失修", "集市脏乱"), ("修好堤坝", NONE), ["集市脏乱"]),
        (("水闸失修", "集市脏乱"), (NONE, "修好堤坝"), ["水闸失修", "集市脏乱"]),
        (("木桥木桩失修",), (NONE, "换掉木桩"), []),
    ],
    ids=["by words", "none in common", "across", "one field in its place", "one field elsewhere", "one pair"],
)  # fmt: skip
def test_which_are_answered(
    shortcomings: tuple[str, ...], measures: tuple[str, ...], left: list[str]
) -> None:
    assert unanswered(shortcomings, measures) == left


@pytest.mark.parametrize(("shared", "left"), [(2, []), (3, ["木桥石栏失修"])])
def test_how_much_must_be_shared(shared: int, left: list[str]) -> None:
    assert unanswered(("木桥石栏失修",), (NONE, "换掉木桥和石栏"), shared) == left
