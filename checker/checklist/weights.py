"""The trained weights of a checklist: one generated file beside it, read when the first report is judged."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache
from itertools import chain, count
from pathlib import Path
from struct import Struct as Unpacker

from msgspec import Struct

from checker.checklist.learned import packed, read_table
from checker.checklist.pieces import FACTS, facts, length, pieces, runs
from checker.model.errors import CheckerError

MAGIC = "checker weights 2"
SUFFIX = ".weights"
LARGEST = 600_000
"""Bytes that the file may have."""
AGAIN = "，请重新运行 checker checklist train"


class Thresholds(Struct, frozen=True):
    """Where judgements begin, on the scale of the models: about -1 (says nothing of it) to 1 (speaks of it, answers it)."""

    covered: float = -0.3
    """What an answer is worth at least, less what it lacks in substance."""
    spoken: float = -0.3
    """How much it has to speak of the requirement besides."""
    mentioned: float = 0.0
    """In the parts that tell of work done."""
    heading: float = 0.5
    """A heading that names the topic with nothing told below."""
    planned: float = 0.0
    """In next year's plan or among the shortcomings."""
    opening: float = -0.2
    """In the opening: only in a list of topics, not in the name of a document."""
    cap: float = 0.5
    """A better answer than this makes up for no lack of substance."""
    substance: float = 0.2
    """Substance that is enough."""
    price: float = 0.8
    """How much of the lacking substance is taken off the answer."""
    term: float = 0.2
    """What a term of the requirement adds; two at most."""


LANE = 4
"""Bytes of a column in the number that `Weights._lanes` makes."""
ZERO = 128
"""What is added to a weight so that it is a byte."""
MIDDLE = 1 << 31
"""What is added to the sum in a lane so that it is never negative."""


class Table(Struct, frozen=True):
    """What the file holds."""

    columns: tuple[str, ...]
    """Ids of the requirements. Each has two columns of weights: first all for the topics, then all for the answers;
    the last column is the substance."""
    pieces: str
    """Every piece that has a weight, one a line, in order."""
    ends: bytes
    """array("I"): where the weights of each piece end."""
    owners: bytes
    """The column of each weight."""
    values: bytes
    """array("b"): the weights."""
    scales: tuple[float, ...]
    """By column: what a weight of 1 is worth."""
    biases: tuple[float, ...]
    facts: tuple[float, ...]
    """Weights of `pieces.FACTS` in the substance model."""
    thresholds: Thresholds


class _Added(dict[str, int]):
    """By piece what adds its weights, worked out when it is first asked for."""

    def __init__(self, lanes: Callable[[str], int]) -> None:
        self.lanes = lanes

    def __missing__(self, piece: str) -> int:
        number = self[piece] = self.lanes(piece)
        return number


class Weights:
    """The models, ready to score sentences."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.thresholds = table.thresholds
        self.columns = {name: number for number, name in enumerate(table.columns)}
        self.lanes = 2 * len(table.columns) + 1
        self._lanes_of = Unpacker(f"<{self.lanes}i").unpack
        self._begin = lru_cache(maxsize=64)(self._below)

    @cached_property
    def _rows(self) -> dict[str, int]:
        return dict(zip(self.table.pieces.split("\n"), count()))

    @cached_property
    def _ends(self) -> "array[int]":
        return array("I", self.table.ends)

    @cached_property
    def _values(self) -> "array[int]":
        return array("b", self.table.values)

    @cached_property
    def _added(self) -> _Added:
        return _Added(self._lanes)

    @cached_property
    def _raised(self) -> bytes:
        """The weights as bytes, `ZERO` added."""
        return self.table.values.translate(bytes(value + ZERO & 255 for value in range(256)))

    @cached_property
    def _columns(self) -> bytes:
        return bytes(range(self.lanes))

    @cached_property
    def _nothing(self) -> int:
        """The lanes of a piece without weights, `ZERO` added."""
        return self._spread(bytes([ZERO]) * self.lanes)

    @cached_property
    def _middle(self) -> int:
        """`MIDDLE` in every lane."""
        return sum(MIDDLE << 8 * LANE * column for column in range(self.lanes))

    def _spread(self, cells: bytes) -> int:
        """A byte for each column as one number, a lane a column."""
        lanes = bytearray(LANE * self.lanes)
        lanes[::LANE] = cells
        return int.from_bytes(lanes, "little")

    def _lanes(self, piece: str) -> int:
        """The weights of a piece as one number, a lane a column: adding two of them adds all columns at once."""
        row, ends = self._rows[piece], self._ends
        first, last = (ends[row - 1] if row else 0), ends[row]
        owners, values = self.table.owners[first:last], self._raised[first:last]
        weight_of = bytes.maketrans(self._columns + owners, bytes([ZERO]) * self.lanes + values)
        return self._spread(self._columns.translate(weight_of)) - self._nothing

    def _below(self, heading: str) -> int:
        """What the pieces of a heading add to every sentence below it, with `MIDDLE` in every lane."""
        return sum(map(self._added.__getitem__, self._rows.keys() & pieces("", heading)), self._middle)

    def score(self, text: str, heading: str, figures: int) -> tuple[list[float], list[float], float]:
        """What a sentence is worth: as speaking of each requirement, as an answer to it, and in substance.

        Args:
            text: as `spelt`; `heading` likewise.
            figures: as for `facts`.
        """
        sums = self._sums(runs(text), heading)
        return *self._scores(sums, text), self._substance(sums, text, figures)

    def substantial(
        self, text: str, spans: Iterable[tuple[int, int]], heading: str, figures: int, least: float
    ) -> Iterator[tuple[list[float], list[float], float]]:
        """`score` of stretches of a text, of those whose substance is at least so much."""
        whole = [*enumerate(runs(text))]
        for start, end in spans:
            stretch = text[start:end]
            sums = self._sums((found[start : end - more] for more, found in whole), heading)
            substance = self._substance(sums, stretch, min(figures, stretch.count("0")))
            if substance >= least:
                yield *self._scores(sums, stretch), substance

    def _sums(self, of_sizes: Iterable[Sequence[str]], heading: str) -> int:
        """What the pieces of a text and of the heading above add up to, a lane a column."""
        known = self._rows.keys() & chain.from_iterable(of_sizes)
        return sum(map(self._added.__getitem__, known), self._begin(heading))

    def _scores(self, sums: int, text: str) -> tuple[list[float], list[float]]:
        size, topics = length(text), len(self.columns)
        lanes = self._lanes_of((sums ^ self._middle).to_bytes(LANE * self.lanes, "little"))  # less `MIDDLE`
        scores = [
            bias + lane * scale / size
            for lane, scale, bias in zip(lanes, self.table.scales, self.table.biases, strict=True)
        ]
        return scores[:topics], scores[topics:-1]

    def _substance(self, sums: int, text: str, figures: int) -> float:
        lane = (sums >> 8 * LANE * (self.lanes - 1)) - MIDDLE
        substance = self.table.biases[-1] + lane * self.table.scales[-1] / length(text)
        for yes, worth in zip(facts(text, figures), self.table.facts, strict=True):
            substance += worth if yes else 0.0
        return substance

    def heaviest(self, name: str, text: str, heading: str) -> list[tuple[str, float]]:
        """The pieces of a sentence with what each is worth as an answer to a requirement, heaviest first.

        Args:
            name: id of the requirement; empty for substance.
        """
        column = len(self.columns) + self.columns[name] if name else self.lanes - 1
        rows, ends, size = self._rows, self._ends, length(text)
        found = []
        for piece in (rows.keys() & pieces(text, heading)) - {""}:
            row = rows[piece]
            for at in range(ends[row - 1] if row else 0, ends[row]):
                if self.table.owners[at] == column:
                    found.append((piece, self._values[at] * self.table.scales[column] / size))
        return sorted(found, key=lambda pair: (-abs(pair[1]), pair[0]))


@cache
def read_weights(path: Path) -> Weights:
    """The weights in a file.

    Raises:
        CheckerError: it is not there, no file of weights, or one of another version.
    """
    table = read_table(path, MAGIC, Table, AGAIN)
    if len(table.facts) != len(FACTS):
        raise CheckerError(f"{path}：权重是旧版本训练的{AGAIN}")
    return Weights(table)


def as_file(table: Table, about: str) -> bytes:
    """The content of a file of weights, with a header that says what it was made from."""
    return packed(table, MAGIC, about)
