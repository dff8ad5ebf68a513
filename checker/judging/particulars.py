"""Who reports, on what level, about which year, to whom and when: read from title, opening and sign-off."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from checker.checklist.model import Checklist, Level
from checker.judging.head import YEAR, Head, read_head
from checker.judging.names import (
    HOUSES,
    JOINT,
    SUFFIX,
    in_documents,
    in_full,
    leading_name,
    level_of,
    marks_of,
    own_level,
    place_of,
    same_body,
)
from checker.judging.sign_off import DATE, SignOff, find_sign_off
from checker.model.document import Document, Span

__all__ = ["DATE", "Particulars", "find_particulars", "level_of"]

OPENING = 500
"""Characters in which a report says who reports on which year."""
AUTUMN = 11
"""Reports that are published from this month on are about the same year, earlier ones about the year before."""


class Particulars(Struct, frozen=True):
    """What the report says of itself; empty or None where it does not say."""

    title: str
    title_span: Span | None
    issuer: str
    """In the fullest form that the report has; joint issuers with a blank between them."""
    level: Level | None
    staff: bool
    """A department that enforces nothing."""
    year: int | None
    addressee: str
    signed_by: str
    signed_span: Span | None
    date: tuple[int, int, int] | None
    date_span: Span | None
    body: int
    """Index of the paragraph where the text begins, below the title and the lines of the page."""
    place: str
    """The county or other place above towns that the issuer belongs to, or else reports to."""
    end: int
    """Index of the paragraph where the sign-off begins; the number of paragraphs without one."""


def find_particulars(
    document: Document, checklist: Checklist, level: Level | None = None, year: int | None = None
) -> Particulars:
    """Read the particulars; a level or year that the user gave wins."""
    head = read_head(document, checklist)
    signed = find_sign_off(document, checklist, head.body)
    opening = _opening(document, head)
    issuer, found = _issuer(document, checklist, head, signed, opening)
    return Particulars(
        title=head.title,
        title_span=head.title_span,
        issuer=issuer,
        level=level or found,
        staff=(level or found) == "department" and any(name in issuer for name in checklist.issuers.staff),
        year=year or _year(document, checklist, head, signed, opening),
        addressee=head.addressee,
        place=place_of(issuer, checklist.issuers) or place_of(head.addressee, checklist.issuers),
        signed_by=signed.signed_by,
        signed_span=signed.signed_span,
        date=signed.date,
        date_span=signed.date_span,
        end=signed.end,
        body=head.body,
    )


def _opening(document: Document, head: Head) -> str:
    """The sentences before the first heading."""
    first = [p for p in document.paragraphs[head.body : head.body + 3] if p.section < 0]
    return document.text[first[0].start : first[-1].end][:OPENING] if first else ""


def _issuer(
    document: Document, checklist: Checklist, head: Head, signed: SignOff, opening: str
) -> tuple[str, Level | None]:
    """The issuer in its fullest form, and its level."""
    own = own_level(document.text, checklist)
    others = [signed.signed_by, *_names(opening, checklist), head.publisher]
    name = head.names
    if not name:
        fitting = [n for n in others if n and (own not in HOUSES or level_of(n, checklist) == own)]
        name = next(iter(fitting), "")
        for other in fitting[1:]:  # the sign-off may be what is wrong
            rivals = level_of(other, checklist) == level_of(name, checklist) and JOINT not in other
            if name == signed.signed_by and rivals and not same_body(other, name, checklist.issuers):
                short = SUFFIX.sub("", name)
                name = (
                    other
                    if document.text.count(SUFFIX.sub("", other)) >= document.text.count(short)
                    else name
                )
        if not name and signed.signed_by:
            name = signed.signed_by
    if not name and own in HOUSES:
        name = in_documents(document.text, own, checklist)
    if not name and own in ("street", "town") and level_of(head.source, checklist) == own:
        name = head.source  # of an office it may be another one that put its report on the site
    if not name:
        return "", own
    for other in others:
        if len(other) > len(name) and JOINT not in other and same_body(name, other, checklist.issuers):
            name = other
    level = level_of(name, checklist)
    name = in_full(name, document.text, checklist.issuers)
    if name[0] in marks_of(checklist.issuers) and name.endswith("政府"):
        return "", level  # 县政府: which one, the text does not say
    return name, level


def _names(opening: str, checklist: Checklist) -> Iterator[str]:
    """The names that the clauses of an opening begin with."""
    head = checklist.head
    for clause in re.split(r"[，。；：\n]", opening):
        behind = max((clause.rfind(led) + len(led) for led in head.led if led in clause), default=0)
        for part in dict.fromkeys((clause, clause[behind:])):
            part = re.sub(
                r"^(?:20\d\d年(?:度|以来|来|底|全年)?|现[将就]|特将|今年以来|一年来|近年来)+", "", part
            )
            if name := leading_name(part, checklist):
                yield name


def _year(document: Document, checklist: Checklist, head: Head, signed: SignOff, opening: str) -> int | None:
    """The reporting year: of the title, the opening, the first heading; else by when it was signed or published."""
    if years := [int(y) for y in YEAR.findall(head.title)]:
        return min(years) - any(word in head.title for word in checklist.delivery_titles)
    if found := re.search(r"现(?:[将就]|结合|根据)[^，。；]{0,40}?(?P<year>20\d\d)年", opening):
        return int(found["year"])
    for sentence in re.split(r"[。；\n]", opening):
        if found := re.match(r"(?:在)?(?P<year>20\d\d)年(?:度|以来|来|全年|[，,是我全])", sentence):
            return int(found["year"])
    for section in document.sections:
        title = section.heading.title
        years = [int(y) for y in YEAR.findall(title)]
        if years and section.heading.level == 0 and not any(word in title for word in checklist.head.plan):
            return min(years)
    if found := re.search(r"[，。；\n](?P<year>20\d\d)年(?:度|以来|来)?，", opening):
        return int(found["year"])
    if signed.date:
        return signed.date[0] - (signed.date[1] < AUTUMN)
    if found := DATE.search(head.published):
        return int(found["year"]) - (int(found["month"]) < AUTUMN)
    return _told_most(document)


def _told_most(document: Document) -> int | None:
    """The year that most sentences begin with."""
    years = Counter(
        int(found["year"])
        for found in re.finditer(
            r"(?:^|[\n。；，：])(?P<year>20\d\d)年(?:度|以来|来)?(?=[，,全我共]|[^\W\d])", document.text
        )
    )
    most = years.most_common(2)
    return most[0][0] if most and (len(most) == 1 or most[0][1] > most[1][1]) else None
