"""Figures with what they count, and whether two of them count the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import product

from msgspec import Struct

from checker.checklist.quantities import Arithmetic
from checker.judging.arithmetic import plain
from checker.judging.examination import Examination
from checker.judging.retold.names import Name, named, same_name
from checker.model.document import Sentence
from checker.model.vocabulary import Role
from checker.support.patterns import regex
from checker.text.cuts import since_last, up_to
from checker.text.digits import is_round, slips
from checker.text.likeness import grams, skeleton

MOST = 10**15
"""No report counts so many of anything; the keys of a figure grow with the square of its digits."""
AROUND = 14
"""So many characters on either side of a figure say what it counts."""
CLAUSE = 200
"""Characters before a figure that may belong to its clause."""
SAME_CASES = 3
"""So many character pairs around two equal figures say that both count the same cases."""
SLIP_SHARE, COUNT_SHARE = 0.66, 0.8
"""Share of the words for what is counted that two figures have in common: of a slip of the pen, of another number."""
LITTLE, NEARLY = 3, Decimal("0.75")
"""Another number of the same is off by no more than this, or by no more than a quarter."""
COMPARABLE = Decimal("0.4")
"""A figure that is a smaller share of the other is that of one year beside that of five."""
OF_MONTHS = regex(r"\d\s*月", needs="月")
"""In the clause of a figure of some months: 1至10月审查合同51份."""
AMONG = "其中"
"""A part has a name of its own, and is compared by nothing else."""
SEVERAL = frozenset("及和与")
"""With one of these more is counted than one thing."""
NAMED = regex(r"[的（()）]|(?<![“‘])[\d一二三四五六七八九十两]")
"""Behind one of these nothing more is said of what is counted."""


class Indicator(Struct, frozen=True):
    """A value with its counter and the words around it."""

    value: str
    """In digits."""
    counter: str
    words: frozenset[str]
    span: tuple[int, int]
    sentence: Sentence
    kinds: dict[int, set[str]]
    """By group of opposites the words of it beside the figure."""
    counted: tuple[frozenset[str], ...]
    """The words that name what is counted: of its own clause before it and behind it up to 的, and those behind alone."""
    name: Name | None
    """The same, to be held against retellings; None for a part, or what is only about so many."""
    role: str
    some: bool
    """Whether it may be a part of some people: 9名执法人员参加培训."""


def indicators(exam: Examination, sentence: Sentence) -> Iterator[Indicator]:
    """The figures of a sentence that count something, in order."""
    text, words, role = exam.text(sentence), exam.checklist.arithmetic, exam.role(sentence)
    for figure in exam.figures_in(*sentence.span):
        if not figure.counter or figure.value is None or not 2 <= figure.value < MOST:
            continue
        at, end = figure.start - sentence.start, figure.end - sentence.start
        before = since_last(text[max(0, at - CLAUSE) : at], "，,；;。：:")
        after = up_to(text[end : end + AROUND], "，,；;。：:、")
        partial = [word for word in words.partial if word in before]
        if OF_MONTHS.search(before) or partial not in ([], [AMONG]):
            continue
        around = (before[-AROUND:], after[:AROUND])
        groups = ({word for word in group if word in before or word in after} for group in words.opposites)
        clause, behind = since_last(before.replace(AMONG, "、"), "（(、")[-AROUND:], NAMED.split(after)[0]
        several = figure.about or not SEVERAL.isdisjoint(clause + behind)
        name = None
        sums_up = behind and "、" in before  # 客运、维修两个行业
        unnamed = (behind and clause.endswith("有")) or (partial and not clause.strip())
        if not (figure.about or sums_up or unnamed):
            name = named(clause, behind, words, exam.checklist.words.get("act", ()))
        yield Indicator(
            value=plain(figure.value),
            counter=figure.counter,
            words=frozenset() if partial else _pairs(around, words),
            span=figure.span,
            sentence=sentence,
            kinds={number: found for number, found in enumerate(groups) if found},
            counted=() if several else _counted(clause, behind, words),
            name=name,
            role=role,
            some=name is not None and name.some and figure.counter in words.people,
        )


def _counted(clause: str, behind: str, words: Arithmetic) -> tuple[frozenset[str], ...]:
    whole = _pairs((clause, behind), words)
    return (whole, _pairs((behind,), words)) if len(behind) > 2 else (whole,)


def _pairs(texts: Iterable[str], words: Arithmetic) -> frozenset[str]:
    """The pairs of characters that tell what is counted: none of those that are around any figure."""
    loose = set(words.loose)
    pairs = {pair for text in texts for pair in grams(skeleton(text))}
    return frozenset(pair for pair in pairs.difference(words.places) if loose.isdisjoint(pair))


def keys(indicator: Indicator) -> list[str]:
    """The value with each digit left out in turn, and its digits in order: one of these a slip of the pen keeps."""
    value, counter = indicator.value, indicator.counter
    left_out = [f"{counter}{value[:at]}*{value[at + 1 :]}" for at in range(len(value))]
    return [*left_out, counter + "".join(sorted(value))]


def same_count(one: Indicator, other: Indicator) -> bool:
    """Whether two different figures name what they count alike: a slip of the pen with few words in common, a number a
    little off with more of them."""
    if one.sentence == other.sentence or one.value == other.value or _opposed(one, other):
        return False
    return any(_counted_alike(one, other, *words) for words in product(one.counted, other.counted))


def _counted_alike(one: Indicator, other: Indicator, words: frozenset[str], others: frozenset[str]) -> bool:
    shared = len(words & others)
    share = shared / (min(len(words), len(others)) or 1)
    low, high = _in_order(one, other)
    if _about_so_many(one, other):
        return False
    off, swapped = slips(one.value, other.value)
    if (share == 1 and swapped) or (
        shared >= 2 and share >= SLIP_SHARE and (swapped or (off and len(one.value) > 2))
    ):
        return True
    if one.some or other.some:
        return False
    if high < 10:  # what is retold elsewhere is told in fewer words; with more it is a part of it
        told, retold = (words, others) if one.role == Role.ACHIEVEMENTS else (others, words)
        if one.role == other.role or len(retold) > len(told):
            return False
    near = high - low <= LITTLE or low >= NEARLY * high
    return near and shared >= SAME_CASES + (high < 10) and share >= COUNT_SHARE


def retold(one: Indicator, other: Indicator) -> bool:
    """Whether two different figures are told of the same by the same name, however far they are apart."""
    if one.name is None or other.name is None or one.sentence == other.sentence or _opposed(one, other):
        return False
    if one.role == other.role == Role.ACHIEVEMENTS and not (one.name.whole or other.name.whole):
        return False
    if _about_so_many(one, other):
        return False
    low, high = _in_order(one, other)
    return low < high and low >= COMPARABLE * high and same_name(one.name, other.name)


def _in_order(one: Indicator, other: Indicator) -> tuple[Decimal, Decimal]:
    low, high = sorted((Decimal(one.value), Decimal(other.value)))
    return low, high


def _about_so_many(one: Indicator, other: Indicator) -> bool:
    """Whether both are round numbers: 300 and 500 may be said of the same by the eye."""
    return is_round(one.value) and is_round(other.value) and _in_order(one, other)[1] >= 10


def _opposed(one: Indicator, other: Indicator) -> bool:
    """Whether a word beside each tells two counts of one kind apart: 线上 and 线下."""
    return any(one.kinds[group].isdisjoint(other.kinds[group]) for group in one.kinds.keys() & other.kinds)


def alike(one: Indicator, other: Indicator) -> bool:
    """Whether two different values of one counter look like one number copied wrongly: two digits swapped, or one digit
    off, with so many words around them in common that both count the same thing."""
    if one.sentence == other.sentence or _opposed(one, other):
        return False
    off, swapped = slips(one.value, other.value)
    if not (off or swapped) or is_round(one.value) or is_round(other.value):
        return False
    needed = (2 if swapped else 4) if len(one.value) > 2 else (4 if swapped else 6)
    return len(one.words & other.words) >= needed


def same_cases(one: Indicator, other: Indicator) -> bool:
    """Whether two figures of one value count the same things; two of three digits that are not round need less to say so."""
    shared = len(one.words & other.words)
    needed = 1 if len(one.value) > 2 and not is_round(one.value) else SAME_CASES
    return one.sentence != other.sentence and not _opposed(one, other) and shared >= needed
