"""What stands above the text of a report: title, names, addressee, and what the page of a web site adds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from msgspec import Struct

from checker.checklist.model import Checklist
from checker.judging.names import JOINT, apart, is_name, longest_name
from checker.model.document import Document, Paragraph, Span
from checker.support.patterns import regex
from checker.text.heading_marks import heading_mark

HEAD = 60
"""Paragraphs at the top of a file among which the title is looked for (web pages put furniture first)."""
TITLE = 80
"""Characters of the longest title."""
BODY = 60
"""A longer line with a comma in it is text."""
YEAR = regex(r"20\d{2}(?=年|-20|—20|\D|$)")
NUMBER = regex(r"[^\s〔]{1,14}〔20\d\d〕第?\d{1,4}号", needs="〔")
"""The number of an official document."""
PREFIX = regex(rf"^(?:【[^】]{{0,30}}】|\[[^\]]{{0,30}}\]|{NUMBER.pattern}|正文|[#*《\s])+")
SUFFIX = regex(r"(?:\.docx?|\.pdf|[》*\s])+$")
BRACKETED = regex(r"（[^）]{0,20}）$")
"""What may stand behind a title: （2024年度）."""
CRUMBS, COMMAS, STOPS = frozenset(">›»"), frozenset("，,。"), frozenset("。；，！？")
"""Marks of a line that says where a page stands, of a line of text, and such as no title has."""
DATE_LINE = regex(
    r"[（(]?(?:发布)?(?:日期|时间)?[：:]?\s*20\d\d[年.\-/]\d{1,2}[月.\-/](?:\d{1,2}日?)?[^，。]{0,12}$"
)


class Line(Struct, frozen=True):
    """One line above the text and what it is."""

    kind: str
    """metadata | crumb | furniture | number | date | addressee | name | heading | body | other"""
    text: str
    span: Span
    value: str = ""
    """Of metadata: what the key says."""
    key: str = ""


class Head(Struct, frozen=True):
    """What was found above the text."""

    title: str = ""
    title_span: Span | None = None
    names: str = ""
    """The names in the title or beside it."""
    publisher: str = ""
    """Who the page says has published it."""
    source: str = ""
    """Where the page says it has the text from."""
    published: str = ""
    """The line that says when."""
    addressee: str = ""
    body: int = 0
    """Index of the first paragraph of text."""


def read_head(document: Document, checklist: Checklist) -> Head:
    """Read what stands above the text."""
    lines = list(_lines(document, checklist))
    title, span, names = _title(lines, checklist)
    said = {line.key: line.value for line in reversed(lines) if line.value}
    publisher = next((said[key] for key in checklist.head.publisher if key in said), "")
    source = next((said[key] for key in checklist.head.source if key in said), "")
    published = next((said[key] for key in checklist.head.dated if key in said), "")
    published = published or next((line.text for line in lines if line.kind == "date"), "")
    addressee = next((line.text.rstrip("：:") for line in lines if line.kind == "addressee"), "")
    body = sum(1 for _ in takewhile(lambda line: line.kind not in ("heading", "body"), lines))
    return Head(title, span, names, publisher, source, published, addressee, body)


def _lines(document: Document, checklist: Checklist) -> Iterator[Line]:
    """The lines at the top, each with what it is."""
    waiting = ""
    crumb = False
    for paragraph in document.paragraphs[:HEAD]:
        line = _line(document, paragraph, checklist, crumb)
        crumb = line.kind == "crumb" and line.text.rstrip().endswith((">", "：", ":"))
        if waiting and line.kind in ("other", "name", "date", "number") and not _reads(line.text, checklist):
            line = Line("metadata", line.text, line.span, line.text.strip("•-* "), waiting)
        waiting = line.key if line.kind == "metadata" and not line.value else ""
        yield line


def _line(document: Document, paragraph: Paragraph, checklist: Checklist, crumb: bool) -> Line:
    text = document.text[paragraph.start : paragraph.end]
    span = paragraph.span
    known = checklist.head
    bare = re.sub(r"\s", "", text).lstrip("•-*|·[【〔")
    if paragraph.heading and paragraph.heading.style not in ("#", ""):
        return Line("heading", text, span)
    if heading_mark(text) and len(text) > TITLE:
        return Line("heading", text, span)
    key = next((k for k in known.keys if bare.startswith(k)), None)
    if key and (found := re.match(rf"{re.escape(key)}[\]】〕]*[：:|\s]*", bare)):
        marked = found[0] != key or re.match(rf"\W*{spaced(key)}(?:\s|$)", text)
        if marked and len(text) <= 2 * TITLE:
            value = re.split(r"[\[|]", bare[found.end() :])[0]
            value = next((value[: value.find(k)] for k in known.keys if value.find(k) > 0), value)
            return Line("metadata", text, span, value, key)
    if crumb or not CRUMBS.isdisjoint(text) or bare.startswith(known.crumbs):
        return Line("crumb", text, span)
    if NUMBER.fullmatch(bare):
        return Line("number", text, span)
    if DATE_LINE.match(bare):
        return Line("date", text, span)
    if len(text) <= BODY and bare.endswith(("：", ":")) and "如下" not in bare:
        return Line("addressee", text, span)
    if (len(text) > BODY and not COMMAS.isdisjoint(text)) or any(word in text for word in known.announce):
        return Line("body", text, span)
    if len(bare) <= 20 and any(
        bare == word or (len(word) > 1 and bare.startswith(word)) for word in known.furniture
    ):
        return Line("furniture", text, span)
    if is_name(text, checklist):
        return Line("name", text, span)
    if bare.endswith(("。", "；", "！")):
        return Line("body", text, span)
    return Line("other", text, span)


def spaced(word: str) -> str:
    """A pattern for a word that may have blanks between its characters."""
    return r"\s*".join(map(re.escape, word))


def bare_title(text: str) -> str:
    """A title without the number, label and brackets that web pages put around it."""
    return SUFFIX.sub("", PREFIX.sub("", text)) if len(text) <= 2 * TITLE else text


def _reads(text: str, checklist: Checklist) -> bool:
    """Whether a line reads like the title of a report."""
    bare = bare_title(text)
    return (
        4 <= len(bare) <= TITLE
        and STOPS.isdisjoint(bare)
        and BRACKETED.sub("", bare).endswith(checklist.head.titles)
        and any(word in bare for word in checklist.report_titles)
    )


def _title(lines: list[Line], checklist: Checklist) -> tuple[str, Span | None, str]:
    """The line, or the lines, that read like a title, the best where there are several, with their names."""
    best: tuple[tuple[int, bool, bool, bool, int], str, Span, str] | None = None
    text_from = sum(1 for _ in takewhile(lambda line: line.kind not in ("heading", "body"), lines))
    for number, line in enumerate(lines):
        if number >= text_from and best:
            break
        for start, text in _joined(lines, number, checklist):
            names = title_names(text, checklist)
            first = start
            if not names:
                above = list(_names_above(lines, start))
                below = lines[number + 1 : number + 2]
                if above:
                    first = start - len(above)
                    names = JOINT.join(above)
                    text = names + text
                elif below and below[0].kind == "name":
                    names = below[0].text
            score = (
                names.count(JOINT) + bool(names),
                names in text,
                bool(YEAR.search(text)),
                line.kind != "metadata",
                number,
            )
            if best is None or score > best[0]:
                best = score, text, Span(lines[first].span.start, line.span.end), names
    if best:
        return bare_title(best[1]), best[2], apart(best[3], checklist)
    for line in lines:
        if line.kind in ("other", "heading") and len(line.text) <= TITLE // 2:
            if line.kind == "other" and bare_title(line.text).endswith(checklist.head.titles):
                return bare_title(line.text), line.span, apart(title_names(line.text, checklist), checklist)
            break
    return "", None, next((line.text for line in lines if line.kind == "name"), "")


def _joined(lines: list[Line], number: int, checklist: Checklist) -> Iterator[tuple[int, str]]:
    """A title that ends on a line, with the number of the line it begins on."""
    line = lines[number]
    if line.kind == "metadata":
        if line.key in checklist.head.titled and _reads(line.value, checklist):
            yield number, line.value
        return
    if line.kind not in ("other", "name"):
        return
    if _reads(line.text, checklist):
        yield number, line.text
    if (
        number
        and not title_names(line.text, checklist)
        and lines[number - 1].kind in ("other", "heading")
        and len(lines[number - 1].text) <= BODY
    ):
        both = lines[number - 1].text + line.text
        if not _reads(lines[number - 1].text, checklist) and _reads(both, checklist):
            yield number - 1, both


def _names_above(lines: list[Line], number: int) -> list[str]:
    """The names on the lines right above a title."""
    names = [line.text for line in takewhile(lambda line: line.kind == "name", reversed(lines[:number]))]
    return names[:3][::-1]


def title_names(title: str, checklist: Checklist) -> str:
    """The names that a title begins with, behind the year where that comes first."""
    bare = re.sub(r"^(?:关于(?:报送|上报|公布|公开)?)?(?:20\d\d年(?:度)?)?", "", bare_title(title))
    cut = re.split(r"关于|(?=20\d\d)", bare, maxsplit=1)[0]
    ends = [at for word in checklist.report_titles if (at := cut.find(word)) >= 0]
    return longest_name(cut[: min(ends, default=len(cut))].strip(), checklist)
