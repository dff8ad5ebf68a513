"""Where phrases stand in a report: an inverted index of short character runs.

A phrase is looked up by its first characters and verified in place, so that the thousands of phrases of a
checklist that a report does not contain cost one set operation each.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import permutations
from typing import NamedTuple

from checker.document import Document, Section, Sentence
from checker.matching.expressions import FIGURE, GAP, GAP_TO_ONE, HEAD, Expression, Slot, lexicon
from checker.text.figures import FigureFinder
from checker.text.normalise import normalise

DROP_ONE = 4
"""A phrase of this many characters may have lost one ("三制度" for 三项制度)."""
ANY_ONE = 6
"""In a phrase of this many characters any one may be wrong; in shorter ones only a confusable one."""


Place = tuple[int, int]
"""Start and end in the normalised text."""


class Match(NamedTuple):
    """A hit, as offsets into the normalised text."""

    start: int
    end: int
    exact: bool = True


class Unit(NamedTuple):
    """A sentence or a heading: all slots of a match stand in one. Offsets into the normalised text."""

    start: int
    end: int
    sentence: Sentence | None
    section: Section | None


class TextIndex:
    """The normalised text of a document with everything needed to look phrases up."""

    def __init__(
        self,
        document: Document,
        words: dict[str, tuple[str, ...]],
        figures: FigureFinder,
        confusable: Sequence[str] = (),
    ) -> None:
        self.document = document
        self.normalised = normalise(document.text)
        self.text = self.normalised.text
        self.lexicon = lexicon(words)
        place = self.normalised.place
        units = [Unit(place(s.start), place(s.end), s, None) for s in document.sentences]
        spans = ((s.heading.span, s) for s in document.sections)
        units += [Unit(place(span.start), place(span.end), None, section) for span, section in spans]
        self.units = sorted(units, key=lambda unit: unit.start)
        self._starts = [unit.start for unit in self.units]
        self._places: dict[str, list[int]] = {FIGURE: []}
        for size in range(1, HEAD + 1):
            for at in range(len(self.text) - size + 1):
                self._places.setdefault(self.text[at : at + size], []).append(at)
        self._slots: dict[str, list[Place]] = {}
        self._nowhere: list[Place] = []
        self._found: dict[str, list[Match]] = {}
        self._figures = figures
        self._figure_matches: list[Match] | None = None
        self._same = {c: group for group in confusable for c in group}

    def unit_of(self, at: int) -> int:
        """The index of the sentence or heading that holds a normalised offset, -1 for none."""
        index = bisect_right(self._starts, at) - 1
        return index if index >= 0 and at < self.units[index].end else -1

    def sentence_of(self, match: Match) -> Sentence | None:
        """The sentence that a match stands in; None in a heading."""
        unit = self.unit_of(match.start)
        return self.units[unit].sentence if unit >= 0 else None

    @property
    def figures(self) -> list[Match]:
        """Every figure of the text."""
        if self._figure_matches is None:
            place = self.normalised.place
            found = self._figures.find(self.document.text)
            self._figure_matches = [Match(place(f.start), place(f.end)) for f in found]
        return self._figure_matches

    def find(self, source: str) -> list[Match]:
        """Every place of an expression, in order."""
        found = self._found.get(source)
        if found is None:
            found = self._found[source] = self._search(self.lexicon.compile(source))
        return found

    def find_all(self, sources: Iterable[str]) -> list[Match]:
        """Every place of any of the expressions, expression by expression."""
        return [match for source in sources for match in self.find(source)]

    def _search(self, expression: Expression) -> list[Match]:
        parts = expression.parts
        slots: list[list[Place]] = [[]] * len(parts)
        for number in expression.rarest_first:
            found = self._slot(parts[number])
            if not found:
                return []
            slots[number] = found
        if len(slots) == 1:
            return [Match(start, end) for start, end in slots[0]]
        if expression.ordered:
            return [match for first in slots[0] if (match := self._follow(first, slots[1:]))]
        return self._together(slots)

    def _slot(self, part: str) -> list[Place]:
        """Every place of a slot, in order."""
        found = self._slots.get(part)
        if found is None:
            if part[:HEAD] not in self._places and "(" not in part[:HEAD] and "{" not in part[:HEAD]:
                return self._nowhere
            slot = self.lexicon.slot(part)
            matches: set[Place] = set()
            for head in slot.openings.keys() & self._places.keys():
                for number, form in slot.openings[head]:
                    places = self._form(form)
                    if number + 1 < len(slot.pieces):
                        places = [(s, last) for s, e in places for last in self._extend(slot, number + 1, e)]
                    matches.update(places)
            found = self._slots[part] = sorted(matches)
        return found

    def _form(self, form: str) -> list[Place]:
        """Every place of one form that begins a slot."""
        if form == FIGURE:
            return [(start, end) for start, end, _ in self.figures]
        size, text = len(form), self.text
        starts = self._places.get(form[:HEAD], ())
        if size <= HEAD:
            return [(at, at + size) for at in starts]
        return [(at, at + size) for at in starts if text.startswith(form, at)]

    def _extend(self, slot: Slot, number: int, end: int) -> Iterable[int]:
        """Where a slot ends whose pieces up to `number` end at `end`."""
        if number == len(slot.pieces):
            yield end
            return
        for form in slot.pieces[number]:
            if form == FIGURE:
                at = bisect_left(self.figures, (end,))
                if at < len(self.figures) and self.figures[at].start == end:
                    yield from self._extend(slot, number + 1, self.figures[at].end)
            elif self.text.startswith(form, end):
                yield from self._extend(slot, number + 1, end + len(form))
                if form:
                    return

    def _follow(self, first: Place, rest: list[list[Place]]) -> Match | None:
        start, end = first
        limit = -1
        for matches in rest:
            at = bisect_left(matches, (end,))
            if at == len(matches):
                return None
            begin, stop = matches[at]
            if not self._near_enough(end, begin, stop):
                return None
            if limit < 0:
                unit = self.unit_of(start)
                limit = self.units[unit].end if unit >= 0 else 0
            if stop > limit:
                return None
            end = stop
        return Match(start, end)

    def _near_enough(self, end: int, begin: int, stop: int) -> bool:
        """Whether a slot follows closely; a single character only right behind and in the same clause."""
        if stop - begin == 1:
            return begin - end <= GAP_TO_ONE and not any(mark in self.text[end:begin] for mark in ",;:")
        return begin - end <= GAP

    def _together(self, places: list[list[Place]]) -> list[Match]:
        by_unit = [{self.unit_of(place[0]): place for place in reversed(found)} for found in places]
        common = set.intersection(*map(set, by_unit)) - {-1}
        parts = ([found[unit] for found in by_unit] for unit in sorted(common))
        return [Match(min(p[0] for p in part), max(p[1] for p in part)) for part in parts]

    def near(self, phrase: str) -> list[Match]:
        """Places where a phrase stands misspelt: a character lost, added, wrong, or parts in another order."""
        size = len(phrase)
        if size == 3:
            swapped = {"".join(order) for order in permutations(phrase)} - {phrase}
            return sorted(Match(start, end, False) for form in swapped for start, end in self._form(form))
        if size < DROP_ONE:
            return []
        found: dict[int, Match] = {}
        tried: set[int] = set()
        for at in range(size - 1):
            for pair in self._places.get(phrase[at : at + 2], ()):
                for start in (pair - at - 1, pair - at, pair - at + 1, pair, pair - size + 2):
                    if start not in tried:
                        tried.add(start)
                        if match := self._misspelt(phrase, start):
                            found[match.start] = match
        return [found[start] for start in sorted(found)]

    def _misspelt(self, phrase: str, start: int) -> Match | None:
        size = len(phrase)
        window = self.text[start : start + size + 1] if start >= 0 else ""
        if len(window) < size - 1 or not (window[0] in phrase and window[size - 2] in phrase):
            return None
        same = window[:size]
        if same == phrase or "\n" in window[: size - 1]:
            return None
        if len(same) == size and "\n" not in same:
            if sorted(same) == sorted(phrase):
                return Match(start, start + size, False)
            wrong = [i for i in range(size) if same[i] != phrase[i]]
            if len(wrong) == 1 and (
                size >= ANY_ONE or same[wrong[0]] in self._same.get(phrase[wrong[0]], "")
            ):
                return Match(start, start + size, False)
        short = window[: size - 1]
        if short[0] == phrase[0] and short[-1] == phrase[-1] and _lost_one(short, phrase):
            return Match(start, start + size - 1, False)
        longer = size > DROP_ONE and len(window) == size + 1 and "\n" not in window
        if longer and window[0] == phrase[0] and window[-1] == phrase[-1] and _lost_one(phrase, window):
            return Match(start, start + size + 1, False)
        return None


def _lost_one(short: str, whole: str) -> bool:
    """Whether `short` is `whole` without one character."""
    at = next((i for i, (a, b) in enumerate(zip(short, whole, strict=False)) if a != b), len(short))
    return short[at:] == whole[at + 1 :]
