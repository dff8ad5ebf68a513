"""标题编号不连续。

同一级标题的编号跳号、重号，或不从一开始；一段里的“一是、二是”跳号、重号也算。编号后面的标点不对
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

from checker.judging.examination import Examination
from checker.model.document import Paragraph
from checker.model.findings import Finding, Related, Rule, Severity, Wording
from checker.text.heading_marks import NUMERAL, STYLES, HeadingMark, heading_mark
from checker.text.numerals import chinese_number, to_chinese

RULE = Rule(
    "heading-numbering", Wording("标题编号不连续", "Heading numbers out of order"), Severity.WARNING, "form"
)
INLINE = re.compile(rf"(?:^|(?<=[。；;：:！？]))\s*(?P<number>{NUMERAL}{{1,2}})是")


def check(exam: Examination) -> Iterator[Finding]:
    """One finding at each number that does not follow the one before it."""
    last: dict[str, list[tuple[int, int]]] = {}
    before: dict[str, int] = {}
    mistyped: list[tuple[Paragraph, HeadingMark]] = []
    for paragraph in exam.document.paragraphs[: exam.particulars.end]:
        text = exam.text((paragraph.start, paragraph.end))
        yield from _inline(exam, paragraph.start, text)
        found = heading_mark(text)
        if found is None or found.number is None or not (found.sure or paragraph.heading):
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
        goes_on = not runs and before.get(style) == number - 1  # numbers that run through all sections
        if number != previous + 1 and not goes_on and paragraph.heading is not None:
            mark = (paragraph.start, paragraph.heading.span.end)
            yield _finding(exam, mark, previous, number, where, text[: found.end].strip())
        if runs:
            runs[-1] = (number, paragraph.index)
        else:
            runs.append((number, paragraph.index))
    if mistyped:
        yield _mistyped(exam, mistyped)


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
    )


def _right(mark: HeadingMark) -> str:
    """A number as its style asks for it."""
    numeral = to_chinese(mark.number or 0)
    return f"“（{numeral}）”" if mark.style == "（一）" else f"“{numeral}、”"


def _inline(exam: Examination, start: int, text: str) -> Iterator[Finding]:
    """Numbers of 一是 … 二是 … inside one paragraph."""
    previous = 0
    for found in INLINE.finditer(text):
        number = chinese_number(found["number"]) or 0
        if number != previous + 1 and number != 1 and previous:
            span = (start + found.start("number"), start + found.end())
            yield _finding(exam, span, previous, number, -1, found[0].strip())
        previous = number


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
