"""Reviewers' verdicts against the files they are kept in: `verdicts.toml` and the waivers beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from checker.gate import config_files, waivers
from checker.gate.config import COMMAND_LINE, Settings
from checker.gate.run import waiver_path
from checker.review import verdicts
from checker.review.verdicts import Verdict

History = Mapping[tuple[str, str], Sequence[Verdict]]


@dataclass(frozen=True)
class Change:
    """What incoming verdicts make of one pair of files."""

    file: waivers.WaiverFile
    merged: tuple[Verdict, ...]
    added: int
    """Verdicts that are new."""
    waivers: tuple[waivers.Waiver, ...]

    @property
    def waived(self) -> int:
        """Waivers that come, go or change."""
        return len(set(self.waivers) ^ set(self.file.waivers))

    def save(self) -> None:
        """Write what is new; a file that stays the same is not touched.

        Raises:
            OSError: a file cannot be written.
        """
        if self.added:
            verdicts.save(beside(self.file.path), self.merged)
        if self.waived:
            waivers.save(self.file.path, self.waivers)


def beside(waiver_file: Path) -> Path:
    """Where the verdicts stand that belong to a file of waivers."""
    return waiver_file.with_name(verdicts.FILE_NAME)


def history_of(settings: Mapping[str, Settings]) -> Callable[[str], History]:
    """What was said about each report of a run.

    Raises:
        VerdictError: a file of verdicts cannot be used.
    """

    @cache
    def known(path: Path) -> Mapping[str, dict[tuple[str, str], list[Verdict]]]:
        by_report: dict[str, dict[tuple[str, str], list[Verdict]]] = {}
        for (report, rule, fingerprint), history in verdicts.histories(verdicts.load(path)).items():
            by_report.setdefault(report, {})[rule, fingerprint] = history
        return by_report

    def of(report: str) -> History:
        path, _ = waiver_path(settings[report], "waivers")
        return known(beside(path)).get(waivers.WaiverFile(path).relative(report), {})

    return of


def changes(entries: Iterable[Verdict], config: Path | None, said: Mapping[str, Any]) -> list[Change]:
    """What verdicts as read from a sheet would change; nothing is written.

    A report that is not there counts as one in the working directory.

    Args:
        config: the configuration to use instead of those found.
        said: what the command line sets.

    Raises:
        ConfigError, VerdictError, WaiverError: one line that says what to mend.
    """

    @cache
    def target(report: str) -> Path:
        path = Path(report) if Path(report).is_file() else Path(Path(report).name)
        found = config_files.settings(path, config).for_file(path).over(COMMAND_LINE, dict(said))
        return waiver_path(found, "waivers")[0]

    by_file: dict[Path, list[Verdict]] = {}
    for entry in entries:
        by_file.setdefault(target(entry.path), []).append(entry)
    planned = []
    for path, incoming in by_file.items():
        file = waivers.load(path) if path.is_file() else waivers.WaiverFile(path)
        placed = [msgspec.structs.replace(entry, path=file.relative(entry.path)) for entry in incoming]
        merged, added = verdicts.merge(verdicts.load(beside(path)), placed)
        planned.append(Change(file, merged, added, verdicts.waivers_after(file, merged)))
    return planned
