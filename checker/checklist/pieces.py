"""What the learned models look at in a sentence: runs of one to three characters of it and of its heading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from operator import add

from checker.support.patterns import regex
from checker.text.normalise import normalised

LONGEST = 3
"""Characters of the longest run."""
HEADING = "\x01"
"""Mark of a run of the heading above."""
TITLE = {"《": "\x02", "》": "\x03"}
"""Book-title marks, kept where `normalised` would drop them: the name of a law is not the work."""
NUMBER = regex(r"[0-9]+(?:\.[0-9]+)?")
SHORT, LONG = 15, 60
"""Lengths, in characters, up to and from which a sentence counts as short or long."""
FACTS = (
    "figure", "figures", "many figures", "short", "shortish", "medium", "long", "very long", "title", "list", "clauses",
    "many clauses",
)  # fmt: skip
"""What `facts` says about a sentence."""


def spelt(text: str) -> str:
    """A text as the models see it: normalised, book-title marks kept, every number the same."""
    for mark, kept in TITLE.items():
        text = text.replace(mark, kept)
    return NUMBER.sub("0", normalised(text))


def pieces(text: str, heading: str = "") -> set[str]:
    """The runs of a sentence and of the heading above it, both as `spelt`; "" stands in every one."""
    above = islice(runs(heading), 1, None)
    return {"", *(HEADING + run for of_size in above for run in of_size)}.union(*runs(text))


def runs(text: str) -> Iterator[Sequence[str]]:
    """All runs of one character, then all of two, up to `LONGEST`."""
    found = characters = list(text)
    yield found
    for size in range(1, LONGEST):
        found = list(map(add, found, characters[size:]))
        yield found


def likeness(one: set[str], other: set[str]) -> float:
    """How alike two sentences are by their pieces: the cosine, 0 to 1."""
    return len(one & other) / ((len(one) * len(other)) ** 0.5 or 1.0)


def length(text: str) -> float:
    """By what the weights of a sentence's pieces are divided, so that long ones do not count for more."""
    return float((len(text) + 8) ** 0.5)


def facts(text: str, figures: int) -> tuple[int, ...]:
    """What tells work from words besides the words: figures, length, names of documents, lists.

    Args:
        text: as `spelt`.
        figures: how many figures that count as evidence stand in it.
    """
    size, commas = len(text), text.count(",")
    return (
        figures > 0, figures > 1, figures > 2, size < SHORT, size < 25, size < 40, size > LONG, size > 100,
        "\x02" in text, "、" in text, commas >= 3, commas >= 5,
    )  # fmt: skip


def shown(piece: str) -> str:
    """A piece as people read it."""
    heading = piece.startswith(HEADING)
    words = piece.removeprefix(HEADING).replace("\x02", "《").replace("\x03", "》")
    return f"标题“{words}”" if heading else words
