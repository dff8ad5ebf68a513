"""Lines that are left of a form: an indicator of an assessment with its points, who has to do a task by when, what a template
asks for in the brackets of a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from checker.judging.examination import Examination
from checker.model.document import Span
from checker.model.vocabulary import Margin, Role
from checker.support.patterns import either, regex

Words = tuple[str, ...]
LINE = 60
"""The longest line that is looked at, in characters."""
POINTS = regex(
    r"^[(（](?:满分|共)?\d{1,3}(?:\.\d)?分[)）]|[(（](?:满分|共|计)?\d{1,3}(?:\.\d)?分[)）]$", needs="分"
)
"""（5分）, at the beginning of a line or its end."""


@lru_cache(maxsize=8)
def _form(indicators: Words, columns: Words, numbers: Words) -> tuple[re.Pattern[str], ...]:
    """How a line of an assessment begins, one of a list of tasks, and one that is the head of either."""
    marks, tasks, numbered = either(indicators), either(columns), either(numbers)
    return (
        re.compile(rf"^(?:{marks})(?:\s*\d{{1,3}}(?!\d)\s*(?:[：:]|\s)|\s*[：:])|^(?:{numbered})\d"),
        re.compile(rf"^(?:{tasks})\s*[：:]"),
        re.compile(rf"^(?:{tasks}|{marks}|{numbered})(?:[、，,；;|\s]+(?:{tasks}|{marks})){{1,6}}$"),
    )


def form_lines(exam: Examination) -> Iterator[Span]:
    """Lines of a form. Who has to do what stands below each task of a plan in its own right, where several do."""
    head = exam.checklist.head
    begins = (*head.indicators, *head.columns, *head.numbers)
    tasks: list[Span] = []
    planned = 0
    for paragraph in exam.document.paragraphs[: exam.particulars.end]:
        text, role = exam.text(paragraph.span).strip(), exam.parts.role(paragraph.index)
        if not 0 < len(text) <= LINE or paragraph.row or role in (Margin.INTRODUCTION, Margin.CLOSING):
            continue
        if "。" in text:
            continue
        if POINTS.search(text):
            yield paragraph.span
            continue
        if not text.startswith(begins):
            continue
        indicator, task, header = _form(head.indicators, head.columns, head.numbers)
        if indicator.match(text) or header.match(text):
            yield paragraph.span
        elif task.match(text):
            tasks.append(paragraph.span)
            planned += role == Role.PLAN
    if planned <= 1:
        yield from tasks


def hints(exam: Examination) -> Iterator[Span]:
    """What a template asks for in the brackets of a heading: （此处简述决策目录，不超过300字）."""
    words = exam.checklist.head.hints
    if not any(word in exam.document.text for word in words):
        return
    inside = re.compile(rf"[(（][^()（）]{{0,80}}(?:{either(words)})[^()（）]{{0,80}}[)）]")
    for section in exam.document.sections:
        paragraph = exam.document.paragraphs[section.paragraph]
        line = paragraph.start, paragraph.sentences[0].start if paragraph.sentences else paragraph.end
        if found := inside.search(exam.text(line)):
            yield Span(paragraph.start + found.start(), paragraph.start + found.end())
