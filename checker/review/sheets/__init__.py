"""Sheets for reviewers: one module per format, each a pure function ``render(sheet) -> bytes``.

A new format is one module and one line in `FORMATS`.
"""

from __future__ import annotations

from importlib import import_module

from checker.review.sheets.view import Sheet

FORMATS = {".docx": "docx", ".xlsx": "xlsx", ".html": "html", ".md": "markdown"}
"""File ending → module of this package. Modules are imported when a format is asked for."""


def render(ending: str, sheet: Sheet) -> bytes:
    """A sheet in one of `FORMATS`."""
    data = import_module(f"checker.review.sheets.{FORMATS[ending]}").render(sheet)
    assert isinstance(data, bytes)
    return data
