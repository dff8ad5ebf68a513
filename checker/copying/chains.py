"""Where two texts go on alike: equal stretches chained, and what an exact alignment of a chain leaves equal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

GAP = 60
"""Signs that may be changed between two stretches of a chain."""
DRIFT = 18
"""Signs by which the two gaps may differ."""
LONGEST = 3000
"""A chain is cut here, so that aligning stays linear."""
SEEDED = 10
"""Signs that the stretches of a chain must cover."""
CHANGED = 0.5
"""What a sign that differs takes from a passage, in either report; one that is equal gives 1."""
REWRITTEN = 16
"""A passage ends where it has lost so much: some forty signs written anew."""
INSERTED = 15
"""And where so many signs in a row stand in one report alone: a sentence put in, or one that went elsewhere."""


def chains(
    firsts: list[int], seconds: list[int], lengths: list[int], seeded: int = SEEDED
) -> list[tuple[int, int, int, int]]:
    """Spans in both reports of stretches that go on in both: start and end, start and end.

    Args:
        seeded: signs that the stretches of a chain must cover.
    """
    done: list[list[int]] = []
    active: list[list[int]] = []  # start, end in the first, start, end in the second, signs covered
    for a, b, length in zip(firsts, seconds, lengths, strict=True):
        best, cost = None, DRIFT + 1
        still = []
        for chain in active:
            gap = a - chain[1]
            if gap > GAP:
                done.append(chain)
                continue
            still.append(chain)
            other = b - chain[3]
            if -length < gap and -length < other <= GAP and abs(gap - other) < cost:
                if b + length <= chain[3] or a + length <= chain[1]:
                    continue
                best, cost = chain, abs(gap - other)
        active = still
        if best is None or a - best[0] > LONGEST:
            active.append([a, a + length, b, b + length, length])
        else:
            best[4] += length - max(0, best[1] - a, best[3] - b)
            best[1], best[3] = a + length, b + length
    return [(c[0], c[1], c[2], c[3]) for c in done + active if c[4] >= seeded]


def equal(first: str, second: str) -> list[tuple[int, int, int]]:
    """What an exact alignment leaves equal: place in both and length."""
    from rapidfuzz.distance import Indel

    operations: list[Any] = Indel.opcodes(first, second).as_list()
    return [(start, other, end - start) for tag, start, end, other, _ in operations if tag == "equal"]


def segments(blocks: Sequence[tuple[int, int, int]]) -> list[Sequence[tuple[int, int, int]]]:
    """Where equal signs outweigh the others; a stretch that was written anew parts them."""
    found = []
    score = best = 0.0
    start = end = here = there = 0
    for number, (a, b, length) in enumerate(blocks):
        score -= CHANGED * (a - here + b - there)
        inserted = max(a - here, b - there) > INSERTED
        here, there = a + length, b + length
        if end > start and (score <= 0 or score < best - REWRITTEN or inserted):
            found.append(blocks[start:end])
            score, end = 0.0, start
        if score <= 0:
            score, best, start, end = 0.0, 0.0, number, number
        score += length
        if score > best:
            best, end = score, number + 1
    return [*found, blocks[start:end]] if end > start else found
