"""What a rule says about a report: severities, rules, findings, and their fingerprints."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Struct

from checker.model.document import Location, Span
from checker.text.normalise import normalised

if TYPE_CHECKING:
    Check = Callable[..., Iterator["Finding"]]


class Wording(NamedTuple):
    """One text in the two languages that a user can ask for."""

    zh: str
    en: str

    def of(self, lang: str) -> str:
        """The text in `zh` or `en`."""
        return self.en if lang == "en" else self.zh


class Severity(StrEnum):
    """How a reviewer would take it: send back, ask, or look."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return ("error", "warning", "info").index(self.value)


class Option(Struct, frozen=True):
    """A threshold or list that users can set for a rule."""

    default: int | float | tuple[str, ...]
    meaning: Wording
    least: float | None = None
    most: float | None = None
    """Bounds of a number, both allowed."""

    def fault(self, value: object) -> str:
        """What is wrong with a value, in words that follow the option's name; empty when it can be used."""
        if isinstance(self.default, tuple):
            fits = isinstance(value, list | tuple) and all(isinstance(word, str) for word in value)
            return "" if fits else f"的值 {value!r} 不对，应为一列文字"
        kinds = int | float if isinstance(self.default, float) else int
        if isinstance(value, bool) or not isinstance(value, kinds):
            return f"的值 {value!r} 不对，应为{'数' if isinstance(self.default, float) else '整数'}"
        low, high = self.least, self.most
        if (low is not None and value < low) or (high is not None and value > high):
            return f"的值 {value!r} 不在 {low:g} 到 {high:g} 之间"
        return ""


class Rule(Struct, frozen=True):
    """A kind of fault. What it finds, with examples, is told by the docstring of the module that defines it."""

    id: str
    title: Wording
    severity: Severity
    """Default severity; a finding may carry another where the rule's manual says so."""
    family: str
    """coverage | repetition | claims | consistency | form | gate"""
    options: dict[str, Option] = {}
    """By name, in the order of the manual."""
    spelling: bool = False
    """Whether it judges single characters, so that it is silent where a program guessed them from a picture."""


class Related(Struct, frozen=True):
    """Another place that belongs to a finding: the first copy, the other figure."""

    span: Span
    location: Location
    excerpt: str
    path: str | None = None
    """Set when the place is in another report."""


class Fix(Struct, frozen=True):
    """Words that can be put in place of others without asking: there is one right reading only."""

    span: Span
    text: str
    location: Location | None = None
    """Of the span in the file; filled in once all rules have run."""


class Finding(Struct, frozen=True):
    """One fault at one place."""

    rule: str
    severity: Severity
    message: Wording
    span: Span
    location: Location
    excerpt: str
    suggestion: Wording = Wording("", "")
    requirement: str | None = None
    related: tuple[Related, ...] = ()
    fingerprint: str = ""
    """Filled in by `fingerprinted`: rule, requirement and texts, never a line number."""
    waived: bool = False
    reason: str = ""
    """Why it was waived, in a human's words."""
    facts: tuple[tuple[str, Any], ...] = ()
    """Measured values for outputs that show more than the message, such as ("likeness", 0.93)."""
    fixes: tuple[Fix, ...] = ()
    """What would mend it, where that is certain."""
    path: str = ""
    """Set only in a notice, which belongs to no report: the file it is about, such as waivers.toml."""
    before: str = ""
    """What stands before the span in its paragraph, cut to some 20 characters with …"""
    after: str = ""
    """What follows the span in its paragraph, cut to some 20 characters with …"""

    @property
    def order(self) -> tuple[int, int, str, str, int]:
        """By which findings stand in the order of the text, the worse first at one place."""
        return self.span.start, self.severity.rank, self.rule, self.requirement or "", self.span.end


def notice(
    rule: Rule,
    message: Wording,
    suggestion: Wording,
    path: str,
    identity: tuple[str, ...],
    line: int = 1,
    excerpt: str = "",
) -> Finding:
    """A finding about the run itself, which belongs to no report.

    Args:
        path: of the file that it is about.
        identity: the texts that the fingerprint is made of.
    """
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        message=message,
        span=Span(0, 0),
        location=Location(line, 1, line, 1, 1),
        excerpt=excerpt,
        suggestion=suggestion,
        fingerprint=fingerprint(rule.id, None, *identity),
        path=path,
    )


def fingerprint(rule: str, requirement: str | None, *texts: str) -> str:
    """16 hexadecimal digits over what a finding is about. Blanks and width of characters do not count."""
    parts = (rule, requirement or "", *(normalised(text).replace("\n", "") for text in texts))
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
