"""Whether two figures tell the same count in other words: 调解矛盾纠纷164起 here, 对全年146件纠纷逐一过问 there."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from checker.checklist.model import Arithmetic
from checker.support.patterns import IDEOGRAPH, either, regex
from checker.text.words import sizes_of, word_at

NAME, SHORT = 4, 2
"""A name says what is counted from so many characters on; where both tell the same act of it, from so few."""
NEUTRAL, DESCRIBED = -1, -2
"""In place of an act's number: words that say nothing of what is counted, and words that only describe it."""


class Name(Struct, frozen=True):
    """What a figure counts, without the words that any retelling may change."""

    acts: frozenset[int]
    """What was done with it: places in the checklist's groups of verbs; empty where it is not told."""
    what: str
    more: str
    """The rest of the clause, where what is counted stands behind the figure: it may begin there."""
    whole: bool
    """Whether it is told as the count of the year."""
    whose: str
    """What stands before the year: somebody who did a part of it."""
    spare: int
    """Characters of words that only describe it, and are left out of `what`: 矛盾纠纷."""
    some: bool
    """Whether it may be told of some of them: 12名执法人员参加培训 does not say that there are no more."""
    enough: int = NAME
    """So many of its characters name people: 网格员."""


class _Words(Struct, frozen=True):
    """The words of a checklist that make a name, compiled."""

    year: re.Pattern[str]
    every: re.Pattern[str]
    people: re.Pattern[str]
    groups: dict[str, int]
    sizes: list[int]
    """Lengths of its words, the longest first."""

    @classmethod
    @lru_cache(maxsize=8)
    def of(cls, known: Arithmetic, acts: tuple[str, ...]) -> _Words:
        groups = {word: number for number, group in enumerate(known.same_acts) for word in group}
        groups |= {word: len(groups) + number for number, word in enumerate(acts) if word not in groups}
        groups |= dict.fromkeys(known.neutral, NEUTRAL) | dict.fromkeys(known.described, DESCRIBED)
        return cls(
            regex(rf"^(?P<whose>.*)(?:{either(known.yearly)})"),
            regex(either(known.every)),
            regex(rf"{IDEOGRAPH}{{{SHORT},6}}?(?:{either(known.roles)})"),
            groups,
            sizes_of(groups),
        )

    def pieces(self, text: str) -> tuple[list[str], int]:
        """Acts and single characters without what is neutral, and how much only describes."""
        kept, spare, at = [], 0, 0
        while at < len(text):
            word = word_at(text, at, self.sizes, self.groups) or text[at]
            at += len(word)
            kind = self.groups.get(word, 0 if word.isalnum() and not word.isdecimal() else NEUTRAL)
            if kind >= 0:
                kept.append(word)
            elif kind == DESCRIBED:
                spare += len(word)
        return kept, spare


@lru_cache(maxsize=2048)
def named(before: str, behind: str, known: Arithmetic, acts: tuple[str, ...]) -> Name | None:
    """The name of a count from what stands before the figure in its clause and behind it; None where neither says."""
    words = _Words.of(known, acts)
    year = words.year.search(before)
    head, spare = words.pieces(before[year.end() :] if year else before)
    tail, described = words.pieces(behind)
    whose = "".join(words.pieces(year["whose"])[0]) if year else ""
    more = "".join(tail)
    done: set[int] = set()
    for end in (0, -1):
        while (
            head
            and head[end] in words.groups
            and len("".join(head)) - len(head[end]) >= (0 if more else SHORT)
        ):
            done.add(words.groups[head.pop(end)])
    what = "".join(head)
    every = words.every.search(f"{before}|{behind}") is not None
    whole = year is not None or every or "共" in before or before.strip().endswith(known.entire)
    some = not (what or done or whole)
    if not (what or more):
        return None
    people = words.people.match(what + more)
    enough = people.end() if people else NAME
    return Name(frozenset(done), what, more, whole, whose, spare + described, some, enough)


def same_name(one: Name, other: Name) -> bool:
    """Whether two names say the same: the same things, and of the same act as far as both tell it."""
    if one.some or other.some or (one.whose and other.whose and one.whose != other.whose):
        return False
    if one.acts and other.acts and not (one.acts <= other.acts or other.acts <= one.acts):
        return False
    first, second = one.what + one.more, other.what + other.more
    common = next(
        (at for at, (a, b) in enumerate(zip(first, second, strict=False)) if a != b),
        min(len(first), len(second)),
    )
    if common < max(len(one.what), len(other.what), SHORT):
        return False
    enough = common + max(one.spare, other.spare) >= NAME or common >= max(one.enough, other.enough)
    return enough or bool(one.acts & other.acts)
