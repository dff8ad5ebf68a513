import pytest

from .cases import LEADER, TOWN, WORK, in_work, problems

RULE = "section-without-figures"
DUTY = "镇党委书记带头学法，亲自部署重要工作，支持法院依法审理案件，把法治要求落到实处。"


def told(*lines: str, **said: object) -> list[tuple[int, int, str]]:
    """Of the part on the leaders; its heading is line 4."""
    return problems(RULE, TOWN, WORK, "检查36次。", LEADER, *lines, **said)  # type: ignore[arg-type]


def of(size: int) -> str:
    return (DUTY * 8)[: size - 1] + "。"


@pytest.mark.parametrize(("size", "found"), [(150, []), (199, []), (200, [(4, 1, "warning")])])
def test_from_two_hundred_characters(size: int, found: list[tuple[int, int, str]]) -> None:
    assert told(of(size)) == found


def test_the_paragraphs_of_a_section_count_together() -> None:
    assert told(of(100), of(100)) == [(4, 1, "warning")]
    assert told(of(100), of(99)) == []


@pytest.mark.parametrize("more", [0, 1])
def test_option_length(more: int) -> None:
    found = [] if more else [(4, 1, "warning")]
    assert told(DUTY, options={RULE: {"length": len(DUTY) + more}}) == found


@pytest.mark.parametrize("besides", ["2023年，", "落实国发〔2023〕12号，", "严格落实“三重一大”，"])
def test_years_and_names_are_no_figures(besides: str) -> None:
    assert told(besides + of(200)) == [(4, 1, "warning")]


def test_sections_right_below_the_achievements() -> None:
    assert in_work(RULE, "（一）规范执法", of(200), "（二）化解矛盾", "调解20起。") == [(3, 1, "warning")]


@pytest.mark.parametrize(
    "lines",
    [
        (of(200) + "主持会议4次。",),
        ("主持会议四次，" + of(200),),
        ("（一）带头学法", of(200), "（二）其他", "主持会议4次。"),
    ],
)
def test_a_figure_anywhere_is_enough(lines: tuple[str, ...]) -> None:
    assert told(*lines) == []


@pytest.mark.parametrize(
    "lines",
    [
        (of(250),),
        ("（一）规范执法", "检查36次。", "1.巡查整治", of(250)),
        ("检查36次。", "二、存在的不足和原因", of(250)),
        ("检查36次。", "二、2024年工作安排", "（一）规范执法", of(250)),
    ],
    ids=["the whole part", "two levels below", "shortcomings", "plan"],
)
def test_sections_that_are_not_asked(lines: tuple[str, ...]) -> None:
    assert in_work(RULE, *lines) == []
