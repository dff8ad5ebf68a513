"""Accepting what is found now: the baseline after a run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from checker.gate.config import Settings
from checker.gate.run import waiver_path
from checker.gate.waivers import Waiver, WaiverFile, update
from checker.model.packed import Reports
from checker.model.results import ReportResult

REASON = "baseline"


class Accepted(Struct, frozen=True):
    """What happened to one baseline."""

    path: Path
    total: int
    added: tuple[Waiver, ...]
    removed: tuple[Waiver, ...]


def accept(reports: Iterable[ReportResult], settings: Mapping[str, Settings], by: str = "") -> list[Accepted]:
    """Put every open finding into the baseline of its report.

    Entries of other reports stay; those of reports that are gone go.

    Args:
        settings: by path of the report.
        by: who accepts.

    Raises:
        FileError, TomlError: a baseline cannot be written or read.
    """
    by_file: dict[Path, Reports] = {}
    for report in reports:
        path = waiver_path(settings[report.path], "baseline", report.path)[0]
        by_file.setdefault(path, Reports()).append(report)
    return [_accept(path, own, by) for path, own in by_file.items()]


def _accept(path: Path, reports: Iterable[ReportResult], by: str) -> Accepted:
    def changed(file: WaiverFile) -> Iterable[Waiver]:
        checked = {file.relative(report.path) for report in reports}
        now = {
            waiver.key: waiver
            for report in reports
            for waiver in (
                file.waiver_of(report.path, f, REASON, by) for f in report.findings if not f.waived
            )
        }
        for waiver in file.waivers:
            there = (path.parent / waiver.path).exists()
            if waiver.key in now or (there and waiver.path not in checked):
                now[waiver.key] = waiver  # who accepted it, and why, stays
        return now.values()

    before, after = update(path, changed)
    old, new = ({waiver.key: waiver for waiver in waivers} for waivers in (before.waivers, after))
    return Accepted(
        path,
        len(new),
        tuple(new[key] for key in sorted(new.keys() - old.keys())),
        tuple(old[key] for key in sorted(old.keys() - new.keys())),
    )
