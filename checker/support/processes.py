"""Worker processes: the one door through which they are begun."""

from __future__ import annotations

import os
from collections.abc import Callable
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
