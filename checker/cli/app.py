"""The typer application and what all commands share."""

from __future__ import annotations

import gc
import os
import signal
import sys
from importlib import import_module
from typing import Annotated, NoReturn

import typer

from checker.model.errors import CheckerError

app = typer.Typer(
    name="checker",
    help="检查法治政府建设年度报告：缺了什么、重复了什么、哪些成绩没有数字。",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
COMMANDS = {
    "check": "check",
    "sheet": "sheet",
    "annotate": "annotate",
    "compare": "compare",
    "archive": "archive",
    "explain": "explain",
    "checklist": "checklists",
    "extract": "extract",
    "config": "config",
    "baseline": "baseline",
    "init": "init",
    "door": "door",
}
"""Command → module of this package that registers it."""
DOOR = "door"
"""The command that need not be named: ``checker FILE…``."""
DEBUG = "CHECKER_DEBUG"
"""Environment variable that brings tracebacks back, for those who mend the program."""


def _version(asked: bool) -> None:
    if asked:
        from checker import __version__

        print(f"checker {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="显示版本")
    ] = False,
) -> None:
    """检查法治政府建设年度报告：缺了什么、重复了什么、哪些成绩没有数字。"""


def fail(message: str, code: int = 2) -> NoReturn:
    """One line on stderr, then exit."""
    print(f"checker: {message}", file=sys.stderr)
    raise typer.Exit(code)


def _file_or_slip(words: list[str]) -> None:
    """The first word is no command: files to check, or a command that somebody misspelt."""
    from checker.support.nearest import suggest

    slip = suggest(words[0], [name for name in COMMANDS if name != DOOR])
    if os.path.exists(words[0]) or (not slip and any(map(_like_a_file, words))):  # noqa: PTH110 (pathlib is not needed yet)
        sys.argv.insert(1, DOOR)
        return
    hint = slip or "；要检查一份报告，请写 checker 报告.docx"
    print(f"checker: 没有 {words[0]} 这个命令，也没有这个文件{hint}", file=sys.stderr)
    sys.exit(2)


def _like_a_file(word: str) -> bool:
    return not word.startswith("-") and any(mark in word for mark in (".", "/", os.sep, "*"))


def main() -> None:
    """Entry point of the console script."""
    if sys.argv[1:2] and not sys.argv[1].startswith("-") and sys.argv[1] not in COMMANDS:
        _file_or_slip(sys.argv[1:])
    asked = COMMANDS.get("".join(sys.argv[1:2]))  # one command need not wait for the others to be imported
    for module in (asked,) if asked else COMMANDS.values():
        import_module(f"checker.cli.{module}")
    gc.set_threshold(100_000)  # a short run has little to collect
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # an interrupted run must not look like one with findings
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a GBK console on Windows must not break the output
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except CheckerError as error:
        print(f"checker: {error}", file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:  # whoever reads has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(2)
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        print(f"checker: 内部错误（{reason}）；设环境变量 {DEBUG}=1 可看详情", file=sys.stderr)
        sys.exit(2)
    finally:
        gc.freeze()  # what is left goes with the process; Python need not look through it once more
