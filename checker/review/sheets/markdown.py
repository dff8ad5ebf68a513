"""The sheet in Markdown, for repositories and for pasting into a message."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checker.model.findings import Severity
from checker.outputs.markdown import escape
from checker.outputs.words import APPLIES, STATUSES, place
from checker.review.sheets.item import Item, Segment, verdict_line
from checker.review.sheets.means import SHOWN, means
from checker.review.sheets.page import Page
from checker.review.sheets.seals import seal
from checker.review.sheets.view import ADVICE, Sheet
from checker.review.sheets.wording import say

VIEWS = ("报告", "清单", "已写", "写明没有", "薄弱", "缺")


def render(sheet: Sheet) -> bytes:
    """The text of a run."""
    lines = [f"# {sheet.say('复核问题清单')}", ""]
    if len(sheet.pages) > 1:
        lines += _overview(sheet)
    for page in sheet.pages:
        lines += _page(page)
    for error in sheet.errors:
        lines += [sheet.say("未能读取 {}：{}", escape(error.path), escape(error.message)), ""]
    text = "\n".join(lines).rstrip("\n") + "\n\n"
    return f"{text}<!-- {seal([text])} -->\n".encode("utf-8", "replace")


def _page(page: Page) -> Iterator[str]:
    yield f"## {escape(page.report.title or page.report.path)}"
    yield ""
    say = page.say
    yield from _table((say("项目"), say("内容")), page.particulars)
    yield f"**{escape(page.conclusion)}**"
    yield ""
    for warning in page.report.warnings:
        yield f"> {escape(warning)}"
        yield ""
    for verdict in page.gone:
        yield "- " + say(
            "这次已不再发现：{}（{}）", escape(verdict.excerpt), escape(verdict_line(verdict, page.lang))
        )
    yield ""
    yield f"### {say('要求与证据对照表')}"
    yield ""
    yield from _table(
        tuple(map(say, ("编号", "要求", "依据", "应报", "状态", "数字", "证据", "提示"))), _matrix(page)
    )
    yield f"### {say('问题和修改建议')}"
    yield ""
    if not page.items:
        yield say("没有发现问题。")
        yield ""
    for severity, items in page.by_severity():
        yield "#### " + say("{}（{}处）", say(ADVICE[severity]), len(items))
        yield ""
        for item in items:
            yield from _finding(item)
        yield ""
    yield say("复核人：　　　　　　　日期：　　　　　　　签收：　　　　　　　")
    yield ""


def _matrix(page: Page) -> Iterator[tuple[str, ...]]:
    for item in page.asked:
        best = item.evidence[0] if item.evidence else None
        where = f"{place(best.location, page.report.path, page.lang)} {best.text}" if best else ""
        yield (
            item.id, item.title, item.basis, APPLIES[item.applies].of(page.lang), STATUSES[item.status].of(page.lang),
            "、".join(item.figures), where, item.hint,
        )  # fmt: skip


def _finding(item: Item) -> Iterator[str]:
    finding = item.finding
    colon = say(item.lang, "：")
    yield f"{item.number}. **{escape(item.title)}** · {escape(item.place)}{colon}{escape(item.message)}"
    if finding.excerpt and not item.comparisons:
        yield f"   - {say(item.lang, '原文')}{colon}{escape(finding.excerpt)}"
    for comparison in item.comparisons:
        yield f"   - {escape(comparison.first_place)}{colon}{_marked(comparison.first)}"
        yield f"   - {escape(comparison.second_place)}{colon}{_marked(comparison.second)}"
    if item.suggestion:
        yield f"   - {say(item.lang, '建议')}{colon}{escape(item.suggestion)}"
    if finding.waived:
        yield f"   - {escape(item.state)}"
    for verdict in item.history:
        yield f"   - {say(item.lang, '复核')}{colon}{escape(verdict_line(verdict, item.lang))}"


def _marked(segments: Iterable[Segment]) -> str:
    return "".join(
        f"<ins>{escape(segment.text)}</ins>" if segment.changed else escape(segment.text)
        for segment in segments
    )


def _overview(sheet: Sheet) -> Iterator[str]:
    say = sheet.say
    yield f"## {say('总览')}"
    yield ""
    head = ("名次", "报告", "结论", *(ADVICE[severity] for severity in Severity), "应报已写", "数字")
    yield from _table(tuple(map(say, head)), (
        (str(rank), page.name, page.grade,
         *(str(page.counts[severity]) for severity in Severity), page.score,
         str(page.facts.figures))
        for rank, page in enumerate(sheet.ranking(), 1)
    ))  # fmt: skip
    yield from _table(tuple(map(say, ("分组", *SHOWN))), ((name, *mean.shown) for name, mean in means(sheet)))
    yield from _table(
        tuple(map(say, ("编号", "要求", "缺", "薄弱", "应报"))),
        (tuple(map(str, row)) for row in sheet.gaps()),
    )
    if views := sheet.views():
        yield from _table(tuple(map(say, VIEWS)), (tuple(map(str, row)) for row in views))
    names = list(sheet.requirements)
    yield from _table((say("报告"), *names), (_heat(page, names) for page in sheet.pages))


def _heat(page: Page, names: Sequence[str]) -> tuple[str, ...]:
    status = {name: STATUSES[status].of(page.lang) for name, status in page.facts.statuses.items()}
    return (page.name, *(status.get(name, "") for name in names))


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(map(escape, row))} |"
    yield ""
