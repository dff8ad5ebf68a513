"""A finding as a row of a sheet, with what is marked in the text and set side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from checker.model.document import Location
from checker.model.findings import Finding
from checker.outputs.words import NUMBERED_LINES
from checker.review.sheets.wording import say
from checker.review.verdicts import Verdict


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
        return "\n".join(verdict_line(verdict, self.lang) for verdict in self.history[:-1])

    @property
    def state(self) -> str:
        """Whether it counts."""
        if self.finding.waived:
            return say(self.lang, "已豁免：{}", self.finding.reason)
        return say(self.lang, "未处理")


def line_of(location: Location, path: str, lang: str = "zh") -> str:
    """The number of the line, for files that show it."""
    return say(lang, "第{}行", location.line) if path.lower().endswith(NUMBERED_LINES) else ""


def verdict_line(verdict: Verdict, lang: str = "zh") -> str:
    """A verdict in one line: when, who, what, why."""
    head = " ".join(filter(None, (verdict.day.isoformat() if verdict.day else "", verdict.by)))
    said = f"{head} {say(lang, verdict.verdict)}".strip()
    return say(lang, "{}：{}", said, verdict.remark) if verdict.remark and said else said or verdict.remark
