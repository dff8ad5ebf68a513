"""Workbooks as they come back: under another name, below a title, with formulas that a program worked out."""

from __future__ import annotations

import dataclasses
import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment

from checker.review.merging import fill
from checker.review.sheets import render
from checker.review.sheets.filled import foreign_words
from checker.review.sheets.importing import read
from checker.review.sheets.making import make
from checker.review.sheets.returned import SheetError
from checker.review.verdicts import Verdict
from tests.gate.conftest import checker
from tests.outputs.sample import RESULT, TOWN
from tests.review.conftest import Book

SHEET = Path("清单.xlsx")


@pytest.fixture
def filled(folder: Path) -> Path:
    assert checker("sheet", ".", "-o", str(SHEET)).returncode == 0
    book = Book(SHEET)
    for row, verdict in zip(book.rows, ("属实", "误报", "不适用"), strict=False):
        book.put(row, "复核结论", verdict)
        book.put(row, "复核意见", f"第{row}行")
    book.save()
    return SHEET


def renamed(page: Any) -> None:
    page.title = "问题清单（周敏）"


def titled(page: Any) -> None:
    page.insert_rows(1, 2)
    page["A1"] = "云溪镇、石桥镇报告问题清单"
    page.merge_cells("A1:H1")


def set_in(page: Any) -> None:
    page.insert_cols(3)
    page["C1"] = "备注"


@pytest.mark.parametrize("change", [renamed, titled, set_in])
def test_a_page_that_people_changed_around_its_rows_is_read_and_merged(
    filled: Path, change: Callable[[Any], None]
) -> None:
    wanted = read(filled)
    book = load_workbook(filled)
    change(book["问题清单"])
    book.save(filled)
    assert read(filled) == wanted
    merged = fill(filled.read_bytes(), wanted)
    filled.write_bytes(merged)
    assert read(filled) == wanted


def worked_out(file: Path, values: dict[str, str]) -> None:
    """Store what formulas came to, as Excel, WPS and LibreOffice do on saving."""
    with zipfile.ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for name, content in parts.items():
        if name.startswith("xl/worksheets/"):
            for formula, value in values.items():
                found = re.compile(
                    rb'(<c r="\w+")([^>]*)><f>' + re.escape(formula.encode()) + rb"</f><v ?/?>(?:</v>)?"
                )
                content = found.sub(rb'\1\2 t="str"><f>A9</f><v>' + value.encode() + b"</v>", content)
        parts[name] = content
    with zipfile.ZipFile(file, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)


def test_a_formula_counts_as_what_it_came_to_and_one_without_a_result_is_told(filled: Path) -> None:
    book = load_workbook(filled)
    page = book["问题清单"]
    columns = {cell.value: cell.column for cell in page[1]}
    page.cell(3, columns["复核结论"]).value = "=A1"
    page.cell(3, columns["复核意见"]).value = "=B1"
    book.save(filled)
    with pytest.raises(SheetError, match="不认识"):
        read(filled)
    worked_out(filled, {"A1": "不适用", "B1": "同意"})
    said = read(filled)[1]
    assert (said.verdict, said.remark) == ("不适用", "同意")


@pytest.mark.parametrize("columns", [("复核结论",), ("复核结论", "复核意见"), ("复核人", "复核日期")])
def test_cells_merged_down_the_page_stand_for_each_row(filled: Path, columns: tuple[str, ...]) -> None:
    book = load_workbook(filled)
    page = book["问题清单"]
    at = {cell.value: cell.column for cell in page[1]}
    page.cell(2, at["复核人"]).value, page.cell(2, at["复核日期"]).value = "周敏", date(2024, 3, 1)
    for name in columns:
        page.merge_cells(start_row=2, end_row=4, start_column=at[name], end_column=at[name])
    book.save(filled)
    entries = read(filled)
    for name, part in (
        ("复核结论", "verdict"),
        ("复核意见", "remark"),
        ("复核人", "by"),
        ("复核日期", "day"),
    ):
        alike = len({getattr(entry, part) for entry in entries}) == 1
        assert alike == (name in columns), name
    assert len(entries) == 3
    merged = fill(filled.read_bytes(), entries)
    filled.write_bytes(merged)
    assert read(filled) == entries


def test_two_pages_of_findings_are_asked_about(filled: Path) -> None:
    book = load_workbook(filled)
    book.copy_worksheet(book["问题清单"]).title = "问题清单 (2)"
    book.save(filled)
    with pytest.raises(SheetError, match=r"有 2 张问题清单（“问题清单”“问题清单 \(2\)”）"):
        read(filled)


@pytest.mark.parametrize("number", [-5, 3, 1e9])
def test_a_number_that_is_no_day_of_a_review(filled: Path, number: float) -> None:
    book = load_workbook(filled)
    page = book["问题清单"]
    at = {cell.value: cell.column for cell in page[1]}
    page.cell(2, at["复核日期"]).value = number
    page.cell(2, at["复核日期"]).number_format = "yyyy-mm-dd"
    book.save(filled)
    done = checker("sheet", "import", str(filled))
    assert (done.returncode, done.stderr.count("\n"), "不是日期" in done.stderr) == (2, 1, True), done.stderr


def noted(book: Any) -> None:
    book["问题清单"]["B2"].comment = Comment("这一条要再问镇里", "周敏")


def own_column(book: Any) -> None:
    page = book["问题清单"]
    page.cell(1, page.max_column + 1).value = "我的意见"
    page.cell(3, page.max_column).value = "属实"


def beside_the_table(book: Any) -> None:
    page = book["问题清单"]
    page.cell(3, page.max_column + 3).value = "问一下"


def below_the_table(book: Any) -> None:
    page = book["问题清单"]
    page.cell(page.max_row + 2, 4).value = "以上已与司法所核对"


def own_page(book: Any) -> None:
    book.create_sheet("会商记录")["A1"] = "三月四日"


@pytest.mark.parametrize(
    "change",
    [noted, own_column, beside_the_table, below_the_table, own_page, lambda book: titled(book["问题清单"])],
)
def test_words_that_are_not_read_back_are_not_written_over(
    folder: Path, change: Callable[[Any], None]
) -> None:
    assert checker("sheet", ".", "-o", str(SHEET)).returncode == 0
    assert checker("sheet", ".", "-o", str(SHEET)).returncode == 0  # nobody wrote into it
    book = load_workbook(SHEET)
    change(book)
    book.save(SHEET)
    before = SHEET.read_bytes()
    done = checker("sheet", ".", "-o", str(SHEET))
    assert (done.returncode, done.stderr.count("\n"), SHEET.read_bytes()) == (2, 1, before), done.stderr
    assert "里有人写了" in done.stderr
    assert checker("sheet", ".", "-o", str(SHEET), "--force").returncode == 0


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_all_pages_and_columns_of_a_sheet_are_its_own(lang: str) -> None:
    old = Verdict(fingerprint="0" * 16, rule="r", path=TOWN, verdict="属实", remark="甲")
    sheet = make(RESULT, {}, lambda path: {("r", "0" * 16): [old]} if path == TOWN else {}, lang)
    years = [msgspec.structs.replace(page.facts, year=2020 + n) for page in sheet.pages for n in range(3)]
    data = render(".xlsx", dataclasses.replace(sheet, earlier=tuple(years)))
    assert len(load_workbook(io.BytesIO(data)).sheetnames) >= 8
    assert foreign_words(data) == ""
