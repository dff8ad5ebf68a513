"""Small raised characters of a PDF: marks of footnotes change no figure, signs such as m² stay in their line."""

from __future__ import annotations

import pytest

from checker.readers.notes import without_notes
from checker.readers.printed import Glyph, Page

SIZE, SMALL = 16.0, 9.0


def line(text: str, base: float, size: float = SIZE) -> list[Glyph]:
    """A line of text; what stands behind ^ is raised, what stands behind _ lowered."""
    glyphs: list[Glyph] = []
    at, shift, small = 80.0, 0.0, False
    for sign in text:
        if sign in "^_|":
            shift, small = {"^": (-5.0, True), "_": (2.0, True), "|": (0.0, False)}[sign]
            continue
        own = SMALL if small else size
        glyphs.append(Glyph(sign, at, at + own, base + shift, own))
        at += own
    return glyphs


def read(*pages: list[list[Glyph]]) -> tuple[list[list[str]], int]:
    """The text of each line, by its base."""
    kept, count = without_notes([Page([g for each in page for g in each], [], [], 0) for page in pages])
    texts = []
    for page in kept:
        bases = list(dict.fromkeys(glyph.base for glyph in page.glyphs))
        texts.append(["".join(g.text for g in page.glyphs if g.base == base) for base in bases])
    return texts, count


@pytest.mark.parametrize(
    ("text", "shown", "count"),
    [
        ("学习6次^1|。", "学习6次。", 1),
        ("学习6次^[12]|。", "学习6次。", 1),
        ("学习6次。^①|培训", "学习6次。培训", 1),
        ("公园1200m^2|。", "公园1200m2。", 0),
        ("排放CO_2|减少", "排放CO2减少", 0),
        ("共10^4|次", "共104次", 0),
        ("名称^注|。", "名称注。", 0),
    ],
)
def test_raised_characters(text: str, shown: str, count: int):
    assert read([line(text, 100.0), line("第二行。", 128.0)]) == ([[shown, "第二行。"]], count)


@pytest.mark.parametrize(
    "note",
    [line("^1|镇党政办统计。", 700.0), line("1.镇党政办统计。", 700.0, SMALL), line("[1]镇", 700.0, SMALL)],
)
def test_a_note_at_the_foot_is_left_out_with_what_stands_below_it(note: list[Glyph]):
    mark = "[1]" if note[0].text == "[" else "1"
    text = line("全年办理案件三百件，答复三百件。", 72.0)
    pages = [
        [text, line(f"学习6次^{mark}|。", 100.0), note, line("— 1 —", 780.0, SMALL)],
        [line("次页。", 100.0)],
    ]
    assert read(*pages) == ([["全年办理案件三百件，答复三百件。", "学习6次。"], ["次页。"]], 1)


def test_what_no_mark_leads_to_is_no_note():
    table = line("1.单位：件。", 700.0, SMALL)
    assert read([line("学习6次。", 100.0), table]) == ([["学习6次。", "1.单位：件。"]], 0)


def test_a_mark_that_begins_a_line_ends_no_page():
    page = [line("学习6次", 100.0), line("^1|。三月培训。", 128.0), line("末行。", 156.0)]
    assert read(page)[0][0][-1] == "末行。"


def test_characters_without_a_size():
    page = [Glyph("甲", 0.0, 0.0, 10.0, 0.0), Glyph("1", 0.0, 0.0, 5.0, 0.0)]
    assert read([page])[0] == [["甲", "1"]]
