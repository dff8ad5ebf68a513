"""Outputs: one module per format, each a pure function ``render(result, options) -> str | bytes``.

A new format is one module and one line in `FORMATS`.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from checker.results import RunResult


@dataclass(frozen=True, slots=True)
class RenderOptions:
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


FORMATS = {
    "full": "full",
    "concise": "concise",
    "json": "as_json",
}
"""Format → module of this package. Modules are imported when a format is asked for."""


def render(name: str, result: RunResult, options: RenderOptions) -> str:
    """A run in one of `FORMATS`."""
    text = import_module(f"checker.outputs.{FORMATS[name]}").render(result, options)
    assert isinstance(text, str)
    return text
