"""A checklist tried on reports: what it finds in them, and how well that agrees with labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from checker.checklist.expression_fields import named_expressions
from checker.checklist.model import Requirement
from checker.judging.examination import Examination
from checker.model.vocabulary import ANSWERED, Status

FOUND = (*ANSWERED, Status.WEAK)
"""Statuses for which something stands in a report."""
SPAN = tuple(Status)
"""Statuses, in the order of tables."""


class Outcome(Struct, frozen=True):
    """What reports gave for one requirement."""

    requirement: Requirement
    counts: Mapping[str, int]
    """Reports by status."""
    best: str
    """The sentence that speaks for it most."""
    where: str
    """The report that has it."""
    silent: tuple[str, ...]
    """Terms that stand in none of the reports."""
    pairs: tuple[tuple[str, str], ...]
    """Label and judgement on each labelled report."""

    @property
    def hits(self) -> int:
        """Reports in which something was found."""
        return sum(count for status, count in self.counts.items() if status in FOUND)

    @property
    def asked(self) -> int:
        """Reports that it is asked of."""
        return sum(self.counts.values()) - self.counts.get(Status.NOT_APPLICABLE, 0)

    @property
    def right(self) -> int:
        """Labelled reports judged right as to whether it is missing."""
        return sum((label == Status.MISSING) == (judged == Status.MISSING) for label, judged in self.pairs)


def trial(exams: Mapping[str, Examination], labels: Mapping[str, Mapping[str, str]]) -> list[Outcome]:
    """What a checklist gives for each of its requirements.

    Args:
        exams: reports held against the same checklist, by path.
        labels: statuses by path and requirement; what a report does not have to answer is no label of it.
    """
    checklist = next(iter(exams.values())).checklist
    return [_outcome(requirement, exams, labels) for requirement in checklist.requirement]


def _outcome(
    requirement: Requirement, exams: Mapping[str, Examination], labels: Mapping[str, Mapping[str, str]]
) -> Outcome:
    judged = {path: exam.coverage[requirement.id] for path, exam in exams.items()}
    spoken = [
        (c.evidence[0].score, path, exams[path].text(c.evidence[0].span))
        for path, c in judged.items()
        if c.status in FOUND and c.evidence
    ]
    _, where, best = max(spoken, key=lambda one: one[0], default=(0.0, "", ""))
    pairs = [
        (label, judged[path].status)
        for path, said in labels.items()
        if path in judged
        and (label := said.get(requirement.id, Status.NOT_APPLICABLE)) != Status.NOT_APPLICABLE
        and judged[path].status != Status.NOT_APPLICABLE
    ]
    return Outcome(
        requirement,
        Counter(c.status for c in judged.values()),
        " ".join(best.split()),
        where,
        tuple(_silent(requirement, exams.values())),
        tuple(pairs),
    )


def _silent(requirement: Requirement, exams: Iterable[Examination]) -> Iterator[str]:
    exams = list(exams)
    for key, expressions in named_expressions(requirement):
        if key in ("terms", "strong"):
            yield from (e for e in expressions if not any(exam.index.find(e) for exam in exams))


def overlaps(exams: Iterable[Examination]) -> list[tuple[str, str, int, int]]:
    """Requirements that live on the same sentences: both ids, reports whose best sentence they share, and of how many.

    Only pairs that share it in at least half of the reports that have either, and in two at least.
    """
    same: Counter[tuple[str, str]] = Counter()
    either: Counter[tuple[str, str]] = Counter()
    for exam in exams:
        best = {
            name: c.evidence[0].span
            for name, c in exam.coverage.items()
            if c.status == Status.COVERED and c.evidence
        }
        names = list(exam.coverage)
        for at, first in enumerate(names):
            for second in names[at + 1 :]:
                either[first, second] += first in best or second in best
                same[first, second] += first in best and best[first] == best.get(second)
    found = [
        (*pair, count, either[pair])
        for pair, count in same.items()
        if count >= 2 and 2 * count >= either[pair]
    ]
    return sorted(found, key=lambda row: (-row[2], row[:2]))


def confusion(outcomes: Iterable[Outcome]) -> dict[str, Counter[str]]:
    """By label, how often each status was judged; only labels that occur."""
    table: dict[str, Counter[str]] = {}
    for outcome in outcomes:
        for label, judged in outcome.pairs:
            table.setdefault(label, Counter())[judged] += 1
    return {label: table[label] for label in SPAN if label in table}
