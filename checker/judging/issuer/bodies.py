"""Words of another house in a report: what its level does not have, 我乡 in a town, another town's name in the outlook."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.judging.examination import Examination
from checker.judging.issuer.misnomer import (
    MOST,
    Misnomer,
    is_own_place,
    not_of_its_kind,
    not_the_issuer,
    not_the_usual,
    of_old,
)
from checker.judging.names import marks_of, stem_of
from checker.judging.stretches import Stretches
from checker.model.findings import Wording
from checker.model.vocabulary import Margin
from checker.support.patterns import IDEOGRAPH, either, regex
from checker.text.dictionary import is_verb


def misfits(exam: Examination) -> Iterator[Misnomer]:
    """Words that houses of this level do not have: 党组 in a town."""
    level = exam.particulars.level
    for misfit in exam.checklist.misfit:
        if level not in misfit.levels:
            continue
        unlike = Stretches(exam.spans(misfit.unlike))
        spans = [
            span
            for span in exam.spans(misfit.any)
            if exam.role_at(span.start) != Margin.CLOSING and not unlike.touch(*span)
        ]
        words: dict[str, list[tuple[int, int]]] = {}
        for span in spans:
            words.setdefault(exam.text(span), []).append(span)
        for word, places in words.items():
            yield Misnomer(places, Wording(f"“{word}”：{misfit.reason}", misfit.reason), misfit.instead)


def kin(exam: Examination) -> Iterator[Misnomer]:
    """我乡 in the report of a town: told by the issuer's name, or by what the report says everywhere else."""
    issuers, text, issuer = exam.checklist.issuers, exam.document.text, exam.particulars.issuer
    behind = (*issuers.bodies, *issuers.organs)
    for kinds in issuers.kin:
        house = kinds[0] in issuers.offices
        if house and exam.particulars.level != "department":
            continue
        if not any(f"{my}{kind}" in text for my in "我本" for kind in kinds) and not any(
            kind in issuer for kind in kinds
        ):
            continue
        if house:
            behind = (*behind, *issuers.house_ends)
        tails = (*behind, *(word.removeprefix(kind) for word in behind for kind in kinds if word != kind))
        named = re.search(rf"({either(kinds)})(?:{either(tails)})*$", issuer)
        yield from _mine(exam, kinds, named[1] if named else "")
        if named:
            yield from _rank(exam, kinds, named[1])
            yield from _bodies(exam, kinds, named[1])
            if exam.particulars.level != "department":  # 教育局 and 教育委 may be two bodies
                yield from _places(exam, kinds, named[1])


def _no_kin(exam: Examination, kinds: tuple[str, ...]) -> str:
    """The source for words that begin like one of some kinds and name none."""
    return either(word for word in exam.checklist.issuers.kin_unlike if word.startswith(kinds))


def _mine(exam: Examination, kinds: tuple[str, ...], own: str) -> Iterator[Misnomer]:
    """我乡, 本乡; what the report says most is right where its issuer's kind is not known."""
    issuers = exam.checklist.issuers
    places: dict[str, dict[str, list[tuple[int, int]]]] = {}
    behind = f"{either(issuers.kin_behind)}|{either(''.join(kinds))}"
    whose = rf"(?P<whose>[我本])(?P<kind>(?!{_no_kin(exam, kinds)})(?:{either(kinds)}))(?!{behind})"
    mine = [f"{my}{kind}" for my in "我本" for kind in kinds]
    for found in regex(whose, needs=mine).finditer(exam.document.text):
        if exam.role_at(found.start()) != Margin.CLOSING:
            places.setdefault(found["kind"], {}).setdefault(found["whose"], []).append(found.span())
    counts = {kind: sum(map(len, said.values())) for kind, said in places.items()}
    right = own or max(counts, key=lambda kind: counts[kind], default="")
    for kind, said in places.items():
        if kind == right or (not own and MOST * counts[kind] > counts[right]):
            continue
        for my, spans in said.items():
            yield Misnomer(spans, not_of_its_kind(f"{my}{kind}", right), f"{my}{right}")


def _rank(exam: Examination, kinds: tuple[str, ...], own: str) -> Iterator[Misnomer]:
    """乡一级 in the report of a town."""
    text = exam.document.text
    if "一级" not in text:
        return
    beside = either((*"".join(exam.checklist.issuers.units), *"、和及或"))
    for found in re.finditer(rf"(?<!{beside})(?P<kind>{either(kinds)})一级", text):
        if found["kind"] != own and exam.role_at(found.start()) != Margin.CLOSING:
            yield Misnomer([found.span()], not_of_its_kind(found[0], own), f"{own}一级")


def _places(exam: Examination, kinds: tuple[str, ...], own: str) -> Iterator[Misnomer]:
    """云溪乡 in the report of 云溪镇."""
    issuers, place = exam.checklist.issuers, either(marks_of(exam.checklist.issuers))
    stem = re.search(
        rf"((?:(?!{place}).){{2,4}})(?:{either(kinds)})(?:{either(issuers.bodies)})*$",
        exam.particulars.issuer,
    )
    if stem is None:
        return
    behind = either((*kinds, *(body for body in issuers.bodies if (body == "办事处") != (own == "街道"))))
    pattern = rf"{re.escape(stem[1])}(?!{re.escape(own)}|{_no_kin(exam, kinds)})(?:{behind})"
    for found in re.finditer(pattern, exam.document.text):
        if not of_old(exam, found.start()):
            right = f"{stem[1]}{own}"
            yield Misnomer([found.span()], not_the_issuer(found[0], right), right)


def _bodies(exam: Examination, kinds: tuple[str, ...], own: str) -> Iterator[Misnomer]:
    """乡党委, 全乡 in the report of a town: bodies of another kind of house that nothing names as somebody else's."""
    issuers = exam.checklist.issuers
    others = [kind for kind in kinds if kind != own]
    tails = next((tails for kind, *tails in issuers.own_bodies if kind == own), [])
    text = exam.document.text
    if not tails or not any(kind in text for kind in others):
        return
    towns = own in issuers.towns
    told = [f"{kind}{tail}" for kind in others for tail in tails] + [f"全{kind}" for kind in others if towns]
    if not any(word in text for word in told):
        return
    whole = (
        f"|(?<!{either(issuers.no_whole)})(?P<whole>全(?P<all>{either(others)}))(?!{either(''.join(kinds))})"
        if towns
        else ""
    )
    pattern = rf"(?P<name>(?P<kind>{either(others)})(?:{either(tails)})(?!{either(issuers.no_head)})){whole}"
    for found in re.finditer(pattern, text):
        group = "name" if found["name"] else "whole"
        kind = found["kind"] or found["all"]
        name, at = found[group], found.start(group)
        if group == "name" and not is_own_place(exam, at, own) and not (towns and is_verb(text[at - 2 : at])):
            continue
        if exam.role_at(at) == Margin.CLOSING:
            continue
        right = name.replace(kind, own, 1)
        if name.removeprefix(kind) in issuers.weak and text.count(name) > max(
            text.count(right), text.count(f"全{own}"), text.count(f"我{own}")
        ):
            continue
        yield Misnomer([found.span(group)], not_of_its_kind(name, own), right)


def unknown_bodies(exam: Examination) -> Iterator[Misnomer]:
    """党工委 in the report of a town, 管委会 in that of a street: bodies that such a house does not have, told where
    the report says the right word no less often."""
    issuers, issuer, text = exam.checklist.issuers, exam.particulars.issuer, exam.document.text
    bare = re.sub(rf"(?:{either(issuers.bodies)})+$", "", issuer)
    for kind, wrong, right in issuers.unknown_bodies:
        if wrong not in text or not bare.endswith(kind):
            continue
        spans = []
        others: set[int] = set()
        for found in re.finditer(rf"{re.escape(wrong)}(?!{either(issuers.unlike_bodies)})", text):
            sentence = exam.document.sentence_at(found.start())
            within = sentence.start if sentence else -1
            if not is_own_place(exam, found.start(), kind):
                others.add(within)  # 会同高新区管委会治理占道，管委会派员参加
            elif within not in others and exam.role_at(found.start()) != Margin.CLOSING:
                spans.append(found.span())
        if spans and text.count(right) >= len(spans):
            message = Wording(f"写成“{wrong}”，{kind}的是“{right}”", f"written {wrong}, a {kind} has {right}")
            yield Misnomer(spans, message, right)


def superiors(exam: Examination) -> Iterator[Misnomer]:
    """区委 once in the report of a town whose text says 县委 everywhere else: what is above it is one or the other; and
    县长 in the report of a district."""
    issuers, text, issuer = exam.checklist.issuers, exam.document.text, exam.particulars.issuer
    level = exam.particulars.level
    if level not in ("town", "street", "department", "county") or not issuers.above:
        return
    kinds = issuers.above[0]
    offices = f"(?:{either(issuers.above[1:])})"
    counts = {kind: sum(1 for _ in regex(kind + offices, needs=kind).finditer(text)) for kind in kinds}
    most = max(counts, key=lambda kind: counts[kind])
    name = issuer if level == "county" else issuer[:-1]
    own = next((mark for mark in reversed(name) if mark in kinds), "" if level == "county" else most)
    if own != most or not any(
        kind != most and 0 < MOST * count <= counts[most] for kind, count in counts.items()
    ):
        return
    before = either("".join(issuers.before_above))
    name = rf"(?P<name>(?P<kind>{either(kinds)}){offices})"
    pattern = rf"(?:(?<!{IDEOGRAPH})|(?<={before})|(?<={IDEOGRAPH}、)){name}"
    for found in re.finditer(pattern, text):
        kind, name = found["kind"], found["name"]
        if (
            kind == most
            or counts[most] < MOST * counts[kind]
            or exam.role_at(found.start()) == Margin.CLOSING
        ):
            continue
        right = name.replace(kind, most, 1)
        yield Misnomer([found.span("name")], not_the_usual(name, most), right)


def prospects(exam: Examination) -> Iterator[Misnomer]:
    """开创柳坪镇法治政府建设新局面, 印发《柳坪镇防汛应急预案》 in another town's report: whom it was copied from."""
    issuers, issuer = exam.checklist.issuers, exam.particulars.issuer
    town = either(issuers.towns)
    own = stem_of(issuer, issuers)
    if not own or not issuers.pursuing:
        return
    hopes, hoped = either(issuers.pursuing), either(issuers.pursued)
    name = rf"(?P<name>{IDEOGRAPH}{{2,4}}?(?:{town}))"
    issued = rf"(?:{either(issuers.issuing)})了?[《〈]{name}(?!{either((*issuers.bodies, *issuers.organs))})"
    behind = [f"{kind}{word}" for kind in issuers.towns for word in issuers.pursued]
    titled = [f"{verb}{mark}" for verb in issuers.issuing for mark in ("《", "〈", "了《", "了〈")]
    for pattern in (regex(rf"(?:{hopes}){name}(?={hoped})", needs=behind), regex(issued, needs=titled)):
        for found in pattern.finditer(exam.document.text):
            name_found = found["name"]
            if own in name_found or name_found in own or name_found.endswith(issuers.generic):
                continue
            if exam.document.sentence_at(found.start()) is not None:
                yield Misnomer([found.span("name")], not_the_issuer(name_found, own), own)
