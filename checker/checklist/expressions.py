"""The small pattern language of checklists, and its compiled form.

====================  =======================================================================
``出庭应诉``            the words, after normalisation (width, case, blanks and quotation marks)
``法律(意见|顾问)``      alternatives; an empty one is allowed: ``应急(总体|)预案``
``修订…预案``           in this order inside one sentence, at most `GAP` characters between
``体检+企业``           both in one sentence, in any order
``{leader}…出庭``       a named word group of the checklist; ``{figure}`` is any figure
====================  =======================================================================

An expression is a row of slots. A slot is a row of pieces that follow one another directly, and a
piece is a set of alternatives; nothing is multiplied out, so that word groups may be large.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from typing import TypeVar

from msgspec import Struct

from checker.support.limits import EXPRESSION
from checker.support.patterns import regex
from checker.text.normalise import normalised

GAP = 14
GAP_TO_ONE = 4
"""A slot of one character must be this near, in the same clause."""
T = TypeVar("T")
FIGURE = "{figure}"
"""The alternative that stands for any figure."""
FOREIGN = frozenset("?*[]^$\\")
"""Marks of other pattern languages, which would stand for themselves here."""
TOKEN = regex(r"\(([^()]*)\)|\{(\w+)\}|([^(){}]+)")


class Tables(Struct, array_like=True):
    """Expressions compiled to numbers, with nothing twice; this is what is kept on disk."""

    sources: list[str] = []
    """The expressions as written, in the order of their numbers."""
    forms: list[str] = []
    """Runs of characters, normalised; the empty one first."""
    pieces: list[tuple[int, ...]] = []
    """Alternatives: numbers of forms, longest first, the empty one last where the piece may be left out."""
    slots: list[tuple[int, ...]] = []
    """Numbers of pieces that follow one another directly."""
    expressions: list[tuple[int, ...]] = []
    """Numbers of slots that must all be found in one sentence."""
    unordered: set[int] = set()
    """Expressions whose slots may stand in any order."""


class Lexicon:
    """The expressions of one checklist, compiled."""

    def __init__(
        self, words: Mapping[str, Iterable[str]], sources: Iterable[str], tables: Tables | None = None
    ) -> None:
        """Compile all sources that are not in the tables, which are what compiling gave before.

        Raises:
            KeyError: an expression names a word group that is not in `words`.
        """
        self._words = words
        self.tables = tables or Tables(forms=[""])
        self._forms: dict[str, int] = {"": 0}
        self._pieces: dict[tuple[int, ...], int] = {}
        self._slots: dict[tuple[int, ...], int] = {}
        self.numbers = {source: number for number, source in enumerate(self.tables.sources)}
        """Expression as written → its number."""
        for source in sources:
            self.compile(source)

    def __contains__(self, group: str) -> bool:
        """Whether there is a word group of this name."""
        return group in self._words

    @cached_property
    def singles(self) -> frozenset[str]:
        """Forms of one character, of the forms that there were when this was first asked."""
        return frozenset(form for form in self.tables.forms if len(form) == 1)

    @cached_property
    def pairs(self) -> frozenset[str]:
        """The two characters that a form begins or ends with, of the forms that there were when this was first asked."""
        longer = [form for form in self.tables.forms if len(form) > 1 and form != FIGURE]
        return frozenset(pair for form in longer for pair in (form[:2], form[-2:]))

    def compile(self, source: str) -> int:
        """The number of an expression, which is added when it is new.

        Raises:
            KeyError: it names a word group that the checklist does not define.
        """
        if source in self.numbers:
            return self.numbers[source]
        ordered = "+" not in source
        parts = filter(None, normalised(source).split("…" if ordered else "+"))
        number = self.numbers[source] = len(self.tables.expressions)
        self.tables.sources.append(source)
        self.tables.expressions.append(tuple(map(self._slot, parts)))
        if not ordered:
            self.tables.unordered.add(number)
        return number

    def _slot(self, part: str) -> int:
        found = TOKEN.findall(part)
        pieces = tuple(self._piece(group, name, literal) for group, name, literal in found)
        return _number(pieces, self._slots, self.tables.slots)

    def _piece(self, group: str, name: str, literal: str) -> int:
        named = (FIGURE,) if name == "figure" else map(normalised, self._words[name]) if name else ()
        forms = sorted(dict.fromkeys(named or ([literal] if literal else group.split("|"))), key=len)
        numbers = tuple(_number(form, self._forms, self.tables.forms) for form in reversed(forms))
        return _number(numbers, self._pieces, self.tables.pieces)


def _number(key: T, known: dict[T, int], table: list[T]) -> int:
    """The number of an entry of a table, which is added when it is new."""
    if key not in known:
        known[key] = len(table)
        table.append(key)
    return known[key]


@cache
def plain(source: str) -> str:
    """The words of an expression that is nothing but words, normalised; empty for a pattern."""
    return "" if any(mark in source for mark in "(){}…+") else normalised(source)


def fault(source: str, words: Mapping[str, Iterable[str]]) -> str:
    """What is wrong with the writing of an expression; empty when it compiles and can match something."""
    if (
        (bare := plain(source))
        and "|" not in source
        and len(source) <= EXPRESSION
        and FOREIGN.isdisjoint(bare)
    ):
        return ""
    if not source.strip():
        return "是空的"
    if len(source) > EXPRESSION:
        return f"有 {len(source)} 字，最多 {EXPRESSION} 字"
    if marks := sorted({mark for mark in normalised(source) if mark in FOREIGN}):
        return f"用了 {' '.join(marks)}，这里没有这种写法；可用 (甲|乙)、…、+、{{词组}}"
    if nested := re.search(r"\([^()]*\(", source):
        return f"括号套了括号（{nested[0]}），请分开写"
    if source.count("(") != source.count(")") or re.search(r"^[^(]*\)|\)[^(]*\)", source):
        return "括号不成对"
    if inside := re.search(r"\([^()]*([…+{}])[^()]*\)", normalised(source)):
        return f"{inside[1]} 不能写在括号里（{inside[0]}），请拆成几条"
    if "|" in re.sub(r"\([^()]*\)", "", source):
        return "| 只能写在括号里，如 (甲|乙)"
    for name in re.findall(r"\{([^}]*)\}", source):
        if name not in words and name != "figure":
            return f"用了未定义的词组 {{{name}}}"
    if re.search(r"[{}]", re.sub(r"\{\w+\}", "", source)):
        return "花括号不成对"
    ordered = "+" not in source
    if "…" in source and not ordered:
        return "… 和 + 不能用在一起"
    slots = [slot for slot in normalised(source).split("…" if ordered else "+") if slot]
    if not slots or not all(any(map(_says, TOKEN.findall(slot))) for slot in slots):
        return "里有一处什么字都没有，任何句子都会算上"
    for name in re.findall(r"\{(\w+)\}", source):
        if name != "figure" and not any(normalised(word).strip() for word in words[name]):
            return f"用了空的词组 {{{name}}}"
    return ""


def _says(piece: tuple[str, str, str]) -> bool:
    """Whether a piece of a slot has words in every one of its forms."""
    group, name, literal = piece
    return bool(name or literal.strip() or (group and all(part.strip() for part in group.split("|"))))


def matches(source: str, text: str, words: Mapping[str, Iterable[str]]) -> bool:
    """Whether an expression is found in one sentence, given normalised. For checks; reports are searched by index."""

    def piece(found: re.Match[str]) -> str:
        group, name, literal = found.groups()
        if name == FIGURE[1:-1]:
            return r"[\d〇零一二两三四五六七八九十百千万余多.]+\w?"
        options = (
            [normalised(word) for word in words[name]]
            if name
            else group.split("|")
            if group is not None
            else [literal]
        )
        return f"(?:{'|'.join(map(re.escape, options))})"

    ordered = "+" not in source
    slots = [
        TOKEN.sub(piece, part) for part in filter(None, normalised(source).split("…" if ordered else "+"))
    ]
    if ordered:
        return bool(re.search(f".{{0,{GAP}}}".join(slots), text))
    return all(re.search(slot, text) for slot in slots)
