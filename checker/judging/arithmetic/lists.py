"""Lists held against their count, whether it follows them or announces them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from checker.checklist.model import Arithmetic
from checker.judging.arithmetic.told import CHECK_LIST, LEAD, Fault
from checker.model.findings import Wording
from checker.support.patterns import either, regex
from checker.text.numerals import HAN, chinese_number

ENUMERATED = regex(r"(?:^|(?<=[。；;：:！？，,]))\s*(?P<number>[一二三四五六七八九十]{1,2})是", needs="是")


def lists(text: str, known: Arithmetic) -> Iterator[Fault]:
    """Counts that are not those of the list beside them."""
    yield from _named(text, known)
    yield from _announced(text, known)


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
        if chinese_number(found["number"]) == 1 or not runs:
            runs.append([])
        runs[-1].append(found)
    for run in runs:
        offset = max(0, run[0].start() - LEAD)
        lead = _announces(known).search(text[offset : run[0].start()])
        last = chinese_number(run[-1]["number"])
        if lead is None or last != len(run) or chinese_number(run[0]["number"]) != 1:
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
                (run[-1].start("number"), run[-1].end()),
            )
