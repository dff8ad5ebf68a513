"""The passages that two reports share, to the sign.

Equal stretches of five signs are chained where they go on in both reports; each chain is aligned exactly
(`rapidfuzz.distance.Indel`) with some room on both sides, and the part where equal signs outweigh the
others is the passage. Chains know no paragraphs and no order of the whole, so text that was merged, cut
or moved is found as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from checker.copying.chains import SEEDED, chains, equal, segments
from checker.copying.company import excess
from checker.copying.grouping import NEAR, Passage, grouped, neighbours, together
from checker.copying.masks import Codes
from checker.copying.prepared import SEED, Prepared

REPEATED = 4
"""A stretch that stands more often than this in the second report starts nothing."""
ROOM = 48
"""Signs looked at beyond both ends of a chain."""
ALIKE = 0.5
"""Share of equal signs (Indel similarity) from which a chain is a passage."""
CHANCE = 0.4
"""Likeness that two honest sentences on one subject reach."""
SUBSTANCE = 24.0
"""What a passage must have of weight × (likeness - CHANCE): 40 equal signs, 54 with 15 % changed, 80 with
30 %. Formulas and what many share weigh little or nothing."""
PART, TOGETHER = 0.25, 1.5
"""Shares of SUBSTANCE: what a part of a group must say by itself, and what the group must say."""
CELL = 256
"""Signs of the stretches by which passages are looked up."""
BARE, REWORDED = 8.0, 4.0
"""What a part made of set phrases must have of signs × (likeness - CHANCE), whatever they weigh, and in reports that
share anything."""

Stretches = tuple[list[int], list[int], list[int]]
"""Places in both reports and lengths."""


def align(first: Prepared, second: Prepared, substance: float = SUBSTANCE) -> list[Passage]:
    """The passages in the order of the first report.

    One that says too little by itself counts where others stand close to it in both reports, in whatever
    order, and together say more: sentences of one paragraph that changed places, and set phrases that hardly meet
    by chance. In reports that share anything more is looked for, as reworded phrases leave few stretches equal.
    """
    stretches = _stretches(first, second)
    kept, weak = _told(first, second, stretches, SEEDED, BARE, substance)
    groups = grouped(first, second, weak)
    if (kept and first.company and second.company) or groups.passages:
        _, weak = _told(first, second, stretches, SEED, REWORDED, substance)
        groups = grouped(first, second, weak)
    return kept if not kept and groups.is_chance(first.reports) else sorted([*kept, *groups.passages])


def _told(
    first: Prepared, second: Prepared, stretches: Stretches, seeded: int, bare: float, substance: float
) -> tuple[list[Passage], list[Passage]]:
    """Passages that say enough, by themselves or with others, and those that do not."""
    found: list[Passage] = []
    for chain in chains(*stretches, seeded):
        found += _passages(first, second, chain, substance * PART, bare)
    found = _distinct(found, substance)
    around = neighbours(found, NEAR)
    part = substance * PART
    kept: list[Passage] = []
    weak: list[Passage] = []
    for passage in found:
        enough = passage.said >= substance or (
            passage.said >= part and together(passage, around(passage), part) >= substance * TOGETHER
        )
        (kept if enough else weak).append(passage)
    return kept, weak


def _stretches(first: Prepared, second: Prepared) -> Stretches:
    """Maximal equal stretches: places in both and lengths, in the order of the first."""
    if not len(second.ascending):
        return [], [], []
    left = np.searchsorted(second.ascending, first.ascending)
    hit = np.flatnonzero(second.ascending[np.minimum(left, len(second.ascending) - 1)] == first.ascending)
    left = left[hit]
    counts = np.searchsorted(second.ascending, first.ascending[hit], "right") - left
    few = counts <= REPEATED
    hit, left, counts = hit[few], left[few], counts[few]
    total = int(counts.sum())
    if not total:
        return [], [], []
    a = np.repeat(first.order[hit], counts)
    within = np.arange(total) - np.repeat(np.cumsum(counts) - counts, counts)
    b = second.order[np.repeat(left, counts) + within]
    drift = a - b
    order = np.lexsort((a, drift))
    a, b, drift = a[order], b[order], drift[order]
    new = np.ones(total, bool)
    new[1:] = (drift[1:] != drift[:-1]) | (a[1:] != a[:-1] + 1)
    starts = np.flatnonzero(new)
    lengths = np.diff(np.append(starts, total)) + SEED - 1
    a, b = a[starts], b[starts]
    order = np.lexsort((b, a))
    return a[order].tolist(), b[order].tolist(), lengths[order].tolist()


def _passages(
    first: Prepared, second: Prepared, chain: tuple[int, int, int, int], substance: float, bare: float
) -> list[Passage]:
    """What is alike around a chain, in the order of the first report."""
    a0, b0 = max(0, chain[0] - ROOM), max(0, chain[2] - ROOM)
    a1, b1 = min(len(first.text), chain[1] + ROOM), min(len(second.text), chain[3] + ROOM)
    least, counted = substance / (1 - CHANCE), bare / (1 - CHANCE)
    for report, start, end in ((first, a0, a1), (second, b0, b1)):
        if report.weighed[end] - report.weighed[start] < least and (
            report.company is None or report.counted[end] - report.counted[start] < counted
        ):
            return []
    blocks = equal(first.text[a0:a1], second.text[b0:b1])
    found = (
        _weighed(first, second, part, a0, b0) for part in segments(blocks)
        if sum(length for _, _, length in part) >= counted
    )  # fmt: skip
    return [
        passage for passage in found
        if passage.likeness >= ALIKE and (passage.said >= substance or _bare(first, second, passage) >= bare)
    ]  # fmt: skip


def _bare(first: Prepared, second: Prepared, passage: Passage) -> float:
    """What a passage would say if signs of set phrases weighed as much as others; nothing without any."""
    if first.company is None or second.company is None:
        return 0.0
    counted: float = min(
        report.counted[end] - report.counted[start]
        for report, (start, end) in ((first, passage.first), (second, passage.second))
    )
    return counted * (passage.likeness - CHANCE)


def _weighed(
    first: Prepared, second: Prepared, blocks: Sequence[tuple[int, int, int]], a0: int, b0: int
) -> Passage:
    """A segment as a passage, with what it says: what the more common of its two wordings says."""
    (a, b, _), (last, other, size) = blocks[0], blocks[-1]
    here, there = (a0 + a, a0 + last + size), (b0 + b, b0 + other + size)
    alike = sum(length for _, _, length in blocks)
    likeness = 2 * alike / (here[1] - here[0] + there[1] - there[0])
    said = min(
        (report.weighed[end] - report.weighed[start] - _excess(report, (start, end))) * (likeness - CHANCE)
        for report, (start, end) in ((first, here), (second, there))
    )
    return Passage(here, there, likeness, said)


def _excess(report: Prepared, span: tuple[int, int]) -> float:
    return excess(report.company, span) if report.company else 0.0


def _distinct(passages: list[Passage], substance: float) -> list[Passage]:
    """Without those that lie mostly within a heavier one on both sides.

    One that says little by itself is left out even where it lies within one that says enough on one side only: a
    set sentence of a copied paragraph that stands elsewhere in the other report as well.
    """
    kept: list[Passage] = []
    places: dict[tuple[int, int], list[Passage]] = {}
    for passage in sorted(passages, key=lambda p: (-max(p.said, substance), p.first[0] - p.first[1])):
        spans = passage.first, passage.second
        near = [k for side, span in enumerate(spans) for k in places.get((side, sum(span) // 2 // CELL), ())]
        weak = passage.said < substance
        if not any(_hidden(passage, k, weak and k.said >= substance) for k in near):
            kept.append(passage)
            for side, (start, end) in enumerate(spans):
                for cell in range(start // CELL, end // CELL + 1):
                    places.setdefault((side, cell), []).append(passage)
    return sorted(kept)


def _hidden(inner: Passage, outer: Passage, either: bool) -> bool:
    """Whether most of a passage lies in another in both reports, or in either of them."""
    here, there = _within(inner.first, outer.first), _within(inner.second, outer.second)
    return here or there if either else here and there


def _within(inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    """Whether most of one span lies in another, which then also holds its middle."""
    shared = min(inner[1], outer[1]) - max(inner[0], outer[0])
    return shared > 0.6 * (inner[1] - inner[0])


def covered(codes: Codes, spans: Iterable[tuple[int, int]]) -> NDArray[np.bool_]:
    """Which signs lie in any of the spans."""
    result = np.zeros(len(codes), bool)
    for start, end in spans:
        result[start:end] = True
    return result
