"""From a reader's blocks to a `Document`: headings, sections, enumeration items, sentences.

Headings are told by their form, never by their words: 一、 （一） 1. （1） 第一章 第一节 and Markdown #,
alone on a line or running on into text. What a section is about is for the checklist to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from checker.model.document import Block, Document, Heading, Paragraph, Section, Sentence, Span
from checker.text.numerals import chinese_number

HAN = "[〇零一二三四五六七八九十百两]"
NUMBERING = re.compile(
    rf"(?P<chapter>第{HAN}+(?:章|部分)[、:：\s]*)"
    rf"|(?P<section>第{HAN}+节[、:：\s]*)"
    rf"|(?P<han>{HAN}{{1,4}}(?:、|[.．](?!\d)))\s*"
    rf"|(?P<han_paren>[(（]{HAN}{{1,4}}[)）]、?)\s*"
    r"|(?P<digit>\d{1,2}(?:、|[.．](?!\d)))\s*"
    r"|(?P<digit_paren>[(（]\d{1,2}[)）])\s*"
)
STYLES = {
    "chapter": "第一章",
    "section": "第一节",
    "han": "一、",
    "han_paren": "（一）",
    "digit": "1.",
    "digit_paren": "（1）",
}
ITEM = re.compile(
    rf"(?:^|(?<=[。！？；;:：!?]))\s*(?:{HAN}{{1,3}}(?:是|要|、)|第{HAN}{{1,3}}[,，、]|其{HAN}[,，、]"
    rf"|首先[,，]|其次[,，]|再次[,，]|[①-⑳]|[(（](?:{HAN}{{1,2}}|\d{{1,2}})[)）]|\d{{1,2}}[.．、](?!\d))"
)
SENTENCE = re.compile(r"[^。！？；;!?]*[。！？；;!?]+[”’」』）)]*|[^。！？；;!?]+$")
DIGIT = re.compile(r"\d")
CLOSING = "。！？；;!?：:，,、"
ALONE = 60
"""A numbered line up to this many characters without a full stop is a heading."""
RUN_IN = {"第一章": 40, "第一节": 40, "一、": 40, "（一）": 40, "1.": 24, "（1）": 20}
"""The longest first sentence, in characters, that is still a heading running into text, by style."""
PLAIN = 28
"""The longest line, in characters, that is a heading without a number."""
BELOW = 20
"""Longer lines are text that such a heading can announce."""
LEAD = 22
"""The longest sentence, in characters, that announces an enumeration item."""


def parse(path: str, blocks: Sequence[Block], warnings: Iterable[str] = ()) -> Document:
    """Lay the blocks end to end and find paragraphs, headings, sections and sentences."""
    starts, at = [], 0
    for block in blocks:
        starts.append(at)
        at += len(block.text) + 1
    text = "\n".join(block.text for block in blocks)
    levels = _Levels()
    plain = _plain_headings(blocks)
    paragraphs: list[Paragraph] = []
    sections: list[Section] = []
    counted = 0
    for number, (block, start) in enumerate(zip(blocks, starts, strict=True)):
        bare = block.text.strip()
        if not bare:
            continue
        start += len(block.text) - len(block.text.lstrip())
        end = start + len(bare)
        index = len(paragraphs)
        counted += not block.row or not counted
        heading = None if block.row else _heading(bare, start, block.outline)
        if heading is None and number in plain:
            heading = Heading(0, "", None, bare, Span(start, end))
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
                index, start, end, block.page, heading, section, sentences, block.remarks, block.row, counted
            )
        )
    return Document(
        path=path,
        blocks=tuple(blocks),
        text=text,
        starts=tuple(starts),
        paragraphs=tuple(paragraphs),
        sections=tuple(_closed(sections, paragraphs)),
        warnings=tuple(warnings),
    )


def _closed(sections: list[Section], paragraphs: list[Paragraph]) -> Iterator[Section]:
    """Each section with the index of its last paragraph."""
    for section in sections:
        following = (s for s in sections[section.index + 1 :] if s.heading.level <= section.heading.level)
        after = next(following, None)
        yield replace(section, last=(after.paragraph if after else len(paragraphs)) - 1)


def _heading(bare: str, start: int, outline: int | None) -> Heading | None:
    """The heading that a paragraph is or begins with. Its level is still a guess: see `_Levels`."""
    if outline and len(bare) > ALONE and "。" in bare[:-1]:
        outline = None  # a heading style on a whole paragraph is a slip of the writer
    found = NUMBERING.match(bare)
    if found is None:
        if outline is None or outline == 0:
            return None
        return Heading(outline - 1, "#", None, bare.rstrip(CLOSING), Span(start, start + len(bare)))
    style = STYLES[found.lastgroup or "han"]
    number = chinese_number(re.sub(r"[第章部分节、.．:：()（）\s]", "", found[0]))
    rest = bare[found.end() :]
    first = SENTENCE.match(rest)
    if first is None:
        return None
    sentence = first[0]
    title = sentence.rstrip(CLOSING)
    alone = len(first[0].strip()) == len(rest.strip())
    ends = bool(re.search(r"[。！？；;!?]$", sentence.strip()))
    if outline:
        title, alone, ends = rest.rstrip(CLOSING), True, False
    if not title:
        return None
    if alone and not ends:
        fits = len(title) <= ALONE and not bare.endswith(("，", ",", "、"))
    elif alone:
        fits = (
            style in ("第一章", "第一节", "一、", "（一）") and len(title) <= 25 and not DIGIT.search(title)
        )
    else:
        short = len(title) <= RUN_IN[style] and title.count("，") + title.count(",") <= 2
        fits = short and sentence.strip()[-1] in "。！？!?" and not _reports(title)
    if not fits and not outline:
        return None
    return Heading(0, style, number, title, Span(start, start + found.end() + len(title)))


def _plain_headings(blocks: Sequence[Block]) -> set[int]:
    """Indices of heading blocks where headings have no numbers: short, no punctuation, text below."""
    lines = [(number, bare) for number, block in enumerate(blocks) if (bare := block.text.strip())]
    numbered = (NUMBERING.match(bare) for _, bare in lines)
    if any(found and found.lastgroup in ("chapter", "section", "han", "han_paren") for found in numbered):
        return set()
    if any(block.outline for block in blocks):
        return set()
    found: set[int] = set()
    announces = False
    for number, bare in reversed(lines[1:]):
        if len(bare) <= PLAIN and not re.search(r"[。；;！!？?…）)》”\"]|[，,：:].*[，,：:]|[，,：:]$", bare):
            if announces:
                found.add(number)
        else:
            announces = len(bare) > BELOW
    return found


def _reports(title: str) -> bool:
    """Whether a would-be heading already reports a result with a figure."""
    return bool(re.search(r"\d+\s*(?:余|多|万)?[件次个名人份条项家户起场期%％万元]", title))


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
            level = same[-1] + 1
        else:
            nested = [i for i in same if (self._stack[i][1] or 0) + 1 == heading.number]
            level = nested[-1] if nested else same[-1] if heading.number != 1 else same[0]
        del self._stack[level:]
        self._stack.append((heading.style, heading.number))
        return level


def _rank(style: str) -> int:
    return ("#", "第一章", "第一节", "一、", "（一）", "1.", "（1）").index(style)


def _sentences(text: str, start: int, end: int, paragraph: int) -> Iterator[Sentence]:
    """Sentences of a body; those of one enumeration item share its number, others have 0."""
    body = text[start:end]
    marks = {found.start() + len(found[0]) - len(found[0].lstrip()) for found in ITEM.finditer(body)}
    item = 0
    for found in SENTENCE.finditer(body):
        content = found[0].strip()
        if not content:
            continue
        at = found.start() + len(found[0]) - len(found[0].lstrip())
        opens = any(found.start() <= mark < found.end() for mark in marks)
        item += opens
        more = body[found.end() :].strip()
        lead = opens and len(content) <= LEAD and bool(more) and content[-1] in "。！？!?"
        yield Sentence(start + at, start + at + len(content), paragraph, item, lead)
