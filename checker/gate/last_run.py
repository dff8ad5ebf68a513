"""What changed since the last run: the open findings of each report are kept among the user's caches."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import msgspec

from checker.model.results import ReportResult
from checker.support import storage
from checker.support.paths import absolute

KEPT = "last"
"""Folder below the cache root; an entry is the fingerprints of one report as they were."""


def since_last_run(reports: Iterable[ReportResult]) -> dict[str, tuple[int, int, int]]:
    """Findings that are new, mended and left since each report was checked before; unchanged reports are left out.

    What is open now is kept for the next time. Only fingerprints are kept, no text.
    """
    changed: dict[str, tuple[int, int, int]] = {}
    for report in reports:
        now = {finding.fingerprint for finding in report.findings if not finding.waived}
        file = _file(report.path)
        before = _kept(file)
        if before is not None and before != now:
            changed[report.path] = len(now - before), len(before - now), len(now & before)
        if before != now:
            storage.write(file, msgspec.msgpack.encode(sorted(now)))
    return changed


def _file(path: str) -> Path:
    name = hashlib.sha256(str(absolute(path)).encode("utf-8", "surrogateescape")).hexdigest()
    return storage.root() / KEPT / name


def _kept(file: Path) -> set[str] | None:
    with suppress(msgspec.MsgspecError):
        return set(msgspec.msgpack.decode(storage.read(file) or b"", type=list[str]))
    return None
