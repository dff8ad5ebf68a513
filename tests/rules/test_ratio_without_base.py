import pytest

from .cases import in_work

RULE = "ratio-without-base"


@pytest.mark.parametrize(
    ("line", "column"),
    {
        "100%办结代表建议。": 1,
        "代表建议按时办复率达100%。": 11,
        "出庭应诉率99.2%。": 6,
        "代表建议办复率百分之百。": 8,
        "干部参加学法考试，坚持以考促学、以学促用，合格率100%。": 25,
    }.items(),
)
def test_bare(line: str, column: int) -> None:
    assert in_work(RULE, line) == [(3, column, "warning")]


@pytest.mark.parametrize(
    "line",
    [
        "办理代表建议8件，按时办复率100%。",
        "检查110家次，办结率达100%。",
        "16名执法人员全部持证，持证率100%。",
        "时限压缩率由40%提高到81%。",
        "出庭应诉率比上年提高，达99.2%。",
        "出庭应诉率99.2%，比上年提高。",
        "其中出庭应诉率99.2%。",
        "水质优良率达100%。",
        "群众满意率96.1%。",
    ],
)
def test_counted_or_of_another_kind(line: str) -> None:
    assert in_work(RULE, line) == []


@pytest.mark.parametrize(("between", "alarms"), [(2, 0), (14, 0), (15, 1)])
def test_how_near_the_words_stand(between: int, alarms: int) -> None:
    text = "水质" + "工作队干部常年驻村入户走访排查登记造册"[:between]
    assert in_work(RULE, text + "100%。") == [(3, len(text) + 1, "warning")] * alarms


def test_option_uncounted() -> None:
    line = "出庭应诉率99.2%。"
    assert in_work(RULE, line, options={RULE: {"uncounted": ["水质"]}}) == [(3, 6, "warning")]
    assert in_work(RULE, line, options={RULE: {"uncounted": ["应诉"]}}) == []
    assert in_work(RULE, "水质优良率达100%。", options={RULE: {"uncounted": []}}) == [(3, 7, "warning")]


def test_the_leader_is_asked_and_shortcomings_and_plans_are_not() -> None:
    line = "代表建议办复率100%。"
    lines = ("检查36次。", "二、党政主要负责人履行推进法治建设第一责任人职责情况", line)
    others = ("三、存在的不足和原因", line, "四、2024年工作安排", line)
    assert in_work(RULE, *lines, *others) == [(5, 8, "warning")]


def test_only_words_near_the_figure_say_what_it_is_a_share_of() -> None:
    assert in_work(RULE, "水质优良，河长巡河、司法所普法、执法队执法三管齐下，建议办复率100%。") == [
        (3, 32, "warning")
    ]
