"""Markdown: the text that a reader sees, at the places where it stands in the file."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model.document import Document
from checker.readers import ReadError, read
from tests.amounts import amount


def load(text: str) -> Document:
    return read("报告.md", text.encode())


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def shown(document: Document, source: str) -> list[str]:
    """The characters of the file at the place of each character of the text."""
    lines = source.split("\n")
    places = [[block.place(i) for i in range(len(block.text))] for block in document.blocks]
    return ["".join(lines[line - 1][column - 1] for line, column in block) for block in places]


def test_a_single_top_heading_is_the_title():
    document = load("# 报告\n\n## 一、成效\n\n### （一）执法\n\n检查30次。")
    assert [(b.text, b.outline) for b in document.blocks] == [
        ("报告", 0), ("一、成效", 1), ("（一）执法", 2), ("检查30次。", None),
    ]  # fmt: skip


def test_numbered_top_headings_below_a_title():
    document = load("# 报告\n\n# 一、成效\n\n## （一）执法\n\n检查30次。")
    assert [block.outline for block in document.blocks] == [0, 1, 2, None]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("全年**检查**30次，`案件`*20*件。", "全年检查30次，案件20件。"),
        ("**一是检查。**全年30次。", "一是检查。全年30次。"),
        ("见[三十次](http://a.cn/三十次)三十次。", "见三十次三十次。"),
        ("前![图](a.png)后<b>粗</b>。", "前后粗。"),
        ("> 引用的\n> 两行。", "引用的两行。"),
        ("　　全年检查\n三十次。", "　　全年检查三十次。"),
        ("1. 第一件\n2. 第二件", "1.第一件/2.第二件"),
        ("- 甲\n- 乙", "甲/乙"),
        ("    缩进的段落不是代码。", "缩进的段落不是代码。"),
        ("| 指标 | 数 |\n|---|---|\n| 检查 | 30 |\n| 检查 | 30 |", "指标/数/检查/30/检查/30"),
        ("<div>\n居中<b>文字</b>\n</div>", "居中文字"),
        ("甲\\*乙", "甲*乙"),
    ],
)
def test_marks_are_no_text_and_places_stay_those_of_the_file(source: str, text: str):
    document = load(source)
    assert [t.lstrip() for t in texts(document)] == [t.lstrip() for t in text.split("/")]
    assert shown(document, source) == texts(document)


@pytest.mark.parametrize(
    ("source", "words", "place"),
    [
        ("甲\n`乙丙丁\n庚`壬", "庚壬", (3, 1)),
        ("甲\n`乙丙丁\n庚`壬", "乙丙丁", (2, 2)),
        ("见<http://x.冒领。com/啊>后", "http://x.冒领。com/啊", (1, 3)),
    ],
)
def test_places_in_code_and_addresses(source: str, words: str, place: tuple[int, int]):
    (block,) = load(source).blocks
    assert block.place(block.text.index(words)) == place


@pytest.mark.parametrize("end", ["  \n", "\\\n", "<br>", "<br/>\n"])
def test_a_line_break_inside_a_sentence_parts_nothing(end: str):
    document = load(f"全年规范执法程序，执法水平明显提升，满意度{end}由91.2%升到96.5%。\n")
    assert len(document.paragraphs) == 1
    assert document.text.endswith("满意度由91.2%升到96.5%。")


def test_a_line_break_before_a_heading_parts():
    document = load("一、成效  \n（一）执法<br>检查30次。")
    assert [s.heading.title for s in document.sections] == ["成效", "执法"]


def test_code_and_front_matter_are_no_text_and_lines_hold():
    document = load("---\ntitle: 一、标题\n---\n正文。\n\n```\n一、代码\n```\n\n末尾。")
    assert [(b.line, b.text) for b in document.blocks] == [(4, "正文。"), (10, "末尾。")]


def test_what_is_not_read_is_told():
    document = load("前![图](a.png)后。\n\n![表](b.png)\n\n```\n一、代码\n```\n")
    assert document.warnings == ("2 张图片里的文字没有读", "1 处代码块没有读")
    assert load("全年检查30次。").warnings == ()


def test_lines_without_blank_lines_between_are_paragraphs_when_headings_stand_among_them():
    document = load("某镇报告\n一、成效\n检查30次。\n二、不足\n人员偏少。")
    assert [(b.line, b.text) for b in document.blocks][1:3] == [(2, "一、成效"), (3, "检查30次。")]


def test_comments_are_remarks_of_the_paragraph_they_stand_in_or_above():
    document = load("<!-- checker: ignore[late-report] 已说明 -->\n\n第一段。\n\n第二段。<!-- 旁注 -->")
    assert [(document.slice((p.start, p.end)), p.remarks) for p in document.paragraphs] == [
        ("第一段。", ("checker: ignore[late-report] 已说明",)),
        ("第二段。", ("旁注",)),
    ]


MARKS = st.text(st.sampled_from("一、（）。，ab #*_`[]()<>!-|\n\t\\&;1.　~:=\r\x00\ufeff"), max_size=80)


@settings(max_examples=amount(60, 3000), deadline=None)
@given(MARKS)
def test_any_text_is_read_and_every_place_lies_in_the_file(source: str):
    try:
        document = load(source)
    except ReadError:
        return
    lines = source.count("\n") + source.count("\r") + 1
    for block in document.blocks:
        assert all(1 <= block.place(i)[0] <= lines for i in range(len(block.text)))
        assert all(block.place(i)[1] >= 1 for i in range(len(block.text)))
