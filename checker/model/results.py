"""What a run gives: plain data, ready for outputs, caches and other processes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from checker.model.document import Location
from checker.model.findings import Finding, Severity
from checker.model.grades import Grade
from checker.model.vocabulary import Applies, Status


class EvidenceResult(Struct, frozen=True):
    """A sentence that speaks for a requirement."""

    location: Location
    text: str
    score: float
    """0 to 1."""


class Reason(Struct, frozen=True):
    """What decided on a requirement, or came nearest to it."""

    sentence: EvidenceResult
    role: str
    """Of the part that it stands in."""
    heading: bool
    figure: bool
    words: tuple[str, ...] = ()
    """What speaks for it there."""


class RequirementResult(Struct, frozen=True):
    """The judgement on one requirement, with what a reviewer's matrix shows of it."""

    id: str
    title: str
    applies: Applies
    status: Status
    quantified: bool
    score: float
    evidence: tuple[EvidenceResult, ...] = ()
    basis: str = ""
    """Document, article and how sure the checklist is of it."""
    hint: str = ""
    figures: tuple[str, ...] = ()
    """Figures found in its evidence, as written, such as 500余次."""
    points: tuple[tuple[str, str, bool], ...] = ()
    """Finer points: id, title, found."""
    part: bool = False
    """Whether it is a statutory part of the report, not a topic."""
    reason: Reason | None = None
    """None where nothing comes near, or nobody asked."""
    explained: bool = False
    """Whether somebody asked for the reason."""
    checklist: str = ""
    """Whose judgement it is, where several checklists judged the report."""


class View(Struct, frozen=True):
    """One of several checklists that judged a report."""

    checklist: str
    title: str
    requirements: tuple[str, ...]
    """Ids of what it asks; their judgements stand in the report's list."""


class Stats(Struct, frozen=True):
    """How much was read, so that nothing passes because nothing ran."""

    characters: int
    paragraphs: int
    sentences: int


class ReportResult(Struct, frozen=True):
    """Everything about one report."""

    path: str
    """As given, relative where it was; always with forward slashes."""
    title: str
    issuer: str
    level: str | None
    year: int | None
    checklist: str
    requirements: tuple[RequirementResult, ...]
    findings: tuple[Finding, ...]
    stats: Stats
    warnings: tuple[str, ...] = ()
    """What the reader had to leave out or assume, such as tracked changes."""
    text: tuple[str, ...] = ()
    """The paragraphs, for outputs that show the whole text."""
    starts: tuple[int, ...] = ()
    """Offset of each paragraph of `text` in the document, to find the spans of findings in it."""
    numbers: tuple[int, ...] = ()
    """As which paragraph people count each of `text`; the cells of a table go by the paragraph before it."""
    addressee: str = ""
    date: str = ""
    """ISO date of the sign-off, empty when unknown."""
    grades: dict[str, Grade] = {}
    """What the checklist may conclude, by id, worst first; see `checker.model.conclusion.conclude`."""
    place: str = ""
    """The county, or other place above towns, that it comes from; empty where the report does not say."""
    views: tuple[View, ...] = ()
    """Every checklist, where several judged it; `checklist` is the first."""

    @property
    def checklists(self) -> list[str]:
        """The names of all that judged it."""
        return [view.checklist for view in self.views] or [self.checklist]

    @property
    def asked(self) -> list[RequirementResult]:
        """The requirements that it must or may answer."""
        return [item for item in self.requirements if item.applies != Applies.NO]

    @property
    def required(self) -> list[RequirementResult]:
        """The requirements that it must answer."""
        return [item for item in self.requirements if item.applies == Applies.REQUIRED]

    def counts_of(self, view: View) -> dict[str, int]:
        """Requirements of a view by status; those that do not apply are left out."""
        counts: dict[str, int] = dict.fromkeys(
            (Status.COVERED, Status.DECLARED_NONE, Status.WEAK, Status.MISSING), 0
        )
        asked = set(view.requirements)
        for item in self.requirements:
            if item.id in asked and item.status in counts:
                counts[item.status] += 1
        return counts


class InputError(Struct, frozen=True):
    """A file that was not judged, and why or what would mend it, in one line."""

    path: str
    message: str
    fault: bool = True
    """Whether it should have been judged; false for what is no report."""


class RunResult(Struct, frozen=True):
    """All reports of a run, in the order of their paths."""

    reports: Sequence[ReportResult] = ()
    """Thousands of them are unpacked one by one, see `checker.model.packed`: go through them, keep none."""
    errors: tuple[InputError, ...] = ()
    """What could not be read."""
    unread: tuple[InputError, ...] = ()
    """What is no report and was left out."""
    notices: tuple[Finding, ...] = ()
    """Findings about the gate itself (unused or expired waivers), without a report."""

    def open_findings(self) -> Iterator[Finding]:
        """Findings that no waiver covers."""
        for report in self.reports:
            yield from (finding for finding in report.findings if not finding.waived)
        yield from self.notices

    def counts(self) -> dict[str, int]:
        """Open findings by severity, and how many were waived."""
        counts = {**{severity.value: 0 for severity in Severity}, "waived": 0}
        for findings in (*(report.findings for report in self.reports), self.notices):
            for finding in findings:
                counts["waived" if finding.waived else finding.severity.value] += 1
        return counts
