import pytest

from checker.checklist import load
from checker.gate.audit import Task, audit_document
from checker.model.document import Block
from checker.readers.structure import parse

from .cases import TOWN, WORK, in_work, problems

HEADS = "领域\t一季度\t二季度\t合计"


def test_a_row_that_does_not_add_up() -> None:
    assert in_work("table-sum", HEADS, "城管\t12\t15\t28", "农业\t8\t9\t17") == [(4, 10, "warning")]


def test_a_column_that_does_not_add_up() -> None:
    rows = ("领域\t立案\t办结", "城管\t12\t10", "农业\t8\t8", "合计\t20\t19")
    assert in_work("table-sum", *rows) == [(6, 7, "warning")]


def test_a_row_with_a_number_in_front_of_the_parts_its_head_names() -> None:
    assert in_work("table-sum", "领域\t一季度\t合计", "1\t12\t15\t29") == [(4, 9, "warning")]
    assert in_work("table-sum", "领域\t一季度\t合计", "9\t1\t12\t15\t38") == []


@pytest.mark.parametrize(("above", "alarms"), [(0, 1), (1, 1), (2, 1), (3, 0)])
def test_heads_stand_in_the_first_three_rows(above: int, alarms: int) -> None:
    rows = (*["情况\t上\t下\t备注"] * above, HEADS, "城管\t12\t15\t28")
    assert in_work("table-sum", *rows) == [(4 + above, 10, "warning")] * alarms


def test_the_longest_head_says_how_many_numbers_a_row_has() -> None:
    rows = ("甲\t乙\t合计", "领域\t一季\t二季\t三季\t四季\t合计", "城管\t1\t2\t3\t4\t11")
    assert in_work("table-sum", *rows) == [(5, 12, "warning")]


def test_a_total_row_with_two_labels() -> None:
    rows = ("领域\t片区\t立案\t办结", "城管\t东片\t12\t10", "农业\t西片\t8\t8", "合计\t全镇\t20\t19")
    assert in_work("table-sum", *rows) == [(6, 10, "warning")]


def test_a_total_of_one_row_may_have_other_parts() -> None:
    assert in_work("table-sum", "领域\t立案\t办结", "其中城管\t12\t10", "合计\t20\t18") == []


def test_each_total_adds_what_stands_since_the_one_before() -> None:
    rows = ("领域\t立案\t办结", "城管\t12\t10", "农业\t8\t8", "小计\t20\t18", "渔业\t1\t1", "林业\t2\t2")
    assert in_work("table-sum", *rows, "小计\t3\t3") == []
    assert in_work("table-sum", *rows, "小计\t4\t3") == [(9, 4, "warning")]


def told_of_requests(line: str, *values: str) -> list[tuple[int, int, str]]:
    """Of a report on disclosure whose table gives the number of requests."""
    head = ("柳湾县水利局2023年政府信息公开工作年度报告", "一、总体情况", line, "二、申请情况")
    rows = ("项目\t自然人\t法人\t总计", "\t".join(("一、本年新收政府信息公开申请数量", *values)))
    return problems("table-sum", *head, *rows, level="department", checklist="disclosure-annual-report")


@pytest.mark.parametrize(
    ("line", "values", "alarms"),
    [
        ("全年收到政府信息公开申请13件。", ("10", "2", "12"), 1),
        ("全年收到政府信息公开申请12件。", ("10", "2", "12"), 0),
        ("全年收到政府信息公开申请13次。", ("10", "2", "12"), 0),
        ("全年主动公开政府信息13件。", ("10", "2", "12"), 0),
        ("全年收到政府信息公开申请13件。", ("无", "无", "无"), 0),
    ],
)
def test_text_and_table(line: str, values: tuple[str, ...], alarms: int) -> None:
    assert told_of_requests(line, *values) == [(3, 13, "warning")] * alarms


@pytest.mark.parametrize(
    "rows",
    [
        (HEADS, "城管\t12\t15\t27", "农业\t8\t9\t17"),
        (HEADS, "城管\t1,200\t15\t1,215"),
        (HEADS, "城管\t1.5\t2.5\t4"),
        (HEADS, "城管\t无\t15\t15"),
        ("领域\t一季度\t二季度\t满意率", "城管\t12\t15\t98"),
        ("领域\t立案\t办结", "城管\t12\t10", "农业\t8\t8", "合计\t20\t18"),
        ("领域\t立案\t办结", "合计\t20\t18", "其中城管\t12\t10"),
        ("领域|一季度|二季度|合计", "城管|12|15|27"),
        ("全年检查12次、15次，合计28次。",),
    ],
)
def test_tables_that_add_up_or_say_nothing_of_sums(rows: tuple[str, ...]) -> None:
    assert in_work("table-sum", *rows) == []


def test_cells_of_word_and_web_tables() -> None:
    cells = [("领域", "立案", "办结", "合计"), ("城管", "12", "10", "23"), ("农业", "8", "8", "16")]
    blocks = [Block(TOWN, 1), Block(WORK, 2)]
    blocks += [Block(text, 2, row=number) for number, row in enumerate(cells, 1) for text in row]
    task = Task("报告.docx", level="town", select=("table-sum",))
    found = audit_document(parse("报告.docx", blocks), load("outline-2021-2025"), task).findings
    assert [f.excerpt for f in found] == ["23"]
    assert "22" in found[0].message.zh


def test_text_between_parts_tables() -> None:
    rows = ("领域\t立案\t办结", "城管\t12\t10", "下表另列农业。", "农业\t8\t8", "渔业\t1\t1", "合计\t9\t9")
    assert in_work("table-sum", *rows) == []
