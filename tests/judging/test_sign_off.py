"""The lines at the end that say who signed a report and when, and what stands below them."""

from __future__ import annotations

import pytest

from checker.checklist import load
from checker.judging.sign_off import SignOff, find_sign_off
from checker.model.document import Block
from checker.readers.structure import parse

CHECKLIST = load("outline-2021-2025")
OFFICE, DAY = "云坪镇人民政府", "2025年1月12日"
TEXT = ("云坪镇2024年法治政府建设情况报告", "一、成效", "全年检查30次，立案3起。", "二、不足", "人员偏少。")


def found(*lines: str | Block, head: int = 0) -> SignOff:
    blocks = [
        line if isinstance(line, Block) else Block(line, number)
        for number, line in enumerate((*TEXT, *lines), 1)
    ]
    return find_sign_off(parse("x.txt", blocks), CHECKLIST, head)


def said(*lines: str | Block, head: int = 0) -> tuple[int, str, tuple[int, int, int] | None]:
    one = found(*lines, head=head)
    return one.end, one.signed_by, one.date


@pytest.mark.parametrize(
    ("lines", "end", "office", "dated"),
    [
        ((OFFICE, DAY), 5, True, True),
        ((f"{OFFICE} {DAY}",), 5, True, True),
        ((f"报告单位：{OFFICE}（盖章）", DAY), 5, True, True),
        ((DAY, OFFICE), 5, True, True),
        ((OFFICE,), 5, True, False),
        ((DAY,), 5, False, True),
        ((OFFICE, DAY, "（此件公开发布）"), 5, True, True),
        ((OFFICE, "联系人另附", DAY), 7, False, True),
        ((OFFICE, "全年检查30次。", DAY), 7, False, True),
        ((OFFICE, "另有附表；", DAY), 7, False, True),
        ((OFFICE, DAY, "特此报告！"), 5, True, True),
        ((OFFICE, DAY, "名词解释", "执法：依照法律办事的活动。"), 5, True, True),
        ((OFFICE, DAY, "（ 名词解释 ）：", "执法：依照法律办事的活动。"), 5, True, True),
        ((OFFICE, DAY, Block("名词解释", 8, outline=1), "执法：依照法律办事的活动。"), 5, True, True),
        ((OFFICE, DAY, "三、其他"), 8, False, False),
        ((), 5, False, False),
    ],
)
def test_what_the_last_lines_say(lines: tuple[str | Block, ...], end: int, office: bool, dated: bool) -> None:
    assert said(*lines) == (end, OFFICE if office else "", (2025, 1, 12) if dated else None)


def test_the_later_of_two_dates_counts() -> None:
    assert said("2025年1月8日", DAY)[2] == (2025, 1, 12)


@pytest.mark.parametrize(("size", "dated"), [(40, True), (41, False)])
def test_how_much_may_stand_beside_a_date(size: int, dated: bool) -> None:
    assert bool(said(OFFICE, DAY + "甲" * size)[2]) is dated


@pytest.mark.parametrize(("size", "signed"), [(40, True), (41, False)])
def test_a_short_sentence_below_is_a_remark(size: int, signed: bool) -> None:
    assert bool(said(OFFICE, DAY, "甲" * (size - 1) + "。")[1]) is signed


@pytest.mark.parametrize(("size", "signed"), [(60, True), (61, False)])
def test_a_long_line_ends_the_search(size: int, signed: bool) -> None:
    assert bool(said(OFFICE, DAY, "甲" * size)[1]) is signed


@pytest.mark.parametrize(("below", "dated"), [(11, True), (12, False)])
def test_among_the_last_twelve_lines(below: int, dated: bool) -> None:
    assert bool(said("人员偏少", DAY, *["附表"] * below)[2]) is dated


@pytest.mark.parametrize(("head", "dated"), [(4, True), (5, False)])
def test_nothing_above_the_text_is_a_sign_off(head: int, dated: bool) -> None:
    assert bool(said(DAY, head=head)[2]) is dated


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2025年12月31日", (2025, 12, 31)),
        ("2025年1月1日", (2025, 1, 1)),
        ("2025年十二月三十一号", (2025, 12, 31)),
        ("2025年12月", (2025, 12, 1)),
        ("2025年13月1日", None),
        ("2025年0月1日", None),
        ("2025年12月32日", None),
        ("2025年12月0日", None),
        ("2025年13月", None),
    ],
)
def test_dates(written: str, date: tuple[int, int, int] | None) -> None:
    assert said(OFFICE, written)[2] == date


def test_where_office_and_date_stand() -> None:
    one = found("中共云坪镇委员会", f"报告单位：{OFFICE}", f"（{DAY}）")
    text = "\n".join((*TEXT, "中共云坪镇委员会", f"报告单位：{OFFICE}", f"（{DAY}）"))
    assert one.signed_by == f"中共云坪镇委员会 {OFFICE}"
    assert one.signed_span == (text.index("中共"), text.index(OFFICE) + len(OFFICE))
    assert one.date_span == (text.index(DAY), text.index(DAY) + len(DAY))
