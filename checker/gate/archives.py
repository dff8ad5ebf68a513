"""Drafts against the archive of past reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec.structs import replace

from checker.checklist import load
from checker.copying import engine
from checker.copying.archive import Archive
from checker.copying.boilerplate import Known
from checker.copying.masks import Masked, mask
from checker.copying.results import Card, ComparisonResult, CopiedPlace, Copies, PairResult, ordered
from checker.gate.bounds import bounded
from checker.gate.comparison import card, endings, shown, vocabulary
from checker.gate.copies import SHOWN, copies_of_pair
from checker.gate.own_outputs import OWN, is_own
from checker.model.document import Document, Location
from checker.model.results import InputError
from checker.readers import ReadError, read

BATCH = 32
"""Reports that are kept in one transaction."""
UNSEEN = "（档案里只有指纹）"
"""Stands where the text of an archived report would."""
WHOLE = 5
"""Archived reports, the nearest ones, of which all is looked up."""
CERTAIN = 0.05
"""Share of stretches from which fingerprints alone say that reports agree."""


def add_files(
    archive: Archive, paths: Sequence[str], checklist: str, text: bool = True
) -> Iterator[tuple[str, int | None] | InputError]:
    """Keep files; each path with its number, or None where the same text was there, once it is safe."""
    said = load(checklist)
    waiting = iter(paths)
    while some := list(islice(waiting, BATCH)):
        batch = []
        for path in some:
            try:
                with bounded(path):
                    document = read(path)
                    masked = mask(document, endings(said))
                    entry = card(document, said, masked), document, masked
            except ReadError as error:
                yield InputError(error.path, error.message)
                continue
            if is_own(document):
                yield InputError(path, OWN, fault=False)
            else:
                batch.append(entry)
        numbers = archive.add(batch, text)
        yield from ((entry[0].path, number) for entry, number in zip(batch, numbers, strict=True))


def archived_copies(archive: Archive, document: Document, checklist: str) -> tuple[Copies, ...]:
    """What a draft has in common with archived reports, the largest share first."""
    said = load(checklist)
    masked = mask(document, endings(said))
    own = card(document, said, masked)
    cards, texts, documents, pairs, guessed = _matched(archive, document, own, masked, checklist)
    found = [copies_of_pair(pair, 0, cards, texts, documents.__getitem__) for pair in pairs] + [
        _guess(own, other, document, share) for other, share in guessed
    ]
    found.sort(key=lambda copies: (-copies.share, copies.path))
    if len(found) > SHOWN:
        found[0] = replace(found[0], others=len(found) - SHOWN)
    return tuple(found[:SHOWN])


def compare_with_archive(archive: Archive, paths: Sequence[str], checklist: str) -> ComparisonResult:
    """Drafts against everything archived, in the shape of a comparison."""
    said = load(checklist)
    reports: list[Card] = []
    results: list[PairResult] = []
    errors: list[InputError] = []
    for path in paths:
        try:
            with bounded(path):
                document = read(path)
                if is_own(document):
                    errors.append(InputError(path, OWN, fault=False))
                    continue
                masked = mask(document, endings(said))
                own = card(document, said, masked)
                cards, texts, documents, pairs, guessed = _matched(archive, document, own, masked, checklist)
        except ReadError as error:
            errors.append(InputError(error.path, error.message))
            continue
        first = len(reports)
        reports.append(own)
        for pair in pairs:
            result = shown(pair, (document, documents[pair.second]), (texts[0], texts[pair.second]))
            results.append(replace(result, reports=(first, len(reports))))
            reports.append(cards[pair.second])
        for other_card, share in guessed:
            results.append(PairResult((first, len(reports)), (round(share, 4), 0.0), ()))
            reports.append(other_card)
    return ComparisonResult(tuple(reports), ordered(results), (), tuple(errors))


def _matched(
    archive: Archive, document: Document, own: Card, masked: Masked, checklist: str
) -> tuple[list[Card], list[Masked], dict[int, Document], list[engine.Pair], list[tuple[Card, float]]]:
    """Cards, masked texts and documents of the draft (number 0) and of what it may be copied from, the
    pairs that were aligned, and the shares of those of which only fingerprints are kept."""
    said, itself = load(checklist), archive.holds(document)
    cards, texts = [own], [masked]
    documents = {0: document}
    guessed: list[tuple[Card, float]] = []
    for number, share in archive.nearest(masked):
        if number == itself:
            continue
        entry = archive.entry(number)
        name = replace(entry.card, path=f"{archive.path}#{entry.id} {entry.card.path}")
        other = archive.document(number)
        if other is None:
            if share >= CERTAIN:
                guessed.append((name, share))
            continue
        cards.append(name)
        documents[len(texts)] = other
        texts.append(mask(other, endings(said)))
    pairs = _aligned(archive, texts, vocabulary(checklist))
    return cards, texts, documents, pairs, guessed


def _aligned(archive: Archive, texts: Sequence[Masked], known: Known) -> list[engine.Pair]:
    """The draft, the first of the texts, beside each of the others.

    What many archived reports have of the draft is asked first; where it says the same as an archived report, and of
    the few that are nearest, how many say it as that one does: the draft may have reworded what is in everybody's use.
    """
    every = dict(enumerate(texts))
    draft = texts[0], [(0, len(texts[0]))]
    reports = archive.count() + 1
    wanted = [(0, number) for number in range(1, len(texts))]
    pairs, _ = engine.verify(wanted, every, known, archive.usage([draft]), reports)
    asked = {number: [(0, len(texts[number]))] for _, number in wanted[:WHOLE]}
    for pair in pairs:
        asked.setdefault(pair.second, [passage.second for passage in pair.passages])
    usage = archive.usage([draft, *((texts[number], spans) for number, spans in asked.items())])
    pairs, _ = engine.verify([(0, number) for number in sorted(asked)], every, known, usage, reports)
    return pairs


def _guess(own: Card, other: Card, document: Document, share: float) -> Copies:
    """What fingerprints alone say; they know no place in the archived report."""
    body = next((p.body for p in document.paragraphs if p.sentences), document.paragraphs[0].body)
    place = CopiedPlace(body, body, Location(1, 1, 1, 1, 1), UNSEEN)
    return Copies(
        other.path,
        other.office,
        round(share, 4),
        round(share * own.characters),
        (place,),
        bool(own.office) and own.office == other.office and own.year == other.year,
    )
