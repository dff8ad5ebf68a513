"""Reading back what reviewers filled in: a workbook, a Word sheet, or the file a web page saved.

Only ids and verdict columns are read. All mistakes are reported at once, by cell address, and a file
with a mistake gives nothing at all.
"""

from __future__ import annotations

import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from checker.gate.own_rules import rules_by_id
from checker.model.errors import CheckerError
from checker.outputs.words import clean
from checker.review.sheets.filled import located, rows
from checker.review.sheets.wording import ENGLISH
from checker.review.sheets.workbook import DATE, FINDINGS_SHEET, ID, REMARK, REVIEWER, VERDICT
from checker.review.verdicts import MAX_REMARK, NO_TEXT, VERDICTS, Verdict, text_of
from checker.support import limits
from checker.support.errors import FileError
from checker.support.paths import absolute, within
from checker.support.patterns import regex
from checker.support.reading import read_bytes

ENTRIES = (VERDICT, REMARK, REVIEWER, DATE)
MAX_BYTES = limits.SHEET
"""Unpacked; a workbook of a hundred reports has some ten megabytes."""
DAY = regex(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?: 00:00:00)?")
IDENTITY = regex(r"([0-9a-f]{16}(?:-\d+)?)#([a-z]+(?:-[a-z]+)*)#(.+)", re.DOTALL)
ESCAPED = regex(r"_x([0-9A-Fa-f]{4})_")
"""How office programs write characters that XML cannot hold."""
FILE, RULE = "文件", "规则"
COLUMNS = {ENGLISH[name]: name for name in (*ENTRIES, ID, "原文", FILE, RULE)}
"""Columns of sheets in English."""
LONGEST_PATH = 1000
"""Characters."""
NOT_READ = {
    ".html": "网页清单里的结论请先点“保存复核结论”，再读回存下来的 .json",
    ".md": "Markdown 清单是给人看的，读不回结论；请用 checker sheet … -o 清单.xlsx 生成表格来填",
}
NO_SHEET = "不是填好的清单；能读回的是 .xlsx、.docx 和网页清单保存的 .json"
LONGEST_EXCERPT = 120
"""Characters of a Word sheet's text that are kept beside a verdict, for people."""
SHOWN = 20
"""Mistakes told at once."""


class SheetError(CheckerError):
    """A file that cannot be imported; one line for each mistake, naming the cell."""


class _Row(NamedTuple):
    """The raw values of a row by column name, and where each stands."""

    values: Mapping[str, Any]
    address: Mapping[str, str]


def read(path: Path, folder: Path | None = Path()) -> list[Verdict]:
    """The verdicts of a file, blank ones left out. Their paths are the reports' as in the sheet.

    Args:
        folder: that all reports must lie in: the sheet was in other hands; None to trust it.

    Raises:
        SheetError: it is no sheet, or something in it is wrong.
    """
    shown = Path(clean(str(path)))  # a mistake is a line: the name of the file has no line ends
    _known(shown)
    try:
        data = read_bytes(path, MAX_BYTES)
    except FileError as error:
        raise SheetError(f"{shown}：{clean(error.message)}") from None
    return _entries(shown, _rows(shown, data), folder)


def given(name: str, data: bytes) -> list[Verdict]:
    """The verdicts of a file that somebody sent, blank ones left out.

    Args:
        name: what to call it in messages; its ending says what it is.

    Raises:
        SheetError: it is no sheet, or something in it is wrong.
    """
    path = Path(name)
    _known(path)
    return _entries(path, _rows(path, data), None)


def _known(path: Path) -> None:
    ending = path.suffix.lower()
    if ending not in (".json", ".docx", ".xlsx"):
        raise SheetError(f"{path}：{NOT_READ.get(ending, NO_SHEET)}")


def _rows(path: Path, data: bytes) -> Iterator[_Row]:
    readers = {".json": _saved, ".docx": _letter, ".xlsx": _workbook}
    return readers[path.suffix.lower()](path, data)


def _entries(path: Path, rows: Iterable[_Row], folder: Path | None) -> list[Verdict]:
    entries: dict[str, Verdict] = {}
    mistakes: list[str] = []
    for row in rows:
        entry, wrong = _entry(row)
        mistakes += wrong
        if entry is None or entry.blank:
            continue
        if folder is not None and (fault := _astray(entry, folder)):
            mistakes.append(f"{row.address[ID]}：{fault}")
            continue
        if column := _swapped(row, entry):
            told = f"隐藏的{ID}列与这一行的“{column}”对不上，多半是排序或粘贴时漏了这一列，请从原表恢复"
            mistakes.append(f"{row.address[ID]}：{told}")
            continue
        key = str(row.values[ID])
        if entries.setdefault(key, entry) != entry:
            mistakes.append(f"{row.address[VERDICT]}：同一个问题在前面另有一行，两行填得不一样")
    if mistakes:
        shown = [f"{path}：{mistake}" for mistake in mistakes[:SHOWN]]
        more = [f"{path}：另有 {len(mistakes) - SHOWN} 处"] if len(mistakes) > SHOWN else []
        raise SheetError("\n".join((*shown, *more)))
    return list(entries.values())


def _astray(entry: Verdict, folder: Path) -> str:
    """What is wrong with the finding that a row names; whoever filled in the sheet could have changed it."""
    if entry.rule not in _titles():
        return f"隐藏的{ID}列写的规则 {entry.rule[:40]} 不存在，请从原表恢复"
    if len(entry.path) > LONGEST_PATH or NO_TEXT.search(entry.path):
        return f"隐藏的{ID}列写的报告路径不能用，请从原表恢复"
    if within(entry.path, absolute(folder)):
        return ""
    return (
        f"隐藏的{ID}列写的报告 {entry.path[:80]} 在文件夹 {absolute(folder).name} 以外，没有读取；"
        "请在报告所在的文件夹里导入，或用 --within 写明"
    )


def _entry(row: _Row) -> tuple[Verdict | None, list[str]]:
    wrong = []
    texts = {name: _text(row.values.get(name)) for name in (VERDICT, REMARK, REVIEWER)}
    texts[VERDICT] = WORDS.get(_bare(texts[VERDICT]), texts[VERDICT])
    if texts[VERDICT] not in ("", *VERDICTS):
        said = texts[VERDICT][:20]
        wrong.append(f"{row.address[VERDICT]}：{VERDICT}“{said}”不认识，只能是{'、'.join(VERDICTS)}")
    for name in (REMARK, REVIEWER):
        if len(texts[name]) > MAX_REMARK:
            wrong.append(f"{row.address[name]}：{name}有 {len(texts[name])} 字，最多 {MAX_REMARK} 字")
    try:
        day = _day(row.values.get(DATE))
    except ValueError:
        said = _text(row.values[DATE])[:20]
        wrong.append(f"{row.address[DATE]}：{DATE}“{said}”不是日期，应写成 2024-03-01")
        day = None
    found = IDENTITY.fullmatch(str(row.values.get(ID) or ""))
    filled = any(texts.values()) or row.values.get(DATE) not in (None, "")
    if not found:
        if filled:
            wrong.append(f"{row.address[ID]}：这一行填了复核栏，但隐藏的{ID}列不是原来的编号，请从原表恢复")
        return None, wrong
    if wrong:
        return None, wrong
    verdict = Verdict(
        fingerprint=found[1], rule=found[2], path=found[3], excerpt=_text(row.values.get("原文")),
        verdict=texts[VERDICT], remark=texts[REMARK], by=texts[REVIEWER], day=day,  # type: ignore[arg-type]
    )  # fmt: skip
    return verdict, wrong


def _bare(word: str) -> str:
    """A verdict as it is recognised: blanks, full-width letters, quotes and a full stop make no other word of it."""
    folded = unicodedata.normalize("NFKC", word).lower()
    seen = "".join(c for c in folded if not c.isspace() and unicodedata.category(c) != "Cf")
    return seen.strip("。.“”‘’\"'")


WORDS = {_bare(said): verdict for verdict in VERDICTS for said in (verdict, ENGLISH[verdict])}


def _swapped(row: _Row, verdict: Verdict) -> str:
    """The column that says something else than the hidden id of its row; empty where they agree."""
    titles, title = _titles(), _text(row.values.get(RULE))
    if _text(row.values.get(FILE)) not in ("", text_of(clean(verdict.path))):
        return FILE
    known = any(title in both for both in titles.values())
    return RULE if known and title not in titles.get(verdict.rule, ()) else ""


@cache
def _titles() -> dict[str, tuple[str, str]]:
    """The titles of every rule, by id."""
    return {rule.id: (rule.title.zh, rule.title.en) for rule in rules_by_id().values()}


def _text(value: Any) -> str:
    """A cell as text; a date that an office program made of what was typed goes back to ISO."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(" ")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return text_of(str(getattr(value, "text", value)))


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    text = _text(value)
    if not text:
        return None
    if found := DAY.fullmatch(text):
        return date(*map(int, found.groups()))
    raise ValueError(text)


def _workbook(path: Path, data: bytes) -> Iterator[_Row]:
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
        page, first = located(book)
        if not page:
            raise SheetError(f"{path}：没有“{FINDINGS_SHEET}”工作表，不是 checker sheet 生成的清单")
        lines = rows(data, book, page, first)
        head = [COLUMNS.get(name, name) for name in map(_text, next(lines, ()))]
        for name in (*ENTRIES, ID):
            if head.count(name) != 1:
                fault = "没有" if name not in head else "不止一个"
                raise SheetError(f"{path}：“{page}”第 {first} 行{fault}“{name}”列，请从原表恢复")
        letters = {name: get_column_letter(head.index(name) + 1) for name in (*ENTRIES, ID)}
        for number, line in enumerate(lines, first + 1):
            values = {
                name: _unescaped(value) for name, value in zip(head, line, strict=False) if value is not None
            }
            yield _Row(values, {name: f"{letter}{number}" for name, letter in letters.items()})
    except SheetError:
        raise
    except Exception:
        raise SheetError(f"{path}：“{FINDINGS_SHEET}”读不完整，请用 Excel 或 WPS 重新保存") from None
    finally:
        book.close()


def _letter(path: Path, data: bytes) -> Iterator[_Row]:
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
        yield _Row(values, dict.fromkeys((*ENTRIES, ID), place))


def _split(text: str) -> tuple[str, str]:
    """A verdict and the words after it; what is no verdict is told as one that nobody knows."""
    for verdict in (*VERDICTS, *map(ENGLISH.__getitem__, VERDICTS)):
        if text.startswith(verdict):
            return verdict, text.removeprefix(verdict).lstrip("：:，,。；; \n")
    return text, ""


def _unescaped(value: Any) -> Any:
    return ESCAPED.sub(lambda m: chr(int(m[1], 16)), value) if isinstance(value, str) else value


def _saved(path: Path, content: bytes) -> Iterator[_Row]:
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
        yield _Row(values, {name: f"第{number}条的 {key}" for name, key in names.items()})
