"""Names that a report gives to whom it is of, where they are not the issuer's: slips, other offices, other houses' words."""

from __future__ import annotations

from collections.abc import Iterator

from checker.judging.examination import Examination
from checker.judging.issuer import bodies, leaders, offices, own_name, own_words, signature
from checker.judging.issuer.misnomer import Misnomer

__all__ = ["Misnomer", "misnomers"]

FINDERS = (
    offices.former,
    own_name.doubled,
    own_name.variants,
    signature.sign_off,
    bodies.misfits,
    bodies.kin,
    bodies.superiors,
    own_words.whole,
    leaders.leaders,
    leaders.rivals,
    bodies.unknown_bodies,
    leaders.other_heads,
    bodies.prospects,
    offices.same_office,
    offices.another_kind,
    offices.another_rank,
    offices.another_office,
    offices.another_zone,
    offices.fewer_peoples,
    own_words.other_county,
    own_words.one_body,
)
"""Of the same words the first one's misnomer is told."""


def misnomers(exam: Examination) -> Iterator[Misnomer]:
    """Every wrong name of the issuer, in the order of `FINDERS`."""
    for find in FINDERS:
        yield from find(exam)
