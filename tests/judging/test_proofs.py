"""What proves a claimed result: figures, dates, documents and cases, where they stand and what they are about."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from checker.checklist import load
from checker.judging.examination import Examination
from checker.model.document import Block, Span
from checker.readers.structure import parse

LISTED = load("outline-2021-2025")
CHECKLIST = replace(
    LISTED,
    claims=replace(
        LISTED.claims, soft=("氛围", "口碑", "意识"), felt=("口碑",), idle=("环节", "类"), followed=("贯彻",), common=("提升",),
        fields=(("普法", "宣讲"),), evidence=("获评样板", "纠纷案"), evidence_unlike=("纠纷案件",), media=("日报",), outcomes=("未发生",),
        taught=("意识",),
    ),
)  # fmt: skip
HEAD = ("云坪镇人民政府2024年法治政府建设情况报告", "一、主要举措和成效")


def backed(line: str, *below: str, claim: str = "水平提升", row: bool = False) -> bool:
    """Whether the claim in the first line is proven."""
    lines = (*HEAD, line, *below)
    blocks = [Block(text, at, row=at if row and at > 2 else 0) for at, text in enumerate(lines, 1)]
    exam = Examination(parse("x.txt", blocks), CHECKLIST)
    start = exam.document.text.index(claim)
    sentence = exam.document.sentence_at(start)
    assert sentence is not None
    return exam.is_backed(sentence, Span(start, start + len(claim)))


@pytest.mark.parametrize(
    ("line", "proven"),
    [
        ("水平提升。", False),
        ("水平提升，检查36次。", True),
        ("检查36次，水平提升。", True),
        ("水平提升，聚焦3个环节。", False),
        ("水平提升，聚焦3个重点环节。", False),
        ("水平提升，聚焦9个关键环节。", False),
        ("水平提升，聚焦10个环节。", True),
        ("水平提升，聚焦3个甲乙丙丁环节。", True),
        ("水平提升，3月通报。", True),
        ("水平提升，2024年3月通报。", True),
        ("水平提升，印发《云坪镇执法办法》。", True),
        ("水平提升，贯彻《云坪镇执法办法》。", False),
        ("水平提升，认真贯彻落实好《云坪镇执法办法》。", False),
        ("水平提升，贯彻了上级的要求印发《云坪镇执法办法》。", True),
        ("水平提升，印发《信访工作条例》。", False),
        ("水平提升，印发《中华人民共和国行政处罚法》。", False),
        ("水平提升，印发云政发〔2024〕3号。", True),
        ("水平提升，获评样板。", True),
        ("水平提升，获评优秀。", False),
        ("调解王某李某相邻纠纷案，水平提升。", True),
        ("纠纷案件分类调解，水平提升。", False),
        ("三类材料合并，水平提升。", False),
        ("十二类材料合并，水平提升。", True),
        ("土地、邻里、婚姻三项分工，水平提升。", False),
        ("土地、邻里、婚姻四项分工，水平提升。", True),
        ("化解土地、邻里、婚姻纠纷三件，水平提升。", True),
        ("合并材料、印章2种情形，水平提升。", True),
        ("云坪日报报道，水平提升。", True),
        ("云坪日报报道，集中整治，加强管理，水平提升。", False),
    ],
)
def test_in_its_own_sentence(line: str, proven: bool) -> None:
    assert backed(line) is proven


@pytest.mark.parametrize(
    ("line", "proven"),
    [
        ("氛围浓厚，知晓率达91%。", True),
        ("氛围浓厚，得分91分。", True),
        ("氛围浓厚，提高3个百分点。", True),
        ("氛围浓厚，检查36次。", False),
        ("氛围浓厚，检查36次、走访20户。", True),
        ("检查36次、走访20户，氛围浓厚。", True),
        ("检查36次、走访20户，集中整治，加强管理，氛围浓厚。", False),
        ("知晓率达91%，集中整治，加强管理，氛围浓厚。", False),
        ("氛围浓厚，获评样板。", True),
        ("获评样板，集中整治，加强管理，氛围浓厚。", False),
        ("氛围浓厚，集中整治，加强管理，获评样板。", False),
    ],
)
def test_what_cannot_be_counted(line: str, proven: bool) -> None:
    assert backed(line, claim="氛围") is proven


@pytest.mark.parametrize(
    ("line", "proven"),
    [
        ("云坪日报报道，意识增强。", False),
        ("意识增强，云坪日报报道。", True),
        ("《云坪日报》报道，意识增强。", False),
        ("意识增强，《云坪日报》报道。", True),
        ("印发《云坪镇宣讲办法》，意识增强。", True),
        ("云坪日报报道，氛围浓厚。", True),
    ],
)
def test_what_people_learn_and_media(line: str, proven: bool) -> None:
    assert backed(line, claim=line[line.index("意识") :][:4] if "意识" in line else "氛围浓厚") is proven


@pytest.mark.parametrize(
    ("line", "proven"),
    [
        ("接访126批次，未发生反弹，口碑更好。", True),
        ("接访126批次，集中整治，未发生反弹，口碑更好。", True),
        ("接访126批次，未发生反弹，集中整治，加强管理，口碑更好。", False),
        ("未发生反弹，口碑更好。", False),
        ("接访126批次，口碑更好。", False),
    ],
)
def test_how_things_came_out(line: str, proven: bool) -> None:
    assert backed(line, claim="口碑更好") is proven


@pytest.mark.parametrize("claim", ["氛围", "守法氛围"])
def test_figures_that_are_about_it(claim: str) -> None:
    assert backed("守法氛围浓厚，集中整治，守法户36户。", claim=claim) is (claim == "守法氛围")


@pytest.mark.parametrize(
    ("line", "proven"),
    [
        ("口碑更好，检查36次、走访20户。", False),
        ("口碑更好，满意率91%。", True),
    ],
)
def test_what_people_feel(line: str, proven: bool) -> None:
    assert backed(line, claim="口碑") is proven


@pytest.mark.parametrize(
    ("line", "below", "claim", "proven"),
    [
        ("水平提升。检查36次。", (), "水平提升", True),
        ("队伍建设。水平提升。检查36次。", (), "水平提升", False),
        ("队伍建设。水平提升。队伍水平测试36次。", (), "水平提升", False),
        ("队伍建设。执法队伍水平提升。执法队伍测试36次。", (), "水平提升", True),
        ("普法水平提升。宣讲36次。", (), "普法水平提升", True),
        ("一是水平提升。检查36次。二是走访。", (), "水平提升", True),
        ("队伍建设。执法队伍轮训，水平提升。执法队伍测试36次。", (), "水平提升", True),
        ("执法队伍" + "甲" * 15 + "，水平提升。执法队伍测试36次。", (), "水平提升", True),
        ("执法队伍" + "甲" * 16 + "，水平提升。执法队伍测试36次。", (), "水平提升", False),
        ("一是检查。水平提升。二是走访36次。", (), "水平提升", False),
        ("水平提升。加强检查。检查36次。", (), "水平提升", False),
        ("守法氛围浓厚。检查36次。", (), "氛围", False),
        ("守法氛围浓厚。检查36次、走访20户。", (), "氛围", True),
        ("守法氛围浓厚。知晓率91%。", (), "氛围", True),
        ("守法氛围浓厚。守法户36户。", (), "氛围", True),
        ("守法水平提升。", ("守法户36户。",), "水平提升", True),
        ("守法水平提升。", ("检查36次。",), "水平提升", False),
        ("守法水平提升" + "甲" * 19 + "。", ("守法户36户。",), "水平提升", True),
        ("守法水平提升" + "甲" * 20 + "。", ("守法户36户。",), "水平提升", False),
        ("守法水平提升。", ("二、其他情况", "守法户36户。"), "水平提升", False),
        ("——水平提升。加强检查。检查36次。", (), "水平提升", True),
        ("——水平提升。加强检查。", (), "水平提升", False),
    ],
)
def test_in_the_sentence_that_follows(line: str, below: tuple[str, ...], claim: str, proven: bool) -> None:
    assert backed(line, *below, claim=claim) is proven


@pytest.mark.parametrize(
    ("line", "below", "proven"),
    [
        ("水平提升", ("检查36次",), False),
        ("水平提升，检查36次", (), True),
        ("水平提升，聚焦3个环节", (), True),
        ("水平提升，贯彻《云坪镇执法办法》", (), True),
    ],
)
def test_in_a_table(line: str, below: tuple[str, ...], proven: bool) -> None:
    assert backed(line, *below, row=True) is proven
