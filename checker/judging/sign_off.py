"""Who signed a report and when: the lines at its end."""

from __future__ import annotations

from msgspec import Struct

from checker.checklist.model import Checklist
from checker.judging.names import JOINT, is_name
from checker.model.document import Document, Span
from checker.support.patterns import regex
from checker.text.numerals import chinese_number

DATE = regex(
    r"(?P<year>20\d{2})\s*[年.\-/]\s*"
    r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,3})\s*[月.\-/]\s*"
    r"(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s*[日号]?"
)
MONTH = regex(
    r"(?P<year>20\d{2})\s*年\s*(?P<month>\d{1,2}|[一二三四五六七八九十]{1,3})\s*月(?!\s*[\d一二三四五六七八九十])"
)
LABEL = regex(r"^[^：:]{2,6}[：:]\s*|（[^）]{0,6}）$|\([^)]{0,6}\)$")
"""报告单位： in front of a name, （盖章） behind it."""
TAIL = 12
"""Paragraphs at the end among which the sign-off is looked for."""
LINE = 60
"""Characters of the longest line of it."""
REMARKS = 40
"""Characters of the longest remark below it (此件公开发布)."""


class SignOff(Struct, frozen=True):
    """What the last lines say; empty where they say nothing."""

    end: int
    """Index of the paragraph where it, or the notes without one, begins; else the number of paragraphs."""
    signed_by: str = ""
    signed_span: Span | None = None
    date: tuple[int, int, int] | None = None
    date_span: Span | None = None


def find_sign_off(document: Document, checklist: Checklist, head: int) -> SignOff:
    """Read the lines behind the last heading and the last sentence.

    Args:
        head: index of the first paragraph of text; nothing above it is a sign-off.
    """
    paragraphs = document.paragraphs[: _notes(document, checklist, head)]
    headed = [section.paragraph + 1 for section in document.sections if section.paragraph < len(paragraphs)]
    first = max(head + 1, len(paragraphs) - TAIL, *headed[-1:])
    found = SignOff(len(paragraphs))
    names: list[Span] = []
    for paragraph in reversed(paragraphs[first:]):
        text = document.text[paragraph.start : paragraph.end]
        seen = bool(names) or found.date is not None
        sentence = text.endswith(("。", "；", "！"))
        if len(text) > LINE or (sentence and (seen or len(text) > REMARKS)):
            break
        if sentence:
            continue
        if found.date is None and (dated := _date(text, paragraph.start)):
            text = text[: dated[1].start - paragraph.start]
            found = SignOff(paragraph.index, "", None, *dated)
        name = LABEL.sub("", LABEL.sub("", text.strip())).strip("（） ")
        if is_name(name, checklist):
            start = paragraph.start + document.text[paragraph.start : paragraph.end].index(name)
            names.insert(0, Span(start, start + len(name)))
            found = SignOff(paragraph.index, "", None, found.date, found.date_span)
        elif text.strip() and seen:
            break
    if not names:
        return found
    signed = JOINT.join(document.slice(span) for span in names)
    return SignOff(found.end, signed, Span(names[0].start, names[-1].end), found.date, found.date_span)


def _notes(document: Document, checklist: Checklist, head: int) -> int:
    """Index of the line below which only terms are explained; the number of paragraphs without one."""
    for paragraph in document.paragraphs[head + 1 :]:
        line = document.text[paragraph.start : paragraph.end]
        if line.strip(" :：（）()").replace(" ", "") in checklist.head.notes:
            return paragraph.index
    return len(document.paragraphs)


def _date(text: str, start: int) -> tuple[tuple[int, int, int], Span] | None:
    """The date on a line; without a day it is the first of the month. None where there is none."""
    found = DATE.search(text) or MONTH.search(text)
    if found is None or len(text) - len(found[0]) > REMARKS:
        return None
    year, month = int(found["year"]), chinese_number(found["month"]) or 0
    day = (chinese_number(found["day"]) or 0) if "day" in found.re.groupindex else 1
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return (year, month, day), Span(start + found.start(), start + found.end())
