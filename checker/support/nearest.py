"""The nearest of known names, for messages about one that nobody knows."""

from __future__ import annotations

from collections.abc import Iterable


def suggest(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """A question that names the nearest of the known names; `otherwise` when none is near."""
    import difflib

    near = difflib.get_close_matches(name, list(known), 1)
    return f"，是否想写 {near[0]}？" if near else otherwise
