"""What the page can ask for."""

from __future__ import annotations

import io
import json
import secrets
import zipfile
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Annotated, TypeVar
from urllib.parse import quote

import msgspec
from anyio.to_thread import run_sync
from msgspec import Meta, Struct
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from checker.checklist.model import Level
from checker.desk import pages
from checker.desk.guard import Guard
from checker.desk.refused import RefusedError, check_name
from checker.desk.room import Room, Upload
from checker.desk.rooms import Rooms
from checker.desk.work import WorkError
from checker.model.errors import CheckerError
from checker.review.beside import annotated
from checker.review.sheets import render
from checker.review.sheets.importing import given

KINDS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
}
SPOKEN = 8 * 2**20
"""Bytes of verdicts sent at once."""
Answer = Callable[[Request, Room], Awaitable[Response]]
T = TypeVar("T")


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """As what the reports of a room are judged."""

    level: Level | None
    """None to tell by the report."""
    year: Annotated[int, Meta(ge=1949, le=2199)] | None


def make_app(rooms: Rooms, port: int) -> Guard:
    """The application, for one port of 127.0.0.1."""
    cookie = f"checker-{port}"

    def inside(answer: Answer) -> Callable[[Request], Awaitable[Response]]:
        async def asked(request: Request) -> Response:
            room = rooms.get(request.cookies.get(cookie, ""))
            if room is None:
                return JSONResponse({"message": "请用启动时显示的网址打开"}, 403)
            try:
                return await answer(request, room)
            except RefusedError as error:
                return JSONResponse({"message": str(error)}, error.status, {"connection": "close"})
            except CheckerError as error:
                return JSONResponse({"message": str(error)}, 400)

        return asked

    async def front(request: Request) -> Response:
        token = request.query_params.get("token")
        known = rooms.get(request.cookies.get(cookie, ""))
        if token is None:
            return pages.desk(rooms.limits) if known else pages.locked()
        if not secrets.compare_digest(token.encode(), rooms.token.encode()):
            return pages.locked(403)
        answer = RedirectResponse("/", 303)
        if known is None:
            answer.set_cookie(cookie, rooms.open(), httponly=True, samesite="strict")
        return answer

    routes = [
        Route("/", front),
        Route("/state", inside(_state)),
        Route("/files", inside(_upload), methods=["POST"]),
        Route("/files", inside(_clear), methods=["DELETE"]),
        Route("/files/{id}", inside(_remove), methods=["DELETE"]),
        Route("/files/{id}/annotated", inside(_annotated)),
        Route("/annotated", inside(_all_annotated)),
        Route("/sheet", inside(_sheet)),
        Route("/sheet.{kind}", inside(_download)),
        Route("/verdicts", inside(_verdicts), methods=["POST"]),
        Route("/copies", inside(_join), methods=["POST"]),
        Route("/disputed", inside(_settle), methods=["POST"]),
        Route("/settings", inside(_settings), methods=["POST"]),
    ]
    app = Starlette(routes=routes, exception_handlers={HTTPException: _none, Exception: _broken})
    return Guard(app, port, rooms.limits.file)


async def _none(_: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 404
    return JSONResponse({"message": "没有这个网页"}, status)


async def _broken(_: Request, error: Exception) -> Response:
    return JSONResponse({"message": f"程序出错（{type(error).__name__}），请告诉维护者"}, 500)


async def _state(_: Request, room: Room) -> Response:
    return JSONResponse(room.status())


async def _upload(request: Request, room: Room) -> Response:
    name = request.query_params.get("name", "")
    length = request.headers.get("content-length")
    file = room.begin(name, int(length) if length else None)
    size = 0
    try:
        with file.open("xb") as target:
            async for chunk in request.stream():
                size += len(chunk)
                if size > room.limits.file:
                    raise RefusedError(f"文件超过 {room.limits.file // 2**20} MB，不像是一份报告", 413)
                target.write(chunk)
        room.begin(name, size)  # others may have come meanwhile
    except BaseException:
        file.unlink(missing_ok=True)
        raise
    return JSONResponse({"id": room.put(name, file, size).id})


async def _remove(request: Request, room: Room) -> Response:
    room.remove(request.path_params["id"])
    return JSONResponse({})


async def _clear(_: Request, room: Room) -> Response:
    room.clear()
    return JSONResponse({})


async def _sheet(_: Request, room: Room) -> Response:
    return await run_sync(lambda: pages.sheet(room.sheet()))


async def _download(request: Request, room: Room) -> Response:
    kind = request.path_params["kind"]
    if kind not in KINDS:
        raise HTTPException(404)
    data = await run_sync(lambda: render(f".{kind}", room.sheet()))
    return _file(data, f"复核问题清单.{kind}", KINDS[kind])


async def _annotated(request: Request, room: Room) -> Response:
    upload = room.uploads.get(request.path_params["id"])
    if upload is None or upload.result is None:
        raise HTTPException(404)
    data = await run_sync(_begin(room, upload).result)
    return _file(data, f"{PurePosixPath(upload.name).stem}.批注.docx", KINDS["docx"])


async def _all_annotated(_: Request, room: Room) -> Response:
    """The annotated copies of all Word reports; one that takes no comments is left out."""
    packed = io.BytesIO()
    word = [u for u in room.ordered() if u.result and Path(u.name).suffix.lower() == ".docx"]
    begun = [(PurePosixPath(u.name).with_suffix(".批注.docx"), _begin(room, u)) for u in word]
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, future in begun:
            with suppress(WorkError):
                archive.writestr(str(name), await run_sync(future.result))
    return _file(packed.getvalue(), "批注稿.zip", "application/zip")


def _begin(room: Room, upload: Upload) -> Future[bytes]:
    """Have a report's comments put into a copy of it."""
    return room.workers.submit(room.limits.seconds, annotated, upload.file, upload.result)


async def _verdicts(request: Request, room: Room) -> Response:
    """Verdicts that were given or changed; one without content is withdrawn."""
    body = await _body(request, SPOKEN)
    said = given("网页.json", body)
    named = {str(record.get("id", "")) for record in json.loads(body)["verdicts"]}
    room.keep(said, named)
    return JSONResponse({"kept": len(said)})


async def _join(request: Request, room: Room) -> Response:
    """A copy of the sheet that somebody filled in."""
    name = request.query_params.get("name", "")
    check_name(name)
    future = room.workers.submit(room.limits.seconds, given, name, await _body(request, room.limits.file))
    joined = room.join(await run_sync(future.result))
    return JSONResponse(joined._asdict())


async def _settle(request: Request, room: Room) -> Response:
    room.settle(_decoded(await _body(request, SPOKEN), dict[str, int]))
    return JSONResponse({})


async def _settings(request: Request, room: Room) -> Response:
    said = _decoded(await _body(request, SPOKEN), Settings)
    room.choose(said.level, said.year)
    return JSONResponse({})


async def _body(request: Request, most: int) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise RefusedError("一次送来的太多", 413)
    return bytes(body)


def _decoded(body: bytes, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.MsgspecError, UnicodeError):
        raise RefusedError("请求不完整") from None


def _file(data: bytes, name: str, kind: str) -> Response:
    disposition = f"attachment; filename*=UTF-8''{quote(name)}"
    return Response(data, media_type=kind, headers={"content-disposition": disposition})
