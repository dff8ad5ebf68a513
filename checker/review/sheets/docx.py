"""The sheet as a letter to sign: what must be mended, what should be, signatures on two pages; the rest is annexed.

Verdicts that reviewers choose or write beside the findings are read back by `checker sheet import`.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from checker.model.findings import Severity
from checker.outputs.words import APPLIES, STATUSES, spot
from checker.review.sheets.docx_overview import SHADES, overview
from checker.review.sheets.docx_rows import Row, fitting, rows_of, short, table
from checker.review.sheets.item import verdict_line
from checker.review.sheets.page import Page
from checker.review.sheets.paper import HEADING_HEIGHT, Cell, Paper, Run, fitted
from checker.review.sheets.seals import seal, words
from checker.review.sheets.view import ADVICE, Sheet
from checker.review.sheets.word_entries import mark
from checker.review.sheets.wording import say

PAGES, PAGE = 2, 24.6
"""Pages of the letter, and the centimetres that one holds."""
SIGNATURES, WASTE = 3.6, 2.5
"""Centimetres that the signatures take, and heads of tables and the end of a page where no row fits."""
MATRIX = (1.5, 6.7, 1.4, 1.4, 2.6, 3.4)
"""Widths of the columns of the matrix, in centimetres."""
MATRIX_ROW = 0.42
"""Height of its rows, in centimetres."""


def render(sheet: Sheet) -> bytes:
    """The document of a run; several reports begin with an overview."""
    single = len(sheet.pages) == 1
    about = _title(sheet.pages[0]) if single else sheet.say("法治政府建设年度报告")
    paper = Paper([piece for piece in sheet.say("{}\n复核意见", about).split("\n") if piece], sheet.lang)
    if not single:
        overview(paper, sheet)
    for page in sheet.pages:
        if not single:
            paper.height = 0
            paper.heading(1, _title(page), new_page=True)
        _letter(paper, page, 1 if single else 2)
    paper.document.core_properties.comments = seal(words(paper.document))
    file = io.BytesIO()
    paper.document.save(file)
    return file.getvalue()


def _title(page: Page) -> str:
    return page.report.title or page.name


def _letter(paper: Paper, page: Page, depth: int) -> None:
    say = page.say
    about = dict(page.particulars)
    issuer, level, year, day, size = (
        about[say(name)] for name in ("制定机关", "层级", "报告年度", "落款日期", "篇幅")
    )
    path = Run(mark("report", page.number, page.report.path), hidden=True)
    paper.table((2, 6.5, 2, 6.5), [
        [Cell(say("报告单位"), bold=True), Cell(issuer), Cell(say("年度、层级"), bold=True),
         Cell(say("{}，{}", year, level))],
        [Cell(say("文件"), bold=True), Cell(page.report.path, path), Cell(say("落款、篇幅"), bold=True),
         Cell(say("{}，{}", day, size))],
    ])  # fmt: skip
    paper.heading(depth, say("复核结论"))
    paper.text(
        *(say("{}。", text) if text else "" for text in (page.grade, page.reasons_without_counts, page.tally))
    )
    for note in _notes(page):
        paper.text("", say("注：{}", short(note)))
    left: dict[Severity, list[Row]] = {}
    room = PAGES * PAGE - SIGNATURES - paper.height - WASTE
    for severity, rows in ((severity, list(rows_of(page, severity))) for severity in Severity):
        if severity is Severity.INFO:
            if any(left.values()):
                left[severity] = rows
                continue
            if room > (PAGES - 1) * PAGE:  # signatures go where what must and should be mended ends
                room -= (PAGES - 1) * PAGE
        kept, left[severity], room = fitting(rows, room)
        if kept:
            room -= HEADING_HEIGHT
            paper.heading(depth, say("{}（{}处）", say(ADVICE[severity]), len(rows)))
            table(paper, kept)
        if left[severity] and severity is not Severity.INFO:
            paper.text("", say("另有 {} 处{}的列在附件里。", len(left[severity]), say(ADVICE[severity])))
    _sign_off(paper, page, depth)
    _annex(paper, page, depth, left)


def _notes(page: Page) -> Iterator[str]:
    """What the reader left out or assumed, and what could not be seen."""
    yield from page.report.warnings
    if not page.report.level:
        yield page.say("看不出是哪一级的报告，缺项按多数层级的要求来判")
    if not page.report.year:
        yield page.say("看不出是哪一年的报告，年份和时限没有查")


def _sign_off(paper: Paper, page: Page, level: int) -> None:
    say = page.say
    paper.heading(level, say("签署和签收"))
    day = say("    年  月  日")
    by, signed = (
        Run(mark(kind, page.number, "", blank), hidden=True) for kind, blank in (("by", ""), ("date", day))
    )
    paper.table((2.4, 4.6, 1.7, 3.2, 1.9, 3.2), [
        [Cell(say("复核单位\n（盖章）"), bold=True), Cell(), Cell(say("复核人"), by, bold=True), Cell(),
         Cell(say("复核日期"), signed, bold=True), Cell(day)],
        [Cell(say("报告单位签收\n（盖章）"), bold=True), Cell(page.report.issuer), Cell(say("签收人"), bold=True),
         Cell(), Cell(say("签收日期"), bold=True), Cell(day)],
    ], together=True, height=1.1)  # fmt: skip


def _annex(paper: Paper, page: Page, level: int, left: dict[Severity, list[Row]]) -> None:
    say = page.say
    paper.heading(level, say("附件：要求和写在哪里"), new_page=True)
    _matrix(paper, page)
    height = MATRIX_ROW * (1 + len(page.asked)) + HEADING_HEIGHT * (1 + sum(map(bool, left.values())))
    height += sum(row.height for rows in left.values() for row in rows)
    brief = height > PAGE
    for severity, rows in left.items():
        if rows:
            if brief:
                rows = list(rows_of(page, severity, brief))[-len(rows) :]
            paper.heading(level, say("附件：{}", say(ADVICE[severity])))
            table(paper, rows)
    if page.gone:
        paper.text("", say("以往提出的意见中，有 {} 处这次已不再发现：", len({v.key for v in page.gone})))
        for verdict in page.gone:
            paper.text("", say("{}（{}）", verdict.excerpt, verdict_line(verdict, page.lang)))


def _matrix(paper: Paper, page: Page) -> None:
    rows = []
    *_, title, _, _, where, figures = MATRIX
    for item in page.asked:
        best = spot(item.evidence[0].location, "", page.lang) if item.evidence else ""
        rows.append([
            Cell(item.id, centre=True), Cell(fitted(item.title, title)), Cell(APPLIES[item.applies].of(page.lang), centre=True),
            Cell(STATUSES[item.status].of(page.lang), centre=True, shade=SHADES.get(item.status, "")),
            Cell(fitted(best, where)), Cell(_figures(item.figures, figures, page.lang)),
        ])  # fmt: skip
    paper.table(MATRIX, rows, ("编号", "要求", "应报", "状态", "写在", "数字"), tight=True)


def _figures(figures: Sequence[str], width: float, lang: str) -> str:
    """As many as a line holds."""
    for shown in range(len(figures), 0, -1):
        text = say(lang, "、").join(figures[:shown])
        if shown < len(figures):
            text = say(lang, "{}等{}个", text, len(figures))
        if text == fitted(text, width):
            return text
    return fitted(figures[0], width) if figures else ""
