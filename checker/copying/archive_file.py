"""The SQLite file of an archive: its tables, how it is opened, and what to say when it cannot be used."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from checker.model.errors import CheckerError

SCHEMA = 1
APPLICATION = 0x6368_6B61
"""SQLite application id, so that another program's database is not taken for an archive."""
CACHE = 65_536
"""KiB of the index that a writer keeps in memory: stretches go in all over it."""
WAIT = 60.0
"""Seconds to wait for another writer."""
TABLES = """
CREATE TABLE report (
  id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, path TEXT NOT NULL, office TEXT NOT NULL,
  title TEXT NOT NULL, year INTEGER, characters INTEGER NOT NULL, stretches INTEGER NOT NULL
);
CREATE TABLE text (report INTEGER PRIMARY KEY REFERENCES report ON DELETE CASCADE, blocks BLOB NOT NULL);
CREATE TABLE stretch (
  hash INTEGER NOT NULL, report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE, PRIMARY KEY (hash, report)
) WITHOUT ROWID;
CREATE TABLE kept (report INTEGER PRIMARY KEY REFERENCES report ON DELETE CASCADE, hashes BLOB NOT NULL);
"""
REASONS = {
    "readonly": "只读，写不进去",
    "unable to open": "打不开，或所在的文件夹不让写",
    "full": "磁盘已满",
    "malformed": "已损坏",
    "I/O": "读写出错",
}
"""What SQLite says, by a word of it."""


class ArchiveError(CheckerError):
    """An archive that cannot be used, in one line that says what to mend."""


def connect(path: Path, create: bool = False) -> sqlite3.Connection:
    """Open the file of an archive.

    Args:
        create: make it where there is none.

    Raises:
        ArchiveError: no archive, another program's file, or one that cannot be written.
    """
    if not create and not path.is_file():
        raise ArchiveError(f"{path}：没有这个档案，请先用 checker archive add 建立")
    if path.exists() and not path.is_file():
        raise ArchiveError(f"{path}：不是文件，不能作档案")
    try:
        connection = _opened(path, create)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA cache_size = -{CACHE}")
        if not create and _empty(connection):  # whoever was making it was killed: nothing was archived yet
            connection.close()
            connection, create = sqlite3.connect(":memory:", isolation_level=None), True
        if create:
            _prepare(connection)
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if application != APPLICATION:
            raise ArchiveError(f"{path}：不是 checker 的档案，请换一个文件名")
        if version != SCHEMA:
            raise ArchiveError(f"{path}：档案是另一版本的程序建立的（{version}），请升级 checker 或重新建档")
    except sqlite3.Error as error:
        raise archive_error(path, error) from error
    return connection


def _opened(path: Path, create: bool) -> sqlite3.Connection:
    """A connection; one that only reads where nothing may be written, as on a share that others keep."""
    connection = sqlite3.connect(path.absolute(), timeout=WAIT, isolation_level=None)  # file:… is a name
    connection.execute("PRAGMA trusted_schema = OFF")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.OperationalError:
        unfinished = path.with_name(f"{path.name}-wal")  # what a writer has not put into the file yet
        if create or (unfinished.exists() and unfinished.stat().st_size):
            raise
        connection.close()
        name = f"{path.absolute().as_uri()}?immutable=1"
        connection = sqlite3.connect(name, uri=True, timeout=WAIT, isolation_level=None)
        connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def _empty(connection: sqlite3.Connection) -> bool:
    """Whether there is nothing in a database, not even a mark of who made it."""
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    return not tables and not connection.execute("PRAGMA application_id").fetchone()[0]


def _prepare(connection: sqlite3.Connection) -> None:
    """Make the tables of a new file; several processes may try at once."""
    if connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION:
        return
    connection.execute("BEGIN IMMEDIATE")
    if empty := _empty(connection):
        for statement in TABLES.split(";"):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {SCHEMA}")
    connection.execute("COMMIT")
    if empty:
        connection.execute("PRAGMA journal_mode = WAL")


def archive_error(path: Path, error: sqlite3.Error) -> ArchiveError:
    """What an error of SQLite means for who uses the archive."""
    text = str(error)
    if "not a database" in text:
        return ArchiveError(f"{path}：不是 checker 的档案，请换一个文件名")
    if "locked" in text:
        return ArchiveError(f"{path}：别的程序一直在写这个档案，请稍后再试")
    told = next((zh for en, zh in REASONS.items() if en in text), text)
    return ArchiveError(f"{path}：档案用不了（{told}），请检查磁盘和权限，或用 archive verify 检查")
