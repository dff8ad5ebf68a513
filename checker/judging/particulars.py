"""Who reports, on what level, about which year, to whom and when: title, addressee and sign-off."""

from __future__ import annotations

import re

from msgspec import Struct

from checker.checklist.model import LEVELS, Checklist, Level
from checker.model.document import Document, Span
from checker.text.normalise import fold
from checker.text.numerals import chinese_number

YEAR = re.compile(r"(?P<year>20\d{2}|二[〇零○O0]{1,2}?[〇零○一二三四五六七八九]{2})\s*年?")
DATE = re.compile(
    r"(?P<year>20\d{2}|二[〇零○][〇零○一二三四五六七八九]{2})\s*[年.\-/]\s*"
    r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,3})\s*[月.\-/]\s*"
    r"(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s*[日号]?"
)
HEAD = 25
"""Paragraphs at the top of a file among which the title is looked for (web pages put furniture first)."""
TAIL = 12
"""Paragraphs at the end among which the sign-off is looked for."""


class Particulars(Struct, frozen=True):
    """What the report says of itself; empty or None where it does not say."""

    title: str = ""
    title_span: Span | None = None
    issuer: str = ""
    issuer_span: Span | None = None
    level: Level | None = None
    staff: bool = False
    """A department that enforces nothing."""
    year: int | None = None
    addressee: str = ""
    signed_by: str = ""
    signed_span: Span | None = None
    date: tuple[int, int, int] | None = None
    date_span: Span | None = None
    end: int = 0
    """Index of the paragraph where the sign-off begins; the number of paragraphs without one."""


def find_particulars(
    document: Document, checklist: Checklist, level: Level | None = None, year: int | None = None
) -> Particulars:
    """Read the particulars; a level or year that the user gave wins."""
    title, title_span = _title(document, checklist)
    end, signed_by, signed_span, date, date_span = _sign_off(document, checklist)
    issuer, issuer_span = _issuer(document, checklist, title, title_span, signed_by, signed_span)
    found = level or level_of(issuer, checklist)
    return Particulars(
        title=title,
        title_span=title_span,
        issuer=issuer,
        issuer_span=issuer_span,
        level=found,
        staff=found == "department" and any(name in issuer for name in checklist.issuers.staff),
        year=year or _year(document, checklist, title, title_span, date),
        addressee=_addressee(document, title_span),
        signed_by=signed_by,
        signed_span=signed_span,
        date=date,
        date_span=date_span,
        end=end,
    )


def level_of(issuer: str, checklist: Checklist) -> Level | None:
    """The level of an issuer by the ending of its name, longest ending first."""
    best: tuple[int, Level] | None = None
    for level in LEVELS:
        for ending in getattr(checklist.issuers, level):
            if issuer.endswith(ending) and (best is None or len(ending) > best[0]):
                best = (len(ending), level)
    return best[1] if best else None


def _title(document: Document, checklist: Checklist) -> tuple[str, Span | None]:
    """The shortest run of opening lines that reads like a report's title."""
    candidates = []
    for paragraph in document.paragraphs[:HEAD]:
        text = document.text[paragraph.start : paragraph.end]
        if len(text) > 80 or (paragraph.heading and paragraph.heading.style != "#"):
            continue
        if re.search(r"[。；;!！?？]$", text):
            continue
        score = sum(word in text for word in checklist.report_titles)
        if score and re.search(r"(报告|总结|情况|汇报)[)）]?$", text):
            candidates.append((score, bool(YEAR.search(text)), -paragraph.index, paragraph))
    if not candidates:
        first = document.paragraphs[0] if document.paragraphs else None
        if first is None or len(document.text[first.start : first.end]) > 80:
            return "", None
        return document.text[first.start : first.end], Span(first.start, first.end)
    best = max(candidates, key=lambda c: c[:3])[3]
    return document.text[best.start : best.end], Span(best.start, best.end)


def _issuer(
    document: Document,
    checklist: Checklist,
    title: str,
    title_span: Span | None,
    signed_by: str,
    signed_span: Span | None,
) -> tuple[str, Span | None]:
    """The issuer named in the title or on a line of its own above it, else the sign-off."""
    if title and title_span:
        bare = re.split(r"关于|(?=20\d{2}|二[〇零○])", title, maxsplit=1)[0].strip("# 　*")
        cut = _longest_issuer(bare, checklist)
        if cut:
            start = title_span.start + title.index(cut)
            return cut, Span(start, start + len(cut))
    for paragraph in document.paragraphs[:HEAD]:
        text = document.text[paragraph.start : paragraph.end]
        if len(text) <= 40 and level_of(text, checklist) and not paragraph.heading:
            return text, Span(paragraph.start, paragraph.end)
    return signed_by, signed_span


def _longest_issuer(text: str, checklist: Checklist) -> str:
    """The longest beginning of a text that ends like an issuer; 法治政府建设 is no issuer."""
    for end in range(len(text), 1, -1):
        if level_of(text[:end], checklist):
            return text[:end]
    return ""


def _year(
    document: Document,
    checklist: Checklist,
    title: str,
    title_span: Span | None,
    date: tuple[int, int, int] | None,
) -> int | None:
    """The reporting year: the title's, else the first heading's that names one, else the year before the date."""
    lines = [title] if title_span else []
    lines += [document.slice(s.heading.span) for s in document.sections if s.heading.level == 0]
    for line in lines:
        years = [
            int(y) if (y := found["year"]).isdigit() else chinese_number(y) for found in YEAR.finditer(line)
        ]
        years = [y for y in years if y and 2000 < y < 2100]
        if years and line is lines[0] and not any(word in line for word in checklist.report_titles):
            continue
        if years:
            late = line == title and any(word in title for word in checklist.delivery_titles)
            return min(y for y in years if y) - late
    return date[0] - 1 if date else None


def _addressee(document: Document, title: Span | None) -> str:
    for paragraph in document.paragraphs[:HEAD]:
        text = document.text[paragraph.start : paragraph.end]
        if title and paragraph.start <= title.start:
            continue
        if len(text) <= 40 and text.endswith(("：", ":")) and not paragraph.heading:
            return text.rstrip("：:")
    return ""


def _sign_off(
    document: Document, checklist: Checklist
) -> tuple[int, str, Span | None, tuple[int, int, int] | None, Span | None]:
    """Sign-off lines at the end: the issuer, then the date, or one of them."""
    end = len(document.paragraphs)
    signed_by, signed_span = "", None
    date, date_span = None, None
    for paragraph in reversed(document.paragraphs[-TAIL:]):
        text = document.text[paragraph.start : paragraph.end]
        if len(text) > 60:
            break
        if paragraph.heading or text.endswith(("。", "；", ";", "！", "：", ":")):
            continue
        found = DATE.search(text)
        if found and date is None and len(text) - len(found[0]) <= 40:
            numbers = [
                chinese_number(fold(found[k]).replace("○", "〇")) or 0 for k in ("year", "month", "day")
            ]
            if 1 <= numbers[1] <= 12 and 1 <= numbers[2] <= 31:
                date = (numbers[0], numbers[1], numbers[2])
                date_span = Span(paragraph.start + found.start(), paragraph.start + found.end())
                end = paragraph.index
                text = text[: found.start()].strip()
        if (
            text
            and not signed_by
            and level_of(text.strip("（）()"), checklist)
            and not re.search(r"[，。,；]", text)
        ):
            signed_by = text
            start = paragraph.start + document.text[paragraph.start : paragraph.end].index(text)
            signed_span = Span(start, start + len(text))
            end = min(end, paragraph.index)
    return end, signed_by, signed_span, date, date_span
