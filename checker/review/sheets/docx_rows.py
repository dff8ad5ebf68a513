"""The findings of a letter as rows under the kinds they are of, and how many of them a page holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from checker.model.findings import Severity
from checker.outputs.words import MISSING
from checker.review.sheets.kinds import kinds, section_of, topic_of
from checker.review.sheets.paper import LINE, PADDING, Cell, Paper, Run
from checker.review.sheets.view import Item, Page
from checker.review.sheets.word_entries import PROMPT, mark
from checker.review.sheets.wording import say
from checker.review.verdicts import VERDICTS, local_identity

WIDTHS = (1.1, 3.4, 10.5, 2.0)
"""Of the columns of findings, in centimetres."""
HEAD = ("序号", "位置", "问题、原文和修改建议", "复核结论")
BRIEF = 36
"""Characters of a text where the annex would not fit its page otherwise."""
LONGEST = 200
"""Characters of a text in the letter; what is longer is whole in the workbook and on the page."""


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
            cells = _row(page, item, kind.message, kind.advice or brief, BRIEF if brief else LONGEST)
            yield Row(kind.head, cells)


def _row(page: Page, item: Item, told_message: bool, told_advice: bool, most: int) -> list[Cell]:
    """A finding.

    Args:
        most: characters of its quote.
    """
    finding = item.finding
    said = told_verdict(item)
    key = Run(
        mark("finding", page.number, local_identity(finding.rule, finding.fingerprint), said), hidden=True
    )
    number, box = (
        Cell(str(item.number), centre=True),
        Cell(said, choices=[page.say(v) for v in VERDICTS], centre=True),
    )
    say = page.say
    advice = "" if told_advice else short(item.suggestion)
    if finding.rule in MISSING:
        return [number, Cell(Run(topic_of(item, page), bold=True), f"　{advice}", key, span=2), box]
    problem: list[str | Run] = [Run(f"“{short(item.quote, most)}”", kai=True)] if item.quote else []
    brief = most == BRIEF
    for other in item.comparisons[: 1 if brief else None]:
        words = "".join(segment.text for segment in other.second)
        problem += [
            " " if brief else "\n",
            say("对照 {}", short(other.second_place, most // 2 if brief else LONGEST)),
        ]
        problem += [] if brief else [say("："), Run(f"“{short(words, 60)}”", kai=True)]
    said_here = "" if told_message else short(item.message, most)
    if told := say("。建议：").join(text.rstrip("。.") for text in (said_here, advice) if text):
        problem += [
            "\n" if item.comparisons and not brief else " ",
            say("{}。", told if said_here else say("建议：{}", told)),
        ]
    return [number, Cell(section_of(item, page)), Cell(*problem, key), box]


def told_verdict(item: Item) -> str:
    """What the box of a finding shows: the verdict that holds, or a prompt."""
    verdict = item.verdict
    if verdict and (verdict.verdict or verdict.remark):
        parts = filter(None, (say(item.lang, verdict.verdict), verdict.remark))
        return short(say(item.lang, "：").join(parts), 60).replace("\n", " ")
    return item.state if item.finding.waived else say(item.lang, PROMPT)


def short(text: str, most: int = LONGEST) -> str:
    """A text, cut where it is longer than that."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
