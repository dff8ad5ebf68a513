"""The register of national laws and regulations that comes with the program, loaded when a title needs it.

`checklists/laws/register.tsv` has a law a line: name without 中华人民共和国, last day in force (`ended` where only that
it has ended is known), successor, certainty as in `checker.checklist.model.Basis`.
"""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from checker.checklist.load import SHIPPED
from checker.text.edits import edits
from checker.text.normalise import normalised

STATE = "中华人民共和国"
"""Stands before the full name of a law."""
LONG, SHORT = 10, 5
"""A name of so many characters may have two wrong, or one; shorter ones are other words too easily."""


class Law(Struct, frozen=True):
    """A law or regulation."""

    name: str
    until: str = ""
    """Last day in force, `ended` where it is not known; empty while it is in force."""
    successor: str = ""
    certainty: str = "V2"


@cache
def register() -> dict[str, Law]:
    """Every law of the register by its normalised name."""
    lines = (SHIPPED / "laws" / "register.tsv").read_text("utf-8").splitlines()
    laws = [Law(*line.split("\t")) for line in lines]
    # what has taken a law's place is a title too: 程序规定 after 程序暂行规定 is no slip of the old name
    laws = [*(Law(law.successor) for law in laws if law.successor), *laws]
    return dict(zip(normalised("\n".join(law.name for law in laws)).split("\n"), laws, strict=True))


@cache
def superseded() -> tuple[str, ...]:
    """The names of laws that ended and have a line of their own, without loading all others."""
    lines = (SHIPPED / "laws" / "superseded.tsv").read_text("utf-8").splitlines()
    names = (normalised(line.partition("\t")[0]) for line in lines)
    return tuple(name for name in names if len(name) >= SHORT)


@cache
def _by_length() -> dict[int, list[str]]:
    names: dict[int, list[str]] = {}
    for name in register():
        names.setdefault(len(name), []).append(name)
    return names


def misspelt_law(name: str) -> Law | None:
    """The one law that a normalised name seems to mean, with a character or two wrong; None where it is any law's name."""
    if name in register() or len(name) < SHORT:
        return None
    most = 2 if len(name) >= LONG else 1
    near = {
        known
        for length in range(len(name) - most, len(name) + most + 1)
        for known in _by_length().get(length, ())
        if edits(name, known, most) <= most
    }
    return register()[near.pop()] if len(near) == 1 else None
