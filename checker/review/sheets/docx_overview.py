"""What a letter on several reports begins with: how they stand, the commonest gaps, a map of the requirements."""

from __future__ import annotations

from collections.abc import Callable

from checker.model.findings import Severity
from checker.model.vocabulary import Status
from checker.review.sheets.docx_rows import short
from checker.review.sheets.means import SHOWN, means
from checker.review.sheets.paper import Cell, Paper
from checker.review.sheets.view import Sheet

SHADES: dict[str, str] = {Status.MISSING: "F8CBAD", Status.WEAK: "FFE699", Status.COVERED: "E2F0D9", Status.DECLARED_NONE: "EDF5E8",
          Status.NOT_APPLICABLE: ""}  # fmt: skip
"""Background by status."""
HEAT: dict[str, str] = {
    Status.MISSING: "缺",
    Status.WEAK: "弱",
    Status.COVERED: "✓",
    Status.DECLARED_NONE: "无",
    Status.NOT_APPLICABLE: "",
}
BLOCK = 18
"""Columns of a heat map that fit the page side by side."""
MOST = 10
"""Gaps that the overview lists."""


def overview(paper: Paper, sheet: Sheet) -> None:
    """Write what several reports come to."""
    total = [sum(page.counts[severity] for page in sheet.pages) for severity in Severity]
    say = sheet.say
    paper.heading(1, say("总览"))
    said = say("共 {} 份报告，必须修改{}处，建议修改{}处，供参考{}处。", len(sheet.pages), *total)
    paper.text(said, say("修改任务重的在前。"))
    for error in sheet.errors:
        paper.text("", say("未能读取 {}：{}", error.path, error.message))
    order = sheet.ranking()
    rows = [
        [
            Cell(str(number), centre=True),
            Cell(page.name),
            Cell(page.grade, centre=True),
            *(Cell(str(page.counts[severity]), centre=True) for severity in Severity),
            Cell(page.score, centre=True),
        ]
        for number, page in enumerate(order, 1)
    ]
    paper.table((1.1, 6.4, 2.5, 1.7, 1.7, 1.7, 1.9), rows,
                ("序号", "报告单位", "结论", "必须修改", "建议修改", "供参考", "应报已写"))  # fmt: skip
    paper.gap()
    paper.table((2.4, 4.6, 1.7, 3.2, 1.9, 3.2), [
        [Cell(say("复核单位\n（盖章）"), bold=True), Cell(), Cell(say("负责人"), bold=True), Cell(),
         Cell(say("日期"), bold=True), Cell(say("    年  月  日"))],
    ], together=True, height=1.1)  # fmt: skip
    paper.heading(2, say("最常见的缺项"))
    rows = [
        [Cell(name), Cell(title), *(Cell(str(n), centre=True) for n in (missing, weak, asked))]
        for name, title, missing, weak, asked in sheet.gaps()[:MOST]
    ]
    paper.table((1.6, 9.6, 1.8, 2, 2), rows, ("编号", "要求", "缺", "薄弱", "应报"))
    if averages := means(sheet):
        paper.heading(2, say("各县、各层级平均"))
        rows = [[Cell(name), *(Cell(text, centre=True) for text in mean.shown)] for name, mean in averages]
        paper.table((5, 1.8, 1.7, 1.7, 1.7, 1.7, 1.7, 1.7), rows, ("分组", *SHOWN))
    if views := sheet.views():
        paper.heading(2, say("对照各份清单"))
        rows = [
            [Cell(name), Cell(checklist), *(Cell(str(count), centre=True) for count in counts)]
            for name, checklist, *counts in views
        ]
        paper.table((5, 6, 1.5, 1.5, 1.5, 1.5), rows, ("报告单位", "清单", "已写", "无", "薄弱", "缺"))
    paper.heading(2, say("各份报告写了哪些要求"))
    paper.text(
        "", say("列是上面总览里的序号。缺＝没有写；弱＝只是带过；✓＝已写；无＝写明没有；空白＝不要求。")
    )
    status = [page.facts.statuses for page in order]
    for start in range(0, len(order), BLOCK):
        block = range(start, min(start + BLOCK, len(order)))
        paper.table((1.4, 4.8, *(10.8 / BLOCK,) * len(block)), (
            [Cell(name), Cell(short(title, 14)),
             *(_heat(status[n].get(name, Status.NOT_APPLICABLE), say) for n in block)]
            for name, title in sheet.requirements.items()
        ), ("编号", "要求", *(str(n + 1) for n in block)))  # fmt: skip
        paper.gap()


def _heat(status: str, say: Callable[[str], str]) -> Cell:
    return Cell(say(HEAT[status]), centre=True, shade=SHADES[status])
