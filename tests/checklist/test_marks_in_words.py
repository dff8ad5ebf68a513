"""Words of a checklist are words: brackets and signs in them mean themselves, whichever rule uses them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from checker.checklist import load
from checker.gate.audit import Task, audit_document
from checker.readers import read

REPORTS = Path(__file__).parents[2] / "reports"
ODD = ("(", "[", "]^-\\", "*?{9}")


def with_odd_words(value: Any) -> Any:
    """The same knowledge with signs among its words; expressions and ids are left as they are."""
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        return [*value, *ODD]
    if isinstance(value, list):
        return [with_odd_words(one) for one in value]
    if isinstance(value, dict):
        return {key: with_odd_words(one) for key, one in value.items()}
    return value


@pytest.mark.parametrize("name", sorted(path.name for path in REPORTS.glob("*.txt")))
def test_issuers(name: str) -> None:
    """Names, bodies and places of offices."""
    known = load("outline-2021-2025")
    plain = msgspec.to_builtins(known.issuers)
    odd = {
        key: "".join((value, *ODD)) if isinstance(value, str) else with_odd_words(value)
        for key, value in plain.items()
    }
    checklist = msgspec.structs.replace(known, issuers=msgspec.convert(odd, type(known.issuers)))
    path = REPORTS / name
    document = read(str(path))
    expected = audit_document(document, known, Task(str(path))).findings
    assert audit_document(document, checklist, Task(str(path))).findings == expected
