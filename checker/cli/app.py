"""The typer application and what all commands share."""

from __future__ import annotations

import sys
from typing import NoReturn

import typer

from checker.checklist import ChecklistError

app = typer.Typer(
    name="checker",
    help="检查法治政府建设年度报告：缺了什么、重复了什么、哪些成绩没有数字。",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def root() -> None:
    """检查法治政府建设年度报告：缺了什么、重复了什么、哪些成绩没有数字。"""


def fail(message: str, code: int = 2) -> NoReturn:
    """One line on stderr, then exit."""
    print(f"checker: {message}", file=sys.stderr)
    raise typer.Exit(code)


def main() -> None:
    """Entry point of the console script."""
    from checker.cli import check  # noqa: F401  (registers the commands)

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a GBK console on Windows must not break the output
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except ChecklistError as error:
        print(f"checker: {error}", file=sys.stderr)
        sys.exit(2)
