"""Reports of earlier years, judged as those of this run are, to show how things went."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from checker.checklist import load
from checker.gate.audit import audit_document
from checker.gate.run import Request, run, task_for
from checker.model.results import ReportResult

KEPT = 500
"""Reports of an archive that are judged, the latest ones."""


def earlier(request: Request, offices: Collection[str]) -> Iterator[ReportResult]:
    """What `--previous` names, and what the archive has of the same offices with their texts.

    Raises:
        CheckerError: one of them cannot be used.
    """
    if request.previous:
        past = Request(
            [request.previous], request.overrides, request.config, cache=request.cache, baseline=False
        )
        yield from run(past).result.reports
    if request.archive:
        yield from _archived(request, offices, request.archive)


def _archived(request: Request, offices: Collection[str], file: Path) -> Iterator[ReportResult]:
    from checker.copying.archive import open_archive
    from checker.gate import config_files
    from checker.gate.config import COMMAND_LINE

    config = (
        config_files.settings(Path.cwd(), request.config).over(COMMAND_LINE, dict(request.overrides)).config
    )
    checklist = load(config.checklists[0])
    with open_archive(file) as archive:
        wanted = [entry for entry in archive.entries() if entry.text and entry.card.office in offices]
        for entry in wanted[-KEPT:]:
            if document := archive.document(entry.id):
                task = task_for(entry.card.path, config, "checklist" in request.overrides)
                yield audit_document(document, checklist, task)
