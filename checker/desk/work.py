"""Reports are read and judged in processes of their own, so that one that hangs or crashes costs only itself."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from checker.gate.audit import Task, audit_task
from checker.model.errors import CheckerError
from checker.model.results import InputError, ReportResult
from checker.readers import MAX_BYTES
from checker.support.reading import read_bytes

if TYPE_CHECKING:
    from checker.copying.results import Copies


class WorkError(CheckerError):
    """A piece of work that was given up; the message says why."""


class Workers:
    """Some processes that each do one thing at a time."""

    def __init__(self, count: int) -> None:
        self._threads = ThreadPoolExecutor(count, "checker-desk")
        self._own = threading.local()
        self._all: list[_Worker] = []
        self._closed = False

    def submit(self, seconds: float, work: Callable[..., Any], *given: object) -> Future[Any]:
        """Do some work; its process is ended when it takes longer than that.

        The future fails with `WorkError` where the work was given up.
        """
        return self._threads.submit(self._do, seconds, work, given)

    def _do(self, seconds: float, work: Callable[..., Any], given: tuple[object, ...]) -> object:
        if self._closed:
            raise WorkError("程序正在结束")
        worker = getattr(self._own, "worker", None)
        if worker is None or not worker.alive:
            worker = self._own.worker = _Worker()
            self._all.append(worker)
        return worker.ask(seconds, work, given)

    def close(self) -> None:
        """End all of them, whatever they are at."""
        self._closed = True
        for worker in self._all:
            worker.end()
        self._threads.shutdown(wait=True, cancel_futures=True)


class _Worker:
    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")  # a fork would take threads and sockets along
        self._pipe, other = context.Pipe()
        self._process = context.Process(target=_serve, args=(other,), daemon=True)
        self._process.start()
        other.close()

    @property
    def alive(self) -> bool:
        return self._process.is_alive()

    def ask(self, seconds: float, work: Callable[..., Any], given: tuple[object, ...]) -> object:
        try:
            self._pipe.send((work, given))
            if not self._pipe.poll(seconds):
                self.end()
                raise WorkError(f"检查了 {seconds:.0f} 秒还没有结果，已停止；其余文件不受影响")
            good, result = self._pipe.recv()
        except (EOFError, OSError):
            self.end()
            raise WorkError("检查进程意外终止（可能内存不足），其余文件不受影响") from None
        if not good:
            raise WorkError(result)
        return result

    def end(self) -> None:
        with suppress(OSError, ValueError):
            self._process.kill()
            self._process.join(5)


def _serve(pipe: Connection) -> None:
    """What a worker process does until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server ends it
    with suppress(EOFError, OSError):
        while True:
            work, given = pipe.recv()
            try:
                answer = (True, work(*given))
            except CheckerError as error:
                answer = (False, str(error))
            except Exception as error:
                answer = (False, f"程序出错（{type(error).__name__}），请把文件交给维护者")
            pipe.send(answer)


def judge(file: str, task: Task) -> ReportResult | InputError:
    """The findings of an upload; the task's path is the name that people see."""
    return audit_task(replace(task, stdin=read_bytes(file, MAX_BYTES)))


def compare(files: Mapping[str, str], checklist: str) -> dict[str, tuple[Copies, ...]]:
    """What uploads have in common, by the names that people see.

    Args:
        files: their names by where they lie.
    """
    from checker.gate.copies import find_copies

    found = find_copies(sorted(files), checklist, 1)
    return {
        files[file]: tuple(replace(one, path=files[one.path]) for one in copies)
        for file, copies in found.items()
    }
