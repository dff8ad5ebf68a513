"""Who may ask: this computer, by the names it has for itself, from the page's own origin, with its cookie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


class Guard:
    """Refuses what does not come from the page itself, before anything of it is read.

    A page elsewhere that points a name of its own at 127.0.0.1 has another Host; one that posts here has
    another Origin.
    """

    def __init__(self, app: ASGIApp, port: int, largest: int) -> None:
        """
        Args:
            largest: bytes of a request's body.
        """
        self.app = app
        self.hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost")}
        self.largest = largest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("content-security-policy", POLICY)
            await send(message)

        if wrong := self._wrong(scope["method"], Headers(scope=scope)):
            status, words = wrong
            await PlainTextResponse(words, status, {"connection": "close"})(scope, receive, guarded)
            return
        await self.app(scope, receive, guarded)

    def _wrong(self, method: str, headers: Headers) -> tuple[int, str] | None:
        """Status and reason to refuse a request."""
        if headers.getlist("host") != [headers.get("host", "")] or headers.get("host") not in self.hosts:
            return 421, "只能从这台电脑上打开"
        origin = headers.get("origin")
        if origin is not None and origin not in {f"http://{host}" for host in self.hosts}:
            return 403, "只接受这个网页自己的请求"
        if origin is None and method not in ("GET", "HEAD"):
            return 403, "只接受这个网页自己的请求"
        if headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
            return 403, "只接受这个网页自己的请求"
        length = headers.get("content-length", "0")
        if not (length.isascii() and length.isdigit()):
            return 400, "请求不完整"
        if int(length) > self.largest:
            return 413, f"文件超过 {self.largest // 2**20} MB，没有读取"
        return None
