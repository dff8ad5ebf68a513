"""Arrays of tables in TOML that people write: changed table by table, so that no comment and no layout is lost."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from checker.support.errors import FileError
from checker.support.limits import TOML as LIMIT
from checker.support.reading import read_bytes
from checker.support.toml import HEAD, STRING, names_of
from checker.support.writing import write


def keep(path: Path, name: str, tables: Sequence[Mapping[str, Any]]) -> None:
    """Make a file hold these tables and no others; see `rewritten`. A file that stays the same is not touched.

    Raises:
        FileError: it cannot be written.
    """
    try:
        before = read_bytes(path, LIMIT).decode("utf-8-sig") if path.exists() else ""
    except UnicodeDecodeError:
        raise FileError(path, "不是 UTF-8 文本，请另存为 UTF-8") from None
    after = rewritten(before, name, tables)
    if after != before or not path.exists():
        try:
            data = after.encode()
        except UnicodeEncodeError as error:
            line = after[after.rfind("\n", 0, error.start) + 1 :].partition("\n")[0]
            raise FileError(path, f"{line[:80]} 不是 UTF-8，记不进去，请先改名") from None
        write(path, data)


def rewritten(text: str, name: str, tables: Sequence[Mapping[str, Any]]) -> str:
    """The text of a file whose array of tables holds these and no others.

    What stays is left as it stands. New tables come last. The comments of tables that go stay.
    """
    import tomli

    wanted = [dict(table) for table in tables]
    changed = _changed(text, name, wanted)
    try:
        if _same(tomli.loads(changed).get(name, []), wanted):
            return changed
    except (ValueError, RecursionError):
        pass
    comments = "".join(f"{comment}\n" for comment in _comments(text))  # not one [[table]] each: laid out anew
    return comments + _new(name, wanted)


def _changed(text: str, name: str, wanted: Sequence[dict[str, Any]]) -> str:
    import tomli

    lines = text.removeprefix("\ufeff").splitlines(keepends=True)
    borders: list[int] = []
    for number, line in enumerate(lines):
        head = HEAD.match(line)
        if head and head[1] and names_of(head[2]) == [name]:
            while number and lines[number - 1].lstrip().startswith("#"):
                number -= 1
            borders.append(number)
    borders.append(len(lines))
    kept = ["".join(lines[: borders[0]])]
    waiting: dict[str, deque[int]] = {}
    for number, table in enumerate(wanted):
        waiting.setdefault(_key(table), deque()).append(number)
    for start, end in pairwise(borders):
        segment = "".join(lines[start:end])
        try:
            (table,) = tomli.loads(segment)[name]
        except (ValueError, RecursionError, KeyError):
            kept.append(segment)
            continue
        if same := waiting.get(_key(table)):
            same.popleft()
            kept.append(segment)
        else:
            kept += [f"{comment}\n" for comment in _comments(segment)]
    missing = [wanted[number] for number in sorted(n for numbers in waiting.values() for n in numbers)]
    result = "".join(kept)
    if not missing:
        return result
    if result and not result.endswith("\n"):
        result += "\n"
    return result + ("\n" if result.strip() else "") + _new(name, missing)


def _new(name: str, tables: Sequence[Mapping[str, Any]]) -> str:
    import tomlkit

    parts = []
    for table in tables:
        array = tomlkit.aot()
        made = tomlkit.table()
        made.update(table)
        array.append(made)
        document = tomlkit.document()
        document.append(name, array)
        parts.append(tomlkit.dumps(document).strip("\n") + "\n")
    return "\n".join(parts)


def _comments(text: str) -> list[str]:
    """Every comment of a text."""
    bare = STRING.sub(lambda found: re.sub(r"[^\n]", "_", found[0]), text)
    return [
        whole[line.index("#") :].rstrip()
        for whole, line in zip(text.splitlines(), bare.splitlines(), strict=False)
        if "#" in line
    ]


def _key(table: Mapping[str, Any]) -> str:
    return repr(sorted((key, value) for key, value in table.items()))


def _same(found: Any, wanted: Sequence[Mapping[str, Any]]) -> bool:
    return isinstance(found, list) and sorted(map(_key, found)) == sorted(map(_key, wanted))
