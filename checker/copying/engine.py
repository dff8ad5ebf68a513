"""Many reports against each other: mask, fingerprint, find candidates, align.

Every stage takes a batch and gives its result back, and none knows of the others, so that `compare` can
run them in this process or in several, and `checker.gate.cluster` on a cluster.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from checker.copying import candidates, fingerprints, phrases
from checker.copying.alignment import SUBSTANCE, align, covered
from checker.copying.boilerplate import Known
from checker.copying.candidates import NEAREST, NOTHING, Frequencies
from checker.copying.fingerprints import LEVELS, TOLD, Hashes
from checker.copying.grouping import Passage
from checker.copying.masks import Masked
from checker.copying.prepared import Prepared, Usage, prepare
from checker.copying.rows import rows_of
from checker.support.processes import pool

Sample = list[tuple[Hashes, NDArray[np.uint32]]]
Progress = Callable[[str, int, int], None]
Found = TypeVar("Found")
BATCH = 64
"""Reports, and pairs, that go to a process at once."""
PARALLEL = 200
"""Reports from which a second process pays."""
PARTS = 8
"""Parts that the stretches of many reports are joined in, one after the other."""


class Pair(NamedTuple):
    """Two reports that share passages."""

    first: int
    second: int
    shares: tuple[float, float]
    """How much of the first stands in the second, and the reverse, boilerplate aside; 0 to 1."""
    passages: tuple[Passage, ...]

    @property
    def reports(self) -> tuple[int, int]:
        """The numbers of both."""
        return self.first, self.second


class Comparison(Struct, frozen=True):
    """What many reports have in common."""

    pairs: tuple[Pair, ...]
    """By numbers of the reports."""
    left_out: Mapping[int, int]
    """Signs of each report in a pair that do not count as copied: formulas, titles, the template."""
    dropped: int = 0
    """Likely pairs that were not aligned because both reports share more with many others."""


def fingerprint(batch: Sequence[Masked]) -> list[Sample]:
    """The kept stretches of each report."""
    return [fingerprints.sample(masked.codes) for masked in batch]


def verify(
    batch: Sequence[tuple[int, int]],
    texts: Mapping[int, Masked],
    known: Known,
    usage: Usage,
    reports: int,
    substance: float = SUBSTANCE,
) -> tuple[list[Pair], dict[int, int]]:
    """Align candidate pairs; those without a passage are dropped.

    Args:
        texts: the reports of the batch by number.
        usage: what many of all reports share.
        reports: how many there are in all.
    """
    ready = {
        number: prepare(texts[number], known, usage, reports)
        for number in {number for pair in batch for number in pair}
    }
    found = []
    for first, second in batch:
        if passages := align(ready[first], ready[second], substance):
            shares = (
                share(ready[first], [p.first for p in passages]),
                share(ready[second], [p.second for p in passages]),
            )
            found.append(Pair(first, second, shares, tuple(passages)))
    paired = {number for pair in found for number in pair.reports}
    return found, {number: int((ready[number].weights == 0).sum()) for number in sorted(paired)}


def share(report: Prepared, spans: list[tuple[int, int]]) -> float:
    """How much of what counts of a report lies in the spans, 0 to 1."""
    counts = report.weights > 0
    return float((covered(report.masked.codes, spans) & counts).sum() / max(1, counts.sum()))


class Likely(NamedTuple):
    """What the stretches of many reports say before any two are aligned."""

    pairs: list[tuple[int, int]]
    """Candidates, by numbers of the reports."""
    dropped: int
    usage: Usage

    def batches(self, jobs: int) -> list[list[tuple[int, int]]]:
        """The pairs as they go to processes: a report is made ready once for each batch that names it."""
        size = min(16 * BATCH, max(BATCH, len(self.pairs) // (8 * jobs)))
        return [self.pairs[at : at + size] for at in range(0, len(self.pairs), size)]


def find_pairs(
    samples: Sequence[Sample],
    sizes: Sequence[int],
    nearest: int = NEAREST,
    progress: Progress = lambda *_: None,
) -> Likely:
    """Candidate pairs of reports numbered as they stand.

    Args:
        sizes: signs of each report.
        nearest: pairs that are kept for one report at most, those that share most.
    """
    joined: list[candidates.Joined] = []
    frequencies: list[Frequencies] = []
    parts = PARTS if len(samples) > PARALLEL else 1
    for level in range(len(LEVELS)):
        rows = candidates.gather(enumerate(samples), level)
        which = (rows.hash >> np.uint64(61)).astype(np.uint8) if parts > 1 else None
        for part in range(parts):
            progress("找雷同", level * parts + part, len(LEVELS) * parts)
            inside = slice(None) if which is None else which == part
            part_of = candidates.join(rows_of(rows, inside), level, len(samples))
            joined.append(part_of._replace(frequencies=NOTHING))
            if level == TOLD:
                frequencies.append(part_of.frequencies)
    return likely(joined, frequencies, sizes, nearest)


def likely(
    joined: Sequence[candidates.Joined],
    frequencies: Sequence[Frequencies],
    sizes: Sequence[int],
    nearest: int = NEAREST,
) -> Likely:
    """Candidate pairs from what the levels, or parts of them, say; see `find_pairs`."""
    learnt, near = phrases.learn([part.frequent for part in joined])
    found, dropped = candidates.pairs(joined, sizes, near, nearest)
    return Likely(found, dropped, Usage(candidates.merge(frequencies), learnt))


def compare(
    texts: Sequence[Masked], known: Known, jobs: int = 1, progress: Progress = lambda *_: None
) -> Comparison:
    """Every pair of reports that shares passages."""
    batches = [texts[at : at + BATCH] for at in range(0, len(texts), BATCH)]
    samples: list[Sample] = []
    with Workers(jobs if len(texts) >= PARALLEL else 1) as workers:
        for part in workers.run(fingerprint, ((batch,) for batch in batches)):
            samples += part
        return compare_samples(texts, samples, known, workers, progress)


def compare_samples(
    texts: Sequence[Masked],
    samples: list[Sample],
    known: Known,
    workers: Workers,
    progress: Progress = lambda *_: None,
    nearest: int = NEAREST,
) -> Comparison:
    """As `compare`, for reports that are fingerprinted; the samples are used up.

    Args:
        nearest: pairs that are aligned for one report at most, those that share most.
    """
    wanted = find_pairs(samples, [len(text) for text in texts], nearest, progress)
    samples.clear()
    found, left_out = verify_all(verify, wanted, texts, known, workers, progress)
    return Comparison(tuple(found), left_out, wanted.dropped)


def verify_all(
    verify: Callable[..., tuple[list[Found], dict[int, int]]],
    likely: Likely,
    held: Sequence[Any],
    known: Known,
    workers: Workers,
    progress: Progress,
) -> tuple[list[Found], dict[int, int]]:
    """The candidates verified in batches, and by report how many signs were left out.

    Args:
        verify: a function as `verify`; what it gets of a report is what is held of it.
    """
    found: list[Found] = []
    left_out: dict[int, int] = {}
    batches = likely.batches(workers.jobs)
    tasks = (
        (some, {n: held[n] for pair in some for n in pair}, known, likely.usage, len(held))
        for some in batches
    )
    for number, (pairs, out) in enumerate(workers.run(verify, tasks)):
        found += pairs
        left_out |= out
        progress("核对", number + 1, len(batches))
    return found, left_out


class Workers:
    """A few processes, or this one; results come in the order of the tasks, few tasks ahead.

    Args:
        prepare: called in each of the processes before its first task.
    """

    def __init__(self, jobs: int, prepare: Callable[[], None] | None = None) -> None:
        self.jobs = jobs
        self._prepare = prepare

    def __enter__(self) -> Workers:
        if self.jobs > 1:
            self._pool = pool(self.jobs, self._prepare)
        return self

    def __exit__(self, *_: object) -> None:
        if self.jobs > 1:
            self._pool.shutdown(cancel_futures=True)

    def run(self, work: Callable[..., Any], tasks: Iterable[tuple[object, ...]]) -> Iterator[Any]:
        if self.jobs < 2:
            for task in tasks:
                yield work(*task)
            return
        from collections import deque

        waiting: deque = deque()  # type: ignore[type-arg]
        for task in tasks:
            waiting.append(self._pool.submit(work, *task))
            if len(waiting) > 2 * self.jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
