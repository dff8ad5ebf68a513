"""What lies over or under the text of a page, what a page has again, and what is told of it."""

from __future__ import annotations

import pytest

from checker.model.document import Document
from checker.readers import ReadError, read
from tests.readers.printing import EM, LEFT, TOP, WIDTH, Draw, pdf

STEP = 28
CLAUSES = (
    "受理行政复议申请十二件", "主动公开政府信息四十条", "调解矛盾纠纷五十六件", "组织普法宣讲三十四场", "培养法律明白人八十名",
    "举办讲座两期", "审查合同二十四份", "消除隐患一百二十七处", "走访企业三十二家", "清理文件九件并废止三件", "代办事项三百一十件",
)  # fmt: skip


def text(number: int, left: int = LEFT, width: int = WIDTH, lines: int = 99) -> Draw:
    """Paragraphs that are other ones on each page, so that no line stands twice in one place."""

    def draw(paper):
        for n, line in enumerate(wrapped(number, width)[:lines]):
            indent = len(line) - len(line.lstrip("　"))
            paper.drawString(left + indent * EM, TOP - n * STEP, line.lstrip("　"))

    return draw


def wrapped(number: int, width: int = WIDTH) -> list[str]:
    whole = ["　　" + paragraph for paragraph in paragraphs(number)]
    return [line[at : at + width] for line in whole for at in range(0, len(line), width)]


def paragraphs(number: int) -> list[str]:
    starts = range(number, number + 12, 3)
    return [
        "、".join(CLAUSES[(start + n * (1 + number % 5)) % len(CLAUSES)] for n in range(5)) + "。"
        for start in starts
    ]


def both(*draws: Draw) -> Draw:
    return lambda paper: [draw(paper) for draw in draws]


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def mark(words: str, size: int, *places: tuple[int, int]) -> Draw:
    def draw(paper):
        paper.setFont("STSong-Light", size)
        for at in places:
            paper.drawString(*at, words)
        paper.setFont("STSong-Light", EM)

    return draw


TILED = [(x, y) for x in (40, 220, 400) for y in range(90, 800, 110)]
WATERMARKS = {
    "large": mark("征求意见稿", 48, (180, 620)),
    "tiled": mark("张三13800000000", 14, *TILED),
    "of the size of the text": mark("内部资料", EM, (240, TOP - 5 * STEP - 8)),
}


@pytest.mark.parametrize("over", [False, True])
@pytest.mark.parametrize("watermark", WATERMARKS)
def test_a_watermark_that_is_not_askew_is_no_text(watermark: str, over: bool):
    drawn = WATERMARKS[watermark]
    pages = [both(text(n), drawn) if over else both(drawn, text(n)) for n in (1, 2, 3)]
    expected = [paragraph for n in (1, 2, 3) for paragraph in paragraphs(n)]
    assert texts(read("a.pdf", pdf(*pages))) == expected


def table(top: int, *rows: tuple[str, ...]) -> Draw:
    def draw(paper):
        for n, row in enumerate(rows):
            for column, word in enumerate(row):
                x, y = LEFT + column * 140, top - n * 30
                paper.rect(x, y - 10, 140, 30)
                paper.drawString(x + 10, y, word)

    return draw


def test_the_head_of_a_table_over_several_pages_is_read_once():
    head = ("执法部门", "检查（家次）", "立案（件）")
    rows = [(f"第{n}中队", f"{n}7", f"{n}") for n in range(1, 10)]
    first = both(text(1, lines=9), table(TOP - 10 * STEP, head, *rows[:3]))
    second, third = table(TOP, head, *rows[3:6]), table(TOP, head, *rows[6:])
    found = texts(read("a.pdf", pdf(first, second, third)))
    assert found[-30:] == [word for row in (head, *rows) for word in row]


def test_another_table_with_the_same_head_keeps_it():
    head = ("执法部门", "检查（家次）")
    first = both(text(1, lines=8), table(TOP - 9 * STEP, head, ("甲", "17")))
    second = both(text(2, lines=3), table(TOP - 5 * STEP, head, ("乙", "27")))
    found = texts(read("a.pdf", pdf(first, second)))
    assert found.count("执法部门") == 2


def test_a_table_row_that_only_repeats_the_head_stays():
    head = ("执法部门", "检查（家次）")
    first = both(text(1, lines=8), table(TOP - 9 * STEP, head, ("甲", "17")))
    found = texts(read("a.pdf", pdf(first, table(TOP, head))))
    assert found.count("执法部门") == 2


def test_a_few_lines_in_two_columns_have_the_margins_of_their_columns():
    def page(number: int, lines: int) -> Draw:
        return both(text(number, LEFT, 13, lines), text(number + 5, LEFT + 240, 13, lines))

    found = texts(read("a.pdf", pdf(page(1, 99), page(2, 99), page(3, 5))))
    assert found[-2:] == [paragraphs(3)[0], paragraphs(8)[0]]


def unseen(number: int) -> Draw:
    def draw(paper):
        from PIL import Image
        from reportlab.lib.utils import ImageReader

        paper.drawImage(ImageReader(Image.new("L", (8, 8), 255)), 0, 0, 595, 842)
        for n, line in enumerate(wrapped(number)):
            written = paper.beginText(LEFT, TOP - n * STEP)
            written.setTextRenderMode(3)
            written.textOut(line)
            paper.drawText(written)

    return draw


def test_what_a_scanner_recognised_below_its_picture_is_said_to_be_so():
    found = read("a.pdf", pdf(unseen(1), unseen(2)))
    assert found.warnings == ("2 页是扫描件，文字是扫描时识别的，可能有错字；人名、地名、错别字一类不检查",)
    assert all(block.recognised for block in found.blocks)
    assert not any(block.recognised for block in read("a.pdf", pdf(text(1))).blocks)


def test_comments_and_filled_forms_are_told():
    def noted(paper):
        text(1)(paper)
        paper.textAnnotation("请补充数据。", Rect=[100, 700, 120, 720])
        paper.acroForm.textfield(name="a", value="Qinghe", x=100, y=60, width=90, height=20)
        paper.acroForm.textfield(name="b", x=300, y=60, width=90, height=20)
        paper.linkURL("http://a.invalid", (0, 0, 9, 9))

    assert read("a.pdf", pdf(noted)).warnings == (
        "1 处批注没有读",
        "表单里填写的 1 项没有读，请打印成 PDF 再检查，或取得 .docx 原稿",
    )


def test_figures_that_lie_on_their_side_in_vertical_text_are_no_loss_in_silence():
    def vertical(paper):
        for at, sign in enumerate("".join(wrapped(1))):
            paper.drawString(500 - at // 30 * 28, TOP - at % 30 * 20, sign.strip("　") or " ")
        paper.saveState()
        paper.translate(60, 400)
        paper.rotate(-90)
        paper.drawString(0, 0, "2023")
        paper.restoreState()

    with pytest.raises(ReadError, match="竖排"):
        read("a.pdf", pdf(vertical))


def test_a_figure_of_one_digit_is_a_cell_of_a_table_without_rules():
    rows = [("第一中队", "7", "1"), ("第二中队", "8", "2"), ("第三中队", "9", "3")]

    def drawn(paper):
        for n, row in enumerate(rows):
            for column, word in enumerate(row):
                paper.drawString(LEFT + column * 140, TOP - (n + 8) * STEP, word)

    found = texts(read("a.pdf", pdf(both(text(1, lines=6), drawn))))
    assert found[-9:] == [word for row in rows for word in row]


def test_a_page_whose_paper_has_no_end() -> None:
    """What follows the changed numbers has moved: pdfium finds it all the same."""
    sound = pdf(*map(text, range(3)))
    endless = sound.replace(b"/MediaBox [ 0 0 595", b"/MediaBox [ " + b"9" * 80)
    assert endless != sound
    assert read("a.pdf", endless).text == read("a.pdf", sound).text
