import pytest

from checker.gate.audit import Task, audit_task
from checker.model.results import ReportResult

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
        "规范执法行为。检查36家次。",
        "健全监督制约体系，规范权力运行。检查36家次。",
        "规范执法行为。",
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


@pytest.mark.parametrize(
    ("written", "alarms"),
    {
        "健全监督制约体系，规范权力行": 1,
        "健全的监督制约体系，规范权力运行": 1,
        "健全监督制约的体系，规范权力的运行": 1,  # two characters more: 93.3
        "健全监督制约体系，规范权利运行": 0,  # another character: 92.9
        "健全监督制约机制，规范权力运用": 0,
    }.items(),
)
def test_how_alike_a_heading_must_be(written: str, alarms: int) -> None:
    assert told(f"全年检查36家次。{written}。") == [(4, 10, "error")] * alarms


@pytest.mark.parametrize(
    ("heading", "length", "alarms"),
    [("规范执法行为", 6, 1), ("规范执法行为", 7, 0), ("规范执法行", 6, 0), ("规范执法行", 5, 1)],
)
def test_option_length(heading: str, length: int, alarms: int) -> None:
    lines = (f"（一）{heading}", "检查36次。", "（二）其他", f"演练2次。{heading}。")
    found = problems(RULE, TOWN, WORK, *lines, options={RULE: {"length": length}})
    assert found == [(6, 6, "error")] * alarms


@pytest.mark.parametrize(("stop", "alarms"), [("", 1), ("。", 0), ("。完善考核机制。", 0)])
def test_a_sentence_that_an_item_of_another_part_repeats(stop: str, alarms: int) -> None:
    lines = (
        "检查36次。推动数据多跑路、群众少跑腿。",
        "二、2024年工作安排",
        f"（一）推动数据多跑路、群众少跑腿{stop}",
    )
    more = ("（二）补齐人手。培训4期。",)
    assert problems(RULE, TOWN, WORK, *lines, *more) == [(3, 7, "error")] * alarms


def test_a_short_heading_ends_the_paragraph_or_is_none() -> None:
    lines = ("（一）规范执法行为", "检查36次。", "（二）其他")
    assert problems(RULE, TOWN, WORK, *lines, "演练2次。规范执法行为。") == [(6, 6, "error")]
    assert problems(RULE, TOWN, WORK, *lines, "演练2次。规范执法行为。培训4期。") == []


def test_it_names_the_heading_and_its_place() -> None:
    lines = [part.format("全年检查36家次。健全监督制约体系，规范权力运行。") for part in PARTS]
    [found] = findings(RULE, TOWN, WORK, *lines)
    assert found.message.zh == "这句话就是第 5 段的标题“健全监督制约体系，规范权力运行”，不像正文"
    assert [related.location.line for related in found.related] == [5]


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        (("（一）规范执法", "检查36家次。", "化解矛盾", "（二）化解矛盾", "调解20起。"), (5, 1)),
        (
            ("（一）规范执法", "检查36家次。（二）化解矛盾。罚款3万元。", "（二）化解矛盾", "调解20起。"),
            (4, 8),
        ),
        (
            ("（一）规范执法", "检查36家次，（二）化解矛盾，罚款3万元。", "（二）化解矛盾", "调解20起。"),
            (4, 8),
        ),
        (
            ("（一）依法化解矛盾", "（二）规范执法", "检查36家次。", "（三）依法化解矛盾", "调解20起。"),
            (3, 1),
        ),
    ],
)
def test_a_heading_left_elsewhere(lines: tuple[str, ...], place: tuple[int, int]) -> None:
    assert [found[:2] for found in problems(RULE, TOWN, WORK, *lines)] == [place]


@pytest.mark.parametrize(
    "lines",
    [
        ("规范执法", "化解矛盾", "（一）规范执法", "检查36家次。", "（二）化解矛盾", "调解20起。"),
        (
            "（一）规范执法",
            "检查36家次。",
            "（二）化解矛盾",
            "调解20起。",
            "二、2024年工作安排",
            "（一）规范执法",
            "增配2人。",
        ),
    ],
)
def test_a_list_of_contents_and_a_heading_of_two_parts_are_none(lines: tuple[str, ...]) -> None:
    assert problems(RULE, TOWN, WORK, *lines) == []


@pytest.mark.parametrize(
    ("line", "alarms"),
    {
        "县医疗保障局2023年法治工作总结": 1,
        "县政府研究室供稿：第二部分": 1,
        "调解与信访（县司法局报送材料）": 1,
        "调解与信访（含网上）": 0,
        "加强对行政执法制约和监督": 1,
        "加强对行政执法制约和监督。": 0,
        "加强对执法的制约": 0,
        "云溪镇人民政府2023年法治政府建设情况报告": 0,
        "标题：某某2023年法治工作总结": 0,
        "县医疗保障局2023年法治工作总结已经报送。": 0,
    }.items(),
)
def test_the_title_or_label_of_a_contribution(line: str, alarms: int) -> None:
    lines = ("（一）规范执法", "检查36家次。", line, "调解20起，全部结案。")
    assert len(problems(RULE, TOWN, WORK, *lines)) == alarms


def test_a_list_of_items_of_the_outline_is_none() -> None:
    items = ("加强和规范政府督查工作", "加强对行政执法制约和监督", "全面主动落实政务公开")
    assert problems(RULE, TOWN, WORK, "（一）规范执法", "检查36家次。", *items, "调解20起。") == []


def test_a_chapter_in_the_middle_of_another() -> None:
    body = ("（一）规范执法", "检查36家次。", "二、党建工作总结", "（二）化解矛盾", "调解20起。")
    plan = ("二、2024年工作安排", "增配2人。")
    assert problems(RULE, TOWN, WORK, *body, *plan) == [(5, 1, "error")]
    assert problems("heading-numbering", TOWN, WORK, *body, *plan) == []
    running = (
        "（一）规范执法",
        "检查36家次。",
        "二、化解矛盾",
        "（二）调解",
        "调解20起。",
        "三、2024年工作安排",
    )
    assert problems(RULE, TOWN, WORK, *running) == []


WORKS = ("检查36家次，立案3起，罚款1.2万元，全部结案。", "调解纠纷20起，其中土地纠纷8起、邻里纠纷12起。")


@pytest.mark.parametrize(
    ("lines", "place"),
    {
        "of a later section": (
            ("（一）规范执法", WORKS[0], "（二）依法化解矛盾", "复查4次。", "（二）依法化解矛盾", WORKS[1]),
            (7, 1),
        ),
        "with another number": (
            ("（一）规范执法", WORKS[0], "3.依法化解矛盾", "复查4次。", "（二）依法化解矛盾", WORKS[1]),
            (5, 1),
        ),
        "before a paragraph": (
            ("（一）规范执法", WORKS[0], "（五）依法化解矛盾。复查4次。", "（二）依法化解矛盾", WORKS[1]),
            (5, 1),
        ),
        "twice, one below the other": (("（一）执法", "（一）执法", WORKS[0]), (4, 1)),
        "twice, as its own first item": (("（一）规范执法", "1.规范执法", WORKS[0]), (4, 1)),
        "a number that is not due": (
            ("（一）规范执法", WORKS[0], "（五）林地占用审核", "复查4次。", "（二）化解矛盾", WORKS[1]),
            (5, 1),
        ),
        "a chapter that is not due": (
            (WORKS[0], "六、完善应急处置机制", WORKS[1], "二、存在的不足", "（一）人手少。"),
            (4, 1),
        ),
        "a third alone": (
            ("一是" + WORKS[0] + "二是" + WORKS[1], "（三）重点人员包案", "登记12人。"),
            (4, 1),
        ),
        "an item of the outline": (
            ("（一）规范执法", WORKS[0], "（九）加强和规范政府督查工作", WORKS[1]),
            (5, 1),
        ),
        "of a template": (("（一）规范执法", WORKS[0], "三、典型案例（每单位不少于1个）", WORKS[1]), (5, 1)),
        "who sent it in": (("（一）规范执法", WORKS[0], "复议和应诉（县司法局提供）", WORKS[1]), (5, 1)),
        "the own title": (("（一）规范执法", WORKS[0], TOWN, WORKS[1]), (5, 1)),
        "without a number": (("（一）规范执法", WORKS[0], "人民调解工作情况汇报", WORKS[1]), (5, 1)),
    }.values(),
)
def test_pasted_into_the_text(lines: tuple[str, ...], place: tuple[int, int]) -> None:
    assert [found[:2] for found in problems(RULE, TOWN, WORK, *lines)] == [place]


@pytest.mark.parametrize(
    "lines",
    [
        (
            "（一）规范执法",
            WORKS[0],
            "（三）化解矛盾",
            WORKS[1],
            "（二）普法宣传",
            "（四）政务公开",
            WORKS[0],
        ),
        ("（一）规范执法", WORKS[0], "（二）化解矛盾", WORKS[1], "（二）普法宣传", WORKS[0]),
        (
            "（一）规范执法",
            WORKS[0],
            "执法一线",
            WORKS[1],
            "调解一线的故事",
            WORKS[0],
            "普法一线的故事",
            WORKS[1],
        ),
        (
            "（一）执法",
            "1.主要做法",
            WORKS[0],
            "2.存在问题",
            "人少。",
            "（二）调解",
            "1.主要做法",
            WORKS[1],
            "2.存在问题",
            "路远。",
        ),
        ("（一）规范执法", WORKS[0], "调解成功12起！", WORKS[1]),
        ("（一）规范执法", WORKS[0], TOWN, WORKS[1], TOWN, WORKS[0]),
        ("（一）典型案例（共3个）", WORKS[0], "（二）化解矛盾", WORKS[1]),
    ],
    ids=[
        "two swapped",
        "a number twice",
        "headings without numbers",
        "the same items",
        "a sentence",
        "on every page",
        "a count",
    ],
)
def test_nothing_pasted_in(lines: tuple[str, ...]) -> None:
    assert problems(RULE, TOWN, WORK, *lines) == []


def test_one_slip_is_told_once() -> None:
    lines = ("（一）规范执法", WORKS[0], "（五）林地占用审核", "复查4次。", "（二）化解矛盾", WORKS[1])
    assert problems("heading-numbering", TOWN, WORK, *lines) == []
    assert len(problems("heading-numbering", TOWN, WORK, *lines[:4])) == 1


def test_a_line_that_is_only_not_numbered_may_be_a_slip() -> None:
    lines = ("（一）规范执法", WORKS[0], "人民调解工作情况汇报", WORKS[1])
    assert problems(RULE, TOWN, WORK, *lines) == [(5, 1, "warning")]
    titled = ("（一）规范执法", WORKS[0], TOWN, WORKS[1])
    assert problems(RULE, TOWN, WORK, *titled) == [(5, 1, "error")]


def test_a_heading_without_number_twice_in_a_numbered_list() -> None:
    twice = "### 依法决策，发文有审查"
    lines = (f"# {TOWN}", f"## {WORK}", "### （一）规范执法", "检查36家次。")
    text = "\n\n".join((*lines, twice, "审查12份。", twice, "听证2次。"))
    result = audit_task(Task("报告.md", stdin=text.encode(), timeout=0, level="town", select=(RULE,)))
    assert isinstance(result, ReportResult)
    assert [finding.location.line for finding in result.findings] == [13]
