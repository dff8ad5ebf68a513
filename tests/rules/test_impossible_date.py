import pytest

from .cases import TOWN, WORK, findings, in_work, problems

WRONG = {
    "2023年2月30日，召开会议。": 1,
    "2023 年 2 月 30 日，召开会议。": 1,
    "2023年2月29日，召开会议。": 1,
    "2月29日，召开会议。": 1,
    "11月31日，召开会议。": 1,
    "四月三十一日，召开会议。": 1,
    "2023年13月，召开会议。": 1,
    "截至13月底，办结36件。": 3,
    "十三月一日，召开会议。": 1,
    "2023年6月0日，召开会议。": 1,
    "数据截至2023-02-30。": 5,
    "数据截至2023/13/01。": 5,
    "2023年3月1日（星期四）召开会议。": 1,
    "3月1日（周四）召开会议。": 1,
}
RIGHT = [
    "1月8日、12月9日召开会议。",
    "2023年2月28日，召开会议。",
    "2024年2月29日，召开会议。",
    "2020年2月29日起施行。",
    "12月31日前整改完毕。",
    "2023年3月1日（星期三）召开会议。",
    "3月1日（周三）召开会议。",
    "1—12月办理案件36件。",
    "用13个月完成整改。",
    "在3·15、12·4期间宣传4场。",
    "二〇二三年十二月三十一日前整改。",
    "联系电话023-12-3456。",
    "依据2023.2.30号会议以外的材料。",
    "每月30日前报送，每周一至周五值班。",
    "12月4日（周末顺延）宣传宪法。",
    "正月十五前后排查36处。",
]


@pytest.mark.parametrize(("line", "column"), WRONG.items())
def test_no_such_date(line: str, column: int) -> None:
    assert in_work("impossible-date", line) == [(3, column, "warning")]


@pytest.mark.parametrize("line", RIGHT)
def test_dates(line: str) -> None:
    assert in_work("impossible-date", line) == []


def test_plans_are_about_the_next_year() -> None:
    head = ("云溪镇人民政府2023年度法治政府建设情况报告", "一、主要举措和成效", "检查36次。")
    plan = ("二、2024年工作安排", "2月29日前完成培训。")
    assert problems("impossible-date", *head, *plan) == []
    assert problems("impossible-date", *head, "二、2024年工作安排", "2月30日前完成培训。") == [
        (5, 1, "warning")
    ]


@pytest.mark.parametrize(("line", "alarms"), [("2月29日，召开会议。", 0), ("2月30日，召开会议。", 1)])
def test_where_no_year_is_known_february_may_have_29_days(line: str, alarms: int) -> None:
    lines = ("云溪镇人民政府法治政府建设情况报告", "一、主要举措和成效", line)
    assert len(problems("impossible-date", *lines)) == alarms


def test_several_wrong_dates_are_several_findings() -> None:
    assert len(in_work("impossible-date", "2月30日开会，4月31日复查，13月总结。")) == 3


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("2月29日，召开会议。", "2023年2月"),
        ("2023年2月30日，召开会议。", "2023年2月"),
        ("2023年4月31日，召开会议。", "4月"),
        ("4月31日，召开会议。", "4月"),
    ],
)
def test_the_year_is_told_where_it_counts(line: str, told: str) -> None:
    (found,) = findings("impossible-date", TOWN, WORK, line)
    assert found.message.zh.partition("：")[2].startswith(f"{told}只有")
