"""标题编号不连续。

同一级标题的编号跳号、重号，或不从一开始；正文里的“一是、二是”“第一、第二”①②跳号、重号，只有“一是”没有
“二是”，有“其次”没有“首先”，也算。编号后面的标点不对
（四.、四，、二）、㈡）只提一次，并列出所有这样的标题；标题仍按标题读。

不合格：
    一、主要举措和成效
    （一）规范执法
    全年检查36家次。
    （三）化解矛盾
    调解纠纷20起。

合格：
    一、主要举措和成效
    （一）规范执法
    全年检查36家次。
    （二）化解矛盾
    调解纠纷20起。
    二、存在的不足和原因
    （一）执法力量不足，原因是编制少。
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from checker.judging.examination import Examination
from checker.judging.headings import interrupting
from checker.model.document import Paragraph, Span
from checker.model.findings import Finding, Fix, Related, Rule, Severity, Wording
from checker.support.patterns import regex
from checker.text.heading_marks import NUMERAL, STYLES, HeadingMark, heading_mark
from checker.text.normalise import fold
from checker.text.numerals import chinese_number, to_chinese

RULE = Rule(
    "heading-numbering",
    Wording("标题编号不连续", "Heading numbers out of order"),
    Severity.WARNING,
    "form",
    spelling=True,
)
AT_CLAUSE = r"(?:^|(?<=[。；;：:！？，,]))\s*"
AT_SENTENCE = r"(?:^|(?<=[。；;：:！？]))\s*"
INLINE = {
    "是": regex(rf"{AT_CLAUSE}(?P<number>{NUMERAL}{{1,2}})是(?!(?P=number)[、，,])"),
    "要": regex(rf"{AT_CLAUSE}(?P<number>{NUMERAL}{{1,2}})要"),
    "第": regex(rf"{AT_CLAUSE}第(?P<number>{NUMERAL}{{1,2}})[，,、]"),
    "①": regex(r"(?P<number>[①-⑳])"),
    "（1）": regex(r"(?<=[。；;：:，])\s*[(（](?P<number>\d{1,2})[)）]"),
    "1.": regex(r"(?<=[。；;：:])\s*(?P<number>\d{1,2})(?:[.．](?!\d)|、)"),
}
"""Numbers inside paragraphs."""
ALONE = ("是",)
"""One of these without a second is a slip; 第一 and 首先 may stand alone."""
SECOND = regex(rf"{AT_SENTENCE}其次[，,、]?")
FIRST = regex(r"首先|首要|第一|头一|先|其一|一是|一方面|先是|主要是")
LONG_LIST = 5
"""A list that has come so far may go on behind a heading in its middle."""
FAR = 5
"""By more than so many a paragraph that is no heading skips no numbers: it belongs to another list."""


def check(exam: Examination) -> Iterator[Finding]:
    """One finding at each number that does not follow the one before it."""
    last: dict[str, list[tuple[int, int]]] = {}
    before: dict[str, int] = {}
    headed: set[str] = set()
    mistyped: list[tuple[Paragraph, HeadingMark]] = []
    pasted = {section.paragraph for section in interrupting(exam)}  # stray-heading tells them
    for paragraph in exam.document.paragraphs[: exam.particulars.end]:
        text = exam.text((paragraph.start, paragraph.end))
        found = heading_mark(text)
        if found is None or found.number is None or not (found.sure or paragraph.heading):
            continue
        if paragraph.index in pasted:
            continue
        style, number = found.style, found.number
        if found.wrong and paragraph.heading:
            mistyped.append((paragraph, found))
        for deeper in STYLES[STYLES.index(style) + 1 :]:
            if runs := last.pop(deeper, None):
                before[deeper] = runs[-1][0]
        runs = last.setdefault(style, [])
        while (
            len(runs) > 1
            and number not in (1, runs[-1][0] + 1)
            and any(n + 1 == number for n, _ in runs[:-1])
        ):
            runs.pop()
        if number == 1:
            runs.append((1, paragraph.index))
            continue
        previous, where = runs[-1] if runs else (0, -1)
        if paragraph.heading:
            title = fold(exam.text(paragraph.heading.span))
            if title in headed:
                continue  # a paragraph that stands twice is told by duplicate-paragraph
            headed.add(title)
        if number == previous and where >= 0 and text == exam.text(_span(exam.document.paragraphs[where])):
            continue
        goes_on = not runs and before.get(style) == number - 1  # numbers that run through all sections
        if paragraph.heading is not None:
            if (
                number != previous + 1
                and not goes_on
                and not _between(exam, where, paragraph.index, previous)
            ):
                mark = (paragraph.start, paragraph.heading.span.end)
                finding = _finding(exam, mark, previous, number, where, text[: found.end].strip())
                yield replace(finding, fixes=_renumbered(exam, paragraph, style, previous + 1))
        elif previous + 1 < number <= previous + FAR and not _between(exam, where, paragraph.index, previous):
            mark = (paragraph.start, paragraph.start + found.end)
            yield _finding(exam, mark, previous, number, where, text[: found.end].strip())
        if runs:
            runs[-1] = (number, paragraph.index)
        else:
            runs.append((number, paragraph.index))
    if mistyped:
        yield _mistyped(exam, mistyped)
    yield from _inline(exam)


def _span(paragraph: Paragraph) -> tuple[int, int]:
    return paragraph.start, paragraph.end


def _renumbered(exam: Examination, paragraph: Paragraph, style: str, number: int) -> tuple[Fix, ...]:
    """The right number, where the headings before and behind leave room for one only: 二、 二、 四、."""
    if number == 1:
        return ()
    for other in exam.document.paragraphs[paragraph.index + 1 : exam.particulars.end]:
        text = exam.text((other.start, other.end))
        mark = heading_mark(text) if other.heading else None
        if mark is None or STYLES.index(mark.style) > STYLES.index(style):
            continue
        if mark.style != style or mark.number != number + 1:
            return ()
        numeral = re.search(rf"{NUMERAL}+|\d+", exam.text((paragraph.start, paragraph.end)))
        if numeral is None:
            return ()
        start, end = (paragraph.start + offset for offset in numeral.span())
        return (Fix(Span(start, end), str(number) if numeral[0].isascii() else to_chinese(number)),)
    return ()


def _between(exam: Examination, first: int, last: int, number: int) -> bool:
    """Whether the next number does stand there, where a figure behind it hides it: 3.2件."""
    if first < 0:
        return number == 0
    between = (exam.text((p.start, p.end)) for p in exam.document.paragraphs[first + 1 : last])
    return any(re.match(rf"{number + 1}[.．]\d", text) for text in between)


def _mistyped(exam: Examination, found: list[tuple[Paragraph, HeadingMark]]) -> Finding:
    """One finding for all headings whose number has another mark behind it than its style asks for."""
    spans = [(p.start, p.heading.span.end if p.heading else p.end) for p, _ in found]
    paragraph, mark = found[0]
    text = exam.document.as_written((paragraph.start, paragraph.start + mark.end)).strip()
    number = re.sub(r"[^\w]|[㈠-㈩]", "", text)
    if mark.style == "（一）":
        message = Wording(
            f"编号写成“{text}”，应写成{_right(mark)}", f"the number is written {text}, not {_right(mark)}"
        )
    else:
        said = f"“{text.removeprefix(number).strip()}”" if text != number else "空格"
        message = Wording(
            f"编号“{number}”后面是{said}，应是顿号“、”", f"{said} behind the number {number}, not 、"
        )
    more = f"，共 {len(found)} 处" if len(found) > 1 else ""
    return exam.finding(
        RULE,
        spans[0],
        Wording(message.zh + more, message.en),
        Wording(f"改为{_right(mark)}。", f"Write {_right(mark)}."),
        related=tuple(exam.related(span) for span in spans[1:]),
        identity=tuple(p.heading.title for p, _ in found if p.heading),
        fixes=tuple(Fix(Span(p.start, p.start + mark.end), _right(mark).strip("“”")) for p, mark in found),
    )


def _right(mark: HeadingMark) -> str:
    """A number as its style asks for it."""
    numeral = to_chinese(mark.number or 0)
    return f"“（{numeral}）”" if mark.style == "（一）" else f"“{numeral}、”"


def _inline(exam: Examination) -> Iterator[Finding]:
    """Numbers inside the paragraphs of each section: 一是 … 二是 …, 第一 … 第二 …, ① … ② …, 其次."""
    section = -2
    open_runs: dict[str, _Run] = {}
    ended: dict[str, int] = {}
    """Where the runs of the section before ended: a heading may stand in the middle of a list."""
    for paragraph in exam.document.paragraphs[: exam.particulars.end]:
        if paragraph.section != section:
            yield from _alone(exam, open_runs)
            ended = {kind: run.number for kind, run in open_runs.items() if not run.alone}
            section, open_runs = paragraph.section, {}
        text = exam.text((paragraph.start, paragraph.end))
        for kind, pattern in INLINE.items():
            fresh = True
            for found in pattern.finditer(text):
                number = _inline_number(found["number"])
                span = (paragraph.start + found.start("number"), paragraph.start + found.end())
                run = open_runs.get(kind)
                if number == 1:
                    yield from _alone(exam, {kind: run} if run else {})
                    open_runs[kind] = _Run(1, span, True)
                elif run is None and kind in ("是", "第") and fresh and not _goes_on(ended, kind, number):
                    yield _finding(exam, span, 0, number, -1, found[0].strip())
                    open_runs[kind] = _Run(number, span, False)
                else:
                    if run and number != run.number + 1 and not (fresh and kind in ("1.", "（1）")):
                        yield _finding(exam, span, run.number, number, -1, found[0].strip())
                    open_runs[kind] = _Run(number, span, False)
                fresh = False
        second = SECOND.search(text)
        if second and not FIRST.search(text, 0, second.start()):
            at = paragraph.start + second.start() + len(second[0]) - len(second[0].lstrip())
            yield exam.finding(
                RULE,
                (at, at + 2),
                Wording("有“其次”，前面没有“首先”", "其次 without 首先 before it"),
                Wording("补上第一点，或删去“其次”。", "Add the first point, or drop 其次."),
            )
    yield from _alone(exam, open_runs)


def _goes_on(ended: dict[str, int], kind: str, number: int) -> bool:
    """Whether a long list of the section before goes on behind a heading."""
    return number > LONG_LIST and ended.get(kind) == number - 1


class _Run(NamedTuple):
    """The list inside paragraphs that is being read."""

    number: int
    span: tuple[int, int]
    alone: bool
    """Whether only its first item was read so far."""


def _alone(exam: Examination, runs: dict[str, _Run]) -> Iterator[Finding]:
    for kind, run in runs.items():
        if run.alone and kind in ALONE:
            yield exam.finding(
                RULE,
                run.span,
                Wording("有“一是”，后面没有“二是”", "一是 without 二是 after it"),
                Wording("补上后面几点，或删去“一是”。", "Add the other points, or drop 一是."),
                identity=(exam.text(exam.document.sentence_at(run.span[0]) or run.span),),
            )


def _inline_number(written: str) -> int:
    if "①" <= written <= "⑳":
        return ord(written) - ord("①") + 1
    return chinese_number(written) or 0


def _finding(
    exam: Examination, span: tuple[int, int], previous: int, number: int, where: int, mark: str
) -> Finding:
    related: tuple[Related, ...] = ()
    if where >= 0 and (heading := exam.document.paragraphs[where].heading):
        related = (exam.related(heading.span),)
    if not previous:
        message = Wording(f"编号从“{mark}”开始，前面没有第一项", f"numbering starts at {mark}")
    elif number == previous:
        message = Wording(f"编号“{mark}”重复", f"number {mark} stands twice")
    elif number < previous:
        message = Wording(
            f"编号“{mark}”倒退，前一项是第 {previous} 项", f"number {mark} goes back from {previous}"
        )
    else:
        message = Wording(
            f"编号跳到“{mark}”，前一项是第 {previous} 项", f"number jumps from {previous} to {mark}"
        )
    hint = Wording("改正编号，或补上缺的一节。", "Renumber, or add what is missing.")
    return exam.finding(RULE, span, message, hint, related=related)
