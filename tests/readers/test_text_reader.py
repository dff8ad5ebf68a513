"""Text files: every encoding that a Chinese office uses, and lines as an editor counts them."""

from __future__ import annotations

import pytest

from checker.model.document import Document
from checker.readers import ReadError, read

REPORT = """清河镇人民政府2023年度法治政府建设情况报告
一、主要举措和成效
镇便民服务中心设综合窗口5个，全年办件8420件；调解员64名，化解矛盾纠纷186起。
二、存在的不足和原因
执法人员偏少，原因是编制不足。
"""
ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"]


def texts(document: Document) -> list[str]:
    return [document.text[p.start : p.end] for p in document.paragraphs]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("size", [20, 60, len(REPORT), 40 * len(REPORT)])
def test_encodings(encoding: str, size: int):
    text = (REPORT * 40)[:size]
    assert read("a.txt", text.encode(encoding)).original == text


def test_traditional_chinese_in_big5():
    text = "清河鎮公所上年度依法行政報告：全年辦理民眾申請事項八千餘件，調解糾紛一百八十六件。"
    assert read("a.txt", text.encode("big5")).text == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_those_of_an_editor(end: str):
    document = read("a.txt", REPORT.replace("\n", end).encode())
    assert [document.locate(p.start, p.end).line for p in document.paragraphs] == [1, 2, 3, 4, 5]


def test_blank_lines_count_as_lines_and_not_as_paragraphs():
    document = read("a.txt", "标题\n\n\n　　正文。\n".encode())
    place = document.locate(document.paragraphs[1].start, document.paragraphs[1].end)
    assert (place.line, place.column, place.end_column, place.paragraph) == (4, 3, 6, 2)


def wrapped(text: str, width: int, indent: str) -> str:
    """The text with every paragraph broken at a width in characters."""
    lines = []
    for paragraph in text.split("\n"):
        rest = indent + paragraph
        while rest:
            cut = width + (rest[width : width + 1] in "，。；：、" and rest[width : width + 1] != "")
            lines.append(rest[:cut])
            rest = rest[cut:]
    return "\n".join(lines)


PARAGRAPHS = [
    "云岭镇人民政府2024年度法治政府建设情况报告",
    "一、主要举措和成效",
    "镇便民服务中心进驻政务服务事项128项，其中92项实现一窗受理、当日办结，全年办件11436件，"
    "平均办理时限由5个工作日压缩到2个工作日，村级代办员为老人帮办代办872件。" * 3,
    "围绕安全生产、食品安全、违法建设等重点领域，检查生产经营单位386家次，发现隐患214处，整改211处，"
    "其余3处已限期完成，立案查处行政处罚案件38件，罚款9.6万元，没有一件被撤销。" * 3,
]


@pytest.mark.parametrize("indent", ["　　", "    "])
@pytest.mark.parametrize("width", [30, 35, 40])
def test_lines_broken_by_an_editor_make_one_paragraph(width: int, indent: str):
    source = wrapped("\n".join(PARAGRAPHS), width, indent)
    document = read("a.txt", source.encode())
    assert texts(document) == PARAGRAPHS
    lines = source.split("\n")
    for sentence in document.sentences:
        place = document.locate(sentence.start, sentence.end)
        assert lines[place.line - 1][place.column - 1] == document.text[sentence.start]
        assert lines[place.end_line - 1][place.end_column - 2] == document.text[sentence.end - 1]


def test_whole_paragraphs_are_never_joined():
    lines = [
        "第一行没有句号",
        "第二行也没有",
        "第三行",
        "第四行没有句号吗",
        "第五行没有句号",
        "第六行没有句号",
    ]
    assert texts(read("a.txt", "\n".join([*lines, "正文" * 100]).encode())) == [*lines, "正文" * 100]


def test_short_lines_of_one_length_are_no_broken_paragraph():
    lines = [
        "云溪镇人民政府2024年度",
        "法治政府建设工作情况报告",
        "一、主要举措和成效",
        "检查30次。",
        "四.2025年工作安排",
    ]
    document = read(
        "a.txt", "\n".join([*lines, "增配2人，加强培训。", "云溪镇人民政府", "2025年1月10日"]).encode()
    )
    assert len(document.paragraphs) == 8


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("wrong", [b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xe4\xb8"])
def test_a_damaged_place_is_named(mark: bytes, wrong: bytes):
    start = REPORT.index("综合")
    data = mark + REPORT[:start].encode() + wrong + REPORT[start:].encode()
    with pytest.raises(ReadError, match=r"第 3 行第 9 个字处.*不是 UTF-8 文字；请打开文件改好") as told:
        read("报告.txt", data)
    at = len(mark) + len(REPORT[:start].encode()) + 1
    assert f"第 {at} 个字节，{wrong[:1].hex().upper()}" in told.value.message
    with pytest.raises(ReadError, match=r"第 3 行.*这样的共 2 行"):
        read("报告.txt", data + wrong + b"\n")


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-16-le", "big5"])
def test_a_text_cut_off_inside_a_character_says_where(encoding: str):
    text = (REPORT if encoding != "big5" else "青川鎮法治政府建設年度報告\n全年辦理案件共三十六件。\n") * 3
    data = text.rstrip("\n").encode(encoding)[:-1]
    with pytest.raises(ReadError, match=f"第 {text.count(chr(10))} 行.*不是 {encoding.upper()} 文字"):
        read("报告.txt", data)


@pytest.mark.parametrize("saved", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(
    ("was", "taken"),
    [("utf-8", "gbk"), ("utf-8", "gb18030"), ("gbk", "latin-1"), ("utf-8", "latin-1"), ("utf-8", "cp1252")],
)
def test_text_that_was_saved_after_it_was_read_wrongly_is_no_report(was: str, taken: str, saved: str):
    text = REPORT.encode(was).decode(taken, "ignore")
    with pytest.raises(ReadError, match="乱码"):
        read("a.txt", text.encode(saved))


@pytest.mark.parametrize(
    "text", ["×" * 300, "ÀÈÌÒÙ" * 60, "涓€" * 90, REPORT + "×××镇、café、naïve、20°C±5µm" * 9]
)
def test_odd_signs_alone_are_no_such_text(text: str):
    assert read("a.txt", text.encode()).original == text


@pytest.mark.parametrize("encoding", ["hz", "utf-7"])
def test_text_in_seven_bits(encoding: str):
    assert read("a.txt", REPORT.encode(encoding)).original == read("a.txt", REPORT.encode()).original


@pytest.mark.parametrize("text", ["tel.+8613800-1;a~{b~}c", "x = a+bcd-e\n" * 30])
def test_ascii_that_only_looks_like_it(text: str):
    assert texts(read("a.txt", text.encode())) == text.splitlines()


@pytest.mark.parametrize(("first", "then"), [("utf-8", "gb18030"), ("utf-8", "utf-16-le")])
def test_a_file_of_two_encodings_says_where_the_other_begins(first: str, then: str):
    lines = REPORT.rstrip("\n") * 3 + "\n"
    with pytest.raises(ReadError, match=f"第 {lines.count(chr(10)) + 1} 行.*不是 UTF-8 文字"):
        read("a.txt", lines.encode(first) + REPORT.encode(then))


def test_a_page_without_its_head_is_said_to_be_one():
    with pytest.raises(ReadError, match="其实是网页"):
        read("a.txt", ("<p>检查30次。</p>" * 9).encode())
    assert texts(read("a.txt", "<p>的用法：检查30次。".encode())) == ["<p>的用法：检查30次。"]
