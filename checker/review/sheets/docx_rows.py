"""The findings of a letter as rows under the kinds they are of, and how many of them a page holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from checker.model.findings import Severity
from checker.outputs.words import MISSING
from checker.review.sheets.item import Item
from checker.review.sheets.kinds import Kind, kinds, section_of, topic_of
from checker.review.sheets.page import Page
from checker.review.sheets.paper import LINE, PADDING, Cell, Paper, Run
from checker.review.sheets.word_entries import PROMPT, mark
from checker.review.sheets.wording import say
from checker.review.verdicts import VERDICTS, local_identity

WIDTHS = (1.1, 3.4, 10.5, 2.0)
"""Of the columns of findings, in centimetres."""
HEAD = ("序号", "位置", "问题、原文和修改建议", "复核结论")
BRIEF, LONGEST = 24, 200
"""Characters of a quote, where the annex would not fit its page otherwise and elsewhere; what is longer is whole
in the workbook and on the page."""
SECOND = 60
"""Characters of the words that a finding is compared with."""


class Row(NamedTuple):
    """A row of findings under the kind they are of."""

    kind: str
    cells: Sequence[Cell]

    @property
    def height(self) -> float:
        """In centimetres, as far as can be told without the font."""
        column, lines = 0, 1
        for cell in self.cells:
            lines = max(lines, cell.lines(sum(WIDTHS[column : column + cell.span])))
            column += cell.span
        return lines * LINE + PADDING


def fitting(rows: list[Row], room: float) -> tuple[list[Row], list[Row], float]:
    """The rows that fit into so many centimetres, the others, and the room that is left."""
    kind = ""
    for index, row in enumerate(rows):
        need = row.height + (_kind_row(row.kind).height if row.kind != kind else 0)
        if need > room:
            return rows[:index], rows[index:], 0
        room, kind = room - need, row.kind
    return rows, [], room


def _kind_row(kind: str) -> Row:
    return Row(kind, [Cell(kind, bold=True, shade="F2F2F2", span=len(WIDTHS), keep=True)])


def table(paper: Paper, rows: Iterable[Row]) -> None:
    """Write rows, each kind under its head."""
    shown: list[Sequence[Cell]] = []
    for kind, group in groupby(rows, lambda row: row.kind):
        shown += [_kind_row(kind).cells, *(row.cells for row in group)]
    paper.table(WIDTHS, shown, HEAD)


def rows_of(page: Page, severity: Severity, brief: bool = False) -> Iterable[Row]:
    """The findings of a severity, by kind; what a whole kind has in common is said once.

    Args:
        brief: only what and where, not how to mend it.
    """
    for kind in kinds(page, severity):
        for item in kind.items:
            yield Row(kind.head, _row(page, kind, item, brief))


def _row(page: Page, kind: Kind, item: Item, brief: bool) -> list[Cell]:
    finding = item.finding
    said = shown_verdict(item)
    key = Run(
        mark("finding", page.number, local_identity(finding.rule, finding.fingerprint), said), hidden=True
    )
    number, box = (
        Cell(str(item.number), centre=True),
        Cell(said, choices=[page.say(v) for v in VERDICTS], centre=True),
    )
    message = "" if kind.message else short(item.message)
    advice = "" if kind.advice or brief else short(item.suggestion)
    if finding.rule in MISSING:
        return [number, Cell(Run(topic_of(item, page), bold=True), f"　{advice}", key, span=2), box]
    most, gap = (BRIEF, " ") if brief else (LONGEST, "\n")
    problem: list[str | Run] = [_quote(item.quote, most)] if item.quote else []
    for other in item.comparisons[: 1 if brief else None]:
        place = other.second_place.split(" · ")[0] if brief else other.second_place
        problem += [gap, page.say("对照 {}", short(place))]
        if not brief:
            words = "".join(segment.text for segment in other.second)
            problem += [page.say("："), _quote(words, SECOND)]
    if message or advice:
        told = page.say("。建议：").join(text.rstrip("。.") for text in (message, advice) if text)
        problem += [
            gap if item.comparisons else " ",
            page.say("{}。", told if message else page.say("建议：{}", told)),
        ]
    return [number, Cell(section_of(item, page)), Cell(*problem, key), box]


def _quote(text: str, most: int) -> Run:
    return Run(f"“{short(' '.join(text.splitlines()), most)}”", kai=True)


def shown_verdict(item: Item) -> str:
    """What the box of a finding shows: the verdict that holds, or a prompt."""
    verdict = item.verdict
    if verdict and (verdict.verdict or verdict.remark):
        parts = filter(None, (say(item.lang, verdict.verdict), verdict.remark))
        return short(say(item.lang, "：").join(parts), 60).replace("\n", " ")
    return item.state if item.finding.waived else say(item.lang, PROMPT)


def short(text: str, most: int = LONGEST) -> str:
    """A text, cut where it is longer than that."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
