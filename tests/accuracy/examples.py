"""The labelled sentences of the real-style reports as lines of the checklist's examples.

    python tests/accuracy/examples.py            says how many lines would change
    python tests/accuracy/examples.py --write    writes them

Each sentence as the reader sees it gets the labels of the labelled sentence that it is, or is a part of. Lines of
writers who have no report with labelled sentences (the older sets, and sentences of ours) stay as they are.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from checker.checklist import load
from checker.checklist.examples import Example, read_examples, written
from checker.judging.examination import Examination
from checker.judging.index import Unit
from checker.model.document import Span
from checker.model.vocabulary import TELLING, Margin
from checker.readers import read
from checker.text.normalise import normalised

SETS = tuple(
    Path(__file__).parent / name
    for name in ("real-style", "later", "planted", "planted-2", "planted-3", "planted-4", "planted-5")
)
SHORT = 4
"""Characters below which a part of a labelled sentence is too short to be told by its text."""


def lines(exam: Examination, gold: dict[str, Any]) -> Iterator[Example]:
    """The sentences of one report. Headings teach nothing: they promise what the sentences below them keep."""
    known = [requirement.id for requirement in exam.checklist.requirement]
    covers, mentions, disputed = _labels(exam, gold)
    for number, unit in enumerate(exam.index.units):
        paragraph, span = _place(unit)
        role = exam.parts.role(paragraph)
        if role == Margin.CLOSING or unit.sentence is None:
            continue
        own, named = covers.get(number, set()), mentions.get(number, set()) - covers.get(number, set())
        section = exam.document.paragraphs[paragraph].section
        unsaid = [name for name in known if name not in own | named]
        open_ = disputed.get(number, set())
        yield Example(
            gold["writer"],
            role,
            tuple(sorted(own)),
            tuple(sorted(named)),
            tuple(name for name in unsaid if name in open_ or not _told(exam, gold, name, role, span)),
            _clean(exam.document.sections[section].heading.title) if section >= 0 else "",
            _clean(exam.document.slice(span)),
        )


def _told(exam: Examination, gold: dict[str, Any], name: str, role: str, span: Span) -> bool:
    """Whether a sentence without a label for a requirement surely does not speak of it.

    Outside the parts on work done the labels name only what is named nowhere else.
    """
    missing = name not in gold["disputed"] and gold["requirements"].get(name, "missing") == "missing"
    if role in TELLING or missing:
        return True
    place = exam.document.locate(*span)
    evidence = gold["evidence"].get(name, ())
    return role == Margin.INTRODUCTION and not any(place.line <= line <= place.end_line for line in evidence)


def _labels(exam: Examination, gold: dict[str, Any]) -> tuple[dict[int, set[str]], ...]:
    """By unit: what it answers, what it names, and on what two readers disagree."""
    covers: dict[int, set[str]] = {}
    mentions: dict[int, set[str]] = {}
    disputed: dict[int, set[str]] = {}
    spans = [_place(unit)[1] for unit in exam.index.units]
    texts = [_plain(exam.document.slice(span)) for span in spans]
    places = [exam.document.locate(*span) for span in spans]
    for sentence in gold["sentences"]:
        said = _plain(sentence["text"])
        there = [at for at, place in enumerate(places) if place.line <= sentence["line"] <= place.end_line]
        found = [at for at in there if len(texts[at]) >= SHORT and texts[at] in said]
        for at in found or [at for at in there if said in texts[at] and (said or len(there) == 1)]:
            covers.setdefault(at, set()).update(sentence["covers"])
            mentions.setdefault(at, set()).update(sentence["mentions"])
            disputed.setdefault(at, set()).update(sentence.get("disputed", ()))
    return covers, mentions, disputed


def _place(unit: Unit) -> tuple[int, Span]:
    """Paragraph and place of a sentence or heading."""
    if unit.sentence:
        return unit.sentence.paragraph, Span(unit.sentence.start, unit.sentence.end)
    assert unit.section
    return unit.section.paragraph, unit.section.heading.span


def _plain(text: str) -> str:
    """A text without blanks and closing mark, one form for each character."""
    return normalised("".join(text.split())).strip("。;")


def _clean(text: str) -> str:
    return " ".join(text.split())


def main() -> None:
    checklist = load("outline-2021-2025")
    file = Path(checklist.examples[0])
    found: list[Example] = []
    for path in sorted(path for folder in SETS for path in (folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        text = path.parents[1] / "docs" / f"{gold['id']}.txt"
        found += lines(Examination(read(str(text)), checklist, gold["level"]), gold)
    writers = {example.writer for example in found}
    before = read_examples(file)
    found += [example for example in before if example.writer not in writers]
    now = {example.line: example for example in found}
    changed = now.keys() ^ {example.line for example in before}
    print(f"{len(now)} lines, {len(changed)} come or go")
    if "--write" in sys.argv:
        file.write_text(written(now.values()), "utf-8")


if __name__ == "__main__":
    main()
