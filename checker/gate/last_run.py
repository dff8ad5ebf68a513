"""What changed since the last run: the open findings of each report are kept among the user's caches."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from checker.gate.partners import COPIED
from checker.model.results import ReportResult
from checker.support import storage
from checker.support.paths import absolute

KEPT = "last"
"""Folder below the cache root; an entry is the fingerprints of one report as they were."""
JUDGED = ("checklist", "level", "year", "select", "ignore")
"""What the command line says of how reports are judged."""


def since_last_run(
    reports: Iterable[ReportResult], overrides: Mapping[str, Any]
) -> dict[str, tuple[int, int, int]]:
    """Findings that are new, mended and left since each report was checked before; unchanged reports are left out.

    What is open now is kept for the next time. Only fingerprints are kept, no text. What was waived since is not
    mended, and what depends on the other reports of a run is not counted.

    Args:
        overrides: what the command line asks for; only runs that judge a report alike are compared.
    """
    changed: dict[str, tuple[int, int, int]] = {}
    asked = sorted((key, str(value)) for key, value in overrides.items() if key in JUDGED)
    for report in reports:
        own = [finding for finding in report.findings if finding.rule != COPIED]
        now = {finding.fingerprint for finding in own if not finding.waived}
        waived = {finding.fingerprint for finding in own if finding.waived}
        file = _file(report.path, asked)
        before = _kept(file)
        if before is not None and before - waived != now:
            changed[report.path] = len(now - before), len(before - now - waived), len(now & before)
        if before != now:
            storage.write(file, msgspec.msgpack.encode(sorted(now)))
    return changed


def _file(path: str, asked: Sequence[tuple[str, str]]) -> Path:
    key = str(absolute(path)) + (str(asked) if asked else "")
    name = hashlib.sha256(key.encode("utf-8", "surrogateescape")).hexdigest()
    return storage.root() / KEPT / name


def _kept(file: Path) -> set[str] | None:
    with suppress(msgspec.MsgspecError):
        return set(msgspec.msgpack.decode(storage.read(file) or b"", type=list[str]))
    return None
