"""The three standard streams: what goes out is harmless, and a stream that is closed or full is told in one line."""

from __future__ import annotations

import os
import sys
import warnings
from contextlib import suppress
from typing import Any, NoReturn

from checker.support.errors import FileError, reason

SIGPIPE = 141
"""What a shell gives for a program whose reader went away; neither success nor findings."""

WIDEST = 4
"""Digits of the width of a terminal."""


def say(message: str) -> None:
    """One line on stderr in which nothing of a file name or a report is a command to whoever reads it."""
    from checker.outputs.common import terminal

    with suppress(OSError):  # a full disk must not change the exit code
        print(f"checker: {terminal(message)}", file=sys.stderr)


def tell(text: str) -> None:
    """One line on stdout, likewise harmless."""
    from checker.outputs.common import terminal

    print(terminal(text))


def can_ask() -> bool:
    """Whether somebody at a terminal reads questions and can answer them."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


class _Output:
    """Standard output that says what is wrong with it."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        """Write text; see `flush` for what is raised."""
        try:
            return int(self._stream.write(text))
        except OSError as error:
            self._failed(error)

    def flush(self) -> None:
        """Send on what was written.

        Raises:
            SystemExit: whoever reads has seen enough.
            FileError: it cannot be written.
        """
        try:
            self._stream.flush()
        except OSError as error:
            self._failed(error)

    def _failed(self, error: OSError) -> NoReturn:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, self._stream.fileno())  # what is still held back goes nowhere at the end
        if isinstance(error, BrokenPipeError):
            raise SystemExit(SIGPIPE) from None
        raise FileError("标准输出", f"结果写不出去（{reason(error)}）") from None


class _Closed:
    """Standard output that is not there."""

    encoding, errors, buffer = "utf-8", "replace", None

    def write(self, text: str) -> int:
        raise FileError("标准输出", "是关着的，结果没有地方写；请用 -o 写到文件")

    def flush(self) -> None:
        """Nothing is held back."""

    def isatty(self) -> bool:
        return False

    def fileno(self) -> int:
        return 1


def settle() -> None:
    """Make the standard streams such that nothing that is written or read later meets a surprise."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:  # closed: the next file that is opened must not take its place
            os.open(os.devnull, os.O_RDWR)
    for name in ("COLUMNS", "LINES"):  # which libraries believe, whatever they say
        if len(os.environ.get(name, "")) > WIDEST:
            del os.environ[name]
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # what libraries note to programmers is nothing that users can mend
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 (for as long as the program runs)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a GBK console on Windows must not break the output
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.stdout = _Closed() if sys.stdout is None else _Output(sys.stdout)


def read_stdin(limit: int) -> bytes:
    """Everything on standard input.

    Raises:
        FileError: it is closed, or larger than allowed.
    """
    from checker.support.reading import size

    if sys.stdin is None:
        raise FileError("标准输入", "是关着的，没有可读的内容")
    try:
        data = sys.stdin.buffer.read(limit + 1)
    except OSError as error:
        raise FileError("标准输入", f"读不出来（{reason(error)}）") from None
    if len(data) > limit:
        raise FileError("标准输入", f"超过 {size(limit)}，没有读取")
    return data
