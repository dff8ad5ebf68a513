"""Names of those who report: what level a name belongs to, and which name a text begins with."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from checker.checklist.model import LEVELS, Checklist, Issuers, Level
from checker.support.patterns import IDEOGRAPH, either, regex

LONGEST = 40
"""Characters of the longest name, that of an office in a district of an autonomous region."""
HOUSES: tuple[Level, ...] = ("department", "street", "town")
"""Levels whose own words (我局, 我镇) leave no doubt."""
PLACES: tuple[Level, ...] = ("county", "city", "province")
"""Levels whose own words (我县) may mean the place that an office works in."""
JOINT = " "
"""Between the names of those who report together."""
ENUMERATED = regex(r"[一二三四五]是", needs="是")
FOREIGN = frozenset("，。,；：:、《》“”>|")
"""What no name contains."""
BOTH = regex(r"中共[^ ]{2,20}?(?:委员会|[省市县区镇乡]委(?!员))(?=[^ ]{3,}人民政府$)", needs=("中共",))
"""The party committee before the government of a place."""
SUFFIX = regex(r"(?:人民)?政府|街道办事处|道办事处|办事处")
"""What a short name leaves out at its end."""


@lru_cache(maxsize=8)
def _endings(issuers: Issuers) -> dict[str, Level]:
    return {ending: level for level in reversed(LEVELS) for ending in getattr(issuers, level)}


def level_of(issuer: str, checklist: Checklist) -> Level | None:
    """The level of an issuer by the ending of its name, longest ending first; of several by the last one's."""
    endings = _endings(checklist.issuers)
    for start in range(max(0, len(issuer) - LONGEST), len(issuer)):
        if level := endings.get(issuer[start:]):
            return level
    return None


def is_name(text: str, checklist: Checklist) -> bool:
    """Whether a line is nothing but the name of an office or government."""
    bare = text.replace(" ", "")
    return (
        3 <= len(bare) <= LONGEST
        and FOREIGN.isdisjoint(bare)
        and not any(map(str.isdecimal, bare))
        and level_of(bare, checklist) is not None
        and not any(word in bare for word in checklist.report_titles)
    )


def longest_name(text: str, checklist: Checklist) -> str:
    """The longest beginning of a text that ends like an issuer."""
    for end in range(min(len(text), LONGEST * 2), 1, -1):
        if level_of(text[:end], checklist):
            return text[:end]
    return ""


def leading_name(clause: str, checklist: Checklist) -> str:
    """The name that a clause begins with, up to what it does: 云溪镇 in 云溪镇坚持…; "" without one."""
    head, acts = checklist.head, checklist.issuers.acting + checklist.head.acts
    if clause.startswith(head.no_name):
        return ""
    for end in range(3, min(len(clause), LONGEST) + 1):
        name, rest = clause[:end], clause[end:]
        if (not rest or rest.startswith(acts)) and level_of(name, checklist):
            acting = (
                not set(name).isdisjoint(checklist.issuers.no_office)
                or ENUMERATED.search(name)
                or any(len(act) > 1 and act in name for act in acts)
            )
            return name if is_name(name, checklist) and not acting else ""
    return ""


def apart(name: str, checklist: Checklist) -> str:
    """Joint names with a blank between them: 中共云溪镇委员会 云溪镇人民政府."""
    found = BOTH.match(name)
    return found[0] + JOINT + name[found.end() :] if found else name


def marks_of(issuers: Issuers) -> str:
    """The characters that the names of places above towns end with."""
    return "".join(place for place in issuers.places if len(place) == 1)


def place_of(name: str, issuers: Issuers) -> str:
    """The lowest place above towns that a name begins with: 青溪县 of 东阳市青溪县云溪镇人民政府; "" without one."""
    marks, short = either(issuers.places), either(issuers.short)
    name = name.removeprefix("中共")
    place, at = "", 0
    # a character alone before its mark is mostly a word (城市, 社区), not a name
    pattern = re.compile(
        rf"{IDEOGRAPH}(?:{IDEOGRAPH}{{1,11}}?(?:{marks})|(?:{short}))(?!{either(issuers.no_mark)})"
    )
    while found := pattern.match(name, at):
        place, at = found[0], found.end()
    general = place.startswith(issuers.places) and len(place) > 3  # 县委依法治县, but 市中区
    return "" if general else place


def same_body(short: str, full: str, issuers: Issuers) -> bool:
    """Whether a longer name is that of the same body: 云溪镇 and 青溪县云溪镇人民政府."""
    for name in (full, full.replace("人民政府", "", 1)):
        at = name.find(short)
        if at >= 0 and (at == 0 or name[at - 1] in marks_of(issuers)):
            tail = name[at + len(short) :]
            if not tail or SUFFIX.fullmatch(tail):
                return True
    return False


def in_full(name: str, text: str, issuers: Issuers) -> str:
    """The fullest form in which a text writes a name: with the place before a generic one, with 人民政府 behind."""
    if name.startswith((*marks_of(issuers), *issuers.towns)) and JOINT not in name:
        behind = r"(?:(?<=[《〈“，。；：\s])|(?<=印发)|(?<=成立)|(?<=制定))"
        places = Counter(
            found[1]
            for found in re.finditer(rf"{behind}([一-鿿]{{2,8}}){re.escape(name)}(?!局|委)", text)
            if not re.search("[的和与在向对将把由是了及等以会全我本各年]", found[1][:-1])
        )
        most = places.most_common(2)
        if most and (len(most) == 1 or most[0][1] > most[1][1]):
            name = most[0][0] + name
    tails = Counter(
        found[0] for found in re.finditer(rf"(?<={re.escape(name)})(?:人民政府(?!办)|(?<=街道)办事处)", text)
    )
    return name + next(iter(tails), "")


def in_documents(text: str, level: Level, checklist: Checklist) -> str:
    """The one name of a level that the titles of documents begin with: 《青溪市水利局2024年工作要点》."""
    names = {
        name
        for found in re.finditer(
            r"[《〈](?=[^》〉]{4,})(?P<name>[^《》〈〉0-9]{4,24}?)(?=20\d\d年|关于)", text
        )
        if is_name(name := found["name"], checklist)
        and level_of(name, checklist) == level
        and name[0] not in marks_of(checklist.issuers)
    }
    return names.pop() if len(names) == 1 else ""


def own_level(text: str, checklist: Checklist) -> Level | None:
    """The level that the writer's words for his own house tell: 我局, 我街道, 我镇; places only where none does."""
    counts = {
        level: sum(map(text.count, words)) for level, words in checklist.head.own.items() if level in LEVELS
    }
    for levels, least in ((HOUSES, 1), (PLACES, 2)):
        best = max(levels, key=lambda level: counts.get(level, 0))
        if counts.get(best, 0) >= least:
            return best
    return None


def opposed(one: str, other: str, issuers: Issuers) -> bool:
    """Whether two names differ in one character that tells neighbours apart: 铁东街道 and 铁西街道."""
    if len(one) != len(other):
        return False
    differ = [{a, b} for a, b in zip(one, other, strict=True) if a != b]
    return len(differ) == 1 and any(differ[0] <= set(group) for group in issuers.opposites)


def stem_of(name: str, issuers: Issuers) -> str:
    """The proper name of a town that a name ends with, with its kind: 云溪镇 of 青溪县云溪镇人民政府; "" without one."""
    kinds, bodies, place = either(issuers.towns), either(issuers.bodies), either(marks_of(issuers))
    found = re.search(rf"((?:(?!{place}).){{2,5}}(?:{kinds}))(?:{bodies})*$", name)
    return found[1] if found else ""


def shortens(name: str, full: str) -> bool:
    """Whether a name leaves out characters of another and nothing else: 教体局 for 教育和体育局."""
    rest = iter(full)
    return all(character in rest for character in name)
