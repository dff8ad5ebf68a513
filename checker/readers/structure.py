"""From a reader's blocks to a `Document`: paragraphs, headings, sections, items, sentences.

The text is folded here, once. Headings are told by their form, never by their words: 一、 （一） 1.
（1） 第一章 第一节 and Markdown #, alone on a line or running on into text. What a section is about is
for the checklist to say.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from checker.model.document import Block, Document, Heading, Paragraph, Section, Sentence, Span
from checker.readers.lines import Line, lines_of
from checker.support.patterns import regex
from checker.text.heading_marks import OUTER, STYLES, HeadingMark, heading_mark
from checker.text.numerals import SMALL

ITEM = regex(
    rf"(?:^|(?<=[。！？；;:：!?]))\s*(?:{SMALL}{{1,3}}(?:是|要|、)|第{SMALL}{{1,3}}[,，、]|其{SMALL}[,，、]"
    rf"|首先[,，]|其次[,，]|再次[,，]|[①-⑳]|[(（](?:{SMALL}{{1,2}}|\d{{1,2}})[)）]|\d{{1,2}}[.．、](?!\d))"
)
SENTENCE = regex(r"[^。！？；;!?]*[。！？；;!?]+[”’」』）)]*|[^。！？；;!?]+$")
DIGIT = regex(r"\d")
RESULT = regex(r"\d+\s*(?:余|多|万)?[件次个名人份条项家户起场期%％万元]")
CLOSING = "。！？；;!?：:，,、"
CELLS = regex(r"\d +\d[\d,.]*$")
"""How a line ends that is a row of a table: figures side by side."""
ALONE = 60
"""A numbered line up to this many characters without a full stop is a heading."""
RUN_IN = {"第一章": 40, "第一节": 40, "一、": 40, "（一）": 40, "1.": 24, "（1）": 20}
"""The longest first sentence, in characters, that is still a heading running into text, by style."""
PLAIN = 28
"""The longest line, in characters, that is a heading without a number."""
BELOW = 20
"""Longer lines are text that such a heading can announce."""
DEEPEST = 8
"""Levels of headings; numbers that nest deeper go on at this level."""
LEAD = 22
"""The longest sentence, in characters, that announces an enumeration item."""


def parse(path: str, blocks: Sequence[Block], warnings: Iterable[str] = ()) -> Document:
    """Fold the blocks, lay them end to end and find paragraphs, headings, sections and sentences."""
    lines = list(lines_of(blocks))
    text = "\n".join(line.text for line in lines)
    levels = _Levels()
    plain = _plain_headings(lines)
    marks = _confirmed([None if line.block.row else heading_mark(line.text) for line in lines])
    paragraphs: list[Paragraph] = []
    sections: list[Section] = []
    counted = 0
    shifts: list[tuple[int, int]] = []
    start = 0
    for index, (line, mark) in enumerate(zip(lines, marks, strict=True)):
        end = start + len(line.text)
        shifts += ((start + at, original - start - at) for at, original in line.places)
        counted += not line.block.row or not counted
        heading = None if line.block.row else _heading(line.text, start, mark, line.outline)
        if heading is None and index in plain:
            heading = Heading(0, "", None, line.text, Span(start, end))
        section = sections[-1].index if sections else -1
        body = start
        if heading:
            heading = replace(heading, level=levels.place(heading))
            parent = section
            while parent >= 0 and sections[parent].heading.level >= heading.level:
                parent = sections[parent].parent
            section = len(sections)
            sections.append(Section(section, heading, index, parent))
            body = heading.span.end
            while body < end and (text[body].isspace() or text[body] in CLOSING):
                body += 1
        sentences = tuple(_sentences(text, body, end, index))
        paragraphs.append(
            Paragraph(
                index,
                start,
                end,
                line.block.page,
                heading,
                section,
                sentences,
                line.block.remarks,
                line.block.row,
                counted,
            )
        )
        start = end + 1
    return Document(
        path=path,
        blocks=tuple(blocks),
        text=text,
        shifts=tuple(shifts),
        paragraphs=tuple(paragraphs),
        sections=_closed(sections, len(paragraphs)),
        warnings=tuple(warnings),
    )


def _closed(sections: Sequence[Section], end: int) -> tuple[Section, ...]:
    """Each section with the index of its last paragraph."""
    closed: list[Section] = []
    following: list[Section] = []
    """Of the sections behind: those that no other of their level or a higher one stands before."""
    for section in reversed(sections):
        while following and following[-1].heading.level > section.heading.level:
            following.pop()
        closed.append(replace(section, last=(following[-1].paragraph if following else end) - 1))
        following.append(section)
    return tuple(reversed(closed))


def _confirmed(marks: Sequence[HeadingMark | None]) -> list[HeadingMark | None]:
    """The marks without those that may be words, unless the number before or after stands there too."""
    numbers = {mark.number for mark in marks if mark and mark.style == "一、"}
    return [
        mark if mark and (mark.sure or {(mark.number or 0) - 1, (mark.number or 0) + 1} & numbers) else None
        for mark in marks
    ]


def _heading(bare: str, start: int, mark: HeadingMark | None, outline: int | None) -> Heading | None:
    """The heading that a paragraph is or begins with. Its level is still a guess: see `_Levels`."""
    if outline and len(bare) > ALONE and "。" in bare[:-1]:
        outline = None  # a heading style on a whole paragraph is a slip of the writer
    if mark is None:
        if outline is None or outline == 0:
            return None
        return Heading(outline - 1, "#", None, bare.rstrip(CLOSING), Span(start, start + len(bare)))
    first = SENTENCE.match(bare, mark.end)
    if first is None or CELLS.search(bare):
        return None
    sentence = first[0].strip()
    title = first[0].rstrip(CLOSING)
    alone = first.end() == len(bare)
    ends = sentence[-1] in "。！？；;!?" if sentence else False
    if outline:
        title, alone, ends = bare[mark.end :].rstrip(CLOSING), True, False
    if not title:
        return None
    if alone and not ends:
        fits = len(title) <= ALONE and not bare.endswith(("，", ",", "、"))
    elif alone:
        fits = mark.style in OUTER and len(title) <= 25 and not DIGIT.search(title)
    elif mark.sure:
        short = len(title) <= RUN_IN[mark.style] and title.count("，") + title.count(",") <= 2
        fits = short and sentence[-1] in "。！？!?" and not _reports(title)
    else:
        fits = False
    if not fits and not outline:
        return None
    return Heading(0, mark.style, mark.number, title, Span(start, start + mark.end + len(title)))


def _plain_headings(lines: Sequence[Line]) -> set[int]:
    """Indices of heading lines where headings have no numbers: short, no punctuation, text below."""
    marks = [heading_mark(line.text) for line in lines]
    if any(mark and mark.sure and mark.style in OUTER for mark in marks):
        return set()
    if any(line.outline for line in lines):
        return set()
    found: set[int] = set()
    announces = False
    for number in range(len(lines) - 1, 0, -1):
        bare = lines[number].text
        if len(bare) <= PLAIN and not re.search(r"[。；;！!？?…）)》”\"]|[，,：:].*[，,：:]|[，,：:]$", bare):
            if announces:
                found.add(number)
        else:
            announces = len(bare) > BELOW
    return found


def _reports(title: str) -> bool:
    """Whether a would-be heading already reports a result with a figure."""
    return bool(DIGIT.search(title) and RESULT.search(title))


class _Levels:
    """Levels by order of first appearance; a style that starts again at 1 below itself nests."""

    def __init__(self) -> None:
        self._stack: list[tuple[str, int | None]] = []

    def place(self, heading: Heading) -> int:
        if heading.style == "":
            return 0
        if heading.style == "#":
            del self._stack[heading.level :]
            while len(self._stack) < heading.level:
                self._stack.append(("#", None))
            self._stack.append(("#", None))
            return heading.level
        same = [i for i, (style, _) in enumerate(self._stack) if style == heading.style]
        if not same:
            above = [i for i, (s, _) in enumerate(self._stack) if _rank(s) < _rank(heading.style)]
            level = above[-1] + 1 if above else 0
        elif heading.number == 1 and same[-1] == len(self._stack) - 1 and self._stack[same[-1]][1] == 1:
            level = min(same[-1] + 1, DEEPEST)
        else:
            nested = [i for i in same if (self._stack[i][1] or 0) + 1 == heading.number]
            level = nested[-1] if nested else same[-1] if heading.number != 1 else same[0]
        del self._stack[level:]
        self._stack.append((heading.style, heading.number))
        return level


def _rank(style: str) -> int:
    return ("#", *STYLES).index(style)


def _sentences(text: str, start: int, end: int, paragraph: int) -> Iterator[Sentence]:
    """Sentences of a body; those of one enumeration item share its number, others have 0."""
    body = text[start:end]
    marks = [found.start() + len(found[0]) - len(found[0].lstrip()) for found in ITEM.finditer(body)]
    last = len(body.rstrip())
    item = 0
    for found in SENTENCE.finditer(body):
        content = found[0].strip()
        if not content:
            continue
        at = found.start() + len(found[0]) - len(found[0].lstrip())
        opens = bisect_left(marks, found.start()) < bisect_left(marks, found.end())
        item += opens
        more = found.end() < last
        lead = opens and len(content) <= LEAD and more and content[-1] in "。！？!?"
        yield Sentence(start + at, start + at + len(content), paragraph, item, lead)
