"""Findings as comments in a copy of the Word document they are about.

The text and its look stay as they are: runs are parted at the borders of a finding, each part with
the properties of the whole, and the comment's marks are set around them. What is missing stands in one
comment at the title; at one place errors come first.
"""

from __future__ import annotations

import io
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.gate.own_outputs import AUTHOR
from checker.model.document import Document, Span
from checker.model.errors import CheckerError
from checker.model.findings import Finding, Related, Severity
from checker.outputs.words import MISSING, SEVERITIES, clean, opening, spot
from checker.readers.docx import Line, iter_paragraphs

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
INITIALS = "查"


class AnnotateError(CheckerError):
    """A document that gets no comments; the message says what would mend it."""


class Comment(NamedTuple):
    """What one comment says, and where."""

    span: Span
    severity: Severity
    """The worst of what it tells."""
    lines: tuple[str, ...]
    """The first one is set in bold."""


def annotate(data: bytes, document: Document, findings: Iterable[Finding], titles: dict[str, str]) -> bytes:
    """A copy of a document with a comment at each finding's words.

    Args:
        data: the docx file.
        document: what the reader made of it.
        titles: of the rules, by id.

    Raises:
        AnnotateError: the document is one that comments cannot be put into.
    """
    import docx
    from docx.text.run import Run

    try:
        word: Any = docx.Document(io.BytesIO(data))
    except Exception:  # the reader is more lenient than python-docx, which raises whatever comes
        raise AnnotateError("这份文档的结构特殊，加不了批注，请用 Word 或 WPS 另存为 .docx 再试") from None
    lines = _Lines(iter_paragraphs(word.element), document)
    for comment in comments(document, findings, titles):
        marked = lines.around(document.original_span(comment.span))
        if not marked:
            raise AnnotateError("这份文档里没有能加批注的文字，请用 Word 或 WPS 另存为 .docx 再试")
        ends = [Run(run, word) for run in (marked[0], marked[-1])]
        made = word.add_comment(ends, author=AUTHOR, initials=INITIALS)
        made.paragraphs[0].add_run(clean(comment.lines[0])).bold = True
        for line in comment.lines[1:]:
            made.add_paragraph(clean(line))
        _after_others(marked[-1])
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def comments(document: Document, findings: Iterable[Finding], titles: dict[str, str]) -> list[Comment]:
    """The comments in the order of the text, errors first where several stand at one place."""
    findings = list(findings)
    gaps = sorted((f for f in findings if f.rule in MISSING), key=lambda f: f.severity.rank)
    made = [_one(document, f, titles) for f in findings if f.rule not in MISSING]
    if gaps:
        made.append(Comment(gaps[0].span, gaps[0].severity, tuple(_missing(gaps))))
    return sorted(made, key=lambda c: (c.span.start, c.severity.rank, c.span.end))


def _one(document: Document, finding: Finding, titles: dict[str, str]) -> Comment:
    lines = [
        f"【{SEVERITIES[finding.severity].zh}】{titles.get(finding.rule, finding.rule)}",
        finding.message.zh,
    ]
    if finding.suggestion.zh:
        lines.append(f"建议：{finding.suggestion.zh}")
    lines += [f"对照 {_whereabouts(document, other)}：{other.excerpt}" for other in finding.related]
    return Comment(finding.span, finding.severity, tuple(lines))


def _missing(gaps: Sequence[Finding]) -> Iterator[str]:
    """What is missing, in one list: what must be reported, then what only where there is something."""
    must = [gap for gap in gaps if gap.severity is not Severity.INFO]
    may = [gap for gap in gaps if gap.severity is Severity.INFO]
    heads = (f"应报的缺 {len(must)} 项" if must else "", f"有则报的缺 {len(may)} 项" if may else "")
    yield f"【{SEVERITIES[gaps[0].severity].zh}】{'，'.join(filter(None, heads))}"
    for head, part in (("应报，没有写：", must), ("有则报，没有请写明“无”：", may)):
        if part:
            yield head
        for number, gap in enumerate(part, 1):
            yield f"{number}. {_item(gap)}"


def _item(gap: Finding) -> str:
    """What is missing and how to write it; that it is missing is said above the list."""
    what = gap.message.zh.rpartition("：")[0] or gap.message.zh
    return "。".join(filter(None, (what, gap.suggestion.zh)))


def _whereabouts(document: Document, other: Related) -> str:
    """Where a clerk looks for another place: section and first words, for Word numbers no paragraphs."""
    if other.path:
        return f"{other.path} {spot(other.location, '')}".strip()
    paragraph = document.paragraph_at(other.span.start)
    first = opening(document.as_written((paragraph.start, paragraph.end)))
    return spot(other.location, "" if other.excerpt.startswith(first.rstrip("…")) else first)


def _after_others(run: _Element) -> None:
    """Put the end of the comment just made behind those of earlier ones, so that they are shown in that order."""
    end = run.getnext()
    assert end is not None
    mark = end.getnext()
    last = mark
    while last is not None and (following := last.getnext()) is not None and _ends_comment(following):
        last = following
    if mark is not None and last is not None and last is not mark:
        last.addnext(mark)
        last.addnext(end)


def _ends_comment(element: _Element) -> bool:
    return element.tag == W + "commentRangeEnd" or element.find(W + "commentReference") is not None


class _Lines:
    """The runs of a document by their offsets in its original text, parted when asked."""

    def __init__(self, lines: Iterable[Line], document: Document) -> None:
        self._texts: list[tuple[int, int, _Element]] = []
        for line, block, start in zip(lines, document.blocks, document.starts, strict=True):
            at = start + block.label
            for element, text in line.runs:
                self._texts.append((at, at + len(text), element))
                at += len(text)

    def around(self, span: tuple[int, int]) -> list[Any]:
        """The runs that hold exactly the text of a span, in order; where it has none, the nearest one."""
        for border in span:
            self._part(border)
        first = bisect_left(self._texts, span[0], key=_start)
        inside = self._texts[first : bisect_left(self._texts, span[1], key=_start)]
        runs = [run for _, _, element in inside if (run := _run_of(element)) is not None]
        return runs or self._nearest(first)

    def _nearest(self, index: int) -> list[Any]:
        """The run next to what has none: an automatic number, a formula."""
        for _, _, element in (*self._texts[index:], *reversed(self._texts[:index])):
            if (run := _run_of(element)) is not None:
                return [run]
        return []

    def _part(self, offset: int) -> None:
        """Make a run begin at an offset."""
        index = bisect_right(self._texts, offset, key=_start) - 1
        if index < 0:
            return
        start, end, element = self._texts[index]
        if start < offset < end and element.tag == W + "t":
            self._texts[index : index + 1] = _split_text(start, offset, end, element)
            index += 1
        start, _, element = self._texts[index]
        if start == offset and (run := _run_of(element)) is not None:
            _split_run(run, element)


def _start(text: tuple[int, int, _Element]) -> int:
    return text[0]


def _split_text(start: int, offset: int, end: int, element: _Element) -> list[tuple[int, int, _Element]]:
    text = element.text or ""
    after = deepcopy(element)
    element.text, after.text = text[: offset - start], text[offset - start :]
    element.set(SPACE, "preserve")
    after.set(SPACE, "preserve")
    element.addnext(after)
    return [(start, offset, element), (offset, end, after)]


def _split_run(run: _Element, element: _Element) -> None:
    """Part a run before one of its children; the first part keeps what stands before it."""
    before = [child for child in run if child.tag != W + "rPr"]
    before = before[: before.index(element)] if element in before else []
    if not before:
        return
    first = run.makeelement(run.tag, None)
    for name, value in run.attrib.items():
        first.set(name, value)
    properties = run.find(W + "rPr")
    if properties is not None:
        first.append(deepcopy(properties))
    first.extend(before)
    run.addprevious(first)


def _run_of(element: _Element) -> _Element | None:
    """The w:r that an element stands in; None in formulas."""
    parent = element.getparent()
    return parent if parent is not None and parent.tag == W + "r" else None
