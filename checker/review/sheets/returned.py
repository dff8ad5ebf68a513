"""The rows of a sheet that came back, as they stand: of a workbook, a Word sheet, or the file a web page saved."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from checker.model.errors import CheckerError
from checker.review.sheets.filled import Merged, located, rows
from checker.review.sheets.wording import ENGLISH
from checker.review.sheets.workbook import DATE, FINDINGS_SHEET, ID, REMARK, REVIEWER, VERDICT
from checker.review.verdicts import VERDICTS, text_of
from checker.support import limits
from checker.support.patterns import regex

ENTRIES = (VERDICT, REMARK, REVIEWER, DATE)
MAX_BYTES = limits.SHEET
"""Unpacked; a workbook of a hundred reports has some ten megabytes."""
ESCAPED = regex(r"_x([0-9A-Fa-f]{4})_")
"""How office programs write characters that XML cannot hold."""
FILE, RULE = "文件", "规则"
COLUMNS = {ENGLISH[name]: name for name in (*ENTRIES, ID, "原文", "要求", FILE, RULE)}
"""Columns of sheets in English."""
LONGEST_EXCERPT = 120
"""Characters of a Word sheet's text that are kept beside a verdict, for people."""


class SheetError(CheckerError):
    """A file that cannot be imported; one line for each mistake, naming the cell."""


class Row(NamedTuple):
    """The raw values of a row by column name, and where each stands."""

    values: Mapping[str, Any]
    address: Mapping[str, str]


def rows_of(path: Path, data: bytes) -> Iterator[Row]:
    """The rows of a file, told by its ending: .xlsx, .docx or .json.

    Raises:
        SheetError: it is no sheet.
    """
    readers = {".json": _saved, ".docx": _letter, ".xlsx": _workbook}
    return readers[path.suffix.lower()](path, data)


def _workbook(path: Path, data: bytes) -> Iterator[Row]:
    from openpyxl import load_workbook
    from openpyxl.utils import get_column_letter

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(part.file_size for part in package.infolist()) > MAX_BYTES:
                raise SheetError(f"{path}：解压后大得反常，不像是问题清单，没有读取")
        book = load_workbook(io.BytesIO(data), read_only=True)
    except SheetError:
        raise
    except Exception:  # whatever a damaged or foreign file makes zipfile and openpyxl raise
        raise SheetError(f"{path}：不是完整的 .xlsx 文件，请用 Excel 或 WPS 重新保存") from None
    try:
        pages = located(book)
        if not pages:
            raise SheetError(f"{path}：没有“{FINDINGS_SHEET}”工作表，不是 checker sheet 生成的清单")
        if len(pages) > 1:
            names = "".join(f"“{name}”" for name, _ in pages)
            raise SheetError(f"{path}：有 {len(pages)} 张问题清单（{names}），不知道以哪一张为准，请只留一张")
        page, first = pages[0]
        merged = Merged(data, book, page)
        lines = rows(data, book, page, first)
        head = [COLUMNS.get(name, name) for name in map(text_in, next(lines, ()))]
        for name in (*ENTRIES, ID):
            if head.count(name) != 1:
                fault = "没有" if name not in head else "不止一个"
                raise SheetError(f"{path}：“{page}”第 {first} 行{fault}“{name}”列，请从原表恢复")
        letters = {name: get_column_letter(head.index(name) + 1) for name in (*ENTRIES, ID)}
        places = [(name, head.index(name)) for name in ENTRIES]
        for number, line in enumerate(lines, first + 1):
            values = {
                name: _unescaped(value) for name, value in zip(head, line, strict=False) if value is not None
            }
            for name, at in places:
                own = merged.value(number, at + 1, values.get(name))
                values |= {} if own is None else {name: own}
            yield Row(values, {name: f"{letter}{number}" for name, letter in letters.items()})
    except SheetError:
        raise
    except Exception:
        raise SheetError(f"{path}：“{FINDINGS_SHEET}”读不完整，请用 Excel 或 WPS 重新保存") from None
    finally:
        book.close()


def _letter(path: Path, data: bytes) -> Iterator[Row]:
    """What was chosen or written beside the findings of a Word sheet, and who signed for it."""
    from checker.model.errors import ReadError
    from checker.readers.package import Package
    from checker.review.sheets.word_entries import entries

    try:
        package = Package(str(path), data)
        body = package.xml(package.main())
    except ReadError as error:
        raise SheetError(f"{path}：{error.message}") from None
    found = list(entries(body)) if body is not None else []
    paths = {entry.report: entry.value for entry in found if entry.kind == "report"}
    if not paths:
        raise SheetError(f"{path}：不是 checker sheet 生成的清单，或者里面的隐藏标记丢了；请用原来的清单来填")
    signed = {(entry.kind, entry.report): "" if entry.untouched else entry.text for entry in found}
    for entry in found:
        if entry.kind != "finding":
            continue
        day = signed.get(("date", entry.report), "")
        said = {
            REVIEWER: signed.get(("by", entry.report), ""),
            DATE: day if any(map(str.isdigit, day)) else "",
        }
        verdict, remark = ("", "") if entry.untouched else _split(entry.text)
        about = entry.about[:LONGEST_EXCERPT]
        place = f"“{about[:20]}…”的{VERDICT}"
        values = {VERDICT: verdict, REMARK: remark, **(said if verdict or remark else {}),
                  "原文": about, ID: f"{entry.value}#{paths.get(entry.report, '')}"}  # fmt: skip
        yield Row(values, dict.fromkeys((*ENTRIES, ID), place))


def _split(text: str) -> tuple[str, str]:
    """A verdict and the words after it; what is no verdict is told as one that nobody knows."""
    for verdict in (*VERDICTS, *map(ENGLISH.__getitem__, VERDICTS)):
        if text.startswith(verdict):
            return verdict, text.removeprefix(verdict).lstrip("：:，,。；; \n")
    return text, ""


def _unescaped(value: Any) -> Any:
    return ESCAPED.sub(lambda m: chr(int(m[1], 16)), value) if isinstance(value, str) else value


def _saved(path: Path, content: bytes) -> Iterator[Row]:
    names = {VERDICT: "verdict", REMARK: "remark", REVIEWER: "by", DATE: "date", ID: "id", "原文": "excerpt"}
    try:
        data = json.loads(content.decode("utf-8-sig"))
        records = data["verdicts"] if data["schema"] == 1 else None
    except (ValueError, KeyError, TypeError, RecursionError):
        records = None
    if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
        raise SheetError(f"{path}：不是网页清单保存的结论文件，请在网页里重新保存")
    for number, record in enumerate(records, 1):
        values = {name: record.get(key) for name, key in names.items()}
        values = {name: value if isinstance(value, str) else "" for name, value in values.items()}
        yield Row(values, {name: f"第{number}条的 {key}" for name, key in names.items()})


def text_in(value: Any) -> str:
    """A cell as text; a date that an office program made of what was typed goes back to ISO."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(" ")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return text_of(str(getattr(value, "text", value)))
