"""Many reports through one report's audit, in as many processes as asked."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence

from checker.gate.audit import Task, audit_task
from checker.gate.bounds import bound_memory
from checker.model.packed import FEW, pack, run_result
from checker.model.results import InputError, ReportResult, RunResult
from checker.support.processes import pool


def audit(tasks: Sequence[Task], jobs: int = 1, progress: Callable[[str], None] | None = None) -> RunResult:
    """Audit many files, in parallel when asked; the order of the results is that of the tasks."""
    results: dict[int, ReportResult | bytes | InputError] = {}
    for index, result in _parallel(tasks, jobs) if jobs > 1 and len(tasks) > 1 else _serial(tasks):
        many = len(tasks) > FEW
        results[index] = pack(result) if many and isinstance(result, ReportResult) else result
        if progress:
            progress(tasks[index].path)
    return run_result(results[index] for index in range(len(tasks)))


def _serial(tasks: Sequence[Task]) -> Iterator[tuple[int, ReportResult | InputError]]:
    for index, task in enumerate(tasks):
        yield index, audit_task(task)


def _parallel(tasks: Sequence[Task], jobs: int) -> Iterator[tuple[int, ReportResult | InputError]]:
    """Results as they come; a file that kills its worker is tried once more alone, then given up."""
    from concurrent.futures import as_completed
    from concurrent.futures.process import BrokenProcessPool

    broken = []
    with pool(min(jobs, len(tasks)), bound_memory) as workers:
        waiting = {workers.submit(audit_task, task): index for index, task in enumerate(tasks)}
        for future in as_completed(waiting):
            index = waiting.pop(future)  # which holds its result
            try:
                yield index, future.result()
            except BrokenProcessPool:
                broken.append(index)
    for index in sorted(broken):
        with pool(1, bound_memory) as worker:
            try:
                yield index, worker.submit(audit_task, tasks[index]).result()
            except BrokenProcessPool:
                yield (
                    index,
                    InputError(tasks[index].path, "检查进程意外终止（可能内存不足），其余文件不受影响"),
                )


def default_jobs() -> int:
    """Workers for many reports: the processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
