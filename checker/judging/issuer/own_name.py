"""The issuer's own name where it is spelt otherwise than in the title: doubled characters, slips."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from checker.checklist.model import Issuers
from checker.judging.examination import Examination
from checker.judging.issuer.misnomer import Misnomer, not_the_title, of_old
from checker.judging.names import JOINT, opposed, place_of
from checker.model.document import Span
from checker.model.findings import Fix, Wording
from checker.model.vocabulary import Margin
from checker.support.patterns import either, regex
from checker.text.dictionary import is_verb
from checker.text.edits import edits
from checker.text.normalise import normalised

USUAL = 3
"""A name that stands so often is what a form that stands once should be, wherever that stands."""


@lru_cache(maxsize=8)
def _twice(issuers: Issuers) -> re.Pattern[str]:
    """The same word twice, with what stands behind it."""
    behind = either((*issuers.bodies, *issuers.organs))
    return regex(
        rf"(?P<twice>(?P<unit>{either(issuers.units)})(?P=unit)(?={behind}|20\d\d|[，。、》])|(?P<word>{either(issuers.twice)})(?P=word))(?:{behind})?",
        needs=[word * 2 for word in (*issuers.units, *issuers.twice)],
    )


def doubled(exam: Examination) -> Iterator[Misnomer]:
    """镇镇人民政府."""
    for found in _twice(exam.checklist.issuers).finditer(exam.document.text):
        start, end = found.span("twice")
        yield Misnomer(
            [found.span()],
            Wording(f"“{found[0]}”叠字", "a doubled character"),
            fixes=(Fix(Span((start + end) // 2, end), ""),),
        )


def variants(exam: Examination) -> Iterator[Misnomer]:
    """The own name with characters missing, wrong or in another order."""
    issuer = exam.particulars.issuer
    if not issuer:
        return
    issuers = exam.checklist.issuers
    own = normalised(issuer.partition(place_of(issuer, issuers) or JOINT)[2])
    if not own or own in (*issuers.bodies, *issuers.zone_bodies):  # 东塘区人民政府
        own = normalised(re.sub(rf"^.*?(?:{either(issuers.places)})(?=.{{2,}})", "", issuer) or issuer)
    if len(own) < 5:
        own = normalised(issuer)
    short = own
    for ending in issuers.bodies:
        short = short.removesuffix(ending)
    signed = normalised(exam.particulars.signed_by)
    place = issuer.removesuffix(own)[-1:] if exam.particulars.level == "department" else ""
    full = place + own if place in issuers.counties and own.isalpha() else ""
    known = (normalised(issuer), own, full, signed if signed.startswith(normalised(issuer)) else "")
    names = [name for name in dict.fromkeys(known) if len(name) >= 5]
    for name in names:
        for match in exam.index.near(name):
            yield from _variant(exam, match.start, match.end, name)
    stem = re.sub(rf"(?:{either(issuers.towns)})$", "", short) if len(short) > 3 else short[:-1]
    if len(stem) in (2, 3) and stem != short and exam.index.text.count(short) >= 2:
        yield from _short(exam, short, len(stem))
    if len(short) >= 4:
        for match in exam.index.near(short):
            text = exam.index.text[match.start : match.end]
            if (text[-1] == short[-1] and (len(text) != len(short) or sorted(text) == sorted(short))) or len(
                short
            ) >= 5:
                yield from _variant(exam, match.start, match.end, short)


def _short(exam: Examination, name: str, stem: int) -> Iterator[Misnomer]:
    """A place name of two or three characters, one of them typed wrongly, once, where no neighbour is meant."""
    text = exam.index.text
    for at in range(stem - 1):
        turned = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
        if turned != name and text.count(turned) == 1:
            start = text.index(turned)
            span = exam.index.normalised.original(start, start + len(turned))
            yield Misnomer([span], not_the_title(turned, name))
    for at in range(stem):
        pattern = rf"{re.escape(name[:at])}[^\W\d]{re.escape(name[at + 1 :])}"
        like = [m for m in re.finditer(pattern, text) if m[0] != name]
        others = {m[0] for m in like if _neighbour(exam, m.start(), m.end(), bool(at) and stem > 2)}
        found = [m for m in like if m[0] not in others]
        if len(found) != 1 or exam.index.unit_of(found[0].start()) < 0:
            continue
        start, end = found[0].span()
        unit = exam.index.units[exam.index.unit_of(start)]
        if text.count(name) < USUAL and start != unit.start and not _acts(exam, start, end):
            continue
        if name in text[start - 2 : end + 2]:
            continue
        if opposed(found[0][0], name, exam.checklist.issuers):
            continue
        if is_verb(found[0][0][:2]):  # 组建省工业集团 in a report of 福建省
            continue
        yield Misnomer([exam.index.normalised.original(start, end)], not_the_title(found[0][0], name))


def _neighbour(exam: Examination, start: int, end: int, slip: bool) -> bool:
    """Whether a name like the own one is that of another place: 与竹山镇, 邻县竹山镇, 原竹山镇.

    Args:
        slip: whether it begins as the own one of three characters does: neighbours mostly end alike (李家店, 王家店).
    """
    issuers, text = exam.checklist.issuers, exam.index.text
    place = exam.particulars.place
    elsewhere = text[start - 1 : start] in issuers.places and not (place and text.endswith(place, 0, start))
    joined = text.startswith(issuers.joined, start - 1) and not slip
    return elsewhere or joined or text.startswith(issuers.adjoining, end)


def _acts(exam: Examination, start: int, end: int) -> bool:
    """Whether a name behind a comma is the subject of what follows: 2023年，云溪镇坚持…"""
    text = exam.index.text
    return text[start - 1 : start] == "," and text.startswith(
        (*exam.checklist.issuers.acting, *exam.checklist.head.acts), end
    )


def _variant(exam: Examination, start: int, end: int, name: str) -> Iterator[Misnomer]:
    index = exam.index
    text = index.text[start:end]
    around = index.text[max(0, start - 2) : end + len(name)]
    if name in around or edits(text, name, 2) > 2:
        return
    if opposed(text, name, exam.checklist.issuers):
        return
    # who opens a sentence of the report acts in it
    subject = start == index.units[index.unit_of(start)].start
    turned = text[-1] != name[-1] and sorted(text) != sorted(name)
    if (
        turned
        or index.text.count(text) > 2
        or (_other_place(text, name, exam.checklist.issuers) and not subject)
    ):
        return
    span = index.normalised.original(start, end)
    closing = exam.parts.role(exam.document.paragraph_at(span[0]).index) == Margin.CLOSING
    if closing or of_old(exam, span[0]):
        return
    yield Misnomer([span], not_the_title(text, name))


def _other_place(text: str, name: str, issuers: Issuers) -> bool:
    """Whether a variant may be the name of another place: only a character before the level word differs."""
    if len(text) != len(name):
        return False
    wrong = [i for i, (a, b) in enumerate(zip(text, name, strict=True)) if a != b]
    stem = re.split(either(issuers.stems), name)[0]
    return len(wrong) == 1 and wrong[0] < len(stem) and len(stem) <= 2
