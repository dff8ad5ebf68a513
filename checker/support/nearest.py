"""The nearest of known names, for messages about one that nobody knows."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path

from checker.support.paths import quoted

LISTED = 5000
"""Entries of a folder that are looked at."""


def suggest(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """A question that names the nearest of the known names; `otherwise` when none is near."""
    import difflib

    near = difflib.get_close_matches(name, list(known), 1)
    return f"，是否想写 {near[0]}？" if near else otherwise


def meant(name: str, titles: Mapping[str, str]) -> list[str]:
    """Ids that a name stands for: the id in whatever case, else a title, else words that stand in titles.

    Args:
        titles: titles by id.
    """
    wanted = name.strip().casefold()
    exact = [key for key, title in titles.items() if wanted in (key.casefold(), title.casefold())]
    return exact or [key for key, title in titles.items() if wanted and wanted in title.casefold()]


def near_file(path: Path | str) -> str:
    """A question that names the file that was meant by a path that leads nowhere; empty when none is near.

    A shell parts a name at its blanks, so what was given may be a piece of a name that needs quotes.
    """
    name, folder = Path(path).name, Path(path).parent
    try:
        with os.scandir(folder) as entries:
            there = [entry.name for entry in islice(entries, LISTED) if not entry.name.startswith(".")]
    except (OSError, ValueError):
        return ""
    for other in sorted(there):
        if name in other.split(" ") or other.startswith(f"{name} ") or other.endswith(f" {name}"):
            return f'，是不是 "{folder / other}"？名字里有空格，请在前后加英文引号'
    from difflib import get_close_matches

    # the ending is what people leave out or confuse
    stems = {Path(other).stem: other for other in sorted(there)}
    near = [stems[stem] for stem in get_close_matches(Path(name).stem, stems, 1)]
    return f"，是不是 {quoted(folder / near[0])}？" if near else ""
