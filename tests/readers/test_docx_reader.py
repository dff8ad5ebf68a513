"""A Word document is read as it looks on the page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.model.document import Document
from checker.readers import ReadError, read

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


@pytest.mark.parametrize(("form", "number"), [("chineseCountingThousand", "一、"), ("decimal", "1?")])
def test_a_sign_that_was_lost_in_a_chinese_number(load, form: str, number: str):
    assert texts(load(numbered("成效", 1), numbering=numbering(level(0, form, "%1?")))) == [f"{number}成效"]


def test_empty_numbered_paragraphs_count(load):
    document = load(numbered("", 1) + numbered("不足", 1), numbering=numbering(*OFFICIAL))
    assert texts(document) == ["二、不足"]


@pytest.mark.parametrize(("restart", "numbers"), [(0, "123"), (1, "121"), (2, "111"), (None, "111")])
def test_the_level_below_which_a_list_starts_again(load, restart: int | None, numbers: str):
    """`w:lvlRestart` counts levels from 1; 0 is never, and what is not said is any higher level."""
    more = "" if restart is None else f'<w:lvlRestart w:val="{restart}"/>'
    levels = (*OFFICIAL[:2], level(2, "decimal", "%3", more))
    body = "".join(numbered("项", 1, at) for at in (0, 1, 2, 1, 2, 0, 1, 2))
    document = load(body, numbering=numbering(*levels))
    assert "".join(text[0] for text in texts(document) if text[0].isdecimal()) == numbers


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
    row += f"<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr>{paragraph(run('格'))}</w:tc></w:tr></w:tbl>"
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
    strict += ' xmlns:m="http://purl.oclc.org/ooxml/officeDocument/math"'
    strict += ' xmlns:pic="http://purl.oclc.org/ooxml/drawingml/picture"'
    document = load(
        paragraph(run("占"), "<m:oMath><m:r><m:t>50%</m:t></m:r></m:oMath>", "<w:r><pic:pic/></w:r>"),
        namespaces=strict,
    )
    assert texts(document) == ["占50%"]
    assert document.warnings == ("1 张图片里的文字没有读",)


BREAK = "<w:r><w:br/></w:r>"


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("执法规范化水平明显提升，群众满意度", "由91.2%升到96.5%。", True),
        ("全年共办理行政复议案件12件，", "办结10件。", True),
        ("（一）加强领导。镇党委专题研究法治建设，全年听取", "汇报4次。", True),
        ("全年办理复议案件12件。", "办结10件。", False),
        ("清河镇人民政府", "2023年度法治政府建设情况报告", False),
        ("一、主要举措和成效", "全年办理复议案件12件。", False),
        ("全年办理复议案件12件，办结了其中的10件", "（二）化解矛盾纠纷", False),
        ("清河镇人民政府", "2024年1月5日", False),
    ],
)
def test_a_line_break_inside_a_sentence_parts_nothing(load, before: str, after: str, joined: bool):
    document = load(paragraph(run(before), BREAK, run(after)))
    assert texts(document) == ([before + after] if joined else [before, after])


def cells(*rows: tuple[str, ...]) -> str:
    inside = ("".join(f"<w:tc>{paragraph(run(cell))}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in inside)}</w:tbl>"


def test_the_cells_of_a_table_know_their_row_and_shift_no_number(load):
    document = load(paragraph(run("前")) + cells(("项目", "次数"), ("宣讲", "34场")) + paragraph(run("后")))
    assert [(block.text, block.row, block.line) for block in document.blocks] == [
        ("前", 0, 1), ("项目", 1, 1), ("次数", 1, 1), ("宣讲", 2, 1), ("34场", 2, 1), ("后", 0, 2),
    ]  # fmt: skip
    assert [document.locate(p.start, p.end).paragraph for p in document.paragraphs] == [1, 1, 1, 1, 1, 2]


def test_a_row_below_a_merged_cell_is_a_row_of_the_table(load):
    def cell(text: str, merge: str = "") -> str:
        props = f"<w:tcPr><w:vMerge{merge}/></w:tcPr>" if merge else ""
        return f"<w:tc>{props}{paragraph(run(text)) if text else '<w:p/>'}</w:tc>"

    rows = (
        cell("案件", ' w:val="restart"') + cell("12件"),
        cell("", " ") + cell("13件"),
        cell("合计") + cell("25件"),
    )
    table = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    document = load(paragraph(run("前")) + table + paragraph(run("后")))
    assert [(block.text, block.row, block.line) for block in document.blocks] == [
        ("前", 0, 1), ("案件", 1, 1), ("12件", 1, 1), ("13件", 2, 1), ("合计", 3, 1), ("25件", 3, 1), ("后", 0, 2),
    ]  # fmt: skip


@pytest.mark.parametrize("row", [("一、主要举措",), ("一、主要举措", ""), ("一、主要举措", "文" * 201)])
def test_a_table_that_only_lays_out_text_is_no_table(load, row: tuple[str, ...]):
    document = load(cells(row))
    assert {block.row for block in document.blocks} == {0}
    assert document.paragraphs[0].heading


def test_what_was_not_read_is_counted(load):
    picture = '<w:r><w:drawing><x:pic xmlns:x="http://schemas.openxmlformats.org/drawingml/2006/picture"/></w:drawing></w:r>'
    notes = '<w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="1"/></w:r>'
    document = load(paragraph(run("正文"), picture, notes) + '<w:altChunk r:id="x" xmlns:r="r"/>')
    told = "；".join(document.warnings)
    for words in ("1 处网页或子文档", "1 张图片", "2 条脚注", "1 条尾注"):
        assert words in told
    assert load(paragraph(run("正文"))).warnings == ()


def test_a_body_that_is_only_inserted_says_how_to_get_it(load):
    with pytest.raises(ReadError) as raised:
        load('<w:altChunk r:id="x" xmlns:r="r"/>')
    assert "另存为" in raised.value.message


def test_a_field_without_an_end_hides_nothing(load):
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    document = load(paragraph(run("前")) + paragraph(begin, run("中")) + paragraph(run("后")))
    assert texts(document) == ["前", "中", "后"]
    assert "域" in document.warnings[0]


def test_numbers_that_no_word_writes(load):
    deep = numbering(level(0, "decimal", "%1."), level(900_000_000, "decimal", "%1."))
    assert texts(load(numbered("甲", 1, 900_000_000) + numbered("乙", 1), numbering=deep)) == ["甲", "1.乙"]
    long = numbering(
        f'<w:lvl w:ilvl="0"><w:start w:val="{"9" * 5000}"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{"%1" * 20_000}"/></w:lvl>'
    )
    assert len(texts(load(numbered("甲", 1), numbering=long))[0]) <= 256
    assert texts(load(paragraph('<w:r><w:sym w:font="x" w:char="DBFF"/></w:r>', run("甲")))) == ["甲"]


def test_page_breaks_inside_sentences_part_nothing(load):
    """Word stores where its pages ended; a break that somebody set stands in the sentence too."""
    stored, typed = "<w:r><w:lastRenderedPageBreak/></w:r>", '<w:r><w:br w:type="page"/></w:r>'
    column = '<w:r><w:br w:type="column"/></w:r>'
    document = load(
        paragraph(run("全年受理"), stored, run("12件，"), typed, stored, run("办结10件。"))
        + paragraph(typed)
        + paragraph(stored, run("执法"), column, run("人员偏少。"))
    )
    assert texts(document) == ["全年受理12件，办结10件。", "执法人员偏少。"]
    assert [document.locate(p.start, p.end).page for p in document.paragraphs] == [1, 4]


def test_a_row_that_goes_on_over_the_page_ends_one_page_however_many_cells_it_has(load):
    stored = "<w:r><w:lastRenderedPageBreak/></w:r>"
    cell = "<w:tc>" + paragraph(run("办结")) + paragraph(stored, run("十件。")) + "</w:tc>"
    document = load(f"<w:tbl><w:tr>{cell * 3}</w:tr></w:tbl>" + paragraph(run("表后")))
    assert [block.page for block in document.blocks] == [1, 2] * 3 + [2]


def test_numbers_in_the_manner_of_wps(load):
    """A list of several levels with 一、 （一） 1. whose numbers are not typed; numId 0 takes them away."""
    formats = (("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{name}"/><w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (name, text) in enumerate(formats)
    )
    lists = f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'

    def listed(text: str, level: int, number: int = 1) -> str:
        said = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        return paragraph(run(text), properties=said)

    body = [
        listed("成效", 0),
        listed("普法", 1),
        listed("宣讲34场。", 2),
        listed("执法", 1),
        listed("不足", 0),
        listed("编制少", 1),
    ]
    document = load("".join([*body, listed("附注", 0, 0)]), numbering=lists)
    assert texts(document) == [
        "一、成效",
        "（一）普法",
        "1.宣讲34场。",
        "（二）执法",
        "二、不足",
        "（一）编制少",
        "附注",
    ]


def test_readings_above_characters_and_drawn_words(load):
    """What stands above the line is no text; words that are drawn cannot be read and are told."""
    ruby = f"<w:r><w:ruby><w:rt>{run('qīng')}</w:rt><w:rubyBase>{run('清')}</w:rubyBase></w:ruby></w:r>"
    drawn = "<w:r><w:pict><v:shape><v:textpath string='清河镇'/></v:shape></w:pict></w:r>"
    document = load(paragraph(ruby, run("河镇"), '<w:r><w:sym w:font="仿宋" w:char="3007"/></w:r>', drawn))
    assert texts(document) == ["清河镇〇"]
    assert document.warnings == ("1 处艺术字没有读",)


def test_headings_by_styles_that_are_based_on_others_and_on_themselves(load):
    chain = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:name w:val="s{n}"/><w:basedOn w:val="s{n + 1}"/></w:style>'
        for n in range(3000)
    )
    top = '<w:style w:type="paragraph" w:styleId="s3000"><w:name w:val="heading 2"/><w:basedOn w:val="s0"/></w:style>'
    document = load(paragraph(run("文"), properties='<w:pStyle w:val="s0"/>'), chain + top)
    assert document.blocks[0].outline == 2


def test_a_declaration_in_utf_16_is_refused(make_docx: MakeDocx):
    import io
    import zipfile

    data = make_docx(paragraph(run("文")))
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                part = ("<!DOCTYPE x [<!ENTITY a 'aaaa'>]>" + part.decode()).encode("utf-16")
            new.writestr(name, part)
    with pytest.raises(ReadError) as raised:
        read("a.docx", file.getvalue())
    assert "XML" in raised.value.message
