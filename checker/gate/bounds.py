"""An end to what takes too long: processor time counts, so that a busy machine changes no result."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from checker.model.errors import ReadError
from checker.support import limits
from checker.support.processes import confine


class TooCostlyError(BaseException):
    """The time is over; a BaseException, so that nobody on the way takes it for a fault of the file."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise `TooCostlyError` inside the block when it has used so much processor time; 0 waits for ever."""
    if seconds <= 0:
        yield
    elif hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
        with _alarm(seconds):
            yield
    else:
        with _interrupted(seconds):
            yield


@contextmanager
def bounded(path: str, seconds: float = limits.SECONDS, more: str = "") -> Iterator[None]:
    """What is done with one file, with an end: too much time, memory or depth is told as its other faults are.

    Args:
        more: what to do about the time.

    Raises:
        ReadError: one line that says what it takes too much of.
    """
    try:
        with time_limit(seconds):
            yield
    except TooCostlyError:
        told = f"{seconds:g} 秒处理器时间里没有查完，没有检查；文件反常{more}"
        raise ReadError(path, told) from None
    except MemoryError:
        raise ReadError(path, "内存不够，没有检查；文件反常或太大") from None
    except RecursionError:
        raise ReadError(path, "结构套得太深，没有检查；请用 Word 或 WPS 另存后再试") from None


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    def over(signum: int, frame: FrameType | None) -> None:
        raise TooCostlyError

    before = signal.signal(signal.SIGPROF, over)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def _interrupted(seconds: float) -> Iterator[None]:
    """Where there is no such alarm: another thread looks at the clock of this process."""
    import ctypes

    caller, done = threading.get_ident(), threading.Event()
    until = time.process_time() + seconds

    def watch() -> None:
        while not done.wait(max(0.05, until - time.process_time())):
            if time.process_time() >= until:
                raised = ctypes.py_object(TooCostlyError)
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(caller), raised)
                return

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()


def bound_memory() -> None:
    """Let a worker process end with an error of its own instead of taking the memory of all."""
    confine(limits.MEMORY)
