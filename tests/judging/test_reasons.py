"""Why a requirement is judged as it is, in one line."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from checker.gate.audit import Task, audit_task
from checker.judging.reasons import _speaking, nearest
from checker.judging.thresholds import WORTH_KEEPING
from checker.model.results import ReportResult
from checker.model.vocabulary import Margin, Role
from checker.outputs.reasons import why

REPORT = """\
云岭镇人民政府关于2023年度法治政府建设情况的报告

一、主要举措和成效
（一）规范行政执法
全镇12名执法人员持证上岗，开展行政处罚案卷评查2次，评查案卷46卷。
{body}
二、主要负责人履行推进法治建设第一责任人职责情况
镇长主持召开法治建设专题会议4次，研究事项9个。
三、存在的不足和原因
{short}
四、下一步工作安排
{plan}

云岭镇人民政府
2024年1月12日
"""


def told(
    requirement: str,
    lang: str = "zh",
    body: str = "",
    short: str = "人手不足。",
    plan: str = "我镇将增配人员2名。",
) -> str:
    text = REPORT.format(body=body, short=short, plan=plan)
    result = audit_task(Task("云岭镇.txt", stdin=text.encode(), reasons=True))
    assert isinstance(result, ReportResult)
    (item,) = (item for item in result.requirements if item.id == requirement)
    return why(item, result.path, lang)


def test_what_covers_is_quoted_with_its_words_and_whether_it_has_figures() -> None:
    said = told("GY-20", body="全年排查矛盾纠纷192起，调解成功186起，其中行政调解31起。")
    assert said.startswith("凭这一句：“全年排查矛盾纠纷192起")
    assert "讲到“行政调解" in said
    assert said.endswith("写了做什么，有数字。")
    assert "没有数字" in told(
        "GY-04", body="全面梳理镇村两级职责，编制权力清单和责任清单，在便民大厅滚动播放。"
    )


@pytest.mark.parametrize(
    ("requirement", "where", "said"),
    [
        ("GY-31", {"plan": "推行“掌上执法”，试用执法APP。"}, "只写在下一年安排里：“推行“掌上执法”"),
        ("GY-31", {"short": "“掌上执法”没有推开，原因是设备不足。"}, "只写在不足里"),
        ("GY-16", {"body": "讲清法理、情理、道理，着力打造有温度的执法。"}, "只是带过"),
        ("GY-28", {}, "没有一句写到这件事"),
    ],
)
def test_what_is_lacking_is_said(requirement: str, where: dict[str, str], said: str) -> None:
    assert told(requirement, **where).startswith(said)


@pytest.mark.parametrize(
    ("text", "pieces", "clause"),
    [
        ("修好栏杆，架桥2座。", {"架": 0.5, "栏": 0.2}, ["架桥2座"]),
        ("修好栏杆，架桥2座。", {"架": 0.1, "栏": 0.2}, ["修好栏杆"]),
        ("修好栏杆，架桥2座。", {"标题里的词": 0.5}, []),
        ("架桥2座。", {"架": 0.5}, []),
    ],
    ids=["second", "first", "only the heading speaks", "one clause says no more than its sentence"],
)
def test_the_clause_that_counts_most_where_no_term_stands(
    text: str, pieces: dict[str, float], clause: list[str]
) -> None:
    topics: Any = SimpleNamespace(
        scored=[SimpleNamespace(text=text, heading="")],
        weights=SimpleNamespace(heaviest=lambda *_: pieces.items()),
        hits=lambda _: {},
        knows=lambda _: True,
    )
    coverage: Any = SimpleNamespace(requirement=SimpleNamespace(id="GY-15"))
    assert _speaking(coverage, topics, 0, text) == clause


def test_at_most_three_terms_are_told_and_only_where_something_was_learned_the_clause() -> None:
    topics: Any = SimpleNamespace(
        scored=[SimpleNamespace(text="修好栏杆，架桥2座。", heading="")],
        weights=SimpleNamespace(heaviest=lambda *_: {"架": 0.5}.items()),
        hits=lambda item: {0: [SimpleNamespace(term=term) for term in item.found]},
        knows=lambda _: False,
    )
    for found, told in (("甲乙甲丙丁", ["甲", "乙", "丙"]), ("甲甲", ["甲"]), ("", [])):
        coverage: Any = SimpleNamespace(requirement=SimpleNamespace(id="GY-15", found=found))
        assert _speaking(coverage, topics, 0, "修好栏杆，架桥2座。") == told


@pytest.mark.parametrize(
    ("roles", "scores", "score", "nearest_unit"),
    [
        ("AAA", (0.1, 0.3, 0.2), 0.2, 1),
        ("AAA", (0.1, 0.3, 0.2), WORTH_KEEPING, 1),
        ("AAA", (0.1, 0.3, 0.2), WORTH_KEEPING - 0.01, None),
        ("AIC", (0.1, 0.3, 0.2), 0.2, 0),
        ("PSH", (0.1, 0.2, 0.3), 0.2, 1),
        ("ICH", (0.1, 0.3, 0.2), 0.2, None),
    ],
    ids=["the nearest", "just near enough", "too far", "not the margins", "not a heading", "nothing told"],
)
def test_the_sentence_that_came_nearest(
    roles: str, scores: tuple[float, ...], score: float, nearest_unit: int | None
) -> None:
    names = {
        "A": Role.ACHIEVEMENTS, "P": Role.PLAN, "S": Role.SHORTCOMINGS, "H": Role.ACHIEVEMENTS,
        "I": Margin.INTRODUCTION, "C": Margin.CLOSING,
    }  # fmt: skip
    units = [
        SimpleNamespace(
            place=(at, (at, at + 1)), sentence=None if role == "H" else SimpleNamespace(paragraph=at)
        )
        for at, role in enumerate(roles)
    ]
    topics: Any = SimpleNamespace(
        index=SimpleNamespace(units=units),
        topic=lambda _: scores,
        document=SimpleNamespace(slice=lambda span: "句"),
        quantified={1: 2},
        scored=[SimpleNamespace(text="句", heading="")] * 3,
        hits=lambda _: {},
        knows=lambda _: False,
        weights=None,
    )
    coverage: Any = SimpleNamespace(requirement=None, evidence=[], score=score)
    found = nearest(coverage, topics, SimpleNamespace(role=lambda at: names[roles[at]]))  # type: ignore[arg-type]
    assert (found and (found.span, found.role, found.heading, found.figure)) == (
        None
        if nearest_unit is None
        else ((nearest_unit, nearest_unit + 1), names[roles[nearest_unit]], False, nearest_unit == 1)
    )


def test_in_english() -> None:
    assert told("GY-20", "en", body="调解矛盾纠纷186起，其中行政调解31起。").startswith("Answered by: “调解")
    assert told("GY-28", "en").startswith("No sentence speaks of it")


def test_what_need_not_be_reported_has_no_reason_and_nobody_pays_for_what_was_not_asked() -> None:
    assert told("GY-07") == ""
    sample = Path(__file__).parents[2] / "reports" / "qinghe-town-2023.txt"
    result = audit_task(Task(str(sample)))
    assert isinstance(result, ReportResult)
    assert {why(item, result.path) for item in result.requirements} == {""}
