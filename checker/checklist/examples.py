"""Labelled sentences: how the requirements of a checklist are said. One line a sentence, tabs between the columns."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from checker.model.errors import CheckerError
from checker.model.vocabulary import Margin, Role
from checker.support import limits
from checker.support.reading import read_bytes

HEADER = ("writer", "part", "labels", "heading", "sentence")
PARTS = (Role.ACHIEVEMENTS, Role.LEADER, Role.OTHER, Margin.INTRODUCTION, Role.SHORTCOMINGS, Role.PLAN)


class Example(Struct, frozen=True):
    """A sentence with what a careful reader says it answers."""

    writer: str
    part: str
    """The statutory part it stands in: one of `PARTS`."""
    covers: tuple[str, ...]
    """Requirements that it answers in substance."""
    mentions: tuple[str, ...]
    """Requirements that it only names: a slogan, a list, a plan."""
    unknown: tuple[str, ...]
    """Requirements on which the label says nothing."""
    heading: str
    text: str

    @property
    def labels(self) -> str:
        """As written: `GY-15 ~GY-31 ?GY-05`, `-` for a sentence that speaks of none."""
        marks = ("", *self.covers), ("~", *self.mentions), ("?", *self.unknown)
        return " ".join(mark + name for mark, *names in marks for name in names) or "-"

    @property
    def line(self) -> str:
        """As a line of the file."""
        return "\t".join((self.writer, self.part, self.labels, self.heading, self.text))


def read_examples(path: Path) -> list[Example]:
    """The sentences of a file.

    Raises:
        CheckerError: the file cannot be read, is no UTF-8, or a line breaks the format; the message names file and line.
    """
    try:
        lines = read_bytes(path, limits.TOML).decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise CheckerError(f"{path}：例句文件不是 UTF-8 文本，请另存为 UTF-8") from None
    examples = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != len(HEADER) or cells[1] not in PARTS or not cells[4].strip():
            raise CheckerError(
                f"{path}:{number}：例句应有五栏：作者、部分（{'、'.join(PARTS)}）、标注、标题、句子"
            )
        examples.append(example(cells[0], cells[1], cells[2], cells[3], cells[4]))
    return examples


def example(writer: str, part: str, labels: str, heading: str, text: str) -> Example:
    """An example from its labels as written."""
    words = [] if labels == "-" else labels.split()
    return Example(
        writer,
        part,
        tuple(word for word in words if word[0] not in "~?"),
        tuple(word[1:] for word in words if word[0] == "~"),
        tuple(word[1:] for word in words if word[0] == "?"),
        heading,
        text,
    )


def written(examples: Iterable[Example]) -> str:
    """The content of a file of examples, sorted by requirement, those that answer it first."""
    return "".join(
        line + "\n" for line in ["# " + "\t".join(HEADER), *(e.line for e in sorted(examples, key=_place))]
    )


def _place(one: Example) -> tuple[str, int, str, str]:
    name = (one.covers or one.mentions or ("~",))[0]
    return name, not one.covers, one.writer, one.text
