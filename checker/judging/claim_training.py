"""Trains the model of what claims a result from clauses that people marked. Needs scipy, which the program does not."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from checker.checklist.claim_model import PRIOR, ClaimTable, size
from checker.judging.training import ridge

SEEN = 3
"""A sign counts that stands in so many clauses, and those of more than one author."""
RIDGE = 1.0
LEAST = 3
"""Of 127: lighter weights are left out, two thirds of all, which decide nothing."""
THRESHOLD = -0.2
"""Where a clause claims a result. Lower, every other further find in real openings is none. What is reached on authors whom
nothing was learned from, `tests/accuracy/claims.py` prints."""


class Marked(Struct, frozen=True):
    """A clause with what a reader made of it."""

    author: str
    signs: frozenset[str]
    claims: bool


def train_claims(marked: Sequence[Marked]) -> ClaimTable:
    """The model that marked clauses teach."""
    import numpy
    from scipy import sparse

    counts = Counter(sign for one in marked for sign in one.signs)
    authors: dict[str, set[str]] = {}
    for one in marked:
        for sign in one.signs:
            authors.setdefault(sign, set()).add(one.author)
    kept = sorted(sign for sign, count in counts.items() if count >= SEEN and len(authors[sign]) > 1)
    number = {sign: at for at, sign in enumerate(kept)}
    cells = [sorted(number[sign] for sign in one.signs if sign in number) for one in marked]
    ends = numpy.cumsum([0, *map(len, cells)])
    data = numpy.repeat([1 / size(one.signs) for one in marked], numpy.diff(ends))
    flat = numpy.array([at for row in cells for at in row])
    rows = sparse.csr_matrix((data, flat, ends), shape=(len(cells), len(kept)))
    unit = float(numpy.sqrt(rows.multiply(rows).sum(axis=1).mean()))
    wanted = numpy.array([[(1.0 if one.claims else -1.0) - PRIOR] for one in marked])
    weights = ridge((rows / unit).tocsr(), wanted, numpy.ones_like(wanted), RIDGE)[:, 0] / unit
    scale = float(numpy.abs(weights).max()) / 127
    rounded = {sign: round(float(weight) / scale) for sign, weight in zip(kept, weights, strict=True)}
    told = {sign: value for sign, value in rounded.items() if abs(value) >= LEAST}
    return ClaimTable("\n".join(told), array("b", told.values()).tobytes(), round(scale, 9), THRESHOLD)
