"""A reader in a process of its own: a library in C that a hostile file brings down takes nothing with it."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import msgspec
from msgspec import Struct

from checker.model.document import Block
from checker.model.errors import ReadError
from checker.support.processes import confine

CODE = "from checker.readers.isolated import main; main()"


class Answer(Struct):
    """What the process hands back."""

    blocks: list[Block] = []
    warnings: list[str] = []
    error: str = ""
    """The message of a `ReadError`."""


def possible() -> bool:
    """Whether there is a Python to start; a program packed into one file has none."""
    return bool(sys.executable) and not getattr(sys, "frozen", False)


def read(
    module: str, path: str, data: bytes, memory: int, seconds: int, broken: str
) -> tuple[list[Block], list[str]]:
    """What ``checker.readers.MODULE.extract(path, data)`` gives.

    Args:
        memory: bytes of address space for it, where the system can limit it.
        broken: the message where it does not come to an end.

    Raises:
        ReadError: it raises one, or needs more time or memory.
    """
    root = str(Path(__file__).parents[2])
    paths = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    try:
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-P", "-c", CODE, module, path, str(memory), str(seconds)],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": paths},
            timeout=seconds,
            check=True,
        )
        answer = msgspec.msgpack.decode(done.stdout, type=Answer)
    except (subprocess.SubprocessError, msgspec.DecodeError, OSError, ValueError):
        raise ReadError(path, broken) from None
    if answer.error:
        raise ReadError(path, answer.error)
    return answer.blocks, answer.warnings


def main() -> None:
    """The other side: the file on standard input, the answer on standard output."""
    module, path, memory, seconds = sys.argv[1:]
    confine(int(memory), 2 * int(seconds))
    try:
        blocks, warnings = import_module(f"checker.readers.{module}").extract(path, sys.stdin.buffer.read())
        answer = Answer(blocks, warnings)
    except ReadError as error:
        answer = Answer(error=error.message)
    sys.stdout.buffer.write(msgspec.msgpack.encode(answer))
    sys.stdout.buffer.flush()
