"""Who reports, on what level, about which year: openings as published, and what their neighbours say."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from checker.checklist import load
from checker.gate.audit import Task, audit_document
from checker.gate.unknown import notices
from checker.judging.names import level_of, place_of
from checker.judging.particulars import Particulars, find_particulars
from checker.readers import read

OPENINGS: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "openings.toml").read_text("utf-8"))[
    "opening"
]
CHECKLIST = load("outline-2021-2025")
BODY = "一、主要举措和成效\n（一）加强领导。全年召开专题会议4次。\n"


def known(text: str) -> Particulars:
    return find_particulars(read("报告.txt", text.encode()), CHECKLIST)


def test_enough_openings():
    assert len(OPENINGS) >= 80


@pytest.mark.parametrize("opening", OPENINGS, ids=lambda opening: opening["text"][:12])
def test_opening(opening: dict[str, Any]):
    found = known(opening["text"])
    assert found.title == opening["title"]
    assert found.issuer == opening["issuer"]
    assert (found.level, found.year) == (opening["level"], opening.get("year"))


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("岚江省人民政府", "province"), ("天津市人民政府", "province"), ("重庆市人民政府", "province"),
        ("内蒙古自治区人民政府", "province"), ("云麓市人民政府", "city"), ("延河自治州人民政府", "city"),
        ("青溪县人民政府", "county"), ("静川区", "county"), ("中共青溪县委", "county"), ("高新区管委会", "county"),
        ("石门土家族自治县人民政府", "county"), ("柳林街道办", "street"), ("柳林街道办事处", "street"),
        ("柳林街道党工委", "street"), ("海棠街", "street"), ("云坪镇人民政府", "town"), ("中共云坪镇委员会", "town"),
        ("竹溪瑶族乡", "town"), ("青溪县水利局", "department"), ("青溪县人民政府办公室", "department"),
        ("云麓市国有资产监督管理委员会", "department"), ("湖口区教育委员会", "department"),
        ("中共青溪县水利局党组", "department"), ("云麓市公安局静川区分局", "department"), ("全年检查", None), ("", None),
    ],
)  # fmt: skip
def test_the_longest_ending_of_a_name_decides_its_level(name: str, level: str | None):
    assert level_of(name, CHECKLIST) == level


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("云麓市青溪县云坪镇人民政府", "青溪县"), ("青溪县水利局", "青溪县"), ("静川区市场监督管理局", "静川区"),
        ("云麓市城市管理局", "云麓市"), ("云麓市沛县司法局", "沛县"), ("云麓市市中区司法局", "市中区"), ("津市市财政局", "津市市"),
        ("石门土家族自治县水利局", "石门土家族自治县"), ("岚江省人民政府", "岚江省"), ("中共青溪县委、青溪县人民政府", "青溪县"),
        ("广州市通州区司法局", "通州区"), ("云坪镇人民政府", ""), ("县委、县政府", ""), ("县委依法治县办公室", ""),
        ("社区服务中心", ""), ("城市管理局", ""), ("", ""),
    ],
)  # fmt: skip
def test_the_place_is_the_lowest_above_towns(name: str, place: str):
    assert place_of(name, CHECKLIST.issuers) == place


@pytest.mark.parametrize(
    ("office", "staff"),
    [
        ("信访局", True),
        ("机关事务管理局", True),
        ("统计局", False),
        ("档案局", False),
        ("审计局", False),
        ("水利局", False),
    ],
)
def test_bureaus_without_powers_of_enforcement(office: str, staff: bool):
    assert known(f"青溪县{office}2023年度法治政府建设情况报告\n{BODY}").staff is staff


def test_a_town_that_names_no_county_belongs_to_the_one_it_reports_to():
    text = "云坪镇人民政府关于2023年度法治政府建设情况的报告\n{}\n" + BODY
    assert known(text.format("青溪县人民政府：")).place == "青溪县"
    assert known(text.format("县委、县政府：")).place == ""


@pytest.mark.parametrize(
    "addressee", ["市委、市政府：", "县委、县政府：", "中共青溪县委员会、青溪县人民政府：", "区人大常委会："]
)
@pytest.mark.parametrize("title", ["", "云坪镇人民政府2024年法治政府建设情况报告\n"])
def test_an_addressee_is_not_the_issuer(title: str, addressee: str):
    found = known(
        f"{title}{addressee}\n2024年，云坪镇坚持依法行政，各项工作有序开展，现将有关情况报告如下。\n{BODY}"
    )
    assert found.level == "town"
    assert found.issuer.startswith("云坪镇")
    assert found.addressee == addressee.rstrip("：")
    assert found.title == title.strip()


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("四、2025年工作安排", 2024), ("四.2025年工作安排", 2024), ("四　2025年工作打算", 2024),
        ("四、下一步工作", 2024), ("四、二〇二五年计划", 2024),
    ],
)  # fmt: skip
def test_a_plan_never_gives_the_year(line: str, year: int):
    text = f"云坪镇人民政府法治政府建设年度报告\n{BODY}{line}\n加强培训，增配人员。\n云坪镇人民政府\n2025年1月10日"
    assert known(text).year == year


@pytest.mark.parametrize(
    ("signed", "year"), [("2025年1月10日", 2024), ("2025年10月8日", 2024), ("2024年12月22日", 2024)]
)
def test_the_year_of_a_report_is_that_before_it_was_signed(signed: str, year: int):
    assert (
        known(f"云坪镇人民政府法治政府建设年度报告\n检查30次，人员偏少。\n云坪镇人民政府\n{signed}").year
        == year
    )


def test_the_year_of_delivery_in_a_title():
    assert known(f"云坪镇人民政府2024年政府工作报告\n{BODY}").year == 2023
    assert known(f"云坪镇人民政府2024年法治政府建设报告\n{BODY}").year == 2024


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2025年6月10日", (2025, 6, 10)), ("２０２５年６月１０日", (2025, 6, 10)), ("二〇二五年六月十日", (2025, 6, 10)),
        ("二○二五年六月十日", (2025, 6, 10)), ("2025.6.10", (2025, 6, 10)), ("2025-06-10", (2025, 6, 10)),
        ("2025 年 6 月 10 日", (2025, 6, 10)), ("2025年6月", (2025, 6, 1)), ("2025年13月1日", None), ("2025年", None),
    ],
)  # fmt: skip
def test_dates_of_a_sign_off(written: str, date: tuple[int, int, int] | None):
    text = f"云坪镇人民政府2024年法治政府建设情况报告\n{BODY}二、不足\n人员偏少，力量不足。\n云坪镇人民政府\n{written}"
    found = known(text)
    assert found.date == date
    late = audit_document(
        read("a.txt", text.encode()), CHECKLIST, Task("a.txt", select=("late-report",))
    ).findings
    assert bool(late) == (date is not None)


@pytest.mark.parametrize(("below", "date"), [(11, (2024, 1, 12)), (12, None)])
def test_a_sign_off_is_among_the_last_twelve_lines(below: int, date: tuple[int, int, int] | None):
    lines = ["云坪镇人民政府法治政府建设年度报告", "检查30次，人员偏少。", "2024年1月12日", *["附表"] * below]
    assert known("\n".join(lines)).date == date


def test_a_sign_off_stands_behind_the_last_heading_and_sentence():
    text = "云坪镇人民政府\n2024年法治政府建设情况报告\n（2025年1月10日）\n一、成效\n检查30次。\n二、不足\n人员偏少。"
    found = known(text)
    assert found.end == 7
    assert (found.signed_by, found.date) == ("", None)
    assert known(text + "\n云坪镇人民政府\n2025年1月12日\n（此件公开发布）").end == 7


def test_who_signed_with_others_and_with_a_seal():
    text = f"云坪镇2024年法治政府建设情况报告\n{BODY}中共云坪镇委员会\n云坪镇人民政府（盖章）\n2025年1月12日"
    found = known(text)
    assert found.signed_by == "中共云坪镇委员会 云坪镇人民政府"
    assert found.date == (2025, 1, 12)


def test_an_unknown_level_is_told_and_keeps_its_errors():
    text = "情况报告\n一、主要工作\n全年检查30次，立案3起。\n"
    result = audit_document(read("a.txt", text.encode()), CHECKLIST, Task("a.txt"))
    missing = [f for f in result.findings if f.rule == "missing-topic"]
    assert (result.level, result.year) == (None, None)
    assert {f.severity for f in missing} >= {"error"}
    told = list(notices([result, result]))
    assert [notice.rule for notice in told] == ["unknown-level", "unknown-year"]
    assert "--level" in told[0].suggestion.zh
    assert "--year" in told[1].suggestion.zh


def test_nothing_is_told_where_all_is_known():
    result = audit_document(
        read("a.txt", f"云坪镇人民政府2024年法治政府建设情况报告\n{BODY}".encode()), CHECKLIST, Task("a.txt")
    )
    assert list(notices([result])) == []


def test_an_office_that_signs_for_a_town_does_not_report():
    lines = (
        "2023年度法治政府建设情况报告",
        "云溪镇坚持依法行政，现将有关情况报告如下。",
        "一、主要举措和成效",
        "我镇开展宣讲34场，全镇检查36次。",
        "松川县司法局",
        "2024年1月10日",
    )
    found = known("\n".join(lines))
    assert (found.issuer, found.level) == ("云溪镇", "town")


@pytest.mark.parametrize(
    ("first", "title"),
    [("云坪镇工作报告", "云坪镇工作报告"), ("云坪镇材料", ""), ("一、工作报告", "")],
)
def test_where_no_line_reads_like_the_title_the_first_one_that_ends_like_it(first: str, title: str):
    assert known(f"{first}\n{BODY}").title == title
