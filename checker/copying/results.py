"""What a comparison gives: plain data, ready for outputs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from checker.model.document import Location, Span
from checker.model.results import InputError

CLUSTERED = 0.3
"""Share, in one direction at least, from which two reports belong to one cluster."""
LISTED = 0.05
"""Share from which a pair is shown one by one where room is short."""

Difference = tuple[str, int, int, int, int]
"""equal | replace | insert | delete, start and end in the first text, start and end in the second."""


class Card(Struct, frozen=True):
    """A report that was compared."""

    path: str
    office: str = ""
    """Who reports, as the title or the sign-off says; empty when unknown."""
    title: str = ""
    year: int | None = None
    characters: int = 0
    """Letters and figures that were compared; a run of digits counts as one."""
    left_out: int = 0
    """Of these, headings, formulas, names of laws and the template: they are never counted as copied.
    Worked out for reports that stand in a pair."""


class SharedPassage(Struct, frozen=True):
    """A stretch of one report that stands in another, whole or with some words changed."""

    locations: tuple[Location, Location]
    texts: tuple[str, str]
    likeness: float
    """Share of equal characters, 0 to 1, figures and names masked."""
    differences: tuple[Difference, ...]


class SectionShare(Struct, frozen=True):
    """How much of one section stands in the other report."""

    heading: str
    share: float


class PairResult(Struct, frozen=True):
    """Two reports that share passages."""

    reports: tuple[int, int]
    """Indices of `ComparisonResult.reports`."""
    shares: tuple[float, float]
    """How much of the first stands in the second, and the reverse; 0 to 1."""
    passages: tuple[SharedPassage, ...]
    sections: tuple[tuple[SectionShare, ...], tuple[SectionShare, ...]] = ((), ())
    """By outermost section of each of the two."""


class ComparisonResult(Struct, frozen=True):
    """All reports of a run against each other."""

    reports: tuple[Card, ...]
    """In the order of their paths."""
    pairs: tuple[PairResult, ...]
    """The larger share first."""
    clusters: tuple[tuple[int, ...], ...] = ()
    """Reports that hang together by pairs of CLUSTERED and more, the largest cluster first."""
    errors: tuple[InputError, ...] = ()
    dropped: int = 0
    """Likely pairs that were not looked at because both reports share more with many others."""

    def name(self, report: int) -> str:
        """Who reports, the path where nobody says."""
        return self.reports[report].office or self.reports[report].path


class CopiedPlace(Struct, frozen=True):
    """A stretch of a report that stands in another one."""

    span: Span
    """In the report."""
    other: Span
    location: Location
    """In the other report."""
    excerpt: str


class Copies(Struct, frozen=True):
    """What a report has in common with one other."""

    path: str
    """The other report."""
    office: str
    share: float
    """How much of the report stands in the other, boilerplate aside; 0 to 1."""
    characters: int
    """Letters and figures of it that do."""
    places: tuple[CopiedPlace, ...]
    """In the order of the report."""
    same: bool = False
    """Office and year are the same: two versions of one report."""
    previous: bool = False
    """The other one is last year's report."""
    sections: tuple[SectionShare, ...] = ()
    """By outermost section of the report; told for last year's."""
    anew: tuple[str, ...] = ()
    """Headings of sections that hardly stand in last year's."""
    others: int = 0
    """Further reports with which it has as much in common and that are not told one by one."""


def clusters(pairs: Iterable[tuple[int, int]]) -> tuple[tuple[int, ...], ...]:
    """What hangs together by pairs, the largest first."""
    above: dict[int, int] = {}

    def top(number: int) -> int:
        while (up := above.setdefault(number, number)) != number:
            above[number] = number = above[up]
        return number

    for first, second in pairs:
        low, high = sorted((top(first), top(second)))
        above[high] = low
    groups: dict[int, list[int]] = {}
    for number in above:
        groups.setdefault(top(number), []).append(number)
    return tuple(sorted((tuple(sorted(group)) for group in groups.values()), key=lambda g: (-len(g), g)))


def ordered(pairs: Sequence[PairResult]) -> tuple[PairResult, ...]:
    """The larger share first."""
    return tuple(sorted(pairs, key=lambda pair: (-max(pair.shares), -min(pair.shares), pair.reports)))
