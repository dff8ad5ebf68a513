"""Copies of one sheet that several reviewers filled in, made one again; where they disagree, both are heard."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

import msgspec

from checker.gate.own_rules import rules_by_id
from checker.review.sheets.filled import located
from checker.review.sheets.wording import say
from checker.review.sheets.workbook import DATE, ID, REMARK, REVIEWER, VERDICT
from checker.review.verdicts import Key, Verdict, identity

COLUMNS = (VERDICT, REMARK, REVIEWER, DATE, ID, "文件", "规则", "原文")
"""Of a workbook, that are written."""


def titled(said: Verdict) -> str:
    """The finding in the words of the sheet."""
    rule = rules_by_id().get(said.rule)
    return f"{rule.title.zh if rule else said.rule} {said.excerpt[:30]}".rstrip()


class Conflict(NamedTuple):
    """Two reviewers on one finding."""

    first: Verdict
    second: Verdict

    def __str__(self) -> str:
        one, other = (f"{_who(said)} {said.verdict}" for said in self)
        return f"{self.first.path}  {titled(self.first)}：{one}，{other}"


class Merged(NamedTuple):
    """What copies come to."""

    verdicts: tuple[Verdict, ...]
    conflicts: tuple[Conflict, ...]
    """Without a verdict among `verdicts` unless somebody's is preferred; the remarks of both are kept."""


def merge(copies: Iterable[Sequence[Verdict]], prefer: str = "", undecided: Collection[Key] = ()) -> Merged:
    """The verdicts of several copies, in the order of the first one.

    Whoever gives two verdicts under one name on two days has changed their mind, and the later one holds.

    Args:
        prefer: whose verdict holds where two differ: `ours` (the copy that comes first), `theirs`, `newest`;
            without, or where no date tells, nobody's.
        undecided: what the first copy leaves open because reviewers disagree: a further voice does not
            settle it.
    """
    merged: dict[Key, Verdict] = {}
    conflicts: list[Conflict] = []
    open_ = set(undecided)
    for copy in copies:
        for verdict in copy:
            nothing = msgspec.structs.replace(verdict, verdict="", remark="", by="", day=None)
            known = merged.setdefault(verdict.key, nothing if verdict.key in open_ else verdict)
            if known.content == verdict.content:
                continue
            differ = _differ(known, verdict) or (verdict.key in open_ and bool(verdict.verdict))
            both = _both(known, verdict, prefer)
            if differ:
                conflicts.append(Conflict(known, verdict))
            if verdict.key in open_ and not (prefer == "newest" and _later(known, verdict)):
                both = msgspec.structs.replace(both, verdict="")
            elif differ and not both.verdict:
                open_.add(verdict.key)
            merged[verdict.key] = both
    return Merged(tuple(merged.values()), tuple(conflicts))


def _differ(known: Verdict, other: Verdict) -> bool:
    if not known.verdict or not other.verdict or known.verdict == other.verdict:
        return False
    return not (known.by and known.by == other.by and _later(known, other) is not None)


def _later(known: Verdict, other: Verdict) -> bool | None:
    """Whether the other is the later one; None where no date tells."""
    if not known.day or not other.day or known.day == other.day:
        return None
    return other.day > known.day


def _both(known: Verdict, other: Verdict, prefer: str) -> Verdict:
    later = _later(known, other)
    if known.verdict == other.verdict or not known.verdict or not other.verdict:
        holds = known.verdict or other.verdict
    elif not _differ(known, other) or (prefer == "newest" and later is not None):
        holds = other.verdict if later else known.verdict
    else:
        holds = {"ours": known.verdict, "theirs": other.verdict}.get(prefer, "")
    apart = known.verdict != other.verdict or known.remark != other.remark
    return msgspec.structs.replace(
        known,
        verdict=holds,
        remark=_words(known, other) if apart else known.remark,
        by="、".join(dict.fromkeys(name for said in (known, other) for name in said.by.split("、") if name)),
        day=max(filter(None, (known.day, other.day)), default=None),
    )


def _words(known: Verdict, other: Verdict) -> str:
    """The remarks of both, each with whose it is where that is needed."""
    if not other.remark and (not other.verdict or other.verdict == known.verdict):
        return known.remark
    if not known.remark and (not known.verdict or other.verdict == known.verdict):
        return other.remark
    lines = known.remark.split("\n") if known.remark.startswith("【") else [_line(known)]
    return "\n".join(lines if _line(other) in "\n".join(lines) else (*lines, _line(other)))


def _line(said: Verdict) -> str:
    return f"【{' '.join(filter(None, (_who(said), said.verdict)))}】{said.remark}"


def _who(said: Verdict) -> str:
    return f"{said.by or '没有署名'}{f'（{said.day}）' if said.day else ''}"


def fill(workbook: bytes, verdicts: Iterable[Verdict]) -> bytes:
    """A copy of a workbook in which the verdicts are entered; rows that it lacks are added at its end."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(workbook))
    name, head = located(book)[0]
    page: Any = book[name]
    for cells in [cells for cells in page.merged_cells.ranges if cells.min_row > head]:
        page.unmerge_cells(str(cells))  # each row gets what is entered for it
    named = {cell.value: cell.column for cell in page[head]}
    lang = "zh" if VERDICT in named else "en"
    columns = {name: named[say(lang, name)] for name in COLUMNS if say(lang, name) in named}
    rows = {str(row[columns[ID] - 1].value): row[0].row for row in page.iter_rows(min_row=head + 1)}
    last = page.max_row  # once: it goes through all cells
    for verdict in verdicts:
        about = identity(*verdict.key)
        row = rows.get(about)
        values: dict[str, str | date | None] = {
            VERDICT: say(lang, verdict.verdict), REMARK: verdict.remark, REVIEWER: verdict.by, DATE: verdict.day,
        }  # fmt: skip
        if row is None:
            last += 1
            row = rows[about] = last
            values |= {ID: about, "文件": verdict.path, "规则": verdict.rule, "原文": verdict.excerpt}
        for name, value in values.items():
            if name in columns:
                _enter(page.cell(row, columns[name]), value)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _enter(cell: Any, value: str | date | None) -> None:
    cell.value = value or None
    if isinstance(cell.value, str):
        cell.data_type = "s"  # what begins with = is a text, not a formula
