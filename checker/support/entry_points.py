"""The entry points that other packages have in the group ``checker.rules``; none of their modules is imported here.

Looking for them costs a millisecond: only the lists of entry points of the installed packages are read.
``importlib.metadata`` does the same and takes longer to import than most runs have.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

GROUP = "checker.rules"


class EntryPoint(NamedTuple):
    """A module that a package has announced."""

    name: str
    module: str
    package: str
    """Name and version of the package."""


@cache
def entry_points() -> tuple[EntryPoint, ...]:
    """Those of the installed packages, by name."""
    found: dict[str, EntryPoint] = {}
    for folder in dict.fromkeys(sys.path):
        for path in _lists(folder or "."):
            for one in _entries(path):
                found.setdefault(one.name, one)
    return tuple(found[name] for name in sorted(found))


def _lists(folder: str) -> Iterator[str]:
    """Files with the entry points of packages in a folder of modules that mention the group."""
    try:
        with os.scandir(folder) as entries:
            names = sorted(e.path for e in entries if e.name.endswith((".dist-info", ".egg-info")))
    except OSError:
        return
    for name in names:
        path = os.path.join(name, "entry_points.txt")  # noqa: PTH118 (a Path a package would cost more than the rest)
        try:
            with open(path, "rb") as file:  # noqa: PTH123
                if f"[{GROUP}]".encode() in file.read():
                    yield path
        except OSError:
            continue


def _entries(path: str) -> Iterator[EntryPoint]:
    import configparser

    parser = configparser.ConfigParser(delimiters=("=",), interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # names keep their case
    try:
        parser.read(path, "utf-8")
        said = parser[GROUP]
    except (configparser.Error, KeyError, UnicodeDecodeError):
        return
    package = Path(path).parent.stem.replace("-", " ")
    for name, value in said.items():
        yield EntryPoint(name, value.split("[")[0].strip(), package)


def state() -> bytes:
    """What results depend on: which modules are announced, by which packages, and the state of their files."""
    return repr([(one, _file(one.module)) for one in entry_points()]).encode() if entry_points() else b""


def _file(name: str) -> tuple[int, int]:
    """Size and time of a module's file; a package around it is found and not imported."""
    from importlib.util import find_spec

    package, *inner = name.split(".")
    try:
        spec = find_spec(package)
    except (ImportError, ValueError):
        spec = None
    places = [Path(folder, *inner) for folder in (spec.submodule_search_locations if spec else None) or ()]
    files = [file for place in places for file in (place.with_suffix(".py"), place / "__init__.py")]
    for file in files if inner else [Path(spec.origin)] if spec and spec.origin else []:
        with suppress(OSError):
            found = file.stat()
            return found.st_size, found.st_mtime_ns
    return 0, 0
