"""What programs and forges add to Markdown is no text of the report, and shifts no place in the file."""

from __future__ import annotations

import pytest

from checker.model.document import Document
from checker.readers import read


def load(text: str) -> Document:
    return read("报告.md", text.encode())


def texts(document: Document) -> list[str]:
    return [document.slice((p.start, p.end)) for p in document.paragraphs]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('+++\ntitle = "x"\n+++\n\n检查30次。', ["检查30次。"]),
        ("检查+++30次。\n\n+++", ["检查+++30次。", "+++"]),
        ("[TOC]\n\n检查30次。", ["检查30次。"]),
        ("- [一、成效](#a)\n- [二、不足](#b)\n\n检查30次。", ["检查30次。"]),
        ("[一、成效](#a)见下文。", ["一、成效见下文。"]),
        ("见[一、成效](#a)", ["见一、成效"]),
        ("- [x] 已办结30件。\n- [ ] 待办2件。", ["已办结30件。", "待办2件。"]),
        ("- [甲] 已办结30件。", ["[甲] 已办结30件。"]),
        ("# 报告 {#a .b}\n\n检查30次。", ["报告", "检查30次。"]),
        ("# 报告 {试行}\n\n检查30次。", ["报告 {试行}", "检查30次。"]),
        ("办结~~28件~~30件。", ["办结28件30件。"]),
        ("学习6次[^1]。\n\n[^1]: 镇党政办 统计。\n\n    第二段。\n\n末尾。", ["学习6次。", "末尾。"]),
        ("学习6次[^注]。\n\n[^注]: 统计。", ["学习6次。"]),
        ("<table><tr><td>部门</td><td>件数</td></tr></table>", ["部门", "件数"]),
        ("<p>检查<b>30</b>次。</p><p>立案26件。</p>", ["检查30次。", "立案26件。"]),
    ],
)
def test_what_dialects_add(source: str, expected: list[str]):
    assert texts(load(source)) == expected


def test_footnotes_are_told_and_code_keeps_what_looks_like_them():
    document = load("学习6次[^1]，培训2次[^2]。\n\n[^1]: 甲。\n[^2]: 乙。\n\n```\n[^3]: 丙\n```\n")
    assert document.warnings == ("1 处代码块没有读", "2 条脚注没有读")


def test_places_hold_where_marks_are_left_out():
    source = "# 报告 {#a}\n\n- [x] 办结30件[^1]。\n\n[^1]: 甲。\n\n立案26件。"
    places = [document.place(0) for document in load(source).blocks]
    assert places == [(1, 3), (3, 7), (7, 1)]


def test_the_cells_of_a_table_in_html_know_their_row():
    source = "|a|b|\n|-|-|\n|甲|3|\n\n<table>\n<tr><td>乙</td>\n<td>4</td></tr>\n<tr><td>丙</td><td>5</td></tr>\n</table>\n后文。\n"
    found = [(block.text, block.row) for block in load(source).blocks]
    assert found == [
        ("a", 1),
        ("b", 1),
        ("甲", 2),
        ("3", 2),
        ("乙", 3),
        ("4", 3),
        ("丙", 4),
        ("5", 4),
        ("后文。", 0),
    ]
