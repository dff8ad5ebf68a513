"""The own office under another office's name: what it was called before, what it is called elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.judging.examination import Examination
from checker.judging.former import former_names, is_own
from checker.judging.issuer.misnomer import Misnomer, not_the_issuer, not_the_title, of_old
from checker.judging.names import place_of, shortens
from checker.model.findings import Wording
from checker.model.vocabulary import Margin, Role
from checker.support.patterns import IDEOGRAPH, either, regex

PEOPLE = rf"(?:(?!族){IDEOGRAPH}){{1,4}}族"
PEOPLES = regex(
    rf"(?P<stem>{IDEOGRAPH}{{2,3}}?)(?P<peoples>(?:{PEOPLE}){{1,4}})(?P<kind>乡|镇|苏木|自治县|自治州)",
    needs="族",
)
"""The name of a place of one people or more: 大坝苗族侗族乡."""
SHORT = 4
"""A name of an office of no more characters may be short for another: 林草局."""
SEVERAL = 2
"""A name that stands more often is no slip."""


def former(exam: Examination) -> Iterator[Misnomer]:
    """国土资源局 in the report of a 自然资源局: what the office itself was called before."""
    for office, span in former_names(exam):
        if is_own(exam, office, span):
            issuer = exam.particulars.issuer
            now = (
                issuer
                if office.is_now(issuer) and not issuer.endswith(office.successor)
                else office.successor
            )
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
        others = [
            name
            for name in names
            if not shortens(name, own)
            and not name.endswith(own)
            # 林草局 is short for 林业和草原局
            and (len(own) > SHORT or name.startswith(own[:-1]) or not shortens(own, name))
        ]
        if not others:
            continue
        pattern = rf"(?:{re.escape(place)}|(?<!{IDEOGRAPH})[由经]?{place[-1]}|(?<=[我本]){place[-1]})(?P<name>{either(others)})"
        for found in re.finditer(pattern, exam.document.text):
            if exam.role_at(found.start()) != Margin.CLOSING:
                yield Misnomer([found.span("name")], not_the_issuer(found["name"], issuer), own)


def another_kind(exam: Examination) -> Iterator[Misnomer]:
    """县公路养护所 in the report of a 县公路养护站, 市卫健局 in that of a 市卫生健康委: an office is of one kind."""
    issuers, issuer = exam.checklist.issuers, exam.particulars.issuer
    place = place_of(issuer, issuers)
    rank = max(
        issuers.ranks, key=lambda rank: max(len(end) * issuer.endswith(end) for end in rank), default=()
    )
    own = max((end for end in rank if issuer.endswith(end)), key=len, default="")
    if exam.particulars.level != "department" or not own or not place:
        return
    whole = issuer.partition(place)[2].removesuffix(own)
    town = re.match(rf"(?P<stem>{IDEOGRAPH}{{2,4}}?)(?:{either(issuers.towns)})", whole)
    town = None if town and town[0].endswith(issuers.generic) else town  # 住房和城乡建设
    trade = whole[town.end() :] if town else whole
    before = rf"{re.escape(place)}|(?<!{IDEOGRAPH})[由经]?{place[-1]}|(?<=[我本]){place[-1]}"
    if town:
        before = rf"{re.escape(town['stem'])}(?:{either(issuers.towns)})?"
    short = [brief for full, brief in issuers.trades if full == trade]
    others = [
        end for end in rank
        if not (own.startswith(end) or end.startswith(own)) and (short or end not in issuers.brief)
    ]  # fmt: skip
    coordinating = rf"[^，。；]{{0,4}}(?:{either(issuers.coordinating)})"
    pattern = rf"(?:{before})(?P<name>(?:{either((trade, *short))})(?P<kind>{either(others)})(?!员会|员|长|{coordinating}))"
    for found in re.finditer(pattern, exam.document.text) if len(trade) > 1 else ():
        if exam.role_at(found.start()) != Margin.CLOSING and not of_old(exam, found.start()):
            yield Misnomer([found.span("name")], not_the_issuer(found["name"], issuer), issuer)


def another_rank(exam: Examination) -> Iterator[Misnomer]:
    """区机关事务服务中心 once, as who acts in the leader's part or the plan of a 区机关事务管理局: there only the own house acts."""
    issuers, issuer = exam.checklist.issuers, exam.particulars.issuer
    place, ends = place_of(issuer, issuers), either(issuers.house_ends)
    if exam.particulars.level != "department" or not place:
        return
    own = re.search(
        rf"(?P<word>{IDEOGRAPH}{{2,8}}?)(?:{either(issuers.middles)})*(?:{ends})$", issuer.partition(place)[2]
    )
    if own is None:
        return
    office = f"(?P<name>{own['word']}(?:{either(issuers.middles)})*(?:{ends}))"
    pattern = rf"(?<!{IDEOGRAPH})(?:{re.escape(place)}|{place[-1]}){office}(?!长|员)"
    found = [
        one for one in re.finditer(pattern, exam.document.text)
        if not shortens(one["name"], own[0]) and not shortens(own[0], one["name"])
    ]  # fmt: skip
    if len(found) == 1 and exam.role_at(found[0].start()) in (Role.LEADER, Role.PLAN):
        yield Misnomer([found[0].span("name")], not_the_issuer(found[0]["name"], issuer), issuer)


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
        if name != own["office"] and not shortens(name, own["office"]) and not shortens(own["office"], name):
            yield Misnomer([found.span("name")], not_the_issuer(name, issuer), own["office"])


def another_zone(exam: Examination) -> Iterator[Misnomer]:
    """临湾高新区 in the report of the 临湾经济技术开发区: a zone is of one kind."""
    issuers, issuer = exam.checklist.issuers, exam.particulars.issuer
    bare = next((issuer.removesuffix(body) for body in issuers.zone_bodies if issuer.endswith(body)), issuer)
    names = [name for group in issuers.zones for name in group]
    own = max((name for name in names if bare.endswith(name)), key=len, default="")
    if not own:
        return
    stem = re.sub(rf"^.*(?:{either(issuers.places)})", "", bare.removesuffix(own))
    if not 2 <= len(stem) <= 4:
        return
    group = next(group for group in issuers.zones if own in group)
    others = [name for name in names if name not in group and name not in own]
    text, joined = exam.document.text, either((*issuers.joined, *(p for p in issuers.places if len(p) == 1)))
    named = rf"(?<!{joined}){re.escape(stem)}(?P<name>{either(others)})(?![、和与及])"
    behind = rf"{either((*issuers.zone_bodies, *issuers.acting))}|{IDEOGRAPH}{{2,6}}?(?:{either(issuers.teams)}|大厅)"
    kinds = [name for name in others if not shortens(name, own) and name not in issuers.zones_general]
    alone = rf"(?<!{IDEOGRAPH})(?<!、)(?P<bare>{either(kinds)})(?={behind})"
    found = [
        one for one in re.finditer(rf"{named}|{alone}", text)
        if exam.role_at(one.start()) != Margin.CLOSING and not (one["bare"] and _of_another(text, one))
    ]  # fmt: skip
    if 0 < len(found) <= SEVERAL and text.count(stem + own) + text.count(stem) > len(found):
        for one in found:
            right = own if one["bare"] else f"{stem}{own}"
            yield Misnomer([one.span()], not_the_issuer(one[0], f"{stem}{own}"), right)


def _of_another(text: str, bare: re.Match[str]) -> bool:
    """Whether a zone's kind alone is short for another zone that was named before."""
    return bool(re.search(IDEOGRAPH + re.escape(bare["bare"]), text[: bare.start()])) or (
        text.count(bare["bare"]) > SEVERAL
    )


def fewer_peoples(exam: Examination) -> Iterator[Misnomer]:
    """大坝侗族乡 in the report of the 大坝苗族侗族乡: one of its peoples is left out, or another named."""
    issuers, issuer = exam.checklist.issuers, exam.particulars.issuer
    if "族" not in issuer:
        return
    own = PEOPLES.search(re.sub(rf"^.*[{''.join(issuers.counties)}](?=.*族)", "", issuer))
    if own is None:
        return
    pattern = rf"{re.escape(own['stem'])}(?P<peoples>(?:{PEOPLE}){{1,4}})(?P<kind>{either(issuers.towns)}|自治县|自治州)"
    for found in re.finditer(pattern, exam.document.text):
        if found[0].endswith(issuers.generic):
            continue
        if found["peoples"] != own["peoples"] and exam.role_at(found.start()) != Margin.CLOSING:
            yield Misnomer([found.span()], not_the_title(found[0], own[0]), own[0])
