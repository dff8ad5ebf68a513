"""What is said of all and denied of some: 全部办结 in the work, 4批次没有办结 in the shortcomings; 14个村, 覆盖全部 where
there are 16."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from checker.checklist.model import Arithmetic
from checker.judging.examination import Examination
from checker.model.document import Sentence
from checker.model.vocabulary import DONE, Margin, Role
from checker.support.patterns import either, regex
from checker.text.cuts import since_last, up_to

AROUND = 30
"""So many characters on either side of a figure say what of it is denied, or that it is all."""
LEAD, KEPT = 200, 8
"""So many characters before 全部 may say that it is said of some, and so many sentences that say it are remembered."""
A_YEAR = regex(r"20\d\d年")
Place = tuple[int, int]
"""Offsets into the text."""


def denied(exam: Examination) -> Iterator[tuple[Place, Place]]:
    """Where a number of things is denied what all of them are said to have, and where that is said."""
    known = exam.checklist.arithmetic
    wholes: dict[int, list[Sentence]] = {}
    groups, others = _groups(known), (*known.brought_over, *known.apart)
    for sentence in exam.document.sentences:
        role, text = exam.role(sentence), exam.text(sentence)
        if role in DONE:
            for found in _of_all(known).finditer(text):
                group = groups[found["verb"] or found["rate"]]
                kept = wholes.setdefault(group, [])
                if len(kept) < KEPT and "其中" not in text[max(0, found.start() - LEAD) : found.start()]:
                    kept.append(sentence)
        elif role == Role.SHORTCOMINGS:
            for figure in exam.figures_in(sentence.start, sentence.end):
                at, end = figure.start - sentence.start, figure.end - sentence.start
                before = since_last(text[max(0, at - AROUND) : at], "，,；;。：:、")
                behind = up_to(text[end : end + AROUND], "，,；;。")
                no = _denies(known).search(behind)
                if no is None or A_YEAR.search(before):
                    continue
                thing = _empty(known).sub("", before + no["rest"] + behind[no.end() :])
                for whole in wholes.get(groups[no["verb"]], ()) if len(thing) > 1 else ():
                    told = exam.text(whole)
                    apart = any((word in before) != (word in told) for word in others)
                    if not apart and all(sign in told for sign in thing):
                        yield (figure.start, figure.end + no.end("verb")), (whole.start, whole.end)
                        break


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
        for figure in exam.figures_in(sentence.start, sentence.end):
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
            if (
                whole
                and not own
                and clause
                and not clause.endswith((*known.throughout, *known.entire, *known.over))
            ):
                continue
            name = unit["unit"].removeprefix("行政")
            span = (figure.start, sentence.start + unit.end())
            if name not in first:
                first[name] = figure.value, span
            elif first[name][0] != figure.value and whole:
                yield span, first[name][1]


@lru_cache(maxsize=8)
def _groups(known: Arithmetic) -> dict[str, int]:
    """Verbs of what is done with a thing, by those that tell the same."""
    groups = {word: number for number, group in enumerate(known.same_acts) for word in group}
    more = (word for word in (*known.finished, *known.settled) if word not in groups)
    return groups | {word: len(known.same_acts) + number for number, word in enumerate(more)}


@lru_cache(maxsize=8)
def _of_all(known: Arithmetic) -> re.Pattern[str]:
    verb = either(_groups(known))
    return regex(
        rf"(?:{either(known.all_of)})(?:{either((*known.so_far, '有', '得到', '予以', '都'))})*(?P<verb>{verb})|(?P<rate>{verb})率(?:达到?|为|均|保持)*100[%％]"
    )


@lru_cache(maxsize=8)
def _denies(known: Arithmetic) -> re.Pattern[str]:
    return regex(
        rf"^(?P<rest>[^\d]{{0,16}}?)(?:{either(known.denials)})(?:能|{either(known.so_far)})*(?P<verb>{either(_groups(known))})"
    )


@lru_cache(maxsize=8)
def _empty(known: Arithmetic) -> re.Pattern[str]:
    """Words before the number of those that were left, which do not say what they are."""
    return regex(
        rf"因.*|至今|{either((*known.yearly, *known.perhaps_left, *known.left, '一是', '二是', '三是', '四是'))}|[的中里内仍还尚有在]"
    )


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
