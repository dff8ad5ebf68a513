"""Which statutory part of the report each paragraph belongs to, told by meaning, whatever the order.

Headings decide, outermost first; a paragraph's opening words decide where no heading does.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from checker.checklist.model import Checklist, Part
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
    return _Assignment(document, checklist, index, end, year, head).parts()


class _Assignment:
    """The roles of the paragraphs while they are being found."""

    def __init__(
        self,
        document: Document,
        checklist: Checklist,
        index: TextIndex,
        end: int,
        year: int | None,
        head: int,
    ) -> None:
        self.document, self.checklist, self.index, self.end, self.year = document, checklist, index, end, year
        self.following = f"{year + 1}年" if year else ""
        self.top = min((section.heading.level for section in document.sections), default=0)
        plan = [part for part in checklist.part if part.key == Role.PLAN]
        openings = [source for part in plan for source in part.openings]
        self.plan_openings = {match.start for match in index.find_all(openings)}
        """Where in the normalised text words stand that open the plan."""
        self.no_plan = self._sections(source for part in plan for source in part.unlike)
        self.headings = {part.key: self._sections(part.headings) for part in checklist.part}
        self.together = self._together()
        self.announced = self._announced()
        """Section index → role."""
        self.opened: dict[str, int] = {}
        first = document.sections[0].paragraph if document.sections else end
        body = Role.ACHIEVEMENTS if document.sections else Margin.INTRODUCTION
        self.roles: list[str] = [
            Margin.CLOSING if i < min(head, first) else Margin.INTRODUCTION if i < first else body
            for i in range(len(document.paragraphs))
        ]
        for paragraph in self._above(first):
            self.roles[paragraph] = Role.ACHIEVEMENTS

    def parts(self) -> Parts:
        """What is found: by headings, then by openings; behind the sign-off nothing belongs to a part."""
        self._by_headings()
        both = self._headed(Role.SHORTCOMINGS).keys() & self._headed(Role.PLAN).keys()
        for number in sorted(both):
            if self.announced.get(number) == Role.SHORTCOMINGS and Role.PLAN not in self.opened:
                self._divide(self.document.sections[number])
        self._go_on_planning()
        self._by_openings()
        self._assign(self.end, len(self.roles), Margin.CLOSING)
        if Role.ACHIEVEMENTS in self.roles:
            self.opened.setdefault(Role.ACHIEVEMENTS, self.roles.index(Role.ACHIEVEMENTS))
        passing = self._in_passing()
        for role, sections in ((Role.PLAN, both), (Role.SHORTCOMINGS, self.together)):
            if sections and role not in self.opened:
                passing[role] = self.document.sections[min(sections)].paragraph
        return Parts(tuple(self.roles), self.opened, passing)

    def _assign(self, first: int, end: int, role: str) -> None:
        self.roles[first:end] = [role] * (end - first)

    def _headed(self, role: str) -> Mapping[int, int]:
        return self.headings.get(role, {})

    def _sections(self, sources: Iterable[str]) -> dict[int, int]:
        """Sections whose heading contains one of the expressions, and where the first of them stands."""
        found: dict[int, int] = {}
        for match in self.index.find_all(sources):
            unit = self.index.unit_of(match.start)
            if unit >= 0 and (section := self.index.units[unit].section):
                found[section.index] = min(match.start, found.get(section.index, match.start))
        return found

    def _together(self) -> set[int]:
        """Sections whose heading names the work done first and the shortcomings behind it (主要举措、成效和不足): they
        are about the work."""
        done, short = self._headed(Role.ACHIEVEMENTS), self._headed(Role.SHORTCOMINGS)
        return {section for section in done.keys() & short.keys() if done[section] < short[section]}

    def _announced(self) -> dict[int, str]:
        """The sections whose heading announces a part, or which are the plan without saying so."""
        found: dict[int, str] = {}
        for part in self.checklist.part:
            for section in self.headings[part.key].keys() - self._sections(part.unlike).keys():
                found.setdefault(section, part.key)
        found |= dict.fromkeys(self.together, Role.ACHIEVEMENTS)
        return found | dict.fromkeys(self._looking_ahead(found), Role.PLAN)

    def _looking_ahead(self, announced: Mapping[int, str]) -> Iterator[int]:
        """Sections that are the plan though their heading does not say so: it names the next year and not the reported
        one (2026年主要工作), or it announces nothing and the chapter begins with 2026年是… or 今后五年…."""
        for section in self.document.sections:
            title = section.heading.title
            named = self.following and self.following in title and f"{self.year}年" not in title
            if named and section.index not in self.no_plan:
                yield section.index
        chapters = [s for s in self.document.sections if s.heading.level == self.top and s.heading.style]
        for section in chapters[1:]:
            below = self.document.paragraphs[section.paragraph : section.last + 1]
            sentence = next((sentence for paragraph in below for sentence in paragraph.sentences), None)
            if section.index in announced or sentence is None:
                continue
            start, text = self.index.normalised.place(sentence.start), self.index.text
            opens = not self.plan_openings.isdisjoint(range(start, start + MARK))
            if (opens and not text[start : start + 1].isdigit()) or (
                self.following and text.startswith(self.following, start)
            ):
                yield section.index

    def _above(self, first: int) -> Iterator[int]:
        """Paragraphs above the first heading that tell of work done: below 报告如下, or the items of a list."""
        announced = False
        for paragraph in self.document.paragraphs[:first]:
            text = self.document.slice(paragraph.span)
            if BULLET.match(text) or (announced and len(text) > OPENING and text.endswith("。")):
                yield paragraph.index
            announced |= any(word in text for word in self.checklist.head.announce)

    def _by_headings(self) -> None:
        """The outermost headings first."""
        sections, parts = self.document.sections, sorted(self.announced)
        for section in sorted(sections, key=lambda section: section.heading.level):
            role, below = self.announced.get(section.index), section.heading.level > self.top
            if role is None or (below and role != Role.LEADER and role in self.opened):
                continue
            if below and self.roles[section.paragraph] == Role.PLAN and self._is_sentence(section):
                continue
            last = section.last
            if section.heading.style == "":  # unnumbered headings have no levels: up to the next part
                later = bisect_right(parts, section.index)
                last = (sections[parts[later]].paragraph if later < len(parts) else len(self.roles)) - 1
            self._assign(section.paragraph, last + 1, role)
            self.opened.setdefault(role, section.paragraph)

    def _is_sentence(self, section: Section) -> bool:
        """Whether a heading is a whole sentence: below the plan an item of it, whatever words it has
        (请人来挑毛病。)."""
        paragraph = self.document.paragraphs[section.paragraph]
        return self.document.slice(paragraph.span).rstrip().endswith("。")

    def _divide(self, section: Section) -> None:
        """A chapter on shortcomings and plan: the plan begins where a paragraph opens with it (下一步，…,
        针对上述问题，…)."""
        for paragraph in self.document.paragraphs[section.paragraph + 1 : section.last + 1]:
            opening = self.document.slice((paragraph.start, min(paragraph.end, paragraph.start + OPENING)))
            first = self.index.normalised.place(paragraph.start)
            opens = not self.plan_openings.isdisjoint(range(first, first + len(opening)))
            if not paragraph.heading and (opens or (self.following and self.following in opening)):
                self._assign(paragraph.index, section.last + 1, Role.PLAN)
                self.opened[Role.PLAN] = paragraph.index
                return

    def _go_on_planning(self) -> None:
        """A chapter that announces nothing goes on with the plan that stands before it."""
        before = ""
        for section in self.document.sections:
            if section.heading.level != self.top or section.heading.style == "":
                continue
            if before == Role.PLAN and section.index not in self.announced:
                self._assign(section.paragraph, section.last + 1, Role.PLAN)
            before = self.roles[section.paragraph]

    def _by_openings(self) -> None:
        """Parts that only a paragraph's opening words announce (下一步，我镇将…), as far as they reach."""
        headed = {
            number
            for number, role in enumerate(self.roles)
            if role in (Role.LEADER, Role.SHORTCOMINGS, Role.PLAN)
        }
        for part in self.checklist.part:
            if part.key in self.opened or not part.openings:
                continue
            for paragraph in sorted(self._opening(part) - headed):
                if paragraph >= self.end:
                    break
                if part.key == Role.PLAN and self._goes_on(paragraph):
                    self.roles[paragraph] = part.key
                    continue
                self._assign(paragraph, self._end_of(paragraph, part.key), part.key)
                self.opened[part.key] = paragraph
                break

    def _opening(self, part: Part) -> set[int]:
        """The paragraphs that begin with words which open a part."""
        text, place = self.index.text, self.index.normalised.place
        return {
            sentence.paragraph
            for match in self.index.find_all(part.openings)
            if (sentence := self.index.sentence_of(match))
            and sentence == self.document.paragraphs[sentence.paragraph].sentences[0]
            and match.end <= place(sentence.start) + OPENING
            and not (part.key == Role.PLAN and text.startswith(f"{self.year}年", match.start))
            and not text.endswith(JOINED, 0, match.start)
        }

    def _end_of(self, paragraph: int, role: str) -> int:
        """Where a part ends that a paragraph opens: with the chapter; the leaders' with its own section or
        paragraph."""
        around = list(self.document.path_of(self.document.paragraphs[paragraph].section))
        if role == Role.LEADER:
            inner = around[0] if len(around) > 1 else None
            return min(self.end, inner.last + 1) if inner else paragraph + 1
        return min(self.end, around[-1].last + 1) if around else self.end

    def _goes_on(self, paragraph: int) -> bool:
        """Whether the chapter of a paragraph goes on with another subsection: what it looks ahead to is its own
        matter."""
        around = list(self.document.path_of(self.document.paragraphs[paragraph].section))
        return len(around) > 1 and around[0].last < around[-1].last

    def _in_passing(self) -> dict[str, int]:
        """Parts that stand among the achievements: several sentences tell of them, at least one with a figure."""
        passing: dict[str, int] = {}
        for part in self.checklist.part:
            if part.key in self.opened or not part.passages:
                continue
            found = {
                sentence
                for match in self.index.find_all(part.passages)
                if (sentence := self.index.sentence_of(match))
                and self.roles[sentence.paragraph] == Role.ACHIEVEMENTS
            }
            if len(found) >= TOLD_IN_PASSING:
                passing[part.key] = min(sentence.paragraph for sentence in found)
        return passing
