import pytest

from .cases import TOWN, WORK, findings, in_work, problems

RULE = "empty-section"
ONE, TWO = "（一）规范执法", "（二）化解矛盾"
BELOW = "全年检查36家次，立案3起，罚款1.2万元。"


def test_nothing_between_two_headings_or_at_the_end() -> None:
    assert in_work(RULE, ONE, TWO, BELOW) == [(3, 1, "warning")]
    assert in_work(RULE, ONE, BELOW, TWO) == [(5, 1, "warning")]
    assert in_work(RULE, ONE, TWO, "（三）普法宣传", BELOW) == [(3, 1, "warning"), (4, 1, "warning")]


def test_the_sign_off_is_no_text() -> None:
    lines = (TOWN, WORK, BELOW, "二、其他情况", "云溪镇人民政府", "2024年1月10日")
    assert problems(RULE, *lines) == [(4, 1, "warning")]


@pytest.mark.parametrize(("size", "found"), [(1, "info"), (14, "info"), (15, None)])
def test_little_is_a_hint(size: int, found: str | None) -> None:
    text = "检查执法三十六家次并立案十二起整改"[: size - 1] + "。"
    assert in_work(RULE, ONE, text, TWO, BELOW) == ([(3, 1, found)] if found else [])


def test_how_it_is_told() -> None:
    lines = (TOWN, WORK, ONE, "检查36次。", TWO)
    assert [(f.message.zh, f.message.en) for f in findings(RULE, *lines)] == [
        ("标题下面只有 6 个字", "only 6 characters under this heading"),
        ("标题下面没有正文", "nothing under this heading"),
    ]


@pytest.mark.parametrize(("length", "found"), [(0, []), (6, []), (7, [(3, 1, "info")])])
def test_option_length(length: int, found: list[tuple[int, int, str]]) -> None:
    assert in_work(RULE, ONE, "检查36次。", TWO, BELOW, options={RULE: {"length": length}}) == found


@pytest.mark.parametrize(
    "lines",
    [
        (ONE, BELOW, TWO, BELOW),
        ("（一）规范执法。" + BELOW,),
        ("（一）规范执法。检查6次。", TWO, BELOW),
        (ONE, TWO, "（三）普法宣传", "（四）政务公开", BELOW),
        (ONE, "1.巡查", "2.检查", BELOW),
    ],
    ids=["text", "text runs on", "little text runs on", "a list of three", "numbered lines"],
)
def test_near_misses(lines: tuple[str, ...]) -> None:
    assert in_work(RULE, *lines) == []


def test_three_empty_headings_that_are_far_apart_are_no_list() -> None:
    names = ["规范执法", "普法宣传", "化解矛盾", "行政复议", "行政应诉", "政务公开", "接受监督"]
    heads = [f"（{number}）{name}" for number, name in zip("一二三四五六七", names, strict=True)]
    lines = [heads[0], heads[1], BELOW, heads[2], BELOW, heads[3], heads[4], BELOW, heads[5], BELOW, heads[6]]
    assert in_work(RULE, *lines) == [(3, 1, "warning"), (8, 1, "warning"), (13, 1, "warning")]


def test_a_sentence_with_a_number_is_an_item() -> None:
    items = ("（一）充实执法力量", BELOW, "（二）拍摄方言短视频，在赶集日开设法治摊位。")
    assert in_work(RULE, *items, "（三）化解矛盾", BELOW) == []
    assert in_work(RULE, ONE, BELOW, "（二）抓应急。", "（三）化解矛盾", BELOW) == [(5, 1, "warning")]


def test_a_heading_that_stands_twice_is_told_as_such() -> None:
    assert in_work(RULE, "（一）依法化解矛盾", ONE, BELOW, "（三）依法化解矛盾", BELOW) == []


@pytest.mark.parametrize(
    ("title", "told"), [("甲乙丙丁戊己庚辛壬癸", False), ("甲乙丙丁戊己庚辛壬", True), ("甲，乙", False)]
)
def test_an_item_with_a_full_stop_says_something(title: str, told: bool) -> None:
    assert bool(in_work(RULE, f"（一）{title}。", TWO, BELOW)) is told


def test_a_short_item_among_sentences_is_one_of_them() -> None:
    items = ("（一）执法人员业务水平有待提高。", "（二）宣传深度不够。")
    lines = (TOWN, WORK, BELOW, "二、存在的不足", *items, "三、2024年工作安排", BELOW)
    assert problems(RULE, *lines) == []
    headings = ("（一）加强规范执法。", BELOW, "（二）化解矛盾。")
    assert problems(RULE, TOWN, WORK, *headings, "二、2024年工作安排", BELOW) == [(5, 1, "warning")]
