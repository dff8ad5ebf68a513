"""Where phrases stand in a report.

Every run of characters has a mask with a bit for each sentence and heading that holds it. Masks of
alternatives are joined, those of the parts of an expression intersected: the thousands of
expressions of a checklist that no sentence can contain cost next to nothing, and the others are
looked up only where they can be.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, reduce
from operator import add, and_, or_
from typing import NamedTuple

from checker.checklist.expressions import FIGURE, GAP, GAP_TO_ONE, Lexicon
from checker.judging.misspelt import Place, misspelt
from checker.model.document import Document, Section, Sentence, Span
from checker.text.figures import Figure
from checker.text.normalise import Normalised


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

    @property
    def place(self) -> tuple[int, Span]:
        """Index of its paragraph, and its span in the text."""
        if self.sentence:
            return self.sentence.paragraph, Span(self.sentence.start, self.sentence.end)
        assert self.section is not None
        return self.section.paragraph, self.section.heading.span


class TextIndex:
    """The normalised text of a document with everything needed to look phrases up."""

    def __init__(
        self, document: Document, lexicon: Lexicon, figures: Sequence[Figure], confusable: Sequence[str] = ()
    ) -> None:
        self.document = document
        self.normalised = Normalised.of(document.text)
        self.text = self.normalised.text
        self.lexicon = lexicon
        place = self.normalised.place
        units = [Unit(place(s.start), place(s.end), s, None) for s in document.sentences]
        spans = ((s.heading.span, s) for s in document.sections)
        units += [Unit(place(span.start), place(span.end), None, section) for span, section in spans]
        self.units = sorted(units, key=lambda unit: unit.start)
        self._starts = [unit.start for unit in self.units]
        self.figures = [Match(place(f.start), place(f.end)) for f in figures]
        """Every figure of the text."""
        self._found: dict[str, list[Match]] = {}
        self._places: dict[tuple[int, int], list[Place]] = {}
        self._forms: dict[int, tuple[frozenset[str], list[int]]] = {}
        self._live: dict[int, list[tuple[str, int]]] = {}
        self._form_masks: list[int] = []
        self._piece_masks: list[int] = []
        self._slot_masks: list[int] = []
        self._masks: list[int] = []
        self._same = {c: group for group in confusable for c in group}

    def unit_of(self, at: int) -> int:
        """The index of the sentence or heading that holds a normalised offset, -1 for none."""
        index = bisect_right(self._starts, at) - 1
        return index if index >= 0 and at < self.units[index].end else -1

    def sentence_of(self, match: Match) -> Sentence | None:
        """The sentence that a match stands in; None in a heading."""
        unit = self.unit_of(match.start)
        return self.units[unit].sentence if unit >= 0 else None

    def find_all(self, sources: Iterable[str]) -> list[Match]:
        """Every place of any of the expressions, expression by expression."""
        return [match for source in sources for match in self.find(source)]

    def find(self, source: str) -> list[Match]:
        """Every place of an expression, in order."""
        found = self._found.get(source)
        if found is None:
            number = self.lexicon.compile(source)
            if number >= len(self._masks):
                self._fill_masks()
            mask = self._masks[number]
            found = self._found[source] = list(self._search(number, mask)) if mask else []
        return found

    @cached_property
    def _cells(self) -> list[Place]:
        """The units in their order, then what lies between them, so that the whole text is in some cell."""
        cells: list[Place] = [(unit.start, unit.end) for unit in self.units]
        end = 0
        for unit in self.units:
            cells += [(end, unit.start)] * (unit.start > end)
            end = max(end, unit.end)
        return [*cells, (end, len(self.text))]

    @cached_property
    def _everywhere(self) -> int:
        return (1 << len(self._cells)) - 1

    @cached_property
    def _runs(self) -> dict[str, int]:
        """Every form of one character, every pair that a form begins or ends with, and figures as such, with the mask
        of the cells that hold it."""
        singles, pairs = self.lexicon.singles, self.lexicon.pairs
        runs: dict[str, int] = dict.fromkeys((*singles, *pairs, FIGURE), 0)
        for number, (start, end) in enumerate(self._cells):
            bit, cell = 1 << number, self.text[start:end]
            for run in (*singles.intersection(cell), *pairs.intersection(map(add, cell, cell[1:]))):
                runs[run] |= bit
            if bisect_left(self.figures, (start,)) < bisect_left(self.figures, (end,)):
                runs[FIGURE] |= bit
        return runs

    def _fill_masks(self) -> None:
        """Work out the cells that may hold each form, piece, slot and expression of the lexicon."""
        tables, mask = self.lexicon.tables, self._runs.get
        forms, pieces, slots = self._form_masks, self._piece_masks, self._slot_masks
        anywhere = self._everywhere  # for a form that was compiled after the runs were gathered
        forms += [
            -1 if not form
            else mask(form, anywhere) if len(form) == 1 or form == FIGURE
            else mask(form[:2], anywhere) & mask(form[-2:], anywhere)
            for form in tables.forms[len(forms) :]
        ]  # fmt: skip
        for piece in tables.pieces[len(pieces) :]:
            pieces.append(forms[piece[0]] if len(piece) == 1 else reduce(or_, [forms[n] for n in piece]))
        for slot in tables.slots[len(slots) :]:
            slots.append(pieces[slot[0]] if len(slot) == 1 else reduce(and_, [pieces[n] for n in slot]))
        for row in tables.expressions[len(self._masks) :]:
            self._masks.append(slots[row[0]] if len(row) == 1 else reduce(and_, [slots[n] for n in row]))

    def _search(self, number: int, mask: int) -> Iterator[Match]:
        """The matches of an expression inside the cells of a mask."""
        slots, ordered = self.lexicon.tables.expressions[number], number not in self.lexicon.tables.unordered
        for cell in _bits(mask):
            places = []
            for slot in slots:
                found = self._slot(slot, cell)
                if not found:
                    break
                places.append(found)
            else:
                if len(places) == 1:
                    yield from (Match(start, end) for start, end in places[0])
                elif ordered:
                    rows = ((start, self._follow(end, places[1:])) for start, end in places[0])
                    yield from (Match(start, last) for start, last in rows if last)
                else:
                    first = [found[0] for found in places]
                    yield Match(min(start for start, _ in first), max(end for _, end in first))

    def _slot(self, slot: int, cell: int) -> list[Place]:
        """Every place of a slot inside a cell, in order."""
        found = self._places.get((slot, cell))
        if found is None:
            pieces = self.lexicon.tables.slots[slot]
            matches = self._piece(pieces[0], cell) if len(pieces) == 1 else self._row(pieces, cell)
            found = self._places[slot, cell] = sorted(set(matches)) if len(matches) > 1 else matches
        return found

    def _row(self, pieces: tuple[int, ...], cell: int) -> list[Place]:
        """Every place inside a cell where pieces follow one another directly."""
        matches = [
            (start, last)
            for start, end in self._piece(pieces[0], cell)
            for last in self._extend(pieces[1:], end)
        ]
        if self._piece_masks[pieces[0]] == -1 and len(pieces) > 1:  # the first one may be left out
            matches += self._row(pieces[1:], cell)
        return matches

    def _piece(self, piece: int, cell: int) -> list[Place]:
        """Every place of the alternatives of a piece inside a cell."""
        live = self._live.get(piece)
        if live is None:
            forms, masks = self.lexicon.tables.forms, self._form_masks
            numbers = self.lexicon.tables.pieces[piece]
            live = self._live[piece] = [(forms[n], masks[n]) for n in numbers if n and masks[n]]
        text, (low, high), bit = self.text, self._cells[cell], 1 << cell
        places = []
        for form, mask in live:
            if mask & bit:
                if form == FIGURE:
                    first, last = bisect_left(self.figures, (low,)), bisect_left(self.figures, (high,))
                    places += [(figure.start, figure.end) for figure in self.figures[first:last]]
                    continue
                at, size = text.find(form, low, high), len(form)
                while at >= 0:
                    places.append((at, at + size))
                    at = text.find(form, at + 1, high)
        return places

    def _extend(self, pieces: tuple[int, ...], end: int) -> Iterator[int]:
        """Where pieces end that follow one another from `end` on."""
        if not pieces:
            yield end
            return
        forms, sizes = self._alternatives(pieces[0])
        if FIGURE in forms:
            at = bisect_left(self.figures, (end,))
            if at < len(self.figures) and self.figures[at].start == end:
                yield from self._extend(pieces[1:], self.figures[at].end)
        for size in sizes:
            if end + size <= len(self.text) and self.text[end : end + size] in forms:
                yield from self._extend(pieces[1:], end + size)
                if size:
                    return

    def _alternatives(self, piece: int) -> tuple[frozenset[str], list[int]]:
        """The forms of a piece and their lengths, longest first."""
        found = self._forms.get(piece)
        if found is None:
            tables = self.lexicon.tables
            forms = frozenset(tables.forms[number] for number in tables.pieces[piece])
            found = self._forms[piece] = forms, sorted(set(map(len, forms)), reverse=True)
        return found

    def _follow(self, end: int, rest: list[list[Place]]) -> int:
        """Where a row of slots ends that follow closely from `end` on, 0 when they do not."""
        for places in rest:
            at = bisect_left(places, (end,))
            if at == len(places) or not self._near_enough(end, *places[at]):
                return 0
            end = places[at][1]
        return end

    def _near_enough(self, end: int, begin: int, stop: int) -> bool:
        """Whether a slot follows closely; a single character only right behind and in the same clause."""
        if stop - begin == 1:
            return begin - end <= GAP_TO_ONE and not any(mark in self.text[end:begin] for mark in ",;:")
        return begin - end <= GAP

    def near(self, phrase: str) -> list[Match]:
        """Places where a phrase stands misspelt: a character lost, added, wrong, or parts in another order."""
        found: set[Place] = set()
        for cell in _bits(self._all_but_one(phrase)):
            found.update(misspelt(phrase, self.text, *self._cells[cell], self._same))
        return [Match(start, end, False) for start, end in sorted(found)]

    def _holding(self, character: str) -> int:
        """The cells that hold a character."""
        numbers = (
            n for n, (start, end) in enumerate(self._cells) if self.text.find(character, start, end) >= 0
        )
        return sum(1 << number for number in numbers)

    def _all_but_one(self, phrase: str) -> int:
        """The cells that hold all characters of a phrase, or all but one."""
        whole, short = self._everywhere, 0
        for character in phrase:
            mask = self._holding(character)
            whole, short = whole & mask, short & mask | whole & ~mask
            if not whole | short:
                return 0
        return whole | short


def _bits(mask: int) -> Iterator[int]:
    """The positions of the bits that are set."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
