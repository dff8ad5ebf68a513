"""Which document a title means: one that the checklist or the register of laws knows, or one that is misquoted."""

from __future__ import annotations

import re
from functools import lru_cache

from checker.checklist.model import Checklist, Citing, Issuers, Reference
from checker.checklist.register import LONG, SHORT, STATE, misspelt_law, register
from checker.support.patterns import IDEOGRAPH, either, regex
from checker.text.edits import edits, ratio
from checker.text.normalise import normalised

MISSPELT_STATE = regex(rf"^(?:{STATE}|[{STATE}]{{5,8}}(?=.{{2}}))")
"""The name of the state before a law's, also with a slip in it."""
SCORED = 8
"""Titles of fewer characters are compared by edits alone."""


class Titles:
    """The documents of a checklist by their normalised titles.

    Args:
        likeness: from here on, in per cent, a title that is like an official one is a slip of it.
    """

    def __init__(self, checklist: Checklist, likeness: float) -> None:
        self._likeness = likeness
        self._its_own = _its_own(checklist.citing, checklist.issuers)
        self._of_a_place = _of_a_place(checklist.issuers)
        self._references: dict[str, Reference] = {}
        """By title without the name of the state."""
        self._slips: dict[str, Reference] = {}
        self._names = [normalised(reference.name) for reference in checklist.reference]
        for reference in checklist.reference:
            for name in (reference.name, *reference.short):
                self._references.setdefault(normalised(name).removeprefix(STATE), reference)
            for name in reference.misquoted:
                self._slips.setdefault(normalised(name), reference)

    def named(self, title: str) -> Reference | None:
        """The document of a title that is written rightly."""
        bare = title.removeprefix(STATE)
        if bare in self._references:
            return self._references[bare]
        law = register().get(bare)
        if law is None:
            return None
        return Reference(name=law.name, until=law.until, successor=law.successor, certainty=law.certainty)  # type: ignore[arg-type]

    def is_known_slip(self, title: str) -> bool:
        """Whether the checklist lists a wrong title as such; likeness alone is no proof of what was meant."""
        return MISSPELT_STATE.sub("", title) in self._slips

    def misquoted(self, title: str) -> str | None:
        """The official title that a wrong one means."""
        bare = MISSPELT_STATE.sub("", title)
        place = self._of_a_place.match(bare)
        local = bare[place.end() :] if place else ""
        if len(local) >= SHORT and any(name.startswith(local[:SHORT]) for name in self._names):
            return None  # a province's own plan of the same name
        if bare in self._slips:
            return self._slips[bare].name
        best: tuple[float, Reference] | None = None
        for name, reference in self._references.items():
            score = self._score(bare, name)
            if score and (best is None or score > best[0]):
                best = (score, reference)
        if best:
            return best[1].name
        if bare in register():  # with its prefix misspelt: what is named rightly is known
            return STATE + register()[bare].name
        law = misspelt_law(bare)
        return law.name if law else None

    def _score(self, bare: str, name: str) -> float:
        """How like an official title a wrong one is; 0 where it is not."""
        if len(name) < SHORT:
            return 0.0
        wrong = 2 if len(name) >= LONG else 1
        score = ratio(bare, name, self._likeness) if len(name) >= SCORED else 0.0
        if edits(bare, name, wrong) <= wrong:
            score = max(score, 100.0 - wrong)
        if score and any(word not in name for word in self._its_own.findall(bare.replace(name, ""))):
            return 0.0
        return score


@lru_cache(maxsize=8)
def _of_a_place(issuers: Issuers) -> re.Pattern[str]:
    """The name of a place at the beginning of a title."""
    return re.compile(rf"^{IDEOGRAPH}{{1,8}}?(?:{either((*issuers.places, *issuers.towns))})")


@lru_cache(maxsize=8)
def _its_own(citing: Citing, issuers: Issuers) -> re.Pattern[str]:
    """What makes a title that of a place's own document."""
    kinds = (*issuers.places, *issuers.stems)
    return regex(
        rf"{either(citing.own)}|(?:{either(citing.own_ends)})$|(?:{either(kinds)})(?!{either(citing.own_unlike)})"
    )
