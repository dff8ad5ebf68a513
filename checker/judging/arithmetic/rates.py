"""Rates, shares and growth held against the counts beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from checker.checklist.model import Arithmetic
from checker.judging.arithmetic.told import CHECK_RATE, LEAD, NEAR, Fault, Told, plain, quoted, value_of
from checker.judging.thresholds import POINTS_TOLERANCE, TOLERANCE, TOLERANCE_DECIMAL
from checker.model.findings import Wording
from checker.support.patterns import IDEOGRAPH, either, regex
from checker.text.figures import Figure
from checker.text.numerals import HAN, chinese_number

PERCENT = r"(?P<rate>\d+(?:\.\d+)?)\s*[%％]"
RATE = regex(rf"(?P<name>{IDEOGRAPH}{{0,8}})率(?:均|都|也)?(?:为|达到?|是|约)?\s*{PERCENT}")
FRACTION = regex(
    rf"(?<![\d./年月])(?P<part>\d+)\s*(?P<counter>[^\W\d_]{{0,2}})\s*[/／]\s*(?P<total>\d+)\s*(?P=counter)[，,]?\s*"
    rf"[^\W\d_]{{0,8}}[率占比](?:为|达到?|是|约)?\s*{PERCENT}"
)
NAMED_WHOLE = regex(
    rf"占(?:全年|全部|总)?(?P<whole>{IDEOGRAPH}{{2,4}}?)(?:案件|事项)?(?:(?:总?数|总量)的?|的)(?:{PERCENT}|(?P<tenths>[一二三四五六七八九])成(?P<more>[一二三四五六七八九半])?)",
    needs="占",
)
"""占立案数的20%, 占全部立案的三成七."""
POINTS = regex(
    r"[由从]\s*(?P<old>\d+(?:\.\d+)?)\s*[%％][^，,。；;\d]{0,6}(?P<new>\d+(?:\.\d+)?)\s*[%％][，,]?[^，,。；;\d]{0,6}?"
    r"(?P<said>\d+(?:\.\d+)?)\s*个?百分点"
)
FROM = regex(r"[由从自]\s*[^，,。；;\d]{0,8}$")


def rates(told: Told, known: Arithmetic) -> Iterator[Fault]:
    """Percentages that the counts do not give."""
    yield from _rates(told, known)
    yield from _shares(told, known)
    yield from _shares_of_named(told, known)
    yield from _growth(told, known)


@lru_cache(maxsize=8)
def _share(known: Arithmetic) -> re.Pattern[str]:
    return re.compile(rf"占(?:{either(known.whole)})?[^，,。；;\d%％]{{0,8}}?{PERCENT}")


@lru_cache(maxsize=8)
def _change(known: Arithmetic) -> re.Pattern[str]:
    return regex(
        rf"(?:(?P<up>{either(known.more)})|(?P<down>{either(known.less)}))了?(?:约|近)?\s*{PERCENT}",
        needs=(*known.more, *known.less),
    )


@lru_cache(maxsize=8)
def _times_less(known: Arithmetic) -> re.Pattern[str]:
    return re.compile(rf"(?:{either(known.less)})了?\s*(?:\d+(?:\.\d+)?|{HAN}+)\s*倍")


@lru_cache(maxsize=8)
def _year_before(known: Arithmetic) -> re.Pattern[str]:
    return re.compile(rf"(?:{either(known.year_before)}|20\d\d年度?)(?:同期)?的?[^，,。；;\d]{{0,6}}$")


def _rates(told: Told, known: Arithmetic) -> Iterator[Fault]:
    """办理186件，调成171件，成功率91.9%: the last two counts before a rate, of one counter."""
    text = told.text
    for found in FRACTION.finditer(text) if "/" in text or "／" in text else ():
        part, total = Decimal(found["part"]), Decimal(found["total"])
        if total and part <= total and _differs(found["rate"], part, total):
            yield _wrong_rate(found, part, total)
    for found in RATE.finditer(text) if "率" in text else ():
        name = next((rate for rate in known.rates if found["name"].endswith(rate)), None)
        if name is None:
            continue
        stated = Decimal(found["rate"])
        if stated > 100 and name not in known.beyond:
            yield Fault(
                found.start("rate"),
                found.end(),
                Wording(f"“{name}率”不会超过 100%", f"no such rate is above 100 %: {stated}"),
                CHECK_RATE,
            )
            continue
        before = told.last(found.start(), 2)
        if len(before) < 2 or before[0].counter != before[1].counter or before[0].about or before[1].about:
            continue
        if "，" in text[before[0].end : before[1].start][8:]:
            continue
        total, part = map(value_of, before)
        wholes = _wholes(told, found.start(), before[1])
        if part > total and wholes:  # what was counted is divided before the part is told
            before = [wholes[0], before[1]]
            total = value_of(wholes[0])
        if not 0 < part <= total or any(not _differs(found["rate"], part, value_of(f)) for f in wholes):
            continue
        around = text[before[0].end : min(before[1].end + 8, found.start())]
        punctual = any(word in found["name"] for word in known.punctual)
        if not set(name) & set(around) or (stated == 100 and (punctual or name not in around)):
            continue  # 按时办结率 has another base, and so may the rate of something not counted here
        if _differs(found["rate"], part, total):
            yield _wrong_rate(found, part, total)


def _wholes(told: Told, at: int, part: Figure) -> list[Figure]:
    """The counts of the sentence that a part may be of: 纠纷341件，其中邻里203件…，化解335件."""
    counts = [f for f in told.within(told.since(at), part.start) if f.counter == part.counter and not f.about]
    return [figure for figure in counts if value_of(figure) >= value_of(part)]


def _differs(stated: str, part: Decimal, total: Decimal) -> bool:
    """Whether a stated rate is not that of a part in a total, by more than its last digit explains."""
    tolerance = TOLERANCE_DECIMAL if "." in stated else TOLERANCE
    return abs(Decimal(stated) - 100 * part / total) > tolerance


def _wrong_rate(found: re.Match[str], part: Decimal, total: Decimal) -> Fault:
    right, counts = f"{100 * part / total:.1f}", f"{plain(part)}/{plain(total)}"
    group = "rate" if found["rate"] else "tenths"
    stated = found["rate"] or _tenths(found)
    return Fault(
        found.start(group),
        found.end(),
        Wording(f"{counts} 应是 {right}%，写的是 {stated}%", f"{counts} is {right} %, not {stated} %"),
        CHECK_RATE,
    )


def _shares(told: Told, known: Arithmetic) -> Iterator[Fault]:
    """受理200件，其中土地纠纷50件，占比40%."""
    text = told.text
    for found in _share(known).finditer(text) if "占" in text else ():
        before = told.within(told.since(found.start()), found.start())
        if len(before) < 2:
            continue
        part = before[-1]
        if text[: found.start()].endswith("分别") or text[found.end() : found.end() + 1] == "、":
            continue
        if (
            part.about
            or found.start() - part.end > NEAR
            or re.search("[%％]", text[part.end : found.start()])
        ):
            continue
        totals = [f for f in before[:-1] if f.counter == part.counter and value_of(f) >= value_of(part) > 0]
        if not totals or any(f.about for f in totals):
            continue
        if len(before) > 2 and "其中" not in text[before[0].end : part.start]:
            continue
        if all(_differs(found["rate"], value_of(part), value_of(f)) for f in totals):
            yield _wrong_rate(found, value_of(part), value_of(totals[0]))


def _shares_of_named(told: Told, known: Arithmetic) -> Iterator[Fault]:
    """立案43件。…6件不予处罚，占立案数的20%: the whole is named, and told earlier in the paragraph."""
    text = told.text
    for found in NAMED_WHOLE.finditer(text):
        part = next(iter(told.last(found.start(), 1)), None)
        if part is None or part.about or found.start() - part.end > NEAR:
            continue
        wholes = [
            figure
            for figure in told.within(0, part.start)
            if figure.counter == part.counter
            and not figure.about
            and re.search(
                rf"{found['whole']}[^，,。；;]{{0,8}}$", text[max(0, figure.start - LEAD) : figure.start]
            )
        ]
        if len(wholes) != 1 or not value_of(wholes[0]) >= value_of(part) > 0:
            continue
        stated = found["rate"] or str(_tenths(found))
        if not found["rate"] and not found["more"]:
            continue  # 三成 is about a third
        if _differs(stated, value_of(part), value_of(wholes[0])):
            yield _wrong_rate(found, value_of(part), value_of(wholes[0]))


def _tenths(found: re.Match[str]) -> int:
    """A share in tenths as a percentage: 三成七 is 37."""
    more = found["more"] or ""
    return 10 * (chinese_number(found["tenths"]) or 0) + (5 if more == "半" else chinese_number(more) or 0)


def _growth(told: Told, known: Arithmetic) -> Iterator[Fault]:
    """150件，比上年的100件增长30%; 由100件降到80件，下降10%; 下降2倍."""
    text = told.text
    for found in _times_less(known).finditer(text) if "倍" in text else ():
        yield Fault(
            found.start(),
            found.end(),
            Wording("减少不能说“倍”，应说减少百分之几", "a decrease cannot be given in multiples"),
            Wording("改用百分比。", "Give a percentage."),
        )
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
    for found in _change(known).finditer(text):
        before = told.last(found.start(), 2)
        if len(before) < 2 or before[0].counter != before[1].counter or before[0].about or before[1].about:
            continue
        if found.start() - before[1].end > NEAR:
            continue
        if FROM.search(text[max(0, before[0].start - LEAD) : before[0].start]):
            first, then = before
        elif _year_before(known).search(text[before[0].end : before[1].start]):
            then, first = before
        else:
            continue
        if not first.value:
            continue
        actual = 100 * (value_of(then) - first.value) / first.value
        stated = Decimal(found["rate"]) * (1 if found["up"] else -1)
        if abs(actual - stated) > TOLERANCE:
            way = "增长" if actual >= 0 else "下降"
            yield Fault(
                found.start(),
                found.end(),
                Wording(
                    f"从 {quoted(text, first)} 到 {quoted(text, then)} 是{way} {abs(actual):.1f}%，写的是 {found['rate']}%",
                    f"from {plain(first.value)} to {plain(value_of(then))} is {actual:+.1f} %, not {stated} %",
                ),
                CHECK_RATE,
            )
