"""Every relation holds: no status, no particular and no finding changes but what the relation says.

Each relation is tried on its own few of the repository's reports, so that together they see all of them.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import islice
from pathlib import Path
from zlib import crc32

import pytest

from checker.checklist import load
from checker.gate.audit import Task, audit_document
from checker.model.results import ReportResult
from checker.readers import read
from tests.amounts import amount

from .relations import RELATIONS, Relation

ROOT = Path(__file__).parents[2]
REPORTS = sorted([*ROOT.glob("tests/accuracy/*/docs/*.txt"), *ROOT.glob("reports/*.txt")])
TRIED = amount(2, 12)
"""Reports that each relation is tried on."""
TEXTS = {path: path.read_text("utf-8") for path in REPORTS}


def cases(name: str, relation: Relation) -> list[Path]:
    """The reports that a relation is tried on: its own, and the same ones when further reports come."""

    def changes(path: Path) -> bool:
        text = TEXTS[path]
        if relation.needs is not None and not relation.needs.search(text):
            return False
        return relation.encoding != "utf-8" or relation.change(text) != text

    order = sorted(TEXTS, key=lambda path: crc32(f"{name} {path.stem}".encode()))
    return list(islice(filter(changes, order), TRIED))


CASES = [(name, path) for name, relation in RELATIONS.items() for path in cases(name, relation)]


def judged(text: str, encoding: str = "utf-8") -> ReportResult:
    document = read("报告.txt", text.encode(encoding))
    return audit_document(document, load("outline-2021-2025"), Task("报告.txt"))


@cache
def original(path: Path) -> ReportResult:
    return judged(TEXTS[path])


def test_enough_relations_and_reports():
    assert len(RELATIONS) >= 30
    assert len({path for _, path in CASES}) >= 30


def findings(result: ReportResult, relation: Relation) -> Counter[tuple[str, ...]]:
    return Counter(
        (f.rule, f.requirement or "", f.severity, "" if relation.words else f.fingerprint)
        for f in result.findings
        if f.rule not in relation.other
    )


@pytest.mark.parametrize(("name", "path"), CASES, ids=[f"{name}-{path.stem}" for name, path in CASES])
def test_relation(name: str, path: Path) -> None:
    relation = RELATIONS[name]
    text, before = TEXTS[path], original(path)
    after = judged(relation.change(text), relation.encoding)
    assert (after.level, after.year) == (before.level, before.year)
    if not relation.words:
        assert (after.title.replace(" ", ""), after.issuer) == (before.title.replace(" ", ""), before.issuer)
    assert {r.id: r.status for r in after.requirements} == {r.id: r.status for r in before.requirements}
    gone = findings(before, relation) - findings(after, relation)
    new = findings(after, relation) - findings(before, relation)
    assert not gone
    assert not {key: count for key, count in new.items() if key[0] not in relation.more}
