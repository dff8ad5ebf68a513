"""Progress bars of commands that take long."""

from __future__ import annotations

import sys
from collections.abc import Callable


class Bars:
    """Progress bars on stderr; nothing where stderr is no terminal."""

    def __enter__(self) -> Bars:
        from rich.console import Console
        from rich.progress import Progress

        self._progress = Progress(
            console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()
        )
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def step(self, title: str) -> Callable[[int, int, str], None]:
        """A bar; the result takes reports done, reports in all, and the path of the one just done."""
        bar = self._progress.add_task(title, total=None)
        return lambda done, total, _: self._progress.update(bar, completed=done, total=total)
