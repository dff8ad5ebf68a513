"""A sign-off that names the issuer otherwise than the title: wrong ending, former name, a character or two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from checker.checklist.model import Issuers
from checker.judging.examination import Examination
from checker.judging.issuer.misnomer import Misnomer
from checker.judging.names import level_of, place_of, shortens, stem_of
from checker.model.findings import Wording
from checker.support.patterns import either, regex
from checker.text.edits import edits
from checker.text.normalise import normalised

LAST = 3
"""So many lines at the end may be the sign-off."""
GOVERNMENT = regex(r"(?<!人民)政府")
COMMON = 2
"""Characters that the names of two offices begin with alike where one is meant: 公路养护站, 公路养护中心."""


def sign_off(exam: Examination) -> Iterator[Misnomer]:
    """A sign-off that is not who the title says."""
    known, issuers = exam.particulars, exam.checklist.issuers
    if not (known.issuer and known.title_span):
        return
    issuer = normalised(known.issuer)
    if not known.signed_span:
        yield from _last_line(exam, issuer)
        return
    signed = normalised(known.signed_by)
    same = signed.endswith(issuer) or issuer.endswith(signed)
    if same or _party(issuers).search(signed) or _short_for(signed, issuer, issuers):
        return
    distance, tail = edits(signed, issuer, 2), min(len(signed), len(issuer))
    towns = (stem_of(issuer, issuers), stem_of(signed, issuers))
    alike = level_of(signed, exam.checklist) == level_of(issuer, exam.checklist) or (
        signed.endswith(issuers.bodies) and issuer.endswith(issuers.bodies)
    )
    another = (
        all(towns) and towns[0] != towns[1] and towns[1] not in exam.document.text[: known.signed_span.start]
    )
    slip = 0 < min(distance, edits(signed[-tail:], issuer[-tail:], 2)) <= 2
    if (alike and (another or slip)) or _another_kind(signed, issuer, issuers):
        yield Misnomer(
            [known.signed_span],
            Wording(
                f"落款“{known.signed_by}”与标题“{known.issuer}”不一致",
                f"signed {known.signed_by}, titled {known.issuer}",
            ),
        )


@lru_cache(maxsize=8)
def _party(issuers: Issuers) -> re.Pattern[str]:
    return regex(rf"{either(issuers.party)}|(?:{either((*issuers.places, *issuers.towns))})委(?!员会$)")


def _short_for(signed: str, issuer: str, issuers: Issuers) -> bool:
    """Whether a name is the issuer's in a longer or an accepted shorter form: 高新区管委会, 县卫健委. One with the whole
    name of its place has that of its office in full."""
    one, own = _in_full(signed, issuers), _in_full(issuer, issuers)
    if one.endswith(own) or own.endswith(one):
        return True
    place = place_of(issuer, issuers)
    return shortens(one, own) and not (place and place in one)


def _in_full(name: str, issuers: Issuers) -> str:
    """A name with its usual short forms written out: 管委会, 街道办, 县政府."""
    for short, full in issuers.short_forms:
        name = name.removesuffix(short) + full if name.endswith(short) else name
    return GOVERNMENT.sub("人民政府", name)


def _another_kind(signed: str, issuer: str, issuers: Issuers) -> bool:
    """Whether the same house is told as one of another kind: 公路养护所 for 公路养护站, 街道管委会 for 街道办事处."""
    if issuer.endswith(issuers.zone_bodies):
        one, own, ends = signed, issuer, issuers.seats
    else:
        places = place_of(signed, issuers), place_of(issuer, issuers)
        if all(places) and not (places[0].endswith(places[1]) or places[1].endswith(places[0])):
            return False
        one, own = (
            name[name.find(place) + len(place) :]
            for name, place in zip((signed, issuer), places, strict=True)
        )
        ends = issuers.seats if stem_of(issuer, issuers) else (*issuers.seats, *issuers.house_ends)
    common = next((at for at, (a, b) in enumerate(zip(one, own, strict=False)) if a != b), 0)
    return one.endswith(ends) and common >= COMMON


def _last_line(exam: Examination, issuer: str) -> Iterator[Misnomer]:
    """A last line that would be the sign-off but for a character or two: 云溪镇人民正府."""
    short = re.sub(rf"(?:{either(exam.checklist.issuers.bodies)})+$", "", issuer)
    full = [issuer, *(short + body for body in exam.checklist.issuers.bodies)]
    for paragraph in exam.document.paragraphs[-LAST:]:
        text = normalised(exam.text(paragraph.span).strip())
        near = sorted((edits(text, name, 2), name) for name in full if len(name) > len(short))
        if near and 0 < near[0][0] <= 2 and text not in full and text != short and not paragraph.heading:
            yield Misnomer(
                [paragraph.span],
                Wording(f"落款写成“{text}”，应是“{near[0][1]}”", f"signed {text}, not {near[0][1]}"),
                near[0][1],
            )
