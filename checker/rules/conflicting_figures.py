"""数字前后对不上。

同一个指标在两处写了两个数（多半是抄错了数字的次序），分项之和超过总数，百分比与前面的两个数算不出来。

选项：无。

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

from checker.document import Sentence
from checker.draft import Draft
from checker.findings import Finding, Rule, Severity, Wording
from checker.text.figures import Figure

RULE = Rule("conflicting-figures", Wording("数字前后对不上", "Figures that do not agree"), Severity.WARNING, "consistency")
NOUN_BEFORE = re.compile(r"([一-鿿]{2,14})(?:共|计|约|近|达|有|为|了)?$")
NOUN_AFTER = re.compile(r"^的?([一-鿿]{2,14})")
VERB = re.compile(
    r"^(?:全年|年内|全[镇乡县区市街局]|我[镇乡县区市局]|街道|共计?|累计|总共|查办|查处|办理|受理|办结|审结|收到|开展|组织|召开|举办|完成|处理|化解|调解|调处"
    r"|排查|检查|审查|审核|出具|公开|发布|发放|印发|制定|修订|清理|建成|建立|培训|承接|下放|移送|立案|新增|聘请|配备|对|将|把|了|其中|的)+"
)
SUBSET = re.compile(r"其中|下降|减少|增长|增加|同比|比上年|较上年|上一?年|去年|目标|力争|平均|人均|每[月季年周个村]|第[一二三四]季度|上半年|下半年|\d+月|剩|另有|另外")
RATE = re.compile(r"率(?:为|达到?|是|约)?\s*(\d+(?:\.\d+)?)\s*[%％]")
TOTALS = re.compile(r"(办结|办复|完成|调解成功|成功|调成|合格|及格|出庭|整改|销号|采纳|化解|答复|达标|履约|回复|结案)率")


class Indicator(NamedTuple):
    """A value with what it counts."""

    noun: str
    counter: str
    value: float
    span: tuple[int, int]
    sentence: Sentence


def check(draft: Draft) -> Iterator[Finding]:
    """One finding for each later value that disagrees, for sums and for rates."""
    first: dict[tuple[str, str], Indicator] = {}
    reported: set[tuple[str, str]] = set()
    for sentence in draft.document.sentences:
        if draft.role(sentence) not in ("achievements", "leader", "introduction", "other", "shortcomings"):
            continue
        text = draft.text(sentence)
        figures = [f for f in draft.figures.find(text) if f.value is not None]
        yield from _rates(draft, sentence, text, figures)
        yield from _sums(draft, sentence, text, figures)
        for indicator in _indicators(sentence, text, figures):
            key = (indicator.noun, indicator.counter)
            other = first.setdefault(key, indicator)
            if other.value == indicator.value or key in reported or other.sentence == sentence:
                continue
            if not _slip(other.value, indicator.value):
                continue
            reported.add(key)
            place = draft.document.locate(*other.span)
            yield draft.finding(
                RULE,
                indicator.span,
                Wording(
                    f"“{indicator.noun}”这里是 {indicator.value:g}{indicator.counter}，"
                    f"第 {place.paragraph} 段是 {other.value:g}{other.counter}",
                    f"{indicator.noun}: {indicator.value:g} here, {other.value:g} in paragraph {place.paragraph}",
                ),
                Wording("核对原始台账，改成一个数。", "Check the records and give one number."),
                related=(draft.related(other.span),),
            )


def _indicators(sentence: Sentence, text: str, figures: list[Figure]) -> Iterator[Indicator]:
    for figure in figures:
        if not figure.counter or figure.value is None or figure.value < 2:
            continue
        clause = re.split(r"[，,；;。、：:]", text[: figure.start])[-1]
        if SUBSET.search(clause):
            continue
        before = NOUN_BEFORE.search(clause)
        after = NOUN_AFTER.match(text[figure.end :])
        for found in (before, after):
            if found is None:
                continue
            noun = VERB.sub("", found[1])
            if len(noun) >= 4:
                span = (sentence.start + figure.start, sentence.start + figure.end)
                yield Indicator(noun, figure.counter, figure.value, span, sentence)


def _slip(one: float, other: float) -> bool:
    """Whether two values look like one number copied wrongly, rather than two different things."""
    a, b = f"{one:g}", f"{other:g}"
    if len(a) != len(b) or len(a) < 2:
        return False
    return sorted(a) == sorted(b) or sum(x != y for x, y in zip(a, b, strict=True)) == 1


def _rates(draft: Draft, sentence: Sentence, text: str, figures: list[Figure]) -> Iterator[Finding]:
    """办理186件，调成171件，成功率91.9%: the last two counts before a rate, of one counter."""
    for found in RATE.finditer(text):
        if not TOTALS.search(text[max(0, found.start() - 4) : found.start() + 1]):
            continue
        before = [f for f in figures if f.end <= found.start() and f.counter][-2:]
        if len(before) < 2 or before[0].counter != before[1].counter or "，" in text[before[0].end : before[1].start][8:]:
            continue
        total, part = before[0].value or 0, before[1].value or 0
        if not 0 < part <= total or re.search(r"[。；;]", text[before[0].start : found.start()]):
            continue
        if "余" in text[before[0].start : found.start()] or "多" in text[before[0].start : found.start()]:
            continue
        stated, actual = float(found[1]), 100 * part / total
        if abs(stated - actual) > 1.0 and stated != 100:
            span = (sentence.start + found.start(1), sentence.start + found.end())
            yield draft.finding(
                RULE,
                span,
                Wording(
                    f"{part:g}/{total:g} 应是 {actual:.1f}%，写的是 {found[1]}%",
                    f"{part:g}/{total:g} is {actual:.1f} %, not {found[1]} %",
                ),
                Wording("核对两个数和百分比。", "Check the counts and the rate."),
            )


def _sums(draft: Draft, sentence: Sentence, text: str, figures: list[Figure]) -> Iterator[Finding]:
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
            yield draft.finding(
                RULE,
                span,
                Wording(f"分项合计 {summed:g}，多于总数 {total:g}", f"parts add up to {summed:g}, more than {total:g}"),
                Wording("核对总数和分项。", "Check total and parts."),
                related=(draft.related((sentence.start + totals[0].start, sentence.start + totals[0].end)),),
            )
