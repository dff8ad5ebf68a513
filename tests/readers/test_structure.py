"""Headings, sections, sentences and enumeration items, told by their form."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model.document import Block, Document
from checker.readers.structure import parse
from checker.text.folding import folded
from tests.amounts import amount


def load(*lines: str) -> Document:
    return parse("报告.txt", [Block(line, number) for number, line in enumerate(lines, 1)])


def outline(document: Document) -> list[tuple[int, str, int | None, str]]:
    return [(s.heading.level, s.heading.style, s.heading.number, s.heading.title) for s in document.sections]


@pytest.mark.parametrize(
    ("line", "style", "number", "title"),
    [
        ("一、主要举措和成效", "一、", 1, "主要举措和成效"),
        ("十二、其他需要报告的情况", "一、", 12, "其他需要报告的情况"),
        ("三.存在的不足", "一、", 3, "存在的不足"),
        ("（二）规范行政执法情况", "（一）", 2, "规范行政执法情况"),
        ("(二)规范行政执法情况", "（一）", 2, "规范行政执法情况"),
        ("(三)、化解纠纷", "（一）", 3, "化解纠纷"),
        ("1.完善执法程序", "1.", 1, "完善执法程序"),
        ("2．完善执法程序", "1.", 2, "完善执法程序"),
        ("3、完善执法程序", "1.", 3, "完善执法程序"),
        ("（1）执法公示", "（1）", 1, "执法公示"),
        ("第一章 总体情况", "第一章", 1, "总体情况"),
        ("第二部分：工作成效", "第一章", 2, "工作成效"),
        ("（四）依法决策。", "（一）", 4, "依法决策"),
    ],
)
def test_numbered_headings_alone_on_a_line(line: str, style: str, number: int, title: str):
    document = load(line, "全年开展工作30次。")
    assert outline(document) == [(0, style, number, title)]
    assert document.paragraphs[0].sentences == ()


@pytest.mark.parametrize(
    "line",
    [
        "1.2亿元资金用于水利。",
        "2023年，全镇办件8420件。",
        "一、二、三产业融合发展带动了村民就业，全年新增就业岗位320个，其中返乡青年创业带动96个，收入稳定；",
        "一是检查30次。二是整改20处。",
        "三项制度全面落实。",
    ],
)
def test_what_only_looks_like_a_heading(line: str):
    assert load(line, "正文。").sections == ()


@pytest.mark.parametrize(
    "mark", ["四.", "四．", "四 、", "四　", "四 ", "四：", "四:", "四，", "四。", "\u200b四、", "⼆、"]
)
def test_a_number_with_a_slip_is_a_heading_all_the_same(mark: str):
    before = ["一、主要举措和成效", "调解20起。"] + (["三、不足", "人员少。"] if "四" in mark else [])
    document = load(*before, f"{mark}2025年工作安排", "我镇将增配人员。")
    assert [s.heading.title for s in document.sections][-1] == "2025年工作安排"
    assert {s.heading.level for s in document.sections} == {0}


@pytest.mark.parametrize("mark", ["（ 二 ）", "㈡", "二）", "(二)", "（二）、"])
def test_a_second_level_number_with_a_slip(mark: str):
    document = load("一、成效", "（一）执法", "检查30次。", f"{mark}调解", "调解20起。")
    assert outline(document)[-1] == (1, "（一）", 2, "调解")


@pytest.mark.parametrize("line", ["三 农工作和法治建设", "十，百，千", "四 项"])
def test_a_word_that_looks_like_a_number_with_a_slip(line: str):
    assert load("某镇报告", line, "检查30次。").sections == ()


def test_an_ideographic_blank_inside_a_number():
    document = load("第一部分 成效", "检查30次。", "第　三部分 2025年打算", "增配2人。")
    assert outline(document)[1] == (0, "第一章", 3, "2025年打算")


def test_line_ends_of_word_and_the_web():
    document = load(
        "一、成效\x0b（一）执法\u2028检查30次。\x0c（二）调解\x85调解20起。\u2029二、不足\r人员少。"
    )
    assert [s.heading.title for s in document.sections] == ["成效", "执法", "调解", "不足"]
    assert document.locate(*document.sections[2].heading.span).column == 19


def test_a_line_break_inside_a_sentence():
    document = load("全年规范了执法程序，执法水平提升，群众的满意度\n由91.2%升到96.5%。\n全年检查30次。")
    assert [document.text[p.start : p.end] for p in document.paragraphs] == [
        "全年规范了执法程序，执法水平提升，群众的满意度由91.2%升到96.5%。",
        "全年检查30次。",
    ]


def test_a_line_break_in_a_title():
    document = load("云溪镇人民政府\n关于2024年法治政府建设情况的报告\n一、成效\n检查30次。")
    assert len(document.paragraphs) == 4


@pytest.mark.parametrize("end", ["………………3", "......3", "\t3", "      3", " …… （3）", "-----3"])
def test_a_typed_table_of_contents_is_left_out(end: str):
    contents = [f"一、主要举措和成效{end}", f"（一）规范执法{end}", f"二、存在的不足和原因{end}"]
    body = ["一、主要举措和成效", "（一）规范执法", "检查30次。", "三、下一步安排", "增配2人。"]
    for first in (["目　录"], []):
        document = load("某镇报告", *first, *contents, *body)
        assert [s.heading.title for s in document.sections] == ["主要举措和成效", "规范执法", "下一步安排"]
        assert len(document.paragraphs) == 6


def test_a_table_of_contents_without_page_numbers():
    names = ["一、主要举措和成效", "二、存在的不足和原因"]
    document = load("某镇报告", "目录", *names, names[0], "检查30次。", names[1], "人员少。")
    assert [s.paragraph for s in document.sections] == [1, 3]


@pytest.mark.parametrize(
    "entry", ["{number}{name}", "{number}{name} {page}", "{name} {page}", "{number}{name}({page})"]
)
def test_contents_cover_nothing_that_the_body_lacks(entry: str):
    names = [("一、", "主要举措和成效"), ("二、", "存在的不足和原因"), ("三、", "下一年度安排")]
    entries = [entry.format(number=n, name=name, page=page) for page, (n, name) in enumerate(names, 1)]
    document = load(
        "某镇报告", "目录", *entries, "一、主要举措和成效", "检查30次。", "三、下一年度安排", "增配2人。"
    )
    assert [s.heading.title for s in document.sections] == ["主要举措和成效", "下一年度安排"]


def test_contents_end_before_the_title_that_follows():
    title = "云溪镇2024年度法治政府建设情况报告"
    document = load(
        "目录", "一、成效 1", "二、不足 2", title, "一、成效", "检查30次。", "二、不足", "人员少。"
    )
    assert document.text.startswith(title)


def test_one_line_with_dots_is_no_table_of_contents():
    assert len(load("一、主要举措和成效", "检查30次……", "（一）执法", "调解20起。").paragraphs) == 4


def test_a_report_that_lost_its_line_ends():
    text = "检查30次，整改20处。" * 20
    document = load(
        f"云溪镇人民政府2024年法治政府建设情况报告 县政府： 2024年，我镇推进法治建设，现将情况报告如下。 "
        f"一、主要举措和成效 （一）规范执法 {text} （二）化解矛盾。调解20起。 二、存在的不足和原因 人员偏少。"
        f"三、2025年打算 增配2人。 云溪镇人民政府 2025年1月10日"
    )
    assert [(s.heading.level, s.heading.title) for s in document.sections] == [
        (0, "主要举措和成效"), (1, "规范执法"), (1, "化解矛盾"), (0, "存在的不足和原因"), (0, "2025年打算"),
    ]  # fmt: skip
    assert document.text.startswith("云溪镇人民政府2024年法治政府建设情况报告\n县政府：\n")
    assert document.text.endswith("增配2人。\n云溪镇人民政府2025年1月10日")


def test_a_list_inside_one_paragraph_does_not_part_it():
    document = load(
        "一、成效", "会议议定：一、加强领导。二、落实责任。三、抓好检查。" + "全年检查30次。" * 60
    )
    assert len(document.paragraphs) == 2


def test_a_heading_parted_from_its_text_by_a_wide_blank():
    document = load("（一）强化组织领导　　镇党委每季度听取一次汇报，全年研究法治议题12个。")
    assert document.sections[0].heading.title == "强化组织领导"
    assert document.text.split("\n")[1].startswith("镇党委")


def test_a_heading_that_runs_on_into_text():
    document = load("（一）法治培训开展不足。组织全员学习次数较少，原因是工学矛盾突出。")
    (section,) = document.sections
    assert section.heading.title == "法治培训开展不足"
    assert [document.slice(s[:2]) for s in ((s.start, s.end) for s in document.sentences)] == [
        "组织全员学习次数较少，原因是工学矛盾突出。"
    ]


def test_a_numbered_sentence_with_a_result_is_text():
    assert load("（一）全年检查生产经营单位430家次。整改隐患127处。").sections == ()


def test_levels_and_nesting():
    document = load(
        "一、成效", "（一）执法", "1.程序", "公示30次。", "（二）调解", "调解20起。", "二、不足", "人员少。"
    )
    assert [(s.heading.level, s.heading.title, s.parent) for s in document.sections] == [
        (0, "成效", -1), (1, "执法", 0), (2, "程序", 1), (1, "调解", 0), (0, "不足", -1),
    ]  # fmt: skip
    assert [s.last for s in document.sections] == [5, 3, 3, 5, 7]
    assert [document.sections[p.section].heading.title for p in document.paragraphs] == [
        "成效", "执法", "程序", "程序", "调解", "调解", "不足", "不足",
    ]  # fmt: skip


def test_a_second_level_that_is_numbered_like_the_first():
    document = load("一、成效", "一、执法", "检查30次。", "二、调解", "调解20起。", "三、公开", "公开9条。")
    assert [s.heading.level for s in document.sections] == [0, 1, 1, 1]


def test_headings_that_the_format_declares():
    blocks = [
        Block("报告", 1, outline=0),
        Block("成效", 2, outline=1),
        Block("执法", 3, outline=2),
        Block("检查30次。", 4),
    ]
    document = parse("a.docx", blocks)
    assert outline(document) == [(0, "#", None, "成效"), (1, "#", None, "执法")]


def test_a_whole_paragraph_in_a_heading_style_stays_text():
    text = "全年开展执法检查30次，发现隐患20处。" * 4
    document = parse("a.docx", [Block(text, 1, outline=2)])
    assert document.sections == ()
    assert len(document.sentences) == 4


def test_headings_without_numbers():
    body = "全年开展执法检查30次，发现隐患20处，全部整改到位。"
    document = load("某镇2023年度法治政府建设情况报告", "主要成效", body, "存在不足", body)
    assert [s.heading.title for s in document.sections] == ["主要成效", "存在不足"]


def test_enumeration_items():
    document = load("坚持问题导向。一是检查30次；整改20处。二是调解40起。第三，公开50条。")
    assert [(document.text[s.start : s.end], s.item) for s in document.sentences] == [
        ("坚持问题导向。", 0), ("一是检查30次；", 1), ("整改20处。", 1), ("二是调解40起。", 2), ("第三，公开50条。", 3),
    ]  # fmt: skip


def test_a_lead_sentence_announces_its_item():
    sentences = load("一是规范执法程序。全年公示30次。二是化解纠纷40起。").sentences
    assert [s.lead for s in sentences] == [True, False, False]


@pytest.mark.parametrize(("length", "lead"), [(22, True), (23, False)])
def test_the_longest_sentence_that_announces_its_item(length: int, lead: bool):
    opening = "一是" + "规" * (length - 3) + "。"
    assert load(opening + "全年公示30次。").sentences[0].lead is lead


@pytest.mark.parametrize(
    ("mark", "most"),
    [("第一章 ", 40), ("第一节 ", 40), ("一、", 40), ("（一）", 40), ("1.", 24), ("（1）", 20)],
)
def test_the_longest_sentence_that_is_a_heading_running_on(mark: str, most: int):
    for length, heading in ((most, True), (most + 1, False)):
        assert bool(load(mark + "规" * length + "。全年公示30次。").sections) is heading


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("（一）甲，乙，丙。全年公示30次。", True),
        ("（一）甲，乙，丙，丁。全年公示30次。", False),
        ("（一）甲，乙,丙,丁。全年公示30次。", False),
        ("（一）规范程序！全年公示30次。", True),
        ("（一）规范程序；全年公示30次。", False),
        ("（一）公示30次。全年规范程序。", False),
        ("（一）公示2024版。全年规范程序。", True),
        ("四，规范程序。全年公示30次。", False),
    ],
)
def test_what_runs_on_as_a_heading(line: str, heading: bool):
    assert bool(load(line).sections) is heading


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("一、" + "规" * 60, True),
        ("一、" + "规" * 61, False),
        ("一、规范程序，", False),
        ("一、规范程序、", False),
        ("一、规范，程序", True),
        ("（一）" + "规" * 25 + "。", True),
        ("（一）" + "规" * 26 + "。", False),
        ("（一）规范9条程序。", False),
        ("1.规范程序。", False),
        ("1.规范程序", True),
        ("（1）规范程序。", False),
        ("第一章 规范程序。", True),
        ("第一节 规范程序。", True),
        ("一、", False),
        ("一、12 15 18", False),
        ("一、12件 15件", True),
    ],
)
def test_what_is_a_heading_alone_on_its_line(line: str, heading: bool):
    assert bool(load(line, "全年公示，程序规范。").sections) is heading


@pytest.mark.parametrize(
    ("line", "below", "heading"),
    [
        ("规" * 28, "公" * 21, True),
        ("规" * 29, "公" * 21, False),
        ("规范程序", "公" * 20, False),
        ("规范程序。", "公" * 21, False),
        ("规范，程序", "公" * 21, True),
        ("规范，程序：公示", "公" * 21, False),
        ("规范程序，", "公" * 21, False),
        ("规范（程序）", "公" * 21, False),
    ],
)
def test_which_lines_are_headings_where_none_has_a_number(line: str, below: str, heading: bool):
    assert [s.heading.title for s in load("报告", line, below + "。"[: len(below) - 20]).sections] == (
        [line] if heading else []
    )


def test_two_lines_above_a_text_are_two_headings_and_the_first_line_is_none():
    document = load("主要成效", "规范程序", "公示情况", "公" * 30)
    assert [s.heading.title for s in document.sections] == ["规范程序", "公示情况"]


@pytest.mark.parametrize("declared", [Block("一、成效", 1), Block("成效", 1, outline=1)])
def test_lines_without_numbers_are_none_beside_those_that_have_one(declared: Block):
    lines = [declared, Block("规范程序", 2), Block("公" * 30, 3)]
    assert [s.heading.title for s in parse("x", lines).sections] == ["成效"]


@pytest.mark.parametrize(("size", "heading"), [(60, True), (61, False)])
def test_a_declared_heading_with_a_full_stop_inside(size: int, heading: bool):
    text = "规" * (size - 5) + "。甲乙丙。"
    assert bool(parse("x", [Block(text, 1, outline=1), Block("公示。", 2)]).sections) is heading
    assert parse("x", [Block("规" * 70 + "。", 1, outline=1), Block("公示。", 2)]).sections
    assert not parse("x", [Block("报告", 1, outline=0), Block("公示。", 2)]).sections


def test_a_declared_heading_keeps_its_number():
    document = parse("x", [Block("一、检查9次，立案2起。", 1, outline=1), Block("公示。", 2)])
    assert outline(document) == [(0, "一、", 1, "检查9次，立案2起")]


def test_numbers_that_nest_without_end_stop_somewhere():
    document = load(*["一、加强"] * 30, "检查30次。")
    assert max(section.heading.level for section in document.sections) == 8


def levels(*heads: str) -> list[int]:
    return [section.heading.level for section in load(*heads, "公示。").sections]


@pytest.mark.parametrize(
    ("heads", "depth"),
    [
        (("一、甲", "1.乙", "（一）丙", "1.丁"), [0, 1, 1, 2]),
        (("（一）甲", "一、乙", "（一）丙"), [0, 0, 1]),
        (("一、甲", "（一）乙", "二、丙", "（一）丁", "（二）戊"), [0, 1, 0, 1, 1]),
        (("一、甲", "一、乙", "二、丙", "二、丁"), [0, 1, 1, 0]),
        (("一、甲", "一、乙", "二、丙", "一、丁"), [0, 1, 1, 0]),
        (("一、甲", "二、乙", "一、丙", "二、丁"), [0, 0, 0, 0]),
        (("一、甲", "一、乙", "五、丙"), [0, 1, 1]),
    ],
)
def test_how_numbers_nest(heads: tuple[str, ...], depth: list[int]):
    assert levels(*heads) == depth


def test_declared_levels_may_leave_one_out():
    blocks = [
        Block("甲", 1, outline=1),
        Block("乙", 2, outline=3),
        Block("丙", 3, outline=2),
        Block("公示。", 4),
    ]
    assert [(s.heading.level, s.parent) for s in parse("x", blocks).sections] == [(0, -1), (2, 0), (1, 0)]


def test_closing_quotes_belong_to_the_sentence():
    document = load("群众说：“办事快了。”全年办件30件。")
    assert [document.text[s.start : s.end] for s in document.sentences] == [
        "群众说：“办事快了。”",
        "全年办件30件。",
    ]


def bare(text: str) -> str:
    return re.sub(r"\W", "", folded(text).text)


LINES = st.lists(
    st.text(st.sampled_from("一二十、（）()1.．第章。；：“”，年 \u3000\u2028\x1c检查a#*"), max_size=40),
    max_size=12,
)


@settings(max_examples=amount(60, 3000), deadline=None)
@given(LINES)
def test_any_text_is_parsed_and_every_span_lies_in_its_paragraph(lines: list[str]):
    document = load(*lines)
    read = [document.text[p.start : p.end] for p in document.paragraphs]
    characters = iter(bare("\n".join(lines)))
    assert all(character in characters for character in bare("\n".join(read)))  # in order, contents left out
    starts = [document.original_span((p.start, p.end)) for p in document.paragraphs]
    assert all(before.end <= after.start for before, after in pairwise(starts))
    for paragraph in document.paragraphs:
        at = paragraph.start
        for sentence in paragraph.sentences:
            assert at <= sentence.start < sentence.end <= paragraph.end
            at = sentence.end
        if paragraph.heading:
            assert (
                paragraph.start <= paragraph.heading.span.start < paragraph.heading.span.end <= paragraph.end
            )
    for section in document.sections:
        assert section.parent < section.index
        assert section.paragraph <= section.last < len(document.paragraphs)


def test_sections_of_chapters():
    body = "全年开展执法检查30次，发现隐患20处，全部整改到位。"
    lines = ["第一章 履职", "第一节 领衔", body, "第二节 调度", body, "第二章 举措", "第一节 流程", body]
    document = load("某镇2023年度法治政府建设情况报告", *lines)
    assert [s.heading.level for s in document.sections] == [0, 1, 1, 0, 1]


def test_a_heading_left_above_itself_is_no_broken_sentence():
    document = load(
        "一、成效\x0b检查30次，立案2起。依法化解，纠纷有人管\x0b依法化解，纠纷有人管\x0b调解20起，办结20起。"
    )
    assert [document.text[p.start : p.end] for p in document.paragraphs][1:3] == [
        "检查30次，立案2起。依法化解，纠纷有人管",
        "依法化解，纠纷有人管",
    ]
