"""How the words of a sentence become a judgement, with a checklist of two small requirements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from checker.checklist import load
from checker.judging.coverage import Coverage, Judge
from checker.judging.evidence import Evidence
from checker.judging.examination import Examination
from checker.judging.index import Match
from checker.model.document import Block, Span
from checker.model.vocabulary import Applies, Role
from checker.readers.structure import parse

CHECKLIST = """
extends = "common"
name = "两项"

[[requirement]]
id = "A"
title = "修缮桥梁"
chapter = "一"
basis = { document = "无", article = "" }
applies = { town = "required" }
terms = ["修危桥", "桥检", "桥面铺装", "(修|补)…桥"]
example = ["镇里会同水利站先后两次修好了老桥，补齐缺失的栏杆。", "对三座石拱桥加固基础，更换支座12个。"]
mention = ["加强桥梁养护，守护群众平安路。"]

[[requirement]]
id = "B"
title = "种树"
chapter = "一"
basis = { document = "无", article = "" }
applies = { town = "required" }
terms = ["植树", "苗木", "补植"]
nil = ["宜林地"]
"""
HEAD = ["柳湾镇人民政府2023年度法治政府建设情况报告", "一、主要举措和成效"]
PLAN = ["二、2024年安排"]


@pytest.fixture
def examined(tmp_path: Path):
    file = tmp_path / "two.toml"
    file.write_text(CHECKLIST, "utf-8")

    def exam(*body: str) -> Examination:
        lines = [*HEAD, *body]
        blocks = [Block(line, number) for number, line in enumerate(lines, 1)]
        return Examination(parse("x.txt", blocks), load(str(file)), "town")

    return exam


@pytest.fixture
def judged(examined):
    def judge(*body: str) -> dict[str, str]:
        return {name: coverage.status for name, coverage in examined(*body).coverage.items()}

    return judge


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("全年修危桥3座，桥面铺装1200平方米。", "covered"),
        ("镇里会同水利站先后两次修好了老桥。", "covered"),
        ("对两座石拱桥加固基础，更换支座8个。", "covered"),  # no term, but like an example
        ("桥面不平。", "missing"),
        ("演出队排练合唱，桥检牌当道具。", "missing"),  # another subject to the end of the sentence
        ("执法人员责令合唱队租用的场地补做桥检3次。", "covered"),  # an act of authority is no other subject
        ("桥检、道路清扫等工作统筹推进。", "weak"),  # a list
        ("切实加强桥检工作，不断提升桥面铺装水平。", "weak"),  # a slogan
        ("桥面装铺5处。", "covered"),  # misspelt
    ],
)
def test_one_sentence(judged, text: str, status: str) -> None:
    assert judged(text)["A"] == status


def test_a_plan_only_mentions(judged) -> None:
    assert judged(*PLAN, "全年修危桥3座，桥面铺装1200平方米。")["A"] == "weak"


def test_a_heading_covers_nothing(judged) -> None:
    assert judged("（一）修危桥和桥面铺装", "动用吊车12台次，浇筑墩柱8根。")["A"] == "weak"


@pytest.mark.parametrize("text", ["本镇没有宜林地。", "本年度无宜林地核查任务。", "全镇宜林地为零。"])
def test_a_declared_none(judged, text: str) -> None:
    assert judged(text)["B"] == "declared-none"


@pytest.mark.parametrize("text", ["宜林地12亩没有人管护。", "没有人去过，宜林地12亩。"])
def test_a_denial_of_something_else_declares_nothing(judged, text: str) -> None:
    assert judged(text)["B"] != "declared-none"


def test_two_topics_of_one_sentence_are_both_covered(judged) -> None:
    assert judged("全年修危桥3座、植树500株，桥面铺装1200平方米、补植苗木300株。") == {
        "A": "covered",
        "B": "covered",
    }


def test_what_nothing_was_learned_for_says_so(examined) -> None:
    assert examined("全年修危桥3座。").coverage["A"].measured is False


@pytest.mark.parametrize(
    ("other", "quantified"),
    [
        ("编制36项行政权力的责任清单，公开到村。", True),
        ("加强权力清单和责任清单建设，36个村持续用力。", False),
    ],
    ids=["another answer", "a mention"],
)
def test_figures_count_in_what_answers(other: str, quantified: bool) -> None:
    answer = "全面梳理镇村两级职责，编制权力清单和责任清单，在便民大厅滚动播放。"
    blocks = [Block(line, number) for number, line in enumerate([*HEAD, answer, other], 1)]
    coverage = Examination(parse("x.txt", blocks), load("outline-2021-2025"), "town").coverage["GY-04"]
    assert (coverage.status, coverage.quantified) == ("covered", quantified)


@pytest.mark.parametrize(
    ("score", "status", "quantified"),
    [(0.5, "covered", True), (0.49, "weak", False), (0.24, "missing", False)],
)
def test_from_what_score_on_a_sentence_answers(score: float, status: str, quantified: bool) -> None:
    lines = [*HEAD, "编制36项行政权力的责任清单，公开到村。"]
    blocks = [Block(line, number) for number, line in enumerate(lines, 1)]
    exam = Examination(parse("x.txt", blocks), load("outline-2021-2025"), "town")
    (requirement,) = (r for r in exam.checklist.requirement if r.id == "GY-04")
    found = [msgspec.structs.replace(one, score=score) for one in exam.evidence["GY-04"]]
    judge = Judge(exam.index, exam.parts, exam.checklist.language)
    coverage = judge.judge(requirement, Applies.REQUIRED, found, True)
    assert (coverage.status, coverage.quantified) == (status, quantified)


def test_a_term_in_the_first_line_is_found() -> None:
    exam = Examination(parse("x.txt", [Block("开展行政调解36件。", 1)]), load("outline-2021-2025"), "town")
    (requirement,) = (r for r in exam.checklist.requirement if r.id == "GY-20")
    assert 0 in exam.topics.hits(requirement)


def test_where_nothing_was_learned_a_figure_is_all_the_substance(examined) -> None:
    exam = examined("全年修危桥3座。", "全年修危桥。")
    bare = msgspec.structs.replace(exam.checklist, weights="")
    told = Examination(exam.document, bare, "town").topics.scored
    assert [one.substance for one in told[-2:]] == [1.0, 0.0]


@pytest.mark.parametrize(("size", "looked_at"), [(40, False), (41, True)])
def test_long_sentences_are_also_looked_at_by_stretches(examined, size: int, looked_at: bool) -> None:
    weights: Any = SimpleNamespace(
        score=lambda *_: ([0.1], [0.1], 0.1), substantial=lambda *_: iter([([0.9], [0.8], 0.3)])
    )
    told = examined().topics._scored(weights, "修" * size, "", 5)
    assert told.substance == (0.3 if looked_at else 0.1)


def test_another_subject_in_the_first_line_counts_to_its_end(examined) -> None:
    checklist = examined().checklist
    exam = Examination(parse("x.txt", [Block("演出队排练合唱，桥检牌当道具。", 1)]), checklist, "town")
    assert exam.topics.hits(checklist.requirement[0]) == {}


def test_a_stretch_of_a_long_sentence_counts_a_little_less_than_a_sentence(examined) -> None:
    told, empty, other = "修" * 15, "抓" * 15, "讲" * 15
    values = {told: (0.9, 0.7, 0.5), empty: (1.2, 1.2, -0.3), other: (0.3, 0.2, 0.1)}

    def score(text: str, *_: object) -> tuple[list[float], list[float], float]:
        topic, answer, substance = values.get(text, (0.1, 0.1, 0.1))
        return [topic], [answer], substance

    def substantial(text: str, spans: Iterable[tuple[int, int]], *rest: Any) -> Iterator[Any]:
        return (one for start, end in spans if (one := score(text[start:end]))[2] >= rest[-1])

    weights: Any = SimpleNamespace(score=score, substantial=substantial)
    found = examined().topics._scored(weights, ",".join((other, told, empty, other)), "", 0)
    assert found.topics == pytest.approx([0.7])
    assert found.answers == pytest.approx([0.3])  # no more than the cap counts, and a stretch less
    assert found.substance == 0.5


@pytest.mark.parametrize(
    ("substance", "worth"), [(0.2, [0.5, 0.1]), (0.9, [0.5, 0.1]), (0.0, [0.34, -0.06]), (-0.8, [-0.3, -0.7])]
)
def test_what_an_answer_lacks_in_substance_is_taken_off(
    examined, substance: float, worth: list[float]
) -> None:
    weights: Any = SimpleNamespace(score=lambda *_: ([0.0, 0.0], [0.9, 0.1], substance))
    assert examined().topics._scored(weights, "修危桥3座。", "", 1).answers == pytest.approx(worth)


@pytest.mark.parametrize(
    ("text", "topic"),
    [("修危桥3座。", 0.2), ("修危桥3座，桥面铺装12平方米。", 0.5)],
    ids=["one", "two"],
)
def test_where_nothing_was_learned_terms_say_what_a_sentence_is_about(
    examined, text: str, topic: float
) -> None:
    exam = examined(text)
    (requirement, _) = exam.checklist.requirement
    assert exam.topics.topic(requirement)[-1] == topic


@pytest.mark.parametrize(
    ("item", "status"),
    [
        ("开展安全生产执法检查640余次，责令整改隐患96处", "covered"),
        ("查处违法占地、非法捕捞等案件16件，督促整改隐患96处", "covered"),
        ("走访院坝640余次，收到锦旗96面", "missing"),
        ("重视各类隐患，不断提升水平", "missing"),
    ],
)
@pytest.mark.parametrize(
    ("before", "behind"),
    [
        (
            "在抓好春耕备耕、森林管护、柑橘销售、外出务工人员返乡接待和独居老人看望慰问等日常工作的同时，镇里组织骨干"
            "力量，分成三个小组，轮流进村入户，一边宣讲惠农政策，一边帮助群众解决急难愁盼，",
            "，同时修整院坝、清扫塘堰，添置桌椅和饮水设备，编排迎春节目，帮助养殖户联系兽医和饲料商，让群众感受到变化。",
        ),
        (
            "聚焦群众身边的烦心事，成立由镇长任组长的专门班子，定期召开联席会议，及时通报情况，压实各站所责任，把楼栋长、"
            "志愿者拧成一股绳，",
            "，加强道路养护和路灯维修，改善人居环境，丰富群众文化生活，让群众的获得感、幸福感更加充实、更可持续。",
        ),
    ],
    ids=["errands", "slogans"],
)
def test_one_of_many_things_in_a_long_sentence(before: str, item: str, behind: str, status: str) -> None:
    blocks = [Block(line, number) for number, line in enumerate([*HEAD, before + item + behind], 1)]
    exam = Examination(parse("x.txt", blocks), load("outline-2021-2025"), "town")
    assert exam.coverage["GY-14"].status == status


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        (f"没有{'甲' * 14}宜林地。", True),
        (f"没有{'甲' * 15}宜林地。", False),
        ("没有，宜林地12亩。", False),
        ("没有宜林地，修路12公里。", True),
        ("去年没有。宜林地12亩。", False),
        ("宜林地12亩。没有别的。", False),
    ],
)
def test_how_far_a_denial_reaches(judged, text: str, denied: bool) -> None:
    assert (judged(text)["B"] == "declared-none") is denied


def test_a_denial_in_the_first_line(examined) -> None:
    checklist = examined().checklist
    exam = Examination(parse("x.txt", [Block("本镇没有宜林地。", 1)]), checklist, "town")
    assert exam.coverage["B"].status == "declared-none"


def test_a_plan_denies_nothing(judged) -> None:
    assert judged("修危桥3座。", *PLAN, "本镇没有宜林地。")["B"] != "declared-none"


def evidence(score: float, at: int = 0, **said: Any) -> Evidence:
    role, sentence = said.get("role", Role.ACHIEVEMENTS), said.get("sentence", "句")
    topic, substance = said.get("topic", 0.0), said.get("substance", 0.0)
    return Evidence(
        at, Span(at, at + 1), 0, sentence, score, role, topic, 0.0, substance, bool(said.get("figure"))
    )


def decided(found: list[Evidence], nil: int = -1, applies: Applies = Applies.REQUIRED) -> Coverage:
    """The judgement by evidence alone; `nil` is the place of a sentence that denies it."""
    index: Any = SimpleNamespace(
        find=lambda expression: expression == "有",
        find_all=lambda _: [Match(nil, nil + 1)] if nil >= 0 else [],
        unit_of=lambda at: at,
        text="无" * 9,
        units=[SimpleNamespace(place=(0, Span(at, at + 1)), sentence="句") for at in range(9)],
    )
    judge = Judge(index, SimpleNamespace(role=lambda _: Role.ACHIEVEMENTS), SimpleNamespace(none=("无",)))  # type: ignore[arg-type]
    judge._denied = lambda *_: True  # type: ignore[method-assign]
    item: Any = SimpleNamespace(
        point=[SimpleNamespace(id="p", any=["有"]), SimpleNamespace(id="q", any=["没", "无"])], nil=("无",)
    )
    return judge.judge(item, applies, found, True)


@pytest.mark.parametrize(
    ("found", "nil", "status", "shown", "quantified"),
    [
        ([], -1, "missing", [], False),
        ([evidence(0.5)], -1, "covered", [0], False),
        ([evidence(0.5, figure=True)], -1, "covered", [0], True),
        ([evidence(0.49, figure=True)], -1, "weak", [0], False),
        ([evidence(0.25)], -1, "weak", [0], False),
        ([evidence(0.24)], -1, "missing", [], False),
        ([evidence(0.9, role=Role.PLAN)], -1, "weak", [0], False),
        ([evidence(0.9, sentence=None)], -1, "weak", [0], False),
        ([evidence(0.6), evidence(0.4, 1, figure=True)], -1, "covered", [0, 1], False),
        ([evidence(0.4), evidence(0.6, 1), evidence(0.24, 2)], -1, "covered", [1, 0], False),
        ([evidence(0.5), evidence(0.5, 1, topic=0.1)], -1, "covered", [1, 0], False),
        ([evidence(0.5), evidence(0.5, 1, substance=0.1)], -1, "covered", [1, 0], False),
        ([evidence(0.5, 1), evidence(0.5, 0)], -1, "covered", [0, 1], False),
        ([evidence(0.4, role=Role.PLAN), evidence(0.3, 1), evidence(0.3, 2, sentence=None)], -1, "weak", [1, 2, 0], False),
        ([evidence(0.3), evidence(0.4, 1)], -1, "weak", [1, 0], False),
        ([evidence(0.6)], 3, "covered", [0], False),
        ([evidence(0.6)], 0, "declared-none", [0], True),
        ([evidence(0.49)], 3, "declared-none", [3], True),
        ([evidence(0.6), evidence(0.4, 1)], 0, "declared-none", [0], True),
        ([], 3, "declared-none", [3], True),
    ],
)  # fmt: skip
def test_what_evidence_decides(
    found: list[Evidence], nil: int, status: str, shown: list[int], quantified: bool
) -> None:
    coverage = decided(found, nil)
    assert (coverage.status, coverage.quantified) == (status, quantified)
    assert [one.unit for one in coverage.evidence] == shown
    assert coverage.points == (("p",) if status in ("covered", "declared-none") else ())
    best = max((one.score for one in found), default=0.0)
    assert coverage.score == (1.0 if status == "declared-none" else best)
    assert decided(found, nil, Applies.NO).status == "not-applicable"
