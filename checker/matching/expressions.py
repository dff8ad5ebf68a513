"""The small pattern language of checklists.

====================  =======================================================================
``出庭应诉``            the words, after normalisation (width, case, blanks and quotation marks)
``法律(意见|顾问)``      alternatives; an empty one is allowed: ``应急(总体|)预案``
``修订…预案``           in this order inside one sentence, at most `GAP` characters between
``体检+企业``           both in one sentence, in any order
``{leader}…出庭``       a named word group of the checklist; ``{figure}`` is any figure
====================  =======================================================================
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

from checker.text.normalise import fold

GAP = 14
GAP_TO_ONE = 4
"""A slot of one character must be this near, in the same clause."""
FIGURE = "{figure}"
"""The alternative that stands for any figure."""
TOKEN = re.compile(r"\(([^()]*)\)|\{(\w+)\}|([^(){}]+)")


@dataclass(frozen=True, slots=True)
class Expression:
    """Slots of alternatives, all of which must be found in one sentence."""

    source: str
    slots: tuple[tuple[str, ...], ...]
    ordered: bool = True


def compile_expression(source: str, words: Mapping[str, tuple[str, ...]]) -> Expression:
    """Parse one expression.

    Raises:
        KeyError: it names a word group that the checklist does not define.
    """
    ordered = "+" not in source
    slots = source.split("…") if ordered else source.split("+")
    return Expression(source, tuple(_alternatives(s, words) for slot in slots if (s := slot.strip())), ordered)


def _alternatives(slot: str, words: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    if not any(mark in slot for mark in "({"):
        return (fold(slot),)
    choices: list[tuple[str, ...]] = []
    for group, name, literal in TOKEN.findall(slot):
        if name == "figure":
            choices.append((FIGURE,))
        elif name:
            choices.append(words[name])
        elif literal:
            choices.append((literal,))
        else:
            choices.append(tuple(group.split("|")))
    forms = ("".join(choice) for choice in product(*choices))
    return tuple(dict.fromkeys(form if form == FIGURE else fold(form) for form in forms if form))
