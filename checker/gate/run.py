"""From paths to judged results: what configuration, cache, waivers and changes make of the audit.

Every command that checks reports goes through `run`, so that all of them see the same findings.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from checker.checklist.compiled import files_of, sources
from checker.gate import config_files, unknown
from checker.gate.audit import Task, selected, weighed
from checker.gate.cache import Cache
from checker.gate.config import COMMAND_LINE, Config, Settings
from checker.gate.inputs import NO_HIT, Inputs, gather
from checker.gate.partners import Earlier, with_archived, with_copies, with_previous, without_previous
from checker.gate.rule_check import check_choice
from checker.gate.workers import audit, default_jobs
from checker.model.findings import Finding
from checker.model.packed import FEW, Reports, pack, run_result
from checker.model.results import InputError, ReportResult, RunResult
from checker.support import limits, storage
from checker.support.entry_points import entry_points
from checker.support.paths import absolute, display_path, within
from checker.support.writing import refuse

if TYPE_CHECKING:  # imported when they are asked for
    from checker.gate.changes import Changes
    from checker.gate.waivers import WaiverFile


class Request(Struct, frozen=True):
    """What to check and how."""

    paths: Sequence[Path]
    overrides: Mapping[str, Any] = {}
    """Keys of the configuration that the command line sets."""
    config: Path | None = None
    """Configuration file to use instead of those found."""
    previous: Path | None = None
    """Last year's report, or a folder with files of the same names."""
    archive: Path | None = None
    """Archive of past reports to compare with."""
    changed_since: str = ""
    """Git revision; only reports that differ from it are checked."""
    cache: bool = True
    baseline: bool = True
    """Whether the baseline counts; `checker baseline` makes it anew."""
    stdin: bytes | None = None
    """Content of the one path, when it does not come from a file."""
    timeout: float = limits.SECONDS
    """Processor time in seconds for one report; 0 for as much as it wants."""
    reasons: bool = False
    """Whether results say why each requirement is judged as it is."""
    targets: Sequence[Path] = ()
    """Files that will be written with what comes of it; none of them may be one that is read."""


class Outcome(Struct, frozen=True):
    """What came of a request."""

    result: RunResult
    config: Config
    """Of the run: that of its first report, or of the working directory."""
    settings: Mapping[str, Settings]
    """Of each report that was checked, by its path as shown."""
    found: int
    """Reports that the paths stand for, changed or not."""
    excluded: int = 0
    """Named files that the configuration leaves out."""
    left_out: int = 0
    """Documents in the folders that it leaves out."""

    @property
    def nothing(self) -> bool:
        """Whether the paths stand for nothing at all, so that the run says nothing about any report."""
        told = self.found or self.excluded or self.result.unread
        return not told and all(error.message == NO_HIT for error in self.result.errors)


def run(
    request: Request,
    progress: Callable[[int, int, str], None] = lambda *_: None,
    note: Callable[[str], None] = lambda _: None,
) -> Outcome:
    """Find the reports, check them, and hold the findings against waivers and changes.

    Args:
        progress: called with reports done, reports in all, and the path of the one just done.
        note: called with lines for the log.

    Raises:
        CheckerError: one line that says what to mend.
    """
    inputs = _gathered(request)
    for path in inputs.excluded:
        note(f"{path}：配置的 include/exclude 排除了它，未检查")
    reports = inputs.reports
    whole = next(iter(reports.values()), None) or config_files.settings(Path.cwd(), request.config)
    whole = whole.over(COMMAND_LINE, dict(request.overrides))
    check_choice(whole, {name for own in reports.values() for name in own.config.checklists})
    refuse(request.targets, files_read(reports, request))  # also tells what is wrong with a checklist
    files = _waiver_files(reports, request)
    changes, found = None, len(reports)
    if request.changed_since:
        from checker.gate.changes import changes_since

        changes = changes_since(request.changed_since, next((path.parent for path in reports), Path()))
        reports = {path: own for path, own in reports.items() if changes.touched(path)}
    settings = {display_path(path): said for path, said in reports.items()}
    earlier = Earlier(request.previous) if request.previous else None
    tasks = [_task(path, own.config, request, earlier) for path, own in reports.items()]
    if request.previous and (told := without_previous(tasks, request.previous)):
        note(told)
    tasks, unreadable = with_previous(tasks)
    jobs = default_jobs() if whole.config.jobs == "auto" else whole.config.jobs
    store = Cache(storage.root()) if request.cache else None
    tasks = with_copies(tasks, jobs, store)
    if request.archive:
        tasks = with_archived(tasks, request.archive)
    result = _audit(tasks, jobs, store, progress)
    result = _with_waivers(result, files, settings, whole.config, changes)
    result = replace(
        result,
        errors=_in_order(inputs.errors, unreadable, result.errors),
        unread=_in_order(inputs.unread, result.unread),
    )
    return Outcome(result, whole.config, settings, found, len(inputs.excluded), inputs.left_out)


def _in_order(*errors: Sequence[InputError]) -> tuple[InputError, ...]:
    return tuple(sorted(chain(*errors), key=lambda error: error.path))


def tasks_of(request: Request) -> tuple[list[Task], Inputs]:
    """What `run` would audit, for commands that look at single reports more closely, and what the paths stand for."""
    found = _gathered(request)
    return [_task(path, own.config, request, None) for path, own in found.reports.items()], found


def _gathered(request: Request) -> Inputs:
    if request.stdin is not None:
        path = request.paths[0]
        found = Inputs({path: config_files.settings(path, request.config).for_file(path)})
    else:
        found = gather(request.paths, request.config)
    overrides = dict(request.overrides)
    return replace(found, reports={p: own.over(COMMAND_LINE, overrides) for p, own in found.reports.items()})


def _task(path: Path, config: Config, request: Request, earlier: Earlier | None) -> Task:
    previous = earlier.of(path) if earlier else None
    return replace(
        task_for(display_path(path), config, "checklist" in request.overrides),
        stdin=request.stdin,
        previous=display_path(previous) if previous else None,
        timeout=request.timeout,
        reasons=request.reasons,
    )


def task_for(path: str, config: Config, chosen: bool) -> Task:
    """What a configuration asks for one report.

    Args:
        chosen: whether somebody named the checklist, so that it counts whatever year it is meant for.
    """
    return Task(
        path=path,
        checklist=config.checklists[0],
        further=config.checklists[1:],
        chosen=chosen,
        level=None if config.level == "auto" else config.level,
        year=None if config.year == "auto" else config.year,
        select=config.select,
        ignore=config.ignore,
        options=config.options,
        severity=config.severity,
    )


def _audit(
    tasks: Sequence[Task], jobs: int, store: Cache | None, progress: Callable[[int, int, str], None]
) -> RunResult:
    """The audit of all tasks, from the cache where it knows them."""
    keys = [store.key(task) for task in tasks] if store else [None] * len(tasks)
    known: dict[str, ReportResult | bytes | InputError] = {}
    waiting: dict[str, list[Task]] = {}
    for task, key in zip(tasks, keys, strict=True):
        if store and key and (hit := store.get(key, task.path)):
            known[task.path] = pack(hit) if len(tasks) > FEW else hit
        else:
            waiting.setdefault(key or task.path, []).append(task)  # equal files are audited once
    done = iter(range(len(tasks) - len(waiting) + 1, len(tasks) + 1))
    first = {same[0].path: (key, same) for key, same in waiting.items()}
    fresh = audit(
        [same[0] for same in waiting.values()], jobs, lambda path: progress(next(done), len(tasks), path)
    )
    for result in chain[Any](fresh.reports, fresh.errors, fresh.unread):
        key, same = first[result.path]
        if store and isinstance(result, ReportResult):
            store.put(key, result)
        for task in same:
            one = replace(result, path=task.path)
            known[task.path] = pack(one) if isinstance(one, ReportResult) and len(tasks) > FEW else one
    if store and waiting:
        store.prune()
    return run_result(known[task.path] for task in tasks)


def files_read(reports: Mapping[Path, Settings], request: Request) -> set[Path]:
    """Every file that a run reads."""
    read = {Path("/dev/stdin")} if request.stdin is not None else set(reports)
    read |= {path for path in (request.previous, request.archive, request.config) if path}
    if request.previous and request.previous.is_dir():
        read |= set(gather([request.previous], request.config).reports)
    for report, own in reports.items():
        read |= {Path(name) for name, _ in own.layers if name.endswith(".toml")}
        read |= {waiver_path(own, key, report)[0] for key in ("waivers", "baseline")}
    for name in {name for own in reports.values() for name in own.config.checklists}:
        read |= set(files_of(name) if request.targets else sources(name))
    return read


def waiver_path(settings: Settings, key: str, report: Path | str) -> tuple[Path, bool]:
    """Where the `waivers` or `baseline` for a report stands, and whether somebody named it.

    One that nobody named is the nearest from the report upwards, as far as configurations are looked for.
    Where there is none yet, its place is beside the configuration; without one it is the working directory
    for the reports below it, and the folder of the report for the others.
    """
    value = getattr(settings.config, key)
    if settings.named(key):
        return Path(value), True
    folder = absolute(report).parent
    configured = any(name != COMMAND_LINE for name, _ in settings.layers)
    if nearest := config_files.upwards(folder, value, settings.root if configured else None):
        return nearest, False
    return (settings.root if configured or within(report, settings.root) else folder) / value, False


def _waiver_files(reports: Mapping[Path, Settings], request: Request) -> dict[Path, WaiverFile]:
    """Every file of waivers that counts; one that was named must be there, an unnamed one may be missing."""
    files: dict[Path, WaiverFile] = {}
    for report, settings in reports.items():
        for key in ("waivers", "baseline") if request.baseline else ("waivers",):
            path, named = waiver_path(settings, key, report)
            if path not in files and (named or path.exists()):
                from checker.gate.waivers import load

                files[path] = load(path)
    return files


def _with_waivers(
    result: RunResult,
    files: Mapping[Path, WaiverFile],
    settings: Mapping[str, Settings],
    whole: Config,
    changes: Changes | None,
) -> RunResult:
    """The result with accepted findings marked, those that no change touched too, and what is told of the run itself."""

    def active(path: str, rule: str) -> bool:
        config = settings[path].config
        return selected(rule, config.select, config.ignore)

    reports: Sequence[ReportResult] = result.reports
    wrong: list[Finding] = []
    own_of: dict[Path, set[str]] = {}
    """The reports that each file is for."""
    for report, own in settings.items() if files else ():
        for key in ("waivers", "baseline"):
            own_of.setdefault(waiver_path(own, key, report)[0], set()).add(report)
    for path, file in files.items():
        from checker.gate.waivers import apply

        reports, unneeded = apply(reports, file, date.today(), active, own_of.get(path, set()))
        wrong += unneeded
    if changes:
        reports = Reports(map(changes.context, reports))
    notices = [*unknown.notices(reports), *wrong]
    if entry_points():
        from checker.gate import plugins

        notices += plugins.notices()
    kept = (one for one in notices if selected(one.rule, whole.select, whole.ignore))
    return replace(result, reports=reports, notices=tuple(weighed(one, whole.severity) for one in kept))
