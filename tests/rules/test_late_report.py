import pytest

from .cases import WORK, problems

RULE = "late-report"
BUREAU = "云岭县水利局2023年度法治政府建设情况报告"
TOWN = "云溪镇人民政府2023年度法治政府建设情况报告"


def signed(title: str, day: str, level: str) -> list[tuple[int, int, str]]:
    office = title.partition("2023")[0]
    return problems(RULE, title, WORK, "全年检查36家次。", office, day, level=level)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("title", "level", "day", "late"),
    [
        (BUREAU, "department", "2024年3月1日", False),
        (BUREAU, "department", "2024年3月2日", True),
        (TOWN, "town", "2024年4月1日", False),
        (TOWN, "town", "2024年4月2日", True),
        (TOWN, "town", "2023年12月30日", False),
        (TOWN, "town", "2025年6月1日", False),
        (TOWN, "town", "２０２４年６月１０日", True),
        (TOWN, "town", "二〇二四年六月十日", True),
    ],
)
def test_deadlines(title: str, level: str, day: str, late: bool) -> None:
    assert signed(title, day, level) == ([(5, 1, "warning")] if late else [])


def test_dates_in_the_text_are_no_sign_off() -> None:
    assert problems(RULE, TOWN, WORK, "2024年5月6日将开展演练。") == []


def test_without_a_year_nothing_is_late() -> None:
    assert problems(RULE, "云溪镇法治政府建设情况报告", WORK, "全年检查36家次。", "云溪镇人民政府") == []
