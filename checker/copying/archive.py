"""Reports of past years in one SQLite file: fingerprints, and the texts unless only fingerprints are wanted.

One transaction a report, write-ahead log, full synchronisation: what `add` has said is there is there,
whoever else writes and whenever the process is killed. The inverted index is a table of stretches; a draft
asks for a few hundred of them, so an archive of any size answers at once. Candidates are aligned with the
stored texts, exactly as reports of one run are.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from math import log
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from checker.copying.alignment import covered
from checker.copying.archive_file import ArchiveError, archive_error, connect
from checker.copying.archive_phrases import Stretch, phrases_of
from checker.copying.candidates import KNOWN, Frequencies
from checker.copying.fingerprints import TOLD, Hashes, sample
from checker.copying.masks import Masked
from checker.copying.prepared import Usage
from checker.copying.results import Card
from checker.model.document import Block, Document
from checker.readers.structure import parse

EVERY = (8, 8, 16)
"""Of each level one stretch in so many is kept, fewer than for a run: an archive lasts for years."""
COMMON = 64
"""A stretch in more reports than this says nothing about one of them."""
NEAREST = 40
"""Archived reports that a draft is aligned with, those that share most."""
_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(tuple[Block, ...])


class Entry(Struct, frozen=True):
    """An archived report."""

    id: int
    card: Card
    text: bool
    """Whether its text is kept."""


class Archive:
    """An open archive."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._asked: dict[int, tuple[int, tuple[int, ...]]] = {}

    def close(self) -> None:
        """Give the file back."""
        self._connection.close()

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(self, batch: Sequence[tuple[Card, Document, Masked]], text: bool = True) -> list[int | None]:
        """Keep some reports for good, all or none; gives their numbers, None where the same text is there.

        Args:
            text: whether to keep their texts besides their fingerprints.
        """
        ready = [(card, digest(document), _kept(masked), document) for card, document, masked in batch]
        numbers = []
        with self._writing() as cursor:
            for card, known, hashes, document in ready:
                cursor.execute(
                    "INSERT OR IGNORE INTO report (digest, path, office, title, year, characters, stretches) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (
                        known, _storable(card.path), _storable(card.office), _storable(card.title),
                        card.year, card.characters, len(hashes),
                    ),
                )  # fmt: skip
                number = cursor.lastrowid if cursor.rowcount else None
                numbers.append(number)
                if number is None:
                    continue
                rows = ((value, number) for value in _signed(hashes))
                cursor.executemany("INSERT INTO stretch VALUES (?, ?)", rows)
                cursor.execute("INSERT INTO kept VALUES (?, ?)", (number, hashes.tobytes()))
                if text:
                    blocks = zlib.compress(_ENCODER.encode(document.blocks))
                    cursor.execute("INSERT INTO text VALUES (?, ?)", (number, blocks))
        return numbers

    def entries(self) -> list[Entry]:
        """Every archived report, in the order in which they came."""
        rows = self._rows(
            "SELECT r.id, r.path, r.office, r.title, r.year, r.characters, t.report IS NOT NULL "
            "FROM report r LEFT JOIN text t ON t.report = r.id ORDER BY r.id"
        )
        return [Entry(row[0], Card(row[1], row[2], row[3], row[4], row[5]), bool(row[6])) for row in rows]

    def entry(self, number: int) -> Entry:
        """One archived report."""
        (row,) = self._rows(
            "SELECT r.id, r.path, r.office, r.title, r.year, r.characters, t.report IS NOT NULL "
            "FROM report r LEFT JOIN text t ON t.report = r.id WHERE r.id = ?",
            number,
        )
        return Entry(row[0], Card(row[1], row[2], row[3], row[4], row[5]), bool(row[6]))

    def count(self) -> int:
        """How many reports there are."""
        return int(self._rows("SELECT count(*) FROM report")[0][0])

    def remove(self, number: int) -> None:
        """Forget a report, its fingerprints and its text."""
        with self._writing() as cursor:
            rows = self._rows("SELECT hashes FROM kept WHERE report = ?", number)
            for value in _signed(np.frombuffer(rows[0][0], np.uint64)) if rows else ():
                cursor.execute("DELETE FROM stretch WHERE hash = ? AND report = ?", (value, number))
            for table in ("text", "kept"):
                cursor.execute(f"DELETE FROM {table} WHERE report = ?", (number,))  # noqa: S608
            cursor.execute("DELETE FROM report WHERE id = ?", (number,))

    def verify(self) -> list[str]:
        """What is wrong with the archive, a line each; nothing when it is whole."""
        faults = [row[0] for row in self._rows("PRAGMA integrity_check") if row[0] != "ok"]
        held = Counter[int]()
        for number, values in self._connection.execute("SELECT report, hashes FROM kept"):
            held[number] = len(values) // 8
        indexed = dict(self._rows("SELECT report, count(*) FROM stretch GROUP BY report"))
        rows = self._rows(
            "SELECT r.id, r.path, r.digest, r.stretches, t.blocks FROM report r "
            "LEFT JOIN text t ON t.report = r.id"
        )
        for number, path, wanted, stretches, packed in rows:
            if stretches != held[number] or stretches != indexed.get(number, 0):
                faults.append(f"{path}：指纹不全")
            if packed is not None:
                try:
                    found = digest(_document(path, packed))
                except (zlib.error, msgspec.MsgspecError):
                    found = ""
                if found != wanted:
                    faults.append(f"{path}：正文与登记时不同")
        return faults

    def document(self, number: int) -> Document | None:
        """The text of a report; None when only its fingerprints are kept."""
        rows = self._rows(
            "SELECT r.path, t.blocks FROM report r JOIN text t ON t.report = r.id WHERE r.id = ?", number
        )
        try:
            return _document(*rows[0]) if rows else None
        except (zlib.error, msgspec.MsgspecError) as error:
            raise ArchiveError(f"{self.path}：{rows[0][0]} 的正文已损坏，请用 archive verify 检查") from error

    def nearest(self, masked: Masked) -> list[tuple[int, float]]:
        """Archived reports that share stretches with a draft.

        Returns:
            Number of each report and the share of the draft's kept stretches that it has, the largest first.
        """
        total = self.count()
        score: dict[int, float] = defaultdict(float)
        shared: Counter[int] = Counter()
        hashes = np.concatenate([values for values, _ in _levels(masked)])
        for key in _signed(hashes):
            reports, some = self._having(key)
            if reports <= COMMON:
                for number in some:
                    score[number] += log((total + 2) / reports)
                    shared[number] += 1
        best = sorted(score, key=lambda number: (-score[number], number))[:NEAREST]
        return [(number, shared[number] / max(1, len(hashes))) for number in best]

    def usage(self, parts: Sequence[tuple[Masked, Sequence[tuple[int, int]]]]) -> Usage:
        """What many archived reports have of some texts.

        Args:
            parts: each with the spans that are looked at.
        """
        often: dict[int, int] = {}
        known: list[list[Stretch]] = []
        for masked, spans in parts:
            known.append([])
            for level, (hashes, places) in enumerate(_levels(masked)[: TOLD + 1]):
                inside = covered(masked.codes, spans)[places]
                values, keys = hashes[inside], _signed(hashes[inside])
                for value, place, key in zip(values.tolist(), places[inside].tolist(), keys, strict=True):
                    reports, some = self._having(key)
                    if reports < KNOWN - 1:
                        continue
                    if level == TOLD:
                        often[value] = reports + 1  # the draft has it too
                    elif level == 0:
                        known[-1].append(Stretch(place, value, reports + 1, some))
        return Usage(
            _frequencies(sorted(often.items()), EVERY[TOLD]), phrases_of(known, self.count() + 1, EVERY[0])
        )

    def _having(self, key: int) -> tuple[int, tuple[int, ...]]:
        """How many reports have a stretch, and the first of them."""
        if (known := self._asked.get(key)) is None:
            rows = self._rows(f"SELECT report FROM stretch WHERE hash = ? LIMIT {COMMON + 1}", key)  # noqa: S608
            reports = len(rows)
            if reports > COMMON:
                reports = self._rows("SELECT count(*) FROM stretch WHERE hash = ?", key)[0][0]
            known = self._asked[key] = reports, tuple(number for (number,) in rows[:COMMON])
        return known

    def holds(self, document: Document) -> int | None:
        """The number under which exactly this text is archived."""
        rows = self._rows("SELECT id FROM report WHERE digest = ?", digest(document))
        return int(rows[0][0]) if rows else None

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Cursor]:
        cursor = self._connection.cursor()
        self._asked.clear()
        try:
            cursor.execute("BEGIN IMMEDIATE")
            try:
                yield cursor
            except BaseException:
                cursor.execute("ROLLBACK")
                raise
            cursor.execute("COMMIT")
        except sqlite3.Error as error:
            raise archive_error(self.path, error) from error

    def _rows(self, query: str, *values: object) -> list[Any]:
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise archive_error(self.path, error) from error


def open_archive(path: Path, create: bool = False) -> Archive:
    """Open an archive.

    Args:
        create: make it where there is none.

    Raises:
        ArchiveError: no archive, another program's file, or one that cannot be written.
    """
    return Archive(path, connect(path, create))


def digest(document: Document) -> str:
    """What tells texts apart, whatever file they stand in."""
    return hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()


def _levels(masked: Masked) -> list[tuple[Hashes, NDArray[np.uint32]]]:
    levels = []
    for (hashes, places), every in zip(sample(masked.codes), EVERY, strict=True):
        kept = (hashes & np.uint64(every - 1)) == 0
        levels.append((hashes[kept], places[kept]))
    return levels


def _kept(masked: Masked) -> Hashes:
    return np.unique(np.concatenate([hashes for hashes, _ in _levels(masked)]))


def _frequencies(often: Sequence[tuple[int, int]], every: int) -> Frequencies:
    return Frequencies(
        np.array([value for value, _ in often], np.uint64),
        np.array([reports for _, reports in often], np.uint32),
        every,
    )


def _signed(hashes: NDArray[np.uint64]) -> Sequence[int]:
    """As SQLite keeps integers."""
    values: list[int] = hashes.view(np.int64).tolist()
    return values


def _storable(text: str) -> str:
    """A file name that is no UTF-8 with question marks."""
    return text.encode("utf-8", "replace").decode()


def _document(path: str, packed: bytes) -> Document:
    return parse(path, _DECODER.decode(zlib.decompress(packed)))
