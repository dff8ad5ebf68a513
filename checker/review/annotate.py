"""Findings as comments in a copy of the Word document they are about.

The text and its look stay as they are: runs are parted at the borders of a finding, each part with
the properties of the whole, and the comment's marks are set around them.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from checker.model.document import Document
from checker.model.errors import CheckerError
from checker.model.findings import Finding
from checker.outputs.words import SEVERITIES, clean
from checker.readers.docx import Line, iter_paragraphs

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
AUTHOR, INITIALS = "checker", "查"


class AnnotateError(CheckerError):
    """A document that gets no comments; the message says what would mend it."""


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
    for finding in sorted(findings, key=lambda f: (f.span.start, f.span.end)):
        marked = lines.around(document.original_span(finding.span))
        if not marked:
            continue
        ends = [Run(run, word) for run in (marked[0], marked[-1])]
        comment = word.add_comment(ends, author=AUTHOR, initials=INITIALS)
        _tell(comment, finding, titles.get(finding.rule, finding.rule))
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


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
        """The runs that hold exactly the text of a span, in order."""
        for border in span:
            self._part(border)
        return [
            run for a, b, element in self._texts
            if span[0] <= a and b <= span[1] and a < b and (run := _run_of(element)) is not None
        ]  # fmt: skip

    def _part(self, offset: int) -> None:
        """Make a run begin at an offset."""
        for index, (start, end, element) in enumerate(self._texts):
            if start < offset < end and element.tag == W + "t":
                self._texts[index : index + 1] = _split_text(start, offset, end, element)
                break
        for start, _, element in self._texts:
            if start == offset and (run := _run_of(element)) is not None:
                _split_run(run, element)


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


def _tell(comment: Any, finding: Finding, title: str) -> None:
    lines = list(_words(finding, title))
    comment.paragraphs[0].add_run(lines[0]).bold = True
    for line in lines[1:]:
        comment.add_paragraph(line)


def _words(finding: Finding, title: str) -> Iterator[str]:
    yield clean(f"【{SEVERITIES[finding.severity].zh}】{title}")
    yield clean(finding.message.zh)
    if finding.suggestion.zh:
        yield clean(f"建议：{finding.suggestion.zh}")
    for other in finding.related:
        yield clean(f"对照{other.path or ''}第{other.location.paragraph}段：{other.excerpt}")
