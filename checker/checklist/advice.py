"""What is no mistake in a checklist and still makes it judge badly."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from checker.checklist.claim_model import read_claim_model
from checker.checklist.compiled import load
from checker.checklist.drafting import PENDING
from checker.checklist.examples import read_examples
from checker.checklist.expressions import plain
from checker.checklist.load import stated
from checker.checklist.model import Checklist, Requirement
from checker.checklist.national import NATIONAL
from checker.checklist.weights import read_weights
from checker.model.errors import CheckerError
from checker.text.normalise import normalised

BROAD = 0.05
"""A term that stands in so large a share of all sentences tells nothing; half of them would be absurd."""
ENOUGH = 3
"""Sentences that a requirement of one's own needs to be recognised by more than its terms."""


def unusable(checklist: Checklist) -> Iterator[str]:
    """What is wrong with the files of examples and weights that a checklist names."""
    files: list[tuple[Callable[[Path], object], str]] = [(read_examples, file) for file in checklist.examples]
    files += [(read_weights, checklist.weights), (read_claim_model, checklist.claim_model)]
    for read, file in files:
        try:
            if file:
                read(Path(file))
        except CheckerError as error:
            yield str(error)


def advice(name: str, checklist: Checklist) -> Iterator[tuple[str, str]]:
    """What to look at in a file and in the requirements that it states itself: the key or id, and what about it.

    Raises:
        ChecklistError: the file cannot be read.
    """
    said = stated(name)[0].data
    ids = {entry.get("id") for entry in said.get("requirement", ()) if entry.get("title")}
    files = checklist.examples or load(NATIONAL).examples
    examples = [one for file in files for one in read_examples(Path(file))]
    known = read_weights(Path(checklist.weights)) if checklist.weights else None
    taught = set(known.columns) if known else set[str]()
    if said.get("weights") and taught.isdisjoint(item.id for item in checklist.requirement):
        yield (
            "weights",
            "这份权重不是从这份清单学来的，一项要求也不认得；请运行 checker checklist train，或去掉这个键",
        )
    own = [item for item in checklist.requirement if item.id in ids]
    yield from _on_requirements(own, [normalised(one.text) for one in examples], taught)


def _on_requirements(
    own: Sequence[Requirement], sentences: Sequence[str], taught: Collection[str]
) -> Iterator[tuple[str, str]]:
    """What a writer of requirements should look at: the requirement's id, and what about it.

    Args:
        own: the requirements that the file itself states.
        sentences: of other reports, normalised; they tell how common a term is.
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
