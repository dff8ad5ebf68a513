"""What is made from the program is what the program says: manual, tables, schemas."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

MADE: dict[Path, str] = dict(
    runpy.run_path(str(Path(__file__).parents[1] / "docs" / "generate.py"))["files"]()
)


def test_something_is_made() -> None:
    assert {path.name for path in MADE} >= {"README.md", "rules.md"}


@pytest.mark.parametrize("path", MADE, ids=lambda path: path.name)
def test_nothing_is_stale(path: Path) -> None:
    assert path.read_text("utf-8") == MADE[path], "run: make docs"
