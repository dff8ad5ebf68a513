"""The typer application and what all commands share."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Annotated, NoReturn

import typer

from checker.cli.streams import say, settle
from checker.support.errors import CheckerError, reason

app = typer.Typer(
    name="checker",
    help="检查法治政府建设年度报告：缺了什么、重复了什么、哪些成绩没有数字。",
    epilog="最常用：checker 报告.docx（先说必须改的，旁边另存一份加了批注的副本）",
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
    "cluster": "cluster",
    "explain": "explain",
    "checklist": "checklists",
    "extract": "extract",
    "config": "config",
    "baseline": "baseline",
    "waive": "waive",
    "init": "init",
    "serve": "serve",
    "door": "door",
}
"""Command → module of this package that registers it."""
HELP = {"-h", "--help"}
DOOR = "door"
"""The command that need not be named: ``checker FILE…``."""
UTF8 = "PYTHONUTF8"
"""Environment variable with which Python takes names for UTF-8, whatever the locale says."""
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
    say(message)
    raise typer.Exit(code)


def _file_or_slip(words: list[str]) -> None:
    """The first word is no command: files to check, or a command that somebody misspelt."""
    from checker.support.nearest import suggest

    slip = suggest(words[0], [name for name in COMMANDS if name != DOOR])
    if os.path.exists(words[0]) or (not slip and any(map(_like_a_file, words))):  # noqa: PTH110 (pathlib is not needed yet)
        sys.argv.insert(1, DOOR)
        return
    hint = slip or "；要检查一份报告，请写 checker 报告.docx"
    say(f"没有 {words[0]} 这个命令，也没有这个文件{hint}")
    sys.exit(2)


def _like_a_file(word: str) -> bool:
    return not word.startswith("-") and any(mark in word for mark in (".", "/", os.sep, "*"))


def _blank(words: list[str]) -> str:
    """What is wrong where a word is empty or blank: mostly a variable that a script left unset."""
    for before, word in zip(["", *words], words, strict=False):
        option, equals, value = word.partition("=")
        if not word.strip() or (word.startswith("--") and equals and not value.strip()):
            option = option if equals else before if before.startswith("-") and before != "-" else ""
            return (
                f"{option} 的值是空的，请写明，或去掉这个选项"
                if option
                else "有一个参数是空的，请写明，或去掉它"
            )
    return ""


def _is_text(word: str) -> bool:
    """Whether a word of the command line can be written; what is no UTF-8 comes in as half characters."""
    return not any("\ud800" <= sign <= "\udfff" for sign in word)


def main() -> None:
    """The command line; ends with `SystemExit`."""
    _begin_in_utf8()
    settle()
    try:
        code = _run()
    except OSError as error:  # not even what tells it can be loaded
        if os.environ.get(DEBUG):
            raise
        os.write(
            2,
            f"checker: 程序的文件打不开（{error.strerror}），请关掉别的程序，或放宽能打开的文件数\n".encode(),
        )
        code = 2
    sys.exit(code)


def _begin_in_utf8() -> None:
    """Begin anew where names come in as ASCII with half characters, which no file could keep: LC_ALL=POSIX."""
    if sys.getfilesystemencoding() == "ascii" and os.environ.get(UTF8) != "1":
        os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], {**os.environ, UTF8: "1"})  # noqa: S606


def _end_workers() -> None:
    """Those that were begun before the system refused more would be waited for without end."""
    if started := sys.modules.get("multiprocessing"):
        for worker in started.active_children():
            worker.terminate()


def _run() -> int:
    """Run the command that was asked for; the exit code."""
    try:
        os.getcwd()  # noqa: PTH109
        if wrong := _blank(sys.argv[1:]):
            say(wrong)
            return 2
        if sys.argv[1:2] and not sys.argv[1].startswith("-") and sys.argv[1] not in COMMANDS:
            _file_or_slip(sys.argv[1:])
        if len(sys.argv) < 3 or not HELP.isdisjoint(sys.argv):
            from checker.cli.help_frame import settle_frame

            settle_frame(sys.argv)
        # one command need not wait for the others to be imported
        asked = COMMANDS.get("".join(sys.argv[1:2]))
        for module in (asked,) if asked else COMMANDS.values():
            import_module(f"checker.cli.{module}")
        code = app(standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except CheckerError as error:
        say(str(error))
    except typer.Abort:
        return 130
    except MemoryError:
        say("内存不够，没有做完；请少查几份，或换一台内存大些的电脑")
    except Exception as error:
        _end_workers()
        if os.environ.get(DEBUG):
            raise
        if type(error).__name__ == "NoArgsIsHelpError":
            print(str(error))
        elif hasattr(error, "format_message"):  # click's
            from checker.cli.usage import described

            say(described(error))
        elif isinstance(error, UnicodeEncodeError):
            words = [word for word in sys.argv[1:] if not _is_text(word)]
            say(f"{'、'.join(words) or '有的文字'}：不是 UTF-8，写不进文件，请换一个名称")
        elif isinstance(error, OSError):
            say(f"{error.filename or '当前文件夹'}：{reason(error)}，请检查路径和权限")
        else:
            say(f"内部错误（{type(error).__name__}: {error}）；设环境变量 {DEBUG}=1 可看详情")
    return 2
