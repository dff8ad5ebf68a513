"""What reports are like on average: those of a county, of a level, of a year, and all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from checker.model.findings import Severity
from checker.model.results import RequirementResult
from checker.outputs.words import level_name

if TYPE_CHECKING:
    from checker.review.sheets.facts import Facts
    from checker.review.sheets.page import Page
    from checker.review.sheets.view import Sheet

CLAUSE = re.compile(r"[，。；：、！？;:]+|,(?!\d)")
MOST = 8
"""Clauses of a report on one requirement that stand in the comparison of figures."""
SHOWN = ("份数", "必须修改", "建议修改", "供参考", "应报已写", "数字", "字数")


class Mean(NamedTuple):
    """Averages over some reports."""

    reports: int
    answered: float
    """Required topics that are answered, 0 to 1."""
    faults: dict[Severity, float]
    """Open findings a report."""
    quantified: float
    """Requirements answered with figures, a report."""
    figures: float
    characters: float

    @property
    def shown(self) -> tuple[str, ...]:
        """As tables show them, see `SHOWN`."""
        faults = (f"{faults:.1f}" for faults in self.faults.values())
        return (
            str(self.reports),
            *faults,
            f"{self.answered:.0%}",
            f"{self.figures:.1f}",
            f"{self.characters:.0f}",
        )


def mean(reports: Sequence[Facts]) -> Mean:
    """The averages of reports, of which there is at least one."""
    count = len(reports)

    def average(values: Iterable[float]) -> float:
        return sum(values) / count

    return Mean(
        count,
        average(report.share for report in reports),
        {severity: average(report.faults[severity] for report in reports) for severity in Severity},
        average(report.quantified for report in reports),
        average(report.figures for report in reports),
        average(report.stats.characters for report in reports),
    )


def means(sheet: Sheet) -> list[tuple[str, Mean]]:
    """The averages of each county and each level with several reports, those with most to mend first, and of all."""
    if len(sheet.pages) < 2:
        return []
    found = []
    every = [page.facts for page in sheet.pages]
    levels = [level_name(one.level, sheet.lang) for one in every]
    for names in (places(sheet.pages), levels):
        groups: dict[str, list[Facts]] = {}
        for name, one in zip(names, every, strict=True):
            groups.setdefault(name, []).append(one)
        made = [(name, mean(reports)) for name, reports in groups.items() if name and len(reports) > 1]
        if len(groups) > 1:
            found += sorted(made, key=lambda one: (-one[1].faults[Severity.ERROR], one[1].answered))
    return [*found, (sheet.say("全部报告"), mean(every))]


def places(pages: Sequence[Page]) -> list[str]:
    """The county of each report: as it says itself, or else the folder it lies in where there are several."""
    folders = [PurePosixPath(page.facts.path).parent.name for page in pages]
    several = len(set(folders)) > 1
    return [
        page.facts.place or (folder if several else "") for page, folder in zip(pages, folders, strict=True)
    ]


def figures(sheet: Sheet) -> tuple[dict[str, str], Iterator[tuple[Page, dict[str, list[str]]]]]:
    """What reports give in figures, side by side.

    Returns:
        The titles of the requirements on which there are any, by id, and for each page the clauses that hold them.
    """
    given = {item.id for page in sheet.pages for item in page.asked if _clauses(item)}
    rows = (
        (page, {item.id: found for item in page.asked if (found := _clauses(item))}) for page in sheet.pages
    )
    return {name: title for name, title in sheet.requirements.items() if name in given}, rows


def _clauses(item: RequirementResult) -> list[str]:
    """The clauses of a requirement's evidence that hold a figure, as they are written."""
    # not 一件
    figures = [figure for figure in item.figures if len(figure) > 2 or any(map(str.isdigit, figure))]
    found = dict.fromkeys(
        clause.strip()
        for evidence in item.evidence
        for clause in CLAUSE.split(evidence.text)
        if any(figure in clause for figure in figures)
    )
    return [*found][:MOST]
