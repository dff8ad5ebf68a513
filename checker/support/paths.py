"""Paths: patterns and relative names."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

STARS = 3
"""Wildcards in one name of a pattern, and folders of any depth: each multiplies the places where the others may be."""

SPECIAL = " ()（）&'"
"""What parts a word, or means something, in one of the shells."""


def matches(patterns: tuple[str, ...], relative: str) -> bool:
    """Whether a relative path fits patterns written as in .gitignore."""
    return bool(_spec(patterns).match_file(relative))


def too_costly(pattern: str) -> bool:
    """Whether a pattern has so many wildcards that a name can be made which it takes for ever to hold against it."""
    segments = pattern.split("/")
    stars = (segment.count("*") for segment in segments if segment != "**")
    return max(stars, default=0) > STARS or segments.count("**") > STARS


@cache
def _spec(patterns: tuple[str, ...]) -> Any:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)


def absolute(path: Path | str) -> Path:
    """A path from the root, without `..`; links stay, because their names are what people gave."""
    return Path(os.path.abspath(path))  # noqa: PTH100


def within(path: Path | str, folder: Path) -> str:
    """A path relative to a folder, with forward slashes; empty when it is outside."""
    try:
        return absolute(path).relative_to(folder).as_posix()
    except ValueError:
        return ""


def display_path(path: Path | str) -> str:
    """A path as people see it: relative to the working directory where it lies below, with forward slashes."""
    given = Path(path)
    return within(given, Path.cwd()) or given.as_posix()


def quoted(path: Path | str) -> str:
    """A path as it is typed into a shell: in quotes where that needs them."""
    return f'"{path}"' if any(mark in str(path) for mark in SPECIAL) else str(path)
