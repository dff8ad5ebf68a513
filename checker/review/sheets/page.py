"""One report of a sheet: a few figures at hand, and everything that is said about it."""

from __future__ import annotations

import zlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

import msgspec

from checker.model.conclusion import Conclusion
from checker.model.findings import Severity, Wording
from checker.model.packed import FAST
from checker.model.results import ReportResult, RequirementResult
from checker.outputs.words import level_name
from checker.review.sheets.facts import Facts, facts_of
from checker.review.sheets.item import Item, Segment
from checker.review.sheets.wording import say
from checker.review.verdicts import Verdict


class Whole(NamedTuple):
    """All that is said about one report."""

    report: ReportResult
    items: tuple[Item, ...]
    gone: tuple[Verdict, ...] = ()
    """Earlier verdicts on findings that are not found any more."""


@dataclass(frozen=True)
class Page:
    """One report: a few figures at hand, everything said about it packed where there are many; see `page_of`."""

    number: int
    facts: Facts
    rules: frozenset[tuple[str, str]]
    """The rules that found something, with their titles."""
    name: str
    """Of the office, told apart from others of the run; of the file where the office is not known."""
    lang: str
    held: Whole | bytes

    @property
    def _whole(self) -> Whole:
        return _unpacked(self.held) if isinstance(self.held, bytes) else self.held

    @property
    def report(self) -> ReportResult:
        """What was found out about it."""
        return self._whole.report

    @property
    def items(self) -> tuple[Item, ...]:
        """The findings, worst first."""
        return self._whole.items

    @property
    def gone(self) -> tuple[Verdict, ...]:
        """Earlier verdicts on findings that are not found any more."""
        return self._whole.gone

    def say(self, text: str, *values: object) -> str:
        """A text of the sheet in its language."""
        return say(self.lang, text, *values)

    @property
    def particulars(self) -> tuple[tuple[str, str], ...]:
        """What the report says of itself."""
        report, unknown = self.report, self.say("（没有认出）")
        values = {
            "文件": report.path,
            "标题": report.title or unknown,
            "制定机关": report.issuer or unknown,
            "层级": self.level,
            "报告年度": self.say("{}年", report.year) if report.year else unknown,
            "落款日期": report.date or unknown,
            "对照清单": "、".join(report.checklists),
            "篇幅": self.say("{}字，{}段", report.stats.characters, report.stats.paragraphs),
        }
        return tuple((self.say(name), value) for name, value in values.items())

    @property
    def level(self) -> str:
        """Of the office, in a word."""
        return level_name(self.facts.level, self.lang, self.say("（没有认出）"))

    @property
    def counts(self) -> Counter[Severity]:
        """Open findings by severity."""
        return self.facts.faults

    @property
    def asked(self) -> list[RequirementResult]:
        """The requirements that the report must or may answer."""
        return self.report.asked

    @property
    def score(self) -> str:
        """Required topics answered, of all required."""
        return f"{self.facts.answered}/{len(self.facts.required)}"

    @property
    def graded(self) -> Conclusion | None:
        """The grade; None where the checklist has none."""
        return self.facts.conclusion

    @property
    def grade(self) -> str:
        """What the review concludes, in a word."""
        return self.graded.title.of(self.lang) if self.graded else ""

    @property
    def reasons(self) -> str:
        """Why."""
        return self._joined(self.graded.reasons) if self.graded else ""

    @property
    def reasons_without_counts(self) -> str:
        """Why, for whoever reads beside it how many findings there are."""
        return self._joined(self.graded.reasons_without_counts) if self.graded else ""

    def _joined(self, reasons: Iterable[Wording]) -> str:
        return self.say("；").join(reason.of(self.lang) for reason in reasons)

    @property
    def tally(self) -> str:
        """How much there is to do."""
        return self.say(
            "必须修改{}处，建议修改{}处，供参考{}处；应报要求已写{}项",
            *(self.counts[severity] for severity in Severity),
            self.score,
        )

    @property
    def conclusion(self) -> str:
        """The verdict line."""
        head = (
            self.say("{}（{}）", self.grade, self.reasons_without_counts)
            if self.reasons_without_counts
            else self.grade
        )
        return self.say("{}：{}。", head, self.tally) if head else self.say("{}。", self.tally)

    def by_severity(self) -> list[tuple[Severity, list[Item]]]:
        """The findings in groups, worst first, waived ones among them."""
        groups = [(s, [i for i in self.items if i.finding.severity is s]) for s in Severity]
        return [(severity, items) for severity, items in groups if items]

    @property
    def numbers(self) -> tuple[int, ...]:
        """The number of each paragraph, 0 for the cells of tables."""
        numbers = self.report.numbers
        return tuple(n if n != before else 0 for before, n in zip((0, *numbers), numbers, strict=False))

    def paragraphs(self) -> list[tuple[Segment, ...]]:
        """The text of the report, cut wherever a finding begins or ends."""
        report = self.report
        within: dict[int, list[tuple[int, int, Item]]] = {}
        for item in self.items:
            start, end = item.finding.span
            first = max(0, bisect_right(report.starts, start) - 1)
            for index in range(first, len(report.text)):
                if report.starts[index] >= end:
                    break
                at = report.starts[index]
                cut = (max(0, start - at), min(len(report.text[index]), end - at))
                if cut[0] < cut[1]:
                    within.setdefault(index, []).append((*cut, item))
        return [tuple(_cut(text, within.get(index, []))) for index, text in enumerate(report.text)]


def page_of(number: int, whole: Whole, name: str, lang: str, packed: bool) -> Page:
    """A page.

    Args:
        packed: keep it in a few kilobytes, at the price of unpacking it whenever it is looked at.
    """
    rules = frozenset((item.finding.rule, item.title) for item in whole.items)
    held: Whole | bytes = whole
    if packed:
        with suppress(UnicodeEncodeError):  # a path that is no text
            held = zlib.compress(msgspec.msgpack.encode(whole), FAST)
    return Page(number, facts_of(whole.report), rules, name, lang, held)


@lru_cache(1)
def _unpacked(data: bytes) -> Whole:
    """What a page says, at hand until another one is looked at."""
    whole: Whole = _decoder().decode(zlib.decompress(data))
    return whole


@cache
def _decoder() -> Any:
    return msgspec.msgpack.Decoder(Whole)


def _cut(text: str, spans: list[tuple[int, int, Item]]) -> Iterable[Segment]:
    borders = sorted({0, len(text), *(edge for start, end, _ in spans for edge in (start, end))})
    for start, end in pairwise(borders):
        here = tuple(item for a, b, item in spans if a < end and start < b)
        yield Segment(text[start:end], items=here)
