"""The sheet as one web page that needs nothing else: the text with its findings, filters, verdicts to save.

The page may run its own script and style and nothing besides; both are named by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from checker.model.findings import Severity
from checker.outputs.words import APPLIES, STATUSES, clean, place
from checker.review.sheets.view import ADVICE, Sheet, told
from checker.review.verdicts import MAX_REMARK, VERDICTS

if TYPE_CHECKING:
    from jinja2 import Template


class Human(str):
    """What a human wrote: shown to the letter, line ends and all."""

    __slots__ = ()


TEMPLATES = Path(__file__).parent / "templates"


def render(sheet: Sheet) -> bytes:
    """The page of a run."""
    style, script = (_asset(name) for name in ("sheet.css", "sheet.js"))
    text = _template().render(
        sheet=sheet,
        style=style,
        script=script,
        policy=f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'",
        verdicts=VERDICTS,
        longest=MAX_REMARK,
        rules=sorted({(item.finding.rule, item.title) for page in sheet.pages for item in page.items}),
        severities={severity.value: ADVICE[severity] for severity in Severity},
    )
    return text.encode("utf-8", "replace")


@cache
def _asset(name: str) -> str:
    return (TEMPLATES / name).read_text("utf-8")


def _hash(source: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: clean(value) if type(value) is str else value,
    )
    environment.globals.update(
        applies={name: wording.zh for name, wording in APPLIES.items()},
        statuses={name: wording.zh for name, wording in STATUSES.items()},
        told=told,
        place=lambda location, path: place(location, path, "zh"),
    )
    environment.filters["human"] = Human
    return environment.get_template("sheet.html.j2")
