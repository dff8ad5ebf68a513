"""PDF files give the paragraphs of the text that was printed."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from contextlib import suppress

import pytest

from checker.model.document import Block, Document
from checker.readers import ReadError, isolated, read
from checker.text.folding import replacements
from tests.readers.printing import EM, LEFT, LONG, TOP, WIDTH, Draw, both, canvas, pdf, printed, wrapped


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def test_lines_of_a_paragraph_are_joined_without_blanks():
    document = read("报告.pdf", pdf(printed([*wrapped(LONG), *wrapped("二、不足"), *wrapped(LONG)])))
    assert texts(document) == [LONG, "二、不足", LONG]
    assert [block.page for block in document.blocks] == [1, 1, 1]
    assert [block.line for block in document.blocks] == [1, 2, 3]


def test_latin_words_at_a_line_end_keep_their_blank():
    lines = ["　　" + "一" * 14 + " rule of law", "policy " + "二" * 10]
    assert texts(read("a.pdf", pdf(printed(lines)))) == ["一" * 14 + " rule of law policy " + "二" * 10]


def test_a_paragraph_goes_on_over_the_page_and_has_the_page_where_it_begins():
    lines = wrapped(LONG * 2)
    number = [lambda paper, n=n: paper.drawCentredString(300, 40, f"— {n} —") for n in (1, 2)]
    first = both(number[0], printed([*wrapped("前一段。"), *lines[:2]], top=120 + 56))
    document = read("a.pdf", pdf(first, both(printed(lines[2:]), number[1])))
    assert texts(document) == ["前一段。", LONG * 2]
    last = document.paragraphs[-1]
    assert document.locate(last.start, last.end).page == 1


def test_marks_of_another_font_are_put_where_they_stand():
    """LibreOffice draws what another font lends, such as quotation marks, before or behind the rest of the line."""

    def draw(paper):
        paper.drawString(LEFT + 32 + 4 * EM, TOP, "“")
        paper.drawString(LEFT + 32 + 9 * EM, TOP, "”")
        paper.drawString(LEFT + 32, TOP, "深入实施")
        paper.drawString(LEFT + 32 + 5 * EM, TOP, "八五普法")
        paper.drawString(LEFT + 32 + 10 * EM, TOP, "规划。")

    assert texts(read("a.pdf", pdf(draw))) == ["深入实施“八五普法”规划。"]


@pytest.mark.parametrize("rest", ["：", "。", "用"])
def test_a_last_line_of_one_character_ends_its_paragraph(rest: str):
    lines = [*wrapped(LONG), "　　" + "一" * 24, rest, *wrapped(LONG)]
    assert texts(read("a.pdf", pdf(printed(lines)))) == [LONG, "一" * 24 + rest, LONG]


def test_a_quotation_that_may_not_be_broken_goes_to_the_next_line_whole():
    lines = ["　　" + "一" * 17, "日、“12·4”国家宪法日开展宣传。", *wrapped(LONG) * 2]
    assert texts(read("a.pdf", pdf(printed(lines))))[0] == "一" * 17 + "日、“12·4”国家宪法日开展宣传。"


def test_space_between_paragraphs_parts_them_and_a_full_line_with_a_full_stop_does_not():
    full = "一" * 25 + "。"
    paragraphs = [[full, full, "二" * 9 + "。"], [full, "三" * 9 + "。"], ["四" * 9 + "。"], [full, "五。"]]

    def draw(paper):
        top = TOP
        for lines in paragraphs:
            printed(lines, top)(paper)
            top -= len(lines) * 28 + 20

    assert texts(read("a.pdf", pdf(draw))) == ["".join(lines) for lines in paragraphs]


def test_a_last_page_of_first_lines_only_has_the_margins_of_the_pages_before():
    items = ["（一）" + "甲" * 20 + "。", "（二）" + "乙" * 14 + "。", "（三）" + "丙" * 20 + "。"]
    last = printed([*("　　" + item for item in items), "　　" + "丁" * 8 + "。"] + ["　　戊。"] * 2)
    found = texts(read("a.pdf", pdf(printed(wrapped(LONG) * 4), last)))
    assert found == [*[LONG] * 4, *items, "丁" * 8 + "。", "戊。", "戊。"]


def test_the_numbers_of_lines_in_the_margin_are_no_text_and_those_of_a_list_are():
    lines = wrapped(LONG) * 3

    def counted(step: int) -> Draw:
        def draw(paper):
            for n in range(len(lines)):
                paper.drawString(LEFT - 40, TOP - n * 28, str(1 + step * n + (n == 2) * (step - 1)))

        return draw

    assert len(lines) > 5
    assert texts(read("a.pdf", pdf(both(counted(1), printed(lines))))) == [LONG] * 3
    assert "29" in texts(read("a.pdf", pdf(both(counted(7), printed(lines)))))


def test_every_fifth_line_may_have_its_number():
    lines = wrapped(LONG) * 5

    def counted(first: int) -> Draw:
        def draw(paper):
            for n in range(4, len(lines), 5):
                paper.drawString(LEFT - 40, TOP - n * 28, str(first + n - 4))

        return draw

    pages = [both(counted(first), printed(lines)) for first in (5, 20)]
    assert texts(read("a.pdf", pdf(*pages))) == [LONG] * 10
    assert "18" in texts(read("a.pdf", pdf(both(counted(18), printed(lines)))))


def test_lines_of_contents_stand_apart_where_they_reach_the_margin():
    lines = ["一、主要举措和成效" + "…" * 16 + "1", "二、存在的不足" + "…" * 18 + "2", *wrapped(LONG)]
    assert texts(read("a.pdf", pdf(printed(lines))))[:2] == lines[:2]


def test_headers_footers_and_page_numbers_are_no_text():
    def page(n: int) -> Draw:
        return both(
            lambda paper: paper.drawString(LEFT, 800, "清河镇人民政府文件"),
            printed(wrapped(LONG)),
            lambda paper: paper.drawString(280, 40, f"第 {n} 页 共 3 页"),
        )

    assert texts(read("a.pdf", pdf(*map(page, (1, 2, 3))))) == [LONG] * 3


@pytest.mark.parametrize("number", ["- 3 -", "— 3 —", "-3一", "第3页", "3/9"])
def test_page_numbers_as_people_set_them(number: str):
    page = both(printed(wrapped(LONG)), lambda paper: paper.drawCentredString(300, 40, number))
    assert texts(read("a.pdf", pdf(page))) == [LONG]


def test_a_first_line_that_stands_once_is_text_and_a_lone_page_number_is_not():
    document = read(
        "a.pdf", pdf(both(printed(["清河镇人民政府文件", *wrapped(LONG)]), printed(["1"], top=40, left=300)))
    )
    assert texts(document) == ["清河镇人民政府文件", LONG]


def test_two_columns_are_read_one_after_the_other():
    columns = [wrapped(text * 3, 14) for text in (LONG, LONG.replace("十", "百"))]
    apart = both(printed(columns[0], left=60), printed(columns[1], left=320))
    assert texts(read("a.pdf", pdf(apart))) == [LONG * 3, LONG.replace("十", "百") * 3]
    across = [draw for one, two in zip(*columns, strict=False) for draw in (one, two)]

    def line_by_line(paper):
        for n, line in enumerate(across):
            printed([line], TOP - n // 2 * 28, 60 + n % 2 * 260)(paper)

    assert texts(read("a.pdf", pdf(line_by_line))) == [LONG * 3, LONG.replace("十", "百") * 3]


def table(paper):
    for y in (700, 660, 600):
        paper.line(80, y, 400, y)
    for x in (80, 200, 400):
        paper.line(x, 700, x, 600)
    for x, y, text in (
        (90, 675, "项目"),
        (210, 675, "情况"),
        (90, 630, "法治宣讲"),
        (210, 638, "全年三十四场次活动"),
        (210, 612, "参加五百人"),
    ):
        paper.drawString(x, y, text)


def test_the_cells_of_a_table_stand_in_place_and_shift_no_number():
    document = read(
        "a.pdf",
        pdf(both(printed(["　　表前一段有十件。"]), table, printed(["　　表后一段有九件。"], top=560))),
    )
    assert texts(document) == [
        "表前一段有十件。",
        "项目",
        "情况",
        "法治宣讲",
        "全年三十四场次活动参加五百人",
        "表后一段有九件。",
    ]
    assert [block.row for block in document.blocks] == [0, 1, 1, 2, 2, 0]
    assert [document.locate(p.start, p.end).paragraph for p in document.paragraphs] == [1, 1, 1, 1, 1, 2]


def test_text_turned_with_its_page_is_read_and_a_watermark_is_not():
    def turned(paper):
        paper.setPageRotation(90)
        paper.translate(300, 100)
        paper.rotate(90)
        printed(wrapped(LONG), top=200, left=0)(paper)

    def marked(paper):
        printed(wrapped(LONG))(paper)
        paper.translate(200, 300)
        paper.rotate(45)
        paper.drawString(0, 0, "内部资料")

    assert texts(read("a.pdf", pdf(turned))) == [LONG]
    assert texts(read("a.pdf", pdf(marked))) == [LONG]


def test_a_title_of_two_lines_is_one_paragraph_and_an_issuer_below_is_not():
    def draw(paper):
        paper.setFont("STSong-Light", 22)
        paper.drawCentredString(LEFT + WIDTH * EM / 2, 800, "清河镇人民政府关于二〇二三年度法治政府")
        paper.drawCentredString(LEFT + WIDTH * EM / 2, 765, "建设情况的报告")
        paper.setFont("STSong-Light", EM)
        paper.drawCentredString(LEFT + WIDTH * EM / 2, 730, "（二〇二四年一月）")
        printed(wrapped(LONG), top=690)(paper)

    assert texts(read("a.pdf", pdf(draw))) == [
        "清河镇人民政府关于二〇二三年度法治政府建设情况的报告",
        "（二〇二四年一月）",
        LONG,
    ]


def message(data: bytes) -> str:
    with pytest.raises(ReadError) as raised:
        read("a.pdf", data)
    assert "\n" not in str(raised.value)
    return raised.value.message


def picture(paper):
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    paper.drawImage(ImageReader(Image.new("L", (40, 40), 128)), 0, 0, 500, 700)


def test_a_page_of_only_a_picture_among_others_is_told():
    document = read("a.pdf", pdf(printed(wrapped(LONG)), picture))
    assert texts(document) == [LONG]
    assert "第 2 页" in document.warnings[0]


def test_what_is_no_readable_pdf():
    whole = pdf(printed(wrapped(LONG)))
    assert "后缀" in message(b"PK\x03\x04 no pdf at all")
    assert "完整" in message(b"%PDF-1.7\n%%EOF")
    for size in range(20, len(whole) - 400, 211):
        with suppress(ReadError):
            assert read("a.pdf", whole[:size]).blocks


def test_a_password(monkeypatch: pytest.MonkeyPatch):
    from reportlab.lib.pdfencrypt import StandardEncryption

    file = io.BytesIO()
    paper = canvas.Canvas(file, encrypt=StandardEncryption("geheim", canPrint=0))
    paper.drawString(0, 0, "x")
    paper.save()
    assert "密码" in message(file.getvalue())


def test_limits(monkeypatch: pytest.MonkeyPatch):
    from checker.readers import pdf as reader

    monkeypatch.setattr(isolated, "possible", lambda: False)
    monkeypatch.setattr(reader, "MAX_PAGES", 2)
    assert "页" in message(pdf(*[printed(["一"])] * 3))
    monkeypatch.setattr(reader, "MAX_CHARACTERS", 30)
    assert "反常" in message(pdf(printed(wrapped(LONG))))


def test_blocks_are_the_same_each_time():
    data = pdf(both(printed(wrapped(LONG)), table))
    one, two = read("a.pdf", data).blocks, read("a.pdf", data).blocks
    assert one == two
    assert all(isinstance(block, Block) for block in one)


def plain(objects: Sequence[bytes]) -> bytes:
    """A PDF of these objects; the first is the catalog."""
    file, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(file)
    size = len(objects) + 1
    file += b"xref\n0 %d\n0000000000 65535 f \n%b" % (size, table)
    return bytes(file + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, start))


def form(content: bytes, inner: int | None) -> bytes:
    inside = b"/Resources<</XObject<</X %d 0 R>>>>" % inner if inner else b""
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
    return b"<</Length %d%b%b>>stream\n%b\nendstream" % (len(content), head, inside, content)


PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>"
TREE = (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", PAGE, form(b"/X Do ", None))
HOSTILE = {
    "forms in forms, ten of each": (*TREE, *(form(b"/X Do " * 10, n + 1) for n in range(5, 16)), form(b"0 0 1 1 re f", None)),
    "a form in itself": (*TREE, form(b"/X Do /X Do ", 5)),
    "pages in themselves": (TREE[0], b"<</Type/Pages/Kids[2 0 R]/Count 1>>"),
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_file_that_brings_the_library_down_costs_one_line(kind: str, monkeypatch: pytest.MonkeyPatch):
    from checker.readers import pdf as reader

    monkeypatch.setattr(reader, "MEMORY", 2**29)
    assert message(plain(HOSTILE[kind]))


def test_the_process_takes_no_module_from_the_working_directory(tmp_path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "msgspec.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    assert texts(read("a.pdf", pdf(printed(wrapped(LONG))))) == [LONG]


def stated(lines: Sequence[str], said: Callable[[str], str]) -> bytes:
    """A PDF whose font is not in it; only a table says what its codes stand for.

    Args:
        said: what the table has for a character.
    """
    codes = {character: number for number, character in enumerate(sorted({*"".join(lines)}), 1)}
    entries = [f"<{n:04X}> <{said(c).encode('utf-16-be').hex().upper()}>" for c, n in codes.items()]
    parts = [entries[at : at + 90] for at in range(0, len(entries), 90)]
    table = "begincmap\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n" + "".join(
        f"{len(part)} beginbfchar\n{chr(10).join(part)}\nendbfchar\n" for part in parts
    )
    shown = " ".join(f"<{''.join(f'{codes[c]:04X}' for c in line)}> Tj T*" for line in lines)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 700 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        stream(f"BT /F 16 Tf 30 TL 80 760 Td {shown} ET"),
        "<< /Type /Font /Subtype /Type0 /BaseFont /FangSong /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /FangSong /DW 1000 /FontDescriptor 8 0 R"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        stream(f"{table}endcmap"),
        "<< /Type /FontDescriptor /FontName /FangSong /Flags 4 /FontBBox [0 -200 1000 900] /Ascent 880 /Descent -120 >>",
    ]
    return plain([each.encode() for each in objects])


def stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


@pytest.mark.parametrize("block", [range(0x2F00, 0x2FD6), range(0x2E80, 0x2F00), range(0xF900, 0xFAFF)])
def test_radicals_that_a_writer_has_in_place_of_characters(block: range):
    """WPS and browsers write ⼯ for 工 where one glyph serves both."""
    title = "清河镇人民政府2023年度法治政府建设工作报告"
    body = "全年立案12件，见面走访群众六百户，山区水土、金融、食品、马路、高标准农田等方面办理行政许可。"
    other = {plain: chr(code) for code, plain in replacements().items() if code in block}
    assert any(character in other for character in body)
    document = read("a.pdf", stated([title, f"　　{body[:30]}", body[30:]], lambda c: other.get(c, c)))
    assert [document.slice((p.start, p.end)) for p in document.paragraphs] == [title, body]


def test_glyphs_of_a_few_characters_that_the_file_does_not_name_are_told():
    text = (
        "全年受理行政复议申请并办结，主动公开政府信息，调解矛盾纠纷，群众满意度持续提高，干部法治意识增强。"
    )
    lines = [text[at : at + 25] for at in range(0, 50, 25)] * 4
    few = read("a.pdf", stated([*lines, "立案7件。"], lambda sign: "\x03" if sign == "7" else sign))
    assert few.warnings == ("有 1 个字形没有写明是什么字，没有读；请对照原稿核对，或从原稿重新导出 PDF",)
    with pytest.raises(ReadError, match="没有写明字形是什么字"):
        read(
            "a.pdf",
            stated(
                [*lines, "立案7件，罚款8万元，培训9次，走访100家。"],
                lambda sign: "\x03" if sign.isdigit() else sign,
            ),
        )
