"""Growth and decrease held against the two counts that they are between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from checker.checklist.model import Arithmetic
from checker.judging.arithmetic.counted_text import (
    CHECK_RATE,
    LEAD,
    NEAR,
    PERCENT,
    CountedText,
    Fault,
    in_unit_of,
    plain,
    quoted,
    value_of,
)
from checker.judging.thresholds import POINTS_TOLERANCE, TOLERANCE
from checker.model.findings import Wording
from checker.support.patterns import either, regex
from checker.text.cuts import since_last
from checker.text.figures import Figure
from checker.text.numerals import HAN

POINTS = regex(
    r"[由从]\s*(?P<old>\d+(?:\.\d+)?)\s*[%％][^，,。；;\d]{0,6}(?P<new>\d+(?:\.\d+)?)\s*[%％][，,]?[^，,。；;\d]{0,6}?"
    r"(?P<said>\d+(?:\.\d+)?)\s*个?百分点"
)
FROM = regex(r"[由从自]\s*[^，,。；;\d]{0,8}$")
BEHIND = 30
"""So many characters behind a change the year before may be told: 同比下降10%（上年为120件）."""


def growth(counted: CountedText, known: Arithmetic) -> Iterator[Fault]:
    """Changes that the counts do not give."""
    yield from _multiples(counted, known)
    yield from _points(counted)
    yield from _by_percent(counted, known)
    yield from _by_count(counted, known)


def _multiples(counted: CountedText, known: Arithmetic) -> Iterator[Fault]:
    """下降2倍."""
    text = counted.text
    for found in _times_less(known).finditer(text) if "倍" in text else ():
        yield Fault(
            found.start(),
            found.end(),
            Wording("减少不能说“倍”，应说减少百分之几", "a decrease cannot be given in multiples"),
            Wording("改用百分比。", "Give a percentage."),
        )


def _points(counted: CountedText) -> Iterator[Fault]:
    """由91%升到96%，提高3个百分点."""
    text = counted.text
    for found in POINTS.finditer(text) if "百分点" in text else ():
        old, new, said = (Decimal(found[name]) for name in ("old", "new", "said"))
        change = plain(abs(new - old))
        if abs(abs(new - old) - said) > POINTS_TOLERANCE:
            yield Fault(
                found.start("said"),
                found.end(),
                Wording(
                    f"从 {old}% 到 {new}% 是 {change} 个百分点，写的是 {said}",
                    f"from {old} % to {new} % is {change} points, not {said}",
                ),
                CHECK_RATE,
            )


def _by_percent(counted: CountedText, known: Arithmetic) -> Iterator[Fault]:
    """150件，比上年的100件增长30%; 由100件降到80件，下降10%; 150件，同比下降，上年为100件."""
    text = counted.text
    for found in _change(known).finditer(text):
        pair = _counts(counted, known, found.start(), found.end())
        if pair is None or not pair[0].value:
            continue
        first, then = pair
        actual = 100 * (value_of(then) - value_of(first)) / value_of(first)
        sign = 1 if found["up"] else -1
        if not found["rate"]:
            if actual * sign < 0:
                yield _other_way(text, found.start(), found.end(), first, then)
            continue
        stated = Decimal(found["rate"]) * sign
        if abs(actual - stated) > TOLERANCE:
            way = "增长" if actual >= 0 else "下降"
            yield Fault(
                found.start(),
                found.end(),
                Wording(
                    f"从 {quoted(text, first)} 到 {quoted(text, then)} 是{way} {abs(actual):.1f}%，写的是 {found['rate']}%",
                    f"from {plain(value_of(first))} to {plain(value_of(then))} is {actual:+.1f} %, not {stated} %",
                ),
                CHECK_RATE,
            )


def _other_way(text: str, start: int, end: int, first: Figure, then: Figure) -> Fault:
    up = value_of(then) > value_of(first)
    return Fault(
        start,
        end,
        Wording(
            f"从 {quoted(text, first)} 到 {quoted(text, then)} 是{'增加' if up else '减少'}，写的是{'减少' if up else '增加'}",
            f"from {plain(value_of(first))} to {plain(value_of(then))} is {'more' if up else 'less'}",
        ),
        CHECK_RATE,
    )


def _by_count(counted: CountedText, known: Arithmetic) -> Iterator[Fault]:
    """259件，比上年的200件增加61件."""
    text = counted.text
    for by in counted.figures:
        found = _differs_by(known).search(text[max(0, by.start - 6) : by.start])
        if found is None or by.about:
            continue
        start = by.start - len(found[0])
        pair = _counts(counted, known, start, by.end)
        if pair is None or pair[0].counter != by.counter:
            continue
        first, then = pair
        actual = value_of(then) - value_of(first)
        if actual * (1 if found["up"] else -1) < 0:
            yield _other_way(text, start, by.end, first, then)
        elif abs(actual) != value_of(by):
            shown = in_unit_of(abs(actual), by, text)
            yield Fault(
                by.start,
                by.end,
                Wording(
                    f"{quoted(text, first)} 与 {quoted(text, then)} 相差 {shown}，写的是 {quoted(text, by)}",
                    f"{plain(value_of(first))} and {plain(value_of(then))} differ by {plain(abs(actual))}, not {plain(value_of(by))}",
                ),
                CHECK_RATE,
            )


def _counts(counted: CountedText, known: Arithmetic, start: int, end: int) -> tuple[Figure, Figure] | None:
    """The count of the year before and that of this one, where a change between them is told."""
    text, past = counted.text, _year_before(known)
    before = counted.last(start, 2)
    behind = counted.within(end, end + BEHIND)[:1]
    if before and behind and past.fullmatch(text[end : behind[0].start]) and start - before[-1].end <= NEAR:
        return _of_a_kind(behind[0], before[-1])  # 同比下降10%（上年为120件）
    if len(before) < 2 or start - before[1].end > NEAR:
        return None
    lead = text[max(counted.since(before[0].start), before[0].start - LEAD) : before[0].start]
    if FROM.search(lead) or past.search(since_last(lead, "，,；;")):
        return _of_a_kind(*before)
    between = text[before[0].end : before[1].start]
    if past.search(between) and not _differs_by(known).search(between):  # 2140户，比上年多186户，增长9.5%
        return _of_a_kind(before[1], before[0])
    return None


def _of_a_kind(first: Figure, then: Figure) -> tuple[Figure, Figure] | None:
    alike = first.counter == then.counter and not first.about and not then.about
    return (first, then) if alike else None


@lru_cache(maxsize=8)
def _differs_by(known: Arithmetic) -> re.Pattern[str]:
    return regex(rf"(?:(?P<up>{either((*known.more, '多'))})|(?P<down>{either((*known.less, '少'))}))了?\s*$")


@lru_cache(maxsize=8)
def _change(known: Arithmetic) -> re.Pattern[str]:
    return regex(
        rf"(?:(?P<up>{either(known.more)})|(?P<down>{either(known.less)}))了?(?:约|近)?\s*(?:{PERCENT}|(?=[，,（(]))",
        needs=(*known.more, *known.less),
    )


@lru_cache(maxsize=8)
def _times_less(known: Arithmetic) -> re.Pattern[str]:
    return regex(rf"(?:{either(known.less)})了?\s*(?:\d+(?:\.\d+)?|{HAN}+)\s*倍")


@lru_cache(maxsize=8)
def _year_before(known: Arithmetic) -> re.Pattern[str]:
    return regex(
        rf"[（(，,；;]?\s*(?:{either(known.year_before)}|20\d\d年度?)(?:同期)?的?[^，,。；;\d]{{0,6}}$"
    )
