import pytest

from checker.text.numerals import to_chinese

from .cases import TOWN, WORK, findings, in_work, messages, problems

RULE = "heading-numbering"
PART = "（一）规范执法"
TEXT = "全年检查36家次，立案3起，罚款1.2万元。"


@pytest.mark.parametrize(
    ("line", "alarms"), [("四、不足之处", 1), ("三，四月到村里培训36人。", 0), ("四 五月到村里培训36人。", 0)]
)
def test_what_may_be_words_is_no_number_of_a_list(line: str, alarms: int) -> None:
    assert len(messages(RULE, TEXT, line, TEXT)) == alarms


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        ((PART, TEXT, "（三）化解矛盾", TEXT), (5, 1)),
        ((PART, TEXT, "（一）化解矛盾", TEXT, "三、存在的不足和原因", TEXT), (7, 1)),
        ((PART, "1.修订预案3个，完成备案。", "3.演练2次，86人参加。"), (5, 1)),
        ((PART, "9.修订预案3个，完成备案。", "10.培训4期。", "12.演练2次，86人参加。"), (6, 1)),
        ((PART, "一是修订预案3个。三是演练2次。"), (4, 10)),
        ((PART, "一是修订预案3个，三是演练2次。"), (4, 10)),
        ((PART, "一是修订预案3个。二是演练2次。二是培训4期。"), (4, 17)),
        ((PART, "一是修订预案3个。", "三是演练2次。"), (5, 1)),
        ((PART, "一是修订预案3个。全年演练2次。"), (4, 1)),
        ((PART, "二是修订预案3个。三是演练2次。"), (4, 1)),
        ((PART, "一是修订预案3个。二是演练2次。一是培训4期。"), (4, 17)),
        ((PART, "一是修订预案3个。一是培训4期。二是验收1次。"), (4, 1)),
        ((PART, "一是修订预案3个。二是演练2次。一是培训4期。三是验收1次。"), (4, 24)),
        ((PART, "一是修订预案3个。二是演练2次。", "（二）化解矛盾", "三是培训4期。四是验收1次。"), (6, 1)),
        ((PART, "1.修订预案3个，完成备案。", "6.演练2次，86人参加。"), (5, 1)),
        ((PART, "第一，修订预案3个。第三，演练2次。"), (4, 12)),
        ((PART, "修订预案3个。其次，演练2次。"), (4, 8)),
        ((PART, "①修订预案3个；②演练2次；④培训4期。"), (4, 15)),
        ((PART, "措施有：（1）修订预案3个；（2）演练2次；（4）培训4期。"), (4, 24)),
    ],
)
def test_gaps(lines: tuple[str, ...], place: tuple[int, int]) -> None:
    assert in_work(RULE, *lines) == [(*place, "warning")]


@pytest.mark.parametrize(
    "lines",
    [
        (PART, TEXT, "（二）化解矛盾", TEXT),
        (PART, "一是修订预案3个。二是演练2次。三是培训4期。"),
        (PART, "一是修订预案3个，二是演练2次，三是培训4期。"),
        (PART, "一是修订预案3个。二是演练2次。一是培训4期。二是验收1次。"),
        (PART, "一是修订预案3个。", "二是演练2次。"),
        (PART, "一是修订预案3个。二是演练2次。", "一是培训4期。二是验收1次。"),
        (PART, "1.修订预案3个，完成备案。", "7.演练2次，86人参加。"),
        (PART, "1.办理建议18件。", "2.办理提案5件。", "3.整改问题4个。"),
        (PART, "1.2023年修订预案3个。", "2.7月18日演练1次。", "3.培训4期。"),
        (PART, "1.修订预案3个。", "2.3件处罚案件均有音像记录。", "3.培训4期。"),
        (PART, "第一，修订预案3个。第二，演练2次。"),
        (PART, "首先修订预案3个，其次演练2次。"),
        (PART, "①修订预案3个；②演练2次；③培训4期。"),
        (PART, "第一，修订预案3个。"),
        (PART, "检查12.5公里，整改3处。"),
        ("（一）甲事项推进", "1.培训4期，86人参加。", "（二）乙事项推进", "2.演练2次，86人参加。"),
    ],
)
def test_in_order(lines: tuple[str, ...]) -> None:
    assert in_work(RULE, *lines) == []


def test_how_it_is_told() -> None:
    assert messages(RULE, PART, TEXT, "（三）化解矛盾", TEXT) == ["编号跳到“（三）”，前一项是第 1 项"]
    assert messages(RULE, PART, "一是修订预案3个。全年演练2次。") == ["有“一是”，后面没有“二是”"]
    assert messages(RULE, PART, "二是修订预案3个。三是演练2次。") == ["编号从“二是”开始，前面没有第一项"]


def test_a_paragraph_that_stands_twice_is_told_as_that() -> None:
    twice = "（二）普法。全年宣讲36场。"
    assert in_work(RULE, "（一）执法。检查9家。", twice, twice, "（三）公开。公开9条。") == []
    assert in_work(
        RULE, "（一）执法。检查9家。", twice, "（二）公开。公开9条。", "（三）监督。办件3件。"
    ) == [(5, 1, "warning")]


@pytest.mark.parametrize(
    ("line", "alarms"),
    [
        ("镇长（1）主持会议4次，（2）听取汇报3次，（4）督办积案6件。", 1),
        ("第一，主持会议4次，第三，督办积案6件。", 1),
        ("一是一、二是二，检查36家次。", 0),
        ("名列全县第一，罚款3万元。", 0),
    ],
)
def test_numbers_behind_a_comma(line: str, alarms: int) -> None:
    assert len(in_work(RULE, line)) == alarms


def test_a_copied_section_and_a_list_that_goes_on_behind_a_heading() -> None:
    copied = (
        "（一）规范执法",
        "检查36家次。",
        "（二）化解矛盾",
        "调解20起。",
        "（一）规范执法",
        "检查37家次。",
    )
    assert in_work(RULE, *copied) == []
    running = (
        "（一）接访",
        "一是坐班。二是登记。三是分流。四是交办。五是督办。",
        "（二）包案",
        "六是宣传。七是回访。",
    )
    assert in_work(RULE, *running) == []
    assert len(in_work(RULE, *running[:3], "七是宣传。八是回访。")) == 1


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        (("（二）规范执法", TEXT, "（三）化解矛盾", TEXT), (3, 1)),
        (("（一）规范执法", TEXT, "（一）化解矛盾", TEXT, "（二）普法", TEXT), (5, 1)),
        ((PART, "1.修订预案3个，完成备案。", "1.演练2次，86人参加。", "2.培训4期，26人参加。"), (5, 1)),
        ((PART, "1.修订预案3个。", "2.演练2次，86人参加。", "2.培训4期，26人参加。"), (6, 1)),
        (("（一）执法", "1.立案3起。", "2.结案3起。", "（二）普法", "3.宣讲6场。", "5.培训2期。"), (8, 1)),
    ],
    ids=["not from one", "one twice", "item one twice", "item twice", "through all sections"],
)
def test_slips_of_headings_and_items(lines: tuple[str, ...], place: tuple[int, int]) -> None:
    assert in_work(RULE, *lines) == [(*place, "warning")]


@pytest.mark.parametrize(
    "lines",
    [
        (PART, "1.修订预案3个：", "1.防汛。", "2.防火。", "2.演练2次，86人参加。"),
        (PART, "工作有：1.修订预案3个。", "2.演练2次，86人参加。"),
        (PART, "1.修订预案3个。", "普法方面", "1.宣讲6场。", "2.培训2期，26人参加。"),
        ("（一）执法", "1.立案3起。", "2.结案3起。", "（二）普法", "3.宣讲6场。", "4.培训2期。"),
    ],
    ids=[
        "a list in an item",
        "the first inside a paragraph",
        "a line above the second list",
        "through all sections",
    ],
)
def test_lists_that_only_look_wrong(lines: tuple[str, ...]) -> None:
    assert in_work(RULE, *lines) == []


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("其一，上门问需；其三，分类建账。", 10),
        ("做法是：1）上门问需；2）分类建账；4）按月回访。", 19),
        ("分三步走：第一步上门问需，第二步分类建账，第四步按月回访。", 23),
        ("做法是：（一）上门问需；（二）分类建账；（四）按月回访。", 22),
        ("一则上门问需，三则分类建账。", 8),
        ("首先上门问需，再次分类建账。", 8),
        ("其次，上门问需。", 1),
    ],
)
def test_other_ways_to_number_inside_a_paragraph(text: str, column: int) -> None:
    assert in_work(RULE, PART, text) == [(4, column, "warning")]
    assert "前面没有" in messages(RULE, PART, "其次，上门问需。")[0]


@pytest.mark.parametrize(
    "text",
    [
        "其一，上门问需；其二，分类建账。",
        "头一件事是上门问需。第二件事是分类建账。第三件事是按月回访。",
        "首先上门问需，其次分类建账，再次按月回访。",
        "检查后再次上门回访，整改全部到位。",
        "按照第三步的要求，第二招标代理机构参加。",
        "一则通告贴到村口，大家都看。",
    ],
)
def test_words_that_number_nothing_or_rightly(text: str) -> None:
    assert in_work(RULE, PART, text) == []


def test_a_list_in_a_paragraph_that_stands_twice_is_told_as_that() -> None:
    work = "把调解室搬到集镇上，请退休法官轮流坐班，当天能说和的当天说和，说和不了的登记分流、定人定期回访，回访的结果每月贴在村口的公开栏里。"
    lines = (
        "第一件事是发证。",
        f"第二件事是{work}",
        "第三件事是公开。",
        f"第二件事是{work}",
        "第四件事是监督。",
    )
    assert in_work(RULE, *lines) == []
    assert len(in_work(RULE, *lines[:3], "第二件事是培训。", lines[4])) == 2


def test_numbers_that_no_heading_stands_above() -> None:
    assert problems(RULE, TOWN, "2023年全镇推进依法行政。", "3.培训4期。", "5.演练2次。") == [
        (4, 1, "warning")
    ]


def test_numbers_beyond_ninety_nine() -> None:
    many = [f"（{to_chinese(number)}）检查第{number}处。" for number in range(1, 130) if number != 104]
    (gap,) = findings(RULE, TOWN, WORK, *many)
    assert "（一百零五）" in gap.message.zh


def test_nought_is_no_item() -> None:
    assert messages(RULE, "1.修订预案3个。", "培训4期。0.演练2次。1.验收1次。") == []


@pytest.mark.parametrize(
    ("line", "many"),
    [
        ("2024年，我镇将一是选派队员跟班；二是开展普法；三是设立咨询点。", 0),
        ("2024年，我镇将继续选派队员跟班；二是开展普法；三是设立咨询点。", 1),
        ("2024年，我镇将一是选派队员跟班；三是设立咨询点。", 1),
    ],
)
def test_a_first_item_behind_other_words(line: str, many: int) -> None:
    assert len(in_work(RULE, line)) == many


REST = ("二、存在的问题", "人手不足。", "三、2024年工作安排", "继续加强。")


@pytest.mark.parametrize(
    ("marks", "message"),
    [
        (("（一）", "（二）", "四、", "（四）"), ["编号写成“四、”，按前后应是“（三）”"]),
        (("1.", "2.", "（三）", "4."), ["编号写成“（三）”，按前后应是“3.”"]),
        (("（一）", "（二）", "3.", "（四）"), ["编号写成“3.”，按前后应是“（三）”"]),
        (("（一）", "1.", "2.", "（二）"), []),
        (("（一）", "（二）", "（四）"), ["编号跳到“（四）”，前一项是第 2 项"]),
    ],
)
def test_a_number_in_another_style(marks: tuple[str, ...], message: list[str]) -> None:
    lines = [f"{mark}{title}工作推进。检查12次。" for mark, title in zip(marks, "甲乙丙丁", strict=False)]
    assert messages(RULE, *lines, *REST) == message
    assert findings("stray-heading", TOWN, WORK, *lines, *REST) == ()
