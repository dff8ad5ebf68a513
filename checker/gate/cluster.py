"""The stages of audit and comparison on Apache Spark: the same pure functions, over batches of rows.

Files are named by paths that every worker can read (one machine, or a shared folder). Needs the extra [spark].
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

from checker.copying import candidates, engine
from checker.copying.candidates import Frequencies, Joined, Rows
from checker.copying.fingerprints import TOLD
from checker.gate.audit import Task, audit_task
from checker.gate.comparison import read_batch, vocabulary
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


def compare(spark: SparkSession, paths: Sequence[str], checklist: str) -> tuple[list[str], list[engine.Pair]]:
    """The paths that could be read and the pairs that `engine.compare` would find among them."""

    def fingerprint(batches: Iterator[Any]) -> Iterator[Any]:
        import pandas as pd

        for batch in batches:
            rows = []
            read = read_batch(list(batch["path"]), checklist)
            for number, entry in zip(batch["number"], read, strict=True):
                if not isinstance(entry, InputError):
                    rows.append((number, pickle.dumps(entry[1]), pickle.dumps(entry[2])))
            yield pd.DataFrame(rows, columns=["number", "text", "sample"])

    kept = _paths(spark, paths).mapInPandas(fingerprint, "number long, text binary, sample binary").cache()
    numbers = sorted(row.number for row in kept.select("number").collect())
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
    frequencies: dict[int, list[Frequencies]] = {level: [] for level in TOLD}
    rows = kept.select("number", "sample").mapInPandas(stretches, wanted)
    for row in rows.groupBy("part").applyInPandas(join, "joined binary").toLocalIterator():
        level, part = pickle.loads(row.joined)  # noqa: S301 (our own)
        joined.append(part)
        if level in frequencies:
            frequencies[level].append(part.frequencies)
    if not joined:
        return [], []
    likely, _ = candidates.pairs(joined)
    merged = tuple(candidates.merge(frequencies[level] or [candidates.NOTHING]) for level in TOLD)
    return [paths[number] for number in numbers], _verified(spark, kept, likely, numbers, merged, checklist)


def _verified(
    spark: SparkSession,
    kept: DataFrame,
    likely: Sequence[tuple[int, int]],
    numbers: Sequence[int],
    frequencies: Sequence[Frequencies],
    checklist: str,
) -> list[engine.Pair]:
    """Candidate pairs aligned by the workers, each with the texts of its two reports."""
    if not likely:
        return []
    shared = spark.sparkContext.broadcast(frequencies)
    reports = len(numbers)
    wanted = spark.createDataFrame(
        [(first, second, numbers[first], numbers[second]) for first, second in likely],
        "first long, second long, a long, b long",
    )
    texts = kept.select("number", "text")
    both = wanted.join(texts.withColumnsRenamed({"number": "a", "text": "one"}), "a").join(
        texts.withColumnsRenamed({"number": "b", "text": "two"}), "b"
    )

    def verify(batches: Iterator[Any]) -> Iterator[Any]:
        import pandas as pd

        known = vocabulary(checklist)
        for batch in batches:
            held = {}
            for row in batch.itertuples():
                held[row.first] = row.one
                held[row.second] = row.two
            loaded = {number: pickle.loads(text) for number, text in held.items()}  # noqa: S301 (our own)
            pairs = list(zip(batch["first"], batch["second"], strict=True))
            found, _ = engine.verify(pairs, loaded, known, shared.value, reports)
            yield pd.DataFrame({"pair": [pickle.dumps(pair) for pair in found]})

    found = both.mapInPandas(verify, "pair binary").toLocalIterator()
    pairs: list[engine.Pair] = [pickle.loads(row.pair) for row in found]  # noqa: S301 (our own)
    return sorted(
        (pair._replace(first=int(pair.first), second=int(pair.second)) for pair in pairs),
        key=lambda pair: pair.reports,
    )


def write_pairs(spark: SparkSession, paths: Sequence[str], pairs: Sequence[engine.Pair], output: str) -> None:
    """Pairs as Parquet: paths, shares, and passages as places in the masked texts."""
    rows = [
        (
            paths[pair.first], paths[pair.second], *pair.shares,
            [[*p.first, *p.second, p.likeness] for p in pair.passages],
        )
        for pair in pairs
    ]  # fmt: skip
    form = (
        "first string, second string, first_in_second double, second_in_first double, "
        "passages array<array<double>>"
    )
    rows = [(*row[:4], [[float(value) for value in passage] for passage in row[4]]) for row in rows]
    spark.createDataFrame(rows, form).coalesce(1).write.mode("error").parquet(output)


def _paths(spark: SparkSession, paths: Sequence[str]) -> DataFrame:
    frame = spark.createDataFrame(list(enumerate(paths)), "number long, path string")
    return frame.repartition(max(1, min(len(paths) // 32, 4 * spark.sparkContext.defaultParallelism)))
