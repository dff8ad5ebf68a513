"""Reports of a run in little memory: a few as they are, further ones packed until somebody looks at them."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, overload

import msgspec

from checker.model.results import InputError, ReportResult, RunResult

FEW = 100
"""Reports that are kept as they are: half a megabyte each, against thirteen kilobytes packed."""
FAST = 1
"""Level of compression; a higher one saves a tenth and takes three times as long."""


def pack(report: ReportResult) -> ReportResult | bytes:
    """A report as bytes; as it is where its path is no text."""
    try:
        return zlib.compress(msgspec.msgpack.encode(report), FAST)
    except UnicodeEncodeError:
        return report


def unpack(data: bytes) -> ReportResult:
    """The report again."""
    report: ReportResult = _decoder().decode(zlib.decompress(data))
    return report


@cache
def _decoder() -> Any:
    return msgspec.msgpack.Decoder(ReportResult)


class Reports(Sequence[ReportResult]):
    """Reports one after the other; whoever goes through them holds one at a time.

    Args:
        reports: as they are or packed already.
    """

    def __init__(self, reports: Iterable[ReportResult | bytes] = ()) -> None:
        self._held: list[ReportResult | bytes] = []
        for report in reports:
            self.append(report)

    def append(self, report: ReportResult | bytes) -> None:
        """Put one more behind the others."""
        if isinstance(report, ReportResult) and len(self._held) >= FEW:
            report = pack(report)
        self._held.append(report)

    @overload
    def __getitem__(self, index: int) -> ReportResult: ...
    @overload
    def __getitem__(self, index: slice) -> Reports: ...
    def __getitem__(self, index: int | slice) -> ReportResult | Reports:
        if isinstance(index, slice):
            return Reports(self._held[index])
        held = self._held[index]
        return held if isinstance(held, ReportResult) else unpack(held)

    def __len__(self) -> int:
        return len(self._held)

    def __iter__(self) -> Iterator[ReportResult]:
        for held in self._held:
            yield held if isinstance(held, ReportResult) else unpack(held)


def run_result(results: Iterable[ReportResult | bytes | InputError]) -> RunResult:
    """What became of the files of a run, sorted by that; reports may be packed."""
    results = list(results)
    failed = [result for result in results if isinstance(result, InputError)]
    return RunResult(
        Reports(result for result in results if not isinstance(result, InputError)),
        tuple(error for error in failed if error.fault),
        tuple(error for error in failed if not error.fault),
    )
