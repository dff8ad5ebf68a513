"""The own office under another office's name: what it was called before, what it is called elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.judging.examination import Examination
from checker.judging.former import former_names, is_own
from checker.judging.misnomers import Misnomer
from checker.model.findings import Wording
from checker.model.vocabulary import Margin
from checker.support.patterns import IDEOGRAPH, either


def former(exam: Examination) -> Iterator[Misnomer]:
    """国土资源局 in the report of a 自然资源局: what the office itself was called before."""
    for office, span in former_names(exam):
        if is_own(exam, office, span):
            now = office.successor
            message = Wording(
                f"写成“{office.name}”，{office.until}年后已是“{now}”",
                f"{office.name} is the former name of {now}",
            )
            yield Misnomer([span], message, now)


def same_office(exam: Examination) -> Iterator[Misnomer]:
    """旗水务局 in the report of a 旗水利局: a place has but one of the two."""
    issuers, issuer = exam.checklist.issuers, exam.particulars.issuer
    for names in issuers.same_office:
        own = next((name for name in names if issuer.endswith(name)), "")
        place = issuer.removesuffix(own)
        if not own or not place:
            continue
        others = [name for name in names if not _shortens(name, own) and not name.endswith(own)]
        if not others:
            continue
        pattern = rf"(?:{re.escape(place)}|(?<!{IDEOGRAPH})[由经]?{place[-1]}|(?<=[我本]){place[-1]})(?P<name>{either(others)})"
        for found in re.finditer(pattern, exam.document.text):
            if exam.role_at(found.start()) != Margin.CLOSING:
                message = Wording(f"写成“{found['name']}”，报告主体是“{issuer}”", f"written {found['name']}")
                yield Misnomer([found.span("name")], message, own)


def another_office(exam: Examination) -> Iterator[Misnomer]:
    """区海洋渔业局 in the report of a 区海洋发展局: of a place's offices one has that word at its beginning."""
    issuer = exam.particulars.issuer
    if exam.particulars.level != "department" or not issuer.endswith("局"):
        return
    kinds = either(place for place in exam.checklist.issuers.counties if len(place) == 1)
    own = re.search(rf"(?P<place>{kinds})(?P<office>(?P<word>{IDEOGRAPH}{{2}}){IDEOGRAPH}+局)$", issuer)
    if own is None:
        return
    pattern = rf"(?:(?<!{IDEOGRAPH})|(?<=[由经向])){own['place']}(?P<name>{own['word']}{IDEOGRAPH}{{1,6}}?局)"
    for found in re.finditer(pattern, exam.document.text):
        name = found["name"]
        if (
            name != own["office"]
            and not _shortens(name, own["office"])
            and not _shortens(own["office"], name)
        ):
            message = Wording(f"写成“{name}”，报告主体是“{issuer}”", f"written {name}")
            yield Misnomer([found.span("name")], message, own["office"])


def _shortens(name: str, full: str) -> bool:
    """Whether a name leaves out characters of another and nothing else: 教体局 for 教育和体育局."""
    rest = iter(full)
    return all(character in rest for character in name)
