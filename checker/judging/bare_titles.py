"""Superseded documents that are named without title marks: 讲了一课信访条例."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from checker.checklist.register import STATE, superseded
from checker.judging.examination import Examination
from checker.model.document import Sentence
from checker.support.patterns import either, regex

BARE = 4
"""A shorter name without title marks may be part of another: 合同法 in 劳动合同法."""


def superseded_names(exam: Examination) -> tuple[str, ...]:
    """The names in the text of documents that ended at some time."""
    text = exam.document.text
    listed = (name for r in exam.checklist.reference if r.until for name in (r.name, *r.short))
    return tuple(
        dict.fromkeys(n for n in (*(n.removeprefix(STATE) for n in listed), *superseded()) if n in text)
    )


def bare_titles(exam: Examination, sentence: Sentence, names: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Where a sentence names a superseded document without title marks: 讲了一课信访条例."""
    text, citing = exam.text(sentence), exam.checklist.citing
    for before, some in (
        (citing.bare, tuple(name for name in names if len(name) >= BARE)),
        (citing.applied, tuple(name for name in names if len(name) < BARE)),
    ):
        if not any(name in text for name in some):
            continue
        for found in _named_bare(some, before, citing.not_short).finditer(text):
            if text.rfind("《", 0, found.start()) <= text.rfind("》", 0, found.start()):
                yield sentence.start + found.start("name"), sentence.start + found.end("name")


@lru_cache(maxsize=64)
def _named_bare(names: tuple[str, ...], before: tuple[str, ...], unlike: tuple[str, ...]) -> re.Pattern[str]:
    return regex(
        rf"(?:{either(before)})(?:新修订的?|国家|国务院)?(?:{STATE})?(?P<name>{either(names)})(?![》>]|{either(unlike)})"
    )
