"""Sheets for reviewers: one module per format, each a pure function ``render(sheet) -> bytes``.

A new format is one module and one line in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from checker.review.sheets.view import Sheet

FORMATS = {".docx": "docx", ".xlsx": "xlsx", ".html": "html", ".md": "markdown"}
"""File ending → module of this package. Modules are imported when a format is asked for."""


def render(ending: str, sheet: Sheet) -> bytes:
    """A sheet in one of `FORMATS`."""
    return b"".join(pieces(ending, sheet))


def pieces(ending: str, sheet: Sheet) -> Iterator[bytes]:
    """A sheet in one of `FORMATS`, piece by piece where the format can do so."""
    module: Any = import_module(f"checker.review.sheets.{FORMATS[ending]}")
    yield from module.pieces(sheet) if hasattr(module, "pieces") else (module.render(sheet),)
