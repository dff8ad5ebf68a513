import re
from decimal import Decimal

import pytest

from checker.text.numerals import NUMERAL, chinese_number, number, to_chinese

VALUES = {
    "0": 0,
    "12": 12,
    "1,234": 1234,
    "1，234": 1234,
    "12,345,678": 12345678,
    "3.2": "3.2",
    "1.2万": 12000,
    "126.5万": 1265000,
    "1万2千": 12000,
    "3亿2千万": 320000000,
    "5百": 500,
    "1万零200": 10200,
    "十": 10,
    "十五": 15,
    "二十": 20,
    "百": 100,
    "一百一十": 110,
    "一百零二": 102,
    "两百五": 250,
    "一万二": 12000,
    "一万二千": 12000,
    "十万零一千": 101000,
    "三千零五十": 3050,
    "二十五万三千": 253000,
    "一万亿": 1000000000000,
    "伍佰": 500,
    "贰仟叁佰": 2300,
    "二〇二三": 2023,
}


@pytest.mark.parametrize(("text", "value"), VALUES.items())
def test_values(text: str, value: int | str) -> None:
    assert re.fullmatch(NUMERAL, text)
    assert number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["两三", "三五", "七八", "三五百", "两三百", "二三十", "三八", "百姓", ""])
def test_about_some_number_or_none(text: str) -> None:
    assert number(text) is None


def test_whole_numbers() -> None:
    assert [chinese_number(text) for text in ("7", "十", "二十三", "二〇二三", "两", "甲", "")] == [
        7, 10, 23, 2023, 2, None, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "〇"), (1, "一"), (10, "十"), (19, "十九"), (20, "二十"), (99, "九十九"), (100, "一百"), (101, "一百零一"),
     (110, "一百一十"), (118, "一百一十八"), (1000, "一千"), (1006, "一千零六"), (2020, "二千零二十"), (10000, "10000")],
)  # fmt: skip
def test_numbers_of_headings(value: int, written: str) -> None:
    assert to_chinese(value) == written
    assert chinese_number(written) == value
