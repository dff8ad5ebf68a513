"""The program as its users start it: a process with its own streams, folder, environment and exit code.

Starting Python takes longer than most of what is tested. So a process waits that has imported the program, and each
run is a fork of it. Where there is no fork, and every night, Python starts anew.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any, NamedTuple

import checker
from tests.amounts import NIGHTLY

ROOT = Path(__file__).resolve().parents[1]
COMMAND = (sys.executable, "-m", "checker")
FORKS = hasattr(os, "fork") and not NIGHTLY
PATIENCE = 300
"""Seconds after which a run hangs."""


class Done(NamedTuple):
    """What a run left."""

    returncode: int
    stdout: bytes
    stderr: bytes


def run(
    *arguments: str, stdin: bytes | None = None, folder: Path | None = None, memory: int = 0, seconds: int = 0
) -> Done:
    """Run the program in a folder, else in the working directory.

    Args:
        memory: bytes that it may have; 0 for no bound.
        seconds: of processor time.
    """
    if not FORKS:
        bounds = (lambda: bounded(memory, seconds)) if os.name == "posix" else None
        done = subprocess.run(
            [*COMMAND, *arguments], input=stdin, capture_output=True, timeout=PATIENCE, cwd=folder, preexec_fn=bounds,
        )  # fmt: skip
        return Done(done.returncode, done.stdout, done.stderr)
    with tempfile.TemporaryDirectory() as streams:
        files = [str(Path(streams, name)) for name in ("in", "out", "err")]
        Path(files[0]).write_bytes(stdin or b"")
        code = _forks().run(
            arguments=["checker", *arguments], folder=str(folder or Path.cwd()), environment=dict(os.environ), files=files,
            memory=memory, seconds=seconds,
        )  # fmt: skip
        return Done(code, Path(files[1]).read_bytes(), Path(files[2]).read_bytes())


def bounded(memory: int, seconds: int) -> None:
    """Let this process have no more than that; 0 for no bound."""
    import resource

    if memory:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    if seconds:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


class _Forks:
    """The process that waits."""

    def __init__(self) -> None:
        own = {
            name: said for name, said in os.environ.items() if name != "PYTHONPATH"
        }  # a test's: each fork sees to it
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.program"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, env=own,
        )  # fmt: skip
        atexit.register(self._process.communicate)  # which lets it end

    def run(self, **asked: Any) -> int:
        """The exit code of a run, negative for a signal."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(asked).encode() + b"\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())


@cache
def _forks() -> _Forks:
    return _Forks()


def prepare() -> None:
    """Import what commands import when they need it, and judge a report as most runs do."""
    for module in walk_packages(checker.__path__, "checker."):
        if module.name.split(".")[1] not in ("__main__", "cli", "desk", "spark"):
            import_module(module.name)
    import_module("checker.cli.app")
    from checker.gate.audit import Task, audit_task
    from checker.rules import installed_plugins
    from checker.support.entry_points import entry_points

    audit_task(Task(str(ROOT / "reports" / "qinghe-town-2023.txt")))
    entry_points.cache_clear()
    installed_plugins.cache_clear()


def _wait() -> None:
    """Fork for every line that comes in; only the forks return."""
    prepare()
    gc.freeze()
    requests, answers = os.fdopen(os.dup(0), "rb"), os.dup(1)
    for line in requests:
        asked = json.loads(line)
        if not (child := os.fork()):
            requests.close()
            os.close(answers)
            _become(**asked)
            return
        os.write(answers, f"{os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}\n".encode())
    os._exit(0)


def _become(
    arguments: list[str],
    folder: str,
    environment: Mapping[str, str],
    files: list[str],
    memory: int,
    seconds: int,
) -> None:
    os.chdir(folder)
    for number, (file, flags) in enumerate(zip(files, (os.O_RDONLY, WRITE, WRITE), strict=True)):
        opened = os.open(file, flags, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    os.environ.clear()
    os.environ.update(environment)
    sys.path[:0] = filter(
        None, environment.get("PYTHONPATH", "").split(os.pathsep)
    )  # as at the start of Python
    sys.argv = arguments
    bounded(memory, seconds)


WRITE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC


def _run() -> None:
    """Run the program and end as Python does, but without freeing one by one what the fork shares with the process
    that waits: copying those pages takes longer than most runs."""
    from checker.cli import main

    try:
        main()
    except SystemExit as end:
        threading._shutdown()  # type: ignore[attr-defined]
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(int(end.code or 0))


if __name__ == "__main__":
    _wait()
    _run()
