"""Findings as comments in a copy of the Word document they are about.

The text and its look stay as they are: runs are parted at the borders of a finding, each part with
the properties of the whole, and the comment's marks are set around them. What is missing stands in one
comment at the title; at one place errors come first.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.gate.own_outputs import AUTHOR
from checker.model.document import Document, Span
from checker.model.errors import CheckerError
from checker.model.findings import Finding, Related, Severity
from checker.outputs.words import MISSING, SEVERITIES, clean, opening, spot
from checker.readers.package import W
from checker.readers.word_lines import iter_paragraphs
from checker.review.runs import Runs

if TYPE_CHECKING:
    from lxml.etree import _Element

INITIALS = "查"
STRANGE = "这份文档的结构特殊，加不了批注，请用 Word 或 WPS 另存为 .docx 再试"


class AnnotateError(CheckerError):
    """A document that gets no comments; the message says what would mend it."""


class Comment(NamedTuple):
    """What one comment says, and where."""

    span: Span
    severity: Severity
    """The worst of what it tells."""
    lines: tuple[str, ...]
    """The first one is set in bold."""


def annotate(
    data: bytes,
    document: Document,
    findings: Iterable[Finding],
    titles: dict[str, str],
    reasons: Mapping[str, str] = {},
) -> bytes:
    """A copy of a document with a comment at each finding's words.

    Args:
        data: the docx file.
        document: what the reader made of it.
        titles: of the rules, by id.
        reasons: why a requirement is judged as it is, by id.

    Raises:
        AnnotateError: the document is one that comments cannot be put into.
    """
    import docx
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.text.run import Run

    try:
        word: Any = docx.Document(io.BytesIO(data))
        written = word.part._comments_part.element
        held = list(written)  # python-docx looks through all comments for each new one: it sees one at a time
        taken, numbers = {comment.id for comment in written.comment_lst}, count()
        written[:] = []
        looks = [one for one in word.part.rels.values() if one.reltype == RELATIONSHIP_TYPE.STYLES]
        look = looks[0].target_part.element if looks else None
    except Exception:  # the reader is more lenient than python-docx, which raises whatever comes
        raise AnnotateError(STRANGE) from None
    lines = Runs(iter_paragraphs(word.element, look), document)
    for comment in comments(document, findings, titles, reasons):
        marked = lines.around(document.original_span(comment.span))
        if not marked:
            raise AnnotateError("这份文档里没有能加批注的文字，请用 Word 或 WPS 另存为 .docx 再试")
        made = word.comments.add_comment(author=AUTHOR, initials=INITIALS)
        (element,) = written
        element.id = next(number for number in numbers if number not in taken)
        Run(marked[0], word).mark_comment_range(Run(marked[-1], word), element.id)
        made.paragraphs[0].add_run(clean(comment.lines[0])).bold = True
        for line in comment.lines[1:]:
            made.add_paragraph(clean(line))
        written.remove(element)
        held.append(element)
        _after_others(marked[-1])
    written.extend(held)
    file = io.BytesIO()
    try:
        word.save(file)
    except Exception:
        raise AnnotateError(STRANGE) from None
    return file.getvalue()


def comments(
    document: Document,
    findings: Iterable[Finding],
    titles: dict[str, str],
    reasons: Mapping[str, str] = {},
) -> list[Comment]:
    """The comments in the order of the text, errors first where several stand at one place."""
    findings = list(findings)
    gaps = sorted((f for f in findings if f.rule in MISSING), key=lambda f: f.severity.rank)
    made = [_one(document, f, titles, reasons) for f in findings if f.rule not in MISSING]
    if gaps:
        made.append(Comment(gaps[0].span, gaps[0].severity, tuple(_missing(gaps, reasons))))
    return sorted(made, key=lambda c: (c.span.start, c.severity.rank, c.span.end))


def _one(document: Document, finding: Finding, titles: dict[str, str], reasons: Mapping[str, str]) -> Comment:
    lines = [
        f"【{SEVERITIES[finding.severity].zh}】{titles.get(finding.rule, finding.rule)}",
        finding.message.zh,
    ]
    if finding.suggestion.zh:
        lines.append(f"建议：{finding.suggestion.zh}")
    if reason := reasons.get(finding.requirement or ""):
        lines.append(f"为什么：{reason}")
    lines += [f"对照 {_whereabouts(document, other)}：{other.excerpt}" for other in finding.related]
    return Comment(finding.span, finding.severity, tuple(lines))


def _missing(gaps: Sequence[Finding], reasons: Mapping[str, str]) -> Iterator[str]:
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
            if part is must and (reason := reasons.get(gap.requirement or "")):
                yield f"为什么：{reason}"


def _item(gap: Finding) -> str:
    """What is missing and how to write it; that it is missing is said above the list."""
    what = gap.message.zh.rpartition("：")[0] or gap.message.zh
    return "。".join(filter(None, (what, gap.suggestion.zh)))


def _whereabouts(document: Document, other: Related) -> str:
    """Where a clerk looks for another place: section and first words, for Word numbers no paragraphs."""
    if other.path:
        return f"{other.path} {spot(other.location, '')}".strip()
    paragraph = document.paragraph_at(other.span.start)
    first = opening(document.as_written(paragraph.span))
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
