"""数字前后对不上。

同一个指标在两处写了两个数（多半是抄错了数字的次序），分项之和超过总数，百分比与前面的两个数算不出来。

不合格：
    一、主要举措和成效
    全镇查办行政处罚案件1126件。
    二、主要负责人履行推进法治建设第一责任人职责情况
    镇长对全镇1162件行政处罚案件的分析作了批示。

合格：
    一、主要举措和成效
    全镇查办行政处罚案件1126件，其中当场处罚162件。
    二、主要负责人履行推进法治建设第一责任人职责情况
    镇长对全镇1126件行政处罚案件的分析作了批示。
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.judging.examination import Examination
from checker.model.document import Sentence
from checker.model.findings import Finding, Rule, Severity, Wording
from checker.text.figures import Figure
from checker.text.likeness import grams, skeleton

RULE = Rule(
    "conflicting-figures",
    Wording("数字前后对不上", "Figures that do not agree"),
    Severity.WARNING,
    "consistency",
)
SUBSET = re.compile(
    r"其中|下降|减少|增长|增加|同比|比上年|较上年|上一?年|去年|目标|力争|平均|人均|每[月季年周个村]|第[一二三四]季度|上半年|下半年|剩|另有|另外"
)
STOP = re.compile(r"[0的了和与在共全年各等为是有其中已均计]")
AROUND = 14
"""So many characters on either side of a figure say what it counts."""
RATE = re.compile(r"率(?:为|达到?|是|约)?\s*(\d+(?:\.\d+)?)\s*[%％]")
TOTALS = re.compile(
    r"(办结|办复|完成|调解成功|成功|调成|合格|及格|出庭|整改|销号|采纳|化解|答复|达标|履约|回复|结案)率"
)


class Indicator(NamedTuple):
    """A value with its counter and the words around it."""

    value: str
    counter: str
    words: frozenset[str]
    span: tuple[int, int]
    sentence: Sentence


def check(exam: Examination) -> Iterator[Finding]:
    """One finding for each later value that disagrees, for sums and for rates."""
    seen: dict[str, dict[str, list[Indicator]]] = {}
    """By what a wrong copy of the value has in common with it (see `_keys`), and by value."""
    for sentence in exam.document.sentences:
        if exam.role(sentence) not in ("achievements", "leader", "introduction", "other", "shortcomings"):
            continue
        text = exam.text(sentence)
        figures = [
            figure._replace(start=figure.start - sentence.start, end=figure.end - sentence.start)
            for figure in exam.figures_in(sentence.start, sentence.end)
            if figure.value is not None
        ]
        yield from _rates(exam, sentence, text, figures)
        yield from _sums(exam, sentence, text, figures)
        for indicator in _indicators(sentence, text, figures):
            keys = _keys(indicator)
            near = [
                known
                for key in keys
                for value, known in seen.get(key, {}).items()
                if value != indicator.value
            ]
            alike = (other for known in near for other in known if _conflict(other, indicator))
            other = min(alike, key=lambda one: one.span, default=None)
            if other:
                place = exam.document.locate(*other.span)
                yield exam.finding(
                    RULE,
                    indicator.span,
                    Wording(
                        f"这里是 {indicator.value}{indicator.counter}，"
                        f"第 {place.paragraph} 段同一件事是 {other.value}{other.counter}",
                        f"{indicator.value} here, {other.value} in paragraph {place.paragraph}",
                    ),
                    Wording("核对原始台账，改成一个数。", "Check the records and give one number."),
                    related=(exam.related(other.span),),
                )
            for key in keys:
                seen.setdefault(key, {}).setdefault(indicator.value, []).append(indicator)


def _indicators(sentence: Sentence, text: str, figures: list[Figure]) -> Iterator[Indicator]:
    for figure in figures:
        if not figure.counter or figure.value is None or figure.value < 10:
            continue
        clause = re.split(r"[，,；;。：:]", text[: figure.start])[-1]
        after = re.split(r"[，,；;。：:、]", text[figure.end :])[0]
        if SUBSET.search(clause):
            continue
        words = {pair for part in (clause[-AROUND:], after[:AROUND]) for pair in grams(skeleton(part))}
        span = (sentence.start + figure.start, sentence.start + figure.end)
        content = frozenset(w for w in words if not STOP.search(w))
        yield Indicator(f"{figure.value:g}", figure.counter, content, span, sentence)


def _keys(indicator: Indicator) -> list[str]:
    """The value with each digit left out in turn, and its digits in order: one of these a slip of the pen keeps."""
    value, counter = indicator.value, indicator.counter
    left_out = [f"{counter}{value[:at]}*{value[at + 1 :]}" for at in range(len(value))]
    return [*left_out, counter + "".join(sorted(value))]


def _conflict(one: Indicator, other: Indicator) -> bool:
    """Whether two different values of one counter look like one number copied wrongly: two digits swapped, or one digit
    off, with so many words around them in common that both count the same thing."""
    if one.sentence == other.sentence:
        return False
    a, b = one.value, other.value
    if len(a) != len(b) or "e" in a + b:
        return False
    differ = sum(x != y for x, y in zip(a, b, strict=True))
    swapped = differ == 2 and sorted(a) == sorted(b)
    if not swapped and differ != 1:
        return False
    if min(len(a.rstrip("0")), len(b.rstrip("0"))) < 2:
        return False
    needed = (1 if swapped else 4) if len(a) > 2 else (4 if swapped else 6)
    return len(one.words & other.words) >= needed


def _rates(exam: Examination, sentence: Sentence, text: str, figures: list[Figure]) -> Iterator[Finding]:
    """办理186件，调成171件，成功率91.9%: the last two counts before a rate, of one counter."""
    for found in RATE.finditer(text):
        if not TOTALS.search(text[max(0, found.start() - 4) : found.start() + 1]):
            continue
        before = [f for f in figures if f.end <= found.start() and f.counter][-2:]
        if (
            len(before) < 2
            or before[0].counter != before[1].counter
            or "，" in text[before[0].end : before[1].start][8:]
        ):
            continue
        total, part = before[0].value or 0, before[1].value or 0
        if not 0 < part <= total or re.search(r"[。；;]", text[before[0].start : found.start()]):
            continue
        if "余" in text[before[0].start : found.start()] or "多" in text[before[0].start : found.start()]:
            continue
        stated, actual = float(found[1]), 100 * part / total
        if abs(stated - actual) > 1.0 and stated != 100:
            span = (sentence.start + found.start(1), sentence.start + found.end())
            yield exam.finding(
                RULE,
                span,
                Wording(
                    f"{part:g}/{total:g} 应是 {actual:.1f}%，写的是 {found[1]}%",
                    f"{part:g}/{total:g} is {actual:.1f} %, not {found[1]} %",
                ),
                Wording("核对两个数和百分比。", "Check the counts and the rate."),
            )


def _sums(exam: Examination, sentence: Sentence, text: str, figures: list[Figure]) -> Iterator[Finding]:
    """受理7件，其中维持5件、终止4件: the parts, joined by 、, are more than the total."""
    for found in re.finditer(r"其中[：:]?", text):
        totals = [f for f in figures if f.end <= found.start()][-1:]
        if not totals or not totals[0].counter or found.start() - totals[0].end > 12:
            continue
        stop = re.search(r"[。；;，,]", text[found.end() :])
        end = found.end() + stop.start() if stop else len(text)
        parts = [f for f in figures if found.end() <= f.start < end and f.counter == totals[0].counter]
        if len(parts) < 2 or "、" not in text[parts[0].end : parts[-1].start]:
            continue
        total, summed = totals[0].value or 0, sum(f.value or 0 for f in parts)
        if summed > total:
            span = (sentence.start + parts[0].start, sentence.start + parts[-1].end)
            yield exam.finding(
                RULE,
                span,
                Wording(
                    f"分项合计 {summed:g}，多于总数 {total:g}",
                    f"parts add up to {summed:g}, more than {total:g}",
                ),
                Wording("核对总数和分项。", "Check total and parts."),
                related=(exam.related((sentence.start + totals[0].start, sentence.start + totals[0].end)),),
            )
