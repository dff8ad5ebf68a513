"""Rates and shares held against the counts beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
    plain,
    value_of,
)
from checker.judging.thresholds import TOLERANCE, TOLERANCE_DECIMAL
from checker.model.findings import Wording
from checker.support.patterns import IDEOGRAPH, either, regex
from checker.text.cuts import since_last
from checker.text.figures import Figure
from checker.text.numerals import HAN, chinese_number, number

RATE = regex(
    rf"(?P<name>{IDEOGRAPH}{{0,8}})[率度](?:均|都|也)?(?:为|达到?|是|约)?\s*"
    rf"(?:{PERCENT}|百分之(?P<said>\d+(?:\.\d+)?|{HAN}{{1,3}}(?![点{HAN[1:-1]}])))"
)
FRACTION = regex(
    rf"(?<![\d./年月])(?P<part>\d+)\s*(?P<counter>[^\W\d_]{{0,2}})\s*[/／]\s*(?P<total>\d+)\s*(?P=counter)"
    rf"(?:(?<=\d)[^\W\d_]{{1,2}}(?=[，,]))?[，,]?\s*[^\W\d_]{{0,8}}[率占比](?:为|达到?|是|约)?\s*{PERCENT}"
)
COUNTS = regex(r"[（(]\s*(?P<part>\d+)\s*[/／]\s*(?P<total>\d+)\s*[）)]")
"""办结率91%（20/22）."""
NAMED_WHOLE = regex(
    rf"占(?:全年|全部|总)?(?P<whole>{IDEOGRAPH}{{2,4}}?)(?:案件|事项)?(?:(?:总?数|总量)的?|的)(?:{PERCENT}|(?P<tenths>[一二三四五六七八九])成(?P<more>[一二三四五六七八九半])?)",
    needs="占",
)
"""占立案数的20%, 占全部立案的三成七."""
TENTHS = regex(
    r"(?:占比?|(?P<beyond>超过?|逾)|(?P<below>近|不到|不足))(?:到|了|总数的?|全部的?|其中的?)?\s*(?P<tenths>[一二三四五六七八九])成"
    r"(?P<more>[一二三四五六七八九半])?(?P<over>多|以上|有余)?(?![\w]*立)",
    needs=[f"{digit}成" for digit in "一二三四五六七八九"],
)
"""占三成, 超过九成五, 占八成以上."""


def rates(counted: CountedText, known: Arithmetic) -> Iterator[Fault]:
    """Percentages that the counts do not give."""
    yield from _rates(counted, known)
    yield from _shares(counted, known)
    yield from _shares_of_named(counted, known)
    yield from _tenths_of(counted, known)


@lru_cache(maxsize=8)
def _share(known: Arithmetic) -> re.Pattern[str]:
    return re.compile(rf"占(?:{either(known.whole)})?[^，,。；;\d%％]{{0,8}}?{PERCENT}")


def _rates(counted: CountedText, known: Arithmetic) -> Iterator[Fault]:
    """办理186件，调成171件，成功率91.9%: the last two counts before a rate, of one counter."""
    text = counted.text
    for found in FRACTION.finditer(text) if "/" in text or "／" in text else ():
        part, total = Decimal(found["part"]), Decimal(found["total"])
        if total and part <= total and _differs(found["rate"], part, total):
            yield _wrong_rate(found, part, total)
    for found in RATE.finditer(text) if "率" in text or "度" in text else ():
        name = max((rate for rate in known.rates if found["name"].endswith(rate)), key=len, default=None)
        name = name or _repeated(counted, found, known)
        if name is None:
            continue
        said = found["rate"] or str(number(found["said"]) or 0)
        stated = Decimal(said)
        if stated > 100 and name not in known.beyond:
            yield Fault(
                found.start("rate"),
                found.end(),
                Wording(f"“{name}率”不会超过 100%", f"no such rate is above 100 %: {stated}"),
                CHECK_RATE,
            )
            continue
        before = _counts(counted, found)
        if len(before) < 2 or before[0].counter != before[1].counter or before[0].about or before[1].about:
            continue
        if "，" in text[before[0].end : before[1].start][8:]:
            continue
        total, part = map(value_of, before)
        wholes = _wholes(counted, found.start(), before[1])
        if part > total and wholes:  # what was counted is divided before the part is told
            among = text.rfind("其中", max(0, before[1].start - LEAD), before[1].start)
            whole = next((f for f in reversed(wholes) if f.start < among), wholes[0])
            before = [whole, before[1]]
            total = value_of(whole)
        if not 0 < part <= total or any(not _differs(said, part, value_of(f)) for f in wholes):
            continue
        behind = before[1].start > found.start()
        around = text[
            found.start() if behind else before[0].end : before[1].end + 8
            if behind
            else min(before[1].end + 8, found.start())
        ]
        punctual = any(word in found["name"] for word in known.punctual)
        if "其中" in around and name not in around:
            continue
        if any(word + name in around for word in known.degrees):
            continue  # 很满意 are not all who are satisfied
        if not set(name) & set(around) or (stated == 100 and (punctual or name not in around)):
            continue  # 按时办结率 has another base, and so may the rate of something not counted here
        if _differs(said, part, total):
            yield _wrong_rate(found, part, total)


def _repeated(counted: CountedText, found: re.Match[str], known: Arithmetic) -> str | None:
    """The name of a rate that no list has, where the second of the two counts is called so: 电子送达147份，电子送达率."""
    counts, name = counted.last(found.start(), 2), found["name"]
    if len(counts) < 2:
        return None
    between = counted.text[counts[0].end : counts[1].start]
    parallel = (
        "、" in between and "其中" not in counted.text[max(0, counts[0].start - LEAD) : counts[0].start]
    )
    clause = "" if parallel else since_last(between, "，,；;、")
    called = next((name[at:] for at in range(len(name) - 1) if name[at:] in clause), None)
    return None if called is None or called.endswith((*known.more, *known.less)) else called


def _counts(counted: CountedText, found: re.Match[str]) -> Sequence[Figure]:
    """The two counts that a rate is told of: before it in its sentence, in the one before where it begins a sentence,
    or the first before it and the second in brackets behind it."""
    text, at = counted.text, found.start()
    if text[found.end() : found.end() + 1] in ("（", "("):
        if fraction := COUNTS.match(text, found.end()):
            part, total = (
                Figure(found.end(), fraction.end(), Decimal(fraction[name]), "", about=False)
                for name in ("part", "total")
            )
            return [total, part]
        closed = next(
            (stop for stop in (text.find(mark, found.end()) for mark in "）)") if stop > 0), len(text)
        )
        behind = counted.within(found.end(), closed)
        if len(behind) == 1 and (before := counted.last(at, 1)):
            return [before[0], behind[0]]
    before = counted.last(at, 2)
    if not before and at - counted.since(at) <= 2:
        return counted.within(counted.earlier(counted.since(at)), at)[-2:]
    return before


def _wholes(counted: CountedText, at: int, part: Figure) -> list[Figure]:
    """The counts of the sentence that a part may be of: 纠纷341件，其中邻里203件…，化解335件."""
    counts = [
        f for f in counted.within(counted.since(at), part.start) if f.counter == part.counter and not f.about
    ]
    return [figure for figure in counts if value_of(figure) >= value_of(part)]


def _differs(stated: str, part: Decimal, total: Decimal) -> bool:
    """Whether a stated rate is not that of a part in a total, by more than its last digit explains."""
    tolerance = TOLERANCE_DECIMAL if "." in stated else TOLERANCE
    return abs(Decimal(stated) - 100 * part / total) > tolerance


def _wrong_rate(found: re.Match[str], part: Decimal, total: Decimal) -> Fault:
    right, counts = f"{100 * part / total:.1f}", f"{plain(part)}/{plain(total)}"
    groups = found.groupdict()
    group = next(name for name in ("rate", "said", "tenths") if groups.get(name))
    stated = _tenths(found) if group == "tenths" else number(found[group])
    return Fault(
        found.start(group),
        found.end(),
        Wording(f"{counts} 应是 {right}%，写的是 {stated}%", f"{counts} is {right} %, not {stated} %"),
        CHECK_RATE,
    )


def _tenths_of(counted: CountedText, known: Arithmetic) -> Iterator[Fault]:
    """抽查86卷，合格84卷，占三成: a share in tenths that is far from what the counts give."""
    text = counted.text
    for found in TENTHS.finditer(text):
        before = counted.last(found.start(), 2)
        if len(before) < 2 or before[0].counter != before[1].counter or any(f.about for f in before):
            continue
        total, part = map(value_of, before)
        gap = text[before[0].end : before[1].start]
        beside = text[before[1].end : found.start()].strip("，, ")
        if beside or not 0 < part <= total or re.search("[、；;。]", gap):
            continue
        tenths = Decimal(_tenths(found))
        low = tenths - (10 if found["below"] else 0 if found["over"] or found["beyond"] else 5)
        high = 100 if found["over"] or found["beyond"] else tenths + (0 if found["below"] else 5)
        if found["more"] and not (found["over"] or found["beyond"] or found["below"]):
            low, high = tenths - 1, tenths + 1
        if not low - 1 <= 100 * part / total <= high + 1:
            yield _wrong_rate(found, part, total)


def _shares(counted: CountedText, known: Arithmetic) -> Iterator[Fault]:
    """受理200件，其中土地纠纷50件，占比40%."""
    text = counted.text
    for found in _share(known).finditer(text) if "占" in text else ():
        before = counted.within(counted.since(found.start()), found.start())
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


def _shares_of_named(counted: CountedText, known: Arithmetic) -> Iterator[Fault]:
    """立案43件。…6件不予处罚，占立案数的20%: the whole is named, and told earlier in the paragraph."""
    text = counted.text
    for found in NAMED_WHOLE.finditer(text):
        part = next(iter(counted.last(found.start(), 1)), None)
        if part is None or part.about or found.start() - part.end > NEAR:
            continue
        wholes = [
            figure
            for figure in counted.within(0, part.start)
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
