"""Paragraphs that stand in another report."""

from checker.checklist import load
from checker.judging.examination import Examination
from checker.judging.repetition import find_copied_pairs
from checker.model.document import Block, Document
from checker.readers.structure import parse
from checker.rules.copied_report import check

OWN = [
    "镇里把沿河七个村的采砂点逐个登记，组织水利站和派出所夜间联合巡查，发现偷采当场扣船，案子移交县水利局立案，全年扣船九条，河床淘空的地段请专业队回填。",
    "司法所每逢圩日在集市摆桌，替人写状子、看合同、算赔偿，遇上山林界址争执就约两家第二天上山看碑，当年看碑四十趟，写下协议三十二份，没有一起反悔。",
    "便民中心把低保、残补、老龄三类申请合在一张表上，村干部上门填好，中心三天内办结，办完打电话告诉本人，半年里没有一户再跑第二趟，窗口人员也少了两个。",
]
OTHER = "卫生院新添了两台救护车，院长带着医生下到偏远村给老人量血压、测血糖，建了健康档案，村医每月跟进一次，记录传到县医院，由专科医生看过再给出用药建议。"


def report(path: str, *paragraphs: str) -> Document:
    lines = [f"{path}镇2023年度法治政府建设情况报告", "一、主要举措和成效", *paragraphs]
    return parse(f"{path}.txt", [Block(line, number) for number, line in enumerate(lines, 1)])


def found(document: Document, *others: Document) -> list[tuple[int, str | None]]:
    draft = Examination(document, load("outline-2021-2025"), "town", None, others)
    return [(f.location.paragraph, f.related[0].path) for f in check(draft)]


def test_two_copied_paragraphs_are_one_finding_at_the_first() -> None:
    changed = OWN[0].replace("七个村", "六个村").replace("九条", "五条")
    assert found(report("甲", OTHER, changed, OWN[1]), report("乙", *OWN)) == [(4, "乙.txt")]


def test_one_copied_paragraph_is_not_enough() -> None:
    assert found(report("甲", OTHER, OWN[0]), report("乙", *OWN)) == []


def test_own_words_on_the_same_subject_are_silent() -> None:
    own = "今年我们在采砂的河段装了摄像头，水利站值班员看到挖机下河就打电话，派出所十分钟赶到，扣了三台挖机，老板写了检查，又罚了钱，河滩慢慢长回了芦苇和青草。"
    assert found(report("甲", own, OTHER), report("乙", *OWN)) == []


def test_short_and_formulaic_paragraphs_are_silent() -> None:
    formula = "坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻落实习近平法治思想。"
    assert found(report("甲", formula, formula), report("乙", formula, formula)) == []


def test_pairs_of_many_reports() -> None:
    pairs = find_copied_pairs([report("甲", *OWN), report("乙", OTHER), report("丙", OWN[2])], ())
    assert [(a.path, b.path, len(copies)) for a, b, copies in pairs] == [("甲.txt", "丙.txt", 1)]
