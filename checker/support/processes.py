"""Processes: the one door through which workers are begun, and what a process may take of the machine."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor


def pool(count: int, prepare: Callable[[], None] | None = None) -> ProcessPoolExecutor:
    """Some processes that end with this one, however it ends.

    Args:
        prepare: called in each of them before its first task.
    """
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(count, initializer=_begin, initargs=(prepare,))


def _begin(prepare: Callable[[], None] | None) -> None:
    from threading import Thread

    Thread(target=_end_with_parent, daemon=True).start()
    if prepare:
        prepare()


def _end_with_parent() -> None:
    """A run that is ended from outside leaves nobody behind who keeps its pipes open and waits for work."""
    from multiprocessing import parent_process

    if parent := parent_process():
        parent.join()
        os._exit(1)


def confine(memory: int, seconds: int = 0) -> None:
    """Let this process end with an error of its own instead of taking the machine with it, where the system can do that.

    Args:
        memory: bytes of address space.
        seconds: of processor time; 0 for as much as it wants.
    """
    if sys.platform == "win32":
        return
    import resource

    limits = {resource.RLIMIT_AS: memory, resource.RLIMIT_CORE: 0}
    if seconds:
        limits[resource.RLIMIT_CPU] = seconds
    for kind, most in limits.items():
        with suppress(ValueError, OSError):
            soft, hard = resource.getrlimit(kind)
            if soft == resource.RLIM_INFINITY or soft > most:
                resource.setrlimit(kind, (most, hard))
