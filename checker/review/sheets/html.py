"""The sheet as one web page that needs nothing else: the text with its findings, filters, verdicts to save.

The page may run its own script and style and nothing besides; both are named by their hashes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from checker.model.findings import Severity
from checker.outputs.content_policy import policy
from checker.outputs.reasons import why, whys
from checker.outputs.words import APPLIES, LEVELS, MISSING, STATUSES, clean, place
from checker.review.sheets.item import verdict_line
from checker.review.sheets.kinds import kinds, section_of, topic_of
from checker.review.sheets.means import SHOWN, figures, means
from checker.review.sheets.pictures import codes, heat_map, trend, years
from checker.review.sheets.view import ADVICE, Sheet
from checker.review.sheets.wording import ENGLISH
from checker.review.verdicts import MAX_REMARK, VERDICTS, Verdict

if TYPE_CHECKING:
    from jinja2 import Environment, Template


class Human(str):
    """What a human wrote: shown to the letter, line ends and all."""

    __slots__ = ()


PIECES = 1000
"""Pieces of a page that are written at once."""
TEMPLATES = Path(__file__).parent / "templates"


def render(sheet: Sheet, desk: bool = False) -> bytes:
    """The page of a run, see `pieces`."""
    return b"".join(pieces(sheet, desk))


def pieces(sheet: Sheet, desk: bool = False) -> Iterator[bytes]:
    """The page of a run, piece by piece: that of thousands of reports has more than a hundred megabytes.

    Args:
        desk: it is shown by the local page, which keeps verdicts and makes the other formats.
    """
    style, script = assets()
    found = {page.facts.level for page in sheet.pages}
    rules = sorted({rule for page in sheet.pages for rule in page.rules})
    text = _template().stream(
        sheet=sheet,
        desk=desk,
        style=style,
        script=script,
        policy=policy(style, script) + ("; connect-src 'self'" if desk else ""),
        verdicts=VERDICTS,
        longest=MAX_REMARK,
        rules=rules,
        severities={severity.value: sheet.say(ADVICE[severity]) for severity in Severity},
        told_on_paper=(Severity.ERROR, Severity.WARNING),
        hints_on_paper=Severity.INFO,
        levels={name: title.of(sheet.lang) for name, title in LEVELS.items() if name in found},
        statuses={name: title.of(sheet.lang) for name, title in STATUSES.items()},
        applies={name: title.of(sheet.lang) for name, title in APPLIES.items()},
        place=lambda location, path: place(location, path, sheet.lang),
        t=sheet.say,
        codes=codes([*sheet.requirements]),
        means=means(sheet),
        figures=figures(sheet) if len(sheet.pages) > 1 else ({}, ()),
        mean_heads=SHOWN,
        texts=json.dumps(ENGLISH, ensure_ascii=False) if sheet.lang == "en" else "",
        heat_map=heat_map(sheet) if len(sheet.pages) > 1 else (),
        trend=Human(trend(years((*sheet.earlier, *(page.facts for page in sheet.pages))), sheet.lang)),
        manuals=_manuals({name for name, _ in rules}),
    )
    text.enable_buffering(PIECES)
    for piece in text:
        yield piece.encode("utf-8", "replace")


def _manuals(rules: set[str]) -> list[tuple[str, Human]]:
    """What the rules that found something look for, with examples."""
    from checker.gate.own_rules import RULES
    from checker.rules import modules
    from checker.rules.manual import manual_of

    texts = {manual.rule.id: "\n".join(manual.lines()) for manual in map(manual_of, modules())}
    texts |= {rule.id: rule.title.zh for rule in RULES}
    return [(name, Human(text)) for name, text in texts.items() if name in rules]


def assets() -> tuple[str, str]:
    """Style and script of the sheet."""
    return _asset("sheet.css"), _asset("sheet.js")


@cache
def _asset(name: str) -> str:
    return (TEMPLATES / name).read_text("utf-8")


def record(verdict: Verdict) -> Human:
    """What the boxes of a finding hold from the start."""
    said, remark, by, day = verdict.content
    held = {"verdict": said, "remark": remark, "by": by, "date": str(day or "")}
    return Human(json.dumps(held, ensure_ascii=False))


def _source(name: str) -> str:
    """A template without the blanks that indent its lines: a page of many reports would have megabytes of them."""
    return re.sub(r"(?m)^[ \t]+(?=[<{])", "", _asset(name))


@cache
def environment() -> Environment:
    """How pages are made of templates: every text is escaped, and harmful characters are shown as such."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    made = Environment(
        loader=FunctionLoader(_source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: clean(value) if type(value) is str else value,
    )
    made.globals.update(
        verdict_line=verdict_line,
        record=record,
        why=why,
        whys=whys,
        kinds=kinds,
        kinds_count=lambda page, severity: sum(len(kind.items) for kind in kinds(page, severity)),
        topic_of=topic_of,
        section_of=section_of,
        missing=MISSING,
    )
    made.filters["human"] = Human
    return made


@cache
def _template() -> Template:
    return environment().get_template("sheet.html.j2")
