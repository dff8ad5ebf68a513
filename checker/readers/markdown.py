"""Markdown: headings, paragraphs, lists, quotes and tables; code, front matter and footnotes are no text.

Marks such as `**` are left out of the text, and each block knows where its pieces stand in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from checker.model.document import Block, Piece
from checker.readers.markdown_source import Source
from checker.readers.text import decode, split_lines
from checker.support.patterns import regex
from checker.text.heading_marks import OUTER, numbered

if TYPE_CHECKING:
    from markdown_it.token import Token

COMMENT = regex(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
TAG = regex(r"<[^<>]*>")
BREAK = regex(r"<\s*/?\s*(?:td|th|tr|table|p|div|li|br|h[1-6])\b", re.IGNORECASE)
"""Tags of elements that stand by themselves."""
ROW, ROW_END = regex(r"<\s*tr\b", re.IGNORECASE), regex(r"<\s*/\s*(?:tr|table)\b", re.IGNORECASE)
LEFT_OVER = regex(r"\*{2,3}|_{2,3}|~~")
"""Emphasis beside Chinese punctuation that CommonMark does not recognise as such, and marks of words struck out."""
FRONT = {"---": ("---", "..."), "+++": ("+++",)}
"""How front matter begins, and how it may end."""
NOTE = regex(r"\[\^[^\]\s]{1,40}\]")
MARKS = (
    regex(r"\s*\[toc\]\s*", re.IGNORECASE),
    regex(r"\s*(?:[-*+]|\d{1,9}[.)])\s+(\[[ xX]\])(?=\s)"),
    regex(r"\s{0,3}#{1,6}\s.*?(\{[#.][^{}]{0,200}\})[\s#]*"),
)
"""What other dialects have beside the text: a place for contents, boxes of tasks, names of headings."""
AUTOLINK = regex(r"<([^<>\s]*)>")
LINK_END = regex(r"\](?:\((?:[^()\\]|\\.|\([^()]*\))*\)|\[[^\]]*\])?")


def read(path: str, data: bytes) -> tuple[list[Block], list[str]]:
    """Blocks of a Markdown file."""
    from markdown_it import MarkdownIt

    lines = split_lines(decode(path, data).replace("\x00", "\ufffd"))
    lines, notes = _without_notes([_without_marks(line) for line in _without_front_matter(lines)])
    text = "\n".join(lines)
    parser = MarkdownIt("commonmark").enable("table").disable(["code", "text_join"])
    tokens = parser.parse(text)
    return list(_Reader(lines, tokens).blocks()), list(_unread(tokens, notes))


def _unread(tokens: Sequence[Token], notes: int) -> Iterator[str]:
    """What a reader of the page sees and the program does not."""
    pictures = sum(child.type == "image" for token in tokens for child in token.children or ())
    code = sum(token.type == "fence" for token in tokens)
    for count, what in ((pictures, "张图片里的文字"), (code, "处代码块"), (notes, "条脚注")):
        if count:
            yield f"{count} {what}没有读"


def _without_front_matter(lines: Sequence[str]) -> Sequence[str]:
    ends = FRONT.get(lines[0].rstrip(), ())
    for end, line in enumerate(lines[1:] if ends else (), 1):
        if line.rstrip() in ends:
            return [""] * (end + 1) + list(lines[end + 1 :])
    return lines


def _without_marks(line: str) -> str:
    """A line with blanks in the place of marks, so that what follows them keeps its column."""
    for mark in MARKS:
        if found := mark.match(line):
            start, end = found.span(found.lastindex or 0)
            line = line[:start] + " " * (end - start) + line[end:]
    return line


def _without_notes(lines: Sequence[str]) -> tuple[list[str], int]:
    """The lines with blanks in the place of footnotes and of what refers to them, and how many there were."""
    kept: list[str] = []
    notes = 0
    inside = fenced = False
    for line in lines:
        fenced ^= line.lstrip().startswith(("```", "~~~"))
        begins = bool(NOTE.match(line)) and "]:" in line and not fenced
        inside = begins or (inside and (line[:1].isspace() or not line) and not fenced)
        notes += begins
        if inside:
            line = ""
        elif "[^" in line and not fenced:
            line = NOTE.sub(lambda found: " " * len(found[0]), line)
        kept.append(line)
    return kept, notes


class _Reader:
    """Turns the parser's tokens into blocks. One object reads one file."""

    def __init__(self, lines: Sequence[str], tokens: Sequence[Token]) -> None:
        self._lines = lines
        self._tokens = tokens
        self._remarks: list[str] = []
        self._text = ""
        self._pieces: list[Piece] = []
        self._outline: int | None = None
        self._row = self._rows = 0
        self._after = (-1, 0)
        self._separate = self._lines_are_paragraphs()
        top = [
            tokens[i + 1].content for i, t in enumerate(tokens) if t.type == "heading_open" and t.tag == "h1"
        ]
        plain = [title for title in top if not numbered(title)]
        self._title = plain[0] if len(plain) == 1 else None
        self._shift = int(self._title is not None and len(top) == 1)

    def blocks(self) -> Iterator[Block]:
        """All blocks in the order of the file."""
        marker = None
        for token in self._tokens:
            if token.type == "tr_open":
                self._begin_row()
            elif token.type == "tr_close":
                self._row = 0
            elif token.type == "heading_open":
                self._outline = int(token.tag[1:]) - self._shift
            elif token.type == "list_item_open" and token.info:
                marker = token.info + token.markup
            elif token.type == "inline" and not _leads_down(token):
                if self._outline is not None and token.content == self._title:
                    self._outline = 0
                yield from self._inline(token, marker)
                self._outline, marker = None, None
            elif token.type == "html_block":
                yield from self._html(token)

    def _begin_row(self) -> None:
        self._rows += 1
        self._row = self._rows

    def _inline(self, token: Token, marker: str | None) -> Iterator[Block]:
        """The block of a paragraph, heading or cell, or several where a line break parts it."""
        source = Source(self._lines, token, self._after)
        self._after = source.end
        if marker is not None:
            line, column = source.place(0)
            at = self._lines[line - 1].rfind(marker, 0, column - 1)
            if at >= 0:
                self._add(marker, line, at + 1)
        before = None
        for child in token.children or ():
            if child.type == "text" and before and before.markup == "autolink":
                self._add(*source.match(AUTOLINK))
            elif child.type == "text":
                self._add_text(child.content, source)
            elif child.type == "code_inline":
                for part, line, column in source.lines(child.content):
                    self._add(part, line, column)
            elif child.type == "text_special":
                line, column = source.take(child.markup)
                self._add(child.content, line, column + (child.info == "escape"))
            elif child.type == "html_inline":
                source.take(child.content)
                if comment := COMMENT.match(child.content):
                    self._remarks.append(comment[1].strip())
                elif child.content.lower().startswith("<br"):
                    self._add("\n", *source.here())
            elif child.type == "link_close":
                source.skip(LINK_END)
            elif child.type == "image":
                source.take(child.content)
                source.skip(LINK_END)
            elif child.type == "hardbreak":
                self._add("\n", *source.here())
            elif child.type == "softbreak" and self._separate:
                yield from self._flush()
            before = child if child.type == "link_open" else None
        yield from self._flush()

    def _add_text(self, content: str, source: Source) -> None:
        at = 0
        marks = [(m.start(), m.end()) for m in LEFT_OVER.finditer(content)]
        for start, end in [*marks, (len(content), len(content))]:
            if start > at:
                self._add(content[at:start], *source.take(content[at:start]))
            at = end

    def _add(self, text: str, line: int, column: int) -> None:
        self._pieces.append(Piece(len(self._text), line, column))
        self._text += text

    def _flush(self) -> Iterator[Block]:
        """The block collected so far, if there is any text in it."""
        if self._text.strip():
            remarks, self._remarks = tuple(self._remarks), []
            yield Block(
                self._text,
                self._pieces[0].line,
                outline=self._outline,
                pieces=tuple(self._pieces),
                remarks=remarks,
                row=self._row,
            )
        self._text, self._pieces = "", []

    def _html(self, token: Token) -> Iterator[Block]:
        """Text between HTML tags, line by line; comments become remarks of the next block."""
        first, last = token.map or (0, 0)
        html = "\n".join(self._lines[first:last])
        self._remarks += [found[1].strip() for found in COMMENT.finditer(html)]
        html = COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), html)
        for number, line in enumerate(html.split("\n"), first + 1):
            at = 0
            for start, end in [*((m.start(), m.end()) for m in TAG.finditer(line)), (len(line), len(line))]:
                if line[at:start].strip():
                    self._add(line[at:start], number, at + 1)
                tag, at = line[start:end], end
                if BREAK.match(tag):
                    yield from self._flush()
                    if ROW.match(tag):
                        self._begin_row()
                    elif ROW_END.match(tag):
                        self._row = 0
            yield from self._flush()

    def _lines_are_paragraphs(self) -> bool:
        """Whether the writer put no blank lines between paragraphs, so that headings stand inside them."""
        return any(
            mark and mark.sure and mark.style in OUTER
            for token in self._tokens
            if token.type == "inline"
            for line in token.content.split("\n")[1:]
            for mark in [numbered(line)]
        )


def _leads_down(token: Token) -> bool:
    """Whether a line is nothing but a link to a heading, as in contents that a program wrote."""
    children = token.children or []
    links = [str(child.attrGet("href")) for child in children if child.type == "link_open"]
    whole = bool(children) and children[0].type == "link_open" and children[-1].type == "link_close"
    return whole and len(links) == 1 and links[0].startswith("#")
