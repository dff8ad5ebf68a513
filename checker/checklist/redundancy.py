"""Faults in the expressions of a checklist: repeats, those that several items share, and those inside others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from checker.checklist.expression_fields import named_expressions
from checker.checklist.expressions import plain
from checker.checklist.model import Checklist

Row = tuple[str, str]
"""Requirement and key, and the expression."""


def _all(checklist: Checklist) -> Iterator[tuple[str, str, str]]:
    for requirement in checklist.requirement:
        for key, expressions in named_expressions(requirement):
            for expression in expressions:
                yield requirement.id, key, expression


def repeated(checklist: Checklist) -> list[Row]:
    """Expressions that stand twice in one list."""
    seen: set[tuple[str, str, str]] = set()
    rows = []
    for entry in _all(checklist):
        if entry in seen:
            rows.append((f"{entry[0]} {entry[1]}", entry[2]))
        seen.add(entry)
    return rows


def shared(checklist: Checklist) -> list[Row]:
    """Expressions that count for several requirements."""
    owners: dict[str, list[str]] = defaultdict(list)
    for owner, key, expression in _all(checklist):
        if key == "terms" and owner not in owners[expression]:
            owners[expression].append(owner)
    return [(" ".join(found), expression) for expression, found in owners.items() if len(found) > 1]


def swallowed(checklist: Checklist) -> list[Row]:
    """Terms that contain another one of the same requirement, which already matches."""
    rows = []
    for requirement in checklist.requirement:
        bare = [e for e in requirement.terms if plain(e)]
        rows += [
            (f"{requirement.id} terms", f"{long}（已有 {short}）")
            for long in bare
            for short in bare
            if short != long and short in long
        ]
    return rows
