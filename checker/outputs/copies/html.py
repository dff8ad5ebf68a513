"""A comparison as one web page that needs nothing else: clusters, heat map, passages side by side.

The page may run its own style and nothing besides; it is named by its hash. Folding is the browser's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.copying.results import ComparisonResult, PairResult, SharedPassage
from checker.outputs import RenderOptions
from checker.outputs.content_policy import policy
from checker.outputs.words import clean, place

if TYPE_CHECKING:
    from jinja2 import Template

TEMPLATES = Path(__file__).parent / "templates"
PAIRS = 300
"""Pairs that are shown; the JSON has all."""
PASSAGES = 60
"""Passages that are shown of a pair."""
HEAT = 60
"""Reports in the heat map."""


def render(result: ComparisonResult, options: RenderOptions) -> str:
    """The page."""
    style = (TEMPLATES / "copies.css").read_text("utf-8")
    shown = result.pairs[:PAIRS]
    return _template().render(
        result=result,
        style=style,
        policy=policy(style),
        pairs=[_pair(result, number, pair) for number, pair in enumerate(shown, 1)],
        more=len(result.pairs) + result.dropped - len(shown),
        heat=_heat(result, shown),
        clusters=[[result.name(number) for number in group] for group in result.clusters],
    )


def _pair(result: ComparisonResult, number: int, pair: PairResult) -> dict[str, Any]:
    cards = [result.reports[report] for report in pair.reports]
    longest = sorted(pair.passages, key=lambda passage: -len(passage.texts[0]))[:PASSAGES]
    return {
        "number": number,
        "cards": cards,
        "names": [result.name(report) for report in pair.reports],
        "shares": pair.shares,
        "level": _level(max(pair.shares)),
        "sections": [[s for s in side if s.share > 0] for side in pair.sections],
        "passages": [
            {
                "likeness": passage.likeness,
                "places": [
                    place(where, card.path, "zh")
                    for where, card in zip(passage.locations, cards, strict=True)
                ],
                "sides": [list(_pieces(passage, side)) for side in (0, 1)],
            }
            for passage in sorted(longest, key=lambda passage: passage.locations[0].line)
        ],
        "more": len(pair.passages) - len(longest),
    }


def _pieces(passage: SharedPassage, side: int) -> Iterator[tuple[str, bool]]:
    """The text of one side, and whether the other says it otherwise."""
    for tag, *spans in passage.differences:
        start, end = spans[2 * side : 2 * side + 2]
        if start < end:
            yield passage.texts[side][start:end], tag != "equal"


def _heat(result: ComparisonResult, pairs: tuple[PairResult, ...]) -> dict[str, Any]:
    """The table of those reports that share most."""
    listed: dict[int, None] = {}
    for pair in pairs:
        if len(listed) < HEAT:
            listed |= dict.fromkeys(pair.reports)
    order = sorted(listed)
    cells: dict[tuple[int, int], tuple[float, int]] = {}
    for number, pair in enumerate(pairs, 1):
        first, second = pair.reports
        cells[first, second] = pair.shares[0], number
        cells[second, first] = pair.shares[1], number
    return {
        "names": [(index, result.name(report)) for index, report in enumerate(order, 1)],
        "rows": [
            (index, result.name(row), [(_cell(cells.get((row, column)))) for column in order])
            for index, row in enumerate(order, 1)
        ],
    }


def _cell(found: tuple[float, int] | None) -> tuple[str, int, int] | None:
    return (f"{found[0]:.0%}", _level(found[0]), found[1]) if found else None


def _level(share: float) -> int:
    """How dark a share is, 0 to 9."""
    return min(9, int(share * 10))


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
        finalize=lambda value: clean(value) if type(value) is str else value,
    )  # fmt: skip
    environment.filters["percent"] = lambda share: f"{share:.0%}"
    environment.filters["raw"] = lambda text: _Style(text)
    return environment.get_template("copies.html.j2")


class _Style(str):
    """The page's own style, as it stands in the file."""

    __slots__ = ()

    def __html__(self) -> str:
        return self
