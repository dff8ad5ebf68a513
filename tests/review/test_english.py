"""Sheets in English: every word of theirs, and verdicts that come back."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from checker.model.findings import Severity
from checker.readers.package import W
from checker.review.sheets import docx_overview, docx_rows, markdown, view, workbook, xlsx
from checker.review.sheets.word_entries import entries
from checker.review.sheets.wording import ENGLISH
from checker.review.verdicts import VERDICTS, load
from tests.gate.conftest import checker
from tests.review.conftest import Book

ROOT = Path(__file__).parents[2] / "checker" / "review"
HAN = re.compile("[\u4e00-\u9fff]")
SAID = re.compile(r'\b(?:say|t)\(\s*(?:[\w.]+,\s*)?"((?:[^"\\]|\\.)*)"')
SOURCES = [*ROOT.rglob("*.py"), *(ROOT / "sheets/templates").glob("*")]


@pytest.fixture
def english(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The working directory with its sheets in English, as they were made once."""
    made = tmp_path_factory.getbasetemp() / "english"
    if not made.exists():
        for ending in ("xlsx", "docx", "html", "md"):
            assert checker("sheet", ".", "-o", f"sheet.{ending}", "--lang", "en").returncode == 0
        made.mkdir()
        for sheet in Path().glob("sheet.*"):
            shutil.copy(sheet, made)
    return Path(shutil.copytree(made, folder, dirs_exist_ok=True))


def given(path: str) -> set[str]:
    """The verdicts in a workbook."""
    rows = load_workbook(path)["Findings"].iter_rows(min_row=2, values_only=True)
    return {str(row[4]) for row in rows if row[4]}


def test_whatever_a_sheet_says_has_english_words() -> None:
    said = {text.replace("\\n", "\n") for path in SOURCES for text in SAID.findall(path.read_text("utf-8"))}
    tables = (xlsx.FINDINGS, xlsx.OVERVIEW, xlsx.MATRIX, xlsx.GAPS, xlsx.PAST, xlsx.TREND, xlsx.VIEWS)
    said |= {column.name for table in tables for column in table}
    said |= {
        *workbook.COLOURS,
        *xlsx.SIGNATURES,
        *docx_rows.HEAD,
        *docx_overview.HEAT.values(),
        *markdown.VIEWS,
        *VERDICTS,
    }
    said |= {view.ADVICE[severity] for severity in Severity}
    assert len(said) > 200
    assert said - ENGLISH.keys() == set()


def test_nothing_is_translated_that_nobody_says() -> None:
    whole = "".join(path.read_text("utf-8") for path in SOURCES if path.name != "wording.py")
    unsaid = [text for text in ENGLISH if text.replace("\n", "\\n") not in whole]
    assert unsaid == []


def test_both_languages_take_the_same_values() -> None:
    assert [text for text, words in ENGLISH.items() if text.count("{") != words.count("{")] == []


def test_the_workbook(english: Path) -> None:
    book = load_workbook("sheet.xlsx")
    assert not any(HAN.search(name) for name in book.sheetnames)
    for name in book.sheetnames:
        heads = [str(cell.value or "") for cell in book[name][1]]
        assert not any(HAN.search(re.sub(r"^(?:GY|ND)-\S+ .*", "", head)) for head in heads), heads
    severities = {row[8] for row in book["Findings"].iter_rows(min_row=2, values_only=True)}
    assert severities <= {"Must mend", "Should mend", "For information"}


def test_verdicts_come_back_from_the_workbook(english: Path) -> None:
    path = Path("sheet.xlsx")
    book = Book(path, "Findings")
    for row, said in zip(range(2, 6), ("False alarm", "confirmed", "Mended", "Not applicable"), strict=True):
        book.put(row, "Verdict", said)
        book.put(row, "Reviewer", "Zhou")
    book.put(2, "Remark", "see annex 2")
    book.save()
    done = checker("sheet", "import", "sheet.xlsx")
    assert "新记入 4 条" in done.stdout, done.stderr
    kept = load(Path("verdicts.toml"))
    assert {one.verdict for one in kept} == set(VERDICTS)
    assert checker("sheet", ".", "-o", "again.xlsx", "--lang", "en").returncode == 0
    again = given("again.xlsx")
    assert {"False alarm", "Confirmed"} <= again
    assert checker("sheet", "merge", "again.xlsx", "sheet.xlsx", "-o", "both.xlsx").returncode == 0
    assert given("both.xlsx") == again


def test_verdicts_come_back_from_the_letter(english: Path) -> None:
    document: Any = Document("sheet.docx")
    findings = [entry for entry in entries(document.element.body) if entry.kind == "finding"]
    assert {entry.text for entry in findings} == {""}
    next(iter(findings[0].cell.iter(W + "t"))).text = "False alarm: see annex 2"
    document.save("sheet.docx")
    assert checker("sheet", "import", "sheet.docx").returncode == 0
    (one,) = load(Path("verdicts.toml"))
    assert (one.verdict, one.remark) == ("误报", "see annex 2")


def test_the_letter_and_the_text_are_english_but_for_what_reports_say(english: Path) -> None:
    document: Any = Document("sheet.docx")
    heads = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert {"Overview", "Verdict", "Signatures"} <= set(heads)
    assert not any(HAN.search(head) for head in heads if "人民政府" not in head)
    heads = [line for line in Path("sheet.md").read_text("utf-8").splitlines() if line.startswith("#")]
    assert not any(HAN.search(head) for head in heads if "人民政府" not in head)


def test_the_page(english: Path) -> None:
    page = Path("sheet.html").read_text("utf-8")
    assert '<html lang="en"' in page
    words = re.findall(r"<(?:button|legend|label|summary|caption|h[13])[^>]*>([^<]*)", page)
    assert [word for word in words if HAN.search(word)] == []


def test_an_english_sheet_is_no_report_either(english: Path) -> None:
    told = json.loads(checker("check", ".", "-f", "json").stdout)
    assert [report["path"] for report in told["reports"]] == ["云溪镇.txt", "石桥镇.txt"]
    assert told["errors"] == []
