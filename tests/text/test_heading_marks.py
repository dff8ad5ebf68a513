"""The numbers that headings begin with."""

from __future__ import annotations

import pytest

from checker.text.folding import folded
from checker.text.heading_marks import heading_mark


@pytest.mark.parametrize(
    ("line", "style", "number", "wrong", "sure"),
    [
        ("一、成效", "一、", 1, "", True),
        ("十二、成效", "一、", 12, "", True),
        ("四.2025年工作安排", "一、", 4, ".", True),
        ("四．2025年工作安排", "一、", 4, ".", True),
        ("四 、安排", "一、", 4, "", True),
        ("四　2025年工作安排", "一、", 4, " ", False),
        ("四 工作安排", "一、", 4, " ", False),
        ("四：安排", "一、", 4, "：", False),
        ("四:安排", "一、", 4, "：", False),
        ("四，安排", "一、", 4, "，", False),
        ("四。安排", "一、", 4, "。", False),
        ("四-安排", "一、", 4, "-", False),
        ("四—安排", "一、", 4, "—", False),
        ("【四】安排", "一、", 4, "【四】", True),
        ("肆、安排", "一、", 4, "", True),
        ("拾壹、安排", "一、", 11, "", True),
        ("Ⅳ、安排", "一、", 4, "Ⅳ、", True),
        ("（二）执法", "（一）", 2, "", True),
        ("(二)、执法", "（一）", 2, "", True),
        ("（ 二 ）执法", "（一）", 2, "", True),
        ("㈡执法", "（一）", 2, "㈡", True),
        ("㈡、执法", "（一）", 2, "㈡", True),
        ("二）执法", "（一）", 2, "二）", True),
        ("1.执法", "1.", 1, "", True),
        ("12、执法", "1.", 12, "", True),
        ("⒊执法", "1.", 3, "", True),
        ("（3）执法", "（1）", 3, "", True),
        ("⑶执法", "（1）", 3, "", True),
        ("第　三部分 安排", "第一章", 3, "", True),
        ("第三部分：安排", "第一章", 3, "", True),
        ("第二章 成效", "第一章", 2, "", True),
        ("第二节、执法", "第一节", 2, "", True),
    ],
)
def test_marks(line: str, style: str, number: int, wrong: str, sure: bool):
    text = folded(line).text
    mark = heading_mark(text)
    assert mark is not None
    assert (mark.style, mark.number, mark.wrong, mark.sure) == (style, number, wrong, sure)
    assert text[mark.end :] in ("成效", "执法", "安排", "工作安排", "2025年工作安排")


@pytest.mark.parametrize(
    "line",
    [
        "三项制度",
        "1.2亿元",
        "2023年，",
        "一是加强",
        "二〇二四年工作",
        "十佳",
        "",
        "、一",
        "四—六月",
        "一-二级",
        "【2024】3号",
        "Ⅳ级响应",
    ],
)
def test_what_is_no_number(line: str):
    assert heading_mark(folded(line).text) is None


def test_a_blank_before_a_quoted_heading_stands_for_the_mark():
    mark = heading_mark(folded("四　“关键少数”履行职责情况").text)
    assert mark
    assert (mark.style, mark.number, mark.sure) == ("一、", 4, False)
