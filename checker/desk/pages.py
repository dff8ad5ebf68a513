"""The pages, from the templates of the sheet and two of their own."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from starlette.responses import HTMLResponse, Response

from checker.desk.limits import Limits
from checker.outputs.content_policy import policy
from checker.outputs.words import LEVELS
from checker.readers import READERS
from checker.review.sheets import html
from checker.review.sheets.view import Sheet

TEMPLATES = Path(__file__).parent / "templates"


def locked(status: int = 200) -> Response:
    """What somebody sees who does not come through the address that the program shows."""
    return _page("locked.html.j2", status=status)


def desk(limits: Limits) -> Response:
    """Where reports are put in."""
    levels = {level: title.zh for level, title in LEVELS.items()}
    return _page(
        "desk.html.j2", script=_asset("desk.js"), limits=limits, endings=tuple(READERS), levels=levels
    )


def sheet(made: Sheet) -> Response:
    """The sheet of everything that was put in; verdicts go straight back to the program."""
    style, script = html.assets()
    return _answer(html.render(made, desk=True).decode(), style, script)


@cache
def _asset(name: str) -> str:
    return (TEMPLATES / name).read_text("utf-8")


def _page(name: str, script: str = "", status: int = 200, **shown: object) -> Response:
    style = html.assets()[0] + _asset("desk.css")
    template = html.environment().from_string(_asset(name))
    return _answer(template.render(style=style, script=script, **shown), style, script, status)


def _answer(text: str, style: str, script: str, status: int = 200) -> Response:
    allowed = policy(style, script) + "; connect-src 'self'; frame-ancestors 'none'"
    return HTMLResponse(text, status, {"content-security-policy": allowed})
