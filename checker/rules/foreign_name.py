"""写成了别的地方、别的单位。

乡镇、街道的报告里，一句话以另一个乡镇、街道作主语讲工作，多半是抄了别处的报告；部门的报告以另一个县同类部门作
主语，也是。另外，已经更名或撤销的机构（法制办、工商局）出现在更名以后的年度，也指出来。同一个名称只报一次，各处
都列出来。

联防、考察、签约提到的邻镇不算：它们不作主语。机构的更名在清单的 [[office]] 里，泛指的“各乡镇”“重点镇”在
[issuers] generic 里。

不合格：
    云溪镇人民政府2023年度法治政府建设情况报告
    一、主要举措和成效
    石桥镇全年调解矛盾纠纷218件，成功率97%。

合格：
    云溪镇人民政府2023年度法治政府建设情况报告
    一、主要举措和成效
    云溪镇会同石桥镇调解边界纠纷18件，各乡镇来镇观摩3次。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from checker.checklist.model import Issuers, Office
from checker.judging.examination import Examination
from checker.judging.former import former_names, is_own
from checker.judging.names import opposed
from checker.model.findings import Finding, Rule, Severity, Wording
from checker.model.vocabulary import DONE
from checker.support.patterns import IDEOGRAPH, either
from checker.text.dictionary import is_verb
from checker.text.edits import ratio

RULE = Rule(
    "foreign-name",
    Wording("写成了别的地方、别的单位", "Another place's or office's name"),
    Severity.WARNING,
    "consistency",
    spelling=True,
)
LEAD = (
    r"(?:^|(?<=[。！？；;]))\s*(?:[(（]?[\d一二三四五六七八九十]{1,3}[)）.．、是]{0,2})?\s*"
    r"(?!原|请)(?:20\d\d年度?[，,]?|一年来[，,]?|今年以来[，,]?|同时[，,]?|此外[，,]?)?"
)
ALIKE = 60
"""Names more alike than this, in percent, are slips of the own name, which issuer-name tells."""


def _stem(issuers: Issuers, most: int) -> str:
    """The source for the name of a place without its kind, as short as it can be."""
    return rf"(?P<stem>(?:(?!{either(issuers.no_place)}){IDEOGRAPH}){{2,{most}}}?"


@lru_cache(maxsize=8)
def _town(issuers: Issuers) -> re.Pattern[str]:
    """A town as the subject of a sentence."""
    begins = either(town[0] for town in issuers.towns)
    county = rf"(?:{IDEOGRAPH}{{2,3}}(?:{either(issuers.counties)}))?"
    name = rf"(?P<name>{county}{_stem(issuers, 3)})(?P<kind>{either(issuers.towns)}))"
    return re.compile(rf"{LEAD}{name}(?!{begins})(?P<rest>.{{2,6}})", re.DOTALL)


@lru_cache(maxsize=8)
def _own(issuers: Issuers) -> re.Pattern[str]:
    """A town at the end of an issuer's name."""
    place, kind = either(p for p in issuers.places if len(p) == 1), either(issuers.towns)
    behind = either((*issuers.bodies, *issuers.organs))
    return re.compile(rf"(?:^|(?:{place}))(?P<stem>{IDEOGRAPH}{{2,4}}?)(?P<kind>{kind})(?:{behind}|$)")


@lru_cache(maxsize=8)
def _bureau(issuers: Issuers) -> re.Pattern[str]:
    """A county's office as the subject of a sentence."""
    stem = rf"{_stem(issuers, 4)}(?:{either(issuers.counties)}))"
    kind = rf"(?P<kind>{IDEOGRAPH}{{2,12}}(?:{either(issuers.offices)}))"
    return re.compile(rf"{LEAD}(?P<name>{stem}{kind})(?!长)")


def check(exam: Examination) -> Iterator[Finding]:
    """One finding for each foreign name that stands as a subject, and for each office that is no more."""
    issuer = exam.particulars.issuer
    if exam.particulars.level in ("town", "street") and (own := _own(exam.checklist.issuers).search(issuer)):
        yield from _towns(exam, own["stem"] + own["kind"])
    if exam.particulars.level == "department":
        yield from _bureaus(exam, issuer)
    yield from _offices(exam)


def _towns(exam: Examination, own: str) -> Iterator[Finding]:
    """Other towns as subjects of sentences on work done."""
    issuers, text = exam.checklist.issuers, exam.document.text
    town = _town(issuers)
    places: dict[str, list[tuple[int, int]]] = {}
    for sentence in exam.document.sentences:
        if exam.role(sentence) not in DONE:
            continue
        for found in town.finditer(exam.text(sentence)):
            bare = found["stem"] + found["kind"]
            if _a_slip(bare, own, issuers):  # or the own name itself, in a longer or shorter form
                continue
            if bare.endswith(issuers.generic) or not found["rest"].startswith(issuers.acting):
                continue
            if re.search(rf"{found['stem']}(?!{found['kind']}|{either(issuers.beyond)})", text):
                continue  # a word that stands by itself elsewhere is not the name of a place
            if is_verb(found["stem"]):  # 组建镇综合行政执法大队
                continue
            start = sentence.start + found.start("name")
            places.setdefault(found["name"], []).append((start, start + len(found["name"])))
    yield from _told(exam, places, {name: _foreign(name, own) for name in places})


def _a_slip(name: str, own: str, issuers: Issuers) -> bool:
    """Whether a name is the own one with a slip in it; 铁东街道 and 铁西街道 are two neighbours."""
    return ratio(name, own, ALIKE) > ALIKE and not opposed(name, own, issuers)


def _bureaus(exam: Examination, issuer: str) -> Iterator[Finding]:
    """The same office of another county as a subject."""
    bureau = _bureau(exam.checklist.issuers)
    places: dict[str, list[tuple[int, int]]] = {}
    for sentence in exam.document.sentences:
        if exam.role(sentence) not in DONE:
            continue
        for found in bureau.finditer(exam.text(sentence)):
            if (
                issuer.endswith(found["kind"])
                and found["stem"][:-1] not in issuer
                and not is_verb(found["stem"][:2])
            ):
                start = sentence.start + found.start("name")
                places.setdefault(found["name"], []).append((start, start + len(found["name"])))
    yield from _told(exam, places, {name: _foreign(name, issuer) for name in places})


def _foreign(name: str, own: str) -> tuple[Wording, Wording]:
    return (
        Wording(
            f"这是{own}的报告，这里以“{name}”作主语", f"the report is {own}'s; here {name} is the subject"
        ),
        Wording(
            f"改为{own}自己的名称；如果这一段抄自别处，请改写。",
            "Write the own name; rewrite what was taken from elsewhere.",
        ),
    )


def _offices(exam: Examination) -> Iterator[Finding]:
    places: dict[str, list[tuple[int, int]]] = {}
    said: dict[str, tuple[Wording, Wording]] = {}
    for office, span in former_names(exam):
        if not (office.own or is_own(exam, office, span)):  # its own former name is told by issuer-name
            places.setdefault(office.name, []).append(span)
            said[office.name] = _over(office)
    yield from _told(exam, places, said)


def _over(office: Office) -> tuple[Wording, Wording]:
    instead = f"，现为{office.successor}" if office.successor else ""
    return (
        Wording(
            f"“{office.name}”{office.until}年后已不用这个名称{instead}",
            f"{office.name} has had another name since {office.until}",
        ),
        Wording(
            "改为现在的名称；讲以前的事，前面加“原”字。", "Write the present name, or 原 before the old one."
        ),
    )


def _told(
    exam: Examination,
    places: Mapping[str, list[tuple[int, int]]],
    said: Mapping[str, tuple[Wording, Wording]],
) -> Iterator[Finding]:
    """One finding a name, at its first place; the others are related places."""
    for name, spans in places.items():
        first, *others = sorted(spans)
        message, suggestion = said[name]
        yield exam.finding(
            RULE, first, message, suggestion, related=tuple(map(exam.related, others)), identity=(name,)
        )
