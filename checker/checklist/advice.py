"""What is no mistake in a checklist and still makes it judge badly."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from checker.checklist.drafting import PENDING
from checker.checklist.expressions import plain
from checker.checklist.model import Requirement

BROAD = 0.05
"""A term that stands in so large a share of all sentences tells nothing; half of them would be absurd."""
ENOUGH = 3
"""Sentences that a requirement of one's own needs to be recognised by more than its terms."""


def advice(
    own: Sequence[Requirement], sentences: Sequence[str], taught: Collection[str]
) -> Iterator[tuple[str, str]]:
    """What a writer of requirements should look at: the requirement's id, and what about it.

    Args:
        own: the requirements that the file itself states.
        sentences: of other reports, folded; they tell how common a term is.
        taught: ids of the requirements that labelled sentences teach.
    """
    for item in own:
        terms = [*item.terms, *item.strong]
        if not terms:
            yield item.id, "没有 terms，认不出来"
        elif len(terms) == 1:
            yield item.id, f"只有一个词语“{terms[0]}”，换个说法就认不出来"
        for term in terms:
            if not (word := plain(term)):
                continue
            if len(word) < 2:
                yield item.id, f"词语“{term}”只有一个字，到处都是"
            elif sentences and (share := sum(word in s for s in sentences) / len(sentences)) > BROAD:
                yield item.id, f"词语“{term}”太宽，{share:.0%} 的句子里都有"
        if item.id not in taught and len(item.example) < ENOUGH:
            yield item.id, f"例句只有 {len(item.example)} 个，写够 {ENOUGH} 个才认得出换了说法的句子"
        if item.basis.certainty == PENDING:
            yield item.id, "还标着待核"
