"""Many files against each other: read, compare, and show where they agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace

from checker.checklist import Checklist, load
from checker.copying import engine, showing
from checker.copying.boilerplate import Known, known
from checker.copying.masks import Codes, Masked, mask, short_endings
from checker.copying.prepared import Usage
from checker.copying.results import CLUSTERED, Card, ComparisonResult, PairResult, clusters, ordered
from checker.gate.bounds import TooCostlyError, bound_memory, bounded, time_limit
from checker.gate.own_outputs import OWN, is_own
from checker.judging.particulars import find_particulars
from checker.model.document import Document
from checker.model.results import InputError
from checker.readers import ReadError, read
from checker.support import limits


def compare_files(
    paths: Sequence[str],
    checklist: str,
    template: Path | None = None,
    jobs: int = 1,
    progress: engine.Progress = lambda *_: None,
    seconds: float = limits.SECONDS,
) -> ComparisonResult:
    """Every pair of readable files that shares passages.

    Args:
        checklist: whose formulas and names of offices hold.
        template: a text whose words everybody was to use; it counts for no share.
        seconds: processor time for a report, and for a pair; 0 for as much as it takes.

    Raises:
        ReadError: the template cannot be read.
    """
    phrases = vocabulary(checklist, template)
    errors: list[InputError] = []
    with engine.Workers(jobs if len(paths) >= engine.PARALLEL else 1, bound_memory) as workers:
        entries: list[Entry] = []
        for entry in read_all(paths, checklist, workers, progress, seconds):
            if isinstance(entry, InputError):
                errors.append(entry)
            else:
                entries.append(entry)
        held = [Held(entry.text, entry.packed) for entry in entries]
        cards = [entry.card for entry in entries]
        samples = [entry.sample for entry in entries]
        del entries
        likely = engine.find_pairs(samples, [len(each.text) for each in held], progress=progress)
        del samples
        align = partial(verified_in, seconds)
        found, left_out = engine.verify_all(align, likely, held, phrases, workers, progress)
    pairs = [pair for pair in found if not isinstance(pair, TooCostly)]
    for costly in found:
        if isinstance(costly, TooCostly):
            one, other = (cards[number].path for number in costly.reports)
            late = f"与 {other} 比较，{seconds:g} 秒处理器时间里没有比完，这一对没有比较；确要比较请加大 --timeout"
            errors.append(InputError(one, late))
    told = tuple(replace(card, left_out=left_out.get(number, 0)) for number, card in enumerate(cards))
    close = (pair.reports for pair in pairs if max(pair.shares) >= CLUSTERED)
    return ComparisonResult(told, ordered(pairs), clusters(close), tuple(errors), likely.dropped)


class TooCostly(NamedTuple):
    """A pair whose comparison takes too long."""

    reports: tuple[int, int]


class Held(NamedTuple):
    """What is kept of a report until its pairs are verified."""

    text: Masked
    packed: bytes
    """The document; see `showing.pack`."""


class Entry(NamedTuple):
    """A report that was read for comparison."""

    card: Card
    text: Masked
    sample: engine.Sample
    packed: bytes
    """The document; see `showing.pack`."""


def read_all(
    paths: Sequence[str],
    checklist: str,
    workers: engine.Workers,
    progress: engine.Progress = lambda *_: None,
    seconds: float = limits.SECONDS,
) -> Iterator[Entry | InputError]:
    """Every file read, masked and fingerprinted, in order; what cannot be read comes as an error."""
    batches = (
        (paths[at : at + engine.BATCH], checklist, seconds) for at in range(0, len(paths), engine.BATCH)
    )
    for number, batch in enumerate(workers.run(read_batch, batches)):
        yield from batch
        progress("读取", min(len(paths), (number + 1) * engine.BATCH), len(paths))


def read_batch(
    paths: Sequence[str], checklist: str, seconds: float = limits.SECONDS
) -> list[Entry | InputError]:
    """Read, mask and fingerprint some files; what cannot be read comes back as an error."""
    said = load(checklist)
    result: list[Entry | InputError] = []
    for path in paths:
        try:
            with bounded(path, seconds):
                document = read(path)
                if is_own(document):
                    result.append(InputError(path, OWN, fault=False))
                    continue
                masked = mask(document, endings(said))
                (sample,) = engine.fingerprint([masked])
                entry = Entry(card(document, said, masked), masked, sample, showing.pack(document))
        except ReadError as error:
            result.append(InputError(error.path, error.message))
        else:
            result.append(entry)
    return result


def verified(
    batch: Sequence[tuple[int, int]],
    held: Mapping[int, Held],
    known: Known,
    usage: Usage,
    reports: int,
) -> tuple[list[PairResult], dict[int, int]]:
    """Align candidate pairs as `engine.verify` does, and give what is found as people read it."""
    texts = {number: each.text for number, each in held.items()}
    found, left_out = engine.verify(batch, texts, known, usage, reports)
    documents = {n: showing.unpack(held[n].packed) for n in {n for pair in found for n in pair.reports}}
    return [
        shown(pair, (documents[pair.first], documents[pair.second]), (texts[pair.first], texts[pair.second]))
        for pair in found
    ], left_out


def verified_in(
    seconds: float, batch: Sequence[tuple[int, int]], *rest: Any
) -> tuple[list[PairResult | TooCostly], dict[int, int]]:
    """As `verified`, with so much processor time for a pair; where a batch takes more, each is tried alone."""
    try:
        with time_limit(seconds * len(batch)):
            pairs, left_out = verified(batch, *rest)
            return [*pairs], left_out
    except TooCostlyError:
        if len(batch) == 1:
            return [TooCostly(batch[0])], {}
    found: list[PairResult | TooCostly] = []
    left_out = {}
    for pair in batch:
        some, out = verified_in(seconds, [pair], *rest)
        found += some
        left_out |= out
    return found, left_out


def shown(
    pair: engine.Pair, documents: tuple[Document, Document], masked: tuple[Masked, Masked]
) -> PairResult:
    """A pair with its passages as people read them."""
    return PairResult(
        reports=pair.reports,
        shares=(round(pair.shares[0], 4), round(pair.shares[1], 4)),
        passages=tuple(
            showing.shared(*documents, masked, piece)
            for piece in showing.by_paragraphs(documents[0], masked, pair.passages)
        ),
        sections=(
            showing.by_section(documents[0], masked[0], [p.first for p in pair.passages]),
            showing.by_section(documents[1], masked[1], [p.second for p in pair.passages]),
        ),
    )


def card(document: Document, checklist: Checklist, masked: Masked) -> Card:
    """What a comparison tells of a report."""
    known_ = find_particulars(document, checklist)
    return Card(document.path, known_.issuer, known_.title, known_.year, len(masked))


def endings(checklist: Checklist) -> tuple[str, ...]:
    """How the names of places and offices end that are masked."""
    named = checklist.issuers
    return short_endings(
        (*named.province, *named.city, *named.county, *named.street, *named.town, *named.department)
    )


@cache
def vocabulary(checklist: str, template: Path | None = None) -> Known:
    """The formulas of a checklist and the text of a template."""
    said = load(checklist)
    texts: list[Codes] = []
    if template:
        with bounded(str(template)):
            texts.append(mask(read(str(template)), endings(said)).codes)
    return known(said.language.formulas, texts)
