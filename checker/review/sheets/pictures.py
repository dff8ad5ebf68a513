"""Pictures of a run as SVG: which report answers which requirement, and how that changed over the years.

They carry classes, no colours: the page that shows them says what these look like by day and by night.
Every state has a shape of its own too, for print without colour and for eyes that see none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from checker.model.findings import Severity
from checker.model.vocabulary import Status
from checker.outputs.words import STATUSES, clean
from checker.review.sheets.means import mean
from checker.review.sheets.wording import say

if TYPE_CHECKING:
    from checker.review.sheets.facts import Facts
    from checker.review.sheets.view import Sheet

CELL, LEFT, TOP = 18, 190, 46
"""Pixels: side of a cell, room for the names of offices, room for the numbers of requirements."""
NAME = 14
"""Characters of a name that are shown."""
SHAPES: dict[str, str] = {
    Status.MISSING: "✕",
    Status.WEAK: "△",
    Status.COVERED: "",
    Status.DECLARED_NONE: "○",
}
WIDE, HIGH, EDGE = 380, 200, 44
"""Pixels of one chart, and the room around it."""


class Year(NamedTuple):
    """What the reports of one year are like on average."""

    year: int
    reports: int
    answered: float
    """Required topics that are answered, 0 to 1."""
    errors: float
    """Errors and warnings a report."""


def years(reports: Iterable[Facts]) -> list[Year]:
    """The years of which there are reports, the earliest first; equal reports count once."""
    by_year: dict[int, dict[tuple[str, bytes], Facts]] = {}
    for report in reports:
        if report.year:
            by_year.setdefault(report.year, {})[report.issuer, report.text] = report
    found = []
    for year, some in sorted(by_year.items()):
        of_year = mean([*some.values()])
        faults = of_year.faults[Severity.ERROR] + of_year.faults[Severity.WARNING]
        found.append(Year(year, of_year.reports, of_year.answered, faults))
    return found


def codes(names: Sequence[str]) -> dict[str, str]:
    """Requirements' ids as narrow columns show them: what most of them begin with is not said in each."""
    counts = Counter(name.rpartition("-")[0] for name in names)
    series = max(counts, key=counts.__getitem__, default="")
    return {name: name.removeprefix(f"{series}-") for name in names}


def heat_map(sheet: Sheet) -> Iterator[str]:
    """Reports against requirements, those with the most gaps first; piece by piece, for there may be thousands."""
    names = list(sheet.requirements)
    pages = sheet.ranking()
    width, height = LEFT + CELL * len(names) + 4, TOP + CELL * len(pages) + 26
    about = sheet.say("{} 份报告对 {} 项要求：颜色和记号见图下", len(pages), len(names))
    yield _open(width, height, "heat-map", about)
    for column, (name, code) in enumerate(codes(names).items()):
        x = LEFT + CELL * column + CELL / 2 + 4
        yield (
            f'<text class="code" x="{x:g}" y="{TOP - 6}" transform="rotate(-60 {x:g} {TOP - 6})">'
            f"{_text(code)}<title>{_text(f'{name} {sheet.requirements[name]}')}</title></text>"
        )
    for row, page in enumerate(pages):
        y = TOP + CELL * row
        office, status = page.facts.issuer or page.facts.path, page.facts.statuses
        yield f'<text class="office" x="{LEFT - 6}" y="{y + 13}">{_text(_short(office))}<title>{_text(office)}</title></text>'
        for column, name in enumerate(names):
            if name in status:
                told = f"{office} {name} {sheet.requirements[name]}"
                yield _cell(LEFT + CELL * column, y, status[name], told, sheet.lang)
    x = LEFT
    for state in SHAPES:
        yield _cell(x, height - 22, state, "", sheet.lang)
        yield f'<text class="key" x="{x + CELL + 4}" y="{height - 9}">{STATUSES[state].of(sheet.lang)}</text>'
        x += 84
    yield "</svg>"


def _cell(x: float, y: float, status: str, about: str, lang: str) -> str:
    shape = SHAPES.get(status, "")
    mark = (
        f'<text class="mark {status}" x="{x + CELL / 2 - 1:g}" y="{y + 13:g}">{shape}</text>' if shape else ""
    )
    said = STATUSES[status].of(lang) if status in STATUSES else status
    said = say(lang, "{}：{}", about, said) if about else said
    return (
        f"<g><title>{_text(said)}</title>"
        f'<rect class="{status}" x="{x:g}" y="{y:g}" width="{CELL - 2}" height="{CELL - 2}" rx="2"/>{mark}</g>'
    )


def trend(found: Sequence[Year], lang: str = "zh") -> str:
    """Two lines over the years: topics answered, and faults a report. Empty where there is one year only."""
    if len(found) < 2:
        return ""
    told = say(lang, "；").join(
        say(
            lang,
            "{}年 {} 份，应报已写 {:.0%}，每份问题 {:.1f} 处",
            one.year,
            one.reports,
            one.answered,
            one.errors,
        )
        for one in found
    )
    parts = [_open(2 * WIDE, HIGH, "trend", told)]
    parts += _line(
        0, say(lang, "应报要求已写（平均）"), found, [one.answered for one in found], 1, "{:.0%}", lang
    )
    most = max(one.errors for one in found)
    parts += _line(
        WIDE,
        say(lang, "每份错误和警告（平均）"),
        found,
        [one.errors for one in found],
        most or 1,
        "{:.1f}",
        lang,
    )
    return "".join((*parts, "</svg>"))


def _line(
    left: float, title: str, found: Sequence[Year], values: Sequence[float], top: float, form: str, lang: str
) -> list[str]:
    first, span = found[0].year, found[-1].year - found[0].year
    low, high = HIGH - EDGE, EDGE
    points = [
        (left + EDGE + (WIDE - 2 * EDGE) * (one.year - first) / span, low - (low - high) * value / top)
        for one, value in zip(found, values, strict=True)
    ]
    parts = [
        f'<text class="head" x="{left + EDGE}" y="18">{title}</text>',
        f'<path class="axis" d="M{left + EDGE} {high}V{low}H{left + WIDE - EDGE}"/>',
        f'<polyline class="line" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}"/>',
    ]
    for (x, y), one, value in zip(points, found, values, strict=True):
        parts.append(f'<circle class="point" cx="{x:.1f}" cy="{y:.1f}" r="4"/>')
        parts.append(f'<text class="value" x="{x:.1f}" y="{y - 9:.1f}">{form.format(value)}</text>')
        parts.append(f'<text class="year" x="{x:.1f}" y="{low + 16}">{one.year}</text>')
        parts.append(
            f'<text class="year" x="{x:.1f}" y="{low + 31}">{say(lang, "{} 份", one.reports)}</text>'
        )
    return parts


def _open(width: float, height: float, name: str, about: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{name}" role="img" viewBox="0 0 {width} {height}"'
        f' width="{width}" height="{height}" aria-label="{_text(about)}">'
    )


def _short(name: str) -> str:
    return name if len(name) <= NAME else f"{name[: NAME - 1]}…"


def _text(text: str) -> str:
    return escape(clean(text))
