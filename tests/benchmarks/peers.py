"""This engine beside gaoya, rensa and datasketch on one corpus, in one run.

python tests/benchmarks/peers.py FOLDER        (made by copies.py; pip install gaoya rensa datasketch)

All get the same masked text, read beforehand. The peers know pairs of whole texts, so they are given paragraphs
as sets of character pairs, 42 bands of 3 hashes, as their authors advise for low likeness; two reports are
their pair when two paragraphs are. They stop there, while the engine also says which passages it is. For each:
CPU seconds, and the share of the true pairs found by any of them that it finds. gaoya is run at further
settings, each dearer than the one before, until it finds ENOUGH; that one is what the engine is measured by.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import combinations
from pathlib import Path

from checker.checklist import load
from checker.copying import engine
from checker.copying.masks import Masked, mask, mask_phrase
from checker.gate.comparison import endings, vocabulary
from checker.readers import read

CHECKLIST = "outline-2021-2025"
BANDS, ROWS, GRAM, LEAST = 42, 3, 2, 30
DEARER = ((64, 3), (50, 2), (70, 2), (100, 2), (140, 2))
"""Bands and rows of gaoya's further runs."""
ENOUGH = 0.99
"""Share of the union of true pairs that must be found."""
LIKE = 0.1
"""Jaccard similarity from which gaoya gives a pair."""
Pairs = set[tuple[int, int]]
Paragraphs = list[tuple[int, str]]


def ours(texts: list[Masked], paragraphs: Paragraphs) -> Pairs:
    """Fingerprints, candidates and alignment of the engine."""
    return {pair.reports for pair in engine.compare(texts, vocabulary(CHECKLIST)).pairs}


def gaoya(texts: list[Masked], paragraphs: Paragraphs, bands: int = BANDS, rows: int = ROWS) -> Pairs:
    from gaoya.minhash import MinHashStringIndex

    index = MinHashStringIndex(32, LIKE, bands, rows, None, "char", False, (GRAM, GRAM))
    index.par_bulk_insert_docs(list(range(len(paragraphs))), [text for _, text in paragraphs])
    found = index.par_bulk_query([text for _, text in paragraphs])
    return _reports(paragraphs, enumerate(found))


def rensa(texts: list[Masked], paragraphs: Paragraphs) -> Pairs:
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(LIKE, BANDS * ROWS, BANDS)
    made = []
    for number, (_, text) in enumerate(paragraphs):
        one = RMinHash(BANDS * ROWS, 1)
        one.update(list(_grams(text)))
        index.insert(number, one)
        made.append(one)
    return _reports(paragraphs, ((number, index.query(one)) for number, one in enumerate(made)))


def datasketch(texts: list[Masked], paragraphs: Paragraphs) -> Pairs:
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(num_perm=BANDS * ROWS, params=(BANDS, ROWS))
    grams = [[gram.encode() for gram in _grams(text)] for _, text in paragraphs]
    made = MinHash.bulk(grams, num_perm=BANDS * ROWS)
    for number, one in enumerate(made):
        index.insert(number, one)
    return _reports(paragraphs, ((number, index.query(one)) for number, one in enumerate(made)))


def _grams(text: str) -> set[str]:
    return {text[at : at + GRAM] for at in range(len(text) - GRAM + 1)}


def _reports(paragraphs: Paragraphs, found: Iterator[tuple[int, list[int]]]) -> Pairs:
    """Pairs of reports from pairs of paragraphs."""
    pairs = set()
    for number, others in found:
        for other in others:
            a, b = sorted((paragraphs[number][0], paragraphs[other][0]))
            if a != b:
                pairs.add((a, b))
    return pairs


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    copies = json.loads((folder / "truth.json").read_text("utf-8"))["copies"]
    ends = endings(load(CHECKLIST))
    documents = [read(str(path)) for path in sorted(folder.glob("r*.txt"))]
    texts = [mask(document, ends) for document in documents]
    paragraphs = [
        (number, text)
        for number, document in enumerate(documents)
        for paragraph in document.paragraphs
        if len(text := "".join(map(chr, mask_phrase(document.slice(paragraph.body))))) >= LEAST
    ]
    by_source: dict[tuple[int, int], set[int]] = {}
    for copy in copies:
        for passage in copy["passages"]:
            by_source.setdefault((copy["source"], passage["paragraph"]), {copy["source"]}).add(copy["copy"])
    true = {pair for group in by_source.values() for pair in combinations(sorted(group), 2)}
    results: dict[str, tuple[float, Pairs]] = {}
    for engine_of in (ours, gaoya, rensa, datasketch):
        results[engine_of.__name__] = _timed(engine_of, texts, paragraphs)
    union = {pair for _, found in results.values() for pair in found & true}
    found = results["gaoya"][1]
    for bands, rows in DEARER:
        if not found or len(found & union) >= ENOUGH * len(union):
            break
        seconds, found = _timed(partial(gaoya, bands=bands, rows=rows), texts, paragraphs)
        results[f"gaoya {bands}×{rows}"] = seconds, found
    print(
        f"{len(texts)} reports, {len(true)} true pairs, {len(union)} of them found by any at {BANDS}×{ROWS}"
    )
    for name, (seconds, found) in results.items():
        right = found & union
        print(
            f"{name:14}{seconds:8.1f} CPU s{len(right) / len(union):9.4f} of the union"
            f"{len(found & true) / max(1, len(found)):9.4f} of its {len(found)} pairs are true"
        )


def _timed(
    work: Callable[[list[Masked], Paragraphs], Pairs], texts: list[Masked], paragraphs: Paragraphs
) -> tuple[float, Pairs]:
    try:
        work(texts[:2], paragraphs[:2])  # imports aside
    except ImportError as error:
        print(error)
        return 0.0, set()
    start = time.process_time()
    found = work(texts, paragraphs)
    return time.process_time() - start, found


if __name__ == "__main__":
    main()
