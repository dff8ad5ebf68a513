"""Rules and requirements as people name them: by id, or by words of the title that the outputs show."""

from __future__ import annotations

from collections.abc import Mapping

from checker.cli.app import fail
from checker.support.nearest import meant, suggest


def the_one(name: str, titles: Mapping[str, str], unknown: str, otherwise: str = "") -> str:
    """The id that a name stands for; ends the run where that is none, or more than one.

    Args:
        titles: titles by id.
        unknown: what is said of a name that stands for nothing.
        otherwise: what is said further where nothing is near it.
    """
    found = meant(name, titles)
    if not found:
        fail(f"{unknown}{suggest(name, titles, otherwise)}")
    if len(found) > 1:
        listed = "；".join(f"{one} {titles[one]}" for one in found)
        fail(f"{name} 可以指 {len(found)} 条，请写编号：{listed}")
    return found[0]
