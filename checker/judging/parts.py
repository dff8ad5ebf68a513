"""Which statutory part of the report each paragraph belongs to, told by meaning, whatever the order.

Headings decide, outermost first; a paragraph's opening words decide where no heading does.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping

from msgspec import Struct

from checker.checklist.model import Checklist
from checker.judging.index import TextIndex
from checker.judging.thresholds import TOLD_IN_PASSING
from checker.model.document import Document, Section
from checker.model.vocabulary import Margin, Role
from checker.support.patterns import regex

OPENING = 40
"""How far into a paragraph its opening words reach, in characters."""
BULLET = regex(r"[-—–•●◆◇★☆■□▲▪*]+\s*\w")
"""How the items of a list begin that stands above the first heading."""
MARK = 3
"""So many characters, an opening mark among them, may stand before the words that open a chapter."""
JOINED = ("和", "及", "与", "、")
"""Behind one of these a word opens nothing: 当前和今后一个时期."""


class Parts(Struct, frozen=True):
    """The role of every paragraph, and the section that opens each part."""

    roles: tuple[str, ...]
    opened: dict[str, int]
    """Role → index of the paragraph that opens the part."""
    passing: dict[str, int] = {}
    """Role → index of the first paragraph that tells of a part which no heading and no opening announces."""

    def role(self, paragraph: int) -> str:
        """The role of a paragraph."""
        return self.roles[paragraph]

    def paragraphs(self, role: str) -> list[int]:
        """The paragraphs of one part, in order."""
        return [index for index, own in enumerate(self.roles) if own == role]


def find_parts(
    document: Document,
    checklist: Checklist,
    index: TextIndex,
    end: int,
    year: int | None = None,
    head: int = 0,
) -> Parts:
    """Assign roles.

    Args:
        head: index of the paragraph where the text begins.
        end: index of the paragraph where the sign-off begins.
        year: reporting year; a heading that names the next one opens the plan, however it is worded.
    """
    first = document.sections[0].paragraph if document.sections else end
    body = Role.ACHIEVEMENTS if document.sections else Margin.INTRODUCTION
    roles: list[str] = [
        Margin.CLOSING if i < min(head, first) else Margin.INTRODUCTION if i < first else body
        for i in range(len(document.paragraphs))
    ]
    for paragraph in _above(document, checklist, first):
        roles[paragraph] = Role.ACHIEVEMENTS
    opened: dict[str, int] = {}
    top = min((s.heading.level for s in document.sections), default=0)
    headings = {part.key: _sections(index, part.headings) for part in checklist.part}
    together = _together(headings)
    announced = _announced(checklist, index, headings) | dict.fromkeys(together, Role.ACHIEVEMENTS)
    announced |= _looking_ahead(document, checklist, index, announced, top, year)
    parts = sorted(announced)
    for depth in sorted({section.heading.level for section in document.sections}):
        for section in document.sections:
            role = announced.get(section.index)
            if section.heading.level != depth or role is None:
                continue
            if depth > top and role != Role.LEADER and role in opened:
                continue
            if depth > top and roles[section.paragraph] == Role.PLAN and _is_sentence(document, section):
                continue
            last = section.last
            if section.heading.style == "":  # unnumbered headings have no levels: up to the next part
                later = bisect_right(parts, section.index)
                last = (document.sections[parts[later]].paragraph if later < len(parts) else len(roles)) - 1
            for paragraph in range(section.paragraph, last + 1):
                roles[paragraph] = role
            opened.setdefault(role, section.paragraph)
    both = headings.get(Role.SHORTCOMINGS, {}).keys() & headings.get(Role.PLAN, {}).keys()
    for number in sorted(both):
        if announced.get(number) == Role.SHORTCOMINGS and Role.PLAN not in opened:
            _divided(document, checklist, index, roles, opened, number, year)
    _go_on_planning(document, announced, roles, top)
    _by_openings(document, checklist, index, roles, opened, end, year)
    for paragraph in range(end, len(roles)):
        roles[paragraph] = Margin.CLOSING
    if Role.ACHIEVEMENTS in roles:
        opened.setdefault(Role.ACHIEVEMENTS, roles.index(Role.ACHIEVEMENTS))
    passing = _in_passing(document, checklist, index, roles, opened)
    if both and Role.PLAN not in opened:
        passing[Role.PLAN] = document.sections[min(both)].paragraph
    if together and Role.SHORTCOMINGS not in opened:
        passing[Role.SHORTCOMINGS] = document.sections[min(together)].paragraph
    return Parts(tuple(roles), opened, passing)


def _is_sentence(document: Document, section: Section) -> bool:
    """Whether a heading is a whole sentence: below the plan an item of it, whatever words it has (请人来挑毛病。)."""
    paragraph = document.paragraphs[section.paragraph]
    return document.text[paragraph.start : paragraph.end].rstrip().endswith("。")


def _divided(
    document: Document,
    checklist: Checklist,
    index: TextIndex,
    roles: list[str],
    opened: dict[str, int],
    number: int,
    year: int | None,
) -> None:
    """A chapter on shortcomings and plan: the plan begins where a paragraph opens with it (下一步，…, 针对上述问题，…)."""
    section = document.sections[number]
    sources = [source for part in checklist.part if part.key == Role.PLAN for source in part.openings]
    starts = {match.start for match in index.find_all(sources)}
    for paragraph in document.paragraphs[section.paragraph : section.last + 1]:
        opening = document.text[paragraph.start : min(paragraph.end, paragraph.start + OPENING)]
        first = index.normalised.place(paragraph.start)
        reach = range(first, first + len(opening))
        if paragraph.heading or paragraph.index == section.paragraph:
            continue
        if (year and f"{year + 1}年" in opening) or not starts.isdisjoint(reach):
            for other in range(paragraph.index, section.last + 1):
                roles[other] = Role.PLAN
            opened[Role.PLAN] = paragraph.index
            return


def _above(document: Document, checklist: Checklist, first: int) -> Iterable[int]:
    """Paragraphs above the first heading that tell of work done: below 报告如下, or the items of a list."""
    announced = False
    for paragraph in document.paragraphs[:first]:
        text = document.text[paragraph.start : paragraph.end]
        if BULLET.match(text) or (announced and len(text) > OPENING and text.endswith("。")):
            yield paragraph.index
        announced |= any(word in text for word in checklist.head.announce)


def _in_passing(
    document: Document, checklist: Checklist, index: TextIndex, roles: list[str], opened: dict[str, int]
) -> dict[str, int]:
    """Parts that stand among the achievements: several sentences tell of them, at least one with a figure."""
    passing: dict[str, int] = {}
    for part in checklist.part:
        if part.key in opened or not part.passages:
            continue
        found = {
            sentence
            for match in index.find_all(part.passages)
            if (sentence := index.sentence_of(match)) and roles[sentence.paragraph] == Role.ACHIEVEMENTS
        }
        if len(found) >= TOLD_IN_PASSING:
            passing[part.key] = min(sentence.paragraph for sentence in found)
    return passing


def _go_on_planning(document: Document, announced: dict[int, str], roles: list[str], top: int) -> None:
    """A chapter that announces nothing goes on with the plan that stands before it."""
    before = ""
    for section in document.sections:
        if section.heading.level != top or section.heading.style == "":
            continue
        if before == Role.PLAN and section.index not in announced:
            for paragraph in range(section.paragraph, section.last + 1):
                roles[paragraph] = Role.PLAN
        before = roles[section.paragraph]


def _announced(
    checklist: Checklist, index: TextIndex, headings: Mapping[str, Mapping[int, int]]
) -> dict[int, str]:
    """Section index → role, for headings that announce a part."""
    found: dict[int, str] = {}
    for part in checklist.part:
        for section in headings[part.key].keys() - _sections(index, part.unlike).keys():
            found.setdefault(section, part.key)
    return found


def _together(headings: Mapping[str, Mapping[int, int]]) -> set[int]:
    """Sections whose heading names the work done first and the shortcomings behind it (主要举措、成效和不足): they are
    about the work."""
    done, short = headings.get(Role.ACHIEVEMENTS, {}), headings.get(Role.SHORTCOMINGS, {})
    return {section for section in done.keys() & short.keys() if done[section] < short[section]}


def _looking_ahead(
    document: Document,
    checklist: Checklist,
    index: TextIndex,
    announced: Mapping[int, str],
    top: int,
    year: int | None,
) -> dict[int, str]:
    """Sections that are the plan though their heading does not say so: it names the next year and not the reported one
    (2026年主要工作), or it announces nothing and the chapter begins with 2026年是… or 今后五年…."""
    unlike = [source for part in checklist.part if part.key == Role.PLAN for source in part.unlike]
    openings = [source for part in checklist.part if part.key == Role.PLAN for source in part.openings]
    this, following = (f"{year}年", f"{year + 1}年") if year else ("", "")
    done = _sections(index, unlike)
    found: dict[int, str] = {
        section.index: Role.PLAN
        for section in document.sections
        if following and following in section.heading.title and this not in section.heading.title
        if section.index not in done
    }
    words = {match.start for match in index.find_all(openings)}
    chapters = [s for s in document.sections if s.heading.level == top and s.heading.style]
    for section in chapters[1:]:
        if section.index in announced:
            continue
        below = document.paragraphs[section.paragraph : section.last + 1]
        sentence = next((sentence for paragraph in below for sentence in paragraph.sentences), None)
        if sentence is None:
            continue
        start = index.normalised.place(sentence.start)
        ahead = not index.text[start : start + 1].isdigit() and not words.isdisjoint(
            range(start, start + MARK)
        )
        if ahead or (following and index.text.startswith(following, start)):
            found[section.index] = Role.PLAN
    return found


def _sections(index: TextIndex, sources: Iterable[str]) -> dict[int, int]:
    """Sections whose heading contains one of the expressions, and where the first of them stands."""
    found: dict[int, int] = {}
    for match in index.find_all(sources):
        unit = index.unit_of(match.start)
        if unit >= 0 and (section := index.units[unit].section):
            found[section.index] = min(match.start, found.get(section.index, match.start))
    return found


def _by_openings(
    document: Document,
    checklist: Checklist,
    index: TextIndex,
    roles: list[str],
    opened: dict[str, int],
    end: int,
    year: int | None,
) -> None:
    """Parts that only a paragraph's opening words announce (下一步，我镇将…), as far as they reach."""
    headed = {
        number for number, role in enumerate(roles) if role in (Role.LEADER, Role.SHORTCOMINGS, Role.PLAN)
    }
    for part in checklist.part:
        if part.key in opened or not part.openings:
            continue
        openings = {
            sentence.paragraph
            for match in index.find_all(part.openings)
            if (sentence := index.sentence_of(match))
            and sentence == document.paragraphs[sentence.paragraph].sentences[0]
            and match.end <= index.normalised.place(sentence.start) + OPENING
            and not (part.key == Role.PLAN and index.text.startswith(f"{year}年", match.start))
            and not index.text.endswith(JOINED, 0, match.start)
        }
        for paragraph in sorted(openings - headed):
            if paragraph >= end:
                break
            if part.key == Role.PLAN and _goes_on(document, paragraph):
                roles[paragraph] = part.key
                continue
            for number in range(paragraph, _end_of(document, paragraph, end, part.key)):
                roles[number] = part.key
            opened[part.key] = paragraph
            break


def _end_of(document: Document, paragraph: int, end: int, role: str) -> int:
    """Where a part ends that a paragraph opens: with the chapter; the leaders' with its own section or paragraph."""
    around = list(document.path_of(document.paragraphs[paragraph].section))
    if role == Role.LEADER:
        inner = around[0] if len(around) > 1 else None
        return min(end, inner.last + 1) if inner else paragraph + 1
    return min(end, around[-1].last + 1) if around else end


def _goes_on(document: Document, paragraph: int) -> bool:
    """Whether the chapter of a paragraph goes on with another subsection: what it looks ahead to is its own matter."""
    around = list(document.path_of(document.paragraphs[paragraph].section))
    return len(around) > 1 and around[0].last < around[-1].last
