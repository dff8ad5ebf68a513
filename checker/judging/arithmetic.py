"""Figures of one paragraph that do not add up: parts and totals, shares, rates, growth, lists with their count."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from checker.checklist.model import Arithmetic
from checker.model.findings import Wording
from checker.support.patterns import regex
from checker.text.figures import Figure
from checker.text.numerals import HAN, chinese_number

TOLERANCE = Decimal(1)
"""So many percentage points a stated rate may differ from the computed one; more than rounding explains."""
LEAD = 60
"""So far back from a figure or list stands what announces it, in characters."""
NEAR = 12
"""So many characters may stand between a total and what opens its parts."""
PART = 10
"""The longest name of a part that follows a comma, in characters."""
OPENS = regex(r"其中[，,：:]?|包括[：:]?|分别[是为][：:]?|[（(](?!其中|包括)")
LISTS = regex(r"[，,：:](?!其中|包括|分别)")
"""What opens the parts where no word announces them: 136件，邻里71件、婚姻60件、其他5件."""
REST = regex(r"\s*(?:其他|其它|其余|余下|剩余)")
SMALL = Decimal("0.05")
"""Three parts or more that fall short of their total by no more than this share seem meant as all of it."""
STOP = regex(r"[。；;！？\n]")
STOP_OR_AGAIN = regex(r"[。；;！？\n]|其中")
CLOSED = regex(r"[）)。\n]")
JOINT = regex(r"[，,、]")
ALTOGETHER = regex(r"[，,]\s*(?:共计|合计|总计|一共|共)(?![同享建治商管])[^，,。；;、\d]{0,4}$")
HALVES = regex(r"(?P<half>上半年|下半年|第?[一二三四]季度)")
PERCENT = r"(?P<rate>\d+(?:\.\d+)?)\s*[%％]"
RATE = regex(rf"(?P<name>[\u4e00-\u9fff]{{0,8}})率(?:均|都|也)?(?:为|达到?|是|约)?\s*{PERCENT}")
FRACTION = regex(
    rf"(?<![\d./年月])(?P<part>\d+)\s*(?P<counter>[^\W\d_]{{0,2}})\s*[/／]\s*(?P<total>\d+)\s*(?P=counter)[，,]?\s*"
    rf"[^\W\d_]{{0,8}}[率占比](?:为|达到?|是|约)?\s*{PERCENT}"
)
SHARE = regex(rf"占(?:比|总数|总量|总额|全部|全年)?[^，,。；;\d%％]{{0,8}}?{PERCENT}")
GROWTH = regex(
    rf"(?:(?P<up>增长|上升|增加|提高|提升)|(?P<down>下降|减少|降低|压减|压缩|缩短))了?(?:约|近)?\s*{PERCENT}"
)
POINTS = regex(
    r"[由从]\s*(?P<old>\d+(?:\.\d+)?)\s*[%％][^，,。；;\d]{0,6}(?P<new>\d+(?:\.\d+)?)\s*[%％][，,]?[^，,。；;\d]{0,6}?"
    r"(?P<said>\d+(?:\.\d+)?)\s*个?百分点"
)
FROM = regex(r"[由从自]\s*[^，,。；;\d]{0,8}$")
LAST_YEAR = regex(r"(?:上年|去年|上一年|同期|前一年|20\d\d年度?)(?:同期)?的?[^，,。；;\d]{0,6}$")
TIMES_LESS = regex(rf"(?:下降|减少|降低|压缩|缩短)了?\s*(?:\d+(?:\.\d+)?|{HAN}+)\s*倍")
LISTED = regex(
    rf"(?P<list>(?:《[^《》\n]{{2,60}}》[、，和及与以及]{{0,2}}){{2,}}|(?:“[^“”\n]{{2,20}}”[、，和及与以及]{{0,2}}){{2,}})(?P<etc>等)?\s*"
    rf"(?P<count>\d{{1,2}}|{HAN}{{1,2}})\s*(?:项|部|个|件|份|大|种|类|条)(?!人次|次|人)"
)
ANNOUNCED = regex(
    r"(?P<count>\d{1,2}|[两二三四五六七八九十]{1,2})\s*(?:个|项|件|点|条|大)?(?:方面|重点|实事|事|问题|不足|短板|举措|措施|环节|抓手|任务|工作|做法|困难|差距|原因)"
    r"[^。；;：:\d]{0,4}[。：:，,]\s*$"
)
ENUMERATED = regex(r"(?:^|(?<=[。；;：:！？，,]))\s*(?P<number>[一二三四五六七八九十]{1,2})是")


class Fault(NamedTuple):
    """What does not add up, as offsets into the paragraph."""

    start: int
    end: int
    message: Wording
    suggestion: Wording
    other: tuple[int, int] | None = None
    """The total, where the fault is in the parts."""


CHECK_PARTS = Wording("核对总数和分项。", "Check total and parts.")
CHECK_RATE = Wording("核对两个数和百分比。", "Check the counts and the rate.")
CHECK_LIST = Wording("数一数，改成一致。", "Count again.")


@dataclass(frozen=True)
class _Told:
    """A paragraph with its counted figures."""

    text: str
    figures: Sequence[Figure]

    @cached_property
    def _starts(self) -> list[int]:
        return [figure.start for figure in self.figures]

    @cached_property
    def _stops(self) -> list[int]:
        return [0, *(stop.end() for stop in STOP.finditer(self.text))]

    def since(self, at: int) -> int:
        """Where the sentence or part of it that holds an offset begins."""
        return self._stops[bisect_right(self._stops, at) - 1]

    def earlier(self, since: int) -> int:
        """Where the one before begins."""
        return self._stops[max(0, bisect_left(self._stops, since) - 1)]

    def within(self, start: int, end: int) -> Sequence[Figure]:
        """The figures between two offsets."""
        found = self.figures[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return found[:-1] if found and found[-1].end > end else found

    def last(self, end: int, many: int) -> Sequence[Figure]:
        """The last figures of the sentence before an offset."""
        found = self.within(self.since(end), end)
        return found[-many:]


def faults(text: str, figures: Sequence[Figure], known: Arithmetic, acts: Sequence[str]) -> list[Fault]:
    """Everything in a paragraph that does not add up, one fault a place, in order.

    Args:
        figures: of the paragraph, with offsets into it.
        acts: verbs; what follows a comma and one of them is no part of the sum before.
    """
    told = _Told(text, [figure for figure in figures if figure.counter and figure.value is not None])
    found = [
        *_parts(told, known, acts),
        *_listed(told, known, acts),
        *_altogether(told),
        *_halves(told),
        *_rates(told, known),
        *_shares(told),
        *_growth(told),
        *_lists(text),
        *_announced(text),
    ]
    first: dict[int, Fault] = {}
    for fault in sorted(found, key=lambda one: (one.start, one.end)):
        first.setdefault(fault.start, fault)
    return list(first.values())


def _shown(text: str, *figures: Figure) -> str:
    return "、".join(text[figure.start : figure.end] for figure in figures)


def plain(value: Decimal) -> str:
    """A value in digits, without an exponent or useless zeros."""
    shown = f"{value:f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def in_unit_of(value: Decimal, figure: Figure, text: str) -> str:
    """A value as a figure beside it is written: 160.8万元 beside 150万元."""
    unit = re.search(r"([万亿])\s*\D*$", text[figure.start : figure.end])
    if not unit:
        return plain(value) + figure.counter
    return plain(value / {"万": 10_000, "亿": 100_000_000}[unit[1]]) + unit[1] + figure.counter


def _value(figure: Figure) -> Decimal:
    return figure.value or Decimal(0)


def _sum(figures: Sequence[Figure]) -> Decimal:
    return sum(map(_value, figures), Decimal(0))


def _parts(told: _Told, known: Arithmetic, acts: Sequence[str]) -> Iterator[Fault]:
    """受理7件，其中维持5件、终止4件: the parts are more than the total."""
    text = told.text
    for opens in OPENS.finditer(text):
        since = told.since(opens.start())
        before = told.within(since, opens.start())
        if not text[since : opens.start()].strip():  # 218件。其中，…: the total stands in the sentence before
            before = told.within(told.earlier(since), since)
            if not before:
                continue
            counter = before[-1].counter
            total = max((f for f in before if f.counter == counter), key=_value)
        elif before and opens.start() - before[-1].end <= (0 if opens[0] in "（(" else NEAR):
            total = before[-1]
        else:
            continue
        parts = list(_members(told, opens.end(), opens[0], total.counter, acts, known.partial))
        if len(parts) < 2 or any(word in text[opens.end() : parts[-1].end] for word in known.overlapping):
            continue
        summed, whole = _sum(parts), _value(total)
        if total.about or (summed < whole and not _exhaustive(told, since, total, opens, parts)):
            continue
        if summed != whole:
            yield _not_the_total(text, parts, total)


def _listed(told: _Told, known: Arithmetic, acts: Sequence[str]) -> Iterator[Fault]:
    """136件，邻里71件、婚姻55件、其他5件: parts that no word announces, the last of them the rest."""
    text = told.text
    for total in told.figures:
        opens = LISTS.match(text, total.end)
        if opens is None or total.about:
            continue
        parts = list(_members(told, opens.end(), opens[0], total.counter, acts, known.partial))
        if len(parts) < 3 or not _names_the_rest(text, parts) or max(map(_value, parts)) >= _value(total):
            continue
        if (
            _nested(parts)
            or any(part.about for part in parts)
            or any(word in text[total.end : parts[-1].end] for word in known.overlapping)
        ):
            continue
        if _sum(parts) != _value(total):
            yield _not_the_total(text, parts, total)


def _not_the_total(text: str, parts: Sequence[Figure], total: Figure) -> Fault:
    summed = _sum(parts)
    shown, more = in_unit_of(summed, total, text), summed > _value(total)
    return Fault(
        parts[0].start,
        parts[-1].end,
        Wording(
            f"分项合计 {shown}，{'多于' if more else '少于'}总数 {_shown(text, total)}",
            f"parts add up to {shown}, {'more' if more else 'less'} than {_shown(text, total)}",
        ),
        CHECK_PARTS,
        (total.start, total.end),
    )


def _nested(parts: Sequence[Figure]) -> bool:
    """Whether what follows a part divides it further: 隐患203处，改好197处，其余6处."""
    return any(len(parts) > at + 2 and _value(part) == _sum(parts[at + 1 :]) for at, part in enumerate(parts))


def _names_the_rest(text: str, parts: Sequence[Figure]) -> bool:
    return bool(REST.match(text[parts[-2].end : parts[-1].start].lstrip("、，, 和及")))


def _exhaustive(
    told: _Told, since: int, total: Figure, opens: re.Match[str], parts: Sequence[Figure]
) -> bool:
    """Whether parts seem to be all of a total: the rest is one of them, each kind was named before, 分别 counts them,
    or three and more come within a few per cent of it by a slip of one digit. 其中 with one or two parts is a choice."""
    text = told.text
    if any(part.about for part in parts) or _nested(parts):
        return False
    if _names_the_rest(text, parts):
        return True
    if opens[0].startswith("分别"):
        return opens.start() - total.end <= 2
    bounds = [opens.end(), *(part.end for part in parts)]
    names = [text[a : part.start].strip("、，,和及 ") for a, part in zip(bounds, parts, strict=False)]
    announced = re.split(r"[，,：:]", text[since : total.start])[-1]
    if len(re.split("[、和及与]", announced)) == len(parts) and all(
        len(name) >= 2 and name in announced for name in names
    ):
        return True
    whole, summed = plain(_value(total)), plain(_sum(parts))
    if len(parts) < 3 or len(whole) != len(summed):
        return False
    differ = sum(a != b for a, b in zip(whole, summed, strict=True))
    swapped = differ == 2 and sorted(whole) == sorted(summed)
    close = _value(total) - _sum(parts) <= SMALL * _value(total)
    return swapped or (differ == 1 and close and len(whole) > 2)


def _members(
    told: _Told, begin: int, opening: str, counter: str, acts: Sequence[str], partial: Sequence[str]
) -> Iterator[Figure]:
    """The parts that follow 其中: joined by 、 or by a comma as long as nothing else is told."""
    text, at = told.text, begin
    end = (CLOSED if opening in "（(" else STOP_OR_AGAIN).search(text, at)
    last = end.start() if end else len(text)
    joined = True
    while at < last:
        mark = JOINT.search(text, at, last)
        stop = mark.start() if mark else last
        inside = told.within(at, stop)
        if len(inside) != 1 or inside[0].counter != counter:
            return
        name = text[at : inside[0].start]
        if re.search(r"[（(]", name) or (at != begin and any(word in name for word in partial)):
            return
        if not joined and (len(name) > PART or any(act in name for act in acts)):
            return
        yield inside[0]
        joined = bool(mark) and text[stop] == "、"
        at = stop + 1


def _altogether(told: _Told) -> Iterator[Fault]:
    """12件、15件、20件，共计57件: the parts make another total."""
    text = told.text
    for number, total in enumerate(told.figures):
        before = text[max(0, total.start - LEAD) : total.start]
        lead = ALTOGETHER.search(before)
        if lead is None:
            continue
        ends = total.start - len(before) + lead.start()
        parts = [total]
        for figure in reversed(told.figures[:number]):  # back through what 、 joins
            gap = text[figure.end : min(parts[-1].start, ends)]
            if figure.end < told.since(total.start) or (parts[-1] is total and gap):
                break
            if parts[-1] is not total and not re.fullmatch(r"(?:、|和|以及|及)[^，,。；;：:、]*", gap):
                break
            parts.append(figure)
        parts = parts[1:][::-1]
        if len(parts) < 2 or any(f.counter != total.counter or f.about for f in (*parts, total)):
            continue
        summed = _sum(parts)
        if summed != total.value:
            shown = in_unit_of(summed, total, text)
            yield Fault(
                total.start,
                total.end,
                Wording(
                    f"前面各项合计 {shown}，写的是 {_shown(text, total)}",
                    f"the items add up to {shown}, not {_shown(text, total)}",
                ),
                CHECK_PARTS,
                (parts[0].start, parts[-1].end),
            )


def _halves(told: _Told) -> Iterator[Fault]:
    """上半年20件、下半年30件 against 全年57件."""
    text = told.text
    if "全年" not in text:
        return
    halves: dict[str, tuple[Figure, str]] = {}
    year: tuple[Figure, str] | None = None
    for clause in re.finditer(r"[^，,；;。、：:\n]+", text):
        inside = told.within(*clause.span())
        if len(inside) != 1 or inside[0].about:
            continue
        said = text[clause.start() : inside[0].start]
        if found := HALVES.search(said):
            halves.setdefault(found["half"].removeprefix("第"), (inside[0], said[found.end() :]))
        elif "全年" in said and "其中" not in said and year is None:
            year = inside[0], said.split("全年")[1]
    if year is None:
        return
    total, said = year
    what = set(re.sub("[共累计合总了]", "", said))
    for names in (("上半年", "下半年"), ("一季度", "二季度", "三季度", "四季度")):
        parts = [halves[name] for name in names if name in halves]
        if len(parts) < len(names) or any(f.counter != total.counter for f, _ in parts):
            continue
        others = [set(re.sub("[共累计合总了]", "", other)) for _, other in parts]
        if what and any(others) and not any(what & other for other in others):
            continue
        summed = _sum([figure for figure, _ in parts])
        if summed != total.value:
            shown = in_unit_of(summed, total, text)
            yield Fault(
                total.start,
                total.end,
                Wording(
                    f"{'、'.join(names)}合计 {shown}，全年写的是 {_shown(text, total)}",
                    f"the parts of the year add up to {shown}, not {_shown(text, total)}",
                ),
                CHECK_PARTS,
                (parts[0][0].start, parts[-1][0].end),
            )


def _rates(told: _Told, known: Arithmetic) -> Iterator[Fault]:
    """办理186件，调成171件，成功率91.9%: the last two counts before a rate, of one counter."""
    text = told.text
    for found in FRACTION.finditer(text):
        part, total = Decimal(found["part"]), Decimal(found["total"])
        if total and part <= total and abs(Decimal(found["rate"]) - 100 * part / total) > TOLERANCE:
            yield _wrong_rate(found, part, total)
    for found in RATE.finditer(text):
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
        total, part = map(_value, before)
        if not 0 < part <= total:
            continue
        around = text[before[0].end : min(before[1].end + 8, found.start())]
        punctual = any(word in found["name"] for word in known.punctual)
        if not set(name) & set(around) or (stated == 100 and (punctual or name not in around)):
            continue  # 按时办结率 has another base, and so may the rate of something not counted here
        if abs(stated - 100 * part / total) > TOLERANCE:
            yield _wrong_rate(found, part, total)


def _wrong_rate(found: re.Match[str], part: Decimal, total: Decimal) -> Fault:
    right, counts = f"{100 * part / total:.1f}", f"{plain(part)}/{plain(total)}"
    return Fault(
        found.start("rate"),
        found.end(),
        Wording(
            f"{counts} 应是 {right}%，写的是 {found['rate']}%",
            f"{counts} is {right} %, not {found['rate']} %",
        ),
        CHECK_RATE,
    )


def _shares(told: _Told) -> Iterator[Fault]:
    """受理200件，其中土地纠纷50件，占比40%."""
    text = told.text
    for found in SHARE.finditer(text):
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
        totals = [f for f in before[:-1] if f.counter == part.counter and _value(f) >= _value(part) > 0]
        if not totals or any(f.about for f in totals):
            continue
        if len(before) > 2 and "其中" not in text[before[0].end : part.start]:
            continue
        stated = Decimal(found["rate"])
        if all(abs(stated - 100 * _value(part) / _value(f)) > TOLERANCE for f in totals):
            yield _wrong_rate(found, _value(part), _value(totals[0]))


def _growth(told: _Told) -> Iterator[Fault]:
    """150件，比上年的100件增长30%; 由100件降到80件，下降10%; 下降2倍."""
    text = told.text
    for found in TIMES_LESS.finditer(text):
        yield Fault(
            found.start(),
            found.end(),
            Wording("减少不能说“倍”，应说减少百分之几", "a decrease cannot be given in multiples"),
            Wording("改用百分比。", "Give a percentage."),
        )
    for found in POINTS.finditer(text):
        old, new, said = (Decimal(found[name]) for name in ("old", "new", "said"))
        change = plain(abs(new - old))
        if abs(abs(new - old) - said) > Decimal("0.1"):
            yield Fault(
                found.start("said"),
                found.end(),
                Wording(
                    f"从 {old}% 到 {new}% 是 {change} 个百分点，写的是 {said}",
                    f"from {old} % to {new} % is {change} points, not {said}",
                ),
                CHECK_RATE,
            )
    for found in GROWTH.finditer(text):
        before = told.last(found.start(), 2)
        if len(before) < 2 or before[0].counter != before[1].counter or before[0].about or before[1].about:
            continue
        if found.start() - before[1].end > NEAR:
            continue
        if FROM.search(text[max(0, before[0].start - LEAD) : before[0].start]):
            first, then = before
        elif LAST_YEAR.search(text[before[0].end : before[1].start]):
            then, first = before
        else:
            continue
        if not first.value:
            continue
        actual = 100 * (_value(then) - first.value) / first.value
        stated = Decimal(found["rate"]) * (1 if found["up"] else -1)
        if abs(actual - stated) > TOLERANCE:
            way = "增长" if actual >= 0 else "下降"
            yield Fault(
                found.start(),
                found.end(),
                Wording(
                    f"从 {_shown(text, first)} 到 {_shown(text, then)} 是{way} {abs(actual):.1f}%，写的是 {found['rate']}%",
                    f"from {plain(first.value)} to {plain(_value(then))} is {actual:+.1f} %, not {stated} %",
                ),
                CHECK_RATE,
            )


def _lists(text: str) -> Iterator[Fault]:
    """制定《甲》《乙》《丙》等2项制度: more are named than counted; without 等, another number."""
    for found in LISTED.finditer(text):
        said = chinese_number(found["count"])
        listed = len(re.findall("[《“]", found["list"]))
        if said and (listed > said or (listed < said and not found["etc"])):
            yield Fault(
                found.start("count"),
                found.end(),
                Wording(f"前面列了 {listed} 个，写的是 {said}", f"{listed} are listed, {said} are counted"),
                CHECK_LIST,
                (found.start("list"), found.end("list")),
            )


def _announced(text: str) -> Iterator[Fault]:
    """做了三件事：一是…四是: so many are announced, so many told."""
    runs: list[list[re.Match[str]]] = []
    for found in ENUMERATED.finditer(text):
        if chinese_number(found["number"]) == 1 or not runs:
            runs.append([])
        runs[-1].append(found)
    for run in runs:
        offset = max(0, run[0].start() - LEAD)
        lead = ANNOUNCED.search(text[offset : run[0].start()])
        last = chinese_number(run[-1]["number"])
        if lead is None or last != len(run) or chinese_number(run[0]["number"]) != 1:
            continue
        said = chinese_number(lead["count"])
        if said and said > 1 and said != last:
            yield Fault(
                offset + lead.start("count"),
                offset + lead.end(),
                Wording(
                    f"这里说“{lead[0].strip('，,：:。 ')}”，后面列了 {last} 条",
                    f"{said} are announced, {last} follow",
                ),
                CHECK_LIST,
                (run[-1].start("number"), run[-1].end()),
            )
