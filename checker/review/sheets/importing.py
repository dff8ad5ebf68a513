"""Reading back what reviewers filled in: a workbook, a Word sheet, or the file a web page saved.

Only ids and verdict columns are read. All mistakes are reported at once, by cell address, and a file
with a mistake gives nothing at all.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from checker.gate.own_rules import rules_by_id
from checker.outputs.words import clean
from checker.review.sheets.returned import FILE, MAX_BYTES, RULE, Row, SheetError, rows_of, text_in
from checker.review.sheets.wording import ENGLISH
from checker.review.sheets.workbook import DATE, ID, REMARK, REVIEWER, VERDICT
from checker.review.verdicts import MAX_REMARK, NO_TEXT, VERDICTS, Verdict, text_of
from checker.support.errors import FileError
from checker.support.paths import absolute, within
from checker.support.patterns import regex
from checker.support.reading import read_bytes

DAY = regex(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?: 00:00:00)?")
IDENTITY = regex(r"([0-9a-f]{16}(?:-\d+)?)#([a-z]+(?:-[a-z]+)*)#(.+)", re.DOTALL)
EARLIEST = 1990
"""Year before which nothing was reviewed."""
LONGEST_PATH = 1000
"""Characters."""
NOT_READ = {
    ".html": "网页清单里的结论请先点“保存复核结论”，再读回存下来的 .json",
    ".md": "Markdown 清单是给人看的，读不回结论；请用 checker sheet … -o 清单.xlsx 生成表格来填",
}
NO_SHEET = "不是填好的清单；能读回的是 .xlsx、.docx 和网页清单保存的 .json"
SHOWN = 20
"""Mistakes told at once."""


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
    return _entries(shown, rows_of(shown, data), folder)


def given(name: str, data: bytes) -> list[Verdict]:
    """The verdicts of a file that somebody sent, blank ones left out.

    Args:
        name: what to call it in messages; its ending says what it is.

    Raises:
        SheetError: it is no sheet, or something in it is wrong.
    """
    path = Path(name)
    _known(path)
    return _entries(path, rows_of(path, data), None)


def _known(path: Path) -> None:
    ending = path.suffix.lower()
    if ending not in (".json", ".docx", ".xlsx"):
        raise SheetError(f"{path}：{NOT_READ.get(ending, NO_SHEET)}")


def _entries(path: Path, rows: Iterable[Row], folder: Path | None) -> list[Verdict]:
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


def _entry(row: Row) -> tuple[Verdict | None, list[str]]:
    wrong = []
    texts = {name: text_in(row.values.get(name)) for name in (VERDICT, REMARK, REVIEWER)}
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
        said = text_in(row.values[DATE])[:20]
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
        fingerprint=found[1], rule=found[2], path=found[3], excerpt=text_in(row.values.get("原文")) or text_in(row.values.get("要求")),
        verdict=texts[VERDICT], remark=texts[REMARK], by=texts[REVIEWER], day=day,  # type: ignore[arg-type]
    )  # fmt: skip
    return verdict, wrong


def _bare(word: str) -> str:
    """A verdict as it is recognised: blanks, full-width letters, quotes and a full stop make no other word of it."""
    folded = unicodedata.normalize("NFKC", word).lower()
    seen = "".join(c for c in folded if not c.isspace() and unicodedata.category(c) != "Cf")
    return seen.strip("。.“”‘’\"'")


WORDS = {_bare(said): verdict for verdict in VERDICTS for said in (verdict, ENGLISH[verdict])}
"""How verdicts are written, in either language."""


def _swapped(row: Row, verdict: Verdict) -> str:
    """The column that says something else than the hidden id of its row; empty where they agree."""
    titles, title = _titles(), text_in(row.values.get(RULE))
    if text_in(row.values.get(FILE)) not in ("", text_of(clean(verdict.path))):
        return FILE
    known = any(title in both for both in titles.values())
    return RULE if known and title not in titles.get(verdict.rule, ()) else ""


@cache
def _titles() -> dict[str, tuple[str, str]]:
    """The titles of every rule, by id."""
    return {rule.id: (rule.title.zh, rule.title.en) for rule in rules_by_id().values()}


def _day(value: Any) -> date | None:
    if value is None:
        return None
    if not isinstance(value, date):
        text = text_in(value)
        if not text:
            return None
        if not (found := DAY.fullmatch(text)):
            raise ValueError(text)
        value = date(*map(int, found.groups()))
    if value.year < EARLIEST:  # a small or negative number in a cell that is shown as a date
        raise ValueError(value)
    return value.date() if isinstance(value, datetime) else value
