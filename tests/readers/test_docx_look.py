"""What Word shows and does not store as text, and what it stores and does not show."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.model.document import Document
from checker.readers import read
from checker.readers.fields import equation

MakeDocx = Callable[..., bytes]
HIDES = "<w:rPr><w:vanish/></w:rPr>"


@pytest.fixture
def load(make_docx: MakeDocx) -> Callable[..., Document]:
    return lambda *parts, **named: read("报告.docx", make_docx(*parts, **named))


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def run(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"


def paragraph(*runs: str, look: str = "") -> str:
    return f"<w:p><w:pPr>{look}</w:pPr>{''.join(runs)}</w:p>"


def mark(kind: str, inside: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inside}</w:fldChar></w:r>'


def field(instruction: str, inside: str = "") -> str:
    """A field without a stored result."""
    return f"{mark('begin', inside)}<w:r><w:instrText>{instruction}</w:instrText></w:r>{mark('end')}"


def style(name: str, kind: str, inside: str) -> str:
    return f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{inside}</w:style>'


@pytest.mark.parametrize(
    ("switches", "text"),
    [
        (r"\o\ac(○,1)", "①"),
        (r"\o\ac(◯,20)", "⑳"),
        (r"\o\ac(○,21)", "21"),
        (r"\o\ac(□,印)", "印"),
        (r'\* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(qīng),清)', "清"),
        (r"\o(\s\up 5(平阜),\s\do 5(县委))", "平阜县委"),
        (r"\f(1,2)", "1/2"),
        (r"\b\bc\[(甲)", "甲"),
        (r"\x(甲\,乙)", "甲,乙"),
        ("", ""),
        ("(((", ""),
        (")))", ""),
    ],
)
def test_signs_put_over_each_other(load, switches: str, text: str):
    assert equation(switches) == text
    assert texts(load(paragraph(run("第"), field(f" eq {switches} "), run("项。")))) == [f"第{text}项。"]


def test_symbols_and_chosen_entries(load):
    entries = '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="镇"/><w:listEntry w:val="街道"/></w:ddList></w:ffData>'
    symbol = field(r" SYMBOL 9312 \u \f 宋体 ")
    body = paragraph(run("级别："), field(" FORMDROPDOWN ", entries)) + paragraph(symbol, run("总体情况"))
    assert texts(load(body)) == ["级别：街道", "①总体情况"]


def test_a_number_that_no_entry_has_shows_nothing(load):
    entries = '<w:ffData><w:ddList><w:result w:val="7"/><w:listEntry w:val="镇"/></w:ddList></w:ffData>'
    assert texts(load(paragraph(run("级别："), field(" FORMDROPDOWN ", entries)))) == ["级别："]


def test_contents_in_a_simple_field_are_no_text_and_a_reference_is(load):
    contents = f'<w:fldSimple w:instr=" TOC \\o 1-3 ">{run("一、总体情况 1")}</w:fldSimple>'
    reference = f'<w:fldSimple w:instr=" REF a ">{run("附件1")}</w:fldSimple>'
    assert texts(load(paragraph(contents) + paragraph(run("见"), reference))) == ["见附件1"]


def test_a_large_first_letter_belongs_to_its_paragraph(load):
    frame = '<w:framePr w:dropCap="{}" w:lines="2"/>'
    body = [
        paragraph(run("根"), look=frame.format("drop")) + paragraph(run("据要求，现报告如下。")),
        paragraph(run("落款"), look=frame.format("none")) + paragraph(run("日期")),
    ]
    assert texts(load("".join(body))) == ["根据要求，现报告如下。", "落款", "日期"]


@pytest.mark.parametrize("gone", ["del", "moveFrom", "dropCap"])
def test_a_paragraph_that_nothing_follows_goes_on_nowhere(load, gone: str):
    marked = '<w:framePr w:dropCap="drop"/>' if gone == "dropCap" else f'<w:rPr><w:{gone} w:id="1"/></w:rPr>'
    cells = [f"<w:tc>{paragraph(run(text), look=marked)}</w:tc>" for text in ("立案", "26件")]
    table = f"<w:tbl><w:tr>{''.join(cells)}</w:tr></w:tbl>"
    assert texts(load(table + paragraph(run("完。"), look=marked))) == ["立案", "26件", "完。"]


def test_a_paragraph_that_was_moved_away_has_no_number(load):
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    levels = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    numbering = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    moved = f"{number}<w:rPr><w:moveFrom w:id='3'/></w:rPr>"
    body = [
        paragraph(run("甲"), look=number),
        paragraph(f"<w:moveFrom>{run('乙')}</w:moveFrom>", look=moved),
        paragraph(run("丙"), look=number),
    ]
    assert texts(load("".join(body), numbering=numbering)) == ["一、甲", "二、丙"]


def test_styles_hide_text(load):
    styles = [
        style("hides", "character", HIDES),
        style("inherits", "character", '<w:basedOn w:val="hides"/>'),
        style("shows", "character", '<w:basedOn w:val="hides"/><w:rPr><w:vanish w:val="0"/></w:rPr>'),
        style("note", "paragraph", HIDES),
        style("a", "character", '<w:basedOn w:val="b"/>'),
        style("b", "character", '<w:basedOn w:val="a"/>'),
    ]

    def styled(name: str) -> str:
        return run(f"〔{name}〕", f'<w:rStyle w:val="{name}"/>')

    note = '<w:pStyle w:val="note"/>'
    body = [
        paragraph(run("公开"), *map(styled, ("hides", "inherits", "shows", "a", "none")), run("文本。")),
        paragraph(run("批注"), look=note),
        paragraph(run("批注"), run("除外", '<w:vanish w:val="0"/>'), styled("hides"), look=note),
    ]
    told = load("".join(body), "".join(styles))
    assert texts(told) == ["公开〔shows〕〔a〕〔none〕文本。", "除外〔hides〕"]


def test_the_pictures_of_symbol_fonts_are_no_letters(load):
    def symbol(font: str, code: str) -> str:
        return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'

    body = [symbol("Wingdings 2", "0052"), run("是"), symbol("Wingdings", "F06C"), symbol("宋体", "2460")]
    assert texts(load(paragraph(*body))) == ["是①"]


def test_diagrams_charts_and_embedded_files_are_told(load):
    drawings = "http://schemas.openxmlformats.org/drawingml/2006"
    body = [
        run("如下。"),
        f'<w:r><w:drawing><dgm:relIds xmlns:dgm="{drawings}/diagram"/></w:drawing></w:r>',
        f'<w:r><w:drawing><c:chart xmlns:c="{drawings}/chart"/></w:drawing></w:r>',
        "<w:r><w:object><v:shape><v:imagedata/></v:shape></w:object></w:r>",
    ]
    assert load(paragraph(*body)).warnings == (
        "1 个嵌入的对象（如 Excel 表格）没有读",
        "1 个 SmartArt 图示里的文字没有读",
        "1 张图表没有读",
    )


def test_the_words_of_a_place_are_those_that_word_finds(load):
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    levels = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    numbering = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    body = [paragraph(run("强化权力制约和监督推进政务公开"), look=number), paragraph(run("二、不足"))]
    document = load("".join(body), numbering=numbering)
    found = [document.locate(p.start, p.end).opening for p in document.paragraphs]
    assert found == ["强化权力制约和监督推进政…", "二、不足"]


def test_a_header_that_says_what_the_text_does_not_is_told(load):
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
    titles = ["清河镇2023年法治政府建设年度报告", "全年检查三十次。", "内部资料"]
    relations = "".join(
        f'<Relationship Id="{n}" Type="{kind}" Target="header{n}.xml"/>' for n in range(len(titles))
    )
    parts = {
        f"word/header{n}.xml": f'<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{paragraph(run(title[:3]), run(title[3:]))}</w:hdr>'
        for n, title in enumerate(titles)
    }
    parts["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>'
    )
    document = load(paragraph(run("全年检查三十次。")), **parts)
    assert document.warnings == ("页眉“清河镇2023年法治政府建设年度报告”没有读",)
