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
    """The spans of the names of laws that a clause studies or explains, without their marks, in order."""
    if "《" not in text:
        return
    names = TITLE.finditer(text)
    name = next(names, None)
    for clause in CLAUSE.finditer(TITLE.sub(lambda found: "、" * len(found[0]), text)):
        if name is None:
            return
        reads = name.start() < clause.end() and any(word in clause[0] for word in language.studies)
        while name and name.start() < clause.end():
            start, end = name.start() + 1, name.end() - 1
            if reads and text.endswith(language.laws, start, end):
                yield start, end
            name = next(names, None)


def without_studied(text: str, language: Language) -> str:
    """A sentence without the names of the laws that it only studies or explains."""
    kept, at = [], 0
    for start, end in studied(text, language):
        kept.append(text[at:start])
        at = end
    return "".join([*kept, text[at:]])
