"""How many people a team has: sizes that are told differently in two places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from checker.checklist.model import Headcount, Issuers
from checker.judging.examination import Examination
from checker.model.vocabulary import Margin, Role
from checker.support.patterns import either, regex
from checker.text.cuts import since_last, up_to

AROUND = 400
"""Characters of a sentence looked at on each side of a figure."""
MARKS = "，,；;。：:"
"""Marks between clauses."""
REACH = 24
"""So far behind the name of a group stands its size, in characters."""
STATING = (Role.ACHIEVEMENTS, Role.LEADER, Margin.INTRODUCTION, Role.OTHER, Role.SHORTCOMINGS)
"""Where figures state what is."""
Place = tuple[int, int]
"""Offsets into the text."""


def conflicting_sizes(exam: Examination, group: Headcount) -> Iterator[tuple[Place, Place]]:
    """Each later size of a group that differs from the first, or number of its people above it, and the first."""
    if exam.particulars.level not in group.levels:
        return
    sizes = _Sizes.of(group)
    first: dict[str, tuple[Decimal, tuple[int, int]]] = {}
    told: set[tuple[str, Decimal]] = set()
    for sentence in exam.document.sentences:
        if exam.role(sentence) not in (*STATING, Margin.CLOSING):  # also a note below the sign-off
            continue
        text = exam.text(sentence)
        for figure in exam.figures_in(*sentence.span):
            if figure.counter not in group.counters or not figure.value or figure.about:
                continue
            start, end = figure.start - sentence.start, figure.end - sentence.start
            before = text[max(0, start - AROUND) : start]
            clause = since_last(before, MARKS + "（(")
            after = up_to(text[end : end + AROUND], MARKS + "、")
            unlike = any(word in clause for word in group.unlike)
            if not sizes.tells(clause, after) or (unlike and not sizes.besides(clause, group.unlike)):
                continue
            some = any(word in after for word in group.some) and not sizes.all_of.match(after)
            whose = _body(before, exam.checklist.issuers) if group.apart else ""
            span = figure.span
            known = first.get(whose)
            if known is None:
                if not some:
                    first[whose] = (figure.value, span)
            elif (
                figure.value != known[0]
                and (whose, figure.value) not in told
                and (figure.value > known[0] or not some)
            ):
                told.add((whose, figure.value))
                yield span, known[1]
    yield from _all_and_some(exam, group)
    yield from _without(exam, group)


def _without(exam: Examination, group: Headcount) -> Iterator[tuple[Place, Place]]:
    """尚有2人未取证 in one place, 仍有4人未取得执法证 in another."""
    first: tuple[Decimal, Place, int] | None = None
    for span in exam.spans(group.lacking) if group.lacking else ():
        sentence = exam.document.sentence_at(span.start)
        if sentence is None or exam.role(sentence) not in STATING:
            continue
        if any(word in _clause(exam, span.start) for word in group.unlike):
            continue
        for figure in exam.figures_in(*span):
            if figure.counter not in group.counters or not figure.value or figure.about:
                continue
            if first is None:
                first = figure.value, figure.span, sentence.start
            elif figure.value != first[0] and sentence.start != first[2]:
                yield figure.span, first[1]
                return


class _Sizes(Struct, frozen=True):
    """How a text tells the size of a group."""

    bodies: re.Pattern[str]
    members: re.Pattern[str]
    """At the end of what stands before the figure."""
    standing: re.Pattern[str]
    all_of: re.Pattern[str]
    members_first: re.Pattern[str]
    counted: re.Pattern[str]
    """Another number of people: of 15人 在编, 4人 have a degree."""

    @classmethod
    def of(cls, group: Headcount) -> _Sizes:
        bodies, members, standing, whole = (
            "|".join(map(re.escape, words)) or "(?!)"
            for words in (group.bodies, group.members, group.standing, group.whole)
        )
        return cls(
            regex(bodies),
            regex(rf"(?P<standing>{standing})?(?:{members})(?P<have>共有|现有|共|有|(?:只|仅)有?)?\s*$"),
            regex(rf"(?:{standing})\s*$"),
            regex(rf"\s*(?:(?:{standing})(?:{members})|(?:{members})?(?:{whole}))"),
            regex(rf"\s*(?:{members})"),
            regex(rf"\d\s*(?:{'|'.join(map(re.escape, group.counters))})"),
        )

    def besides(self, clause: str, unlike: tuple[str, ...]) -> bool:
        """Whether the size stands beside a figure of something else: 执法队编制7人、实有6人."""
        last = clause.rpartition("、")[2]
        return (
            last != clause and bool(self.standing.search(last)) and not any(word in last for word in unlike)
        )

    def tells(self, clause: str, after: str) -> bool:
        """Whether a figure between these two is the size of the group."""
        ends = [found.end() for found in self.bodies.finditer(clause)]
        if ends and len(clause) - ends[-1] <= REACH and not self.counted.search(clause.rpartition("、")[2]):
            return True
        if self.members_first.match(after):  # 143名执法人员分批…, 现有14名队员
            return bool(self.all_of.match(after) or self.standing.search(clause))
        if found := self.members.search(clause):  # 执法人员12人全部…
            return bool(found["have"] or found["standing"] or self.all_of.match(after))
        return not clause.strip() and bool(re.match(r"(?:在岗|现有)", after) and self.all_of.match(after))


@lru_cache(maxsize=8)
def _bodies(issuers: Issuers) -> re.Pattern[str]:
    place = either(place for place in issuers.places if len(place) == 1)
    return re.compile(rf"(?:{place})((?:(?!{place})[^\W\d_]){{2,8}}?(?:{either(issuers.teams)}))")


def _body(before: str, issuers: Issuers) -> str:
    """The body last named before a figure, from its level word on: 公安局; empty for the report's own."""
    names = _bodies(issuers).findall(before)
    return names[-1] if names else ""


def _all_and_others(exam: Examination, group: Headcount, whole: Place) -> Iterator[tuple[Place, Place]]:
    """大队11名队员都有执法证 in one place, in another 持证人员只有9人."""
    sentence = exam.document.sentence_at(whole[0])
    if sentence is None or not group.holders:
        return
    sizes = [f for f in exam.figures_in(*sentence.span) if f.counter in group.counters and not f.about]
    said = regex(rf"(?:{either(group.holders)})(?:只有|仅有|共有|仅|只|共|有|为|是)?$")
    for other in exam.document.sentences:
        if len(sizes) != 1 or other == sentence or exam.role(other) not in STATING:
            continue
        for figure in exam.figures_in(*other.span):
            if figure.about or figure.counter not in group.counters or figure.value == sizes[0].value:
                continue
            if said.search(exam.text((other.start, figure.start))):
                yield figure.span, (sizes[0].start, sizes[0].end)


def _clause(exam: Examination, at: int) -> str:
    """The words between commas around an offset."""
    sentence = exam.document.sentence_at(at)
    if sentence is None:
        return ""
    text, offset = exam.text(sentence), at - sentence.start
    return since_last(text[:offset], MARKS) + up_to(text[offset:], MARKS)


def _all_and_some(exam: Examination, group: Headcount) -> Iterator[tuple[Place, Place]]:
    """全部持证 in one place, in another 14名队员中仅9人取得执法证."""
    if not group.all_do or not group.some_do:
        return
    people = (*group.members, *group.bodies)
    wholes = [
        span
        for span in exam.spans(group.all_do)
        if (sentence := exam.document.sentence_at(span.start))
        and exam.role(sentence) in STATING
        and any(word in exam.text(sentence) for word in people)
        and not any(word in _clause(exam, span.start) for word in group.unlike)
    ]
    if not wholes:
        return
    yield from _all_and_others(exam, group, wholes[0])
    parts = exam.spans(group.some_do)
    for sentence in exam.document.sentences:
        text = exam.text(sentence)
        if exam.role(sentence) not in STATING or not any(word in text for word in people):
            continue
        if any(word in text for word in group.unlike):
            continue
        figures = [f for f in exam.figures_in(*sentence.span) if f.counter in group.counters]
        for total, part in pairwise(figures):
            between = exam.text((total.end, part.start))
            if not (total.value and part.value and part.value < total.value) or re.search("[。；;]", between):
                continue
            if not re.search(r"[中里]|[，,]?[仅只]", between):
                continue
            has = [s for s in parts if part.end <= s.start <= part.end + REACH // 4]
            if has and not any(s.start < sentence.end and sentence.start < s.end for s in wholes):
                yield (part.start, has[0].end), wholes[0]
                return
