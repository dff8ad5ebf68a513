"""On a cluster the same comes out as in one process."""

import os
import shutil
from pathlib import Path

import msgspec
import pytest

from checker.gate.comparison import compare_files

pytest.importorskip("pyspark", reason="needs the extra [spark]")
pytest.importorskip("pandas", reason="needs the extra [spark]")
pytestmark = pytest.mark.skipif(
    not shutil.which("java") and "JAVA_HOME" not in os.environ, reason="Spark needs Java, which is not here"
)
SAMPLES = sorted((Path(__file__).parents[1] / "accuracy").glob("*/docs/*.txt"))
CHECKLIST = "outline-2021-2025"


def test_pairs_are_those_of_one_process(tmp_path: Path) -> None:
    from checker.gate import cluster

    for number, sample in enumerate(SAMPLES[:12]):
        text = sample.read_text("utf-8")
        (tmp_path / f"{number:02}.txt").write_text(text, "utf-8")
        (tmp_path / f"{number:02}b.txt").write_text("\n".join(text.split("\n")[number:]), "utf-8")
    paths = [path.as_posix() for path in sorted(tmp_path.glob("*.txt"))]
    alone = compare_files(paths, CHECKLIST)
    spark = cluster.session("local[1]")
    try:
        names, pairs = cluster.compare(spark, paths, CHECKLIST)
        cluster.write_pairs(spark, names, pairs, str(tmp_path / "pairs"))
        rows = spark.read.parquet(str(tmp_path / "pairs")).collect()
    finally:
        spark.stop()
    assert names == [card.path for card in alone.reports] == paths
    assert sorted(row.result for row in rows) == sorted(msgspec.json.encode(p).decode() for p in alone.pairs)
    assert {(row.first, row.second) for row in rows} >= {
        (paths[2 * number], paths[2 * number + 1]) for number in range(12)
    }
