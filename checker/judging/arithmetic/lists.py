"""Lists held against their count, whether it follows them or announces them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from checker.checklist.model import Arithmetic
from checker.judging.arithmetic.counted_text import CHECK_LIST, LEAD, Fault
from checker.model.findings import Wording
from checker.support.patterns import either, regex
from checker.text.numerals import HAN, chinese_number

ENUMERATED = regex(
    r"(?:^|(?<=[。；;：:！？，,]))\s*(?:(?P<number>[一二三四五六七八九十]{1,2})是"
    r"|第(?P<ordinal>[一二三四五六七八九十]{1,2})[，,、]|[（(](?P<figure>[一二三四五六七八九十\d]{1,2})[）)])"
)
TIMES = rf"(?P<count>\d{{1,2}}|{HAN}{{1,2}})\s*次"
MONTH = r"(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?:份|\d{1,2}日|[上中下]旬)?"
BY_MONTH = regex(
    rf"{TIMES}(?:[（(]|[，,]?分别[在于是为]?)(?P<list>{MONTH}(?:[、，,和]{MONTH}){{1,11}})[）)。]",
    needs=("次（", "次(", "次分别", "次，分别", "次,分别"),
)
"""专题研究4次（2月、5月、9月）."""
DONE_THEN = rf"{MONTH}(?:(?!、{MONTH})[^。；;，,]){{2,30}}"
IN_ORDER = regex(
    rf"{TIMES}[：:](?P<list>{DONE_THEN}(?:[，,；;、]{DONE_THEN}){{1,11}})[。]",
    needs=("次：", "次:"),
)
"""专题研究三次：2月研究…，5月研究…."""
NAMES_AND_COUNT = regex(
    rf"(?P<list>(?:\w{{1,6}}(?P<end>\w)、){{1,20}}\w{{1,6}}(?P=end))(?P<etc>等)?(?P<count>\d{{1,2}}|{HAN}{{1,2}})个(?P<of>\w)(?P<more>[（(]?\w?)",
    needs="个",
)
COUNT_AND_NAMES = regex(
    rf"(?P<count>\d{{1,2}}|{HAN}{{1,2}})个(?P<of>\w)[（(](?P<list>\w{{1,6}}(?P<end>\w)(?:、\w{{1,6}}(?P=end)){{1,20}})(?P<etc>等)?[）)]",
    needs="个",
)
"""3个村（甲村、乙村、丙村）."""


def lists(text: str, known: Arithmetic) -> Iterator[Fault]:
    """Counts that are not those of the list beside them."""
    yield from _named(text, known)
    yield from _announced(text, known)
    yield from _months(text)
    yield from _alike(text)


@lru_cache(maxsize=8)
def _counted(known: Arithmetic) -> re.Pattern[str]:
    """《甲》《乙》等2项."""
    return re.compile(
        rf"(?P<list>(?:《[^《》\n]{{2,60}}》[、，和及与以及]{{0,2}}){{2,}}|(?:“[^“”\n]{{2,20}}”[、，和及与以及]{{0,2}}){{2,}})(?P<etc>等)?\s*"
        rf"(?P<count>\d{{1,2}}|{HAN}{{1,2}})\s*(?:{either(known.listed)})(?!人次|次|人)"
    )


@lru_cache(maxsize=8)
def _announces(known: Arithmetic) -> re.Pattern[str]:
    """三个方面：."""
    return regex(
        rf"(?P<count>\d{{1,2}}|[两二三四五六七八九十]{{1,2}})\s*(?:个|项|件|点|条|大)?(?:{either(known.announced)})"
        r"[^。；;：:\d]{0,4}[。：:，,]\s*$",
        needs=known.announced,
    )


def _named(text: str, known: Arithmetic) -> Iterator[Fault]:
    """制定《甲》《乙》《丙》等2项制度: more are named than counted; without 等, another number."""
    for found in _counted(known).finditer(text):
        said = chinese_number(found["count"])
        listed = len(re.findall("[《“]", found["list"]))
        if said and (listed > said or (listed < said and not found["etc"])):
            yield Fault(
                found.start("count"),
                found.end(),
                Wording(f"前面列了 {listed} 个，写的是 {said}", f"{listed} are listed, {said} are counted"),
                CHECK_LIST,
                (found.start("list"), found.end("list")),
            )


def _announced(text: str, known: Arithmetic) -> Iterator[Fault]:
    """做了三件事：一是…四是: so many are announced, so many told."""
    runs: list[list[re.Match[str]]] = []
    for found in ENUMERATED.finditer(text):
        kind = found.lastgroup
        if (
            chinese_number(found[0 if kind is None else kind]) == 1
            or not runs
            or runs[-1][-1].lastgroup != kind
        ):
            runs.append([])
        runs[-1].append(found)
    for run in runs:
        offset = max(0, run[0].start() - LEAD)
        lead = _announces(known).search(text[offset : run[0].start()])
        kind = run[0].lastgroup or ""
        last = chinese_number(run[-1][kind])
        if lead is None or last != len(run) or chinese_number(run[0][kind]) != 1:
            continue
        said = chinese_number(lead["count"])
        if said and said > 1 and said != last:
            yield Fault(
                offset + lead.start("count"),
                offset + lead.end(),
                Wording(
                    f"这里说“{lead[0].strip('，,：:。 ')}”，后面列了 {last} 条",
                    f"{said} are announced, {last} follow",
                ),
                CHECK_LIST,
                (run[-1].start(kind), run[-1].end()),
            )


def _months(text: str) -> Iterator[Fault]:
    """专题研究4次（2月、5月、9月）: so many times, so many months."""
    for found in (
        (*BY_MONTH.finditer(text), *IN_ORDER.finditer(text)) if "次" in text and "月" in text else ()
    ):
        listed = len(re.findall(rf"(?:^|[、，,和；;]){MONTH}", found["list"]))
        said = chinese_number(found["count"])
        if said and listed != said:
            yield _another_count(found, said, listed)


def _alike(text: str) -> Iterator[Fault]:
    """3个村（甲村、乙村、丙村、丁村）, 甲村、乙村两个村: what is named is of one kind with what is counted."""
    for found in (*COUNT_AND_NAMES.finditer(text), *NAMES_AND_COUNT.finditer(text)) if "个" in text else ():
        listed, said = len(re.split("、", found["list"])), chinese_number(found["count"])
        if not said or found["of"] != found["end"]:
            continue
        if listed > said or (listed < said and not found["etc"]):
            yield _another_count(found, said, listed)


def _another_count(found: re.Match[str], said: int, listed: int) -> Fault:
    return Fault(
        found.start("count"),
        found.end("count") + 1,
        Wording(f"列了 {listed} 个，写的是 {said}", f"{listed} are listed, {said} are counted"),
        CHECK_LIST,
        (found.start("list"), found.end("list")),
    )
