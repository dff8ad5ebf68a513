"""How far a command has come, on a terminal only."""

from __future__ import annotations

import sys


class Progress:
    """A counter on stderr."""

    def __init__(self, quiet: bool = False) -> None:
        self._shown = not quiet and sys.stderr.isatty()

    def __call__(self, done: int, total: int, what: str) -> None:
        """Say how many are done, of how many, and what was done last; for a single one nothing."""
        if self._shown and total > 1:
            from checker.outputs.common import terminal

            end = "\r\x1b[K" if done == total else ""
            print(f"\r\x1b[K[{done}/{total}] {terminal(what)}{end}", end="", file=sys.stderr, flush=True)
