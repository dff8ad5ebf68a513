import pytest

from .cases import TOWN, WORK, findings, problems

RULE = "missing-section"
LEADER = ("二、党政主要负责人履行推进法治建设第一责任人职责情况", "镇长主持会议4次。")
SHORT = ("三、存在的不足和原因", "执法人员偏少，原因是编制少。")
PLAN = ("四、2024年工作安排", "增配执法人员。")
DONE = (WORK, "全年检查36家次。")
FOUR = (DONE, SHORT, LEADER, PLAN)


def report(*parts: tuple[str, ...]) -> tuple[str, ...]:
    return (TOWN, *(line for part in parts for line in part))


@pytest.mark.parametrize(
    ("left_out", "part"), [(DONE, "ND-1"), (SHORT, "ND-2"), (LEADER, "ND-3"), (PLAN, "ND-4")]
)
def test_each_of_the_four_is_asked_for_at_the_title(left_out: tuple[str, ...], part: str) -> None:
    lines = report(*(other for other in FOUR if other != left_out))
    assert problems(RULE, *lines) == [(1, 1, "error")]
    assert [f.requirement for f in findings(RULE, *lines)] == [part]


def test_the_title_may_stand_below_a_number() -> None:
    assert problems(RULE, "云府〔2024〕3号", *report(DONE, LEADER, SHORT)) == [(2, 1, "error")]
    assert problems(RULE, *report(DONE, LEADER, SHORT)[1:]) == [(1, 1, "error")]


def test_all_that_is_missing_is_told() -> None:
    assert problems(RULE, *report(DONE)) == [(1, 1, "error")] * 3


@pytest.mark.parametrize("lines", [FOUR, FOUR[::-1], (DONE, PLAN, LEADER, SHORT)])
def test_any_order(lines: tuple[tuple[str, ...], ...]) -> None:
    assert problems(RULE, *report(*lines)) == []


@pytest.mark.parametrize(
    "part",
    [
        ("三、突出问题和短板", "执法人员偏少，原因是编制少。"),
        ("三、还有哪些差距", "执法人员偏少，原因是编制少。"),
    ],
)
def test_other_words_for_the_shortcomings(part: tuple[str, ...]) -> None:
    assert problems(RULE, *report(DONE, LEADER, part, PLAN)) == []


def test_openings_of_paragraphs_where_no_heading_tells() -> None:
    lines = ("检查36家次。", "还存在不少短板。执法力量不足，原因是编制少。", "下一步，我镇将增配人员。")
    assert {f.requirement for f in findings(RULE, TOWN, *lines)} == {"ND-1", "ND-3"}


def test_the_fifth_part_may_be_left_out() -> None:
    assert "ND-5" not in [f.requirement for f in findings(RULE, *report(DONE))]


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("检查36家次。镇长主持法治会议4次。", (1, 1, "error")),
        ("检查36家次。镇长主持法治会议4次。镇党委书记听取法治汇报2次。", (3, 1, "info")),
    ],
)
def test_told_in_passing_from_two_sentences_on(told: str, found: tuple[int, int, str]) -> None:
    assert problems(RULE, *report((WORK, told), SHORT, PLAN)) == [found]


@pytest.mark.parametrize("text", [(), ("（略）",), ("暂无",)])
def test_a_part_that_is_only_a_heading_is_missing(text: tuple[str, ...]) -> None:
    lines = report(DONE, (LEADER[0], *text), SHORT, PLAN)
    assert problems(RULE, *lines) == [(4, 1, "error")]
    assert [f.requirement for f in findings(RULE, *lines)] == ["ND-3"]
    assert "只有标题" in findings(RULE, *lines)[0].message.zh
    assert problems("empty-section", *lines) == []


@pytest.mark.parametrize(
    "part",
    [
        (LEADER[0] + "。镇长主持会议4次。",),
        (LEADER[0], "（一）带头学法", "镇长讲课2次。"),
        (LEADER[0], "1.主持会议4次", "2.讲课2次"),
        (LEADER[0], "年终述法。"),
    ],
)
def test_a_part_of_few_words_or_of_items_is_not(part: tuple[str, ...]) -> None:
    assert problems(RULE, *report(DONE, part, SHORT, PLAN)) == []


def test_a_report_that_breaks_off_behind_a_heading_may_have_lost_its_end() -> None:
    assert problems(RULE, *report(DONE, LEADER, SHORT, PLAN[:1])) == []
    signed = ("云溪镇人民政府", "2024年1月30日")
    assert problems(RULE, *report(DONE, LEADER, SHORT, PLAN[:1], signed)) == [(8, 1, "error")]
