"""A rate that two places tell differently: 一次办结率达98.6% here, 提高到97.8% there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from checker.checklist.model import Arithmetic
from checker.judging.examination import Examination
from checker.judging.retold.case_counts import MONTH, RETELLING
from checker.model.document import Sentence
from checker.model.vocabulary import Role
from checker.support.patterns import IDEOGRAPH, either, regex
from checker.text.likeness import grams

RATE = regex(
    rf"(?:^|[，,；;。：:])\s*(?P<name>{IDEOGRAPH}{{4,20}}?)率(?P<before>(?:由|从)[^，,；;。：:]{{0,8}}?\d+(?:\.\d+)?[%％])?"
    r"(?:[已均仅只]*(?:稳定在|保持在|提高到|提升到|上升到|提高至|提升至|上升至|增至|升至|达到|达|为|是|有)?)\s*(?P<value>\d+(?:\.\d+)?)[%％](?!以上|左右|的)",
    needs="率",
)
LEAST = 4
"""A name of fewer characters (满意, 办结) is that of many rates."""
SEVERAL = frozenset("、和与及各")
"""With one of these the name is that of several, or of each."""
KEPT = 8
"""Rates of one name that are remembered, so that a text of nothing but rates is read in one pass."""


class Rate(Struct, frozen=True):
    """What is told of a rate."""

    name: str
    value: Decimal
    span: tuple[int, int]
    sentence: Sentence


def conflicting_rates(exam: Examination) -> Iterator[tuple[Rate, Rate]]:
    """Each rate that the leader's part or the shortcomings tell otherwise than the work does, and that one."""
    told: dict[str, list[Rate]] = {}
    retold: list[Rate] = []
    for sentence in exam.document.sentences:
        role = exam.role(sentence)
        if role == Role.ACHIEVEMENTS:
            for rate in _rates(exam, sentence):
                known = told.setdefault(rate.name[-LEAST:], [])
                if len(known) < KEPT:
                    known.append(rate)
        elif role in RETELLING:
            retold.extend(_rates(exam, sentence))
    for rate in retold:
        known = told.get(rate.name[-LEAST:], [])
        if len(known) == 1 and _same(exam, known[0], rate) and not _rounded(known[0].value, rate.value):
            yield rate, known[0]


def _rates(exam: Examination, sentence: Sentence) -> Iterator[Rate]:
    known, text = exam.checklist.arithmetic, exam.text(sentence)
    for found in RATE.finditer(text):
        name = _plain(known).sub("", found["name"])
        partial = MONTH.search(found["name"]) or any(word in found["name"] for word in known.partial)
        several = not SEVERAL.isdisjoint(name) or name.startswith(known.cases.usual_rates)
        if len(name) < LEAST or partial or several:
            continue
        span = (sentence.start + found.start("value"), sentence.start + found.end("value") + 1)
        yield Rate(name, Decimal(found["value"]), span, sentence)


def _same(exam: Examination, one: Rate, other: Rate) -> bool:
    """Whether the second is told by a name no longer than the first, or adds only what the first's sentence speaks of."""
    if one.name.endswith(other.name):
        return True
    added = grams(other.name.removesuffix(one.name)) if other.name.endswith(one.name) else ()
    return any(pair in exam.text(one.sentence) for pair in added)


def _rounded(one: Decimal, other: Decimal) -> bool:
    """Whether one is the other with fewer digits: 98% and 98.3%."""
    fewer = min(_digits(one), _digits(other))
    alike = one == other
    return alike or (_digits(one) != _digits(other) and abs(one - other) < Decimal(1).scaleb(-fewer))


def _digits(value: Decimal) -> int:
    return -int(value.as_tuple().exponent)


@lru_cache(maxsize=8)
def _plain(known: Arithmetic) -> re.Pattern[str]:
    """What stands before the name of a rate and says nothing of it."""
    return regex(rf"^(?:{either((*known.yearly, *known.cases.plain, *known.places))})+")
