"""A comparison in every format, with text that means something to the format."""

import io
import json
from typing import Any

import openpyxl
import pytest
from msgspec.structs import replace

from checker.copying.results import Card, ComparisonResult, PairResult, SectionShare, SharedPassage
from checker.model.document import Location
from checker.outputs import RenderOptions
from checker.outputs.copies import FORMATS, render
from checker.text.likeness import differences

TEXTS = (
    "=SUM(A1)全年调解<b>纠纷</b>120件，\x1b[31m逐件回访。",
    "=SUM(A1)全年调解<b>纠纷</b>135件，逐户回访。",
)
PLACE = Location(4, 1, 4, 30, 3, None, ("一、成效",))
PASSAGE = SharedPassage((PLACE, PLACE), TEXTS, 0.9, tuple(differences(*TEXTS)))
SECTIONS = ((SectionShare("一、成效", 0.8),), (SectionShare("一、成效", 0.5),))
RESULT = ComparisonResult(
    (
        Card("甲.txt", "甲镇人民政府", "", 2024, 900, 30),
        Card("乙.txt", "", "", None, 1200, 40),
        Card("丙.txt"),
    ),
    (PairResult((0, 1), (0.71, 0.52), (PASSAGE,) * 5, SECTIONS),),
    ((0, 1),),
    dropped=7,
)


def text(name: str, lang: str = "zh") -> str:
    return render(name, RESULT, RenderOptions(lang=lang)).decode()


def test_json_has_shares_and_passages() -> None:
    data: dict[str, Any] = json.loads(text("json"))
    (pair,) = data["pairs"]
    assert (pair["reports"], pair["shares"]) == (["甲.txt", "乙.txt"], [0.71, 0.52])
    assert pair["passages"][0]["texts"] == list(TEXTS)
    assert data["clusters"] == [["甲.txt", "乙.txt"]]
    assert data["dropped"] == 7


def test_the_terminal_names_offices_and_counts_what_it_leaves_off() -> None:
    shown = text("full")
    assert "甲镇人民政府" in shown
    assert "另有 2 处" in shown
    assert "另有 7 对" in shown
    assert "\x1b" not in shown
    assert "7 more pairs" in text("full", "en")


def test_reports_of_the_same_office_go_by_their_files() -> None:
    twins = replace(RESULT, reports=tuple(replace(card, office="甲镇人民政府") for card in RESULT.reports))
    shown = render("full", twins, RenderOptions()).decode()
    assert "第 1 组（2 份）：甲.txt、乙.txt" in shown
    assert "甲.txt的 71% 见于乙.txt" in shown


def test_the_page_shows_differing_words_and_escapes_text() -> None:
    page = text("html")
    assert "<ins>" in page
    assert "&lt;b&gt;" in page
    assert "<b>" not in page
    assert "\x1b" not in page
    assert 'href="#p1"' in page


def test_the_workbook_has_no_formula() -> None:
    book = openpyxl.load_workbook(io.BytesIO(render("xlsx", RESULT, RenderOptions())))
    assert book.sheetnames == ["雷同报告", "雷同段落", "热力图", "报告"]
    assert book["雷同段落"]["C2"].value.startswith("=SUM(A1)")
    assert {cell.data_type for sheet in book for row in sheet for cell in row} <= {"s", "n"}
    assert book["热力图"]["C2"].value == 0.71


def test_sarif_has_one_result_for_each_report_of_a_pair() -> None:
    results = json.loads(text("sarif"))["runs"][0]["results"]
    assert [result["ruleId"] for result in results] == ["copied-report"] * 2


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_found_is_said(name: str) -> None:
    assert render(name, ComparisonResult((Card("甲.txt"), Card("乙.txt")), ()), RenderOptions())
