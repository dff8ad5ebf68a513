"""Items of a list that only announce: 3.规范涉企检查。 among items that go on to tell what was done."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from checker.judging.examination import Examination
from checker.model.document import Paragraph
from checker.model.vocabulary import Role
from checker.text.heading_marks import STYLES, heading_mark

LEAD = 24
"""The longest item that only announces, in characters with its number."""
LEAST = 3
"""Items that a list has at least before one is held against the others."""


class _Item(Struct):
    paragraph: Paragraph
    number: int
    followed: bool = False
    """Whether text or a list of its own stands below it."""


def bare_leads(exam: Examination) -> Iterator[Paragraph]:
    """The one item of a list that has nothing to tell, where all others have."""
    lists: dict[int, list[_Item]] = {}
    for paragraph in exam.document.paragraphs[: exam.particulars.end]:
        if paragraph.start == paragraph.end:
            continue
        mark = heading_mark(exam.text(paragraph.span))
        rank = STYLES.index(mark.style) if mark and mark.number else len(STYLES)
        for open_rank in sorted(lists, reverse=True):
            if open_rank > rank or (open_rank == rank and mark and lists[rank][-1].number + 1 != mark.number):
                yield from _bare(exam, lists.pop(open_rank))
            elif open_rank < rank:
                lists[open_rank][-1].followed = True
        if mark and mark.number:
            lists.setdefault(rank, []).append(_Item(paragraph, mark.number))
    for items in lists.values():
        yield from _bare(exam, items)


def _bare(exam: Examination, items: list[_Item]) -> Iterator[Paragraph]:
    leads = [item.paragraph for item in items if not item.followed and not _goes_on(exam, item.paragraph)]
    if len(items) >= LEAST and len(leads) == 1 and _announces(exam, leads[0]):
        yield leads[0]


def _goes_on(exam: Examination, paragraph: Paragraph) -> bool:
    """Whether an item has a short lead and tells on behind it."""
    lead, _, rest = exam.text(paragraph.span).partition("。")
    return len(lead) < LEAD and bool(rest.strip())


def _announces(exam: Examination, paragraph: Paragraph) -> bool:
    """Whether a line says what is to be done, and nothing that was."""
    head, text = exam.checklist.head, exam.text(paragraph.span)
    mark = heading_mark(text)
    title = text[mark.end :] if mark else text
    return (
        exam.parts.role(paragraph.index) in (Role.ACHIEVEMENTS, Role.LEADER)
        and len(text) <= LEAD
        and title.startswith(head.slogans)
        and not any(word in title for word in head.done)
        and not any(map(str.isdecimal, title))
    )
