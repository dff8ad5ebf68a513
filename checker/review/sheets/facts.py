"""What overviews tell of a report: little enough to be at hand for thousands of reports at once."""

from __future__ import annotations

import hashlib
from collections import Counter
from sys import intern

from msgspec import Struct

from checker.model.conclusion import Conclusion, conclude
from checker.model.findings import Severity
from checker.model.results import ReportResult, Stats
from checker.model.vocabulary import ANSWERED


class Facts(Struct, frozen=True):
    """One report in figures."""

    path: str
    issuer: str
    place: str
    level: str | None
    year: int | None
    stats: Stats
    text: bytes
    """A digest, by which equal reports are known."""
    conclusion: Conclusion | None
    faults: Counter[Severity]
    """Open findings."""
    waived: int
    titles: dict[str, str]
    """Of all requirements, by id."""
    statuses: dict[str, str]
    """Of what the report must or may answer, by id."""
    required: tuple[str, ...]
    """Ids of what it must answer."""
    quantified: int
    """Requirements answered with figures."""
    figures: int
    views: tuple[tuple[str, int, int, int, int], ...]
    """Where several checklists judged: checklist, requirements covered, declared none, weak, missing."""

    @property
    def answered(self) -> int:
        """Required topics that are answered."""
        return sum(self.statuses[name] in ANSWERED for name in self.required)

    @property
    def share(self) -> float:
        """The share of the required topics that are answered; 1 where nothing is required."""
        return self.answered / len(self.required) if self.required else 1.0


def facts_of(report: ReportResult) -> Facts:
    """What overviews tell of a report."""
    open_ = [finding.severity for finding in report.findings if not finding.waived]
    return Facts(
        path=report.path,
        issuer=report.issuer,
        place=report.place,
        level=report.level,
        year=report.year,
        stats=report.stats,
        text=hashlib.sha256("\n".join(report.text).encode("utf-8", "surrogatepass")).digest(),
        conclusion=conclude(report),
        faults=Counter(open_),
        waived=len(report.findings) - len(open_),
        titles={intern(item.id): intern(item.title) for item in report.requirements},
        statuses={intern(item.id): item.status for item in report.asked},
        required=tuple(intern(item.id) for item in report.required),
        quantified=sum(item.quantified for item in report.asked),
        figures=sum(len(item.figures) for item in report.asked),
        views=tuple((v.title or v.checklist, *report.counts_of(v).values()) for v in report.views),  # type: ignore[misc]
    )
