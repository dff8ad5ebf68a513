"""Headings of a report that stand where they do not belong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from checker.judging.examination import Examination
from checker.model.document import Section
from checker.model.vocabulary import Role
from checker.text.heading_marks import STYLES, heading_mark
from checker.text.likeness import PUNCTUATION, letters
from checker.text.normalise import normalised

SHORTEST = 5
"""Signs that a title has at least before it is looked for twice; 工作安排 may head two parts."""

OMITTED = 2
"""Signs of a remark that stands for text: 略, 暂无."""


def repeated_headings(exam: Examination) -> Iterator[tuple[Section, Section]]:
    """Sections whose heading another one has as well, each with that one: a heading was left where its text stood before,
    or was pasted in. Of the two it is the one under which nothing stands; in one part of the report the one whose
    number is out of order, or else the later one."""
    known: dict[str, list[Section]] = {}
    sections = [s for s in exam.document.sections if s.paragraph < exam.particulars.end and s.heading.style]
    for section in sections:
        title = PUNCTUATION.sub("", normalised(section.heading.title))
        known.setdefault(title, []).append(section)
    top = min((section.heading.level for section in sections), default=0)
    copied = {repeat.later.index for repeat in exam.repeats}
    for title, same in known.items():
        if len(same) != 2:
            continue
        one, two = same
        if two.paragraph == one.paragraph + 1 and not exam.document.paragraphs[one.paragraph].sentences:
            yield two, one
        if len(title) < SHORTEST or two.paragraph == one.paragraph + 1:
            continue
        bare = [section for section in same if is_empty(exam, section)]
        if len(bare) == 1:
            yield bare[0], one if bare[0] is two else two
        elif not bare and one.heading.level == two.heading.level == top:
            yield two, one
        elif not bare and _in_one_list(exam, one, two) and copied.isdisjoint(_body(two)):
            yield (one, two) if _is_out_of_order(exam, one) else (two, one)


def is_empty(exam: Examination, section: Section) -> bool:
    """Whether nothing at all stands under a heading, not even another one below it."""
    paragraphs = exam.document.paragraphs[section.paragraph : min(section.last + 1, exam.particulars.end)]
    return all(p.end == p.body[0] for p in paragraphs)


def _body(section: Section) -> range:
    return range(section.paragraph, section.last + 1)


def _in_one_list(exam: Examination, one: Section, two: Section) -> bool:
    """Whether two headings stand in one part of the report, and no others of their sections are the same as well: each
    of several chapters may have its 主要做法 and its 存在问题."""
    if exam.parts.role(one.paragraph) != exam.parts.role(two.paragraph):
        return False
    if one.parent == two.parent:
        return True
    below = [
        {normalised(s.heading.title) for s in exam.document.sections if s.parent == section.parent}
        for section in (one, two)
    ]
    return len(below[0] & below[1]) == 1


def _is_out_of_order(exam: Examination, section: Section) -> bool:
    """Whether a heading's number does not follow the one before it. One without a number has no order."""
    if section.heading.number is None:
        return False
    before = 0
    for other in exam.document.sections[: section.index]:
        if other.heading.style == section.heading.style and other.heading.number:
            before = other.heading.number
        elif other.heading.level < section.heading.level:
            before = 0
    return section.heading.number != before + 1


def interrupting(exam: Examination) -> list[Section]:
    """Headings that do not belong to the section they stand in, told by the numbers, which are right without them: a
    chapter below which the numbers above it go on (（三） 三、 （四）), a number before the one that is due
    (（二） （六） （三）), a third without a first and a second, the one item of the outline, if its number is wrong."""
    numbered = list(_numbered(exam))
    outline = frozenset(letters(requirement.title) for requirement in exam.checklist.requirement)
    quoted = [
        one.section for one in numbered if one.section and letters(one.section.heading.title) in outline
    ]
    last: dict[int, int] = {}
    ended: dict[int, int] = {}
    left_out: set[int] = set()
    lists: dict[int, list[tuple[int, Section | None]]] = {}
    """By rank, of the list that is being read: the numbers, with those sections that do not belong."""
    found = []

    def close(rank: int) -> None:
        found.extend(_strangers(lists.pop(rank, [])))

    for at, one in enumerate(numbered):
        _, section, rank, number = one
        due = last.get(rank, 0) + 1
        later = list(_same_list(numbered, at))
        swapped = later[1:2] == [number + 1] or number in left_out
        jumps = number not in (due, due - 1) and later[:1] == [due] and not swapped
        lone = due == 1 and number > 2 and not later and ended.get(rank) != number - 1
        foreign = number != due and quoted == [section]
        stranger = section if jumps or lone or foreign or _splits(numbered, at, last) else None
        lists.setdefault(rank, []).append((number, stranger))
        if stranger:
            continue
        left_out = set(range(due, number))
        for deeper in range(rank + 1, len(STYLES)):
            if deeper in last:
                ended[deeper] = last.pop(deeper)
            close(deeper)
        last[rank] = number
    for rank in list(lists):
        close(rank)
    mistyped = in_another_style(exam)
    return sorted((s for s in found if s.paragraph not in mistyped), key=lambda section: section.paragraph)


def in_another_style(exam: Examination) -> dict[int, tuple[str, int]]:
    """Headings that fill the only gap of a list in another style, by paragraph, with the style and number that they
    should have: （五） 四、 （七）. One that would end such a list is as likely left from another paper."""
    numbered = list(_numbered(exam))
    meant: dict[int, tuple[str, int]] = {}
    before: dict[int, int] = {}
    for at, one in enumerate(numbered):
        last, known = numbered[at - 1] if at else None, before.get(one.rank, 0)
        below = numbered[at + 1] if at + 1 < len(numbered) else None
        if last and last.rank != one.rank and 1 < one.number != known + 1:
            due = last.number + 1
            fills = below is not None and (below.rank, below.number) == (last.rank, due + 1)
            if fills:
                meant[one.paragraph] = (STYLES[last.rank], due)
                continue
        before[one.rank] = one.number
    return meant


def _strangers(numbers: Sequence[tuple[int, Section | None]]) -> list[Section]:
    """The sections of a list that do not belong to it; none that only stand in another place, without which the list
    lacks their number, or several of which end it."""
    known = [number for number, section in numbers if not section]
    strangers = [(number, section) for number, section in numbers if section]
    whole = sorted(number for number, _ in numbers) == list(range(1, len(numbers) + 1))
    if whole and len(strangers) > 1:
        return []
    most = max(known, default=0)
    return [section for number, section in strangers if number > most or number in known]


class _Numbered(NamedTuple):
    """A heading or an item of a list with its number."""

    paragraph: int
    section: Section | None
    """None for an item."""
    rank: int
    """Of the style of its number, from 0 for the highest."""
    number: int


def _numbered(exam: Examination) -> Iterator[_Numbered]:
    sections = {section.paragraph: section for section in exam.document.sections}
    for paragraph in exam.document.paragraphs[: exam.particulars.end]:
        mark = heading_mark(exam.text(paragraph.span))
        section = sections.get(paragraph.index)
        if mark and mark.number and (mark.sure or section):
            yield _Numbered(paragraph.index, section, STYLES.index(mark.style), mark.number)


def _splits(numbered: Sequence[_Numbered], at: int, last: Mapping[int, int]) -> bool:
    """Whether the numbers of a chapter go on below another, and the chapters are numbered rightly without that."""
    one, below = numbered[at], numbered[at + 1] if at + 1 < len(numbered) else None
    return bool(
        below
        and below.paragraph == one.paragraph + 1
        and below.rank > one.rank
        and below.number > 1
        and last.get(below.rank, 0) + 1 == below.number
        and one.rank in last
        and next((n.number for n in islice(numbered, at + 1, None) if n.rank == one.rank), 0)
        == last[one.rank] + 1
    )


def _same_list(numbered: Sequence[_Numbered], at: int) -> Iterator[int]:
    """The next two numbers of a style, up to a heading of a higher rank."""
    rank, count = numbered[at].rank, 0
    for number in range(at + 1, len(numbered)):
        other = numbered[number]
        if other.rank < rank or count > 1:
            return
        if other.rank == rank:
            count += 1
            yield other.number


def empty_parts(exam: Examination) -> Iterator[Section]:
    """The heading of each part that a report must have and that has nothing else: no text, and no heading below its
    own, which might be an item of a list. A report that breaks off behind a heading may have lost its end."""
    document, end = exam.document, exam.particulars.end
    for part in exam.checklist.part:
        opened = exam.parts.opened.get(part.key)
        section = next((s for s in document.sections if s.paragraph == opened), None)
        if (
            not part.required
            or part.role == Role.SECTION
            or section is None
            or section.heading.number is None
        ):
            continue
        own = {*exam.parts.paragraphs(part.key), *range(section.paragraph, section.last + 1)}
        paragraphs = [document.paragraphs[index] for index in own if index < end]
        text = "".join(document.text[slice(*paragraph.body)] for paragraph in paragraphs)
        below = any(p.heading and p.heading.level != section.heading.level for p in paragraphs)
        sentence = document.text[section.heading.span.end - 1 : section.heading.span.end + 1]
        goes_on = paragraphs and max(p.index for p in paragraphs) + 1 < len(document.paragraphs)
        if len(letters(text)) <= OMITTED and not below and goes_on and "。" not in sentence:
            yield section
