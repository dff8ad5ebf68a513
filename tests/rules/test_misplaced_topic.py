from types import SimpleNamespace
from typing import Any

import pytest

from checker.judging.thresholds import TOLD_ELSEWHERE
from checker.model.document import Span
from checker.model.vocabulary import Status
from checker.rules.misplaced_topic import check

from .cases import findings, in_work

RULE = "misplaced-topic"
HOME = "（一）加强行政规范性文件监督管理"
AWAY = "（二）健全行政决策制度"
OTHER = "便民中心设综合窗口8个，推行一窗受理，全年办件2.4万件。"
TOLD = "制定行政规范性文件2件，均经合法性审核并报送备案；清理行政规范性文件12件，废止3件。"
DECIDED = "重大行政决策落实公众参与、专家论证等程序，法律顾问列席会议12次。"
SOME = "制定行政规范性文件1件。"
BOTH = [(3, 1, "warning"), (6, 1, "warning")]


def test_both_places_are_told() -> None:
    assert in_work(RULE, HOME, OTHER, AWAY, TOLD + DECIDED) == BOTH
    found = findings(
        RULE, "云溪镇2023年度法治政府建设情况报告", "一、主要举措和成效", HOME, OTHER, AWAY, TOLD
    )
    assert [(f.requirement, [r.location.line for r in f.related]) for f in found] == [
        ("GY-09", [6]),
        ("GY-09", [3]),
    ]


def test_the_whole_passage_is_marked() -> None:
    _, away = findings(
        RULE, "云溪镇2023年度法治政府建设情况报告", "一、主要举措和成效", HOME, OTHER, AWAY, DECIDED + TOLD
    )
    assert away.excerpt == TOLD


@pytest.mark.parametrize(
    "lines",
    [
        (HOME, TOLD, AWAY, DECIDED),
        (HOME, OTHER, "（二）其他工作", TOLD),
        ("（一）甲项工作", OTHER, AWAY, TOLD + DECIDED),
        (HOME, OTHER, AWAY, DECIDED),
        (HOME, OTHER, AWAY, SOME + DECIDED),
        ("（一）甲项工作", HOME.replace("（一）", "1."), OTHER, AWAY, TOLD + DECIDED),
        (HOME, OTHER, AWAY, DECIDED, "二、党政主要负责人履行推进法治建设第一责任人职责情况", TOLD),
    ],
    ids=[
        "kept",
        "no other promise",
        "no promise",
        "not told",
        "told in one sentence",
        "promised two levels below",
        "told of the leaders",
    ],
)
def test_near_misses(lines: tuple[str, ...]) -> None:
    assert in_work(RULE, *lines) == []


@pytest.mark.parametrize(("share", "found"), [(0.0, []), (0.5, []), (1.0, BOTH)])
def test_share_that_keeps_a_promise(share: float, found: list[tuple[int, int, str]]) -> None:
    lines = (HOME, SOME + OTHER, AWAY, TOLD + DECIDED)
    assert in_work(RULE, *lines, options={RULE: {"share": share}}) == found


def test_half_of_it_in_its_place_is_enough() -> None:
    three = "制定行政规范性文件2件，均经合法性审核并报送备案。清理行政规范性文件12件，废止3件。对规范性文件开展后评估1次。"
    assert in_work(RULE, HOME, SOME + OTHER, AWAY, TOLD) == []
    assert in_work(RULE, HOME, SOME + OTHER, AWAY, three) == BOTH


def test_a_promise_wholly_broken_at_the_least_share() -> None:
    assert in_work(RULE, HOME, OTHER, AWAY, TOLD, options={RULE: {"share": 0.01}}) == BOTH
    assert in_work(RULE, HOME, OTHER, AWAY, TOLD, options={RULE: {"share": 0.0}}) == []


def places(homes: dict[int, float], others: dict[int, float], status: Status = Status.COVERED) -> list[Any]:
    """The sections that findings are at, given what an item's evidence in its own and in other sections is worth."""
    weights = homes | others
    sections = {at: SimpleNamespace(index=at, heading=SimpleNamespace(span=at, title="")) for at in weights}
    evidence = [
        SimpleNamespace(paragraph=at, score=score, span=Span(at, at + 1)) for at, score in weights.items()
    ]
    item = SimpleNamespace(status=status, evidence=evidence, requirement=SimpleNamespace(id="A", title="甲"))
    exam: Any = SimpleNamespace(
        option=lambda *_: 0.5,
        promises={at: {"A"} if at in homes else {"B"} for at in weights},
        repeats=(),
        coverage={"A": item},
        document=SimpleNamespace(
            paragraphs={at: SimpleNamespace(section=at) for at in weights},
            path_of=lambda at: [sections[at]],
            sections=sections,
        ),
        related=lambda place: place,
        finding=lambda _, place, *__, **___: place,
    )
    return list(check(exam))


@pytest.mark.parametrize(
    ("homes", "others", "found"),
    [
        ({0: 0.0}, {1: TOLD_ELSEWHERE}, [0, (1, 2)]),
        ({0: 0.0}, {1: TOLD_ELSEWHERE - 0.01}, []),
        ({0: 0.99}, {1: 2.0}, [0, (1, 2)]),
        ({0: 1.0}, {1: 2.0}, []),
        ({0: 0.0}, {1: 1.3, 2: 1.5}, [0, (2, 3)]),
        ({0: 0.0}, {1: 1.5, 2: 0.3}, [0, (1, 2)]),
        ({0: 0.0, 1: 0.0}, {2: 1.5}, [0, (2, 3)]),
        ({0: 0.0, 1: 1.0}, {2: 1.5}, []),
    ],
    ids=["just told", "hardly told", "hardly kept", "kept", "told most in the last", "told most in the first",
         "two homes", "kept in one of two"],
)  # fmt: skip
def test_what_breaks_a_promise(homes: dict[int, float], others: dict[int, float], found: list[Any]) -> None:
    assert places(homes, others) == found
    assert places(homes, others, Status.WEAK) == []
