"""Where expressions stand in a text: words, alternatives, gaps, figures, and within one sentence only."""

from __future__ import annotations

import pytest

from checker.checklist.expressions import Lexicon
from checker.judging.index import TextIndex
from checker.model.document import Block, Document
from checker.readers.structure import parse
from checker.text.figures import Figure

WORDS = {"leader": ("县长", "镇长"), "some": ("若干", "")}


def indexed(text: str, *sources: str, figures: tuple[tuple[int, int], ...] = ()) -> TextIndex:
    document = parse("x.txt", [Block(line, at) for at, line in enumerate(text.split("\n"), 1)])
    known = [Figure(start, end, None, "", False) for start, end in figures]
    return TextIndex(document, Lexicon(WORDS, sources), known, ("审宙",))


def found(source: str, text: str, *, figures: tuple[tuple[int, int], ...] = ()) -> list[str]:
    """What an expression finds, whether it was known beforehand or not."""
    early, late = indexed(text, source, figures=figures), indexed(text, figures=figures)
    places = early.find(source)
    late.find("没有这个词")
    assert late.find(source) == places
    return [early.text[match.start : match.end] for match in places]


G14, G15 = "甲" * 14, "甲" * 15


@pytest.mark.parametrize(
    ("source", "text", "places"),
    [
        ("修桥", "修桥，再修桥。", ["修桥", "修桥"]),
        ("修桥", "修 “桥”。", ["修桥"]),
        ("修桥", "修路。桥。", []),
        ("修桥", "修\n桥", []),
        ("修", "修桥修路。", ["修", "修"]),
        ("修修", "修修修。", ["修修", "修修"]),
        ("(修|补)桥", "补桥。修路。修桥。", ["补桥", "修桥"]),
        ("应急(总体|)预案", "应急预案、应急总体预案。", ["应急预案", "应急总体预案"]),
        ("(总体|)预案", "预案、总体预案。", ["预案", "总体预案", "预案"]),
        ("{leader}出庭", "县长出庭，镇长出庭，局长出庭。", ["县长出庭", "镇长出庭"]),
        ("{some}案件", "若干案件。", ["若干案件", "案件"]),
        ("修订…预案", f"修订{G14}预案。", [f"修订{G14}预案"]),
        ("修订…预案", f"修订{G15}预案。", []),
        ("修订…预案", "修订预案。", ["修订预案"]),
        ("修订…预案", "预案修订。", []),
        ("修订…预案", "修订。预案。", []),
        ("修订…应急…预案", "修订应急预案。", ["修订应急预案"]),
        ("修…桥", "修一二三四桥。", ["修一二三四桥"]),
        ("修…桥", "修一二三四五桥。", []),
        ("修…桥", "修一，桥。", []),
        ("修…老桥", "修一，老桥。", ["修一，老桥".replace("，", ",")]),
        ("体检+企业", "企业开展体检，体检企业。", ["企业开展体检"]),
        ("体检+企业", "体检企业。", ["体检企业"]),
        ("体检+企业", "体检。企业。", []),
    ],
)
def test_expressions(source: str, text: str, places: list[str]) -> None:
    assert found(source, text) == places


@pytest.mark.parametrize(
    ("source", "places"),
    [
        ("修桥{figure}座", ["修桥3座"]),
        ("{figure}座", ["3座", "12座"]),
        ("修桥…{figure}", ["修桥3"]),
        ("{figure}+修路", ["12座修路"]),
        ("{figure}米", []),
    ],
)
def test_figures(source: str, places: list[str]) -> None:
    text = "修桥3座。12座修路。"
    assert found(source, text, figures=((2, 3), (5, 7))) == places


def test_figures_behind_each_other_and_at_the_end() -> None:
    assert found("修桥{figure}{figure}", "修桥31", figures=((2, 3), (3, 4))) == ["修桥31"]
    assert found("修桥{figure}座", "修桥3", figures=((2, 3),)) == []
    assert found("修桥{figure}", "修桥", figures=()) == []


def test_headings_and_what_lies_between_sentences() -> None:
    index = indexed("云坪镇报告\n一、修桥铺路\n修桥3座。\n修路2条。", "修桥", "修")
    assert [index.unit_of(match.start) for match in index.find("修桥")] == [1, 2]
    assert [index.sentence_of(match) is None for match in index.find("修桥")] == [True, False]
    assert [unit.place[0] for unit in index.units] == [0, 1, 2, 3]
    assert index.unit_of(index.text.index("\n")) == -1
    assert index.unit_of(0) == 0
    assert index.unit_of(len(index.text)) == -1
    assert len(index.find_all(("修桥", "修路", "修桥"))) == 5


def test_the_start_and_the_end_of_a_sentence() -> None:
    index = indexed("修桥3座。修路2条。")
    assert [index.unit_of(at) for at in range(11)] == [0] * 5 + [1] * 5 + [-1]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("开展合法性宙查。", ["合法性宙查"]),
        ("开展合法审查。", ["合法审查"]),
        ("开展合法。性审查。", []),
        ("开展合法性审查。", []),
        ("开展检查。", []),
    ],
)
def test_misspelt(text: str, places: list[str]) -> None:
    index = indexed(text)
    matches = index.near("合法性审查")
    assert [index.text[match.start : match.end] for match in matches] == places
    assert not any(match.exact for match in matches)


def test_a_document_without_text() -> None:
    index = TextIndex(Document("", (), ""), Lexicon({}, ()), ())
    assert index.find("修桥") == index.near("合法性审查") == []


def test_a_match_ends_where_the_text_ends() -> None:
    assert [match.end for match in indexed("修桥", "修(一座桥|桥)").find("修(一座桥|桥)")] == [2]
