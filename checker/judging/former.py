"""Where a report calls a public body by a name that it no longer has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.checklist.model import Office
from checker.judging.examination import Examination
from checker.model.vocabulary import Role

AROUND = 8
"""So many characters on either side may make another, longer name of it."""


def former_names(exam: Examination) -> Iterator[tuple[Office, tuple[int, int]]]:
    """Each place where a body that had another name by the reporting year is named as if it still had the old one."""
    year = exam.particulars.year
    if not year:
        return
    taken: set[int] = set()
    for office in sorted((o for o in exam.checklist.office if o.until < year), key=lambda o: -len(o.name)):
        for span in _named(exam, office):
            signed = exam.particulars.signed_span
            told = exam.role_at(span[0]) in (Role.ACHIEVEMENTS, Role.LEADER, Role.PLAN)
            signs = signed and span[0] in range(*signed) and office.is_now(exam.particulars.issuer)
            if span[0] not in taken and (told or signs):
                taken.update(range(*span))
                yield office, span


def is_own(exam: Examination, office: Office, span: tuple[int, int]) -> bool:
    """Whether a former name is the reporting office's own, or that of an office of the government that reports."""
    issuer = exam.particulars.issuer
    if office.is_now(issuer):
        return True
    kind = next(
        (
            place
            for place in exam.checklist.issuers.counties
            if re.search(f"{re.escape(place)}(?:人民政府|政府)?$", issuer)
        ),
        "",
    )
    return bool(kind) and exam.text((span[0] - 1, span[0])) == kind


def _named(exam: Examination, office: Office) -> Iterator[tuple[int, int]]:
    text = exam.document.text
    for found in re.finditer(re.escape(office.name), text) if office.name in text else ():
        around = text[max(0, found.start() - AROUND) : found.end() + AROUND]
        if any(word in around for word in office.unlike) or re.search(
            r"[原曾]", text[max(0, found.start() - 4) : found.start()]
        ):
            continue
        yield found.span()
