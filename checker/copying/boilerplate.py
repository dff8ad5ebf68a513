"""What repeats by nature: formulas, titles, names of laws, the template, what many reports share."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from checker.copying.candidates import COMMON, TEMPLATE_LEAST, Frequencies, weight_of
from checker.copying.fingerprints import LEVELS, TOLD, Hashes, hashes
from checker.copying.masks import Codes, Masked, mask_phrase
from checker.copying.phrases import Phrases

PIECE = 5
"""Signs of the stretches by which formulas and templates are recognised."""
GLUE = 10
"""So many signs between two recognised stretches belong to them (以…为指导，…)."""

Weights = NDArray[np.float32]


class Known(Struct, frozen=True):
    """Set phrases and templates as hashes."""

    pieces: Hashes
    """Of all stretches of PIECE signs, ascending."""
    whole: frozenset[bytes] = frozenset()
    """Shorter phrases."""


def known(phrases: Iterable[str], templates: Iterable[Codes] = ()) -> Known:
    """Phrases (checklist `[language] formulas`) and the masked texts of templates."""
    texts = [mask_phrase(phrase) for phrase in phrases] + list(templates)
    found = [hashes(codes, PIECE)[0] for codes in texts if len(codes) >= PIECE]
    return Known(np.unique(np.concatenate(found)) if found else np.empty(0, np.uint64))


def boilerplate(
    masked: Masked, known: Known, order: NDArray[np.intp], ascending: Hashes
) -> NDArray[np.bool_]:
    """Which signs repeat by nature whatever the run: headings, names of laws, formulas, the template.

    Args:
        order: places of all its stretches of PIECE signs by ascending hash.
        ascending: the hashes.
    """
    covered = masked.quiet.copy()
    if len(ascending) and len(known.pieces):
        hit = np.zeros(len(ascending), bool)
        hit[order] = _among(ascending, known.pieces)[1]
        covered |= _painted(hit, PIECE, len(masked))
    edges = np.flatnonzero(covered)
    if len(edges) > 1:
        gaps = np.diff(edges)
        for at in np.flatnonzero((gaps > 1) & (gaps <= GLUE + 1)):
            covered[edges[at] : edges[at + 1]] = True
    return covered


def weights(
    masked: Masked,
    frequencies: Frequencies,
    reports: int,
    phrases: Hashes,
) -> Weights:
    """For each sign how much it says when it stands in another report too, 0 to 1.

    What repeats by nature (see `boilerplate`) says nothing besides, and what many share little: see
    `candidates.weight_of`.

    Args:
        frequencies: of the level `fingerprints.TOLD`.
        phrases: hashes of all its stretches of this level.
    """
    result = np.ones(len(masked), np.float32)
    if reports >= TEMPLATE_LEAST and len(frequencies.hash) and len(phrases):
        places, at = looked_up(phrases, frequencies)
        each = np.ones(len(phrases), np.float32)
        each[places] = weight_of(frequencies.reports[at], reports)
        for shift in range(LEVELS[TOLD].length):
            part = result[shift : shift + len(each)]
            np.minimum(part, each, out=part)
    return result


def common(weights: Weights) -> NDArray[np.bool_]:
    """Which signs belong to set phrases."""
    return (weights > 0) & (weights < COMMON)


def looked_up(values: Hashes, table: Frequencies | Phrases) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Which of the values a table tells of, and where."""
    kept = np.flatnonzero((values & np.uint64(table.every - 1)) == 0)
    if not len(table.hash):
        return kept[:0], kept[:0]
    at, hit = _among(values[kept], table.hash)
    return kept[hit], at[hit]


def _among(values: Hashes, table: Hashes) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """Where each value would stand in a sorted table, and whether it does."""
    at = np.minimum(np.searchsorted(table, values), len(table) - 1)
    return at, table[at] == values


def _painted(hit: NDArray[np.bool_], length: int, size: int) -> NDArray[np.bool_]:
    """Every sign of the stretches that begin at the hits."""
    change = np.zeros(size + 1, np.int32)
    places = np.flatnonzero(hit)
    np.add.at(change, places, 1)
    np.add.at(change, places + length, -1)
    return np.cumsum(change[:-1]) > 0
