"""Places: every span leads back to where it stands in the file."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model.document import Block, Piece
from checker.readers.structure import parse
from checker.text.folding import folded
from tests.amounts import amount

REPORT = ["某镇报告", "", "一、成效", "　　（一）执法", "全年检查30次。整改20处。"]


def load(lines: list[str]):
    return parse("报告.txt", [Block(line, number) for number, line in enumerate(lines, 1)])


def test_a_place_in_words():
    document = load(REPORT)
    sentence = document.sentences[2]
    place = document.locate(sentence.start, sentence.end)
    assert (place.line, place.column, place.end_line, place.end_column) == (5, 9, 5, 15)
    assert (place.paragraph, place.page, place.headings) == (4, None, ("一、成效", "（一）执法"))


def test_blanks_at_the_start_of_a_line_are_not_part_of_the_paragraph():
    document = load(REPORT)
    paragraph = document.paragraphs[2]
    assert document.locate(paragraph.start, paragraph.end).column == 3


def test_a_span_over_several_lines():
    document = load(REPORT)
    place = document.locate(document.paragraphs[1].start, document.paragraphs[3].end)
    assert (place.line, place.end_line, place.end_column) == (3, 5, 15)


def test_an_empty_span_and_an_empty_document():
    assert load(REPORT).locate(0, 0).end_column == 1
    assert parse("a.txt", []).locate(0, 0).line == 1


def test_a_block_that_stands_in_pieces():
    block = Block("全年检查30次", 3, pieces=(Piece(0, 3, 3), Piece(4, 4, 1)))
    place = parse("a.md", [block]).locate(2, 7)
    assert (place.line, place.column, place.end_line, place.end_column) == (3, 5, 4, 4)


def test_the_sentence_and_the_paragraph_at_an_offset():
    document = load(REPORT)
    second = document.sentences[1]
    assert document.sentence_at(second.start) == second
    assert document.sentence_at(0) is not None
    assert document.sentence_at(document.paragraphs[1].start) is None
    assert document.paragraph_at(second.start).index == 3


def bare(text: str) -> str:
    return re.sub(r"\W", "", folded(text).text)


LINES = st.lists(st.text("一、（）1.检查。；年 　a", max_size=30), min_size=1, max_size=10)


@settings(max_examples=amount(60, 3000), deadline=None)
@given(LINES)
def test_line_and_column_lead_to_the_text(lines: list[str]):
    document = load(lines)
    for sentence in document.sentences:
        place = document.locate(sentence.start, sentence.end)
        assert place.line == place.end_line
        written = lines[place.line - 1][place.column - 1 : place.end_column - 1]
        assert written == document.as_written((sentence.start, sentence.end))
        assert bare(written) == bare(document.text[sentence.start : sentence.end])
