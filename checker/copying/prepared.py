"""A report ready for alignment with many others: what its signs weigh, its set phrases, its stretches sorted."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from checker.copying.boilerplate import PIECE, Known, Weights, boilerplate, weights
from checker.copying.candidates import Frequencies
from checker.copying.company import Company, set_phrases, sums
from checker.copying.fingerprints import LEVELS, TOLD, Hashes, hashes
from checker.copying.masks import Masked
from checker.copying.phrases import Phrases

SEED = PIECE
"""Signs of the stretches from which chains are made."""


class Usage(NamedTuple):
    """What many of the reports share."""

    frequencies: Frequencies
    """Of the stretches of the level `fingerprints.TOLD`."""
    phrases: Phrases


class Prepared(NamedTuple):
    """A report ready for alignment with many others."""

    masked: Masked
    text: str
    """The signs as text."""
    weights: Weights
    weighed: memoryview
    """Sums of the weights up to each place, from which single ones are taken quickly."""
    counted: memoryview
    """Signs that weigh anything, up to each place."""
    company: Company | None
    """Its set phrases."""
    reports: int
    """How many reports there are in all."""
    order: NDArray[np.intp]
    """Places of stretches by ascending hash."""
    ascending: Hashes


def prepare(masked: Masked, known: Known, usage: Usage, reports: int) -> Prepared:
    """Weigh the signs of a report and sort its stretches once.

    Args:
        usage: what many of the reports share.
        reports: how many reports there are in all.
    """
    seeds, shortest, longer = hashes(masked.codes, SEED, LEVELS[0].length, LEVELS[TOLD].length)
    order = np.argsort(seeds)
    ascending = seeds[order]
    weight = weights(masked, usage.frequencies, reports, longer)
    nothing = boilerplate(masked, known, order, ascending)
    weight[nothing] = 0
    company = set_phrases(weight, usage.phrases, reports, shortest)
    return Prepared(
        masked, masked.text(0, len(masked)), weight, sums(weight).data, sums(weight > 0).data, company, reports,
        order, ascending,
    )  # fmt: skip
