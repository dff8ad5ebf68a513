"""How well the requirements of somebody's own checklist were judged on labelled reports.

`checker checklist test --labels … --record` writes it beside the checklist, and as long as a requirement is
worded as it was then, its findings count like those of the shipped ones; until then they are only worth a look.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from checker.checklist.model import Requirement
from checker.support import toml

REPORTS = 10
"""Labelled reports on which a requirement must have been tried."""
EACH = 3
"""Reports at least that answer it, and that do not."""
RIGHT = 0.9
"""Share of them that must have been judged right, as to whether it is missing."""
WORDING = ("title", "terms", "unlike", "nil", "example", "mention", "other", "strong", "broad", "any_subject")
"""Keys on which the judgement hangs."""
NOTE = "# 由 checker checklist test --record 写成：各项要求在标注过的报告上判得怎样。要求的词句改了，要重新测。\n"


class Measure(Struct, frozen=True, forbid_unknown_fields=True):
    """What a trial gave for one requirement."""

    reports: int
    answered: int
    """Reports that answer it, by their labels."""
    right: int
    """Reports on which the checklist says as the labels do whether it is missing."""
    wording: str
    """Checksum of what it was tried with."""

    @property
    def enough(self) -> bool:
        """Whether its findings may count."""
        missing = self.reports - self.answered
        return (
            self.reports >= REPORTS
            and min(self.answered, missing) >= EACH
            and self.right >= RIGHT * self.reports
        )


def wording(requirement: Requirement) -> str:
    """A checksum of everything in a requirement on which its judgement hangs."""
    said = [getattr(requirement, key) for key in WORDING]
    return hashlib.sha256(msgspec.json.encode(said)).hexdigest()[:16]


def beside(checklist: Path) -> Path:
    """Where the measures of a checklist are kept."""
    return checklist.with_name(f"{checklist.stem}.measured.toml")


def read_measures(file: Path) -> dict[str, Measure]:
    """The measures in a file; none where there is no such file.

    Raises:
        TomlError: it is damaged.
    """
    if not file.is_file():
        return {}
    return toml.convert(toml.read(file, "测评记录"), dict[str, Measure])


def measured(requirements: Iterable[Requirement], files: Iterable[Path]) -> Iterator[str]:
    """Ids of the requirements that were measured as they are worded now, and judged well enough."""
    known: dict[str, Measure] = {}
    for file in files:
        known |= read_measures(file)
    if known:
        for requirement in requirements:
            measure = known.get(requirement.id)
            if measure and measure.enough and measure.wording == wording(requirement):
                yield requirement.id


def as_file(measures: Mapping[str, Measure]) -> bytes:
    """The content of a file of measures."""
    import tomli_w

    return (
        NOTE + tomli_w.dumps({name: msgspec.to_builtins(one) for name, one in sorted(measures.items())})
    ).encode()
