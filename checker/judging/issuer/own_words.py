"""What a report calls its own place and bodies where it says another's: 全区 in a county, 区局 in a county's bureau, one team
or leading group under two names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.checklist.model import OneBody
from checker.judging.examination import Examination
from checker.judging.issuer.misnomer import SEVERAL, Misnomer, not_of_its_kind, not_the_issuer, of_old
from checker.judging.names import place_of, shortens, stem_of
from checker.model.document import Span
from checker.model.findings import Wording
from checker.model.vocabulary import Margin
from checker.support.patterns import IDEOGRAPH, either

CITY = "市"
NEAR = 1
"""A leading group told again under another name stands no more paragraphs further on."""


def whole(exam: Examination) -> Iterator[Misnomer]:
    """全区各部门 in the report of a county or its office, 全市各乡镇 in that of a county."""
    issuers, text, level = exam.checklist.issuers, exam.document.text, exam.particulars.level
    issuer = exam.particulars.issuer
    place = place_of(issuer, issuers) if level == "department" else issuer
    own = next((mark for mark in reversed(place) if mark in issuers.counties), "")
    if level not in ("county", "city", "department") or not own or issuer.endswith(issuers.zone_bodies):
        return
    kinds = issuers.above[0] if issuers.above else ""
    words = [
        f"{my}{kind}"
        for kind in kinds + CITY
        for my in ("全我" if level == "department" and kind != CITY else "全")
        if kind != own and not (kind == CITY and own not in kinds)
    ]
    said = sum(text.count(word) for word in (f"全{own}", f"我{own}", f"{own}委", f"{own}政府", f"{own}级"))
    regional = any(region in text for region in issuers.regions)  # there 全区 is all of the region
    for word in words:
        kind = word[1]
        if word not in text or (kind == "区" and regional):
            continue
        behind = either(issuers.whole_below if kind == CITY else issuers.whole)
        tail = "" if word[0] == "我" else rf"(?:各|\d+余?{IDEOGRAPH})?(?:{behind})"
        unlike = either(w[1:] for w in issuers.kin_unlike if w[0] == kind)  # 我区域
        pattern = rf"(?<!{either(issuers.no_whole)}){word}(?={tail})(?!{unlike})"
        found = [Span(*one.span()) for one in re.finditer(pattern, text) if _is_own(exam, one.start(), kind)]
        if not found or SEVERAL * text.count(word) > said:
            continue
        yield Misnomer(list(found), not_of_its_kind(word, own), word[0] + own)


def _is_own(exam: Examination, at: int, kind: str) -> bool:
    """Whether 全区 is said of the own place: no sentence is on another one that names it before."""
    sentence = exam.document.sentence_at(at)
    if sentence is None or exam.role_at(at) == Margin.CLOSING:
        return False
    before = exam.text((sentence.start, at)).replace(f"社{kind}", "")
    return kind not in before and not before.endswith("在")


def other_county(exam: Examination) -> Iterator[Misnomer]:
    """区住建局, 区局 in the report of a 县住房和城乡建设局, where no name of a place stands before it."""
    issuers, issuer = exam.checklist.issuers, exam.particulars.issuer
    place, kinds = place_of(issuer, issuers), issuers.above[0] if issuers.above else ""
    if exam.particulars.level != "department" or place[-1:] not in tuple(kinds):
        return
    office = issuer.partition(place)[2]
    end = next((end for end in issuers.offices if office.endswith(end)), "")
    names = [
        office,
        *(short + end for full, short in issuers.trades if full + end == office),
        *[end] * (end == "局"),
    ]
    others = either(kind for kind in kinds if kind != place[-1])
    pattern = (
        rf"(?:(?<!{IDEOGRAPH})(?<!、)|(?<=[由经]))(?P<kind>{others})(?P<name>{either(names)})(?![长员、])"
    )
    for found in re.finditer(pattern, exam.document.text):
        if exam.role_at(found.start()) == Margin.CLOSING or of_old(exam, found.start()):
            continue
        yield Misnomer([found.span()], not_the_issuer(found[0], issuer), place[-1] + found["name"])


def one_body(exam: Examination) -> Iterator[Misnomer]:
    """综合执法中队 in the report of a town that has a 综合行政执法队: of some bodies a house has but one."""
    for body in exam.checklist.one_body:
        if exam.particulars.level in body.levels:
            yield from _second_names(exam, body)


def _second_names(exam: Examination, body: OneBody) -> Iterator[Misnomer]:
    """Where a body that was told of is called otherwise, in no sentence that tells why."""
    first: tuple[str, int] | None = None
    """The name that it was introduced by, and the paragraph."""
    for span in exam.spans(body.any):
        sentence = exam.document.sentence_at(span.start)
        if sentence is None or exam.role_at(span.start) == Margin.CLOSING:
            continue
        text, name, before = exam.text(sentence), exam.text(span), exam.text((sentence.start, span.start))
        if of_old(exam, span.start) or any(word in text for word in body.unlike):
            return
        founded = any(word in before for word in body.founding)
        if not founded and not _is_ours(exam, before):
            continue
        if first is None or founded:
            if founded or not body.founding:
                first = (name, sentence.paragraph)
            continue
        known, at = first
        if body.founding and sentence.paragraph - at > NEAR:
            continue
        if name != known and not shortens(name, known) and not shortens(known, name):
            message = Wording(f"写成“{name}”，前面是“{known}”", f"{name} here, {known} before")
            yield Misnomer([span], message, known)


def _is_ours(exam: Examination, before: str) -> bool:
    """Whether the words before a body say that it is the own one, or nothing: 镇, 我镇, 云溪镇, but not 茅塘镇."""
    issuers, stem = exam.checklist.issuers, stem_of(exam.particulars.issuer, exam.checklist.issuers)
    kind = next((kind for kind in issuers.towns if stem.endswith(kind)), "")
    before = before.removesuffix(kind)
    mine = (*issuers.before_own, "我", "本", *[stem.removesuffix(kind)] * bool(stem))
    return not re.search(f"{IDEOGRAPH}$", before) or before.endswith(mine)
