"""A comparison for a terminal: clusters, pairs, and their longest passages with the differing words."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from checker.copying.results import LISTED, ComparisonResult, PairResult, SharedPassage
from checker.outputs import RenderOptions
from checker.outputs.words import clean, place
from checker.outputs.wrapping import Line, hang

PAIRS = 20
"""Pairs that are shown one by one."""
PASSAGES = 3
"""Passages shown of a pair, the longest first."""
LONGEST = 160
"""Characters shown of a passage."""


def render(result: ComparisonResult, options: RenderOptions) -> str:
    """The comparison as text, with colours where the terminal has them."""
    file = io.StringIO()
    console = Console(
        file=file, width=options.width, force_terminal=options.color, no_color=not options.color,
        highlight=False, soft_wrap=True,
    )  # fmt: skip
    for line in _lines(result, options):
        console.print(Text.assemble(*line))
    return file.getvalue()


def _lines(result: ComparisonResult, options: RenderOptions) -> Iterator[Line]:
    english = options.lang == "en"
    for number, cluster in enumerate(result.clusters, 1):
        names = ("、" if not english else ", ").join(_apart(result, cluster))
        head = (
            f"Cluster {number} ({len(cluster)} reports): "
            if english
            else f"第 {number} 组（{len(cluster)} 份）："
        )
        yield from hang([(head, "bold")], [(names, "")], options.width)
    if result.clusters:
        yield [("", "")]
    shown = [pair for pair in result.pairs if max(pair.shares) >= LISTED][:PAIRS]
    for pair in shown:
        yield from _pair(result, pair, options)
        yield [("", "")]
    if left := len(result.pairs) + result.dropped - len(shown):
        yield [
            (
                f"… and {left} more pairs (--format json or html)"
                if english
                else f"另有 {left} 对，见 --format json 或 -o html=雷同.html",
                "dim",
            )
        ]
    yield [(_counted(result, english), "bold")]


def _pair(result: ComparisonResult, pair: PairResult, options: RenderOptions) -> Iterator[Line]:
    english = options.lang == "en"
    colour = "red" if max(pair.shares) >= 0.4 else "yellow"
    first, second = (_named(result, report) for report in pair.reports)
    yield from hang(
        [(f"{max(pair.shares):>4.0%} ", f"bold {colour}")], [(f"{first} ↔ {second}", "bold")], options.width
    )
    a, b = _apart(result, pair.reports)
    told = (
        f"{pair.shares[0]:.0%} of {a} stands in {b}, {pair.shares[1]:.0%} the other way; "
        f"{len(pair.passages)} passages"
        if english
        else f"{a}的 {pair.shares[0]:.0%} 见于{b}，{b}的 {pair.shares[1]:.0%} 见于{a}，共 {len(pair.passages)} 处"
    )
    yield from hang([("     ", "")], [(told, "dim")], options.width)
    longest = sorted(pair.passages, key=lambda passage: -len(passage.texts[0]))[:PASSAGES]
    for passage in longest:
        yield from _passage(result, pair, passage, options)
    if left := len(pair.passages) - len(longest):
        yield [(f"     … and {left} more" if english else f"     另有 {left} 处", "dim")]


def _passage(
    result: ComparisonResult, pair: PairResult, passage: SharedPassage, options: RenderOptions
) -> Iterator[Line]:
    places = (
        place(location, result.reports[report].path, options.lang)
        for location, report in zip(passage.locations, pair.reports, strict=True)
    )
    yield from hang(
        [("     ", "")], [(clean(f"{' ↔ '.join(places)}（{passage.likeness:.0%}）"), "cyan")], options.width
    )
    for side, style in ((0, "red"), (1, "green")):
        pieces: list[tuple[str, str]] = []
        room = LONGEST
        for tag, a0, a1, b0, b1 in passage.differences:
            start, end = ((a0, a1), (b0, b1))[side]
            piece = clean(passage.texts[side][start : min(end, start + room)])
            if piece:
                pieces.append((piece, "" if tag == "equal" else f"{style} underline"))
            room -= len(piece)
            if room <= 0:
                pieces.append(("…", "dim"))
                break
        yield from hang([("     - " if side == 0 else "     + ", style)], pieces or [("", "")], options.width)


def _named(result: ComparisonResult, report: int) -> str:
    card = result.reports[report]
    return clean(f"{card.office}（{card.path}）" if card.office else card.path)


def _apart(result: ComparisonResult, reports: Sequence[int]) -> list[str]:
    """Who reports; of those with the same name, the files."""
    names = [result.name(report) for report in reports]
    paths = [result.reports[report].path for report in reports]
    taken = Counter(names)
    return [clean(path if taken[name] > 1 else name) for name, path in zip(names, paths, strict=True)]


def _counted(result: ComparisonResult, english: bool) -> str:
    compared = [card for card in result.reports if card.characters]
    listed = {number for pair in result.pairs for number in pair.reports}
    left_out = sum(result.reports[number].left_out for number in listed)
    if english:
        line = f"Compared {len(compared)} reports; {len(result.pairs)} pairs share passages, {len(result.clusters)} clusters"
        return line + (
            f"; {left_out} characters of headings, formulas and template left out." if listed else "."
        )
    line = f"比较了 {len(compared)} 份报告：{len(result.pairs)} 对有雷同，成 {len(result.clusters)} 组"
    return line + (f"；标题、套话、文件名称和公用文字 {left_out} 字未计。" if listed else "。")
