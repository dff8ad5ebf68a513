"""How often one body met, told in the part on the work and in the leader's: 案审会开会14次 here, 9次 there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from checker.checklist.quantities import Arithmetic, Meetings
from checker.judging.examination import Examination
from checker.judging.retold.headcounts import Place
from checker.judging.retold.indicators import COMPARABLE
from checker.model.document import Sentence
from checker.model.vocabulary import Role
from checker.support.patterns import either, regex
from checker.text.cuts import since_last, up_to

CLAUSE, BEHIND = 80, 20
"""Characters before a figure and behind it that say who met, and for what."""
QUALIFIER = 2
"""So many characters before a name that many bodies have tell them apart: 信访联席会议."""
SEVERAL = "、和及与各"
"""With one of these several bodies are told of, or each of several."""
KEPT = 8
"""So many counts of one body are compared with a later one."""


class Count(Struct, frozen=True):
    """So many meetings of one body."""

    value: Decimal
    span: Place
    acts: frozenset[int]
    beside: frozenset[Decimal]
    """All figures of the sentence."""


def conflicting_meetings(exam: Examination) -> Iterator[tuple[Place, Place]]:
    """Each count of the leader's part that is not that of the work done, and that one."""
    sentences = exam.document.sentences
    later = [one for s in sentences if exam.role(s) == Role.LEADER for one in _counts(exam, s)]
    if not later:
        return
    known: dict[str, list[Count]] = {}
    for sentence in sentences:
        if exam.role(sentence) == Role.ACHIEVEMENTS:
            for body, count in _counts(exam, sentence):
                same = known.setdefault(body, [])
                if len(same) < KEPT:
                    same.append(count)
    for body, count in later:
        same = [one for one in known.get(body, ()) if one.acts & count.acts and _comparable(one, count)]
        if same and all(count.value not in one.beside and one.value not in count.beside for one in same):
            yield count.span, same[0].span


def _comparable(one: Count, other: Count) -> bool:
    low, high = sorted((one.value, other.value))
    return low >= COMPARABLE * high


def _counts(exam: Examination, sentence: Sentence) -> Iterator[tuple[str, Count]]:
    known, text = exam.checklist.arithmetic, exam.text(sentence)
    meetings = known.meetings
    if not any(name in text for group in meetings.bodies for name in (*group, "该")):
        return
    above = exam.document.paragraphs[sentence.paragraph].start
    figures = exam.figures_in(*sentence.span)
    values = frozenset(one.value for one in figures if one.value is not None)
    for figure in figures:
        if figure.counter not in meetings.counters or not figure.value or figure.about:
            continue
        end = figure.end - sentence.start
        lead = exam.text((max(above, figure.start - CLAUSE), figure.start))
        before, behind = since_last(lead, "，,；;。：:"), up_to(text[end : end + BEHIND], "，,；;。")
        if not _plain(known).sub("", before).strip() and lead[: -len(before)].endswith(
            ("，", ",")
        ):  # 主持行政复议委员会开会，全年10次
            before = since_last(lead[: -len(before) - 1], "，,；;。：:") + before
        clause = before + behind
        if any(word in clause for word in (*known.partial, *meetings.some)):
            continue
        found = list(_bodies(meetings).finditer(before))
        if not found and "该" in before:  # 上案件审理委员会；该委员会全年开会14次
            found = list(_bodies(meetings).finditer(lead))[-1:]
        if not found or any(sign in before for sign in SEVERAL):
            continue
        name = found[-1]["name"]
        group = next(group for group in meetings.bodies if name in group)
        special = name not in meetings.common
        body = group[0] if special else before[: found[-1].start()][-QUALIFIER:] + group[0]
        rest = clause.replace(name, "") if special else clause
        acts = frozenset(n for n, words in enumerate(meetings.acts) if any(word in rest for word in words))
        yield body, Count(figure.value, (figure.start, figure.end), acts or frozenset((-1,)), values)


@lru_cache(maxsize=8)
def _bodies(meetings: Meetings) -> re.Pattern[str]:
    return regex(
        rf"(?P<name>{either(name for group in meetings.bodies for name in group)})(?!{either(meetings.unlike)})"
    )


@lru_cache(maxsize=8)
def _plain(known: Arithmetic) -> re.Pattern[str]:
    acts = (word for group in known.meetings.acts for word in group)
    return regex(either((*known.yearly, *known.summed, *acts, "了")))
