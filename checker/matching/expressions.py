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
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from checker.text.normalise import fold

GAP = 14
GAP_TO_ONE = 4
"""A slot of one character must be this near, in the same clause."""
HEAD = 3
"""So many first characters of a form decide whether it is looked for at all."""
FIGURE = "{figure}"
"""The alternative that stands for any figure."""
TOKEN = re.compile(r"\(([^()]*)\)|\{(\w+)\}|([^(){}]+)")
Piece = tuple[str, ...]
"""Alternatives, longest first; "" where the piece may be left out."""


class Slot:
    """Pieces that stand side by side. Compared by identity: a lexicon makes each slot once."""

    __slots__ = ("openings", "pieces")

    def __init__(self, pieces: tuple[Piece, ...]) -> None:
        self.pieces = pieces
        self.openings: dict[str, list[tuple[int, str]]] = {}
        """First characters (`HEAD` of them) → forms that begin with them, each with the number of its piece."""
        openings = self.openings
        for number, piece in enumerate(pieces):  # a piece that may be left out lets the next one begin
            for form in piece:
                if form:
                    head = form if form == FIGURE else form[:HEAD]
                    if head in openings:
                        openings[head].append((number, form))
                    else:
                        openings[head] = [(number, form)]
            if piece[-1]:
                break


class Expression(NamedTuple):
    """Slots, all of which must be found in one sentence, still as written: a lexicon makes them on demand."""

    parts: tuple[str, ...]
    ordered: bool
    rarest_first: tuple[int, ...]
    """Numbers of the parts, those with the fewest alternatives first."""


class Lexicon:
    """Compiles the expressions of one checklist, each once."""

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        self._words = {name: _longest_first(map(fold, forms)) for name, forms in words.items()}
        self._compiled: dict[str, Expression] = {}
        self._slots: dict[str, Slot] = {}

    def __contains__(self, group: str) -> bool:
        return group in self._words

    def compile(self, source: str) -> Expression:
        """Split one expression into its slots."""
        known = self._compiled.get(source)
        if known is None:
            ordered = "+" not in source
            parts = tuple(part for part in fold(source).split("…" if ordered else "+") if part)
            ranks = (
                sorted(range(len(parts)), key=lambda number: len(parts[number])) if len(parts) > 1 else (0,)
            )
            known = self._compiled[source] = Expression(parts, ordered, tuple(ranks))
        return known

    def slot(self, part: str) -> Slot:
        """The slot for a part of an expression.

        Raises:
            KeyError: it names a word group that the checklist does not define.
        """
        slot = self._slots.get(part)
        if slot is None:
            slot = self._slots[part] = Slot(self._pieces(part))
        return slot

    def _pieces(self, part: str) -> tuple[Piece, ...]:
        if "(" not in part and "{" not in part:
            return ((part,),)
        pieces: list[Piece] = []
        for group, name, literal in TOKEN.findall(part):
            if literal:
                pieces.append((literal,))
            elif name:
                pieces.append((FIGURE,) if name == "figure" else self._words[name])
            else:
                pieces.append(_longest_first(group.split("|")))
        return tuple(pieces)


def _longest_first(forms: Iterable[str]) -> Piece:
    return tuple(sorted(dict.fromkeys(forms), key=len, reverse=True))


_LEXICONS: dict[int, tuple[Mapping[str, tuple[str, ...]], Lexicon]] = {}


def lexicon(words: Mapping[str, tuple[str, ...]]) -> Lexicon:
    """The lexicon of a checklist's word groups; one for every checklist that is loaded."""
    found = _LEXICONS.get(id(words))
    if found is None:
        found = _LEXICONS[id(words)] = (words, Lexicon(words))  # keeps `words` alive, and so its id
    return found[1]
