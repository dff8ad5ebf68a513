"""Many files against each other: read, compare, and show where they agree."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from pathlib import Path

from msgspec.structs import replace

from checker.checklist import Checklist, load
from checker.copying import engine, showing
from checker.copying.boilerplate import Known, known
from checker.copying.masks import Codes, Masked, mask, short_endings
from checker.copying.results import CLUSTERED, Card, ComparisonResult, PairResult, clusters, ordered
from checker.gate.own_outputs import OWN, is_own
from checker.gate.patience import TooCostlyError, patience
from checker.judging.particulars import find_particulars
from checker.model.document import Document
from checker.model.results import InputError
from checker.readers import ReadError, read
from checker.support import limits

OPEN = 64
"""Documents kept open while pairs are shown."""


def compare_files(
    paths: Sequence[str],
    checklist: str,
    template: Path | None = None,
    jobs: int = 1,
    progress: engine.Progress = lambda *_: None,
) -> ComparisonResult:
    """Every pair of readable files that shares passages.

    Args:
        checklist: whose formulas and names of offices hold.
        template: a text whose words everybody was to use; it counts for no share.

    Raises:
        ReadError: the template cannot be read.
    """
    phrases = vocabulary(checklist, template)
    batches = [paths[at : at + engine.BATCH] for at in range(0, len(paths), engine.BATCH)]
    jobs = jobs if len(paths) >= engine.PARALLEL else 1
    cards: list[Card] = []
    texts: list[Masked] = []
    samples: list[engine.Sample] = []
    errors: list[InputError] = []
    with engine.Workers(jobs) as workers:
        for number, batch in enumerate(workers.run(read_batch, ((batch, checklist) for batch in batches))):
            for entry in batch:
                if isinstance(entry, InputError):
                    errors.append(entry)
                else:
                    for known_, new in zip((cards, texts, samples), entry, strict=True):
                        known_.append(new)  # type: ignore[attr-defined]
            progress("读取", min(len(paths), (number + 1) * engine.BATCH), len(paths))
        found = engine.compare_samples(texts, samples, phrases, workers, progress)
    return _shown(cards, texts, found, checklist, errors)


def read_batch(paths: Sequence[str], checklist: str) -> list[tuple[Card, Masked, engine.Sample] | InputError]:
    """Read, mask and fingerprint some files; what cannot be read comes back as an error."""
    said = load(checklist)
    result: list[tuple[Card, Masked, engine.Sample] | InputError] = []
    for path in paths:
        try:
            with patience(limits.SECONDS):
                document = read(path)
                if is_own(document):
                    result.append(InputError(path, OWN, fault=False))
                    continue
                masked = mask(document, endings(said))
                entry = (card(document, said, masked), masked, engine.fingerprint([masked])[0])
        except ReadError as error:
            result.append(InputError(error.path, error.message))
        except (TooCostlyError, MemoryError, RecursionError):
            result.append(InputError(path, "文件反常，比较起来太费时间或内存，没有比较"))
        else:
            result.append(entry)
    return result


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
        texts.append(mask(read(str(template)), endings(said)).codes)
    return known(said.language.formulas, texts)


def _shown(
    cards: Sequence[Card],
    texts: Sequence[Masked],
    found: engine.Comparison,
    checklist: str,
    errors: Sequence[InputError],
) -> ComparisonResult:
    opened: Callable[[str], Document] = lru_cache(OPEN)(read)
    pairs = []
    for pair in found.pairs:
        documents = opened(cards[pair.first].path), opened(cards[pair.second].path)
        masked = texts[pair.first], texts[pair.second]
        pairs.append(
            PairResult(
                reports=(pair.first, pair.second),
                shares=(round(pair.shares[0], 4), round(pair.shares[1], 4)),
                passages=tuple(
                    showing.shared(*documents, masked, piece)
                    for passage in pair.passages
                    for piece in showing.by_paragraph(documents[0], masked, passage)
                ),
                sections=(
                    showing.by_section(documents[0], masked[0], [p.first for p in pair.passages]),
                    showing.by_section(documents[1], masked[1], [p.second for p in pair.passages]),
                ),
            )
        )
    told = tuple(replace(card, left_out=found.left_out.get(number, 0)) for number, card in enumerate(cards))
    close = (pair.reports for pair in pairs if max(pair.shares) >= CLUSTERED)
    return ComparisonResult(told, ordered(pairs), clusters(close), tuple(errors), found.dropped)
