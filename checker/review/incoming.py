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
from checker.model.errors import CheckerError
from checker.review import verdicts
from checker.review.sheets import importing, seals
from checker.review.sheets.filled import foreign_words
from checker.review.verdicts import Verdict
from checker.support import limits
from checker.support.reading import read_bytes
from checker.support.writing import locked

History = Mapping[tuple[str, str], Sequence[Verdict]]


PREFER = ("newest", "ours", "theirs")


class DisagreementError(CheckerError):
    """Reviewers disagree and nobody said whose verdict holds; one line for each finding."""


@dataclass(frozen=True)
class Change:
    """What incoming verdicts make of one pair of files."""

    file: waivers.WaiverFile
    incoming: tuple[Verdict, ...]
    """With paths relative to the file."""
    merged: tuple[Verdict, ...]
    added: int
    """Verdicts that are new."""
    waivers: tuple[waivers.Waiver, ...]
    disagreements: tuple[verdicts.Disagreement, ...]

    @property
    def waived(self) -> int:
        """Waivers that come, go or change."""
        return len(set(self.waivers) ^ set(self.file.waivers))

    def save(self, prefer: str = "") -> Change:
        """Write what is new, held against what the files hold by now; a file that stays the same is not touched.

        Args:
            prefer: one of `PREFER`; without, a disagreement is an error.

        Returns:
            What was changed.

        Raises:
            FileError: a file cannot be written.
            DisagreementError: reviewers disagree; nothing was written.
        """
        path = self.file.path
        with locked(path):
            change = _change(path, self.incoming, prefer)
            if wrong := unsettled(change.disagreements, prefer):
                raise DisagreementError("\n".join(map(str, wrong)))
            if change.added:
                verdicts.save(beside(path), change.merged)
            if change.waived:
                waivers.save(path, change.waivers)
        return change


def unsettled(disagreements: Iterable[verdicts.Disagreement], prefer: str) -> list[verdicts.Disagreement]:
    """Those that a preference does not decide."""
    return [one for one in disagreements if not prefer or (prefer == "newest" and one.newer is None)]


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
        path, _ = waiver_path(settings[report], "waivers", report)
        return known(beside(path)).get(waivers.WaiverFile(path).relative(report), {})

    return of


def unread(sheet: Path, config: Path | None, said: Mapping[str, Any]) -> str:
    """What a reviewer wrote into a sheet that was not read back yet, in words; empty when nothing would be lost.

    Raises:
        SheetError: it is no sheet, or something in it is wrong.
        CheckerError: what was read back so far cannot be used.
    """
    if not sheet.exists():
        return ""
    ending = sheet.suffix.lower()
    if ending in (".xlsx", ".docx"):
        count = sum(change.added for change in changes(importing.read(sheet, None), config, said))
        if count:
            return f"里有 {count} 条复核结论还没有读回，请先 checker sheet import {sheet}"
    if ending == ".xlsx" and (words := foreign_words(read_bytes(sheet, limits.SHEET))):
        return f"里有人写了{words}，读不回来，请换一个文件名"
    return "生成以后有人改过，请换一个文件名" if ending != ".xlsx" and seals.broken(sheet) else ""


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
        return waiver_path(found, "waivers", path)[0]

    by_file: dict[Path, list[Verdict]] = {}
    for entry in entries:
        by_file.setdefault(target(entry.path), []).append(entry)
    planned = []
    for path, incoming in by_file.items():
        file = waivers.WaiverFile(path)
        placed = tuple(msgspec.structs.replace(entry, path=file.relative(entry.path)) for entry in incoming)
        planned.append(_change(path, placed))
    return planned


def _change(path: Path, incoming: tuple[Verdict, ...], prefer: str = "") -> Change:
    file = waivers.load(path) if path.exists() else waivers.WaiverFile(path)
    known = verdicts.load(beside(path))
    merged, added = verdicts.merge(known, incoming, prefer)
    conflicts = tuple(verdicts.disagreements(known, incoming))
    return Change(file, incoming, merged, added, verdicts.waivers_after(file, merged), conflicts)
