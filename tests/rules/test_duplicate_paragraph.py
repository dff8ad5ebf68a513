import pytest

from .cases import TOWN, WORK, findings, in_work

RULE = "duplicate-paragraph"
OTHER = "二、其他情况"
TEXT = "镇里组织综合执法队每周巡查集镇摊点和沿街门店，发现占道经营当场劝离，对屡教不改的依法立案，同时公开举报电话，请居民一起监督。"
LEGAL_AID = "司法所每月到村里坐班一天，接待咨询、起草文书、调解邻里纠纷，需要法律援助的当场填表，由所长带回去办理，第二个月再来回访。"
SAME_SUBJECT = "执法队每天在集镇走两趟，摊子摆到路上的先劝，劝三次还不收的才立案处罚，热线号码贴在菜场门口，谁看见谁打，街面清爽多了。"
FORMULA = (
    "坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻落实习近平法治思想，深入学习贯彻党的二十大精神，"
    "增强“四个意识”、坚定“四个自信”、做到“两个维护”。"
)


def told(earlier: str, later: str, **options: float) -> list[tuple[int, int, str]]:
    return in_work(RULE, earlier, OTHER, later, options={RULE: options})


@pytest.mark.parametrize(
    "later",
    [
        TEXT,
        TEXT.replace("每周巡查", "天天走遍").replace("请居民一起监督", "邀居民共同参与"),
        "，".join(reversed(TEXT.rstrip("。").split("，"))) + "。",
        TEXT.replace("。", "，全年36次。"),
    ],
    ids=["to the letter", "some words changed", "clauses moved", "a figure more"],
)
def test_the_later_one_is_told(later: str) -> None:
    assert told(TEXT, later) == [(5, 1, "error")]


def test_the_text_behind_a_heading_is_compared() -> None:
    assert in_work(RULE, "（一）规范执法。" + TEXT, "（二）其他。" + TEXT) == [(4, 7, "error")]


def test_each_copy_is_told_with_the_first() -> None:
    lines = ("云溪镇2023年度法治政府建设情况报告", "一、主要举措和成效", TEXT, OTHER, TEXT, TEXT)
    found = findings(RULE, *lines)
    assert [(f.location.line, [r.location.line for r in f.related]) for f in found] == [(5, [3]), (6, [3])]


@pytest.mark.parametrize("later", [LEGAL_AID, SAME_SUBJECT, TEXT[:36] + LEGAL_AID[-26:]])
def test_other_words(later: str) -> None:
    assert told(TEXT, later) == []


def test_set_phrases_are_left_out() -> None:
    assert told(FORMULA, FORMULA) == []


@pytest.mark.parametrize(("kept", "alarms"), [(38, 0), (39, 0), (40, 1), (46, 1)])
def test_how_alike_they_must_be(kept: int, alarms: int) -> None:
    """The end is another's: .63, .65 less a little, .67 and .75 are alike."""
    later = TEXT[:kept] + LEGAL_AID[kept - len(TEXT) :]
    assert len(told(TEXT, later)) == alarms
    assert len(told(TEXT, later, likeness=0.7)) == (kept == 46)


@pytest.mark.parametrize(("size", "alarms"), [(47, 0), (48, 1), (60, 1)])
def test_from_how_many_characters(size: int, alarms: int) -> None:
    text = TEXT[: size - 1] + "。"
    assert len(text) == size
    assert len(told(text, text)) == alarms


@pytest.mark.parametrize(("size", "alarms"), [(59, 0), (61, 1)])
def test_short_ones_must_be_more_alike(size: int, alarms: int) -> None:
    """.67 is enough from 60 characters on."""
    text, kept = TEXT[: size - 1] + "。", size * 2 // 3
    later = text[:kept] + LEGAL_AID[kept - size :]
    assert len(told(text, later)) == alarms


def test_a_short_paragraph_in_other_order() -> None:
    text = (
        "乡里把旧戏台改成说法台，请退休教师排了快板，逢节就演，村里的娃娃也跟着会背上几句，老人们都很爱听。"
    )
    later = "旧戏台改成了说法台，逢节就演的快板由退休教师来排，村里的娃娃跟着也会背上几句，老人们都很爱听它。"
    assert told(text, later) == [(5, 1, "error")]


def test_copies_to_the_letter_only() -> None:
    assert told(TEXT, TEXT, likeness=1) == [(5, 1, "error")]
    assert told(TEXT, TEXT.replace("每周", "每天"), likeness=1) == []


def test_option_length() -> None:
    text = TEXT[:40]
    assert told(text, text, length=len(text)) == [(5, 1, "error")]
    assert told(text, text, length=len(text) + 1) == []


FIRST, MIDDLE, LAST = TEXT[:16], TEXT[16:41], TEXT[41:]
END = LEGAL_AID[-len(LAST) :]
START = SAME_SUBJECT[: len(FIRST)]


@pytest.mark.parametrize(
    ("texts", "pairs"),
    [
        ((FIRST + MIDDLE + LAST, FIRST + MIDDLE + END, START + MIDDLE + END), [(4, 3), (5, 4)]),
        ((FIRST + MIDDLE + LAST, START + MIDDLE + END, FIRST + MIDDLE + END), [(5, 4)]),
    ],
    ids=["like the second only", "more like the second"],
)
def test_each_is_told_with_the_one_most_like_it(
    texts: tuple[str, str, str], pairs: list[tuple[int, int]]
) -> None:
    found = findings(RULE, TOWN, WORK, *texts)
    assert [(f.location.line, f.related[0].location.line) for f in found] == pairs


def test_the_likeness_is_told_to_four_places() -> None:
    (finding,) = findings(RULE, TOWN, WORK, TEXT, TEXT.replace("每周巡查", "天天走遍"))
    (likeness,) = (value for name, value in finding.facts if name == "likeness")
    assert 0.65 < likeness < 1
    assert likeness == round(likeness, 4)
