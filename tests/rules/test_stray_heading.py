import pytest

from .cases import TOWN, WORK, findings, problems

RULE = "stray-heading"
PARTS = ("（一）规范执法行为", "{}", "（二）健全监督制约体系，规范权力运行", "接受人大评议2次。")


def told(body: str, *more: str) -> list[tuple[int, int, str]]:
    return problems(RULE, TOWN, WORK, *(part.format(body) for part in PARTS), *more)


@pytest.mark.parametrize(
    ("body", "column"),
    {
        "全年检查36家次。健全监督制约体系，规范权力运行。": 10,
        "全年检查36家次。健全监督制约体系，规范权力运行": 10,
        "全年检查36家次。（二）健全监督制约体系，规范权力运行": 10,
        "全年检查36家次。健全监督制约体系，规范权力行。": 10,
        "全年检查36家次。健全监督制约": 10,
        "全年检查36家次。四、2024年": 10,
        "全年检查36家次。（二）健全": 10,
        "全年检查36家次。规范执法行为": 10,
    }.items(),
)
def test_left_in_a_paragraph(body: str, column: int) -> None:
    assert told(body) == [(4, column, "error")]


@pytest.mark.parametrize(
    "body",
    [
        "规范执法。检查36家次。",
        "一是规范执法行为。全年检查36家次。",
        "全年检查36家次，健全监督制约体系，规范权力运行见下文。",
        "全年检查36家次。监督体系得到健全，权力运行规范。",
        "全年检查36家次。健全监督检查体系，规范执法程序。",
        "全年检查36家次。四、五月份复查2次。",
        "全年检查36家次。",
    ],
)
def test_no_heading(body: str) -> None:
    assert told(body) == []


def test_how_alike_a_heading_must_be() -> None:
    assert told("全年检查36家次。健全监督制约机制，规范权力运用。") == []  # two of sixteen characters differ


def test_it_names_the_heading_and_its_place() -> None:
    lines = [part.format("全年检查36家次。健全监督制约体系，规范权力运行。") for part in PARTS]
    [found] = findings(RULE, TOWN, WORK, *lines)
    assert found.message.zh == "这句话就是第 5 段的标题“健全监督制约体系，规范权力运行”，不像正文"
    assert [related.location.line for related in found.related] == [5]
