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
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from checker.judging.enumerations import FOLLOWING, Gap, gaps
from checker.judging.examination import Examination
from checker.judging.headings import in_another_style, interrupting
from checker.judging.numbered_lists import FAR, NumberedLists, Run
from checker.model.document import Paragraph, Span
from checker.model.findings import Finding, Fix, Rule, Severity, Wording
from checker.text.heading_marks import STYLES, HeadingMark, heading_mark
from checker.text.normalise import normalised
from checker.text.numerals import SMALL, to_chinese

RULE = Rule(
    "heading-numbering",
    Wording("标题编号不连续", "Heading numbers out of order"),
    Severity.WARNING,
    "form",
    spelling=True,
)
SHORT = 28
"""A line up to this long without a full stop may be a heading without a number, above a list of its own."""

ABOVE = 200
"""Paragraphs above a number in which the one before it is looked for."""


def check(exam: Examination) -> Iterator[Finding]:
    """One finding at each number that does not follow the one before it."""
    lists, headed = NumberedLists(), set[str]()
    mistyped: list[tuple[Paragraph, HeadingMark]] = []
    pasted = {section.paragraph for section in interrupting(exam)}  # stray-heading tells them
    restyled = in_another_style(exam)
    for paragraph in exam.document.paragraphs[: exam.particulars.end]:
        text = exam.text(paragraph.span)
        mark = heading_mark(text)
        if mark is None or mark.number is None or not (mark.sure or paragraph.heading):
            continue
        if (meant := restyled.get(paragraph.index)) is not None:
            yield _restyled(exam, paragraph, mark, meant)
            lists.restyle(*meant, paragraph.index)
            continue
        if paragraph.index in pasted:
            continue
        if mark.wrong and paragraph.heading:
            mistyped.append((paragraph, mark))
        for runs in lists.end_below(mark.style):
            yield from _restarted(exam, runs)
        known = lists.before(mark.style, mark.number)
        if mark.number == 1:
            lists.begin(mark.style, paragraph.index)
            continue
        if paragraph.heading:
            title = normalised(exam.text(paragraph.heading.span))
            if title in headed:
                continue  # a paragraph that stands twice is told by duplicate-paragraph
            headed.add(title)
        if known and mark.number == known.number and text == _text(exam, known.where):
            continue
        previous = known.number if known else lists.previous(mark.style, mark.number)
        if mark.number != previous + 1:
            yield from _out_of_order(exam, paragraph, mark, known, previous)
        lists.go_on(mark.style, mark.number, paragraph.index)
    for runs in lists.end():
        yield from _restarted(exam, runs)
    if mistyped:
        yield _mistyped(exam, mistyped)
    for gap in gaps(exam):
        yield _inside(exam, gap)


def _out_of_order(
    exam: Examination, paragraph: Paragraph, mark: HeadingMark, known: Run | None, previous: int
) -> Iterator[Finding]:
    """A number that does not follow the previous one; 0 for none."""
    number, due = mark.number or 0, previous + 1
    if _between(exam, known, paragraph.index, mark.style, due):
        return
    other = _place(exam, known.where) if known else None
    written = _text(exam, paragraph.index)[: mark.end].strip()
    finding = _finding(exam, _numbered(paragraph, mark), previous, number, other, written)
    if paragraph.heading is not None:
        yield replace(finding, fixes=_renumbered(exam, paragraph, mark.style, due))
    elif previous and previous <= number <= previous + FAR:
        yield finding


def _restyled(exam: Examination, paragraph: Paragraph, mark: HeadingMark, meant: tuple[str, int]) -> Finding:
    said = _text(exam, paragraph.index)[: mark.end].strip()
    style, number = meant
    numeral = str(number) if "1" in style else to_chinese(number)
    right = style.replace("一", numeral).replace("1", numeral)
    return exam.finding(
        RULE,
        _numbered(paragraph, mark),
        Wording(
            f"编号写成“{said}”，按前后应是“{right}”", f"numbered {said}, {right} by what stands around it"
        ),
        Wording(f"改为“{right}”。", f"Make it {right}."),
    )


def _text(exam: Examination, paragraph: int) -> str:
    return exam.text(exam.document.paragraphs[paragraph].span)


def _restarted(exam: Examination, runs: Sequence[Run]) -> Iterator[Finding]:
    """Number one twice where the numbers go on behind the second: （一） （一） （二）."""
    for first, second in pairwise(runs):
        between = [_text(exam, number) for number in range(first.start, second.start)]
        listed = any(
            len(text) <= SHORT and text[-1:] not in "。；！？" and not heading_mark(text)
            for text in between[1:]
        )
        if first.number > 1 or second.number == 1 or listed or between[-1].endswith(("：", ":")):
            continue
        paragraph = exam.document.paragraphs[second.start]
        text, mark = _text(exam, second.start), heading_mark(_text(exam, second.start))
        if mark and text != _text(exam, first.start):
            other = _place(exam, first.start)
            yield _finding(exam, _numbered(paragraph, mark), 1, 1, other, text[: mark.end].strip())


def _numbered(paragraph: Paragraph, mark: HeadingMark) -> tuple[int, int]:
    """A heading with its number, or the number of a paragraph that is none."""
    return paragraph.start, paragraph.heading.span.end if paragraph.heading else paragraph.start + mark.end


def _place(exam: Examination, number: int) -> tuple[int, int] | None:
    """The same for a paragraph that is told as another place."""
    mark = heading_mark(_text(exam, number))
    return _numbered(exam.document.paragraphs[number], mark) if mark else None


def _renumbered(exam: Examination, paragraph: Paragraph, style: str, number: int) -> tuple[Fix, ...]:
    """The right number, where the headings before and behind leave room for one only: 二、 二、 四、."""
    if number == 1:
        return ()
    for other in exam.document.paragraphs[paragraph.index + 1 : exam.particulars.end]:
        text = exam.text(other.span)
        mark = heading_mark(text) if other.heading else None
        if mark is None or STYLES.index(mark.style) > STYLES.index(style):
            continue
        if mark.style != style or mark.number != number + 1:
            return ()
        numeral = re.search(rf"{SMALL}+|\d+", exam.text(paragraph.span))
        if numeral is None:
            return ()
        start, end = (paragraph.start + offset for offset in numeral.span())
        return (Fix(Span(start, end), str(number) if numeral[0].isascii() else to_chinese(number)),)
    return ()


def _between(exam: Examination, known: Run | None, last: int, style: str, number: int) -> bool:
    """Whether a number does stand above: before a figure that hides it (3.2件), or inside a paragraph."""
    first = known.where if known else _start(exam, last)
    between = "\n".join(_text(exam, paragraph) for paragraph in range(first, last))
    forms = {
        "1.": rf"^{number}[.．]\d|[。；：] *{number}[.．、]",
        "（1）": rf"[。；：] *[(（]{number}[)）]",
        "（一）": rf"[。；：] *[(（]{to_chinese(number)}[)）]",
    }
    return style in forms and bool(re.search(forms[style], between, re.MULTILINE))


def _start(exam: Examination, paragraph: int) -> int:
    """The first paragraph of the section that holds the one with this paragraph, as far as anybody would look up."""
    sections = exam.document.sections
    section = exam.document.paragraphs[paragraph].section
    parent = sections[section].parent if section >= 0 else -1
    return max(sections[parent].paragraph if parent >= 0 else 0, paragraph - ABOVE)


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


def _inside(exam: Examination, gap: Gap) -> Finding:
    """A number or a word inside a paragraph."""
    if gap.number == gap.previous == 1:
        return exam.finding(
            RULE,
            gap.span,
            Wording("有“一是”，后面没有“二是”", "一是 without 二是 after it"),
            Wording("补上后面几点，或删去“一是”。", "Add the other points, or drop 一是."),
            related=(exam.related(gap.other),) if gap.other else (),
            identity=(exam.text(exam.document.sentence_at(gap.span[0]) or gap.span),),
        )
    if not gap.number:
        before = FOLLOWING[gap.mark][1]
        return exam.finding(
            RULE,
            gap.span,
            Wording(f"有“{gap.mark}”，前面没有“{before}”", f"{gap.mark} without {before} before it"),
            Wording(f"补上前面一点，或删去“{gap.mark}”。", f"Add the point before it, or drop {gap.mark}."),
        )
    return _finding(exam, gap.span, gap.previous, gap.number, gap.other, gap.mark)


def _finding(
    exam: Examination,
    span: tuple[int, int],
    previous: int,
    number: int,
    other: tuple[int, int] | None,
    mark: str,
) -> Finding:
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
    return exam.finding(RULE, span, message, hint, related=(exam.related(other),) if other else ())
