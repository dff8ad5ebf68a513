"""Headings that do not fit what stands below them: those of another kind of document, and of another part of the report."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from checker.judging.examination import Examination
from checker.model.document import Section, Span
from checker.model.vocabulary import Role
from checker.support.patterns import either, regex
from checker.text.likeness import letters

NUMBER = regex(r"^\s*[(（]?[\d一二三四五六七八九十]{1,3}[)）]?[、.．]?")
LEAST, LEAST_SAID = 20, 12
"""Characters that stand below a heading of another document, or another part, before it is held against them."""


def of_other_documents(exam: Examination) -> Iterator[Section]:
    """招商引资与项目建设 above text on legal education: a matter of other reports, and no word of it below."""
    matters = exam.checklist.head.matters
    for section in exam.document.sections:
        title = section.heading.title
        if section.parent < 0 or exam.parts.role(section.paragraph) != Role.ACHIEVEMENTS:
            continue
        if not any(matter in title for matter in matters) or any(
            w in title for w in exam.checklist.head.legal
        ):
            continue
        body = _body(exam, section)
        words = exam.answers.words(section.heading.span)
        if body.end - body.start < LEAST or not exam.answers.topics(body):
            continue
        if words.isdisjoint(exam.answers.words(body)):
            yield section


def of_other_parts(exam: Examination) -> Iterator[Section]:
    """存在的短板 above measures of the plan, 下一步打算 above what was done: that part has a chapter of its own, and what stands
    below says nothing of it."""
    years, language = exam.checklist.years, exam.checklist.language
    for part in exam.checklist.part:
        if (
            part.key not in (Role.SHORTCOMINGS, Role.PLAN, Role.ACHIEVEMENTS)
            or part.key not in exam.parts.opened
        ):
            continue
        named = exam.spans(part.headings)
        unlike = exam.spans(part.unlike)
        for section in exam.document.sections:
            role, span = exam.parts.role(section.paragraph), section.heading.span
            if (
                section.parent < 0
                or role == part.key
                or role not in (Role.ACHIEVEMENTS, Role.LEADER, Role.PLAN)
            ):
                continue
            if _within(span, unlike) or not _is_all(exam, span, _within(span, named)):
                continue
            below = _body(exam, section)
            text = exam.text(below)
            lacking = re.sub(either(language.no_lacks), "", text)
            ahead, lacks = any(w in text for w in years.intent), any(w in lacking for w in language.lacks)
            figures = any(map(str.isdecimal, text))
            fits = {
                Role.SHORTCOMINGS: lacks,
                Role.PLAN: ahead or not figures,
                Role.ACHIEVEMENTS: figures or not ahead,
            }
            if len(text.strip()) >= LEAST_SAID and not fits[Role(part.key)]:
                yield section


def _body(exam: Examination, section: Section) -> Span:
    """What stands below a heading, with what runs on behind it."""
    paragraphs = exam.document.paragraphs
    first = paragraphs[section.paragraph]
    return Span(first.body[0], paragraphs[min(section.last, exam.particulars.end - 1)].end)


def _within(heading: Span, places: list[Span]) -> list[Span]:
    """Those of some places, in their order, that begin in a heading."""
    return places[bisect_left(places, (heading.start,)) : bisect_left(places, (heading.end,))]


def _is_all(exam: Examination, heading: Span, named: list[Span]) -> bool:
    """Whether a heading says which part it is, and nothing else: 存在的不足, but not 解决存在的问题."""
    at = {i for one in named for i in range(one.start, min(one.end, heading.end))}
    rest = "".join(exam.document.text[i] for i in range(*heading) if i not in at)
    for word in exam.checklist.head.announcing:
        rest = rest.replace(word, "")
    return bool(at) and not letters(NUMBER.sub("", rest))
