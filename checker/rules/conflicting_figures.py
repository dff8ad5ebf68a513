"""数字前后对不上。

同一个指标、同一年的案件数、同一个率在两处写了两个数（抄错了数字的次序，改了一处没有改另一处，或换了说法、量词再写一遍），同一支队伍写了两个人数，同一个会议开了两个次数，金额差十倍，
说“全部办结”又说几件没有办结，说“覆盖全部行政村”而村数不对，这里“全部持证”那里只有一部分；分项之和超过总数，采纳的比提出的多，列全了的分项不足总数，与“共计”或全年不等，“其余”“未采纳”的数减不出来；百分比、占比、几成、增减与前后的数算不出来；“等5项制度”“三件事”“研究4次（2月、5月、9月）”与列出来的对不上。

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
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from checker.judging.arithmetic import faults, plain
from checker.judging.arithmetic.counted_text import Fault
from checker.judging.arithmetic.lists import lists
from checker.judging.examination import Examination
from checker.judging.retold.all_villages import covered
from checker.judging.retold.case_counts import conflicting_counts
from checker.judging.retold.earlier_figures import OFTEN, EarlierFigures
from checker.judging.retold.headcounts import STATING, conflicting_sizes
from checker.judging.retold.indicators import AMONG, Indicator, indicators, same_cases
from checker.judging.retold.meetings import conflicting_meetings
from checker.judging.retold.rates import conflicting_rates
from checker.judging.retold.scales import shifted
from checker.judging.retold.whole_and_rest import denied
from checker.model.document import Paragraph, Sentence
from checker.model.findings import Finding, Rule, Severity, Wording
from checker.model.vocabulary import Margin, Role
from checker.support.patterns import either, regex

RULE = Rule(
    "conflicting-figures",
    Wording("数字前后对不上", "Figures that do not agree"),
    Severity.WARNING,
    "consistency",
)
ONE_NUMBER = Wording("核对原始台账，改成一个数。", "Check the records and give one number.")


def check(exam: Examination) -> Iterator[Finding]:
    """One finding for each later value that disagrees, for sums, rates and lists, and for team sizes."""
    before = EarlierFigures(exam.checklist.arithmetic)
    counts: dict[int, list[Indicator]] = {}
    """By the start of their sentence."""
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
        if not paragraph.sentences:
            continue
        if role in STATING:
            yield from _arithmetic(exam, paragraph)
        for sentence in paragraph.sentences:
            if role not in STATING and not _looks_back(exam, sentence, role):
                continue
            told_here = counts[sentence.start] = list(indicators(exam, sentence))
            for indicator in told_here:
                other = before.contradicted(indicator)
                if (
                    other
                    and indicator.span not in told
                    and not _part_of(exam, indicator, counts[other.sentence.start])
                ):
                    told.add(indicator.span)
                    yield _conflict(exam, indicator.span, other.span)
    stating = (one for one in exam.document.sentences if exam.role(one) in STATING)
    for count, first in conflicting_counts(exam, stating):
        if count.span not in told:
            yield _conflict(exam, count.span, first.span)
    money = shifted(exam, (one for here in counts.values() for one in here))
    for span, earlier in (*money, *conflicting_meetings(exam), *covered(exam), *denied(exam)):
        if span not in told:
            told.add(span)
            yield _conflict(exam, span, earlier)
    for rate, told_first in conflicting_rates(exam):
        yield _conflict(exam, rate.span, told_first.span)
    yield from _outcomes(exam, counts)
    for subject, span, earlier in sizes:
        yield _two_sizes(exam, subject, span, earlier)


def _part_of(exam: Examination, indicator: Indicator, earlier: list[Indicator]) -> bool:
    """Whether a figure is told before as a part: 办结68件，其中一般程序41件 and 41件一般程序案件."""
    return any(
        one.value == indicator.value and AMONG in exam.text((one.sentence.start, one.span[0]))
        for one in earlier
    )


def _looks_back(exam: Examination, sentence: Sentence, role: str) -> bool:
    """Whether a sentence of the plan starts from what was done, or one below the report is a note on it."""
    text, known = exam.text(sentence), exam.checklist.arithmetic
    words = known.based if role == Role.PLAN else known.notes if role == Margin.CLOSING else ()
    return any(word in text for word in words)


def _arithmetic(exam: Examination, paragraph: Paragraph) -> Iterator[Finding]:
    start, end = paragraph.body
    figures = [f._replace(start=f.start - start, end=f.end - start) for f in exam.figures_in(start, end)]
    acts = exam.checklist.words.get("act", ())
    found = faults(exam.text((start, end)), figures, exam.checklist.arithmetic, acts)
    return (_fault(exam, start, fault) for fault in found)


def _enumerations(exam: Examination, paragraph: Paragraph) -> Iterator[Finding]:
    """Of a plan only what it announces and lists is held against each other: its figures are still to come."""
    start, end = paragraph.body
    return (_fault(exam, start, fault) for fault in lists(exam.text((start, end)), exam.checklist.arithmetic))


def _fault(exam: Examination, start: int, fault: Fault) -> Finding:
    related = (exam.related((start + fault.other[0], start + fault.other[1])),) if fault.other else ()
    span = (start + fault.start, start + fault.end)
    return exam.finding(RULE, span, fault.message, fault.suggestion, related=related)


def _conflict(exam: Examination, span: tuple[int, int], other: tuple[int, int]) -> Finding:
    place = exam.document.locate(*other)
    here, there = exam.text(span), exam.text(other)
    return exam.finding(
        RULE,
        span,
        Wording(
            f"这里是 {here}，第 {place.paragraph} 段同一件事是 {there}",
            f"{here} here, {there} in paragraph {place.paragraph}",
        ),
        ONE_NUMBER,
        related=(exam.related(other),),
    )


class Outcome(Struct, frozen=True):
    """What became of a number of cases: of 83起, 80起 调成."""

    whole: Indicator
    value: str
    span: tuple[int, int]


def _outcomes(exam: Examination, counts: Mapping[int, list[Indicator]]) -> Iterator[Finding]:
    """Two outcomes of the same cases, in different sentences: 纠纷83起，调成80起 here, 调成76起 there."""
    known: dict[tuple[str, str, str], list[Outcome]] = {}
    arithmetic = exam.checklist.arithmetic
    became = _became(arithmetic.outcomes)
    for sentence in exam.document.sentences:
        text = exam.text(sentence)
        wholes = counts.get(sentence.start, [])
        if not wholes or not any(word in text for word in arithmetic.outcomes):
            continue
        by_place = {one.span: one for one in reversed(wholes)}
        for whole, figure in pairwise(exam.figures_in(*sentence.span)):
            first = by_place.get(whole.span)
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
            outcome = Outcome(first, plain(figure.value), figure.span)
            before = known.setdefault((first.value, first.counter, found["outcome"]), [])
            other = next((one for one in before if same_cases(one.whole, first)), None)
            if other is None:
                if len(before) < OFTEN:
                    before.append(outcome)
            elif other.value != outcome.value:
                yield _conflict(exam, outcome.span, other.span)


@lru_cache(maxsize=8)
def _became(outcomes: tuple[str, ...]) -> re.Pattern[str]:
    return regex(rf"(?:^|[^\w]|全年|已|共|均|中)(?P<outcome>{either(outcomes)})(?:了|完成)?\s*$")


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
