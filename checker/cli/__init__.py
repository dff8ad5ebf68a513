"""The command line: commands, options and exit codes, no logic."""

# The built-in part of `signal`: importing that itself takes long enough to be interrupted.
import _signal  # type: ignore[import-not-found,unused-ignore]
import gc

_signal.signal(_signal.SIGINT, _signal.SIG_DFL)  # an interrupted run ends at once, unlike one with findings
gc.set_threshold(100_000)  # a short run has little to collect, and of what it imports nothing

from checker.cli.app import main  # noqa: E402

__all__ = ["main"]
