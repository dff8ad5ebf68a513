"""From start to end: a port of 127.0.0.1, a private folder, workers, and nothing left of them afterwards."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Callable, Mapping

import uvicorn

from checker.desk.app import make_app
from checker.desk.folder import PrivateFolder
from checker.desk.limits import Limits
from checker.desk.rooms import Rooms
from checker.desk.work import Workers
from checker.gate.audit import Task
from checker.gate.workers import default_jobs
from checker.model.errors import CheckerError
from checker.model.findings import Rule

HOST = "127.0.0.1"
PORT = 8760
"""Where nobody asks for another one; the system chooses when it is taken."""


class PortError(CheckerError):
    """The port cannot be used."""


def serve(
    port: int | None,
    task: Task,
    rules: Mapping[str, Rule],
    opened: Callable[[str], None],
    limits: Limits = Limits(),
) -> None:
    """Serve the page until somebody ends the program.

    Args:
        port: to listen on; None for `PORT` or, where that is taken, any.
        task: what holds for every report.
        opened: called with the address, once it answers.

    Raises:
        PortError: the port is taken.
    """
    listening = _listen(port)
    number = listening.getsockname()[1]
    folder = PrivateFolder()
    workers = Workers(default_jobs())
    before = {name: signal.signal(name, _stop) for name in _signals()}
    try:
        rooms = Rooms(folder.path, task, rules, limits, workers)
        config = uvicorn.Config(
            make_app(rooms, number), log_level="error", access_log=False, server_header=False,
            date_header=False, timeout_graceful_shutdown=1, limit_concurrency=64, lifespan="off",
        )  # fmt: skip
        _Server(config, lambda: opened(f"http://{HOST}:{number}/?token={rooms.token}")).run([listening])
    except KeyboardInterrupt:
        pass
    finally:
        for name in before:
            signal.signal(name, signal.SIG_IGN)  # tidying up is not to be cut short
        workers.close()
        folder.remove()
        listening.close()
        for name, handler in before.items():
            signal.signal(name, handler)


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        for name in _signals():
            signal.signal(name, self.handle_exit)
        self._ready()


def _signals() -> tuple[signal.Signals, ...]:
    names = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    return tuple(getattr(signal, name) for name in names if hasattr(signal, name))


def _stop(*_: object) -> None:
    """Signals that come before and after the server is up end the program the same way."""
    raise KeyboardInterrupt


def _listen(port: int | None) -> socket.socket:
    for number in (port,) if port is not None else (PORT, 0):
        listening = socket.socket()
        if os.name == "nt":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((HOST, number))
            listening.listen(64)
        except (OSError, OverflowError):
            listening.close()
            continue
        return listening
    raise PortError(f"--port：端口 {port} 已被占用或不能用，请换一个，或不写 --port")
