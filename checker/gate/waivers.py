"""Accepted findings: files of waivers, that is `waivers.toml` and the baseline.

A waiver is for one finding of one file: fingerprint, rule and path must fit. Fingerprints know no
line numbers, so nothing is lost when text moves; a second copy of a waived fault has a fingerprint
of its own. Paths count because a missing topic has the same fingerprint in every report.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from checker.model.findings import Finding, Rule, Severity, Wording, notice
from checker.model.packed import Reports
from checker.model.results import ReportResult
from checker.support import archives, toml, toml_edit
from checker.support.paths import display_path
from checker.support.toml import TomlError
from checker.support.writing import locked

UNUSED = Rule(
    "unused-waiver", Wording("不再需要的豁免", "Waiver without a finding"), Severity.WARNING, "gate"
)
EXPIRED = Rule("expired-waiver", Wording("豁免已经到期", "Waiver has expired"), Severity.WARNING, "gate")
Active = Callable[[str, str], bool]
"""Whether a rule was in use for a report: (path of the report, rule)."""


WaiverError = TomlError
"""A file of waivers that cannot be used; the message is one line that names file and line."""


class Waiver(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """One accepted finding."""

    fingerprint: str
    rule: str
    path: str
    """Of the report, relative to the file of waivers, with forward slashes."""
    requirement: str = ""
    excerpt: str = ""
    """Like the requirement for people; it decides nothing."""
    reason: Annotated[str, Meta(pattern=r"\S")]
    by: str = ""
    expires: date | None = None
    """Last day on which it holds."""

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is about."""
        return self.path, self.rule, self.fingerprint


class _Table(Struct, frozen=True, forbid_unknown_fields=True):
    waiver: tuple[Waiver, ...] = ()


class WaiverFile(Struct, frozen=True):
    """The waivers of one file."""

    path: Path
    waivers: tuple[Waiver, ...] = ()
    lines: tuple[int, ...] = ()
    """Where each begins in the file, 1-based."""

    def relative(self, report: str) -> str:
        """How a report's path is written in this file."""
        try:
            return Path(os.path.relpath(report, self.path.parent)).as_posix()
        except ValueError:  # another drive
            return Path(report).as_posix()

    def places(self) -> dict[str, str]:
        """The paths of the waivers, as people wrote them (./甲.txt, 报告\\甲.txt, C:/…), and as this file has them."""
        paths = {waiver.path for waiver in self.waivers}
        return {path: self.relative(str(self.path.parent / path.replace("\\", "/"))) for path in paths}

    def waiver_of(
        self, report: str, finding: Finding, reason: str, by: str = "", expires: date | None = None
    ) -> Waiver:
        """A waiver for a finding of a report."""
        return Waiver(
            fingerprint=finding.fingerprint,
            rule=finding.rule,
            path=self.relative(report),
            requirement=finding.requirement or "",
            excerpt=finding.excerpt,
            reason=reason,
            by=by,
            expires=expires,
        )


def load(path: Path) -> WaiverFile:
    """Read a file of waivers.

    Raises:
        TomlError: it cannot be read, is not TOML or breaks the format.
    """
    source = toml.read(path, "豁免")
    table = toml.convert(source, _Table)
    return WaiverFile(path, table.waiver, source.lines("waiver"))


def update(
    path: Path, change: Callable[[WaiverFile], Iterable[Waiver]]
) -> tuple[WaiverFile, tuple[Waiver, ...]]:
    """Change a file of waivers while no other run does; comments, order and layout stay.

    Args:
        change: the waivers that the file shall hold, given what it holds now.

    Returns:
        The file as it was, and the waivers that it holds now.

    Raises:
        FileError: it cannot be written.
        TomlError: it cannot be read.
    """
    with locked(path):
        file = load(path) if path.exists() else WaiverFile(path)
        wanted = tuple(dict.fromkeys(change(file)))
        save(path, wanted)
    return file, wanted


def save(path: Path, waivers: Iterable[Waiver]) -> None:
    """Write waivers: those of the file stay as they stand, new ones follow, sorted by path, rule and fingerprint.

    Raises:
        FileError: the file cannot be written.
    """
    ordered = sorted(set(waivers), key=lambda w: (w.path, w.rule, w.fingerprint, w.reason))
    toml_edit.keep(path, "waiver", [msgspec.to_builtins(waiver, builtin_types=(date,)) for waiver in ordered])


def apply(
    reports: Iterable[ReportResult],
    file: WaiverFile,
    today: date,
    active: Active,
    own: Container[str] | None = None,
) -> tuple[Sequence[ReportResult], tuple[Finding, ...]]:
    """Mark findings as waived.

    Args:
        own: paths of the reports that the file is for; all of them where it is not given.

    Returns:
        The reports, and what is wrong with the waivers: unused ones and expired ones. A waiver is
        unused when its report was checked, or is no longer there, and has no such finding.
    """
    places = file.places()
    used: set[int] = set()
    expired: set[int] = set()
    by_key: dict[tuple[str, str, str], list[int]] = {}
    for number, waiver in enumerate(file.waivers):
        by_key.setdefault((places[waiver.path], waiver.rule, waiver.fingerprint), []).append(number)
    judged, checked, still_open = Reports(), {}, {}
    for report in reports:
        if own is not None and report.path not in own:
            judged.append(report)
            continue
        path = file.relative(report.path)
        checked[path] = report.path
        findings = []
        for finding in report.findings:
            for number in by_key.get((path, finding.rule, finding.fingerprint), ()):
                waiver = file.waivers[number]
                if waiver.expires and waiver.expires < today:
                    expired.add(number)
                    continue
                used.add(number)
                if not finding.waived:
                    finding = replace(finding, waived=True, reason=waiver.reason)
            if not finding.waived:
                still_open[finding.rule, finding.fingerprint] = path
            findings.append(finding)
        judged.append(replace(report, findings=tuple(findings)))
    notices = []
    for number, waiver in enumerate(file.waivers):
        if number in expired:
            notices.append(_expired(file, number))
        elif number not in used and _was_checked(file, places[waiver.path], waiver.rule, checked, active):
            notices.append(_unused(file, number, still_open.get((waiver.rule, waiver.fingerprint), "")))
    return judged, tuple(notices)


def _was_checked(file: WaiverFile, path: str, rule: str, checked: dict[str, str], active: Active) -> bool:
    if path in checked:
        return active(checked[path], rule)
    report = file.path.parent / path
    return not report.is_file() and not archives.split(report)


def _expired(file: WaiverFile, number: int) -> Finding:
    waiver = file.waivers[number]
    return _notice(
        file,
        number,
        EXPIRED,
        Wording(
            f"豁免 {waiver.rule}（{waiver.path}）已于 {waiver.expires} 到期，问题重新计入",
            f"waiver of {waiver.rule} ({waiver.path}) expired on {waiver.expires}; its finding counts again",
        ),
        Wording(
            "改掉问题并删去这一段；仍须豁免的，写明理由并改 expires",
            "Mend the fault and delete the entry, or set a new date with a reason",
        ),
    )


def _unused(file: WaiverFile, number: int, elsewhere: str) -> Finding:
    waiver = file.waivers[number]
    suggestion = Wording(
        "删去这一段，或运行 checker baseline 更新", "Delete the entry or run checker baseline"
    )
    if elsewhere:
        suggestion = Wording(
            f"{elsewhere} 有同样的问题；如果是文件改名，请把 path 改为它",
            f"{elsewhere} has the same finding; if the file was renamed, set path to it",
        )
    return _notice(
        file,
        number,
        UNUSED,
        Wording(
            f"豁免 {waiver.rule}（{waiver.path}）已没有对应的问题",
            f"waiver of {waiver.rule} ({waiver.path}) has no finding any more",
        ),
        suggestion,
    )


def _notice(file: WaiverFile, number: int, rule: Rule, message: Wording, suggestion: Wording) -> Finding:
    waiver = file.waivers[number]
    return notice(
        rule, message, suggestion, display_path(file.path), waiver.key, file.lines[number], waiver.excerpt
    )
