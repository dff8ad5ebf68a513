"""Figures of one paragraph that do not add up: parts and totals, shares, rates, growth, lists with their count.

The words that tell them are in [arithmetic] of the checklist.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.checklist.model import Arithmetic
from checker.judging.arithmetic.averages import averages
from checker.judging.arithmetic.counted_text import CountedText, Fault, plain
from checker.judging.arithmetic.growth import growth
from checker.judging.arithmetic.lists import lists
from checker.judging.arithmetic.outcomes import outcomes
from checker.judging.arithmetic.rates import rates
from checker.judging.arithmetic.remainders import remainders
from checker.judging.arithmetic.sums import sums
from checker.judging.arithmetic.totals import totals
from checker.text.figures import Figure

__all__ = ["Fault", "faults", "plain"]


def faults(text: str, figures: Sequence[Figure], known: Arithmetic, acts: Sequence[str]) -> list[Fault]:
    """Everything in a paragraph that does not add up, one fault a place, in order.

    Args:
        figures: of the paragraph, with offsets into it.
        acts: verbs; what follows a comma and one of them is no part of the sum before.
    """
    counted = CountedText(text, [figure for figure in figures if figure.counter and figure.value is not None])
    found = [
        *sums(counted, known, acts),
        *outcomes(counted, known),
        *totals(counted, known),
        *remainders(counted, known),
        *rates(counted, known),
        *growth(counted, known),
        *averages(counted, known),
        *lists(text, known),
    ]
    first: dict[int, Fault] = {}
    for fault in sorted(found, key=lambda one: (one.start, one.end)):
        first.setdefault(fault.start, fault)
    return list(first.values())
