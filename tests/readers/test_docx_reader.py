"""A Word document is read as it looks on the page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.model.document import Document
from checker.readers import read

MakeDocx = Callable[..., bytes]


@pytest.fixture
def load(make_docx: MakeDocx) -> Callable[..., Document]:
    return lambda *parts, **named: read("报告.docx", make_docx(*parts, **named))


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def numbered(text: str, list_id: int, level: int = 0) -> str:
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return paragraph(run(text), properties=number)


def level(at: int, form: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def numbering(*levels: str, more: str = "") -> str:
    lists = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{lists}{more}'


OFFICIAL = (
    level(0, "chineseCountingThousand", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimalEnclosedCircle", "%4"),
)


def test_runs_are_joined_and_line_ordinals_count_paragraphs_with_text(load):
    document = load(paragraph(run("法治"), run("政府", "<w:b/>")) + paragraph() + paragraph(run("建设")))
    assert [(b.line, b.text) for b in document.blocks] == [(1, "法治政府"), (2, "建设")]


def test_automatic_numbers_are_text_and_restart_below_a_higher_level(load):
    body = [
        ("成效", 0),
        ("普法", 1),
        ("讲座", 2),
        ("场次", 3),
        ("人次", 3),
        ("执法", 1),
        ("检查", 2),
        ("不足", 0),
        ("普法", 1),
    ]
    document = load("".join(numbered(text, 1, at) for text, at in body), numbering=numbering(*OFFICIAL))
    assert texts(document) == [
        "一、成效", "（一）普法", "1.讲座", "①场次", "②人次", "（二）执法", "1.检查", "二、不足", "（一）普法",
    ]  # fmt: skip
    assert [block.label for block in document.blocks] == [2, 3, 2, 1, 1, 3, 2, 2, 3]


def test_empty_numbered_paragraphs_count(load):
    document = load(numbered("", 1) + numbered("不足", 1), numbering=numbering(*OFFICIAL))
    assert texts(document) == ["二、不足"]


def test_numbers_of_higher_levels_inside_a_number(load):
    levels = level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2", "<w:isLgl/>")
    document = load(numbered("成效", 1) + numbered("普法", 1, 1), numbering=numbering(*levels))
    assert texts(document) == ["一、成效", "1.1普法"]


def test_a_list_that_starts_again_and_one_that_goes_on(load):
    again = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = "".join(numbered("项", number) for number in (1, 1, 2, 2, 3))
    assert texts(load(body, numbering=numbering(*OFFICIAL, more=again))) == [
        "一、项",
        "二、项",
        "一、项",
        "二、项",
        "三、项",
    ]


def test_numbers_that_come_with_a_style(load):
    styles = (
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/>'
        '</w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="1"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    )
    levels = (
        level(0, "chineseCounting", "%1、", '<w:pStyle w:val="1"/>'),
        level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="2"/>'),
    )
    body = "".join(
        paragraph(run(text), properties=f'<w:pStyle w:val="{style}"/>')
        for text, style in (("成效", 1), ("普法", 2), ("执法", 2), ("不足", 1))
    )
    document = load(body, styles, numbering(*levels))
    assert texts(document) == ["一、成效", "（一）普法", "（二）执法", "二、不足"]
    assert [block.outline for block in document.blocks] == [1, 2, 2, 1]


def test_bullets_and_switched_off_numbers_are_no_text(load):
    off = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    document = load(
        numbered("要点", 1) + paragraph(run("正文"), properties=off),
        numbering=numbering(level(0, "bullet", "·")),
    )
    assert texts(document) == ["要点", "正文"]


def test_title_headings_and_body_by_style_and_by_paragraph(load):
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/></w:style>'
        for id, name in (("a", "Title"), ("b", "heading 2"), ("c", "Normal"))
    )
    direct = '<w:outlineLvl w:val="2"/>'
    named = [paragraph(run("文"), properties=f'<w:pStyle w:val="{id}"/>') for id in "abc"]
    document = load("".join(named) + paragraph(run("文"), properties=direct), styles)
    assert [block.outline for block in document.blocks] == [0, 2, None, 3]


def test_tracked_changes_are_read_as_accepted_with_one_warning(load):
    body = paragraph(
        run("全年"),
        f'<w:ins w:id="1">{run("检查30次")}</w:ins>',
        '<w:del w:id="2"><w:r><w:delText>检查20次</w:delText></w:r></w:del>',
        f'<w:moveFrom w:id="3">{run("旧处")}</w:moveFrom>',
        f'<w:moveTo w:id="4">{run("，新处")}</w:moveTo>',
    )
    joined = paragraph(run("前半"), properties='<w:rPr><w:del w:id="5"/></w:rPr>') + paragraph(run("后半"))
    document = load(body + joined)
    assert texts(document) == ["全年检查30次，新处", "前半后半"]
    assert len(document.warnings) == 1
    assert "修订" in document.warnings[0]
    assert load(paragraph(run("无"))).warnings == ()


def test_tables_and_text_boxes_stand_in_reading_order(load):
    cell = "<w:tc>{}</w:tc>"
    row = f"<w:tr>{cell.format(paragraph(run('项目')))}{cell.format(paragraph(run('次数')))}</w:tr>"
    box = f"<w:txbxContent>{paragraph(run('框内'))}</w:txbxContent>"
    drawn = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    document = load(paragraph(run("前"), drawn) + f"<w:tbl>{row}</w:tbl>" + paragraph(run("后")))
    assert texts(document) == ["前", "框内", "项目", "次数", "后"]


def test_fields_keep_their_result_and_tables_of_contents_are_left_out(load):
    def field(instruction: str, result: str) -> str:
        marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
        return (
            f"{marks[0]}<w:r><w:instrText>{instruction}</w:instrText></w:r>{marks[1]}{run(result)}{marks[2]}"
        )

    body = paragraph(field("TOC \\o", "一、成效 1")) + paragraph(run("共"), field("DATE", "30"), run("次"))
    assert texts(load(body)) == ["共30次"]


def test_hidden_text_prompts_and_deleted_rows_are_left_out(load):
    prompt = (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('单击此处')}</w:sdtContent></w:sdt>"
    )
    kept = f"<w:sdt><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>"
    row = f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph(run('行'))}</w:tc></w:tr></w:tbl>"
    assert texts(load(paragraph(run("明"), run("暗", "<w:vanish/>"), prompt, kept) + row)) == ["明控件"]


def test_breaks_tabs_symbols_and_links(load):
    link = f"<w:hyperlink>{run('链接')}</w:hyperlink>"
    marks = (
        '<w:r><w:tab/><w:sym w:font="SimSun" w:char="2611"/><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    )
    document = load(paragraph(run("一行"), "<w:r><w:br/></w:r>", run("二行"), marks, link))
    assert texts(document) == ["一行", "二行\t☑链接"]


def test_pages_where_word_recorded_them(load):
    new_page = "<w:r><w:lastRenderedPageBreak/></w:r>"
    document = load(paragraph(run("首页")) + paragraph(new_page, run("次页")))
    assert [document.locate(p.start, p.end).page for p in document.paragraphs] == [1, 2]
    assert load(paragraph(run("首页"))).blocks[0].page is None


def test_headers_and_notes_are_no_text(load):
    document = load(
        paragraph(run("正文"), '<w:r><w:footnoteReference w:id="1"/></w:r>'),
        **{"word/header1.xml": "<x>页眉</x>"},
    )
    assert texts(document) == ["正文"]


def test_strict_office_files(load):
    strict = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
    assert texts(load(paragraph(run("正文")), namespaces=strict)) == ["正文"]
