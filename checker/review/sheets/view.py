"""What every sheet shows: its pages and their totals."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from checker.model.findings import Severity
from checker.model.results import InputError
from checker.review.sheets.facts import Facts
from checker.review.sheets.page import Page
from checker.review.sheets.wording import say

ADVICE = {Severity.ERROR: "必须修改", Severity.WARNING: "建议修改", Severity.INFO: "供参考"}
"""What a severity means to whoever gets the sheet."""


@dataclass(frozen=True)
class Sheet:
    """All pages of a run."""

    pages: tuple[Page, ...]
    errors: tuple[InputError, ...] = field(default=())
    earlier: tuple[Facts, ...] = ()
    """Reports of other years, for the trend."""
    lang: str = "zh"

    def say(self, text: str, *values: object) -> str:
        """A text of the sheet in its language."""
        return say(self.lang, text, *values)

    @cached_property
    def requirements(self) -> dict[str, str]:
        """Titles of the requirements of all checklists, by id."""
        return {name: title for page in self.pages for name, title in page.facts.titles.items()}

    def views(self) -> list[tuple[str, str, int, int, int, int]]:
        """Where several checklists judged: report, checklist, requirements covered, declared none, weak, missing."""
        return [(page.name, *view) for page in self.pages for view in page.facts.views]

    def gaps(self) -> list[tuple[str, str, int, int, int]]:
        """Requirements that reports fail most: id, title, missing, weak, of how many that must answer."""
        counts: dict[str, Counter[str]] = {}
        for page in self.pages:
            for name in page.facts.required:
                counts.setdefault(name, Counter())[page.facts.statuses[name]] += 1
        rows = [
            (name, self.requirements[name], c["missing"], c["weak"], c.total())
            for name, c in counts.items()
            if c["missing"] or c["weak"]
        ]
        return sorted(rows, key=lambda row: (-row[2], -row[3]))

    def ranking(self) -> list[Page]:
        """The pages that need most work first: by grade, then by open errors, warnings, hints."""
        return sorted(
            self.pages,
            key=lambda page: (
                page.graded.rank if page.graded else 0,
                *(-page.counts[severity] for severity in Severity),
            ),
        )
