"""The local page as it is started, and a browser without a window onto it."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest

from tests.review.conftest import text


class Server:
    """A running program."""

    def __init__(self, folder: Path) -> None:
        self.temporary = folder / "tmp"
        self.temporary.mkdir(exist_ok=True)
        environment = {
            **os.environ,
            "TMPDIR": str(self.temporary),
            "CHECKER_CACHE_DIR": str(folder / "cache"),
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "checker", "serve", "--no-open"],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment, cwd=folder,
        )  # fmt: skip
        assert self.process.stdout
        said = [self.process.stdout.readline().decode() for _ in range(3)]
        self.address = said[1].strip()
        assert self.address.startswith("http://127.0.0.1:"), said
        self.port = urlsplit(self.address).port or 0
        self.token = self.address.split("token=")[1]

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def left(self) -> list[Path]:
        """What lies in private folders."""
        return [path for path in self.temporary.rglob("*") if path.is_file()]

    def stop(self, how: int = signal.SIGTERM) -> int:
        """End the program; its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        return self.process.wait(20)


class Visitor:
    """A browser: keeps its cookie and says where it comes from."""

    def __init__(self, server: Server, token: str | None = None) -> None:
        self.server = server
        self.cookie = ""
        status, headers, _ = self.ask("GET", f"/?token={server.token if token is None else token}")
        self.entered = status == 303
        self.cookie = headers.get("set-cookie", "").split(";")[0]
        self.flags = headers.get("set-cookie", "").lower()

    def ask(
        self, method: str, path: str, body: Any = None, **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=300)
        said = {"Host": f"127.0.0.1:{self.server.port}", "Cookie": self.cookie}
        if method != "GET":
            said["Origin"] = self.server.origin
        said |= {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, body, {name: value for name, value in said.items() if value})
            answer = connection.getresponse()
            return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def put(self, name: str, data: bytes) -> int:
        return self.ask("POST", f"/files?name={quote(name, safe='')}", data)[0]

    def state(self) -> list[dict[str, Any]]:
        """The files, once all are judged."""
        for _ in range(300):
            told = json.loads(self.ask("GET", "/state")[2])
            if not told["comparing"] and all(file["state"] != "waiting" for file in told["files"]):
                return list(told["files"])
            time.sleep(0.1)
        raise AssertionError("not done")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    made = Server(tmp_path_factory.mktemp("网页"))
    yield made
    made.stop()


@pytest.fixture
def visitor(server: Server) -> Visitor:
    """Somebody who came in through the address that the program shows."""
    return Visitor(server)


@pytest.fixture
def report() -> bytes:
    return text("云溪镇").encode()
