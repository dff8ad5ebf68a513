"""What changed between two checklists, entry by entry and key by key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from checker.checklist.model import KEYED, Checklist

LEFT_OUT = {"name", "title", "extends", "include", "examples", "weights", "claim_model", "measured"}
"""Keys that say where a checklist lies, not what it asks."""


class Difference(NamedTuple):
    """An entry or a key that is new (+), gone (-) or changed (~)."""

    mark: str
    where: str
    """The entry, such as GY-17, or the table."""
    what: str
    """Its title, or the key with what is new and gone."""


def differences(old: Checklist, new: Checklist) -> Iterator[Difference]:
    """In the order of the format; what both share is left out."""
    before, after = msgspec.to_builtins(old), msgspec.to_builtins(new)
    for key in before:
        if key not in LEFT_OUT:
            yield from _compared(key, before[key], after[key])


def _compared(key: str, old: Any, new: Any) -> Iterator[Difference]:
    if key in KEYED:
        yield from _entries(KEYED[key], old, new)
    elif isinstance(old, dict) and isinstance(new, dict):
        for name in dict.fromkeys([*old, *new]):
            if old.get(name) != new.get(name):
                yield Difference("~", key, f"{name}：{_change(old.get(name), new.get(name))}")
    elif old != new:
        yield Difference("~", key, _change(old, new))


def _entries(name: str, old: list[dict[str, Any]], new: list[dict[str, Any]]) -> Iterator[Difference]:
    before, after = ({entry[name]: entry for entry in entries} for entries in (old, new))
    for key in dict.fromkeys([*before, *after]):
        if key not in after or key not in before:
            mark, entry = ("-", before[key]) if key not in after else ("+", after[key])
            yield Difference(mark, str(key), str(entry.get("title", "")))
            continue
        for part in before[key]:
            if before[key][part] != after[key][part]:
                yield Difference("~", str(key), f"{part}：{_change(before[key][part], after[key][part])}")


def _change(old: Any, new: Any) -> str:
    """What was added and what was dropped."""
    if isinstance(old, list | tuple) and isinstance(new, list | tuple):
        added = [f"+{_word(one)}" for one in new if one not in old]
        gone = [f"-{_word(one)}" for one in old if one not in new]
        return " ".join([*added, *gone]) or "次序不同"
    if isinstance(old, dict) and isinstance(new, dict):
        keys = [key for key in dict.fromkeys([*old, *new]) if old.get(key) != new.get(key)]
        return "，".join(f"{key} {_word(old.get(key))} → {_word(new.get(key))}" for key in keys)
    return f"{_word(old)} → {_word(new)}"


def _word(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("id") or value.get("title") or value)
    return "没有" if value in (None, "") else str(value)
