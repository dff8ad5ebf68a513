"""Findings by kind, as paper shows them: what a whole kind has in common is said once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from checker.model.findings import Severity
from checker.outputs.words import MISSING, spot
from checker.review.sheets.item import Item, line_of
from checker.review.sheets.page import Page


class Kind(NamedTuple):
    """The findings of one rule that weigh alike."""

    head: str
    """Title and number, and what all of them say."""
    items: tuple[Item, ...]
    message: bool
    """Whether the head says what is wrong."""
    advice: bool
    """Whether the head says how to mend it."""


def kinds(page: Page, severity: Severity) -> Iterator[Kind]:
    """The findings of a severity, the kind that is found first first; hints on what is missing stand in the matrix."""
    found: dict[str, list[Item]] = {}
    for item in page.items:
        hint = severity is Severity.INFO and item.finding.rule in MISSING
        if item.finding.severity is severity and not hint:
            found.setdefault(item.finding.rule, []).append(item)
    for rule, items in found.items():
        many = len(items) > 1
        message = "" if rule in MISSING or not many else _common([item.message for item in items])
        advice = _common([item.suggestion for item in items]) if many else ""
        head = page.say("{}（{}处）", items[0].title, len(items))
        if shared := page.say("。").join(text.rstrip("。.") for text in (message, advice) if text):
            head += page.say("：") + shared
        yield Kind(head, tuple(items), bool(message), bool(advice))


def topic_of(item: Item, page: Page) -> str:
    """What is missing, for a finding on that."""
    return item.message.rpartition(page.say("："))[0] or item.message


def section_of(item: Item, page: Page) -> str:
    """Where it stands, beside its words: the section, and the line where a file shows it."""
    if not item.quote:
        return item.place
    location, path = item.finding.location, page.report.path
    parts = (spot(location, "", page.lang), line_of(location, path, page.lang))
    return " ".join(filter(None, parts)) or item.place


def _common(texts: list[str]) -> str:
    return texts[0] if len(set(texts)) == 1 else ""
