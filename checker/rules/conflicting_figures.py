"""数字前后对不上。

同一个指标在两处写了两个数（抄错了数字的次序，或改了一处没有改另一处），同一支队伍写了两个人数，这里“全部持证”
那里只有一部分；分项之和超过总数，采纳的比提出的多，列全了的分项不足总数，与“共计”或全年不等；百分比、占比、增长与前后的数算不出来；“等5项制度”“三件事”与列出来的对不上。

什么叫率、哪些分项会重叠、哪些词表示说的是两回事，在清单的 [arithmetic] 和 [[headcount]] 里。

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
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise, product
from typing import NamedTuple

from checker.judging.arithmetic import faults, plain
from checker.judging.arithmetic.lists import lists
from checker.judging.examination import Examination
from checker.judging.headcounts import STATING, conflicting_sizes
from checker.model.document import Paragraph, Sentence
from checker.model.findings import Finding, Rule, Severity, Wording
from checker.model.vocabulary import Role
from checker.support.patterns import either
from checker.text.digits import is_round, slips
from checker.text.likeness import grams, skeleton

RULE = Rule(
    "conflicting-figures",
    Wording("数字前后对不上", "Figures that do not agree"),
    Severity.WARNING,
    "consistency",
)
MOST = 10**15
"""No report counts so many of anything; the keys of a figure grow with the square of its digits."""
AROUND = 14
"""So many characters on either side of a figure say what it counts."""
CLAUSE = 200
"""Characters before a figure that may belong to its clause."""
OFTEN = 8
"""Figures of one value that later ones are compared with, the first of them."""
SAME_CASES = 3
"""So many character pairs around two equal figures say that both count the same cases."""
SLIP_SHARE, COUNT_SHARE = 0.66, 0.8
"""Share of the words for what is counted that two figures have in common: of a slip of the pen, of another number."""
LITTLE, NEARLY = 3, Decimal("0.75")
"""Another number of the same is off by no more than this, or by no more than a quarter."""
OF_MONTHS = re.compile(r"\d\s*月")
"""In the clause of a figure of some months: 1至10月审查合同51份."""
AMONG = "其中"
"""A part has a name of its own, and is compared by nothing else."""
SEVERAL = re.compile("[及和与]")
"""With one of these more is counted than one thing."""
NAMED = re.compile(r"[的（()）]|(?<![“‘])[\d一二三四五六七八九十两]")
"""Behind one of these nothing more is said of what is counted."""
ONE_NUMBER = Wording("核对原始台账，改成一个数。", "Check the records and give one number.")


class Indicator(NamedTuple):
    """A value with its counter and the words around it."""

    value: str
    """In digits."""
    counter: str
    words: frozenset[str]
    span: tuple[int, int]
    sentence: Sentence
    kinds: tuple[frozenset[str], ...]
    """Of each group of opposites the words beside the figure."""
    counted: tuple[frozenset[str], ...]
    """The words that name what is counted: of its own clause before it and behind it up to 的, and those behind alone."""


def check(exam: Examination) -> Iterator[Finding]:
    """One finding for each later value that disagrees, for sums, rates and lists, and for team sizes."""
    seen: dict[str, dict[str, list[Indicator]]] = {}
    """By what a wrong copy of the value has in common with it (see `_keys`), and by value."""
    counted: dict[tuple[str, str], list[Indicator]] = {}
    """By counter and each word of what is counted."""
    sizes = [
        (group.subject, span, earlier)
        for group in exam.checklist.headcount
        for span, earlier in conflicting_sizes(exam, group)
    ]
    told = {span for _, span, _ in sizes}
    for paragraph in exam.document.paragraphs:
        role = exam.parts.role(paragraph.index)
        if paragraph.sentences and role == Role.PLAN:
            yield from _enumerations(exam, paragraph)
        if not paragraph.sentences or role not in STATING:
            continue
        yield from _arithmetic(exam, paragraph)
        for sentence in paragraph.sentences:
            for indicator in _indicators(exam, sentence):
                other = _other(indicator, seen) or _told_before(indicator, counted)
                if other and indicator.span not in told:
                    yield _conflict(exam, indicator, other)
                for word in frozenset().union(*indicator.counted):
                    before = counted.setdefault((indicator.counter, word), [])
                    if len(before) < OFTEN:
                        before.append(indicator)
                if len(indicator.value) < 2:
                    continue
                for key in _keys(indicator):
                    known = seen.setdefault(key, {}).setdefault(indicator.value, [])
                    if len(known) < OFTEN:
                        known.append(indicator)
    yield from _outcomes(exam)
    for subject, span, earlier in sizes:
        yield _two_sizes(exam, subject, span, earlier)


def _arithmetic(exam: Examination, paragraph: Paragraph) -> Iterator[Finding]:
    start, end = paragraph.body
    figures = [f._replace(start=f.start - start, end=f.end - start) for f in exam.figures_in(start, end)]
    acts = exam.checklist.words.get("act", ())
    for fault in faults(exam.text((start, end)), figures, exam.checklist.arithmetic, acts):
        other = (start + fault.other[0], start + fault.other[1]) if fault.other else None
        yield exam.finding(
            RULE,
            (start + fault.start, start + fault.end),
            fault.message,
            fault.suggestion,
            related=(exam.related(other),) if other else (),
        )


def _enumerations(exam: Examination, paragraph: Paragraph) -> Iterator[Finding]:
    """Of a plan only what it announces and lists is held against each other: its figures are still to come."""
    start, end = paragraph.body
    for fault in lists(exam.text((start, end)), exam.checklist.arithmetic):
        other = (exam.related((start + fault.other[0], start + fault.other[1])),) if fault.other else ()
        span = (start + fault.start, start + fault.end)
        yield exam.finding(RULE, span, fault.message, fault.suggestion, related=other)


def _indicators(exam: Examination, sentence: Sentence) -> Iterator[Indicator]:
    text, common = exam.text(sentence), exam.checklist.arithmetic.places
    loose = set(exam.checklist.arithmetic.loose)
    for figure in exam.figures_in(sentence.start, sentence.end):
        if not figure.counter or figure.value is None or not 2 <= figure.value < MOST:
            continue
        at, end = figure.start - sentence.start, figure.end - sentence.start
        before = re.split(r"[，,；;。：:]", text[max(0, at - CLAUSE) : at])[-1]
        after = re.split(r"[，,；;。：:、]", text[end : end + AROUND])[0]
        if OF_MONTHS.search(before):
            continue
        partial = [word for word in exam.checklist.arithmetic.partial if word in before]
        if partial not in ([], [AMONG]):
            continue
        words = {pair for part in (before[-AROUND:], after[:AROUND]) for pair in grams(skeleton(part))}
        content = frozenset(w for w in words.difference(common) if loose.isdisjoint(w) and not partial)
        about = before[-AROUND:] + after[:AROUND]
        kinds = tuple(
            frozenset(word for word in group if word in about)
            for group in exam.checklist.arithmetic.opposites
        )
        span = (figure.start, figure.end)
        clause, behind = re.split("[（(、]", before.replace(AMONG, "、"))[-1][-AROUND:], NAMED.split(after)[0]
        counted = tuple(
            frozenset(w for part in parts for w in grams(skeleton(part)) if loose.isdisjoint(w)).difference(
                common
            )
            for parts in ((clause, behind), (behind,) if len(behind) > 2 else ())
            if not (figure.about or SEVERAL.search(clause + behind))
        )
        yield Indicator(plain(figure.value), figure.counter, content, span, sentence, kinds, counted)


def _keys(indicator: Indicator) -> list[str]:
    """The value with each digit left out in turn, and its digits in order: one of these a slip of the pen keeps."""
    value, counter = indicator.value, indicator.counter
    left_out = [f"{counter}{value[:at]}*{value[at + 1 :]}" for at in range(len(value))]
    return [*left_out, counter + "".join(sorted(value))]


def _other(indicator: Indicator, seen: dict[str, dict[str, list[Indicator]]]) -> Indicator | None:
    """The first figure of which this one seems a wrong copy."""
    near = [
        known
        for key in _keys(indicator)
        for value, known in seen.get(key, {}).items()
        if value != indicator.value
    ]
    alike = (other for known in near for other in known if _alike(other, indicator))
    return min(alike, key=lambda one: one.span, default=None)


def _told_before(
    indicator: Indicator, counted: Mapping[tuple[str, str], list[Indicator]]
) -> Indicator | None:
    """The first figure that counts the same by another number, in nearly the same words."""
    near = {
        other.span: other
        for word in frozenset().union(*indicator.counted)
        for other in counted.get((indicator.counter, word), ())
    }
    return min(
        (one for one in near.values() if _same_count(one, indicator)), key=lambda one: one.span, default=None
    )


def _same_count(one: Indicator, other: Indicator) -> bool:
    """Whether two different figures name what they count alike: a slip of the pen with few words in common, a number a
    little off with more of them."""
    if one.sentence == other.sentence or one.value == other.value or _opposed(one, other):
        return False
    return any(_named_alike(one.value, other.value, *words) for words in product(one.counted, other.counted))


def _named_alike(one: str, other: str, words: frozenset[str], others: frozenset[str]) -> bool:
    shared = len(words & others)
    share = shared / (min(len(words), len(others)) or 1)
    low, high = sorted((Decimal(one), Decimal(other)))
    if high >= 10 and is_round(one) and is_round(other):
        return False
    off, swapped = slips(one, other)
    if (share == 1 and swapped) or (
        shared >= 2 and share >= SLIP_SHARE and (swapped or (off and len(one) > 2))
    ):
        return True
    near = high - low <= LITTLE or low >= NEARLY * high
    return near and shared >= SAME_CASES + (high < 10) and share >= COUNT_SHARE


def _opposed(one: Indicator, other: Indicator) -> bool:
    """Whether a word beside each tells two counts of one kind apart: 线上 and 线下."""
    return any(a and b and not a & b for a, b in zip(one.kinds, other.kinds, strict=True))


def _conflict(exam: Examination, indicator: Indicator, other: Indicator) -> Finding:
    place = exam.document.locate(*other.span)
    here, there = exam.text(indicator.span), exam.text(other.span)
    return exam.finding(
        RULE,
        indicator.span,
        Wording(
            f"这里是 {here}，第 {place.paragraph} 段同一件事是 {there}",
            f"{here} here, {there} in paragraph {place.paragraph}",
        ),
        ONE_NUMBER,
        related=(exam.related(other.span),),
    )


def _alike(one: Indicator, other: Indicator) -> bool:
    """Whether two different values of one counter look like one number copied wrongly: two digits swapped, or one digit
    off, with so many words around them in common that both count the same thing."""
    if one.sentence == other.sentence or _opposed(one, other):
        return False
    off, swapped = slips(one.value, other.value)
    if not (off or swapped) or is_round(one.value) or is_round(other.value):
        return False
    needed = (1 if swapped else 4) if len(one.value) > 2 else (4 if swapped else 6)
    return len(one.words & other.words) >= needed


class Outcome(NamedTuple):
    """What became of a number of cases: of 83起, 80起 调成."""

    whole: Indicator
    value: str
    span: tuple[int, int]


def _outcomes(exam: Examination) -> Iterator[Finding]:
    """Two outcomes of the same cases, in different sentences: 纠纷83起，调成80起 here, 调成76起 there."""
    known: dict[tuple[str, str, str], list[Outcome]] = {}
    arithmetic = exam.checklist.arithmetic
    became = _became(arithmetic.outcomes)
    for sentence in exam.document.sentences:
        text = exam.text(sentence)
        if exam.role(sentence) not in STATING or not any(word in text for word in arithmetic.outcomes):
            continue
        wholes = list(_indicators(exam, sentence))
        for whole, figure in pairwise(exam.figures_in(sentence.start, sentence.end)):
            first = next((one for one in wholes if one.span == (whole.start, whole.end)), None)
            between = exam.text((whole.end, figure.start))
            found = became.search(between)
            if (
                first is None
                or found is None
                or figure.value is None
                or whole.value is None
                or figure.counter != whole.counter
                or not figure.value <= whole.value
                or figure.about
                or any(word in between for word in arithmetic.partial)
            ):
                continue
            outcome = Outcome(first, plain(figure.value), (figure.start, figure.end))
            before = known.setdefault((first.value, first.counter, found["outcome"]), [])
            other = next((one for one in before if _same_cases(one.whole, first)), None)
            if other is None:
                if len(before) < OFTEN:
                    before.append(outcome)
            elif other.value != outcome.value:
                yield _conflict(
                    exam, first._replace(span=outcome.span), other.whole._replace(span=other.span)
                )


def _same_cases(one: Indicator, other: Indicator) -> bool:
    """Whether two figures of one value count the same things."""
    shared = len(one.words & other.words)
    return one.sentence != other.sentence and not _opposed(one, other) and shared >= SAME_CASES


@lru_cache(maxsize=8)
def _became(outcomes: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[^\w]|全年|已|共|均)(?P<outcome>{either(outcomes)})(?:了|完成)?\s*$")


def _two_sizes(exam: Examination, subject: str, span: tuple[int, int], earlier: tuple[int, int]) -> Finding:
    place = exam.document.locate(*earlier)
    here, there = exam.text(span), exam.text(earlier)
    return exam.finding(
        RULE,
        span,
        Wording(
            f"{subject}这里是 {here}，第 {place.paragraph} 段是 {there}",
            f"{subject}: {here} here, {there} in paragraph {place.paragraph}",
        ),
        ONE_NUMBER,
        related=(exam.related(earlier),),
    )
