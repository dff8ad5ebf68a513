"""What reports are audited beside: last year's, the others of the run, those in an archive."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from checker.copying.results import Copies
from checker.gate.audit import Task, selected
from checker.gate.bounds import bounded
from checker.gate.cache import Cache, content, pair_key
from checker.model.errors import CheckerError
from checker.model.results import InputError
from checker.readers import READERS, ReadError, read
from checker.support.patterns import regex

COPIED = "copied-report"
"""The rule for which the reports of a run are compared."""
MANY = 8
"""Reports from which their copies are kept; fewer are compared anew sooner than a file is read."""
YEAR = regex(r"(?:19|20)\d\d")
ASIDE = regex(r"\s|[（(][^（）()]*[）)]")
"""What names of one office's reports differ in."""
SHOWN = 3
"""Reports named in a line for the log; of more it says how many."""


class Earlier:
    """Where last year's reports are: `--previous`, looked through once."""

    def __init__(self, named: Path) -> None:
        self._named = named
        self._files: dict[str, list[Path]] = {}
        """Of a folder, by their names without year."""
        if named.is_dir():
            for file in sorted(named.iterdir()):
                if file.suffix.lower() in READERS and file.is_file():
                    self._files.setdefault(_without_year(file), []).append(file)

    def of(self, report: Path) -> Path | None:
        """Last year's report of this one: what was named, or in a folder the file of the same name.

        Names that tell the year differ in it: of those the one of the year before.

        Raises:
            CheckerError: it is the report itself.
        """
        previous = self._in_folder(report) if self._named.is_dir() else self._named
        if previous:
            with suppress(OSError):  # one of them is not there, or comes from elsewhere
                if previous.samefile(report):
                    raise CheckerError(f"--previous：{previous} 就是要检查的这份报告，请写上一年度的")
        return previous

    def _in_folder(self, report: Path) -> Path | None:
        if (same := self._named / report.name).is_file():
            return same
        alike = self._files.get(_without_year(report), [])
        if year := YEAR.search(report.stem):
            before = str(int(year[0]) - 1)
            return next((file for file in alike if before in file.stem or not YEAR.search(file.stem)), None)
        return alike[0] if len(alike) == 1 else None


def _without_year(file: Path) -> str:
    """A name without its year, blanks and what stands in brackets: （送审稿）, (1)."""
    return ASIDE.sub("", YEAR.sub("", file.stem))


def without_previous(tasks: Sequence[Task], named: Path) -> str:
    """What to say of reports of which a folder has none of last year; empty where it has one of each."""
    alone = [task.path for task in tasks if not task.previous]
    more = f" 等 {len(alone)} 份" if len(alone) > SHOWN else ""
    told = f"--previous：{named} 里没有与 {'、'.join(alone[:SHOWN])}{more} 同名（年份可以不同）的文件"
    return f"{told}，没有与上一年度比较；可以直接写出上一年度的那份报告" if alone else ""


def with_previous(tasks: Sequence[Task]) -> tuple[list[Task], list[InputError]]:
    """The tasks without what cannot be read of last year's reports; these are errors of their own."""
    errors: dict[str, InputError] = {}
    for name, timeout in {task.previous: task.timeout for task in tasks if task.previous}.items():
        try:
            with bounded(name, timeout):
                read(name)
        except ReadError as error:
            errors[name] = InputError(name, f"{error.message}；没有与它比较")
    kept = [replace(task, previous=None) if task.previous in errors else task for task in tasks]
    return kept, list(errors.values())


def with_copies(tasks: list[Task], jobs: int, store: Cache | None) -> list[Task]:
    """The tasks with what their reports have in common, where somebody wants to know."""
    equal: dict[str, list[str]] = {}
    """Paths by content: equal files are one report, and no copies of each other."""
    for task in tasks:
        if selected(COPIED, task.select, task.ignore) and task.stdin is None:
            equal.setdefault(content(task.path), []).append(task.path)
    if len(equal) < 2:
        return tasks
    paths = [same[0] for same in equal.values()]
    key = pair_key(tasks[0].checklist, equal)
    kept = store if len(paths) >= MANY else None
    found = kept.copies(key) if kept else None
    if found is None:
        from checker.gate.copies import find_copies

        found = find_copies(paths, tasks[0].checklist, jobs, max(task.timeout for task in tasks))
        if kept:
            kept.keep_copies(key, found)
    found |= {path: found[same[0]] for same in equal.values() for path in same[1:] if same[0] in found}
    return [replace(task, copies=found.get(task.path, ())) for task in tasks]


def with_archived(tasks: list[Task], file: Path) -> list[Task]:
    """The tasks with what their reports have in common with archived ones."""
    from checker.copying.archive import open_archive
    from checker.gate.archives import archived_copies

    told = []
    with open_archive(file) as archive:
        for task in tasks:
            found: tuple[Copies, ...] = ()
            if selected(COPIED, task.select, task.ignore):
                with suppress(ReadError), bounded(task.path, task.timeout):  # the audit says so
                    found = archived_copies(archive, read(task.path, task.stdin), task.checklist)
            told.append(replace(task, copies=(*task.copies, *found)))
    return told
