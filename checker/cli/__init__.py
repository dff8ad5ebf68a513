"""The command line: commands, options and exit codes, no logic."""

import signal

signal.signal(
    signal.SIGINT, signal.SIG_DFL
)  # an interrupted run ends at once and does not look like findings

from checker.cli.app import main  # noqa: E402

__all__ = ["main"]
