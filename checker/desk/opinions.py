"""What is said about the findings of one room: on the page, and in the copies that reviewers bring."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from msgspec.structs import replace

from checker.desk.refused import RefusedError
from checker.review.merging import merge
from checker.review.sheets.item import verdict_line
from checker.review.verdicts import Key, Verdict, identity


class Joined(NamedTuple):
    """What became of a reviewer's copy."""

    taken: int
    disputed: int
    """On which somebody else says something different."""
    strange: int
    """About reports that are not here."""


class Opinions:
    """Verdicts by what they are about, and what reviewers disagree on as long as nobody has decided."""

    def __init__(self) -> None:
        self.verdicts: dict[Key, Verdict] = {}
        self.disputed: dict[Key, list[Verdict]] = {}

    def clear(self) -> None:
        """Forget everything."""
        self.verdicts.clear()
        self.disputed.clear()

    def about(self, path: str) -> dict[tuple[str, str], list[Verdict]]:
        """What is said about a report, by rule and fingerprint."""
        return {key[1:]: [verdict] for key, verdict in self.verdicts.items() if key[0] == path}

    def counts(self) -> Counter[str]:
        """Verdicts by report."""
        return Counter(path for (path, _, _), verdict in self.verdicts.items() if verdict.verdict)

    def keep(self, verdicts: Iterable[Verdict], withdrawn: Iterable[str]) -> None:
        """Keep verdicts; what is given here settles what reviewers disagreed on.

        Args:
            withdrawn: ids of findings about which nothing is said any more.
        """
        gone = set(withdrawn)
        for key in [key for key in self.verdicts if identity(*key) in gone]:
            del self.verdicts[key]
        for verdict in verdicts:
            self.verdicts[verdict.key] = verdict
            if verdict.verdict:
                self.disputed.pop(verdict.key, None)

    def join(self, copy: Iterable[Verdict], meant: Callable[[str], str]) -> Joined:
        """Take in what a reviewer filled into a copy of the sheet, beside what is said here.

        Args:
            meant: the report that a path of the copy means, empty where it is not here.
        """
        copy = list(copy)
        placed = [replace(verdict, path=name) for verdict in copy if (name := meant(verdict.path))]
        made = merge([list(self.verdicts.values()), placed], undecided=self.disputed)
        self.verdicts = {verdict.key: verdict for verdict in made.verdicts}
        for conflict in made.conflicts:
            voices = self.disputed.setdefault(conflict.first.key, [])
            voices += [said for said in conflict if said.verdict and said not in voices]
        disputed = {conflict.first.key for conflict in made.conflicts}
        return Joined(len(placed), len(disputed), len(copy) - len(placed))

    def settle(self, choices: Mapping[str, int]) -> None:
        """Decide what reviewers disagree on; the remarks of all of them stay.

        Args:
            choices: which of the voices holds, by the id of the finding.

        Raises:
            RefusedError: there is no such voice.
        """
        open_ = {identity(*key): key for key in self.disputed}
        for finding, choice in choices.items():
            if finding not in open_ or not 0 <= choice < len(self.disputed[open_[finding]]):
                raise RefusedError("这一处已经有人定了，请刷新网页", 409)
        decided: dict[Key, Verdict] = {}
        for finding, choice in choices.items():
            key = open_[finding]
            chosen = self.disputed[key][choice]
            merged = self.verdicts.get(key, chosen)  # it may have been withdrawn on the sheet
            decided[key] = replace(merged, verdict=chosen.verdict)
        self.verdicts |= decided
        for key in decided:
            del self.disputed[key]

    def open(self, title: Callable[[str], str]) -> list[dict[str, Any]]:
        """What is to be decided, for the page.

        Args:
            title: of a rule.
        """
        return [
            {
                "id": identity(*key),
                "name": key[0],
                "rule": title(key[1]),
                "excerpt": next((said.excerpt for said in voices if said.excerpt), ""),
                "voices": [{"told": verdict_line(said), "date": str(said.day or "")} for said in voices],
            }
            for key, voices in self.disputed.items()
        ]
