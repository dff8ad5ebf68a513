"""Where a report calls a public body by a name that it no longer has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.checklist.model import Office
from checker.judging.examination import Examination
from checker.model.vocabulary import Role
from checker.support.patterns import IDEOGRAPH, either, regex

AROUND = 8
"""So many characters on either side may make another, longer name of it."""

BEFORE = 16
"""So many characters before it may say that it is told as history: 原国税局、地税局."""
FORMER = regex(rf"[原曾].{{0,3}}$|原{IDEOGRAPH}{{2,12}}[、和与及]$")


def former_names(exam: Examination) -> Iterator[tuple[Office, tuple[int, int]]]:
    """Each place where a body that had another name by the reporting year is named as if it still had the old one."""
    year = exam.particulars.year
    if not year:
        return
    taken: set[int] = set()
    addressee = exam.particulars.addressee
    to = exam.document.text.find(addressee) if addressee else -1
    for office in sorted((o for o in exam.checklist.office if o.until < year), key=lambda o: -len(o.name)):
        for span in _named(exam, office):
            signed = exam.particulars.signed_span
            told = exam.role_at(span[0]) in (Role.ACHIEVEMENTS, Role.LEADER, Role.PLAN)
            signs = signed and span[0] in range(*signed) and office.is_now(exam.particulars.issuer)
            addressed = 0 <= to <= span[0] < to + len(addressee)
            if span[0] not in taken and (addressed or ((told or signs) and not office.addressed)):
                taken.update(range(*span))
                yield office, span


def is_own(exam: Examination, office: Office, span: tuple[int, int]) -> bool:
    """Whether a former name is the reporting office's own, or that of an office of the government that reports."""
    issuer = exam.particulars.issuer
    if office.is_now(issuer) or office.own:
        return office.is_now(issuer) and not _of_others(exam, span[0])
    kind = next(
        (
            place
            for place in exam.checklist.issuers.counties
            if re.search(f"{re.escape(place)}(?:人民政府|政府)?$", issuer)
        ),
        "",
    )
    return bool(kind) and exam.text((span[0] - 1, span[0])) == kind


def _of_others(exam: Examination, at: int) -> bool:
    """Whether an office is that of another place: 邻县交通局."""
    issuers, before = exam.checklist.issuers, exam.text((max(0, at - AROUND), at))
    found = re.search(rf"(?P<whose>{IDEOGRAPH}+)(?P<mark>{either(issuers.counties)})$", before)
    if found is None:
        return False
    place = exam.particulars.place
    return not (
        place.endswith(found[0][-len(place) :]) or found["whose"].endswith(tuple(issuers.before_above))
    )


def _named(exam: Examination, office: Office) -> Iterator[tuple[int, int]]:
    text = exam.document.text
    for found in re.finditer(re.escape(office.name), text) if office.name in text else ():
        around = text[max(0, found.start() - AROUND) : found.end() + AROUND]
        before = text[max(0, found.start() - BEFORE) : found.start()]
        if any(word in around for word in office.unlike) or FORMER.search(before):
            continue
        yield found.span()
