"""Pages as offices publish them: shaded words, letters drawn twice, notes and lists that are set in, wide prefaces."""

from __future__ import annotations

import pytest

from checker.readers import read
from checker.readers.layout import paragraphs
from checker.readers.page_lines import Line
from tests.readers.printing import (
    EM,
    LEFT,
    LONG,
    TOP,
    WIDTH,
    both,
    pdf,
    printed,
    wrapped,
)
from tests.readers.test_pdf_reader import stated, texts

SECOND = LONG.replace("十", "百")


def test_shaded_words_are_no_cells_of_a_table():
    """Text that was copied from a page of the web is shaded white, run by run."""

    def shaded(paper):
        paper.setFillColorRGB(1, 1, 1)
        for n, line in enumerate(wrapped(LONG)):
            indent = len(line) - len(line.lstrip("　"))
            for at in range(indent, len(line), 7):
                width = (min(at + 7, len(line)) - at) * EM - 2
                paper.rect(LEFT + at * EM + 1, TOP - n * 28 - 4, width, 20, stroke=0, fill=1)
        paper.setFillColorRGB(0, 0, 0)
        printed(wrapped(LONG))(paper)

    document = read("a.pdf", pdf(shaded))
    assert texts(document) == [LONG]
    assert not document.blocks[0].row


def test_one_sign_that_stands_for_the_same_character_twice_is_read_once():
    """Browsers write so where a font has one glyph for 金 and its radical."""
    lines = [f"　　{LONG[:24]}", LONG[24:]]
    document = read(
        "a.pdf", stated(lines, lambda character: character * 2 if character in "行政" else character)
    )
    assert texts(document) == [LONG]


def test_letters_drawn_again_in_another_font_are_read_once():
    def twice(paper):
        for font, up in (("Helvetica", 0), ("Helvetica-Bold", 0.8)):
            paper.setFont(font, EM)
            for n, character in enumerate("OFFICES"):
                paper.drawString(LEFT + 20 * n, TOP + up, character)

    assert texts(read("a.pdf", pdf(twice))) == ["OFFICES"]


def test_words_set_wide_are_no_table_and_columns_are():
    wide = both(
        *(
            printed([word], TOP - n * 28, left)
            for n, (first, second, left) in enumerate(
                [("目", "录", 250), ("序", "言", LEFT), ("第一章总", "则", LEFT)]
            )
            for word, left in ((first, left), (second, left + (len(first) + 2) * EM))
        ),
        printed(wrapped(LONG) * 3, TOP - 4 * 28),
    )
    document = read("a.pdf", pdf(wide))
    assert [text.replace("\t", "") for text in texts(document)[:3]] == ["目录", "序言", "第一章总则"]
    columns = both(
        *(
            printed([word], TOP - n * 28, left)
            for n in range(3)
            for word, left in (("事项", 80), ("件数", 300))
        )
    )
    assert [block.row for block in read("a.pdf", pdf(columns)).blocks] == [1, 1, 2, 2, 3, 3]


def test_a_note_whose_lines_are_all_set_in_is_one_paragraph():
    note = "（" + "一九九六年县人民代表大会通过、" * 6 + "二〇二三年修正）"
    lines = [note[at : at + 22] for at in range(0, len(note), 22)]
    page = both(printed(lines, left=LEFT + 2 * EM), printed(wrapped(LONG, 24) * 3, TOP - len(lines) * 28))
    assert texts(read("a.pdf", pdf(page))) == [note, LONG, LONG, LONG]


@pytest.mark.parametrize("mark", ["——", "1.", "（一）", "a）"])
def test_the_lines_of_an_item_may_stand_deeper_than_its_first(mark: str):
    item = mark + "甲" * (24 - len(mark)) + "乙" * 22 + "丙" * 5 + "；"
    lines = [(2, item[:24]), (4, item[24:46]), (4, item[46:])] * 2
    page = both(
        *(printed([line], TOP - n * 28, LEFT + indent * EM) for n, (indent, line) in enumerate(lines)),
        printed(wrapped(LONG) * 3, TOP - len(lines) * 28),
    )
    assert texts(read("a.pdf", pdf(page))) == [item, item, LONG, LONG, LONG]


def test_a_page_set_wider_than_the_rest_keeps_its_paragraphs():
    def wide(paper):
        for n, line in enumerate(wrapped(LONG) * 2 + wrapped(SECOND)):
            printed([line], TOP - n * 44)(paper)

    page = printed(wrapped(LONG) * 4)
    assert texts(read("a.pdf", pdf(wide, page, page))) == [LONG, LONG, SECOND, *[LONG] * 8]


def test_lines_of_contents_without_numbers_stand_apart():
    items = [f"第{n}章" + "甲" * 8 for n in "一二三四五六七"] + ["第八章" + "乙" * 12, "第九章" + "丙" * 12]
    contents = printed(items, left=LEFT + 4 * EM)
    page = printed(wrapped(LONG) * 4)
    assert texts(read("a.pdf", pdf(contents, page, page)))[:9] == items


def test_a_centred_line_below_a_full_last_line_is_a_paragraph():
    last = "　　" + "一" * 24, "二" * 25 + "。"
    title = lambda paper: paper.drawCentredString(LEFT + WIDTH * EM / 2, TOP - 2 * 28, "第四编人格权")  # noqa: E731
    page = both(printed(last), title, printed(wrapped(LONG) * 2, TOP - 3 * 28))
    assert texts(read("a.pdf", pdf(page))) == ["一" * 24 + "二" * 25 + "。", "第四编人格权", LONG, LONG]


@pytest.mark.parametrize("number", ["Ⅲ", "ⅱ", "iv"])
def test_the_numbers_of_a_preface_are_no_text(number: str):
    page = both(printed(wrapped(LONG)), lambda paper: paper.drawCentredString(300, 40, number))
    assert texts(read("a.pdf", pdf(page))) == [LONG]


def test_a_line_that_a_flush_page_does_not_stretch_is_a_last_one():
    """Unindented, without space between paragraphs: only last lines end short of the margin."""
    body = ["一" * 24, "二" * 26, "三" * 24 + "。", "四" * 25] * 3
    paragraphs = [[*body, "五" * 9 + "。"], [*body, "六" * 25 + "。"], [*body[:3], "末。"]]

    def draw(paper):
        for n, line in enumerate(line for lines in paragraphs for line in lines):
            text = paper.beginText(LEFT, 800 - n * 22)
            last = line[-1] == "。" and line[0] != "三"
            text.setCharSpace(-0.3 if last else (26 - len(line)) * EM / (len(line) - 1))
            text.textOut(line)
            paper.drawText(text)

    assert texts(read("a.pdf", pdf(draw))) == ["".join(lines) for lines in paragraphs]


@pytest.mark.parametrize(
    ("begins", "parts"),
    [("第九条县级以上各部门各负其责。", 2), ("第九条第二款由县级以上各部门负责执行。", 1)],
)
def test_articles_of_a_regulation_begin_paragraphs(begins: str, parts: int):
    lines = ["第八条" + "一" * 22 + "。", begins, "第十条" + "二" * 22 + "、", "三" * 9 + "。"]
    found = texts(read("a.pdf", pdf(printed(lines))))
    assert len(found) == parts + 1
    assert found[-1] == lines[2] + lines[3]


def stacked(text: str, left: float, step: float = 20):
    return lambda paper: [paper.drawString(left, 700 - n * step, sign) for n, sign in enumerate(text)]


@pytest.mark.parametrize(("left", "step"), [(30, 20), (545, 20), (545, 28)])
@pytest.mark.parametrize("label", ["清河镇年度报告", "第{}页"])
def test_furniture_that_stands_vertically_beside_the_text_is_no_text(label: str, left: int, step: int):
    paragraphs = [LONG, SECOND, LONG.replace("件", "宗")]
    pages = [
        both(stacked(label.format(number), left, step), printed(wrapped(text) * 2))
        for number, text in zip("一二三", paragraphs, strict=True)
    ]
    assert texts(read("a.pdf", pdf(*pages))) == [text for text in paragraphs for _ in range(2)]


def test_what_stands_vertically_once_is_read_by_itself():
    page = both(printed(wrapped(LONG) * 2), stacked("密封线内不要答题", 545))
    assert texts(read("a.pdf", pdf(page))) == [LONG, LONG, "密封线内不要答题"]


def test_a_page_written_from_top_to_bottom_is_read_so():
    text = "　　" + LONG

    def draw(paper):
        for at, sign in enumerate(text):
            paper.drawString(500 - at // 20 * 28, TOP - at % 20 * 20, sign.strip() or " ")

    assert [text.replace(" ", "") for text in texts(read("a.pdf", pdf(draw)))] == [LONG]


def test_a_line_of_thousands_of_dots_takes_no_time():
    dots = [Line("." * 20_000 + "甲", 80, 500, 100 + 28 * n, 16, 1) for n in range(20)]
    assert len(paragraphs([dots])) >= 1
