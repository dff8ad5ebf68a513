"""On a cluster the same comes out as in one process."""

import shutil
from pathlib import Path

import pytest

from checker.checklist import load
from checker.copying import engine
from checker.copying.masks import mask
from checker.gate.comparison import endings, vocabulary
from checker.readers import read

pytest.importorskip("pyspark")
pytest.importorskip("pandas")
pytestmark = pytest.mark.skipif(not shutil.which("java"), reason="Spark needs Java")
SAMPLES = sorted((Path(__file__).parents[1] / "accuracy").glob("*/docs/*.txt"))
CHECKLIST = "outline-2021-2025"


def test_pairs_are_those_of_one_process(tmp_path: Path) -> None:
    from checker.gate import cluster

    for number, sample in enumerate(SAMPLES[:12]):
        text = sample.read_text("utf-8")
        (tmp_path / f"{number:02}.txt").write_text(text, "utf-8")
        (tmp_path / f"{number:02}b.txt").write_text("\n".join(text.split("\n")[number:]), "utf-8")
    paths = [path.as_posix() for path in sorted(tmp_path.glob("*.txt"))]
    masked = [mask(read(path), endings(load(CHECKLIST))) for path in paths]
    alone = sorted(engine.compare(masked, vocabulary(CHECKLIST)).pairs, key=lambda pair: pair.reports)
    spark = cluster.session("local[1]")
    try:
        names, pairs = cluster.compare(spark, paths, CHECKLIST)
        cluster.write_pairs(spark, names, pairs, str(tmp_path / "pairs"))
        written = spark.read.parquet(str(tmp_path / "pairs")).count()
    finally:
        spark.stop()
    assert names == paths
    assert pairs == alone
    assert written == len(alone) >= 12
