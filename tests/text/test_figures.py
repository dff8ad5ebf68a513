from decimal import Decimal

import pytest

from checker.checklist import load
from checker.text.figures import FigureFinder

KNOWN = load("outline-2021-2025").figures
FINDER = FigureFinder(KNOWN.counters, KNOWN.small, KNOWN.idioms, KNOWN.hotlines, KNOWN.none)


def found(text: str) -> list[str]:
    return [text[figure.start : figure.end] for figure in FINDER.find(text)]


VALUES = {
    "3.2万元": ("32000", "元"),
    "126.5万元": ("1265000", "元"),
    "3亿2千万元": ("320000000", "元"),
    "1万2千人次": ("12000", "人次"),
    "一万二千人次": ("12000", "人次"),
    "十万零一千元": ("101000", "元"),
    "500+家": ("500", "家"),
    "500＋家": ("500", "家"),
    "500多家": ("500", "家"),
    "5百家": ("500", "家"),
    "伍佰家": ("500", "家"),
    "一倍": ("1", "倍"),
    "三十余场": ("30", "场"),
    "100余万元": ("1000000", "元"),
    "97.5％": ("97.5", ""),
    "零诉讼": ("0", ""),
    "一名": ("1", "名"),
}


@pytest.mark.parametrize(("text", "value"), VALUES.items())
def test_values(text: str, value: tuple[str, str]) -> None:
    [figure] = FINDER.find(f"涉及{text}。")
    assert (figure.value, figure.counter) == (Decimal(value[0]), value[1])
    assert (figure.start, figure.end) == (2, 2 + len(text))


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("36件", False),
        ("零败诉", False),
        ("36余件", True),
        ("近36件", True),
        ("36件左右", True),
        ("36件以上", True),
    ],
)
def test_rounded_values_and_bounds(text: str, about: bool) -> None:
    [figure] = FINDER.find(f"办理{text}。")
    assert figure.about is about


@pytest.mark.parametrize(
    "text",
    [
        "数十件",
        "几十件",
        "几百户",
        "好几千人",
        "两三个",
        "三五次",
        "三八活动",
        "多次",
        "一批",
        "一个",
        "十分重视",
    ],
)
def test_about_some_number_is_no_figure(text: str) -> None:
    assert found(text) == []


def test_decimals_after_punctuation_keep_their_whole_part() -> None:
    assert found("罚没3.2万元，其中：1.8万元、1.4万元；12.5万元入库。4.0万元缓交") == [
        "3.2万元", "1.8万元", "1.4万元", "12.5万元", "4.0万元",
    ]  # fmt: skip


def test_numbers_of_list_items_are_masked() -> None:
    assert found("1.建议18件。2.演练2次；3、培训4期，（4）走访5户") == ["18件", "2次", "4期", "5户"]


@pytest.mark.parametrize("hotline", ["110", "119", "122", "12345", "12348"])
def test_hot_lines_unless_a_counter_follows(hotline: str) -> None:
    assert found(f"拨打{hotline}报警") == []
    assert found(f"{hotline}热线") == []
    assert found(f"调解{hotline}起") == [f"{hotline}起"]
    assert found(f"检查{hotline}余家次") == [f"{hotline}余家次"]


def test_years_unless_a_counter_follows() -> None:
    assert found("2023年、2021—2025年、2021-2025，办件2015件、2035余人次、12024件") == [
        "2015件", "2035余人次", "12024件",
    ]  # fmt: skip


def test_other_ways_to_give_a_figure() -> None:
    assert found("半数以上的村、过半数商户、一半案件、百分之八十五、三分之二、七成、242万偏远居民") == [
        "半数", "过半数", "一半", "百分之八十五", "三分之二", "七成", "242万",
    ]  # fmt: skip
    assert found("零距离服务，零容忍，零复议、零败诉") == ["零复议", "零败诉"]


def test_dates_names_and_terms_are_masked() -> None:
    text = "12月4日、3月、〔2024〕3号、“三件四巡”、《条例》第12条、三项制度、二十届三中全会、十九届历次全会、24小时"
    assert found(text) == []
    assert found("124小时、3个月") == ["124小时", "3个月"]
