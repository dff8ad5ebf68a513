"""The sheet as a letter to sign: what must be mended, what should be, signatures on two pages; the rest is annexed.

Verdicts that reviewers choose or write beside the findings are read back by `checker sheet import`.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from checker.model.findings import Severity
from checker.model.vocabulary import Status
from checker.outputs.words import APPLIES, MISSING, STATUSES, spot
from checker.review.sheets.kinds import kinds, section_of, topic_of
from checker.review.sheets.paper import HEADING_HEIGHT, LINE, PADDING, Cell, Paper, Run
from checker.review.sheets.seals import seal, words
from checker.review.sheets.view import ADVICE, Item, Page, Sheet, told
from checker.review.sheets.word_entries import PROMPT, mark
from checker.review.sheets.wording import say
from checker.review.verdicts import VERDICTS

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
WIDTHS = (1.1, 3.4, 10.5, 2.0)
"""Of the columns of findings, in centimetres."""
HEAD = ("序号", "位置", "问题、原文和修改建议", "复核结论")
PAGES, PAGE = 2, 24.6
"""Pages of the letter, and the centimetres that one holds."""
SIGNATURES, WASTE = 3.6, 2.5
"""Centimetres that the signatures take, and heads of tables and the end of a page where no row fits."""
MATRIX_ROW = 0.42
"""Height of a row of the matrix, in centimetres."""
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


def render(sheet: Sheet) -> bytes:
    """The document of a run; several reports begin with an overview."""
    single = len(sheet.pages) == 1
    about = _title(sheet.pages[0]) if single else sheet.say("法治政府建设年度报告")
    paper = Paper(sheet.say("{}复核意见", about), sheet.lang)
    if not single:
        _overview(paper, sheet)
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
    grade, reasons = (say("{}。", text) if text else "" for text in (page.grade, page.reasons))
    paper.text(grade, reasons, page.tally)
    for warning in page.report.warnings:
        paper.text("", say("注：{}", _short(warning)))
    left: dict[Severity, list[Row]] = {}
    room = PAGES * PAGE - SIGNATURES - paper.height - WASTE
    for severity, rows in ((severity, list(_rows(page, severity))) for severity in Severity):
        if severity is Severity.INFO and any(left.values()):
            left[severity] = rows
            continue
        kept, left[severity], room = _fitting(rows, room)
        if kept:
            room -= HEADING_HEIGHT
            paper.heading(depth, say("{}（{}处）", say(ADVICE[severity]), len(rows)))
            _table(paper, kept)
        if left[severity] and severity is not Severity.INFO:
            paper.text("", say("另有 {} 处{}的列在附件里。", len(left[severity]), say(ADVICE[severity])))
    _sign_off(paper, page, depth)
    _annex(paper, page, depth, left)


def _fitting(rows: list[Row], room: float) -> tuple[list[Row], list[Row], float]:
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


def _table(paper: Paper, rows: Iterable[Row]) -> None:
    shown: list[Sequence[Cell]] = []
    for kind, group in groupby(rows, lambda row: row.kind):
        shown += [_kind_row(kind).cells, *(row.cells for row in group)]
    paper.table(WIDTHS, shown, HEAD)


def _rows(page: Page, severity: Severity, brief: bool = False) -> Iterable[Row]:
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
    key = Run(mark("finding", page.number, f"{finding.fingerprint}#{finding.rule}", said), hidden=True)
    number, box = (
        Cell(str(item.number), centre=True),
        Cell(said, choices=[page.say(v) for v in VERDICTS], centre=True),
    )
    say = page.say
    advice = "" if told_advice else _short(item.suggestion)
    if finding.rule in MISSING:
        return [number, Cell(Run(topic_of(item, page), bold=True), f"　{advice}", key, span=2), box]
    problem: list[str | Run] = [Run(f"“{_short(item.quote, most)}”", kai=True)] if item.quote else []
    brief = most == BRIEF
    for other in item.comparisons[: 1 if brief else None]:
        words = "".join(segment.text for segment in other.second)
        problem += [
            " " if brief else "\n",
            say("对照 {}", _short(other.second_place, most // 2 if brief else LONGEST)),
        ]
        problem += [] if brief else [say("："), Run(f"“{_short(words, 60)}”", kai=True)]
    said_here = "" if told_message else _short(item.message, most)
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
        return _short(say(item.lang, "：").join(parts), 60).replace("\n", " ")
    return item.state if item.finding.waived else say(item.lang, PROMPT)


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
                rows = list(_rows(page, severity, brief))[-len(rows) :]
            paper.heading(level, say("附件：{}", say(ADVICE[severity])))
            _table(paper, rows)
    if page.gone:
        paper.text("", say("以往提出的意见中，有 {} 处这次已不再发现：", len({v.key for v in page.gone})))
        for verdict in page.gone:
            paper.text("", say("{}（{}）", verdict.excerpt, told(verdict, page.lang)))


def _matrix(paper: Paper, page: Page) -> None:
    rows = []
    for item in page.asked:
        best = spot(item.evidence[0].location, "", page.lang) if item.evidence else ""
        rows.append([
            Cell(item.id, centre=True), Cell(_short(item.title, 18)), Cell(APPLIES[item.applies].of(page.lang), centre=True),
            Cell(STATUSES[item.status].of(page.lang), centre=True, shade=SHADES.get(item.status, "")),
            Cell(_short(best, 7)), Cell(_figures(item.figures, page.lang)),
        ])  # fmt: skip
    paper.table(
        (1.5, 6.9, 1.4, 1.4, 2.6, 3.2), rows, ("编号", "要求", "应报", "状态", "写在", "数字"), tight=True
    )


def _figures(figures: Sequence[str], lang: str) -> str:
    """As many as a line holds."""
    shown = ""
    for number, figure in enumerate(figures):
        if len(shown) + len(figure) > 7:
            return (
                say(lang, "{}等{}个", shown or _short(figure, 5), len(figures))
                if len(figures) > 1
                else _short(figure, 8)
            )
        shown += "、" * bool(number) + figure
    return shown


def _overview(paper: Paper, sheet: Sheet) -> None:
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
    status = [{item.id: item.status for item in page.asked} for page in order]
    for start in range(0, len(order), BLOCK):
        block = range(start, min(start + BLOCK, len(order)))
        paper.table((1.4, 4.8, *(10.8 / BLOCK,) * len(block)), (
            [Cell(name), Cell(_short(title, 14)),
             *(_heat(status[n].get(name, Status.NOT_APPLICABLE), say) for n in block)]
            for name, title in sheet.requirements.items()
        ), ("编号", "要求", *(str(n + 1) for n in block)))  # fmt: skip
        paper.gap()


def _heat(status: str, say: Callable[[str], str]) -> Cell:
    return Cell(say(HEAT[status]), centre=True, shade=SHADES[status])


def _short(text: str, most: int = LONGEST) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
