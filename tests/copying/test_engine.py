"""What is a copy, however it is cut, and what only looks like one."""

import random
import re

import numpy as np
import pytest

from checker.checklist import load
from checker.copying import candidates, engine
from checker.copying.boilerplate import known
from checker.copying.fingerprints import hashes, sample
from checker.copying.masks import mask, mask_phrase, names
from checker.copying.results import clusters
from checker.gate.comparison import endings
from checker.model.document import Block, Document
from checker.readers.structure import parse

CHECKLIST = load("outline-2021-2025")
ENDINGS = endings(CHECKLIST)
FORMULAS = CHECKLIST.language.formulas
OWN = [
    "镇里把沿河七个村的采砂点逐个登记，组织水利站和派出所夜间联合巡查，发现偷采当场扣船，案子移交县水利局立案，全年扣船9条，河床淘空的地段请专业队回填。",
    "司法所每逢圩日在集市摆桌，替人写状子、看合同、算赔偿，遇上山林界址争执就约两家第二天上山看碑，当年看碑40趟，写下协议32份，没有一起反悔。",
    "便民中心把低保、残补、老龄三类申请合在一张表上，村干部上门填好，中心三天内办结，办完打电话告诉本人，半年里没有一户再跑第二趟，窗口人员也少了两个。",
    "冷库租赁合同签之前先请律师看，违约金由三成压回一成，给村里省下18万元；另外两份合同因为标的不清退回去重写，年底一并归档备查。",
]
OTHER = [
    "卫生院新添了两台救护车，院长带着医生下到偏远村给老人量血压、测血糖，建了健康档案，村医每月跟进一次，记录传到县医院，由专科医生看过再给出用药建议。",
    "中学门口的摊点挪到菜场东侧，原地划了停车线，交警早晚各站一小时，家长接送不再堵路，学生过马路走地道，三个月没有出过一次事故。",
]
OPENING = (
    "2024年，{0}镇坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想，"
    "全面贯彻落实党的二十大精神，在县委、县政府的坚强领导下，扎实推进法治政府建设各项工作。现将有关情况报告如下。"
)
LEADER = (
    "党政主要负责人认真履行推进法治建设第一责任人职责，对法治建设重要工作亲自部署、重大问题亲自过问、"
    "重点环节亲自协调、重要任务亲自督办。"
)


def document(place: str, *paragraphs: str) -> Document:
    lines = [f"{place}镇人民政府2024年度法治政府建设情况报告", "一、主要举措和成效", *paragraphs]
    return parse(f"{place}.txt", [Block(line, number) for number, line in enumerate(lines, 1)])


def compared(*documents: Document, template: str = "") -> list[engine.Pair]:
    texts = [mask(d, ENDINGS) for d in documents]
    templates = [mask_phrase(template)] if template else []
    return list(engine.compare(texts, known(FORMULAS, templates)).pairs)


def shares(first: Document, second: Document) -> tuple[float, float]:
    pairs = compared(first, second)
    return pairs[0].shares if pairs else (0.0, 0.0)


def changed(text: str, rate: float, seed: int = 1) -> str:
    """The text with so many of its letters replaced."""
    chance = random.Random(seed)
    letters = "山水田林路桥渠坝仓库站所员队组班"
    return "".join(chance.choice(letters) if c.isalpha() and chance.random() < rate else c for c in text)


def test_a_copy_in_which_only_place_year_and_figures_changed_is_whole() -> None:
    copy = [re.sub(r"\d+", "77", line) for line in OWN]
    assert shares(document("青石", *OWN), document("柳河", *copy)) == (1.0, 1.0)


@pytest.mark.parametrize(
    "cut",
    [
        lambda lines: ["".join(lines)],
        lambda lines: [half for line in lines for half in (line[: len(line) // 2], line[len(line) // 2 :])],
        lambda lines: list(reversed(lines)),
        lambda lines: ["、".join(lines).replace("，", "、").replace("。", "")],
    ],
    ids=["merged into one", "cut in two", "reordered", "other marks"],
)
def test_cutting_and_moving_hide_nothing(cut) -> None:
    found = shares(document("青石", *OWN), document("柳河", *cut(OWN)))
    assert min(found) > 0.95


@pytest.mark.parametrize("rate", [0.05, 0.15, 0.3])
def test_changed_letters_hide_nothing(rate: float) -> None:
    copy = [changed(line, rate, seed) for seed, line in enumerate(OWN)]
    assert min(shares(document("青石", *OWN), document("柳河", *copy, *OTHER))[:1]) > 0.8


def test_shares_are_told_in_both_directions() -> None:
    part, whole = shares(document("青石", *OWN[:2]), document("柳河", *OWN, *OTHER))
    assert part == 1.0
    assert 0.3 < whole < 0.5


def test_honest_reports_that_share_opening_and_formulas_are_no_pair() -> None:
    first = document("青石", OPENING.format("青石"), OWN[0], LEADER)
    second = document("柳河", OPENING.format("柳河"), OTHER[0], LEADER)
    assert compared(first, second) == []


def test_own_words_on_the_same_subject_are_no_pair() -> None:
    own = "今年我们在采砂的河段装了摄像头，水利站值班员看到挖机下河就打电话，派出所十分钟赶到，扣了三台挖机，老板写了检查，又罚了钱，河滩慢慢长回了芦苇和青草。"
    assert compared(document("青石", *OWN), document("柳河", own)) == []


def test_the_template_is_left_out() -> None:
    template = "请各单位按照统一格式填报本年度受理、办结、转办的各类事项，逐项写明承办科室、经办人员和完成时限，并附上佐证材料目录。"
    first, second = document("青石", template, OWN[0]), document("柳河", template, OTHER[0])
    assert len(compared(first, second)) == 1
    assert compared(first, second, template=template) == []


def test_what_most_reports_of_a_run_share_is_left_out() -> None:
    common = "各村居按照统一部署在每月十日开展法律服务日活动，由驻村律师、网格员和调解员共同坐班，接受咨询、代写文书并登记台账。"
    chance = random.Random(3)
    own = ["".join(chance.choices("".join(OWN + OTHER), k=400)) for _ in range(14)]
    reports = [document(f"第{'甲乙丙丁戊己庚辛壬癸子丑寅卯'[n]}", common, text) for n, text in enumerate(own)]
    assert compared(*reports) == []
    assert len(compared(*reports[:2])) == 1


def test_exact_copies_are_found_among_frequent_sentences() -> None:
    chance = random.Random(5)
    pool = ["".join(chance.sample("".join(OWN + OTHER), 30)) + "。" for _ in range(60)]
    drawn = [chance.sample(pool, 20) for _ in range(150)]
    drawn[17] = drawn[90][:12] + drawn[17][:8]
    reports = [document(f"第{n}", "".join(lines)) for n, lines in enumerate(drawn)]
    found = [(p.first, p.second) for p in compared(*reports) if max(p.shares) > 0.4]
    assert found == [(17, 90)]


def frequent(reports: int) -> list[list[str]]:
    """Reports of which all but two paragraphs are put together from sentences that every tenth one has."""
    chance = random.Random(5)
    letters = "".join(OWN + OTHER)
    pool = ["".join(chance.sample(letters, chance.randint(22, 42))) + "。" for _ in range(200)]
    return [
        [
            *("".join(chance.sample(pool, 5)) for _ in range(4)),
            *("".join(chance.choices(letters, k=150)) for _ in range(2)),
        ]
        for _ in range(reports)
    ]


def test_frequent_sentences_make_no_pair_however_many_two_reports_share() -> None:
    assert compared(*(document(f"第{n}", *lines) for n, lines in enumerate(frequent(150)))) == []


@pytest.mark.parametrize("rate", [0.0, 0.05, 0.15, 0.3])
def test_copies_are_found_among_frequent_sentences(rate: float) -> None:
    reports = frequent(150)
    reports[90][:2] = [changed(line, rate, seed) for seed, line in enumerate(reports[17][:2])]
    (found,) = compared(*(document(f"第{n}", *lines) for n, lines in enumerate(reports)))
    assert found.reports == (17, 90)
    assert 0.25 < min(found.shares) <= max(found.shares) < 0.45


def shuffled(text: str, seed: int = 1) -> str:
    sentences = [sentence + "。" for sentence in text.split("。") if sentence]
    random.Random(seed).shuffle(sentences)
    return "".join(sentences)


@pytest.mark.parametrize("rate", [0.0, 0.05, 0.15])
def test_frequent_sentences_of_one_paragraph_are_a_copy_in_any_order(rate: float) -> None:
    reports = frequent(150)
    reports[90][0] = changed(shuffled(reports[17][0]), rate)
    (found,) = compared(*(document(f"第{n}", *lines) for n, lines in enumerate(reports)))
    assert found.reports == (17, 90)
    assert 0.05 < min(found.shares) <= max(found.shares) < 0.25


def test_two_frequent_sentences_beside_each_other_are_no_copy() -> None:
    reports = frequent(150)
    theirs = reports[17][0].split("。")
    own = reports[90][0].split("。")
    reports[90][0] = "。".join([*theirs[1:3], *own[2:]])
    assert compared(*(document(f"第{n}", *lines) for n, lines in enumerate(reports))) == []


def test_less_is_enough_in_reports_that_share_their_own_words() -> None:
    reports = frequent(150)
    theirs, own = (shuffled(reports[number][0]).split("。") for number in (17, 90))
    reports[90][0] = "。".join([*own[:1], *theirs[1:4]])
    assert compared(*(document(f"第{n}", *lines) for n, lines in enumerate(reports))) == []
    reports[90][4] = reports[17][4]
    (found,) = compared(*(document(f"第{n}", *lines) for n, lines in enumerate(reports)))
    assert found.reports == (17, 90)
    assert len(found.passages) > 1


def test_what_always_stands_together_is_one_phrase() -> None:
    chance = random.Random(5)
    letters = "".join(OWN + OTHER)
    first, second, third = ("".join(chance.sample(letters, 30)) for _ in range(3))
    lines = [
        [
            "".join(chance.choices(letters, k=150)),
            first + second,
            "".join(chance.choices(letters, k=90)),
            third,
        ]
        for _ in range(60)
    ]
    lines = [one[:3] if number % 2 else one for number, one in enumerate(lines)]
    lines = [[*one[:1], *one[2:]] if number % 3 else one for number, one in enumerate(lines)]
    texts = [mask(document(f"第{n}", *one), ENDINGS) for n, one in enumerate(lines)]
    likely = engine.find_pairs(engine.fingerprint(texts), [len(text) for text in texts])
    learnt = likely.usage.phrases
    assert sorted(learnt.reports.tolist()) == [20, 30]
    assert 40 < learnt.length[learnt.reports.argmin()] < 70


def test_a_set_paragraph_is_one_phrase_however_many_sentences_it_has() -> None:
    reports = frequent(150)
    for number in range(0, 150, 6):
        reports[number][0] = reports[0][0]
    assert compared(*(document(f"第{n}", *lines) for n, lines in enumerate(reports))) == []


def test_the_order_of_the_reports_does_not_matter() -> None:
    first, second = document("青石", *OWN), document("柳河", *OWN[1:], *OTHER)
    there, back = compared(first, second)[0], compared(second, first)[0]
    assert there.shares == back.shares[::-1]


def test_names_come_from_title_and_address() -> None:
    lines = [
        "中共青石镇委员会 青石镇人民政府关于2024年度法治政府建设情况的报告",
        "旱川县人民政府：",
        "青石的事。",
    ]
    report = parse("x.txt", [Block(line, number) for number, line in enumerate(lines, 1)])
    assert {"青石镇", "青石", "旱川县", "旱川"} <= set(names(report, ENDINGS))


def test_masked_places_lead_back_to_the_text() -> None:
    report = document("青石", OWN[0])
    masked = mask(report, ENDINGS)
    text = masked.text(0, len(masked))
    start = text.index("夜间联合巡查")
    assert report.slice(masked.span(start, start + 6)) == "夜间联合巡查"


def test_hashes_are_those_of_the_stretch_wherever_it_stands() -> None:
    first, second = mask_phrase(OWN[0]), mask_phrase(OTHER[0] + OWN[0])
    (a,), (b,) = hashes(first, 6), hashes(second, 6)
    assert np.array_equal(a, b[len(b) - len(a) :])


def test_no_reports_make_no_pair() -> None:
    assert compared() == []


def test_short_and_empty_texts_have_no_stretches() -> None:
    assert all(len(value) == 0 for value, _ in sample(mask_phrase("")))
    assert compared(document("青石"), document("柳河", "无。")) == []


def test_clusters_hang_together_by_pairs() -> None:
    assert clusters([(5, 6), (1, 3), (3, 4), (4, 1)]) == ((1, 3, 4), (5, 6))


def sharing(signs: int, group: int = 40) -> candidates.Joined:
    """The first reports of a run all share one stretch of text."""
    first, second = np.triu_indices(group, 1)
    pair = first.astype(np.uint64) << np.uint64(32) | second.astype(np.uint64)
    same = np.zeros(len(pair), np.int32)
    events = candidates.Events(
        pair, same, same, np.full(len(pair), signs, np.int32), np.ones(len(pair), np.float32)
    )
    none = candidates.Events(pair[:0], same[:0], same[:0], same[:0], np.ones(0, np.float32))
    return candidates.Joined(events, none, candidates.NOTHING, candidates.gather([], 0))


@pytest.mark.parametrize(
    ("reports", "signs", "most"),
    [(40, 100, 780), (1000, 100, 40 * candidates.FEW), (1000, 300, 780)],
    ids=[
        "few reports are compared whole",
        "a paragraph that many took over",
        "half a report that many took over",
    ],
)
def test_pairs_that_are_aligned_for_one_report(reports: int, signs: int, most: int) -> None:
    kept, dropped = candidates.pairs([sharing(signs)], [1000] * reports)
    assert len(kept) + dropped == 780
    assert len(kept) == 780 if most == 780 else 0 < len(kept) <= most
    assert {number for pair in kept for number in pair} == set(range(40))
