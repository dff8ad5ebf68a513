import pytest

from checker.checklist import load
from checker.gate.audit import Task, audit_document
from checker.model.document import Block
from checker.readers.structure import parse

from .cases import TOWN, WORK, in_work

HEADS = "领域\t一季度\t二季度\t合计"


def test_a_row_that_does_not_add_up() -> None:
    assert in_work("table-sum", HEADS, "城管\t12\t15\t28", "农业\t8\t9\t17") == [(4, 10, "warning")]


def test_a_column_that_does_not_add_up() -> None:
    rows = ("领域\t立案\t办结", "城管\t12\t10", "农业\t8\t8", "合计\t20\t19")
    assert in_work("table-sum", *rows) == [(6, 7, "warning")]


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
