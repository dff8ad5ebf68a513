"""A cluster gives what one process gives, and two cores are faster than one.

python tests/benchmarks/on_spark.py FOLDER        (made by copies.py --reports 500; needs Java and [spark])

Compares the reports in one process and on Spark with local[1] and local[2], each in a process of its own, and
fails unless the results are the same bytes after sorting. Tells the seconds of each, Spark's start aside.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import msgspec

CHECKLIST = "outline-2021-2025"


def main() -> None:
    folder, master = Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else ""
    paths = [path.as_posix() for path in sorted(folder.glob("r*.txt"))]
    if master:
        _spark(paths, master)
        return
    from checker.gate.comparison import compare_files

    start = time.perf_counter()
    alone = sorted(msgspec.json.encode(pair).decode() for pair in compare_files(paths, CHECKLIST).pairs)
    print(f"one process {time.perf_counter() - start:.1f} s, {len(paths)} reports, {len(alone)} pairs")
    for master in ("local[1]", "local[2]"):
        done = subprocess.run(
            [sys.executable, __file__, str(folder), master], stdout=subprocess.PIPE, text=True, check=True
        )
        seconds, *found = done.stdout.splitlines()
        print(f"{master} {seconds} s, {'the same' if found == alone else 'NOT THE SAME'}")
        if found != alone:
            sys.exit(1)


def _spark(paths: list[str], master: str) -> None:
    from checker.gate import cluster

    spark = cluster.session(master)
    spark.range(10).count()
    start = time.perf_counter()
    _, pairs = cluster.compare(spark, paths, CHECKLIST)
    print(f"{time.perf_counter() - start:.1f}")
    spark.stop()
    print("\n".join(sorted(msgspec.json.encode(pair).decode() for pair in pairs)))


if __name__ == "__main__":
    main()
