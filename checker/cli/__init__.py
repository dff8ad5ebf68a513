"""The command line: commands, options and exit codes, no logic."""

from checker.cli.app import main

__all__ = ["main"]
