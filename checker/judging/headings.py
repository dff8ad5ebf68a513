"""Headings of a report that stand where they do not belong."""

from __future__ import annotations

from collections.abc import Iterator

from checker.judging.examination import Examination
from checker.model.document import Section
from checker.text.heading_marks import STYLES
from checker.text.likeness import PUNCTUATION
from checker.text.normalise import fold

SHORTEST = 5
"""Signs that a title has at least before it is looked for twice; 工作安排 may head two parts."""


def repeated_headings(exam: Examination) -> Iterator[tuple[Section, Section]]:
    """Sections under whose heading nothing stands, each with another of the same heading, or of two equal chapters the
    later one: a heading was left where its text stood before, or was pasted in."""
    known: dict[str, list[Section]] = {}
    sections = [s for s in exam.document.sections if s.paragraph < exam.particulars.end and s.heading.style]
    for section in sections:
        title = PUNCTUATION.sub("", fold(section.heading.title))
        if len(title) >= SHORTEST:
            known.setdefault(title, []).append(section)
    top = min((section.heading.level for section in sections), default=0)
    for same in known.values():
        if len(same) == 2:
            bare = [section for section in same if is_empty(exam, section)]
            if len(bare) == 1:
                yield bare[0], same[0] if bare[0] is same[1] else same[1]
            elif not bare and all(section.heading.level == top for section in same):
                yield same[1], same[0]


def is_empty(exam: Examination, section: Section) -> bool:
    """Whether nothing at all stands under a heading, not even another one below it."""
    paragraphs = exam.document.paragraphs[section.paragraph : min(section.last + 1, exam.particulars.end)]
    return all(p.end == p.body[0] for p in paragraphs)


def interrupting(exam: Examination) -> list[Section]:
    """Chapters that stand in the middle of another: the numbers below go on with those above (（三） 三、 （四）), and
    without them the chapters are numbered rightly."""
    numbered = [s for s in exam.document.sections if s.heading.number and s.paragraph < exam.particulars.end]
    last: dict[str, int] = {}
    found = []
    for at, section in enumerate(numbered):
        style, number = section.heading.style, section.heading.number
        below = numbered[at + 1] if at + 1 < len(numbered) else None
        if (
            below
            and below.paragraph == section.paragraph + 1
            and STYLES.index(below.heading.style) > STYLES.index(style)
            and (below.heading.number or 0) > 1
            and last.get(below.heading.style, 0) + 1 == below.heading.number
            and style in last
            and (later := next((s for s in numbered[at + 1 :] if s.heading.style == style), None))
            and later.heading.number == last[style] + 1
        ):
            found.append(section)
            continue
        for deeper in STYLES[STYLES.index(style) + 1 :]:
            last.pop(deeper, None)
        last[style] = number or 0
    return found
