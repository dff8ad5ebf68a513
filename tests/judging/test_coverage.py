"""How the words of a sentence become a judgement, with a checklist of two small requirements."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.checklist import load
from checker.judging.examination import Examination
from checker.model.document import Block
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
strong = ["(修|补)…桥", "护栏{figure}", "桥检", "桥面铺装"]
broad = ["桥梁", "桥梁养护"]

[[requirement]]
id = "B"
title = "种树"
chapter = "一"
basis = { document = "无", article = "" }
applies = { town = "required" }
strong = ["植树{figure}", "补…苗", "苗木"]
nil = ["没有宜林地"]
"""
HEAD = ["柳湾镇人民政府2023年度法治政府建设情况报告", "一、主要举措和成效"]
PLAN = ["二、2024年安排"]


@pytest.fixture
def judged(tmp_path: Path):
    file = tmp_path / "two.toml"
    file.write_text(CHECKLIST, "utf-8")

    def judge(*body: str) -> dict[str, str]:
        lines = [*HEAD, *body]
        blocks = [Block(line, number) for number, line in enumerate(lines, 1)]
        draft = Examination(parse("x.txt", blocks), load(str(file)), "town")
        return {name: coverage.status for name, coverage in draft.coverage.items()}

    return judge


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("全年修危桥3座。", "covered"),
        ("镇里会同水利站先后两次修好了老桥。", "covered"),
        ("修了危桥。", "weak"),  # too terse to tell of work
        ("桥梁。", "missing"),  # a broad word alone
        ("养护桥梁3座。", "missing"),
        ("演出队排练合唱，护栏3处当道具。", "missing"),  # another subject to the end of the sentence
        ("执法人员责令合唱队租用的场地补设护栏3处。", "covered"),  # an act of authority is no other subject
        ("统筹推进修桥、修路、绿化等工作。", "weak"),
        ("桥梁养护、道路清扫等工作统筹推进。", "weak"),  # a full phrase in a list
        ("群众对桥梁养护的满意度明显提升。", "missing"),  # a claim is no list
        ("桥面装铺5处。", "covered"),  # misspelt
        ("桥面不平。", "missing"),
    ],
)
def test_one_sentence(judged, text: str, status: str) -> None:
    assert judged(text)["A"] == status


def test_a_plan_only_mentions(judged) -> None:
    assert judged(*PLAN, "全年修危桥3座。")["A"] == "weak"


def test_a_declared_none(judged) -> None:
    assert judged("本镇没有宜林地。")["B"] == "declared-none"


def test_a_sole_expression_in_a_clause_of_another_requirement_is_chance(judged) -> None:
    owned = "全年桥检12次，修补桥台苗木旁护栏36处。"
    assert judged(owned) == {"A": "covered", "B": "missing"}
    assert judged("全年桥检12次，护栏36处，新栽苗木500株。") == {"A": "covered", "B": "covered"}
    assert judged(*PLAN, owned) == {"A": "weak", "B": "weak"}


def test_a_closing_claim_tells_what_its_item_was_about(judged) -> None:
    told = "一是拆旧换新。动用吊车12台次，浇筑墩柱8根。桥面铺装质量显著提升。"
    assert judged(told)["A"] == "covered"
    assert judged("一是拆旧换新。桥面铺装质量显著提升。")["A"] == "weak"


def test_a_lead_names_the_topic_of_the_figures_below(judged) -> None:
    assert judged("一是养护桥梁。动用吊车12台次，浇筑墩柱8根。")["A"] == "covered"
