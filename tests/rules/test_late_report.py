import pytest

from checker.checklist.model import Level

from .cases import WORK, findings, problems

RULE = "late-report"
BUREAU = "云岭县水利局2023年度法治政府建设情况报告"
TOWN = "云溪镇人民政府2023年度法治政府建设情况报告"


def signed(title: str, day: str, level: Level) -> list[tuple[int, int, str]]:
    office = title.partition("2023")[0]
    return problems(RULE, title, WORK, "全年检查36家次。", office, day, level=level)


@pytest.mark.parametrize(
    ("title", "level", "day", "late"),
    [
        (BUREAU, "department", "2024年3月1日", False),
        (BUREAU, "department", "2024年3月2日", True),
        (TOWN, "town", "2024年4月1日", False),
        (TOWN, "town", "2024年4月2日", True),
        (TOWN, "town", "2023年12月30日", False),
        (TOWN, "town", "2025年6月1日", False),
        (TOWN, "town", "2024年5月", True),
        (TOWN, "town", "２０２４年６月１０日", True),
        (TOWN, "town", "二〇二四年六月十日", True),
    ],
)
def test_deadlines(title: str, level: Level, day: str, late: bool) -> None:
    assert signed(title, day, level) == ([(5, 1, "warning")] if late else [])


@pytest.mark.parametrize(
    ("title", "level", "day", "deadline"),
    [
        (BUREAU, "department", "2024年3月2日", "落款日期晚于2024年3月1日（部门报告报送时限"),
        (BUREAU, "department", "2024年4月1日", "落款日期晚于2024年3月1日（部门报告报送时限"),
        (BUREAU, "department", "2024年4月2日", "落款已在公开时限之后：晚于2024年4月1日（年度报告公开时限"),
        (TOWN, "town", "2024年4月2日", "落款已在公开时限之后：晚于2024年4月1日（年度报告公开时限"),
    ],
)
def test_the_latest_deadline_that_has_passed_is_named(
    title: str, level: Level, day: str, deadline: str
) -> None:
    office = title.partition("2023")[0]
    [found] = findings(RULE, title, WORK, "全年检查36家次。", office, day, level=level)
    assert found.message.zh.startswith(deadline)


def test_the_date_is_told_where_it_stands() -> None:
    lines = (TOWN, WORK, "全年检查36家次。", "云溪镇人民政府", "报送日期：2024年4月2日")
    assert problems(RULE, *lines) == [(5, 6, "warning")]


@pytest.mark.parametrize(
    "lines",
    [
        ("2024年5月6日演练2次。", "云溪镇人民政府", "2024年1月10日"),
        ("（一）2024年5月6日演练", "演练2次，86人参加。"),
        ("全年检查36家次。", "云溪镇人民政府", "2024年4月"),
        ("2024年5月6日将开展演练。",),
    ],
    ids=["signed in time", "a heading", "some day of the month", "no sign-off"],
)
def test_other_dates_are_no_sign_off(lines: tuple[str, ...]) -> None:
    assert problems(RULE, TOWN, WORK, *lines) == []


def test_a_level_without_a_deadline() -> None:
    lines = (
        "云岭省人民政府2023年度法治政府建设情况报告",
        WORK,
        "检查36次。",
        "云岭省人民政府",
        "2024年6月2日",
    )
    assert problems(RULE, *lines, level="province") == []
    assert problems(RULE, *lines, level="city") == [(5, 1, "warning")]
