"""Sums of money that are told twice, the second time with the point one place off: 补助218.4万元 here, 2184万元 there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from checker.judging.examination import Examination
from checker.judging.retold.headcounts import Place
from checker.judging.retold.indicators import Indicator
from checker.model.vocabulary import Role
from checker.text.cuts import since_last, up_to
from checker.text.likeness import grams, skeleton

MONEY = "元"
OFF = (10, 100)
LEAST = 2
"""A sum of fewer digits that are no noughts is a round number."""
MANY = 4
"""One of so many digits is not met by chance in the same matter."""
NAME, MATTER = 4, 3
"""So many characters of their clauses have both in common, or so many pairs of those around them."""
AROUND = 40
"""So many characters on either side of a sum say what it was for."""
KEPT = 8
"""Sums of the same digits that are remembered."""


def shifted(exam: Examination, told: Iterable[Indicator]) -> Iterator[tuple[Place, Place]]:
    """Each sum that is ten times or a hundred times another, or a part of it, one of them told of the work done, and
    where the first stands."""
    known: dict[str, list[Indicator]] = {}
    money = [one for one in told if one.counter.endswith(MONEY) and one.counted]
    often = Counter(one.value for one in money)
    for one in money:
        digits = one.value.replace(".", "").strip("0")
        if len(digits) < LEAST or often[one.value] > 1:
            continue
        same = known.setdefault(digits, [])
        first = next((other for other in same if _is_shifted(exam, other, one, len(digits))), None)
        if first is not None:
            yield one.span, first.span
        if len(same) < KEPT:
            same.append(one)


def _is_shifted(exam: Examination, one: Indicator, other: Indicator, digits: int) -> bool:
    low, high = sorted((Decimal(one.value), Decimal(other.value)))
    if one.role == other.role or Role.ACHIEVEMENTS not in (one.role, other.role) or high / low not in OFF:
        return False
    known, clauses, around = exam.checklist.arithmetic, [], []
    for figure in (one, other):
        start, end = figure.span
        before = exam.text((max(figure.sentence.start, start - AROUND), start))
        behind = exam.text((end, min(figure.sentence.end, end + AROUND)))
        clauses.append(since_last(before, "，,；;：:、") + up_to(behind, "，,；;。、"))
        around.append(grams(skeleton(before + behind)).difference(known.places, known.yearly))
    if any(word in clause for clause in clauses for word in (*known.brought_over, *known.apart)):
        return False
    if any((word in clauses[0]) != (word in clauses[1]) for word in known.beyond_own):
        return False
    return _common(*clauses) >= NAME or (digits >= MANY and len(around[0] & around[1]) >= MATTER)


def _common(one: str, other: str) -> int:
    """Length of the longest run of characters in both, as far as a name goes."""
    return next(
        (n for n in range(NAME, 0, -1) if any(one[i : i + n] in other for i in range(len(one) - n + 1))), 0
    )
