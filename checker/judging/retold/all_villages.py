"""All villages, told by another number than before: 14个村, 覆盖全部 where there are 16."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from checker.checklist.model import Arithmetic
from checker.judging.examination import Examination
from checker.judging.retold.headcounts import Place
from checker.judging.retold.whole_and_rest import A_YEAR, AROUND
from checker.model.vocabulary import DONE, Margin, Role
from checker.support.patterns import either, regex
from checker.text.cuts import since_last


def covered(exam: Examination) -> Iterator[tuple[Place, Place]]:
    """Where all villages are told by another number than before, and where that is."""
    known = exam.checklist.arithmetic
    first: dict[str, tuple[Decimal, Place]] = {}
    units = _units(known)
    for sentence in exam.document.sentences:
        role, text = exam.role(sentence), exam.text(sentence)
        if role not in (Margin.INTRODUCTION, Role.SHORTCOMINGS, *DONE):
            continue
        if any(year != f"{exam.particulars.year}年" for year in A_YEAR.findall(text)):
            continue
        for figure in exam.figures_in(*sentence.span):
            at = figure.start - sentence.start
            unit = units.match(text, at)
            if unit is None or not figure.value or figure.about:
                continue
            before = text[max(0, at - AROUND) : at]
            clause = since_last(before, "，,；;。：:")
            own = bool(_has(known).search(clause)) and not _all_of(known).match(text, unit.end())
            behind = text[unit.end() : unit.end() + AROUND]
            whole = clause.endswith(known.throughout) or bool(_all_of(known).match(behind))
            if not (own or whole) or any(word in clause for word in (*known.partial, *known.apart)):
                continue
            over = (*known.throughout, *known.entire, *known.over)
            if not own and clause and not clause.endswith(over):
                continue
            name = unit["unit"].removeprefix("行政")
            span = (figure.start, sentence.start + unit.end())
            if name not in first:
                first[name] = figure.value, span
            elif first[name][0] != figure.value and whole:
                yield span, first[name][1]


@lru_cache(maxsize=8)
def _units(known: Arithmetic) -> re.Pattern[str]:
    return regex(
        rf"[\d一二三四五六七八九十百]+\s*个(?P<unit>{either(known.units)})(?![（(]?(?:社区|村|居|民|组|部|级|干))"
    )


@lru_cache(maxsize=8)
def _has(known: Arithmetic) -> re.Pattern[str]:
    return regex(rf"(?:{either(known.have)})(?:[^，,；;。]{{0,12}}、)?$")


@lru_cache(maxsize=8)
def _all_of(known: Arithmetic) -> re.Pattern[str]:
    return regex(
        rf"(?:{either(known.all_of)})|[^，,；;。、]{{0,16}}(?:全覆盖|覆盖全)|[^，,；;。、]{{0,16}}[，,](?:实现|做到)?(?:全覆盖|覆盖全)"
    )
