"""Laws that a sentence only studies or explains: 学习《信访工作条例》3次 says nothing of petitions.

Their names are left out before a sentence is asked what it speaks of; the marks stay, for the name itself tells
of study.
"""

from __future__ import annotations

from collections.abc import Iterator
from re import Match

from checker.checklist.knowledge import Language
from checker.support.patterns import regex

TITLE = regex(r"《[^《》\n]{2,60}》")
LISTED = regex(r"[^、]+")
CLAUSE = regex(r"[^，。；：？！,;:?!\n]+")


def studied(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """The spans of what a clause studies or explains, without marks, in order: names of laws, and subjects of law."""
    if not any(word in text for word in language.studies):
        return
    titles = TITLE.finditer(text)
    title = next(titles, None)
    for clause in CLAUSE.finditer(TITLE.sub(lambda found: "、" * len(found[0]), text)):
        reads = any(word in clause[0] for word in language.studies)
        spans = [*_unmarked(clause, language)] if reads else []
        while title and title.start() < clause.end():
            start, end = title.start() + 1, title.end() - 1
            if reads and text.endswith(language.laws, start, end):
                spans.append((start, end))
            title = next(titles, None)
        yield from sorted(spans)


def _unmarked(clause: Match[str], language: Language) -> Iterator[tuple[int, int]]:
    """What is read by name without marks: 行政复议法, and the subjects in 学习行政裁决、行政复议等方面法律."""
    words, offset = clause[0], clause.start()
    end = min((at for behind in language.subjects if (at := words.find(behind)) >= 0), default=0)
    verbs = (at + len(word) for word in language.studies if (at := words.rfind(word, 0, end)) >= 0)
    begin = max(verbs, default=end)
    for item in LISTED.finditer(words, begin, end):
        yield offset + item.start(), offset + item.end()
    for name in language.acts:
        at = words.find(name)
        if at >= 0 and not begin <= at < end:
            yield offset + at, offset + at + len(name)


def without_studied(text: str, language: Language) -> str:
    """A sentence without the names of the laws that it only studies or explains."""
    kept, at = [], 0
    for start, end in studied(text, language):
        kept.append(text[at:start])
        at = end
    return "".join([*kept, text[at:]])
