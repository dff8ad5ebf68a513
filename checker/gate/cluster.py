"""The stages of audit and comparison on Apache Spark: the same pure functions, over batches of rows.

Files are named by paths that every worker can read (one machine, or a shared folder). Needs the extra [spark].
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

from checker.copying import candidates, engine
from checker.copying.candidates import Frequencies, Joined
from checker.copying.fingerprints import TOLD
from checker.copying.results import PairResult, ordered
from checker.copying.rows import Rows
from checker.gate.audit import Task, audit_task
from checker.gate.comparison import Held, read_batch, verified, vocabulary
from checker.model.errors import CheckerError
from checker.model.results import InputError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

PARTS = 16
"""Parts that the stretches are joined in for each level."""


class SparkError(CheckerError):
    """Spark is not there or does not start."""


def session(master: str) -> SparkSession:
    """A Spark session at a master URL such as local[2].

    Raises:
        SparkError: the extra is not installed, or the session does not start.
    """
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise SparkError("没有装 Spark，请用 pip install 'baogao-checker[spark]'") from error
    if master.startswith(
        "local"
    ):  # the workers run on this machine: by this Python, not the first on the path
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    try:
        made: SparkSession = (
            SparkSession.builder.master(master)
            .appName("checker")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.execution.arrow.pyspark.enabled", "true")
            .getOrCreate()
        )
    except Exception as error:
        reason = " ".join(str(error).split())[:200]
        raise SparkError(f"{master}：Spark 起不来（{reason}），请检查 Java 和 --master") from error
    made.sparkContext.setLogLevel("ERROR")
    return made


def audit(spark: SparkSession, paths: Sequence[str], checklist: str, output: str) -> None:
    """Audit files; one row of Parquet each: path, result or error as JSON."""

    def run(batches: Iterator[Any]) -> Iterator[Any]:
        import pandas as pd

        for batch in batches:
            results = [audit_task(Task(path, checklist)) for path in batch["path"]]
            yield pd.DataFrame(
                {
                    "path": batch["path"],
                    "error": [r.message if isinstance(r, InputError) else None for r in results],
                    "result": [
                        None if isinstance(r, InputError) else msgspec.json.encode(r).decode()
                        for r in results
                    ],
                }
            )

    frame = _paths(spark, paths).mapInPandas(run, "path string, error string, result string")
    frame.write.mode("error").parquet(output)


def compare(spark: SparkSession, paths: Sequence[str], checklist: str) -> tuple[list[str], list[PairResult]]:
    """The paths that could be read and the pairs that `compare_files` would find among them."""

    def fingerprint(batches: Iterator[Any]) -> Iterator[Any]:
        import pandas as pd

        for batch in batches:
            rows = []
            read = read_batch(list(batch["path"]), checklist)
            for number, entry in zip(batch["number"], read, strict=True):
                if not isinstance(entry, InputError):
                    held = Held(entry.text, entry.packed)
                    rows.append((number, len(entry.text), pickle.dumps(held), pickle.dumps(entry.sample)))
            yield pd.DataFrame(rows, columns=["number", "size", "held", "sample"])

    form = "number long, size long, held binary, sample binary"
    kept = _paths(spark, paths).mapInPandas(fingerprint, form).cache()
    sizes = {row.number: row["size"] for row in kept.select("number", "size").collect()}
    numbers = sorted(sizes)
    place_of = {number: place for place, number in enumerate(numbers)}
    reports = len(numbers)

    def stretches(batches: Iterator[Any]) -> Iterator[Any]:
        import pandas as pd

        for batch in batches:
            for number, packed in zip(batch["number"], batch["sample"], strict=True):
                for level, (hashes, places) in enumerate(pickle.loads(packed)):  # noqa: S301 (our own)
                    yield pd.DataFrame(
                        {
                            "part": level * PARTS + (hashes >> np.uint64(60)).astype(np.int64),
                            "hash": hashes.view(np.int64),
                            "number": np.int64(place_of[number]),
                            "place": places.astype(np.int64),
                        }
                    )

    def join(part: Any) -> Any:
        import pandas as pd

        level = int(part["part"].iloc[0]) // PARTS
        part = part.sort_values("number", kind="stable")
        rows = Rows(
            part["hash"].to_numpy().view(np.uint64),
            part["number"].to_numpy().astype(np.uint32),
            part["place"].to_numpy().astype(np.uint32),
        )
        packed = pickle.dumps((level, candidates.join(rows, level, reports)))
        return pd.DataFrame({"joined": [packed]})

    wanted = "part long, hash long, number long, place long"
    joined: list[Joined] = []
    frequencies: list[Frequencies] = [candidates.NOTHING]
    rows = kept.select("number", "sample").mapInPandas(stretches, wanted)
    for row in rows.groupBy("part").applyInPandas(join, "joined binary").toLocalIterator():
        level, part = pickle.loads(row.joined)  # noqa: S301 (our own)
        joined.append(part)
        if level == TOLD:
            frequencies.append(part.frequencies)
    if not joined:
        return [], []
    likely = engine.likely(joined, frequencies, [sizes[number] for number in numbers])
    return [paths[number] for number in numbers], _verified(spark, kept, likely, numbers, checklist)


def _verified(
    spark: SparkSession, kept: DataFrame, likely: engine.Likely, numbers: Sequence[int], checklist: str
) -> list[PairResult]:
    """Candidate pairs aligned by the workers, each with its two reports."""
    if not likely.pairs:
        return []
    shared = spark.sparkContext.broadcast(likely.usage)
    reports = len(numbers)
    wanted = spark.createDataFrame(
        [(first, second, numbers[first], numbers[second]) for first, second in likely.pairs],
        "first long, second long, a long, b long",
    )
    texts = kept.select("number", "held")
    both = wanted.join(texts.withColumnsRenamed({"number": "a", "held": "one"}), "a").join(
        texts.withColumnsRenamed({"number": "b", "held": "two"}), "b"
    )

    def verify(batches: Iterator[Any]) -> Iterator[Any]:
        import pandas as pd

        known = vocabulary(checklist)
        for batch in batches:
            packed: dict[int, bytes] = {}
            for row in batch.itertuples():
                packed[int(row.first)] = row.one
                packed[int(row.second)] = row.two
            held = {number: pickle.loads(one) for number, one in packed.items()}  # noqa: S301 (our own)
            pairs = [(int(a), int(b)) for a, b in zip(batch["first"], batch["second"], strict=True)]
            found, _ = verified(pairs, held, known, shared.value, reports)
            yield pd.DataFrame({"pair": [pickle.dumps(pair) for pair in found]})

    rows = both.mapInPandas(verify, "pair binary").toLocalIterator()
    return list(ordered([pickle.loads(row.pair) for row in rows]))  # noqa: S301 (our own)


def write_pairs(spark: SparkSession, paths: Sequence[str], pairs: Sequence[PairResult], output: str) -> None:
    """Pairs as Parquet: paths, shares, how many passages, and all that is known of the pair as JSON."""
    rows = [
        (
            *(paths[report] for report in pair.reports), *pair.shares, len(pair.passages),
            msgspec.json.encode(pair).decode(),
        )
        for pair in pairs
    ]  # fmt: skip
    form = (
        "first string, second string, first_in_second double, second_in_first double, "
        "passages long, result string"
    )
    spark.createDataFrame(rows, form).coalesce(1).write.mode("error").parquet(output)


def _paths(spark: SparkSession, paths: Sequence[str]) -> DataFrame:
    frame = spark.createDataFrame(list(enumerate(paths)), "number long, path string")
    return frame.repartition(max(1, min(len(paths) // 32, 4 * spark.sparkContext.defaultParallelism)))
