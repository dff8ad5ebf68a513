"""The small pattern language of checklists.

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

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from checker.text.normalise import fold

GAP = 14
GAP_TO_ONE = 4
"""A slot of one character must be this near, in the same clause."""
FIGURE = "{figure}"
"""The alternative that stands for any figure."""
TOKEN = re.compile(r"\(([^()]*)\)|\{(\w+)\}|([^(){}]+)")
Piece = tuple[str, ...]
"""Alternatives, longest first; "" where the piece may be left out."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Pieces that stand side by side."""

    pieces: tuple[Piece, ...]
    heads: frozenset[str]
    """The first two characters of every form of the first piece: none in the text, no match."""

    @property
    def literal(self) -> str | None:
        """The one form of a slot without alternatives."""
        return self.pieces[0][0] if len(self.pieces) == 1 and len(self.pieces[0]) == 1 else None


@dataclass(frozen=True, slots=True)
class Expression:
    """Slots, all of which must be found in one sentence."""

    source: str
    slots: tuple[Slot, ...]
    ordered: bool = True


class Lexicon:
    """Compiles the expressions of one checklist, each once."""

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        self.words = words
        self._compiled: dict[str, Expression] = {}

    def compile(self, source: str) -> Expression:
        """Parse one expression.

        Raises:
            KeyError: it names a word group that the checklist does not define.
        """
        known = self._compiled.get(source)
        if known is None:
            known = self._compiled[source] = self._parse(source)
        return known

    def _parse(self, source: str) -> Expression:
        ordered = "+" not in source
        parts = source.split("…" if ordered else "+")
        return Expression(source, tuple(self._slot(part.strip()) for part in parts if part.strip()), ordered)

    def _slot(self, part: str) -> Slot:
        pieces: list[Piece] = []
        for group, name, literal in TOKEN.findall(part):
            if name == "figure":
                forms: tuple[str, ...] = (FIGURE,)
            elif name:
                forms = self.words[name]
            else:
                forms = (literal,) if literal else tuple(group.split("|"))
            folded = {form if form == FIGURE else fold(form) for form in forms}
            pieces.append(tuple(sorted(folded, key=lambda form: (-len(form), form))))
        heads: set[str] = set()
        for piece in pieces:  # a piece that may be left out lets the next one begin the slot
            heads.update(form if form == FIGURE else form[:2] for form in piece if form)
            if "" not in piece:
                break
        return Slot(tuple(pieces), frozenset(heads))


_LEXICONS: dict[int, Lexicon] = {}


def lexicon(words: Mapping[str, tuple[str, ...]]) -> Lexicon:
    """The lexicon of a checklist's word groups; one for every checklist that is loaded."""
    found = _LEXICONS.get(id(words))
    if found is None or found.words is not words:
        found = _LEXICONS[id(words)] = Lexicon(words)
    return found
