"""Where phrases stand in a report: an inverted index of character pairs.

A phrase is looked up by its first pair and verified in place, so that the thousands of phrases of a
checklist that a report does not contain cost one dictionary look-up each.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from checker.document import Document, Span
from checker.matching.expressions import FIGURE, GAP, GAP_TO_ONE, Expression
from checker.text.figures import FigureFinder
from checker.text.normalise import normalise

DROP_ONE = 4
"""A phrase of this many characters may have lost one ("三制度" for 三项制度)."""
ANY_ONE = 6
"""In a phrase of this many characters any one may be wrong; in shorter ones only a confusable one."""


class Match(NamedTuple):
    """A hit, as offsets into the normalised text."""

    start: int
    end: int
    exact: bool = True


class TextIndex:
    """The normalised text of a document with everything needed to look phrases up."""

    def __init__(self, document: Document, figures: FigureFinder, confusable: Sequence[str] = ()) -> None:
        self.document = document
        self.normalised = normalise(document.text)
        self.text = self.normalised.text
        self.units = [Span(*map(self.normalised.place, (s.start, s.end))) for s in document.sentences]
        self._starts = [unit.start for unit in self.units]
        self._pairs: dict[str, list[int]] = {}
        for at in range(len(self.text) - 1):
            self._pairs.setdefault(self.text[at : at + 2], []).append(at)
        self._found: dict[str, list[Match]] = {}
        self._slots: dict[tuple[str, ...], list[Match]] = {}
        self._masked = bytearray(len(self.text) + 1)
        self._figures = figures
        self._same = {c: group for group in confusable for c in group}

    def unit_of(self, at: int) -> int:
        """The index of the sentence that holds a normalised offset, -1 for none."""
        index = bisect_right(self._starts, at) - 1
        return index if index >= 0 and at < self.units[index].end else -1

    def mask(self, matches: Sequence[Match]) -> None:
        """Hide spans from later look-ups."""
        for match in matches:
            self._masked[match.start : match.end] = b"\x01" * (match.end - match.start)

    def unmask(self) -> None:
        """Show everything again."""
        self._masked = bytearray(len(self.text) + 1)

    def hidden(self, match: Match) -> bool:
        """Whether a match overlaps what is masked."""
        return 1 in self._masked[match.start : match.end]

    def phrase(self, phrase: str) -> list[Match]:
        """Every place of a folded phrase."""
        found = self._found.get(phrase)
        if found is None:
            if phrase == FIGURE:
                found = self._figure_matches()
            elif len(phrase) < 2:
                found = [Match(at, at + 1) for at, c in enumerate(self.text) if c == phrase]
            else:
                starts = self._pairs.get(phrase[:2], ())
                size = len(phrase)
                found = [Match(at, at + size) for at in starts if self.text.startswith(phrase, at)]
            self._found[phrase] = found
        return found

    def _figure_matches(self) -> list[Match]:
        place = self.normalised.place
        return [Match(place(f.start), place(f.end)) for f in self._figures.find(self.document.text)]

    def slot(self, alternatives: tuple[str, ...]) -> list[Match]:
        """Every place of any of the alternatives, in order."""
        if len(alternatives) == 1:
            return self.phrase(alternatives[0])
        found = self._slots.get(alternatives)
        if found is None:
            found = sorted({match for phrase in alternatives for match in self.phrase(phrase)})
            self._slots[alternatives] = found
        return found

    def find(self, expression: Expression) -> list[Match]:
        """Every place of an expression; slots of one match stand in one sentence."""
        slots = expression.slots
        if len(slots) == 1:
            return self.slot(slots[0])
        places = []
        for slot in sorted(slots, key=len):
            if not self.slot(slot):
                return []
        places = [self.slot(slot) for slot in slots]
        if expression.ordered:
            return [m for first in places[0] if (m := self._follow(first, places[1:]))]
        return self._together(places)

    def _follow(self, first: Match, rest: list[list[Match]]) -> Match | None:
        unit = self.unit_of(first.start)
        if unit < 0:
            return None
        end, limit = first.end, self.units[unit].end
        for matches in rest:
            at = bisect_left(matches, (end,))
            if at == len(matches) or matches[at].end > limit or not self._near_enough(end, matches[at]):
                return None
            end = matches[at].end
        return Match(first.start, end)

    def _near_enough(self, end: int, match: Match) -> bool:
        """Whether a slot follows closely; a single character only right behind and in the same clause."""
        gap = match.start - end
        if match.end - match.start == 1:
            return gap <= GAP_TO_ONE and not any(mark in self.text[end : match.start] for mark in ",;:")
        return gap <= GAP

    def _together(self, places: list[list[Match]]) -> list[Match]:
        by_unit = [{self.unit_of(m.start): m for m in reversed(matches)} for matches in places]
        common = set.intersection(*map(set, by_unit)) - {-1}
        found = []
        for unit in sorted(common):
            parts = [matches[unit] for matches in by_unit]
            found.append(Match(min(p.start for p in parts), max(p.end for p in parts)))
        return found

    def near(self, phrase: str) -> list[Match]:
        """Places where a phrase stands misspelt: a character lost, wrong or swapped, words in another order.

        Half of the phrase must be intact to be looked at; rapidfuzz then verifies the candidate.
        """
        size = len(phrase)
        if size < 3 or FIGURE in phrase:
            return []
        found: dict[int, Match] = {}
        wanted = Counter(phrase)
        for at in range(size - 1):
            for pair in self._pairs.get(phrase[at : at + 2], ()):
                for start in {pair - at, pair - at + 1, pair, pair - (size - 2)}:
                    match = self._verify(phrase, start, wanted)
                    if match and match.start not in found:
                        found[match.start] = match
        return [found[start] for start in sorted(found)]

    def _verify(self, phrase: str, start: int, wanted: Counter[str]) -> Match | None:
        size = len(phrase)
        if start < 0 or self.unit_of(start) < 0:
            return None
        window = self.text[start : start + size]
        if window == phrase or "\n" in window:
            return None
        if len(window) == size:
            if sorted(window) == sorted(phrase):
                return Match(start, start + size, False)
            wrong = [i for i in range(size) if window[i] != phrase[i]]
            if len(wrong) == 1 and (size >= ANY_ONE or self._confused(window, phrase, wrong[0])):
                return Match(start, start + size, False)
        if size >= DROP_ONE:
            short = window[: size - 1]
            if short[0] == phrase[0] and short[-1] == phrase[-1] and _lost_one(short, phrase):
                return Match(start, start + size - 1, False)
        if size >= DROP_ONE + 1:
            long = self.text[start : start + size + 1]
            if len(long) == size + 1 and long[0] == phrase[0] and long[-1] == phrase[-1] and _lost_one(phrase, long):
                return Match(start, start + size + 1, False)
        return None

    def _confused(self, window: str, phrase: str, at: int) -> bool:
        return window[at] in self._same.get(phrase[at], "")


def _lost_one(short: str, whole: str) -> bool:
    """Whether `short` is `whole` without one character."""
    at = next((i for i, (a, b) in enumerate(zip(short, whole, strict=False)) if a != b), len(short))
    return short[at:] == whole[at + 1 :]
