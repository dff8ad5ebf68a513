"""The sheet as a Word document that an office would send: A4, numbered headings, tables, a sign-off block."""

from __future__ import annotations

import io
from collections.abc import Iterable

from checker.model.findings import Severity
from checker.outputs.words import APPLIES, STATUSES, place
from checker.review.sheets.paper import Cell, Paper, Run
from checker.review.sheets.seals import seal, words
from checker.review.sheets.view import ADVICE, Comparison, Item, Page, Segment, Sheet, told

SHADES = {"缺": "F8CBAD", "薄弱": "FFE699", "已写": "E2F0D9", "写明无": "EDF5E8", "不适用": "F2F2F2"}
"""Background by status."""
HEAT = {"missing": ("缺", "F8CBAD"), "weak": ("弱", "FFE699"), "covered": ("✓", "E2F0D9"),
        "declared-none": ("无", "EDF5E8"), "not-applicable": ("", "")}  # fmt: skip
BLOCK = 12
"""Columns of a heat map that fit the page side by side."""
MOST = 10
"""Gaps that the overview lists."""


def render(sheet: Sheet) -> bytes:
    """The document of a run; several reports begin with an overview."""
    single = len(sheet.pages) == 1
    title = sheet.pages[0].report.title if single and sheet.pages[0].report.title else "法治政府建设年度报告"
    paper = Paper(f"{title}复核问题清单")
    if not single:
        _overview(paper, sheet)
    for page in sheet.pages:
        if not single:
            paper.heading(1, page.report.title or page.report.path, new_page=True)
        _page(paper, page, 1 if single else 2)
    paper.document.core_properties.comments = seal(words(paper.document))
    file = io.BytesIO()
    paper.document.save(file)
    return file.getvalue()


def _page(paper: Paper, page: Page, level: int) -> None:
    paper.heading(level, "报告概况")
    pairs = [[Cell(name, bold=True), Cell(value)] for name, value in page.particulars]
    paper.table((3, 13), pairs)
    for warning in page.report.warnings:
        paper.text(f"注：{warning}")
    paper.heading(level, "复核结论")
    paper.text(page.conclusion, bold=True)
    if page.gone:
        paper.text(f"以往提出的意见中，有 {len({v.key for v in page.gone})} 处这次已不再发现：")
        for verdict in page.gone:
            paper.text(f"{verdict.excerpt}（{told(verdict)}）")
    paper.heading(level, "要求与证据对照表")
    _matrix(paper, page)
    paper.heading(level, "问题和修改建议")
    if not page.items:
        paper.text("没有发现问题。")
    for severity, items in page.by_severity():
        paper.heading(level + 1, f"{ADVICE[severity]}（{len(items)}处）")
        _findings(paper, page, items)
    paper.heading(level, "各项要求中的数字")
    _figures(paper, page)
    _sign_off(paper)


def _matrix(paper: Paper, page: Page) -> None:
    head = ("编号", "要求和依据", "应报", "状态", "证据", "提示")
    rows = []
    for item in page.asked:
        evidence: list[str | Run] = []
        if item.evidence:
            best = item.evidence[0]
            evidence = [Run(place(best.location, page.report.path, "zh"), bold=True), "\n", _short(best.text)]
        status = STATUSES[item.status].zh
        rows.append(
            [
                Cell(item.id),
                Cell(item.title, "\n", Run(item.basis, small=True)),
                Cell(APPLIES[item.applies].zh, centre=True),
                Cell(status, centre=True, shade=SHADES.get(status, "")),
                Cell(*evidence),
                Cell(item.hint if item.status not in ("covered", "declared-none") else ""),
            ]
        )
    paper.table((1.5, 3.5, 1.5, 1.3, 4.9, 3.3), rows, head)


def _findings(paper: Paper, page: Page, items: Iterable[Item]) -> None:
    rows = []
    for item in items:
        finding = item.finding
        problem: list[str | Run] = [Run(item.title, bold=True), f"：{finding.message.zh}"]
        if finding.excerpt and not item.comparisons:
            problem += ["\n", Run(f"原文：{finding.excerpt}", kai=True)]
        verdict = [told(item.verdict)] if item.verdict else []
        if finding.waived and not verdict:
            verdict = [item.state]
        rows.append(
            [
                Cell(str(item.number), centre=True),
                Cell(item.place),
                Cell(*problem),
                Cell(finding.suggestion.zh),
                Cell(*verdict),
            ]
        )
        for comparison in item.comparisons:
            rows.append([Cell(""), _comparison(comparison)])
    paper.table((1.3, 2.8, 6, 3.5, 2.4), rows, ("序号", "位置", "问题和原文", "修改建议", "复核意见"))


def _comparison(comparison: Comparison) -> Cell:
    """Both texts in one cell over the rest of the row, side by side."""
    sides = [
        Cell(Run(where, bold=True), "\n", *map(_segment, segments))
        for where, segments in (
            (comparison.first_place, comparison.first),
            (comparison.second_place, comparison.second),
        )
    ]
    return Cell(inner=sides, span=4)


def _segment(segment: Segment) -> Run:
    return Run(segment.text, kai=True, marked=segment.changed)


def _figures(paper: Paper, page: Page) -> None:
    rows = [
        [Cell(item.id), Cell(item.title), Cell("、".join(item.figures))]
        for item in page.asked
        if item.figures
    ]
    if not rows:
        paper.text("没有找到数字。")
        return
    paper.table((1.6, 5.4, 9), rows, ("编号", "要求", "数字"))


def _sign_off(paper: Paper) -> None:
    rows = [
        [Cell("复核意见", bold=True), Cell("\n\n\n", span=3)],
        [Cell("复核人", bold=True), Cell("\n"), Cell("复核日期", bold=True), Cell("      年    月    日")],
        [
            Cell("报告单位签收", bold=True),
            Cell("\n"),
            Cell("签收日期", bold=True),
            Cell("      年    月    日"),
        ],
    ]
    paper.gap()
    paper.table((3, 5, 3, 5), rows, together=True)


def _overview(paper: Paper, sheet: Sheet) -> None:
    paper.heading(1, "总览")
    total = [sum(page.counts[severity] for page in sheet.pages) for severity in Severity]
    told = "，".join(f"{ADVICE[s]}{n}处" for s, n in zip(Severity, total, strict=True))
    paper.text(f"共 {len(sheet.pages)} 份报告，{told}。", bold=True)
    for error in sheet.errors:
        paper.text(f"未能读取：{error.path}，{error.message}")
    paper.heading(2, "按必须修改的问题排序")
    rows = [
        [
            Cell(str(rank), centre=True),
            Cell(page.report.issuer or page.report.path),
            *(Cell(str(page.counts[severity]), centre=True) for severity in Severity),
            Cell(page.score, centre=True),
            Cell(str(sum(len(item.figures) for item in page.asked)), centre=True),
        ]
        for rank, page in enumerate(sheet.ranking(), 1)
    ]
    paper.table((1.2, 6.2, 1.8, 1.8, 1.6, 1.8, 1.6), rows,
                ("名次", "制定机关", "必须修改", "建议修改", "供参考", "应报已写", "数字"))  # fmt: skip
    paper.heading(2, "最常见的缺项")
    rows = [
        [Cell(name), Cell(title), *(Cell(str(n), centre=True) for n in (missing, weak, asked))]
        for name, title, missing, weak, asked in sheet.gaps()[:MOST]
    ]
    paper.table((1.6, 8.6, 1.8, 2, 2), rows, ("编号", "要求", "缺", "薄弱", "应报"))
    paper.heading(2, "各份报告的要求落实情况")
    paper.text("缺＝没有写；弱＝只是带过；✓＝已写；无＝写明没有；空白＝不要求。")
    names = list(sheet.requirements)
    for start in range(0, len(names), BLOCK):
        block = names[start : start + BLOCK]
        paper.table((4, *(12 / BLOCK,) * len(block)), (_heat(page, block) for page in sheet.pages),
                    ("报告", *(name.removeprefix("GY-") for name in block)))  # fmt: skip
        paper.gap()


def _heat(page: Page, names: Iterable[str]) -> list[Cell]:
    status = {item.id: item.status for item in page.asked}
    marks = (HEAT[status.get(name, "not-applicable")] for name in names)
    return [
        Cell(page.report.issuer or page.report.path),
        *(Cell(text, centre=True, shade=shade) for text, shade in marks),
    ]


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79] + "…"
