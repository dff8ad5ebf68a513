"""The text of a report with its structure, and the places in it.

A reader hands over `Block`s (a line of a text file, a paragraph of a docx); `Document` lays their
folded text end to end in one string. Every span anywhere in the program is a pair of offsets into
that string, so nobody ever searches a text again to find out where it stood.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from msgspec import Struct

OPENING = 12
"""Characters by which people find a paragraph."""


class Span(NamedTuple):
    """Offsets into `Document.text`, in code points; `end` is one past the last."""

    start: int
    end: int


class Piece(NamedTuple):
    """From `offset` in a block on, its characters stand side by side from a place in the file on."""

    offset: int
    line: int
    column: int


class Block(Struct, frozen=True):
    """What a reader found: one line of a text file, or one paragraph of a docx or Markdown file."""

    text: str
    line: int
    """1-based: the line of a text file, else the ordinal of the paragraph."""
    page: int | None = None
    outline: int | None = None
    """Heading level that the format itself declares (Word style, Markdown #), 0 for the title."""
    label: int = 0
    """How many leading characters of `text` are an automatic number that the format generates."""
    pieces: tuple[Piece, ...] = ()
    """Where the text stands in the file, first offset 0; empty where it fills one line from column 1."""
    remarks: tuple[str, ...] = ()
    """Comments in it or right above it that are no text, such as `<!-- … -->` in Markdown."""
    row: int = 0
    """Which row of the file's tables it is a cell of, 1-based; 0 outside tables."""
    recognised: bool = False
    """Whether a program guessed the characters from a picture."""

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a character of `text`, 1-based."""
        if not self.pieces:
            return self.line, offset + 1
        piece = self.pieces[max(0, bisect_right(self.pieces, offset, key=lambda p: p.offset) - 1)]
        return piece.line, piece.column + offset - piece.offset


class Location(Struct, frozen=True):
    """A place for people and for other tools; lines and columns are 1-based, in code points."""

    line: int
    column: int
    end_line: int
    end_column: int
    """One past the last."""
    paragraph: int
    """1-based; body paragraphs and headings count alike, cells of tables do not."""
    page: int | None = None
    headings: tuple[str, ...] = ()
    opening: str = ""
    """The first words of the paragraph, as the file has them: what people look for in a document on paper or in Word."""


class Sentence(Struct, frozen=True):
    """Up to and with its closing mark. `item` is the enumeration item (一是 …) it belongs to."""

    start: int
    end: int
    paragraph: int
    item: int = 0
    lead: bool = False
    """A short opening sentence that announces what follows, as a heading would."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


class Heading(Struct, frozen=True):
    """A heading, alone on its line or running on into text."""

    level: int
    """0 for the outermost."""
    style: str
    """How it is numbered: 第一章 | 第一节 | 一、 | （一） | 1. | （1） | # | "" (declared by the format only)."""
    number: int | None
    title: str
    """Without number and closing mark."""
    span: Span


class Paragraph(Struct, frozen=True):
    """A block that is not blank, or one of its lines where line ends part it."""

    index: int
    start: int
    end: int
    page: int | None = None
    heading: Heading | None = None
    section: int = -1
    """Index of the innermost section it stands in, -1 before the first heading."""
    sentences: tuple[Sentence, ...] = ()
    """Of the body text; empty for a heading alone on its line."""
    remarks: tuple[str, ...] = ()
    """As in `Block`."""
    row: int = 0
    """As in `Block`."""
    number: int = 0
    """1-based among the paragraphs outside tables, so that a table shifts no number; a cell has that of the
    paragraph before its table."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)

    @property
    def body(self) -> Span:
        """The text without a heading that runs into it."""
        return Span(self.sentences[0].start if self.sentences else self.end, self.end)


class Section(Struct, frozen=True):
    """A heading and what stands under it."""

    index: int
    heading: Heading
    paragraph: int
    """Index of the paragraph that holds the heading."""
    parent: int = -1
    last: int = -1
    """Index of the last paragraph in it, its subsections included."""


class Document(Struct, frozen=True, dict=True):
    """A report as read; see `checker.readers.structure.parse` for how it comes about."""

    path: str
    blocks: tuple[Block, ...]
    """As the reader found them."""
    text: str
    """The paragraphs, folded (see `checker.text.folding`), one a line. All offsets are into it."""
    shifts: tuple[tuple[int, int], ...] = ()
    """From an offset of `text` on: what to add for the offset in `original`."""
    paragraphs: tuple[Paragraph, ...] = ()
    sections: tuple[Section, ...] = ()
    warnings: tuple[str, ...] = ()

    def slice(self, span: tuple[int, int]) -> str:
        """The text of a span."""
        return self.text[span[0] : span[1]]

    @cached_property
    def original(self) -> str:
        """The text of the blocks as the file has it."""
        return "\n".join(block.text for block in self.blocks)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The offset of each block in `original`."""
        return tuple(accumulate((len(block.text) + 1 for block in self.blocks[:-1]), initial=0))

    def original_span(self, span: tuple[int, int]) -> Span:
        """Where a span stands in `original`."""
        start, end = span
        if start >= end:
            return Span(self._original(start), self._original(start))
        return Span(self._original(start), self._original(end - 1) + 1)

    def _original(self, offset: int) -> int:
        at = bisect_right(self.shifts, (offset, 1 << 62)) - 1
        return offset + (self.shifts[at][1] if at >= 0 else 0)

    def as_written(self, span: tuple[int, int]) -> str:
        """The text of a span as the file has it."""
        return self.original[slice(*self.original_span(span))]

    @cached_property
    def recognised(self) -> bool:
        """Whether single characters may be wrong, because a program guessed them from a picture."""
        return any(block.recognised for block in self.blocks)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence of every paragraph, in order."""
        return tuple(sentence for paragraph in self.paragraphs for sentence in paragraph.sentences)

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [paragraph.start for paragraph in self.paragraphs]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def paragraph_at(self, offset: int) -> Paragraph:
        """The paragraph that holds an offset, or the one before it."""
        return self.paragraphs[max(0, bisect_right(self._paragraph_starts, offset) - 1)]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds an offset; None inside headings and between paragraphs."""
        index = bisect_right(self._sentence_starts, offset) - 1
        if index < 0 or offset >= self.sentences[index].end:
            return None
        return self.sentences[index]

    def path_of(self, section: int) -> Iterator[Section]:
        """A section and those around it, innermost first."""
        while section >= 0:
            yield self.sections[section]
            section = self.sections[section].parent

    def locate(self, start: int, end: int) -> Location:
        """The place of a span: line, column, paragraph, page and the headings above it."""
        if not self.blocks:
            return Location(1, 1, 1, 1, 1)
        block, line, column = self._place(start)
        _, end_line, end_column = self._place(end - 1) if end > start else (block, line, column - 1)
        paragraph = self.paragraph_at(start) if self.paragraphs else None
        headings, opening = self._around(paragraph) if paragraph else ((), "")
        return Location(
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column + 1,
            paragraph=paragraph.number if paragraph else 1,
            page=block.page,
            headings=headings,
            opening=opening,
        )

    @cached_property
    def _found_around(self) -> dict[int, tuple[tuple[str, ...], str]]:
        return {}

    def _around(self, paragraph: Paragraph) -> tuple[tuple[str, ...], str]:
        """The headings above a paragraph, outermost first, and its first words: many places lie in one paragraph.

        An automatic number is none of the words, for Word does not find it.
        """
        found = self._found_around.get(paragraph.index)
        if found is None:
            headings = [self.slice(section.heading.span) for section in self.path_of(paragraph.section)]
            at = self._original(paragraph.start)
            index = max(0, bisect_right(self.starts, at) - 1)
            generated = max(0, self.blocks[index].label - (at - self.starts[index]))
            end = min(paragraph.end, paragraph.start + OPENING + generated)
            words = " ".join(self.as_written((paragraph.start, end))[generated:].split())
            found = tuple(reversed(headings)), words + "…" * (end < paragraph.end)
            self._found_around[paragraph.index] = found
        return found

    def _place(self, offset: int) -> tuple[Block, int, int]:
        offset = self._original(offset)
        index = max(0, bisect_right(self.starts, offset) - 1)
        return self.blocks[index], *self.blocks[index].place(offset - self.starts[index])
