"""Accepted findings: files of waivers, that is `waivers.toml` and the baseline.

A waiver is for one finding of one file: fingerprint, rule and path must fit. Fingerprints know no
line numbers, so nothing is lost when text moves; a second copy of a waived fault has a fingerprint
of its own. Paths count because a missing topic has the same fingerprint in every report.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from checker.model.document import Location, Span
from checker.model.errors import CheckerError
from checker.model.findings import Finding, Rule, Severity, Wording, fingerprint
from checker.model.results import ReportResult
from checker.support.paths import display_path, write_atomic

UNUSED = Rule(
    "unused-waiver", Wording("不再需要的豁免", "Waiver without a finding"), Severity.WARNING, "gate"
)
EXPIRED = Rule("expired-waiver", Wording("豁免已经到期", "Waiver has expired"), Severity.WARNING, "gate")
Active = Callable[[str, str], bool]
"""Whether a rule was in use for a report: (path of the report, rule)."""


class WaiverError(CheckerError):
    """A file of waivers that cannot be used; the message is one line that names file and line."""


class Waiver(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """One accepted finding."""

    fingerprint: str
    rule: str
    path: str
    """Of the report, relative to the file of waivers, with forward slashes."""
    excerpt: str = ""
    """For people; it decides nothing."""
    reason: Annotated[str, Meta(pattern=r"\S")]
    by: str = ""
    expires: date | None = None
    """Last day on which it holds."""


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

    def waiver_of(self, report: str, finding: Finding, reason: str, by: str = "") -> Waiver:
        """A waiver for a finding of a report."""
        return Waiver(
            fingerprint=finding.fingerprint,
            rule=finding.rule,
            path=self.relative(report),
            excerpt=finding.excerpt,
            reason=reason,
            by=by,
        )


def load(path: Path) -> WaiverFile:
    """Read a file of waivers.

    Raises:
        WaiverError: it cannot be read, is not TOML or breaks the format.
    """
    import tomli

    shown = display_path(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
        data = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise WaiverError(f"{shown}:{error.lineno}：不是合法的 TOML（{error.msg}）") from None
    except UnicodeDecodeError:
        raise WaiverError(f"{shown}：不是 UTF-8 文本，请另存为 UTF-8") from None
    except OSError as error:
        reason = "找不到文件" if isinstance(error, FileNotFoundError) else error.strerror
        raise WaiverError(f"{shown}：无法读取豁免（{reason}）") from None
    heads = re.compile(r"\s*\[\[\s*waiver\s*\]\]")
    lines = tuple(n for n, line in enumerate(text.splitlines(), 1) if heads.match(line))
    try:
        table = msgspec.convert(data, _Table)
    except msgspec.ValidationError as error:
        raise WaiverError(_explain(shown, lines, str(error))) from None
    if len(lines) != len(table.waiver):  # written as an inline array
        lines = (1,) * len(table.waiver)
    return WaiverFile(path, table.waiver, lines)


def save(path: Path, waivers: Iterable[Waiver]) -> None:
    """Write waivers sorted by path, rule and fingerprint, one table each.

    Raises:
        OSError: the file cannot be written.
    """
    import tomli_w

    ordered = sorted(set(waivers), key=lambda w: (w.path, w.rule, w.fingerprint, w.reason))
    tables: list[dict[str, Any]] = [msgspec.to_builtins(w, builtin_types=(date,)) for w in ordered]
    write_atomic(path, tomli_w.dumps({"waiver": tables} if tables else {}).encode())


def apply(
    reports: Sequence[ReportResult], file: WaiverFile, today: date, active: Active
) -> tuple[tuple[ReportResult, ...], tuple[Finding, ...]]:
    """Mark findings as waived.

    Returns:
        The reports, and what is wrong with the waivers: unused ones and expired ones. A waiver is
        unused when its report was checked, or is no longer there, and has no such finding.
    """
    used: set[int] = set()
    expired: set[int] = set()
    by_key: dict[tuple[str, str, str], list[int]] = {}
    for number, waiver in enumerate(file.waivers):
        by_key.setdefault((waiver.path, waiver.rule, waiver.fingerprint), []).append(number)
    judged, checked, still_open = [], {}, {}
    for report in reports:
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
        elif number not in used and _was_checked(file, waiver, checked, active):
            notices.append(_unused(file, number, still_open.get((waiver.rule, waiver.fingerprint), "")))
    return tuple(judged), tuple(notices)


def _was_checked(file: WaiverFile, waiver: Waiver, checked: dict[str, str], active: Active) -> bool:
    if waiver.path in checked:
        return active(checked[waiver.path], waiver.rule)
    return not (file.path.parent / waiver.path).exists()


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
    waiver, line = file.waivers[number], file.lines[number]
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        message=message,
        span=Span(0, 0),
        location=Location(line, 1, line, 1, 1),
        excerpt=waiver.excerpt,
        suggestion=suggestion,
        fingerprint=fingerprint(rule.id, None, waiver.path, waiver.rule, waiver.fingerprint),
        path=display_path(file.path),
    )


def _explain(shown: str, lines: Sequence[int], error: str) -> str:
    message, _, where = error.partition(" - at ")
    number = re.search(r"\[(\d+)\]", where)
    line = lines[int(number[1])] if number and int(number[1]) < len(lines) else 1
    key = next(iter(re.findall(r"\.(\w+)", where)[::-1]), "")
    if found := re.search(r"missing required field `([^`]*)`", message):
        text = f"这条豁免缺少 {found[1]}"
    elif found := re.search(r"unknown field `([^`]*)`", message):
        text = f"没有 {found[1]} 这个键，可用 {'、'.join(Waiver.__struct_fields__)}"
    elif key == "reason":
        text = "这条豁免的 reason 是空的，必须写明理由"
    else:
        text = f"{key} 的值不对（{message}）"
    return f"{shown}:{line}：{text}"
