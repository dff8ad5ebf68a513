"""A comparison for other tools."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from checker import __version__
from checker.copying.results import ComparisonResult, PairResult, SharedPassage
from checker.model.document import Location
from checker.outputs import RenderOptions

SCHEMA = 1


def render(result: ComparisonResult, options: RenderOptions) -> str:
    """Every pair with its passages, the larger share first; a report and a pair take one line each."""
    head = {"schema": SCHEMA, "tool": {"name": "checker", "version": __version__}}
    reports = [
        {
            "path": card.path, "office": card.office, "title": card.title, "year": card.year,
            "characters": card.characters, "left_out": card.left_out,
        }
        for card in result.reports
    ]  # fmt: skip
    rest = {
        "clusters": [[result.reports[number].path for number in cluster] for cluster in result.clusters],
        "dropped": result.dropped,
        "errors": [{"path": error.path, "message": error.message} for error in result.errors],
    }
    pairs = (_pair(result, pair) for pair in result.pairs)
    return (
        f'{_text(head)[:-1]},\n"reports": {_lines(reports)},\n"pairs": {_lines(pairs)},\n{_text(rest)[1:]}\n'
    )


def _lines(values: Iterable[object]) -> str:
    return f"[{','.join(chr(10) + _text(value) for value in values)}]"


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _pair(result: ComparisonResult, pair: PairResult) -> dict[str, Any]:
    return {
        "reports": [result.reports[number].path for number in pair.reports],
        "shares": list(pair.shares),
        "sections": [
            [{"heading": section.heading, "share": section.share} for section in side]
            for side in pair.sections
        ],
        "passages": [_passage(passage) for passage in pair.passages],
    }


def _passage(passage: SharedPassage) -> dict[str, Any]:
    return {
        "likeness": passage.likeness,
        "locations": [_location(location) for location in passage.locations],
        "texts": list(passage.texts),
        "differences": [list(difference) for difference in passage.differences if difference[0] != "equal"],
    }


def _location(location: Location) -> dict[str, Any]:
    return {
        "line": location.line, "column": location.column, "end_line": location.end_line,
        "end_column": location.end_column, "paragraph": location.paragraph, "page": location.page,
        "headings": list(location.headings),
    }  # fmt: skip
