"""Outputs of a comparison: one module per format, each a pure function ``render(result, options)``."""

from __future__ import annotations

from importlib import import_module

from checker.copying.results import ComparisonResult
from checker.outputs import RenderOptions

FORMATS = {"full": "full", "json": "as_json", "html": "html", "xlsx": "xlsx", "sarif": "sarif"}
"""Format → module of this package."""


def render(name: str, result: ComparisonResult, options: RenderOptions) -> bytes:
    """A comparison in one of `FORMATS`."""
    made = import_module(f"checker.outputs.copies.{FORMATS[name]}").render(result, options)
    return made if isinstance(made, bytes) else made.encode("utf-8", "replace")
