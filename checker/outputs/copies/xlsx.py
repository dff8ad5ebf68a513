"""A comparison as a workbook: pairs, passages, the table of reports × reports."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from checker.copying.results import ComparisonResult
from checker.outputs import RenderOptions
from checker.outputs.words import clean, place

if TYPE_CHECKING:
    from xlsxwriter import Workbook

PAIRS = (
    ("单位甲", 26), ("文件甲", 30), ("单位乙", 26), ("文件乙", 30), ("甲见于乙", 10), ("乙见于甲", 10), ("处数", 8),
    ("雷同最多的部分", 50),
)  # fmt: skip
PASSAGES = (
    ("文件甲", 26), ("位置", 24), ("原文甲", 60), ("文件乙", 26), ("位置", 24), ("原文乙", 60), ("相似度", 9),
)  # fmt: skip
REPORTS = (
    ("序号", 6),
    ("单位", 26),
    ("文件", 34),
    ("年度", 8),
    ("组", 6),
    ("比较字数", 10),
    ("未计字数", 10),
)
LONGEST = 32_000
"""Characters that a cell holds."""
ROWS = 100_000
"""Passages that are listed; the JSON has all."""
HEAT = 200
"""Reports up to which the table of reports × reports is made."""


def render(result: ComparisonResult, options: RenderOptions) -> bytes:
    """Every text is a text, never a formula."""
    from xlsxwriter import Workbook

    file = io.BytesIO()
    book = Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True})
    formats = {
        "head": book.add_format({"bold": True, "bg_color": "#DDE6F0", "text_wrap": True, "valign": "top"}),
        "text": book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True}),
        "share": book.add_format({"num_format": "0%", "valign": "top"}),
    }
    _pairs(book, result, formats)
    _passages(book, result, formats)
    _heat(book, result, formats)
    _reports(book, result, formats)
    book.close()
    return file.getvalue()


def _sheet(book: Workbook, name: str, columns: tuple[tuple[str, int], ...], formats: dict[str, Any]) -> Any:
    sheet = book.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    for number, (title, width) in enumerate(columns):
        sheet.set_column(number, number, width)
        sheet.write_string(0, number, title, formats["head"])
    sheet.freeze_panes(1, 0)
    return sheet


def _row(sheet: Any, row: int, values: list[str | float], formats: dict[str, Any]) -> None:
    for column, value in enumerate(values):
        if isinstance(value, float):
            sheet.write_number(row, column, value, formats["share"])
        elif isinstance(value, int):
            sheet.write_number(row, column, value)
        else:
            sheet.write_string(row, column, clean(value)[:LONGEST], formats["text"])


def _pairs(book: Workbook, result: ComparisonResult, formats: dict[str, Any]) -> None:
    sheet = _sheet(book, "雷同报告", PAIRS, formats)
    for row, pair in enumerate(result.pairs, 1):
        first, second = (result.reports[number] for number in pair.reports)
        most = sorted((s for s in pair.sections[0] if s.share > 0), key=lambda s: -s.share)[:3]
        values: list[str | float] = [
            first.office, first.path, second.office, second.path, *pair.shares, len(pair.passages),
            "；".join(f"{section.heading}（{section.share:.0%}）" for section in most),
        ]  # fmt: skip
        _row(sheet, row, values, formats)
    if result.pairs:
        sheet.autofilter(0, 0, len(result.pairs), len(PAIRS) - 1)
        scale = {"type": "2_color_scale", "min_color": "#FFFFFF", "max_color": "#F4A6A0"}
        sheet.conditional_format(1, 4, len(result.pairs), 5, scale)
    if result.dropped:
        _row(sheet, len(result.pairs) + 1, [f"另有 {result.dropped} 对没有逐一核对"], formats)


def _passages(book: Workbook, result: ComparisonResult, formats: dict[str, Any]) -> None:
    sheet = _sheet(book, "雷同段落", PASSAGES, formats)
    row = 0
    for pair in result.pairs:
        paths = [result.reports[number].path for number in pair.reports]
        for passage in pair.passages:
            row += 1
            if row > ROWS:
                return
            where = [
                place(location, path, "zh") for location, path in zip(passage.locations, paths, strict=True)
            ]
            values: list[str | float] = [
                paths[0], where[0], passage.texts[0], paths[1], where[1], passage.texts[1], passage.likeness
            ]  # fmt: skip
            _row(sheet, row, values, formats)


def _heat(book: Workbook, result: ComparisonResult, formats: dict[str, Any]) -> None:
    listed = sorted({number for pair in result.pairs for number in pair.reports})[:HEAT]
    if not listed:
        return
    sheet = book.add_worksheet("热力图")
    at = {number: index for index, number in enumerate(listed, 1)}
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, len(listed), 6)
    sheet.write_string(0, 0, "行见于列的比例", formats["head"])
    for number, index in at.items():
        sheet.write_string(0, index, clean(result.name(number)), formats["head"])
        sheet.write_string(index, 0, clean(result.name(number)), formats["text"])
    for pair in result.pairs:
        first, second = pair.reports
        if first in at and second in at:
            sheet.write_number(at[first], at[second], pair.shares[0], formats["share"])
            sheet.write_number(at[second], at[first], pair.shares[1], formats["share"])
    scale = {"type": "2_color_scale", "min_color": "#FFFFFF", "max_color": "#D73027", "min_type": "num",
             "min_value": 0, "max_type": "num", "max_value": 1}  # fmt: skip
    sheet.conditional_format(1, 1, len(listed), len(listed), scale)
    sheet.freeze_panes(1, 1)


def _reports(book: Workbook, result: ComparisonResult, formats: dict[str, Any]) -> None:
    sheet = _sheet(book, "报告", REPORTS, formats)
    cluster = {number: index for index, group in enumerate(result.clusters, 1) for number in group}
    for number, card in enumerate(result.reports):
        values: list[str | float] = [
            number + 1, card.office, card.path, str(card.year or ""), str(cluster.get(number, "")),
            card.characters, card.left_out,
        ]  # fmt: skip
        _row(sheet, number + 1, values, formats)
