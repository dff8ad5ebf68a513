import pytest

from checker.checklist.model import Level

from .cases import TOWN, WORK, findings

RULE = "weak-topic"
PLAN = "二、2024年工作安排"
SHORT = "二、存在的不足和原因"


def told(*lines: str, level: Level = "town", title: str = TOWN) -> list[tuple[str | None, int, int, str]]:
    return [
        (f.requirement, f.location.line, f.location.column, f.severity.value)
        for f in findings(RULE, title, *lines, level=level)
    ]


@pytest.mark.parametrize(
    ("item", "line", "level", "severity"),
    [
        ("GY-10", "落实“一村一法律顾问”，重大合同都送审。", "town", "warning"),
        ("GY-09", "规范性文件清理等工作统筹推进。", "town", "info"),
        ("GY-09", "规范性文件清理等工作统筹推进。", "department", "warning"),
        ("GY-11", "落实重大行政决策程序。", "department", "info"),
    ],
)
def test_severity_by_what_the_level_is_asked(item: str, line: str, level: Level, severity: str) -> None:
    assert (item, 5, 1, severity) in told(WORK, "全年检查36家次。", PLAN, line, level=level)


def test_two_items_of_one_sentence() -> None:
    line = "推进行政复议工作，加强行政应诉。"
    assert told(WORK, "全年检查36家次。", PLAN, line) == [
        ("GY-23", 5, 1, "warning"),
        ("GY-22", 5, 1, "info"),
    ]


@pytest.mark.parametrize(
    ("lines", "place", "message"),
    [
        ((WORK, "应急预案修订等工作统筹推进。"), (3, 1), "只在列举或口号里带过"),
        (
            (WORK, "检查36家次。", SHORT, "应急预案修订不及时，原因是人手少。"),
            (5, 1),
            "只在不足里提到",
        ),
        ((WORK, "检查36家次。", PLAN, "检查36家次。修订应急预案。"), (5, 8), "只在下一年的安排里提到"),
    ],
)
def test_where_it_is_mentioned(lines: tuple[str, ...], place: tuple[int, int], message: str) -> None:
    [found] = [f for f in findings(RULE, TOWN, *lines) if f.requirement == "GY-17"]
    assert (found.location.line, found.location.column, found.severity.value) == (*place, "warning")
    assert message in found.message.zh


@pytest.mark.parametrize(
    "lines",
    [
        (WORK, "汛前修订镇级应急预案3个。"),
        (WORK, "应急预案修订等工作统筹推进。", "汛前修订镇级应急预案3个。"),
        (WORK, "汛前修订镇级应急预案3个。", PLAN, "修订应急预案。"),
        (WORK, "全年检查36家次。"),
    ],
)
def test_told_or_not_mentioned_at_all(lines: tuple[str, ...]) -> None:
    assert "GY-17" not in [item for item, *_ in told(*lines)]


def test_items_that_were_never_measured_are_hints() -> None:
    lines = (TOWN, WORK, "检查36家次。", PLAN, "书面述法等工作统筹推进。")
    found = findings(RULE, *lines, checklist="annual-duties")
    assert [(f.requirement, f.severity.value) for f in found] == [("ZR-3", "info")]


def test_a_department_may_do_without_plans_for_emergencies() -> None:
    bureau = "云岭县水利局2023年度法治政府建设情况报告"
    lines = (WORK, "检查36家次。", PLAN, "修订应急预案，开展应急演练。")
    assert told(*lines) == [("GY-17", 5, 1, "warning"), ("GY-18", 5, 1, "warning")]
    assert told(*lines, level="department", title=bureau) == [
        ("GY-17", 5, 1, "info"),
        ("GY-18", 5, 1, "info"),
    ]
