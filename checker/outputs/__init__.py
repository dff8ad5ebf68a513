"""Outputs: one module per format, each a pure function ``render(result, options) -> str``.

A new format is one module and one line in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module

from msgspec import Struct

from checker.model.findings import Severity, Wording
from checker.model.results import RunResult
from checker.outputs.words import legible


class RuleInfo(Struct, frozen=True):
    """What outputs tell about a rule; they know rules only as data."""

    id: str
    title: Wording
    severity: Severity
    """Default severity."""
    family: str
    manual: str = ""
    """The rule's manual: a title line, paragraphs, and examples indented by four blanks."""


class RenderOptions(Struct, frozen=True):
    """What a user may ask of an output; formats ignore what does not concern them."""

    lang: str = "zh"
    color: bool = False
    width: int = 100
    matrix: bool = False
    """Add the table of requirements."""
    quiet: bool = False
    """Leave out everything but findings."""
    statistics: bool = False
    """Counts by rule instead of the findings."""
    fingerprints: bool = False
    """Tell the fingerprint of each finding, by which it can be waived."""
    hints: bool = False
    """Write out the hints, which are only counted otherwise."""
    since: Mapping[str, tuple[int, int, int]] = {}
    """By report: findings that are new, mended and left since the last run; only where something changed."""
    rules_page: str = ""
    """Address of the page with the manual of every rule, a heading each."""
    manuals: Mapping[str, RuleInfo] = {}
    """The rules that ran, by id."""


FORMATS = {
    "full": "full",
    "concise": "concise",
    "json": "as_json",
    "sarif": "sarif",
    "junit": "junit",
    "github": "github",
    "gitlab": "gitlab",
    "markdown": "markdown",
}
"""Format → module of this package. Modules are imported when a format is asked for."""


def render(name: str, result: RunResult, options: RenderOptions) -> str:
    """A run in one of `FORMATS`, as text that can be written as UTF-8.

    File names that are no UTF-8 come in as lone surrogates; they go out as question marks.
    """
    return "".join(pieces(name, result, options))


def pieces(name: str, result: RunResult, options: RenderOptions) -> Iterator[str]:
    """The same piece by piece, so that the results of thousands of reports need not be one text.

    A module has ``render``, or ``pieces`` where it can tell report by report.
    """
    module = import_module(f"checker.outputs.{FORMATS[name]}")
    told = module.pieces(result, options) if hasattr(module, "pieces") else (module.render(result, options),)
    for piece in told:
        assert isinstance(piece, str)
        yield legible(piece).encode("utf-8", "replace").decode()
