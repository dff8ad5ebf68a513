"""Words of another house in a report: what its level does not have, 我乡 in a town, another town's name in the outlook."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from checker.judging.examination import Examination
from checker.judging.names import marks_of, stem_of
from checker.model.findings import Fix, Wording
from checker.model.vocabulary import Margin
from checker.support.patterns import IDEOGRAPH, either, regex
from checker.text.dictionary import is_verb

NAME = 4
"""So many characters before the name of a body say whose it is."""
FURTHER = 12
"""So many say whose it is where another body stands between: 街道党工委、."""
NUMERALS = tuple("一二三四五六七八九十")
SEVERAL = 2
"""A word that stands so often where the other stands once is the usual one."""
MOST = 3
"""Where the issuer is not known, a word that stands so many times as often as another is the right one."""


class Misnomer(Struct, frozen=True):
    """One wrong form with every place where it stands."""

    spans: list[tuple[int, int]]
    message: Wording
    instead: str = ""
    """What to write; the issuer's name where empty."""
    fixes: tuple[Fix, ...] = ()


def misfits(exam: Examination) -> Iterator[Misnomer]:
    """Words that houses of this level do not have: 党组 in a town."""
    level = exam.particulars.level
    for misfit in exam.checklist.misfit:
        if level not in misfit.levels:
            continue
        unlike = exam.spans(misfit.unlike)
        spans = [
            span
            for span in exam.spans(misfit.any)
            if exam.role_at(span.start) != Margin.CLOSING
            and not any(a < span.end and span.start < b for a, b in unlike)
        ]
        words: dict[str, list[tuple[int, int]]] = {}
        for span in spans:
            words.setdefault(exam.text(span), []).append(span)
        for word, places in words.items():
            yield Misnomer(places, Wording(f"“{word}”：{misfit.reason}", misfit.reason), misfit.instead)


def kin(exam: Examination) -> Iterator[Misnomer]:
    """我乡 in the report of a town: told by the issuer's name, or by what the report says everywhere else."""
    issuers, place = exam.checklist.issuers, either(marks_of(exam.checklist.issuers))
    text = exam.document.text
    behind = (*issuers.bodies, *issuers.organs)
    for kinds in issuers.kin:
        if kinds[0] in issuers.offices and exam.particulars.level != "department":
            continue
        names, unlike = either(kinds), either(w for w in issuers.kin_unlike if w.startswith(kinds))
        mine = [f"{my}{kind}" for my in "我本" for kind in kinds]
        if not any(word in text for word in mine) and not any(k in exam.particulars.issuer for k in kinds):
            continue
        if kinds[0] in issuers.offices:
            behind = (*behind, *issuers.house_ends)
        tails = (*behind, *(word.removeprefix(kind) for word in behind for kind in kinds if word != kind))
        named = re.search(rf"({names})(?:{either(tails)})*$", exam.particulars.issuer)
        places: dict[str, dict[str, list[tuple[int, int]]]] = {}
        behind_own = f"{either(issuers.kin_behind)}|{either(''.join(kinds))}"
        whose = rf"(?P<whose>[我本])(?P<kind>(?!{unlike})(?:{names}))(?!{behind_own})"
        for found in regex(whose, needs=mine).finditer(text):
            if exam.role_at(found.start()) != Margin.CLOSING:
                places.setdefault(found["kind"], {}).setdefault(found["whose"], []).append(found.span())
        counts = {kind: sum(map(len, said.values())) for kind, said in places.items()}
        own = named[1] if named else max(counts, key=lambda kind: counts[kind], default="")
        for kind, said in places.items():
            if kind == own or (not named and MOST * counts[kind] > counts[own]):
                continue
            for whose, spans in said.items():
                message = Wording(
                    f"“{whose}{kind}”：报告主体是{own}", f"{whose}{kind} in the report of a {own}"
                )
                yield Misnomer(spans, message, f"{whose}{own}")
        if named and "一级" in text:
            beside = either((*"".join(issuers.units), *"、和及或"))
            for found in re.finditer(rf"(?<!{beside})(?P<kind>{names})一级", text):
                if found["kind"] != own and exam.role_at(found.start()) != Margin.CLOSING:
                    message = Wording(
                        f"“{found[0]}”：报告主体是{own}", f"{found[0]} in the report of a {own}"
                    )
                    yield Misnomer([found.span()], message, f"{own}一级")
        if named:
            yield from _bodies(exam, kinds, own)
        if not named or exam.particulars.level == "department":  # 教育局 and 教育委 may be two bodies
            continue
        stem = re.search(
            rf"((?:(?!{place}).){{2,4}})(?:{names})(?:{either(issuers.bodies)})*$", exam.particulars.issuer
        )
        if stem:
            behind_stem = either((*kinds, *(b for b in issuers.bodies if (b == "办事处") != (own == "街道"))))
            for found in re.finditer(
                rf"{re.escape(stem[1])}(?!{re.escape(own)}|{unlike})(?:{behind_stem})", text
            ):
                if of_old(exam, found.start()):
                    continue
                message = Wording(f"写成“{found[0]}”，报告主体是“{stem[1]}{own}”", f"written {found[0]}")
                yield Misnomer([found.span()], message, f"{stem[1]}{own}")


def of_old(exam: Examination, at: int) -> bool:
    """Whether a sentence tells what the place was before: 原云溪乡, 云溪乡改为云溪镇."""
    sentence = exam.document.sentence_at(at)
    around = exam.text(sentence) if sentence else ""
    return exam.text((at - 1, at)) in ("原", "老") or any(
        word in around for word in exam.checklist.issuers.renaming
    )


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
        message = Wording(f"“{name}”：报告主体是{own}", f"{name} in the report of a {own}")
        yield Misnomer([found.span(group)], message, right)


def is_own_place(exam: Examination, at: int, own: str) -> bool:
    """Whether a body named at an offset is the issuer's: it opens a clause, follows a word that calls for it (由, 主持), or
    stands behind the issuer's kind or another body of it (街道, 党工委、)."""
    issuers, text = exam.checklist.issuers, exam.document.text
    before = text[max(0, at - NAME) : at]
    if before.endswith("副"):  # 分管副乡长, but 石桥乡副乡长
        before = before[:-1]
        return not before.endswith(issuers.towns) and not re.search(
            rf"{IDEOGRAPH}{{3}}(?:{either(issuers.towns)})、?$", before
        )
    house = re.escape(own) if own in issuers.towns else "(?!)"
    bodies = rf"(?:(?<!{IDEOGRAPH})|{house})(?:{either((*issuers.committees, *issuers.bodies))})(?:书记)?、"
    own_before = rf"(?:{either(issuers.before_own)}|(?<!{IDEOGRAPH})(?<!、)|{house}|{bodies})$"
    item = before[-2:-1] in NUMERALS and before.endswith("是") and text[at] in issuers.units  # 三是镇党委…
    return item or bool(re.search(own_before, text[max(0, at - FURTHER) : at]))


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
        message = Wording(f"写成“{name}”，别处都是“{most}”", f"{name} here, {most} everywhere else")
        yield Misnomer([found.span("name")], message, right)


def whole(exam: Examination) -> Iterator[Misnomer]:
    """全区各部门 in the report of a county that else says 全县."""
    issuers, text, issuer = exam.checklist.issuers, exam.document.text, exam.particulars.issuer
    own = next((mark for mark in reversed(issuer) if mark in issuers.counties), "")
    if exam.particulars.level not in ("county", "city") or not own or issuer.endswith(issuers.zone_bodies):
        return
    for kind in issuers.above[0] if issuers.above else "":
        if kind == own or not 0 < SEVERAL * text.count(f"全{kind}") <= text.count(f"全{own}"):
            continue
        for found in re.finditer(rf"(?<!{IDEOGRAPH})全{kind}(?={either(issuers.whole)})", text):
            message = Wording(f"写成“{found[0]}”，别处都是“全{own}”", f"{found[0]}, 全{own} everywhere else")
            yield Misnomer([found.span()], message, f"全{own}")


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
            if exam.document.sentence_at(found.start()) is None:
                continue
            yield Misnomer(
                [found.span("name")],
                Wording(
                    f"写成“{name_found}”，报告主体是“{own}”", f"written {name_found}, the report is {own}'s"
                ),
                own,
            )
