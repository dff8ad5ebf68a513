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
    r"(?:^|(?<=[。；;：:！？，,]))\s*(?:(?P<number>[一二三四五六七八九十]{1,2})[是要则]"
    r"|第(?P<ordinal>[一二三四五六七八九十]{1,2})(?:件事?|[个项条步关类道招点]|方面|)[，,、是]"
    r"|[（(](?P<figure>[一二三四五六七八九十\d]{1,2})[）)]|(?P<circled>[①-⑳])"
    r"|(?P<dotted>\d{1,2})(?:[.．](?!\d)|、(?!\d))|(?P<listed>[一二三四五六七八九十]{1,2})、(?![一二三四五六七八九十])"
    r"|(?P<bare>[一二三四五六七八九十])(?=[^\W\d一二三四五六七八九十年月日次个]))"
)
"""The number of an item, by how it is written; 一把好受理关，二把好审查关 are numbered as well."""
AGAIN = regex(
    r"(?:^|(?<=[。；;：:，,]))\s*一(?P<of>[种条类个项])是(?:[^。；;]{0,80}[；;]\s*一(?P=of)是){1,19}[^。；;]{0,80}(?=[。；;])",
    needs=["一"],
)
"""一种是约谈；一种是督办."""
IN_TURN = regex(
    r"(?:^|(?<=[。；;：:]))\s*首先[，,](?:(?!首先)[^。]){1,400}?[；;]\s*最后[，,]", needs=["首先"]
)
"""首先，…；其次，…；最后，…."""
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


def _listed(left: str, right: str, most: int) -> str:
    """All names of a list, from the first one on; where it is no list that counts, none of its ends is one either."""
    between = "[、，和及与以及]"
    first = f"(?<!{right})(?<!{right}{between})(?<!{right}{between}{between})"
    return rf"{first}(?:{left}[^{left}{right}\n]{{2,{most}}}{right}{between}{{0,2}}){{2,}}"


@lru_cache(maxsize=8)
def _counted(known: Arithmetic) -> re.Pattern[str]:
    """《甲》《乙》等2项."""
    return re.compile(
        rf"(?P<list>{_listed('《', '》', 60)}|{_listed('“', '”', 20)})(?P<etc>等)?\s*"
        rf"(?P<count>\d{{1,2}}|{HAN}{{1,2}})\s*(?:{either(known.listed)})(?!人次|次|人)"
    )


@lru_cache(maxsize=8)
def _announces(known: Arithmetic) -> re.Pattern[str]:
    """三个方面：, 以下四件执法实事：."""
    few = r"\d一二三四五六七八九十两"
    return regex(
        rf"(?<![第{few}.])(?P<count>\d{{1,2}}|[两二三四五六七八九十]{{1,2}})\s*(?:[个项件点条大类种道][^。；;：:，,、{few}{known.others}]{{0,4}}?)?(?:{either(known.announced)})"
        rf"(?P<more>[^。；;：:{few}]{{0,4}})[。：:，,]\s*$",
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
    for start, end, listed in _enumerations(text):
        offset = max(0, start - LEAD)
        lead = _announces(known).search(text[offset:start])
        if lead is None or any(word in lead["more"] for word in known.among):
            continue
        said = chinese_number(lead["count"])
        if said and said > 1 and said != listed:
            yield Fault(
                offset + lead.start("count"),
                offset + lead.end(),
                Wording(
                    f"这里说“{lead[0].strip('，,：:。 ')}”，后面列了 {listed} 条",
                    f"{said} are announced, {listed} follow",
                ),
                CHECK_LIST,
                (start, end),
            )


def _enumerations(text: str) -> Iterator[tuple[int, int, int]]:
    """Where each enumeration begins and its last item, and how many it has; none that leaves out a number."""
    runs: list[list[re.Match[str]]] = []
    last: dict[str | None, list[re.Match[str]]] = {}
    """By kind: a list may stand inside an item of another."""
    for found in ENUMERATED.finditer(text):
        if _number(found) == 1 or found.lastgroup not in last:
            runs.append([])
            last[found.lastgroup] = runs[-1]
        last[found.lastgroup].append(found)
    for run in runs:
        kind = run[0].lastgroup or ""
        if _number(run[0]) == 1 and _number(run[-1]) == len(run) and (kind != "bare" or len(run) > 1):
            yield run[0].start(), run[-1].end(kind), len(run)
    for found in AGAIN.finditer(text):
        yield found.start(), found.end(), len(re.findall(rf"(?:^|[；;：:])\s*一{found['of']}是", found[0]))
    for found in IN_TURN.finditer(text):
        yield (
            found.start(),
            found.end(),
            len(re.findall(r"(?:^|[；;])\s*(?:首先|其次|再次|然后|最后)", found[0])),
        )


def _number(found: re.Match[str]) -> int:
    written = found[found.lastgroup or 0]
    return ord(written) - ord("①") + 1 if "①" <= written <= "⑳" else chinese_number(written) or 0


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
