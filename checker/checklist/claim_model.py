"""The learned model of what claims a result: what each sign of a clause is worth, in one generated file."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from functools import cache, cached_property
from operator import add
from pathlib import Path

from msgspec import Struct

from checker.checklist.learned import packed, read_table
from checker.support.patterns import regex

MAGIC = "checker claims 1"
NUMBER = regex(r"[0-9]+(?:\.[0-9]+)?")
QUOTES = "\"'“”‘’ \n"
OPENING, CLOSING = "^", "$"
"""Marks of where a clause begins and ends; neither stands in signs otherwise."""
TAILS = (3, 4, 5, 6)
"""Characters, with the mark, of the ends of a clause that are signs: what is said of a thing stands last in Chinese."""
BESIDE = 8
"""So many characters may lie between two word classes that make a sign together."""
SIZES, LONGEST = 5, 6
"""Clauses of as many characters count as of one size; longer than six such steps counts as six."""
SMOOTH = 20
"""Added to the number of signs by whose root a score is divided, so that short clauses do not count for more."""
PRIOR = -1.0
"""The score of a clause without known signs; 1 is a claim."""


class ClaimTable(Struct, frozen=True):
    """What the file holds."""

    signs: str
    """Every sign that has a weight, one a line, in order."""
    values: bytes
    """array("b"): their weights."""
    scale: float
    """What a weight of 1 is worth."""
    threshold: float
    """From here on a clause claims a result."""


class ClaimModel:
    """The model, ready to score clauses."""

    def __init__(self, table: ClaimTable) -> None:
        self.table = table

    def claims(self, found: set[str]) -> bool:
        """Whether a clause claims a result."""
        return self.score(found) >= self.table.threshold

    @cached_property
    def _worth(self) -> dict[str, int]:
        return dict(zip(self.table.signs.split("\n"), array("b", self.table.values), strict=True))

    def score(self, found: set[str]) -> float:
        """How much a clause claims a result, about -1 to 1.

        Args:
            found: its `signs`.
        """
        known = self._worth.keys() & found
        return PRIOR + self.table.scale * sum(map(self._worth.__getitem__, known)) / size(found)


def signs(
    clause: str, classes: Sequence[tuple[int, int, str]], *, closes: bool, ends: bool, whole: bool
) -> set[str]:
    """What speaks for or against a claim in a clause: characters and pairs, its end, word classes and their order, place.

    Args:
        clause: normalised.
        classes: places of word classes in it with their names, in order.
        closes: whether it is the last clause of its sentence; `ends`: also of its paragraph; `whole`: the only one.
    """
    text = OPENING + NUMBER.sub("0", clause).strip(QUOTES) + CLOSING
    found = {*text, *map(add, text, text[1:]), *(text[-tail:] for tail in TAILS)}
    found.add("<last>" if closes else "<mid>")
    if closes and ends:
        found.add("<end>")
    if whole:
        found.add("<whole>")
    found.add(f"<size {min(LONGEST, (len(text) - 2) // SIZES)}>")
    last = len(clause) - 1
    for start, end, name in classes:
        found.add(f"<{name}>")
        if end >= last:
            found.add(f"<{name}{CLOSING}>")
        if start == 0:
            found.add(f"<{OPENING}{name}>")
    starts = [start for start, _, _ in classes]
    for _, end, name in classes:
        for _, stop, other in classes[bisect_left(starts, end) : bisect_right(starts, end + BESIDE)]:
            found.add(f"<{name} {other}{CLOSING if stop >= last else ''}>")
    return found


def size(found: Set[str]) -> float:
    """By what the weights of a clause's signs are divided."""
    return float((len(found) + SMOOTH) ** 0.5)


@cache
def read_claim_model(path: Path) -> ClaimModel:
    """The model in a file.

    Raises:
        CheckerError: it is not there, no file of weights, or one of another version.
    """
    return ClaimModel(read_table(path, MAGIC, ClaimTable))


def as_file(table: ClaimTable, about: str) -> bytes:
    """The content of the file, with a header that says what it was made from."""
    return packed(table, MAGIC, about)
