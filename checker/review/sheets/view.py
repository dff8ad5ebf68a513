"""What every sheet shows: pages, findings with their verdicts, comparisons, totals."""

from __future__ import annotations

import zlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

import msgspec

from checker.model.conclusion import Conclusion
from checker.model.document import Location
from checker.model.findings import Finding, Severity, Wording
from checker.model.packed import FAST
from checker.model.results import InputError, ReportResult, RequirementResult
from checker.outputs.words import LEVELS, NUMBERED_LINES
from checker.review.sheets.facts import Facts, facts_of
from checker.review.sheets.wording import say
from checker.review.verdicts import Verdict

ADVICE = {Severity.ERROR: "必须修改", Severity.WARNING: "建议修改", Severity.INFO: "供参考"}
"""What a severity means to whoever gets the sheet."""


class Segment(NamedTuple):
    """A stretch of text with what is marked on it."""

    text: str
    changed: bool = False
    """In a comparison: not the same on the other side."""
    items: tuple[Item, ...] = ()
    """In the text of a report: the findings here."""

    @property
    def severity(self) -> str:
        """Of the worst finding here."""
        return min((item.finding.severity for item in self.items), key=lambda s: s.rank).value


@dataclass(frozen=True)
class Comparison:
    """Two places of a finding side by side."""

    first_place: str
    second_place: str
    paragraph: int
    """Of the second place; 0 when it is in another report."""
    first: tuple[Segment, ...]
    second: tuple[Segment, ...]


@dataclass(frozen=True)
class Item:
    """A finding as a row of a sheet."""

    number: int
    """1-based within its report, worst first."""
    id: str
    """Says which finding of which report it is, across runs; see `identity`."""
    finding: Finding
    title: str
    """Of the rule."""
    place: str
    quote: str = ""
    """Words that are found in the report as they stand here; empty for what is missing."""
    comparisons: tuple[Comparison, ...] = ()
    history: tuple[Verdict, ...] = ()
    lang: str = "zh"

    @property
    def message(self) -> str:
        """What is wrong."""
        return self.finding.message.of(self.lang)

    @property
    def suggestion(self) -> str:
        """What would mend it; empty where nothing is suggested."""
        return self.finding.suggestion.of(self.lang)

    @property
    def verdict(self) -> Verdict | None:
        """What holds now."""
        return self.history[-1] if self.history else None

    @property
    def earlier(self) -> str:
        """What was said before, one line a verdict."""
        return "\n".join(told(verdict, self.lang) for verdict in self.history[:-1])

    @property
    def state(self) -> str:
        """Whether it counts."""
        if self.finding.waived:
            return say(self.lang, "已豁免：{}", self.finding.reason)
        return say(self.lang, "未处理")


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
            "对照清单": "、".join(v.checklist for v in report.views) or report.checklist,
            "篇幅": self.say("{}字，{}段", report.stats.characters, report.stats.paragraphs),
        }
        return tuple((self.say(name), value) for name, value in values.items())

    @property
    def level(self) -> str:
        """Of the office, in a word."""
        level = self.facts.level
        return LEVELS[level].of(self.lang) if level in LEVELS else self.say("（没有认出）")

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
    def told_reasons(self) -> str:
        """Why, for whoever reads beside it how many findings there are."""
        return self._joined(self.graded.told) if self.graded else ""

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
        head = self.say("{}（{}）", self.grade, self.told_reasons) if self.told_reasons else self.grade
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


@dataclass(frozen=True)
class Sheet:
    """All pages of a run."""

    pages: tuple[Page, ...]
    errors: tuple[InputError, ...] = field(default=())
    earlier: tuple[Facts, ...] = ()
    """Reports of other years, for the trend."""
    lang: str = "zh"

    def say(self, text: str, *values: object) -> str:
        """A text of the sheet in its language."""
        return say(self.lang, text, *values)

    @cached_property
    def requirements(self) -> dict[str, str]:
        """Titles of the requirements of all checklists, by id."""
        return {name: title for page in self.pages for name, title in page.facts.titles.items()}

    def views(self) -> list[tuple[str, str, int, int, int, int]]:
        """Where several checklists judged: report, checklist, requirements covered, declared none, weak, missing."""
        return [(page.name, *view) for page in self.pages for view in page.facts.views]

    def gaps(self) -> list[tuple[str, str, int, int, int]]:
        """Requirements that reports fail most: id, title, missing, weak, of how many that must answer."""
        counts: dict[str, Counter[str]] = {}
        for page in self.pages:
            for name in page.facts.required:
                counts.setdefault(name, Counter())[page.facts.statuses[name]] += 1
        rows = [
            (name, self.requirements[name], c["missing"], c["weak"], c.total())
            for name, c in counts.items()
            if c["missing"] or c["weak"]
        ]
        return sorted(rows, key=lambda row: (-row[2], -row[3]))

    def ranking(self) -> list[Page]:
        """The pages that need most work first: by grade, then by open errors, warnings, hints."""
        return sorted(
            self.pages,
            key=lambda page: (
                page.graded.rank if page.graded else 0,
                *(-page.counts[severity] for severity in Severity),
            ),
        )


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


def line_of(location: Location, path: str, lang: str = "zh") -> str:
    """The number of the line, for files that show it."""
    return say(lang, "第{}行", location.line) if path.lower().endswith(NUMBERED_LINES) else ""


def told(verdict: Verdict, lang: str = "zh") -> str:
    """A verdict in one line: when, who, what, why."""
    head = " ".join(filter(None, (verdict.day.isoformat() if verdict.day else "", verdict.by)))
    said = f"{head} {say(lang, verdict.verdict)}".strip()
    return say(lang, "{}：{}", said, verdict.remark) if verdict.remark and said else said or verdict.remark


def _cut(text: str, spans: list[tuple[int, int, Item]]) -> Iterable[Segment]:
    borders = sorted({0, len(text), *(edge for start, end, _ in spans for edge in (start, end))})
    for start, end in pairwise(borders):
        here = tuple(item for a, b, item in spans if a < end and start < b)
        yield Segment(text[start:end], items=here)
