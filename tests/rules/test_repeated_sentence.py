import pytest

from .cases import TOWN, WORK, findings, in_work, problems

RULE = "repeated-sentence"
LONG = "凡涉及群众切身利益的征地拆迁事项，一律先到现场听取意见，再由司法所审查合法性。"
PARAGRAPH = "镇里组织综合执法队每周巡查集镇摊点和沿街门店，发现占道经营当场劝离，对屡教不改的依法立案，同时公开举报电话，请居民一起监督。"


@pytest.mark.parametrize(
    ("lines", "column"),
    [
        ((LONG, LONG), 1),
        ((f"{LONG}办理4件。", f"调解20件。{LONG}"), 7),
        (("镇党委会每季度学一次法并当场考试。调解20件。", "检查36次。镇党委会每季度学一次法并当场考试。"), 7),
    ],
)
def test_a_sentence_stands_twice(lines: tuple[str, str], column: int) -> None:
    assert in_work(RULE, *lines) == [(4, column, "warning")]


@pytest.mark.parametrize(
    "line",
    [
        "坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻落实习近平法治思想。",
        "学习《中华人民共和国行政处罚法》《中华人民共和国行政复议法》《中华人民共和国行政诉讼法》。",
        "全年检查企业36家次。",
    ],
)
def test_set_phrases_titles_and_short_sentences(line: str) -> None:
    assert in_work(RULE, line * 2) == []


def test_length_of_sentences_that_are_the_same() -> None:
    sixteen, fifteen = "镇党委会每季度学法并当场小考一次。", "镇党委会每季度学法当场小考一次。"
    assert len(in_work(RULE, sixteen, "检查36次。" + sixteen)) == 1
    assert in_work(RULE, fifteen, "检查36次。" + fifteen) == []


@pytest.mark.parametrize(
    ("other", "length", "exact", "alarms"),
    [
        ("一律", 30, 16, 1),
        ("一概", 30, 16, 1),  # one character of 36 differs: 97 %
        ("必须", 30, 16, 1),  # two: 94 %
        ("都要不折不扣地", 30, 16, 1),  # 88 %
        ("都要不折不扣而且及时地", 30, 16, 0),  # 84 %
        ("一概", 36, 500, 1),
        ("一概", 37, 500, 0),
        ("一律", 37, 36, 1),
        ("一律", 37, 37, 0),
    ],
)
def test_how_alike_and_how_long(other: str, length: int, exact: int, alarms: int) -> None:
    lines = (LONG + "调解20件。", "检查36次。" + LONG.replace("一律", other))
    options = {RULE: {"length": length, "exact": exact}}
    assert in_work(RULE, *lines, options=options) == [(4, 7, "warning")] * alarms


def test_option_likeness() -> None:
    lines = (LONG + "调解20件。", "检查36次。" + LONG.replace("一律", "必须"))
    assert in_work(RULE, *lines, options={RULE: {"likeness": 0.94}}) == [(4, 7, "warning")]
    assert in_work(RULE, LONG, "检查36次。" + LONG, options={RULE: {"likeness": 1}}) == [(4, 7, "warning")]


def test_a_plan_may_take_up_short_sentences_only() -> None:
    plan, short = "二、2024年工作安排", "镇党委会每季度学法并当场小考一次。"
    assert in_work(RULE, short, plan, short) == []
    assert in_work(RULE, LONG, plan, LONG) == [(5, 1, "warning")]


HEADING = "推动数据多跑路、群众少跑腿"


@pytest.mark.parametrize(
    ("item", "places"),
    {
        f"（一）{HEADING}。完善考核机制。": [(5, 1)],
        f"（一）{HEADING}。": [(5, 1)],
        f"（一）{HEADING}": [],  # a heading proper: stray-heading tells it
        "（一）推动数据跑路。完善考核机制。": [],
        f"（一）坚持{HEADING}。完善考核机制。": [],
    }.items(),
)
def test_an_item_of_the_plan_that_the_work_has_said(item: str, places: list[tuple[int, int]]) -> None:
    lines = (f"检查36次。{HEADING}。", "二、2024年工作安排", item, "（二）补齐人手。培训4期。")
    assert [place[:2] for place in in_work(RULE, *lines)] == places
    assert {f.related[0].location.line for f in findings(RULE, TOWN, WORK, *lines)} == (
        {3} if places else set()
    )


def test_a_heading_may_be_said_again_in_its_own_part_and_below_the_report() -> None:
    item = "（一）推动数据跑路。完善考核机制。"
    item = item.replace("推动数据跑路", HEADING)
    plan = ("二、2024年工作安排", item, f"要{HEADING}。{HEADING}。")
    assert in_work(RULE, "检查36次。", *plan) == []
    signed = ("云溪镇人民政府", "2024年1月12日", f"{HEADING}。")
    assert in_work(RULE, "检查36次。", *plan[:2], "（二）补齐人手。培训4期。", *signed) == []


def test_a_paragraph_that_stands_twice_is_told_as_one() -> None:
    assert problems(RULE, TOWN, WORK, PARAGRAPH, "二、其他情况", PARAGRAPH) == []


@pytest.mark.parametrize(
    ("earlier", "later", "alarms"),
    {
        "some words": (
            "码头装卸工的事最容易急，街道把值班律师请到社区，问完有人带着去窗口。",
            "码头装卸工的事最容易急，街道把值班律师请进社区，问完有专人带着去窗口。",
            1,
        ),
        "another figure": (
            "码头装卸工的事最容易急，街道把值班律师请到社区，问完带着去窗口，共36人。",
            "码头装卸工的事最容易急，街道把律师请进社区来，问完带着去窗口，共48人。",
            0,
        ),
        "another village": (
            "柳湾村调委会逢集日在村口摆桌，谁家有纠纷当场登记、当场说和。",
            "石桥村调委会逢集日在桥头摆桌，谁家有纠纷当场登记、当场说和。",
            0,
        ),
        "one word of twenty-four": (
            "全乡调解员每周二在集市口摆桌接访并当场登记说和。",
            "全乡调解员每周二在集市上摆桌接访并当场登记说和。",
            0,
        ),
    }.values(),
    ids=["some words", "another figure", "another village", "too short"],
)
def test_words_that_were_changed(earlier: str, later: str, alarms: int) -> None:
    assert len(in_work(RULE, f"检查36次。{earlier}", f"演练2次。{later}")) == alarms


def test_a_plan_takes_up_what_was_done_in_other_words() -> None:
    done = "码头装卸工的事最容易急，街道把值班律师请到社区，问完有人带着去窗口。"
    plan = "码头装卸工的事最容易急，街道还要把值班律师都请到社区里，问完有专人带着去窗口。"
    assert in_work(RULE, f"检查36次。{done}", "二、2024年工作安排", f"培训2次。{plan}") == []


def test_a_sentence_that_was_cut_in_two() -> None:
    text = PARAGRAPH.rstrip("。") + "，半年下来集镇秩序有了样子，沿街的人都说好。"
    lines = (text, "二、其他情况", text[:37] + "。", text[38:])
    assert [place[:2] for place in in_work(RULE, *lines)] == [(5, 1), (6, 1)]
    assert in_work(RULE, text, "二、其他情况", f"{text[:28]}。调解20起。") == []
