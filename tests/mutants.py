"""Break single places of the program on purpose, one at a time, and see whether a test notices.

    python tests/mutants.py [--count 60] [--seed 0] [--only checker/rules] [--list]

Places are chosen by a checksum over seed, file and code, evenly over the files, so that the same code gives the
same mutants. Each is tried on a copy of the checkout: first with the tests that mirror its file, then, when these
let it pass, with those of its room, of the rules and checklists, at last with the accuracy sets. What no caller can
see is not broken: whether a struct is frozen, the checks of `zip(strict=…)`, how much is kept for the next call.
Survivors are printed as diffs; the exit code is 1 when more survive than `--allow`, 2 when the tests fail on the
program as it is. Takes some ten minutes: run by the nightly job, not by CI.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import hashlib
import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

import docx  # noqa: F401 (for the forks, as what follows)
import hypothesis  # noqa: F401
import numpy  # noqa: F401
import pytest
import typer  # noqa: F401

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("checker/rules", "checker/judging", "checker/text", "checker/readers/structure.py")
COMPARED = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "=="}
FORKS = multiprocessing.get_context("fork")
PATIENCE = 600
"""Seconds after which a mutant hangs."""
UNSEEN = ("frozen", "strict", "maxsize")
"""Keywords whose value changes nothing that is promised."""
NAMES = {"any": "all", "all": "any", "min": "max", "max": "min"}
SEVERITIES = {"ERROR": "WARNING", "WARNING": "INFO", "INFO": "WARNING"}
OPERATORS = {
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=",
}  # fmt: skip


class Mutant(NamedTuple):
    """One place of one file, and what it becomes."""

    file: str
    start: int
    end: int
    """Offsets into the file, in characters."""
    new: str

    def key(self, seed: int, source: str) -> str:
        """What the choice is made by."""
        said = f"{seed} {self.file} {source[max(0, self.start - 40) : self.end + 40]} {self.new}"
        return hashlib.sha256(said.encode()).hexdigest()


class _Finder(ast.NodeVisitor):
    """Every place of a module that can be broken in one of the ways above."""

    def __init__(self, file: str, source: str) -> None:
        self.file, self.source, self.found = file, source, list[Mutant]()
        starts, at = [], 0
        for line in source.splitlines(keepends=True):
            starts.append(at)
            at += len(line)
        self._starts, self._lines = starts, source.splitlines()

    def _offset(self, line: int, column: int) -> int:
        return self._starts[line - 1] + len(self._lines[line - 1].encode()[:column].decode())

    def _span(self, node: ast.expr) -> tuple[int, int]:
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return self._offset(node.lineno, node.col_offset), self._offset(node.end_lineno, node.end_col_offset)

    def _between(self, left: ast.expr, right: ast.expr, old: str, new: str) -> None:
        start, end = self._span(left)[1], self._span(right)[0]
        if (at := self.source.find(old, start, end)) >= 0:
            self.found.append(Mutant(self.file, at, at + len(old), new))

    def visit_Compare(self, node: ast.Compare) -> None:
        sides = [node.left, *node.comparators]
        for left, right, operator in zip(sides, sides[1:], node.ops, strict=False):
            if old := OPERATORS.get(type(operator)):
                self._between(left, right, old, COMPARED[old])
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        old, new = (" and ", " or ") if isinstance(node.op, ast.And) else (" or ", " and ")
        for left, right in zip(node.values, node.values[1:], strict=False):
            self._between(left, right, old, new)
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        if isinstance(node.op, ast.Not):
            start = self._span(node)[0]
            self.found.append(Mutant(self.file, start, start + 4, ""))
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        value, (start, end) = node.value, self._span(node)
        if isinstance(value, bool):
            self.found.append(Mutant(self.file, start, end, str(not value)))
        elif (isinstance(value, float) and value) or (isinstance(value, int) and value > 2):
            grown = round(value * 1.5, 4) if isinstance(value, float) else value + max(1, value // 2)
            self.found.append(Mutant(self.file, start, end, repr(grown)))

    def visit_keyword(self, node: ast.keyword) -> None:
        if node.arg not in UNSEEN:
            self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Name) and (new := NAMES.get(node.func.id)):
            self.found.append(Mutant(self.file, *self._span(node.func), new))
        self.generic_visit(node)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if isinstance(node.value, ast.Name) and node.value.id == "Severity" and node.attr in SEVERITIES:
            self.found.append(Mutant(self.file, *self._span(node), f"Severity.{SEVERITIES[node.attr]}"))
        self.generic_visit(node)


def mutants_of(path: Path) -> list[Mutant]:
    """Every mutant of a file."""
    source = path.read_text("utf-8")
    finder = _Finder(path.relative_to(ROOT).as_posix(), source)
    finder.visit(ast.parse(source))
    return finder.found


def chosen(count: int, seed: int, only: str) -> list[Mutant]:
    """So many mutants, in turn from the files."""
    rooms = [only] if only else ROOMS
    files = sorted({f for room in rooms for f in _files(ROOT / room)})
    piles = []
    for file in files:
        source = file.read_text("utf-8")
        pile = sorted(mutants_of(file), key=lambda m: m.key(seed, source))
        piles.append(pile)
    order = sorted(
        range(len(piles)), key=lambda i: hashlib.sha256(f"{seed}{files[i].name}".encode()).hexdigest()
    )
    picked: list[Mutant] = []
    while len(picked) < count and any(piles):
        picked += [piles[i].pop(0) for i in order if piles[i]]
    return picked[:count]


def _files(room: Path) -> Iterator[Path]:
    if room.is_file():
        yield room
    else:
        yield from (f for f in room.rglob("*.py") if f.name not in ("__init__.py", "manual.py"))


def tests_for(file: str) -> list[list[str]]:
    """What is run on a mutant of a file, cheapest first."""
    room, name = Path(file).parts[1], Path(file).stem
    own = [path.relative_to(ROOT).as_posix() for path in (ROOT / "tests").glob(f"*/test_{name}.py")]
    near = {"readers": ["tests/readers/test_structure.py"]}.get(room, [f"tests/{room}"])
    judged = [] if room == "rules" else ["tests/rules"]
    last = ["tests/accuracy", "tests/test_end_to_end.py", "tests/test_generated.py"]
    steps = [own, near, judged, ["tests/checklist"], last]
    return [step for step in steps if step]


def killed(mutant: Mutant, copy: Path) -> str:
    """The tests that noticed; empty when none did."""
    target = copy / mutant.file
    source = target.read_text("utf-8")
    target.write_text(source[: mutant.start] + mutant.new + source[mutant.end :], "utf-8")
    try:
        for step in tests_for(mutant.file):
            for stale in target.parent.glob(f"__pycache__/{target.stem}.*"):  # of the same second and size
                stale.unlink()
            if not passes(copy, step):
                return " ".join(step)
    finally:
        target.write_text(source, "utf-8")
    return ""


def passes(copy: Path, tests: list[str]) -> bool:
    """Whether tests pass, in time, on a copy of the checkout."""
    run = FORKS.Process(target=_test, args=(copy, tests))
    run.start()
    run.join(PATIENCE)
    if run.exitcode is None:
        run.kill()
    return run.exitcode in (0, pytest.ExitCode.NO_TESTS_COLLECTED)


def _test(copy: Path, step: list[str]) -> None:
    """Run tests on a copy and end with pytest's code; a fork has imported what they all import."""
    os.chdir(copy)
    null = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(null, stream)
    sys.path.insert(0, str(copy))
    os.environ["PYTHONPATH"] = str(copy)
    sys.dont_write_bytecode = False
    os._exit(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *step]))


def shown(mutant: Mutant) -> str:
    """A mutant as a diff of one line."""
    source = (ROOT / mutant.file).read_text("utf-8")
    broken = source[: mutant.start] + mutant.new + source[mutant.end :]
    lines = difflib.unified_diff(
        source.splitlines(), broken.splitlines(), mutant.file, mutant.file, n=0, lineterm=""
    )
    return "\n".join(line for line in lines if not line.startswith(("---", "+++")))


def main() -> None:
    """Try the mutants, two at a time."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", default="", help="a file or folder below the checkout")
    parser.add_argument("--allow", type=int, default=5, help="survivors that are no failure")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--list", action="store_true", help="only print the mutants")
    asked = parser.parse_args()
    picked = chosen(asked.count, asked.seed, asked.only)
    if asked.list:
        for mutant in picked:
            print(mutant.file, shown(mutant), sep="\n")
        return
    with tempfile.TemporaryDirectory() as scratch, ThreadPoolExecutor(asked.jobs) as pool:
        copies: SimpleQueue[Path] = SimpleQueue()
        for number in range(asked.jobs):
            copy = Path(scratch) / str(number)
            listed = subprocess.run(
                ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
            )
            for name in filter(None, listed.stdout.split("\0")):
                (copy / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, copy / name)
            copies.put(copy)

        every = {test for mutant in picked for step in tests_for(mutant.file) for test in step}
        if not passes(copy, sorted(every)):
            print("the tests fail without a mutant", file=sys.stderr)
            sys.exit(2)

        def tried(mutant: Mutant) -> tuple[Mutant, str]:
            copy = copies.get()
            try:
                return mutant, killed(mutant, copy)
            finally:
                copies.put(copy)

        survived = 0
        for number, (mutant, by) in enumerate(pool.map(tried, picked), 1):
            told = by or f"SURVIVED\n{shown(mutant)}"
            print(f"{number}/{len(picked)} {mutant.file}: {told}", flush=True)
            survived += not by
    print(f"\n{survived} of {len(picked)} survived")
    sys.exit(survived > asked.allow)


if __name__ == "__main__":
    main()
