"""Averages and rhythms held against their sums: 12人人均62学时, 共744学时; 每季度一次, 全年4次."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from checker.checklist.model import Arithmetic
from checker.judging.arithmetic.counted_text import (
    CHECK_PARTS,
    CHECK_RATE,
    CountedText,
    Fault,
    in_unit_of,
    plain,
    quoted,
    value_of,
)
from checker.model.findings import Wording
from checker.support.patterns import either, regex
from checker.text.cuts import since_last, up_to
from checker.text.figures import Figure
from checker.text.numerals import HAN, chinese_number

CLAUSE, SENTENCE = 40, 200
"""So many characters before the figure of one of them say that it is one's (每名队员全年值班24天), and how many there are."""
BEHIND = 8
"""So many characters behind a figure name what it counts."""
NOT_JUST = regex(r"[至到—~～-]$|不少于|不低于|不超过|至少|最少|最多|以上|一般|控制在")
EACH = regex(r"(?P<mean>平均)?(?:(?P<people>人均)|每[个名位]?(?P<of>[^\W\d每]))")
YEAR = {"季": 4, "月": 12, "半": 2, "两": 6, "双": 6}
"""How often a year has it, by how its name begins."""
RHYTHM = regex(
    rf"(?:每个?|按)(?P<every>季度?|月|半年|两个?月|双月)(?P<act>[^，,；;。：:每\d]{{0,16}}?)(?P<times>[一1两2])\s*(?P<counter>[次场期回轮])(?P<what>[^，,；;。：:每\d]{{0,16}})[，,；;]"
    rf"\s*(?:全年|一年来|今年|年内)(?P<again>[^，,；;。：:\d]{{0,10}}?)(?P<count>\d{{1,2}}|{HAN}{{1,3}})\s*(?P=counter)(?![\d以])",
    needs=[every + unit for every in ("每", "每个", "按") for unit in "季月半两双"],
)


def averages(counted: CountedText, known: Arithmetic) -> Iterator[Fault]:
    """Sums that are not one's share times the number, and fewer times than a rhythm makes in a year."""
    text = counted.text
    for number, total in enumerate(counted.figures):
        if number and (found := _shared(counted, number, known)):
            many, share, half = found
            product = value_of(many) * value_of(share)
            if abs(product - value_of(total)) <= half:
                continue
            shown = in_unit_of(product, total, text)
            yield Fault(
                total.start,
                total.end,
                Wording(
                    f"{quoted(text, many)}每个{quoted(text, share)}，合计 {shown}，写的是 {quoted(text, total)}",
                    f"{plain(value_of(many))} times {plain(value_of(share))} is {plain(product)}, not {plain(value_of(total))}",
                ),
                CHECK_PARTS,
                (many.start, share.end),
            )
    yield from _rhythms(text, known)


def _shared(counted: CountedText, number: int, known: Arithmetic) -> tuple[Figure, Figure, Decimal] | None:
    """How many there are, what each of them has, and by how much a rounded average may miss the sum of it."""
    share, total = counted.figures[number - 1 : number + 1]
    text, since = counted.text, max(counted.since(total.start), total.start - SENTENCE)
    between = text[share.end : total.start]
    summed = _sums_up(known).search(between)
    if summed is None or share.start < since or share.about or total.about or not share.value:
        return None
    if not (total.counter.startswith(share.counter) or total.counter.endswith(share.counter)):
        return None
    clause = since_last(text[max(since, share.start - CLAUSE) : share.start], "，,；;：:、")
    each = next(reversed(list(EACH.finditer(clause))), None)
    earlier = counted.within(since, share.start)
    if each is None or NOT_JUST.search(clause) or any(total.counter == one.counter for one in earlier):
        return None
    said = text[since : share.end] + up_to(between, "，,；;")
    named = summed["what"] + up_to(text[total.end : total.end + BEHIND], "，,。；;）)")
    if any(sign not in said and sign not in known.loose for sign in named if sign.isalnum()):
        return None
    many = [one for one in earlier if _is_of(text, one, each, known)]
    if len(many) != 1 or many[0].about:
        return None
    rounded = Decimal(1).scaleb(int(value_of(share).as_tuple().exponent)) / 2
    mean = each["mean"] or each["people"]
    return many[0], share, value_of(many[0]) * rounded if mean else Decimal(0)


def _is_of(text: str, many: Figure, each: re.Match[str], known: Arithmetic) -> bool:
    """Whether a count is that of those who have so much each: 15个村 and 每村, 12名 and 人均."""
    if each["people"] or each["of"] == "人":
        return many.counter in known.people
    return each["of"] in many.counter or each["of"] in up_to(text[many.end : many.end + BEHIND], "每，,、")


def _rhythms(text: str, known: Arithmetic) -> Iterator[Fault]:
    """每季度召开一次会议，全年共召开3次."""
    for found in RHYTHM.finditer(text):
        clause = since_last(text[max(0, found.start() - CLAUSE) : found.start()], "。；;")
        said, count = chinese_number(found["count"]), chinese_number(found["times"])
        if not said or not count or any(word in clause + found[0] for word in known.unsteady):
            continue
        again = _plain(known).sub("", found["again"])
        if any(sign not in found["act"] + found["what"] + known.loose for sign in again):
            continue
        wanted = YEAR[found["every"][0]] * count
        if said < wanted:
            yield Fault(
                found.start("count"),
                found.end(),
                Wording(
                    f"{found['every']}{count}{found['counter']}，一年是 {wanted}，写的是 {said}",
                    f"so often makes {wanted} a year, not {said}",
                ),
                CHECK_RATE,
                (found.start(), found.end("counter")),
            )


@lru_cache(maxsize=8)
def _sums_up(known: Arithmetic) -> re.Pattern[str]:
    """What stands before the sum: 全镇共有."""
    lead = either((*known.yearly, *known.places, *known.entire))
    return regex(
        rf"[，,；;]\s*(?:{lead})*(?:{either(known.summed)})[达到为有是了计]*(?P<what>[^，,；;。：:\d]{{0,8}})$"
    )


@lru_cache(maxsize=8)
def _plain(known: Arithmetic) -> re.Pattern[str]:
    return regex(either((*known.summed, *(word for group in known.same_acts for word in group))))
