"""How many cases of a kind a year had, told in two places: 被申请行政复议17件 here, 全年19件复议案件 there.

A count is only taken where every word of its clause is known: whose cases they are, or which of them, is then not told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from checker.checklist.model import Arithmetic, Cases
from checker.judging.examination import Examination
from checker.model.document import Sentence
from checker.model.vocabulary import Margin, Role
from checker.support.patterns import either, regex
from checker.text.cuts import since_last
from checker.text.figures import Figure
from checker.text.words import sizes_of, word_at

MARKS = "，,；;。：:（("
CLAUSE, BEHIND = 60, 16
"""Characters before a figure and behind it that say what it counts."""
EARLIER, FEW = 400, 20
"""Characters of the sentence before that say of what kind it is, and figures on either side that may be the same."""
COMPARABLE, NEAR = Decimal("0.4"), Decimal("0.75")
"""A figure that is a smaller share of the other counts something else; where the year is told of an earlier clause, a
larger share of it still does."""
KEPT = 8
"""So many counts of one kind are compared with a later one."""
MONTH = regex(r"\d\s*月|季度|半年", needs=["月", "季度", "半年"])
RETELLING = (Role.LEADER, Role.SHORTCOMINGS, Margin.INTRODUCTION)
Key = tuple[str, str]
"""A kind of cases, and what was done with them; each empty where it is not told."""


class Count(Struct, frozen=True):
    """So many cases of a kind in the year."""

    key: Key
    value: Decimal
    span: tuple[int, int]
    sentence: Sentence
    role: str
    whole: bool
    """Whether its own clause says that all of the year are meant."""
    year: bool
    """Whether that is said in the sentence before."""
    named: bool
    """Whether the word 案件 stands there."""
    beside: frozenset[Decimal]
    """The other figures of the sentence, and what this one makes with each: 新收 and 上年结转."""


def conflicting_counts(exam: Examination, sentences: Iterator[Sentence]) -> Iterator[tuple[Count, Count]]:
    """Each later count of the same cases that differs, and the first."""
    known: dict[Key, list[Count]] = {}
    for sentence in sentences:
        for count in _counts(exam, sentence):
            kind, stage = count.key
            others = [one for key in dict.fromkeys((count.key, (kind, ""))) for one in known.get(key, ())]
            if not stage:
                others = [one for (k, _), told in known.items() if k == kind for one in told]
            if others and all(_differ(one, count, len(others)) for one in others):
                yield count, others[0]
            told = known.setdefault(count.key, [])
            if len(told) < KEPT:
                told.append(count)


def _differ(one: Count, other: Count, many: int) -> bool:
    if one.value == other.value or one.sentence == other.sentence:
        return False
    low, high = sorted((one.value, other.value))
    if low < COMPARABLE * high or other.value in one.beside or one.value in other.beside:
        return False
    general = not one.key[0]
    if one.role == other.role:
        return (
            one.whole and other.whole and (not general or one.named or other.named) and one.key == other.key
        )
    told = one.whole or one.year or (other.whole and not general and other.value > one.value)
    if not told or other.role not in RETELLING:
        return False
    if general and (many > 1 or (not one.whole and low < NEAR * high)):
        return False
    return other.whole or other.value > one.value  # fewer may be some of them


def _counts(exam: Examination, sentence: Sentence) -> Iterator[Count]:
    known, cases = exam.checklist.arithmetic, exam.checklist.arithmetic.cases
    text = exam.text(sentence)
    if not any(word in text for word in (*cases.named, *(w for group in cases.kinds for w in group))):
        return
    words = _Words.of(known)
    figures = exam.figures_in(*sentence.span)
    one_place = exam.particulars.level in cases.levels
    above = cases.above if exam.particulars.level in ("town", "street") else ()
    carried = any(word in text for word in cases.carried)
    for number, figure in enumerate(figures):
        if figure.counter not in cases.counters or not figure.value or figure.value < 2 or figure.about:
            continue
        at, end = figure.start - sentence.start, figure.end - sentence.start
        before = since_last(text[max(0, at - CLAUSE) : at], MARKS)
        earlier = text[max(0, at - EARLIER) : at - len(before)]
        told = words.read(before, text[end : end + BEHIND])
        if told is None or any(word in before for word in (*known.partial, *above)):
            continue
        kind = told.kind or ("" if told.stage in cases.own else words.topic(earlier))
        if not kind and not (one_place and (told.own or (told.stage and told.named))):
            continue
        year = any(word in earlier for word in known.yearly) and not (
            any(word in earlier for word in known.partial) or MONTH.search(earlier)
        )
        whole = told.every or any(word in before for word in known.yearly)
        yield Count(
            (kind, told.stage),
            figure.value,
            figure.span,
            sentence,
            exam.role(sentence),
            whole,
            year,
            told.named,
            _beside(figures, number, cases, carried),
        )


def _beside(figures: list[Figure], number: int, cases: Cases, carried: bool) -> frozenset[Decimal]:
    near, figure = figures[max(0, number - FEW) : number + FEW], figures[number]
    others = [f.value for f in near if f.value and f is not figure and f.counter in cases.counters]
    return frozenset((*others, *((figure.value or 0) + other for other in others if carried)))


class _Told(NamedTuple):
    """What the words beside a figure say."""

    kind: str
    stage: str
    named: bool
    every: bool
    own: bool
    """Whether what was done says by itself that it is a case: 立案."""


class _Words(Struct, frozen=True):
    """The words of a checklist that tell of cases."""

    kind: re.Pattern[str]
    behind: re.Pattern[str]
    kinds: dict[str, str]
    stages: dict[str, str]
    things: frozenset[str]
    known: frozenset[str]
    """These and the words that may stand beside them."""
    sizes: list[int]
    every: tuple[str, ...]
    own: tuple[str, ...]

    @classmethod
    @lru_cache(maxsize=8)
    def of(cls, known: Arithmetic) -> _Words:
        cases: Cases = known.cases
        kinds = {word: group[0] for group in cases.kinds for word in group}
        stages = {word: group[0] for group in cases.stages for word in group}
        things = frozenset(cases.things)
        words = things.union(kinds, stages, known.neutral, known.yearly, cases.plain)
        kind, thing = either(kinds), either(things)
        return cls(
            regex(kind),
            regex(
                rf"^的?(?:(?P<kind>{kind})(?:{thing})|(?:{thing}))(?={either(cases.follows)}|[，,。；;：:、]|$)"
            ),
            kinds,
            stages,
            things,
            words,
            sizes_of(words),
            cases.every,
            cases.own,
        )

    def read(self, before: str, behind: str) -> _Told | None:
        """What stands before a figure and behind it; None where there are other words."""
        second = self.behind.match(behind)
        if not second and behind[:1].isalpha():
            return None
        kind, verb, named, at = (second["kind"] or "") if second else "", "", second is not None, 0
        before = before.strip()
        while at < len(before):
            word = word_at(before, at, self.sizes, self.known)
            if not word or (word in self.kinds and kind):
                return None
            at += len(word)
            if word in self.kinds:
                kind = word
            elif word in self.stages:
                verb = word
            elif word in self.things:
                named = True
        if not (kind or verb):
            return None
        every = any(word in before + behind for word in self.every)
        return _Told(self.kinds.get(kind, ""), self.stages.get(verb, ""), named, every, verb in self.own)

    def topic(self, earlier: str) -> str:
        """The kind of cases that the sentence named last."""
        found = self.kind.findall(earlier)
        return self.kinds[found[-1]] if found else ""
