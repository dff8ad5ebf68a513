"""Laws that a sentence only studies or explains: 学习《信访工作条例》3次 says nothing of petitions.

Their names are left out before a sentence is asked what it speaks of; the marks stay, for the name itself tells
of study.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.checklist.knowledge import Language
from checker.support.patterns import regex

TITLE = regex(r"《[^《》\n]{2,60}》")
CLAUSE = regex(r"[^，。；：？！,;:?!\n]+")


def studied(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """The spans of the names of laws that a clause studies or explains, without their marks."""
    if "《" not in text:
        return
    titles = [found.span() for found in TITLE.finditer(text)]
    rest = text
    for start, end in titles:
        rest = f"{rest[:start]}{'、' * (end - start)}{rest[end:]}"
    for clause in CLAUSE.finditer(rest):
        if any(word in clause[0] for word in language.studies):
            for start, end in titles:
                if clause.start() <= start < clause.end() and text[: end - 1].endswith(language.laws):
                    yield start + 1, end - 1


def without_studied(text: str, language: Language) -> str:
    """A sentence without the names of the laws that it only studies or explains."""
    for start, end in reversed(list(studied(text, language))):
        text = text[:start] + text[end:]
    return text
