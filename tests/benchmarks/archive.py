"""What an archive bears: a draft against many reports, and writers that are killed.

python tests/benchmarks/archive.py draft FOLDER ARCHIVE [--reports 20000]    (adds what is not there yet)
python tests/benchmarks/archive.py storm FOLDER ARCHIVE [--writers 8] [--kills 20]

FOLDER holds the reports of copies.py. `draft` tells how long one report takes against the archive, imports
aside, the first time and again. `storm` lets writers add to a new archive side by side and kills one after
the other; what any of them printed as stored must be there and whole.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

COMMAND = (sys.executable, "-m", "checker", "archive")
CHUNK = 500
STORED, KNOWN = "已存入", "档案里已有"


def fill(archive: Path, files: Sequence[Path]) -> None:
    """Add files, some at a time."""
    for at in range(0, len(files), CHUNK):
        command = [*COMMAND, "add", *map(str, files[at : at + CHUNK]), "--archive", str(archive)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        print(f"\r{at + CHUNK}/{len(files)}", end="", file=sys.stderr, flush=True)


def draft(archive: Path, file: Path) -> tuple[int, list[float]]:
    """How many reports there are, and the seconds that one takes against them, three times."""
    from checker.copying.archive import open_archive
    from checker.gate.archives import compare_with_archive

    seconds = []
    with open_archive(archive) as opened:
        for _ in range(3):
            start = time.perf_counter()
            compare_with_archive(opened, [str(file)], "outline-2021-2025")
            seconds.append(time.perf_counter() - start)
        return opened.count(), seconds


def storm(
    archive: Path, files: Sequence[Path], writers: int, kills: int, seed: int = 1
) -> tuple[set[str], int]:
    """Let writers add files side by side and kill so many of them, each while it is writing.

    Returns:
        The paths that were confirmed, and how many writers were killed before they were done.
    """
    chance = random.Random(seed)
    shares = [files[number::writers] for number in range(writers)]
    confirmed: set[str] = set()
    killed = rounds = 0
    while rounds == 0 or (killed < kills and rounds < kills):
        rounds += 1
        runs = [
            subprocess.Popen(
                [*COMMAND, "add", *map(str, share), "--archive", str(archive)],
                stdout=subprocess.PIPE, text=True,
            )
            for share in shares
        ]  # fmt: skip
        victims = chance.sample(range(writers), min(writers, kills - killed, max(1, writers // 2)))
        waits = [chance.random() / 20 for _ in victims]
        with ThreadPoolExecutor(writers) as threads:
            for first in threads.map(_killed, (runs[number] for number in victims), waits):
                confirmed |= _confirmed(first)
        for run in runs:
            out, _ = run.communicate()
            killed += run.returncode == -signal.SIGKILL
            confirmed |= _confirmed(out)
        shares = [[file for file in share if str(file) not in confirmed] or share[-1:] for share in shares]
    return confirmed, killed


def _killed(run: subprocess.Popen[str], wait: float) -> str:
    """Kill a writer in its second transaction; gives what it had said by the end of the first."""
    assert run.stdout is not None
    first = run.stdout.readline()
    time.sleep(wait)
    run.send_signal(signal.SIGKILL)
    return first


def _confirmed(out: str) -> set[str]:
    """The paths of the lines that are whole and say that a report is in the archive."""
    lines = [line.rpartition("：") for line in out.splitlines(keepends=True) if line.endswith("\n")]
    return {path for path, _, said in lines if said.startswith((STORED, KNOWN))}


def listed(archive: Path) -> set[str]:
    """The paths in an archive that `archive verify` finds whole."""
    subprocess.run([*COMMAND, "verify", "--archive", str(archive)], check=True, stdout=subprocess.DEVNULL)
    done = subprocess.run(
        [*COMMAND, "list", "--archive", str(archive)], check=True, capture_output=True, text=True
    )
    return {line.split(" ", 3)[3] for line in done.stdout.splitlines() if line.count(" ") > 2}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=("draft", "storm"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--reports", type=int, default=20000)
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--kills", type=int, default=20)
    said = parser.parse_args()
    files = sorted(said.folder.glob("r*.txt"))
    if said.command == "draft":
        from checker.copying.archive import open_archive

        there = 0
        if said.archive.exists():
            with open_archive(said.archive) as opened:
                there = opened.count()
        fill(said.archive, files[there : said.reports])
        reports, seconds = draft(said.archive, files[-1])
        print(f"{reports} reports: " + ", ".join(f"{second * 1000:.0f} ms" for second in seconds))
        return
    confirmed, killed = storm(said.archive, files, said.writers, said.kills)
    lost = confirmed - listed(said.archive)
    print(f"{said.writers} writers, {killed} killed, {len(confirmed)} reports confirmed, {len(lost)} lost")
    sys.exit(bool(lost))


if __name__ == "__main__":
    main()
