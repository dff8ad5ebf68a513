"""标题编号不连续。

同一级标题的编号跳号、重号，或不从一开始；一段里的“一是、二是”跳号、重号也算。

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
from checker.model.findings import Finding, Related, Rule, Severity, Wording
from checker.readers.structure import HAN, NUMBERING, STYLES
from checker.text.numerals import chinese_number

RULE = Rule(
    "heading-numbering", Wording("标题编号不连续", "Heading numbers out of order"), Severity.WARNING, "form"
)
ORDER = tuple(STYLES.values())
INLINE = re.compile(rf"(?:^|(?<=[。；;：:！？]))\s*(?P<number>{HAN}{{1,2}})是")


def check(exam: Examination) -> Iterator[Finding]:
    """One finding at each number that does not follow the one before it."""
    last: dict[str, list[tuple[int, int]]] = {}
    before: dict[str, int] = {}
    for paragraph in exam.document.paragraphs[: exam.particulars.end]:
        text = exam.text((paragraph.start, paragraph.end))
        yield from _inline(exam, paragraph.start, text)
        found = NUMBERING.match(text)
        if found is None:
            continue
        style = STYLES[found.lastgroup or "han"]
        number = chinese_number(re.sub(r"[第章部分节、.．:：()（）\s]", "", found[0]))
        if number is None:
            continue
        for deeper in ORDER[ORDER.index(style) + 1 :]:
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
            yield _finding(exam, mark, previous, number, where, found[0].strip())
        if runs:
            runs[-1] = (number, paragraph.index)
        else:
            runs.append((number, paragraph.index))


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
