"""Slips of figures, years and references planted into the labelled reports: how many are told, and what else is."""

from collections import Counter
from pathlib import Path

from checker.checklist import load
from checker.judging.examination import Examination
from checker.model.findings import Finding
from checker.readers import read
from checker.rules import conflicting_figures, superseded_reference, wrong_year
from tests.accuracy.mutations import mutations

HERE = Path(__file__).parent
SETS = ("fresh", "held", "later", "planted", "real-style", "tune")
EACH = 8
"""Every eighth report of the sets."""
FLOORS = {"conflicting-figures": 0.95, "wrong-year": 0.95, "superseded-reference": 0.95}
CHECKS = (conflicting_figures.check, wrong_year.check, superseded_reference.check)


Told = Counter[tuple[str, str, frozenset[int]]]
"""Findings by rule, excerpt and the lines of all their places."""


def told(text: str) -> Told:
    exam = Examination(read("x.txt", text.encode()), load("outline-2021-2025"))
    return Counter((f.rule, f.excerpt, _lines(f)) for check in CHECKS for f in check(exam))


def _lines(finding: Finding) -> frozenset[int]:
    return frozenset((finding.location.line, *(related.location.line for related in finding.related)))


def test_planted_slips_are_told_and_look_alikes_are_not() -> None:
    planted, found, alarms = Counter[str](), Counter[str](), []
    paths = sorted(path for name in SETS for path in (HERE / name / "docs").glob("*.txt"))[::EACH]
    for turn, path in enumerate(paths):
        text = path.read_text("utf-8")
        exam = Examination(read("x.txt", text.encode()), load("outline-2021-2025"))
        before = told(text)
        for mutation in mutations(text, exam, turn):
            now = told(mutation.text) - before
            planted[mutation.rule] += 1
            if mutation.rule:
                found[mutation.rule] += any(
                    rule == mutation.rule and mutation.line in lines for rule, _, lines in now
                )
            else:  # where a report has a slip of its own already, what is put in may repeat it
                own = {rule for rule, *_ in before}
                alarms += [(path.name, mutation.sentence, *one) for one in now if one[0] not in own]
    print({rule: (found[rule], many) for rule, many in planted.items()})
    assert min(planted.values()) > len(paths) / 2
    assert {
        rule: found[rule] / planted[rule]
        for rule, floor in FLOORS.items()
        if found[rule] < floor * planted[rule]
    } == {}
    assert alarms == []
