"""Several checklists on one report: each judges it by itself, and the result is one report with a view for each.

A report stays one entry of the result, so that whoever reads results written for one checklist still counts
every report, requirement and finding once: the requirements of all checklists stand in one list, and what all
checklists find alike is one finding. Where two checklists state a requirement of the same id, the one named
later has the last word, as a checklist has over what it extends.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from checker.model.findings import Finding
from checker.model.results import ReportResult, RequirementResult, View


def together(results: Sequence[ReportResult], titles: Sequence[str]) -> ReportResult:
    """One result of those by several checklists of the same report.

    Args:
        results: in the order in which the checklists were named; the first one's particulars stand.
        titles: of the checklists.
    """
    first = results[0]
    judged: dict[str, RequirementResult] = {}
    owners: dict[str, int] = {}
    for number, result in enumerate(results):
        judged |= {r.id: replace(r, checklist=result.checklist) for r in result.requirements}
        owners |= {r.id: number for r in result.requirements}
    found: dict[str, Finding] = {}
    for number, result in enumerate(results):
        for finding in result.findings:
            if owners.get(finding.requirement or "", number) == number:
                found.setdefault(finding.fingerprint, finding)
    order = sorted(found.values(), key=lambda finding: finding.order)
    views = tuple(
        View(result.checklist, title, tuple(r.id for r in result.requirements))
        for result, title in zip(results, titles, strict=True)
    )
    return replace(first, requirements=tuple(judged.values()), findings=tuple(order), views=views)
