"""For each report of a run what it has in common with the others, before it is judged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from msgspec.structs import replace

from checker.checklist import load
from checker.copying import engine, showing
from checker.copying.masks import Masked, mask
from checker.copying.results import Card, CopiedPlace, Copies
from checker.gate.bounds import bound_memory
from checker.gate.comparison import card, endings, read_all, vocabulary
from checker.model.document import Document
from checker.model.results import InputError
from checker.support import limits

SHOWN = 5
"""Other reports that are told for one report, those with the larger share first."""
NEAREST = 12
"""Pairs that are aligned for one report at most."""
OPEN = 64
"""Documents kept open while pairs are told."""
PLACES = 40
"""Places that are kept for one other report."""
EXCERPT = 60


def find_copies(
    paths: Sequence[str], checklist: str, jobs: int, seconds: float = limits.SECONDS
) -> dict[str, tuple[Copies, ...]]:
    """What the reports of a run have in common, by path. Files that cannot be read are passed over."""
    with engine.Workers(jobs if len(paths) >= engine.PARALLEL else 1, bound_memory) as workers:
        entries = [
            e for e in read_all(paths, checklist, workers, seconds=seconds) if not isinstance(e, InputError)
        ]
        cards = [entry.card for entry in entries]
        texts = [entry.text for entry in entries]
        samples = [entry.sample for entry in entries]
        packed = [entry.packed for entry in entries]
        del entries
        found = engine.compare_samples(texts, samples, vocabulary(checklist), workers, nearest=NEAREST)
    sides: dict[int, list[tuple[float, int, engine.Pair, int]]] = {}
    for pair in found.pairs:
        for side in (0, 1):
            number, other = pair.reports[side], pair.reports[1 - side]
            sides.setdefault(number, []).append((-pair.shares[side], other, pair, side))

    @lru_cache(OPEN)
    def opened(number: int) -> Document:
        return showing.unpack(packed[number])

    result = {}
    for number, others in sides.items():
        others.sort(key=lambda other: other[:2])
        told = [copies_of_pair(pair, side, cards, texts, opened) for _, _, pair, side in others[:SHOWN]]
        result[cards[number].path] = (
            replace(told[0], others=max(0, len(others) - SHOWN)), *told[1:]
        )  # fmt: skip
    return result


def against(document: Document, previous: Document, checklist: str) -> tuple[Copies, ...]:
    """What a report has in common with one other, such as last year's."""
    said, phrases = load(checklist), vocabulary(checklist)
    documents = (document, previous)
    masked = [mask(each, endings(said)) for each in documents]
    cards = [card(each, said, text) for each, text in zip(documents, masked, strict=True)]
    found = engine.compare(masked, phrases).pairs
    return tuple(
        replace(
            copies_of_pair(pair, 0, cards, masked, documents.__getitem__),
            same=False,
            previous=True,
            sections=showing.by_section(document, masked[0], [p.first for p in pair.passages]),
            anew=showing.anew(document, masked[0], [p.first for p in pair.passages]),
        )
        for pair in found
    )


def copies_of_pair(
    pair: engine.Pair,
    side: int,
    cards: Sequence[Card],
    texts: Sequence[Masked],
    opened: Callable[[int], Document],
) -> Copies:
    """What one report of a pair has in common with the other.

    Args:
        side: which of the two it is.
        opened: gives the document of each of them by its number.
    """
    own, other = cards[pair.reports[side]], cards[pair.reports[1 - side]]
    documents = opened(pair.first), opened(pair.second)
    masked = texts[pair.first], texts[pair.second]
    places = []
    for passage in sorted(pair.passages, key=lambda p: (p.first, p.second)[side])[:PLACES]:
        spans = showing.spans(*documents, masked, passage)
        there = documents[1 - side]
        places.append(
            CopiedPlace(
                spans[side],
                spans[1 - side],
                there.locate(*spans[1 - side]),
                " ".join(there.as_written(spans[1 - side])[:EXCERPT].split()),
            )
        )
    return Copies(
        path=other.path.encode("utf-8", "replace").decode(),
        office=other.office,
        share=round(pair.shares[side], 4),
        characters=sum(e - s for s, e in ((p.first, p.second)[side] for p in pair.passages)),
        places=tuple(places),
        same=bool(own.office) and own.office == other.office and own.year == other.year,
    )
