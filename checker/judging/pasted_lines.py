"""Lines that no report has in its text: the title of another paper, who sent it in, an item of the outline, how to fill in
a form, a heading without a number among headings that have one."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from itertools import pairwise

from checker.judging.examination import Examination
from checker.model.document import Paragraph
from checker.model.vocabulary import Margin
from checker.support.patterns import IDEOGRAPH, either, regex
from checker.text.heading_marks import STYLES, heading_mark
from checker.text.likeness import letters

ALIKE = 93
"""A line so like the issuer's name, in percent, has it."""
LINE = 40
"""The longest line that is looked at as the title of another paper, in characters."""
SHORT = 28
"""The longest line that is looked at as a heading without a number."""
SHORTEST = 4
"""And the shortest."""
LABEL = 8
"""The longest that may end with a colon, in characters: 工作亮点：."""
TEXT = 20
"""A paragraph of text is longer than this."""
FIRST = regex(r"一是|首先|第一|其一|[(（]?[1一①][)）.、]?")
"""How a list begins."""
OF_A_YEAR = regex(r"20\d{2}\s*年")
ENDS = "。！？；!?;：:，,、”』"
"""What no title ends with."""
NO_TITLE = regex(r"[。；;！!?？…：:，,、|>]|\d{1,2}月\d|20\d\d[-/.]|^\W|\W$")
"""What is in no line that could be a heading."""


def _unmarked(text: str, below: str) -> str:
    """A line without the brackets around it, or the colon behind a short one that opens no list: 【工作亮点】, 工作亮点：."""
    if text[:1] in ("【", "〖") and text[-1:] in ("】", "〗"):
        return text[1:-1]
    label = len(text) <= LABEL and text.endswith(("：", ":")) and not FIRST.match(below)
    return text[:-1] if label else text


def pasted_lines(exam: Examination) -> dict[int, bool]:
    """The paragraphs, and whether it is sure of each that it is none of the report's own."""
    found = {paragraph.index: True for paragraph in _of_other_papers(exam)}
    for paragraph in _stranded(exam):
        found.setdefault(paragraph.index, False)
    return found


def _of_other_papers(exam: Examination) -> Iterator[Paragraph]:
    outline = frozenset(letters(requirement.title) for requirement in exam.checklist.requirement)
    own, again = letters(exam.particulars.title), []
    told = re.compile(
        rf"[(（][^)）]{{0,40}}(?:{either(exam.checklist.head.instructions)})[^)）]{{0,40}}[)）]$"
    )
    # （执法监督科）
    whose = regex(rf"^[(（]{IDEOGRAPH}{{2,10}}(?:{either(exam.checklist.head.desks)})[)）]$", needs="）)")
    for paragraph in exam.document.paragraphs[: exam.particulars.end]:
        text = exam.text(paragraph.span).strip()
        role = exam.parts.role(paragraph.index)
        if not text or len(text) > LINE or role in (Margin.INTRODUCTION, Margin.CLOSING):
            continue
        if told.search(text) or whose.search(text):
            yield paragraph
        elif paragraph.heading or len(paragraph.sentences) != 1 or text[-1] in ENDS:
            continue
        elif own and letters(text) == own:
            again.append(paragraph)
        elif _is_title(exam, text) or (
            letters(text) in outline and not is_listed(exam, paragraph.index, outline)
        ):
            yield paragraph
    if len(again) == 1:  # a title that stands on every page is not pasted in
        yield again[0]


def _is_title(exam: Examination, text: str) -> bool:
    """Whether a line is the title of a contribution, or says whose it is: 县医疗保障局2024年法治工作总结, 某局供稿."""
    head, own = exam.checklist.head, exam.particulars.issuer
    if any(word in text for word in head.labels):
        return True
    if ":" in text or "：" in text or not text.endswith(head.titles) or not OF_A_YEAR.search(text):
        return False  # a line of the page
    from rapidfuzz import fuzz

    return not own or fuzz.partial_ratio(own, text) <= ALIKE


def asked_for(exam: Examination) -> Iterator[tuple[int, int]]:
    """What a template asks of those who write, left in the text: a sentence, or what stands in brackets."""
    head, text = exam.checklist.head, exam.document.text
    if not any(word in text for word in (*head.asked, *head.filled)):
        return
    inside = rf"[(（][^()（）]{{0,60}}(?:{either(head.filled)})[^()（）]{{0,60}}[)）]"
    pattern = re.compile(rf"{inside}|(?:{either(head.asked)})")
    for sentence in exam.document.sentences:
        if exam.role(sentence) not in (Margin.INTRODUCTION, Margin.CLOSING):
            found = pattern.search(exam.text(sentence))
            if found and found[0][0] in "(（":
                yield sentence.start + found.start(), sentence.start + found.end()
            elif found:
                yield sentence.span


def is_listed(
    exam: Examination, number: int, titles: Collection[str], spelt: Callable[[str], str] = letters
) -> bool:
    """Whether a paragraph that is a title stands beside another one: in a list of them.

    Args:
        titles: as `spelt` writes them.
    """
    paragraphs = exam.document.paragraphs
    return any(
        0 <= n < len(paragraphs)
        and not paragraphs[n].heading
        and spelt(exam.text((paragraphs[n].start, paragraphs[n].end))) in titles
        for n in (number - 1, number + 1)
    )


def _stranded(exam: Examination) -> Iterator[Paragraph]:
    """The one line of a report that looks like a heading without a number, where all other headings have one; where there
    are several, they are the report's way to head its sections."""
    document, end = exam.document, exam.particulars.end
    if not any(section.heading.style in STYLES for section in document.sections):
        return
    lines = [exam.text(p.span).strip() for p in document.paragraphs[:end]]
    texts = [_unmarked(text, below) for text, below in pairwise((*lines, ""))]
    found = [
        paragraph.index
        for paragraph in document.paragraphs[document.sections[0].paragraph + 1 : end - 1]
        if SHORTEST <= len(texts[paragraph.index]) <= SHORT
        and paragraph.sentences
        and not paragraph.heading
        and not paragraph.row
        and not NO_TITLE.search(texts[paragraph.index])
        and heading_mark(texts[paragraph.index]) is None
        and exam.parts.role(paragraph.index) not in (Margin.INTRODUCTION, Margin.CLOSING)
    ]
    if (
        len(found) == 1
        and len(texts[found[0] - 1]) > TEXT
        and texts[found[0] - 1].endswith(("。", "！", "？", "”"))
    ):
        yield document.paragraphs[found[0]]
