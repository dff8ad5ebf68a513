"""表里的合计不对，或正文的数与表里不一致。

一行最后的“总计”不等于前面各数之和，“合计”一行不等于上面各行之和；正文写的数与表里同一件事的数不同。
空着的格按 0 算；表里只有一个数的行、没有写明合计的表不查。

怎样写合计，在清单的 [arithmetic] totals 里；正文和表里说的是同一件事的，列在 [[tally]] 里。

不合格：
    某镇人民政府2023年度法治政府建设情况报告
    一、主要举措和成效
    各领域处罚案件如下。
    领域	一季度	二季度	合计
    城管	12	15	27
    农业	8	9	18

合格：
    某镇人民政府2023年度法治政府建设情况报告
    一、主要举措和成效
    各领域处罚案件如下。
    领域	一季度	二季度	合计
    城管	12	15	27
    农业	8	9	17
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker.judging.examination import Examination
from checker.judging.tables import Cell, Row, tables
from checker.model.findings import Finding, Rule, Severity, Wording

RULE = Rule(
    "table-sum",
    Wording("表里的合计不对，或与正文不一致", "Total of a table is wrong, or the text says otherwise"),
    Severity.WARNING,
    "consistency",
)
HEAD = 3
"""Rows at the top of a table among which its heads stand."""


def check(exam: Examination) -> Iterator[Finding]:
    """One finding for each total that is not the sum of its parts, and each figure of the text that differs."""
    totals = exam.checklist.arithmetic.totals
    found = list(tables(exam.document)) if totals else []
    for table in found:
        yield from _across(exam, table, totals)
        yield from _down(exam, table, totals)
    yield from _against_text(exam, found)


def _across(exam: Examination, table: Sequence[Row], totals: tuple[str, ...]) -> Iterator[Finding]:
    """Rows whose last number is headed as a total."""
    heads = [row for row in table[:HEAD] if _is_total(row[-1], totals)]
    if not heads:
        return
    for row in table:
        values = _trailing(row)
        if len(values) < 3 or len(values) > max(map(len, heads)) + 1:
            continue
        *parts, total = values
        yield from _unequal(exam, row[-1], parts, total)


def _down(exam: Examination, table: Sequence[Row], totals: tuple[str, ...]) -> Iterator[Finding]:
    """Rows that are labelled as the total of those above, since the last such row."""
    above: list[list[Decimal]] = []
    for row in table:
        values = _trailing(row)
        if not values:
            continue
        if not any(_is_total(cell, totals) for cell in row if cell.value is None):
            above.append(values)
            continue
        alike = [parts for parts in above if len(parts) == len(values)]
        if len(alike) > 1:
            for number, cell in enumerate(row[-len(values) :]):
                yield from _unequal(exam, cell, [parts[number] for parts in alike], values[number])
        above = []


def _unequal(exam: Examination, cell: Cell, parts: Sequence[Decimal], total: Decimal) -> Iterator[Finding]:
    right = sum(parts, Decimal(0))
    if right != total:
        added = "+".join(f"{part:f}" for part in parts)
        yield exam.finding(
            RULE,
            cell.span,
            Wording(
                f"合计写的是{total:f}，各项相加是{right:f}（{added}）",
                f"total {total:f}, but {added} = {right:f}",
            ),
            Wording("核对各项和合计。", "Check the parts and the total."),
        )


def _against_text(exam: Examination, found: Sequence[Sequence[Row]]) -> Iterator[Finding]:
    """Figures of the text that a row of a table gives otherwise."""
    for tally in exam.checklist.tally:
        row = next(
            (r for table in found for r in table if any(cell.text.startswith(tally.rows) for cell in r)), ()
        )
        values = _trailing(row)
        if not values:
            continue
        for span in exam.spans(tally.said):
            figures = [
                f for f in exam.figures_in(*span) if f.counter in tally.counters and f.value is not None
            ]
            if len(figures) != 1 or figures[0].value == values[-1]:
                continue
            figure = figures[0]
            yield exam.finding(
                RULE,
                figure.span,
                Wording(
                    f"{tally.subject}：正文写的是{figure.value:f}，表里是{values[-1]:f}",
                    f"{tally.subject}: {figure.value:f} in the text, {values[-1]:f} in the table",
                ),
                Wording("核对后改成一个数。", "Check, and write one number."),
                related=(exam.related(row[-1].span),),
            )


def _is_total(cell: Cell, totals: tuple[str, ...]) -> bool:
    return "".join(cell.text.split()).endswith(totals)


def _trailing(row: Row) -> list[Decimal]:
    """The numbers at the end of a row, up to the last cell of words."""
    values: list[Decimal] = []
    for cell in reversed(row):
        if (value := cell.value) is None:
            break
        values.append(value)
    return values[::-1]
