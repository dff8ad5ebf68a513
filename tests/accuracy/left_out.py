"""Figures on authors whom nothing was learned from: each author's reports, judged by what the others' sentences teach.

    python tests/accuracy/left_out.py            prints the figures
    python tests/accuracy/left_out.py --write    writes them to docs/accuracy.md too

Needs scipy (extra `train`). Takes some minutes.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace

from checker.checklist import load
from checker.checklist.examples import read_examples
from checker.checklist.weights import Thresholds, Weights
from checker.judging.examination import Examination
from checker.judging.training import train
from checker.readers import read

HERE = Path(__file__).parent
SETS = {
    "real-style": ("real-style", "later", "planted", "planted-2", "planted-3", "planted-4", "planted-5"),
    "older": ("practice", "tune", "held", "blind"),
}
CHOICES = tuple(
    Thresholds(covered=covered, price=price) for covered in (-0.4, -0.3, -0.2) for price in (0.8, 1.0)
)
"""Among these the thresholds for an author are chosen on the reports of the others."""
ROUNDS = 2000
SEEN = {"declared-none": "covered", "not-applicable": "missing"}


class Pair(NamedTuple):
    """One requirement of one report: what is right, what was said, whether the best evidence is right."""

    report: str
    writer: str
    group: str
    requirement: str
    gold: str
    said: str
    evidence: bool
    unsure: bool


def reports() -> Iterator[tuple[str, dict[str, Any], Path]]:
    """Group, gold and text of every labelled report."""
    for group, folders in SETS.items():
        for folder in folders:
            for file in sorted((HERE / folder / "gold").glob("*.json")):
                gold = json.loads(file.read_text("utf-8"))
                gold.setdefault("writer", gold["id"][0])
                yield group, gold, HERE / folder / "docs" / f"{gold['id']}.txt"


def judged(group: str, gold: dict[str, Any], text: Path, weights: Weights) -> Iterator[Pair]:
    """The pairs of one report."""
    exam = Examination(read(str(text)), load("outline-2021-2025"), gold["level"], weights=weights)
    for name, right in gold["requirements"].items():
        coverage = exam.coverage[name]
        said = SEEN.get(coverage.status, coverage.status)
        lines = set(gold["evidence"].get(name, ()))
        best = exam.document.locate(*coverage.evidence[0].span) if coverage.evidence else None
        found = best is not None and bool(lines & set(range(best.line, best.end_line + 1)))
        yield Pair(
            gold["id"], gold["writer"], group, name, right, said, found, name in gold.get("unsure", ())
        )


def author(writer: str) -> str:
    """Who wrote it: W1a and W1b are two voices of one hand."""
    return writer.rstrip("abcdefghijklmnopqrstuvwxyz")


def all_pairs() -> dict[str, list[list[Pair]]]:
    """By author and choice of thresholds every pair, judged without a sentence of the author; the shipped ones first."""
    authors = sorted({author(gold["writer"]) for _, gold, _ in reports()})
    with ProcessPoolExecutor() as pool:
        return dict(zip(authors, pool.map(pairs_of, authors), strict=True))


def pairs_of(name: str) -> list[list[Pair]]:
    """The pairs of one author, by choice of thresholds."""
    checklist = load("outline-2021-2025")
    examples = [
        e for file in checklist.examples for e in read_examples(Path(file)) if author(e.writer) != name
    ]
    table = train(examples, checklist, Thresholds())
    own = [known for known in reports() if author(known[1]["writer"]) == name]
    return [
        [pair for known in own for pair in judged(*known, Weights(replace(table, thresholds=choice)))]
        for choice in (Thresholds(), *CHOICES)
    ]


def nested(pairs: dict[str, list[list[Pair]]]) -> list[Pair]:
    """The pairs of each author by the thresholds that are best on the others."""
    chosen: list[Pair] = []
    for name, own in pairs.items():
        others = [
            [pair for other, found in pairs.items() if other != name for pair in found[at]]
            for at in range(1, len(own))
        ]
        chosen += own[1 + max(range(len(others)), key=lambda at: worth(others[at]))]
    return chosen


def worth(pairs: list[Pair]) -> float:
    """What thresholds are chosen by: F of missing, one and a half times three-way, precision and recall alike."""
    found = figures([pair for pair in pairs if pair.group == "real-style"])
    precision, recall = found["missing precision"], found["missing recall"]
    both = 2 * precision * recall / max(1e-9, precision + recall)
    return both + 1.5 * found["three-way"] - 0.5 * abs(precision - recall)


def figures(pairs: list[Pair]) -> dict[str, float]:
    """The figures of `score.py` on topics, and how often weak is right."""
    n = Counter((pair.gold, pair.said) for pair in pairs)
    right = [pair for pair in pairs if pair.gold == pair.said == "covered"]
    hits = n["missing", "missing"]
    false = n["covered", "missing"]
    missed = n["missing", "weak"] + n["missing", "covered"]
    weak = sum(n["weak", said] for said in ("covered", "weak", "missing"))
    return {
        "missing precision": hits / max(1, hits + false),
        "missing recall": hits / max(1, hits + missed),
        "three-way": sum(pair.gold == pair.said for pair in pairs) / max(1, len(pairs)),
        "evidence": sum(pair.evidence for pair in right) / max(1, len(right)),
        "weak right": n["weak", "weak"] / max(1, weak),
    }


def intervals(pairs: list[Pair]) -> dict[str, tuple[float, float]]:
    """95 % bootstrap intervals, by report."""
    chance = random.Random(1)
    by: dict[str, list[Pair]] = {}
    for pair in pairs:
        by.setdefault(pair.report, []).append(pair)
    names = sorted(by)
    drawn: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        sample = [pair for name in chance.choices(names, k=len(names)) for pair in by[name]]
        for key, value in figures(sample).items():
            drawn.setdefault(key, []).append(value)
    cut = ROUNDS // 40
    return {key: (sorted(values)[cut], sorted(values)[-cut - 1]) for key, values in drawn.items()}


def table(pairs: list[Pair]) -> str:
    """The figures of one group with their intervals, as Markdown."""
    found, around = figures(pairs), intervals(pairs)
    rows = [
        f"| {key} | {value:.3f} | {around[key][0]:.3f}—{around[key][1]:.3f} |" for key, value in found.items()
    ]
    counts = Counter((pair.gold, pair.said) for pair in pairs)
    kinds = ("covered", "weak", "missing")
    confusion = [
        f"| {gold} | " + " | ".join(str(counts[gold, said]) for said in kinds) + " |" for gold in kinds
    ]
    return "\n".join(
        [
            "| figure | value | 95 % interval |", "| --- | --- | --- |", *rows, "",
            "| right \\ said | covered | weak | missing |", "| --- | --- | --- | --- |", *confusion,
        ]
    )  # fmt: skip


def shipped(pairs: list[Pair]) -> str:
    """The same in one line, with the thresholds that are shipped."""
    said = ", ".join(f"{key} {value:.3f}" for key, value in figures(pairs).items())
    return f"With the thresholds that are shipped: {said}."


TEXT = """# How well topics are judged

Made by `python tests/accuracy/left_out.py --write`; do not edit.

Each report is judged by weights trained without a single sentence of its author, so that the figures are those
for authors whom nothing was learned from; several voices of one hand count as one author. In the tables two of the
thresholds, what covers and how much lacking substance takes off, are those that are best on the other authors' reports; the
line below each table has the thresholds that are shipped, which were chosen with these reports in view. The
intervals are 95 % bootstrap intervals over reports ({pairs} judgements). All reports are invented; real ones are
harder (fewer figures, more things in one sentence).

- **missing precision**: of what is called missing and is not only weak, how much the report really lacks
- **missing recall**: of what a report lacks, how much is called missing
- **three-way**: share of requirements with the right one of covered, weak, missing
- **evidence**: share of rightly covered ones whose best sentence lies on a labelled line
- **weak right**: of what is only mentioned, how much is called weak

{tables}

## How far people agree

All but eight of the real-style reports (174) were labelled a second time by readers who did not see the first labels. Held
against the first as if they were a program, the second readers have missing precision 0.99, missing recall 0.94 and
three-way 0.97 over 5,258 judgements (of the first twenty alone 0.95, 0.94 and 0.95). The 165 judgements on which two
readers differ are in no figure, and what differs on a sentence teaches nothing.

## What is new to the judgement

Reports are scored once, before anything is learned from them, and then taught.

| set | reports | missing precision | missing recall | three-way | evidence |
| --- | --- | --- | --- | --- | --- |
| `fresh`: three voices of one author, before `later` was learned | 12 | 0.79 (33 of 42) | 0.94 | 0.92 | 0.99 |
| `later`: three authors, half of the reports with half of the work told without figures | 36 | 0.85 (0.81—0.90) | 0.94 (0.91—0.97) | 0.88 (0.83—0.91) | 0.99 |
| `planted`: three authors more, half of the reports mostly without figures | 30 | 0.91 (231 of 253) | 0.96 | 0.92 | 0.99 |
| twelve reports of a further author, not kept here | 12 | 0.97 (95 of 98) | 0.97 | 0.94 | 1.00 |
| `planted-2`: two authors more | 20 | 0.97 (157 of 162; 0.94—0.99) | 0.98 (0.95—0.99) | 0.94 (0.93—0.96) | 0.99 |
| `planted-4`: two authors more, after `planted-2` was learned | 20 | 0.93 (141 of 152; 0.89—0.97) | 0.96 (0.93—0.99) | 0.94 (0.92—0.97) | 0.99 |
| `planted-3`, first half: three authors more, as dense as real openings, look-alikes beside what is missing | 24 | 0.97 | 0.89 | 0.92 | 1.00 |
| `planted-3`, second half: three authors more, after the first was learned | 24 | 1.00 | 0.88 | 0.95 | 1.00 |
| `planted-5`: two authors more, after all of these but `planted-4` were learned | 20 | 0.99 (152 of 154) | 0.95 | 0.96 | 1.00 |
| `unseen`: two authors more, the same judgement; nothing is learned from it | 20 | 0.99 (145 of 146; 0.98—1.00) | 0.92 (145 of 157; 0.88—0.96) | 0.96 (0.95—0.98) | 1.00 |
| `unseen-2`: two authors more, today's judgement; nothing is learned from it | 20 | 0.97 (155 of 159; 0.94—0.99) | 0.92 (155 of 168; 0.87—0.95) | 0.94 (0.92—0.96) | 1.00 |

The authors knew neither the examples nor the checklist and labelled their own reports. `fresh` was scored before and
after changes of rules, `later` with the judgement before the answers were learned as a model of their own, `planted`
and the twelve after it, `planted-2` with the one that had learned `planted`, `planted-4` and the first half of `planted-3` with the
one that had learned `planted-2`, `planted-5` and `unseen` with the one before `planted-4` and `planted-5` were learned: today's has 0.99, 0.95, 0.96 and 1.00 on
`unseen`. The version of 2026-11-25 (commit e60862b) has 0.85, 0.98, 0.82 and 0.97 on `planted-2`, 0.80, 0.88, 0.82 and 0.95 on
`planted-4`, 0.90, 0.91, 0.83 and 0.97 on `planted-5`, 0.92, 0.91, 0.81 and 0.98 on `unseen`, 0.93, 0.90, 0.83 and 0.98 on `unseen-2`.

### Openings of real reports

What is covered in the openings of published reports, read by one person each set; what is doubtful is left out, and what
is cut off is not judged. A second, blind reader of the fourth set calls covered 127 of the 132 that the first does.

| set | openings | precision | recall | e60862b |
| --- | --- | --- | --- | --- |
| first, since spent | 48 | 0.75 | 0.83 | 0.61 |
| second, with the judgement that had learned `planted-2` | 48 | 0.96 | 0.69 | 0.84, 0.91 |
| second, after its misses were looked at: spent | 48 | 0.93 | 0.86 | |
| third, scored once | 44 | 0.85 (150 of 176; 0.79—0.90) | 0.88 (150 of 171; 0.82—0.92) | 0.75, 0.89 |
| third, with the judgement before | 44 | 0.91 | 0.82 | |
| fourth, with the same judgement, scored once | 44 | 0.93 (113 of 122; 0.87—0.96) | 0.86 (113 of 132; 0.79—0.91) | 0.79, 0.78 |
| fifth, with today's judgement, scored once | 30 | 0.90 (89 of 99; 0.83—0.95) | 0.94 (89 of 95; 0.87—0.97) | 0.75, 0.87 |
| third to fifth, with today's judgement | 118 | 0.90 (350 of 390) | 0.88 (350 of 398) | |

The second set said what the invented reports did not: that offices tell much of their work in general words, with act
and object and without a figure, in one sentence with a slogan. Since then a sentence is worth what its best stretch is
worth, a lack of substance takes less off, and 1,345 sentences of ours teach the difference between such work and a slogan.

### Claims in openings of real reports

One reader marked in 92 openings (the second and third set) every clause that claims a result which nothing in its sentence
founds: 54, with 179 doubtful ones that are left out. The rule found 22 of them and flagged 5 clauses besides, while on
invented reports it found nine of ten: their authors mark the few claims that a reviewer circles first, and what they left
unmarked taught that it is none. Since then 165 passages in which every claim is marked teach the formulas of offices, and a
rate needs a figure of its own: 33 and 6 (these openings are spent). On the fourth set, marked by another reader and scored
once, 13 of 29 (0.28—0.62) with 7 flagged besides; before, 9 of 29 and 5. Its misses were looked at: a claim that ends its sentence
is founded by no figure of the next one now, and a mechanism that was formed is a claim; 19 of 29 (spent). On the fifth set,
by a third reader, scored once, 11 of 47 (4 besides): a third of what he marks stands in the opening paragraph, which the
rule leaves alone, much of the rest are aims (提高…意识) that the two other readers call doubtful. This is where the judgement
is weakest, and where people agree least.

## What flatters these figures

- 4367 example sentences are of ours; some were written after looking at errors on some of these reports.
- The labels of the older sets were brought down from lines to sentences with the expressions of an older version as
  a guide. `practice`, `tune`, `held` and `blind` are these sets, in a literary manner, by five hands; the one called
  `blind` is not, as its writers are those of sets that were tuned on.
- Six pairs of thresholds are compared; the other thresholds are the same for all and were chosen on these reports.

## What was tried and did not help

A model of what is covered alone, in the place of one that knows mentions as halfway (three-way 0.892 and 0.895, missing
F .905 and .914); the same with the facts beside the words (figures, length, lists: .914, without them .920); half the
ridge (.912). A logistic layer over sixteen facts of a report and requirement, with a bias for each requirement, adds
half a point of three-way on invented reports and takes ten points of covered precision on real openings; boosted
trees add one and a half and take five. A squared hinge in the place of squares: F of missing .939
for .943, on real openings .90 and .87 for .90 and .87. Twenty-four more reports by three authors with a look-alike that
tells a clear act beside each missing item: what the other two teach takes missing recall on the third from .895 to .900.
Stretches of sentences as instances of their own in training (the best stretch of each answer, the others as counter-examples; one
round or two): F of missing .944 and .943 for .943.
"""


def main() -> None:
    by_author = all_pairs()
    pairs, fixed = nested(by_author), [pair for own in by_author.values() for pair in own[0]]
    parts = []
    for group in SETS:
        own, same = ([pair for pair in found if pair.group == group] for found in (pairs, fixed))
        count, hands = len({p.report for p in own}), len({author(p.writer) for p in own})
        parts.append(f"## {group}: {count} reports of {hands} authors\n\n{table(own)}\n\n{shipped(same)}")
    tables = "\n\n".join(parts)
    print(tables)
    if "--write" in sys.argv:
        text = TEXT.format(pairs=len(pairs), tables=tables)
        (HERE.parents[1] / "docs" / "accuracy.md").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
