"""Years that one wrong digit moved far away (2015年3月 in a report on 2025), and days that are numbered as of another year
(第九个国家宪法日 in a report on 2023)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from checker.checklist.knowledge import Observance, Years
from checker.judging.examination import Examination
from checker.judging.years import ALL_YEAR, WHO
from checker.model.document import Sentence
from checker.support.patterns import either, regex
from checker.text.digits import slips
from checker.text.numerals import HAN, chinese_number

DEED = regex(
    r"(?:^|[，,；;：:。！？])\s*(?:[一二三四五六七八九十]{1,2}是|[（(][一二三四五六七八九十\d]{1,2}[）)])?[于在]?(?P<year>20\d{2})\s*年度?"
    r"(?P<month>(?:1[0-2]|[1-9])月(?:\d{1,2}日|份|[上中下]旬|底|初)?|第?[一二三四]季度|[上下]半年)?[，,]?(?P<rest>[^，,；;：:。！？]*)"
)
"""A clause that tells of a year, with the month or without: 2015年3月，局党组修订议事规则."""
YEAR = regex(r"20\d{2}")
BY_THE_END = regex(r"^截至(?P<year>20\d{2})\s*年(?:1[0-2]月)?(?:\d{1,2}日|[底末])?[，,]", needs=["截至"])
ACTORS = 3
"""So many words for who did it may stand one behind another: 局党组."""
SHOWN = 12
"""So many characters may stand between the number of a day and its name: 第九个“12·4”国家宪法日."""


def far_year(exam: Examination, sentence: Sentence, year: int) -> re.Match[str] | None:
    """A deed of the year whose date is wrong in one digit that is not the last, or has two in the wrong order."""
    text, known = exam.text(sentence), exam.checklist.years
    if not any(_is_slip(written, str(year)) for written in YEAR.findall(text)):
        return None
    found = (
        *(one for one in DEED.finditer(text) if _is_deed(one, known)),
        *(
            one
            for one in WHO.finditer(text)
            if one["who"].endswith(known.doers) and _does(one["rest"], known)
        ),
        *ALL_YEAR.finditer(text),
        *BY_THE_END.finditer(text),
    )
    return next((one for one in found if _is_slip(one["year"], str(year))), None)


def _is_slip(written: str, year: str) -> bool:
    off, swapped = slips(written, year)
    return swapped or (off and written[-1] == year[-1])


def _is_deed(found: re.Match[str], known: Years) -> bool:
    own = known.deeds if found["month"] else ()
    return _does(found["rest"], known, own)


def _does(rest: str, known: Years, own: tuple[str, ...] = ()) -> bool:
    """Whether words tell what an office does each year, and in the year of the report: 全镇共办理…, 局党组组织…"""
    acts = (*known.works, *known.events, *own)
    for _ in range(ACTORS):
        if rest.startswith(acts):
            return "的" not in rest
        rest = rest.removeprefix(
            max(filter(rest.startswith, (*known.actors, *known.doers)), key=len, default="")
        )
    return rest.startswith(acts) and "的" not in rest


def misnumbered(exam: Examination, sentence: Sentence, year: int) -> Iterator[tuple[int, int, str, int]]:
    """Numbers of yearly days that are those of other years, as offsets into the sentence, with name and right number."""
    text, known = exam.text(sentence), exam.checklist.years
    first = _first_years(exam.checklist.observance)
    if "第" not in text or not any(name in text for name in first):
        return
    named = {int(one) for one in re.findall(r"20\d{2}(?=\s*年|[）)])", text)}
    for found in _numbered(exam.checklist.observance).finditer(text):
        said, right = chinese_number(found["number"]), year - first[found["name"]] + 1
        behind = text[found.end() :].lstrip("”’」")
        if not said or said == right or right < 1 or text[: found.start()].endswith("继"):
            continue
        if named - {year} and (named != {year - 1} or said != right - 1):
            continue
        if behind.startswith(known.occasions) or not behind or behind[0] in "，。；、暨":
            yield found.start("number"), found.end("number"), found["name"], right


@lru_cache(maxsize=8)
def _first_years(days: tuple[Observance, ...]) -> dict[str, int]:
    """By name of a yearly day the year that had the first."""
    return {name: day.since for day in days for name in day.names}


@lru_cache(maxsize=8)
def _numbered(days: tuple[Observance, ...]) -> re.Pattern[str]:
    names = either(name for day in days for name in day.names)
    return regex(
        rf"第(?P<number>\d{{1,3}}|{HAN}{{1,4}})[个届次](?P<what>[^，,。；;、暨和及第]{{0,{SHOWN}}}?)(?P<name>{names})"
    )
