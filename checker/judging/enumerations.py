"""Numbers inside the text of a section: 一是 … 二是 …, 第一 … 第二 …, ① … ② …, 首先 … 其次 …."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from checker.judging.examination import Examination
from checker.support.patterns import regex
from checker.text.numerals import SMALL, chinese_number

AT_CLAUSE = r"(?:^|(?<=[。；;：:！？，,]))\s*"
AT_SENTENCE = r"(?:^|(?<=[。；;：:！？]))\s*"
IN_WORDS = regex(
    rf"{AT_CLAUSE}(?P<before>第|其|)(?P<number>{SMALL}{{1,2}})(?P<after>[是要则，,、]|步|招|件事|道关)"
)
"""A clause that begins with a number in words; 是 may begin what is repeated (一是一、二是二)."""
KINDS = {
    **{"一" + word: word for word in "是要则"},
    **{f"{word}一{mark}": word for word in "第其" for mark in "，,、"},
    **{"第一" + unit: "步" for unit in ("步", "招", "件事", "道关")},
}
"""By how number one is written: the kind of list."""
INLINE = {
    "①": regex(r"(?P<number>[①-⑳])"),
    "（1）": regex(r"(?<=[。；;：:，])\s*[(（](?P<number>\d{1,2})[)）]", needs="）)"),
    "1）": regex(r"(?<=[。；;：:，])\s*(?P<number>\d{1,2})[)）]", needs="）)"),
    "（一）": regex(rf"(?<=[。；;：:，])\s*[(（](?P<number>{SMALL}{{1,2}})[)）]", needs="）)"),
    "1.": regex(r"(?<=[。；;：:])\s*(?P<number>\d{1,2})(?:[.．](?!\d)|、)"),
}
"""How else the items of a list inside paragraphs are numbered, by kind."""
FROM_ONE = ("是", "第", "其")
"""The first of these in a section is number one; others may go on from words (头一件事, 第二件事)."""
ANOTHER = ("1.", "（1）", "1）", "（一）")
"""The first of these in a paragraph may belong to another list than those above."""
ALONE = ("是",)
"""One of these without a second is a slip; 第一 and 首先 may stand alone."""
FOLLOWING = {
    "其次": (
        regex(rf"{AT_SENTENCE}(?P<word>其次)", needs=["其次"]),
        "首先",
        regex(r"首先|首要|第一|头一|先|其一|一是|一方面|主要是"),
    ),
    "再次": (
        regex(rf"首先.*?{AT_CLAUSE}(?P<word>再次)", needs=["再次"]),
        "其次",
        regex(r"其次|第二|其二|二是|然后|接着"),
    ),
}
"""Words that come second or third, what comes before them, and all that may stand for that."""
TWICE = regex(
    rf"{AT_CLAUSE}首先(?:(?!首先|最后).)*?{AT_CLAUSE}(?P<first>其次)(?:(?!首先|最后|再次|然后).)*?{AT_CLAUSE}(?P<again>其次)",
    needs=["其次"],
)
"""首先…其次…其次."""
LONG_LIST = 5
"""A list that has come so far may go on behind a heading in its middle."""


class Gap(Struct, frozen=True):
    """A number that does not follow the one before it."""

    span: tuple[int, int]
    number: int
    """0 for a word that is no number."""
    previous: int
    """The number before it; 0 without one."""
    mark: str
    """As the text has it."""
    other: tuple[int, int] | None = None
    """Where the number before it stands, or the one that stands in place of the next."""


class _Run(Struct, frozen=True):
    """The list that is being read."""

    number: int
    span: tuple[int, int]
    alone: bool
    """Whether only its first item was read so far."""


def gaps(exam: Examination) -> Iterator[Gap]:
    """Each number inside paragraphs that is out of order; lists end with their section."""
    section = -2
    runs: dict[str, _Run] = {}
    ended: dict[str, int] = {}
    """Where the runs of the section before ended: a heading may stand in the middle of a list."""
    copied = {repeat.later.index for repeat in exam.repeats}
    for paragraph in exam.document.paragraphs[: exam.particulars.end]:
        if paragraph.section != section:
            yield from _alone(runs)
            ended = {kind: run.number for kind, run in runs.items() if not run.alone}
            section, runs = paragraph.section, {}
        read = dict(runs)
        found = list(_read(exam.text(paragraph.span), paragraph.start, read, ended))
        if paragraph.index in copied and found:
            continue  # a paragraph that stands twice is told by duplicate-paragraph
        runs = read
        yield from found
    yield from _alone(runs)


def _read(text: str, start: int, runs: dict[str, _Run], ended: dict[str, int]) -> Iterator[Gap]:
    """What is out of order in one paragraph; the runs are carried on."""
    for kind, numbers in _numbers(text):
        fresh = True
        for found in numbers:
            if not (number := _number(found["number"])):
                continue
            span = (start + found.start("number"), start + found.end())
            run = runs.get(kind)
            if number == 1:
                yield from _alone({kind: run} if run else {}, span)
            elif run is None and kind in FROM_ONE and fresh and not _goes_on(ended, kind, number):
                first = f"{found['before']}一{found['after']}"  # 我镇将一是…；二是…
                if number == 2 and first in text[: found.start()]:
                    runs[kind] = _Run(number, span, alone=False)
                    continue
                yield Gap(span, number, 0, found[0].strip())
            elif run and number != run.number + 1 and not (fresh and kind in ANOTHER):
                yield Gap(span, number, run.number, found[0].strip(), run.span)
            runs[kind] = _Run(number, span, number == 1)
            fresh = False
    if again := TWICE.search(text):
        places = [(start + a, start + b) for a, b in (again.span("again"), again.span("first"))]
        yield Gap(places[0], 2, 2, again["again"], places[1])
    for word, (pattern, _, before) in FOLLOWING.items():
        after = pattern.search(text)
        if after and not before.search(text, 0, after.start("word")):
            at = start + after.start("word")
            yield Gap((at, at + len(word)), 0, 0, word)


def _numbers(text: str) -> Iterator[tuple[str, Iterable[re.Match[str]]]]:
    """The numbers of items in a text, by kind."""
    in_words: dict[str, list[re.Match[str]]] = {kind: [] for kind in KINDS.values()}
    for found in IN_WORDS.finditer(text):
        kind, end = KINDS.get(f"{found['before']}一{found['after']}"), found.end()
        again = text.startswith(tuple(found["number"] + mark for mark in "、，,"), end)
        if kind and not (kind == "是" and again):
            in_words[kind].append(found)
    yield from in_words.items()
    for kind, pattern in INLINE.items():
        yield kind, pattern.finditer(text)


def _alone(runs: dict[str, _Run], again: tuple[int, int] | None = None) -> Iterator[Gap]:
    """Lists with a first item and no second, and where another first stands in its place."""
    for kind, run in runs.items():
        if run.alone and kind in ALONE:
            yield Gap(run.span, 1, 1, "一是", again)


def _goes_on(ended: dict[str, int], kind: str, number: int) -> bool:
    """Whether a long list of the section before goes on behind a heading."""
    return number > LONG_LIST and ended.get(kind) == number - 1


def _number(written: str) -> int:
    if "①" <= written <= "⑳":
        return ord(written) - ord("①") + 1
    return chinese_number(written) or 0
