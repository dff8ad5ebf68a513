"""The one door for TOML that people write: read with errors by file, line and key; changed without losing a word.

Whole files that the program makes are written with `tomli_w`; what a person may have touched goes through
`toml_edit`, which keeps comments, order and layout.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from checker.support import limits
from checker.support.errors import CheckerError, FileError
from checker.support.nearest import suggest
from checker.support.paths import display_path
from checker.support.patterns import regex
from checker.support.reading import read_bytes

LIMIT = limits.TOML
"""Bytes of a TOML file."""
T = TypeVar("T")
SYNTAX = {
    "Expected '='": "键后面应写 =",
    "Invalid value": "值写得不对；文字要加引号",
    "Invalid statement": "这一行不是 键 = 值",
    "Invalid initial character for a key": "键写得不对",
    "Expected newline or end of document": "一行写了两样东西，或引号没有配对",
    "Expected ']'": "表头的方括号没有写完",
    "Unclosed array": "方括号没有写完",
    "Unclosed inline table": "花括号没有写完",
    "Unterminated string": "引号没有配对",
    'Expected "\'"': "引号没有配对",
    "Illegal character": "里面有不允许的字符，或引号没有配对",
    "Unescaped '\\'": "反斜杠要写两个，或改用单引号",
    "Cannot overwrite a value": "同一个键写了两次",
    "Duplicate inline table key": "同一个键写了两次",
    "Cannot declare": "同一个表写了两次",
    "Cannot mutate immutable": "同一个键写了两次",
}
"""What the parser says of syntax, in the words of somebody who writes a configuration; looked up by how it begins."""
STRING = regex(r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'', re.DOTALL)
LONG = regex(r"\d[\d_]{18}")
KEY = r"""(?:[\w-]+|"(?:\\.|[^"\\])*"|'[^']*')"""
HEAD = regex(rf"\s*\[(\[?)\s*({KEY}(?:\s*\.\s*{KEY})*)\s*\]")
ENTRY = regex(rf"\s*({KEY}(?:\s*\.\s*{KEY})*)\s*=")


class TomlError(CheckerError):
    """A TOML file that cannot be used; the message is one line that names file, line and key."""


class Source(NamedTuple):
    """A file as it was read."""

    path: Path
    text: str
    data: dict[str, Any]

    @property
    def shown(self) -> str:
        """The path as people see it."""
        return display_path(self.path)

    def line(self, *steps: str | int, value: str = "") -> int:
        """The line of a key by the way to it, or of a value there, as near as the text shows; 1 when it shows nothing."""
        line = locate(self.text, steps)
        below = self.text.splitlines()[line - 1 :] if value else ()
        return line + next((number for number, content in enumerate(below) if value in content), 0)

    def lines(self, name: str) -> tuple[int, ...]:
        """The lines where the tables of an array begin."""
        whole, places = 1, dict[str | int, int]()
        for line, way in _ways(self.text):
            if way == (name,):
                whole = line
            elif len(way) == 2 and way[0] == name:
                places.setdefault(way[1], line)
        return tuple(places.get(number, whole) for number in range(len(self.data.get(name, ()))))

    def wrong(self, message: str, *steps: str | int, value: str = "") -> TomlError:
        """An error at a key, or at a value there."""
        return TomlError(f"{self.shown}:{self.line(*steps, value=value)}：{message}")


def read(path: Path, what: str = "文件") -> Source:
    """A TOML file.

    Args:
        what: what the file is, for messages.

    Raises:
        TomlError: it cannot be read or is no TOML.
    """
    shown = display_path(path)
    try:
        data = read_bytes(path, LIMIT)
    except FileError as error:
        raise TomlError(f"{shown}：无法读取{what}（{error.message}）") from None
    return parse(path, data)


def parse(path: Path, data: bytes) -> Source:
    """TOML as it stands in a file.

    Raises:
        TomlError: it is none.
    """
    import tomli

    shown = display_path(path)
    try:
        text = data.decode("utf-8-sig")
        found = LONG.search(text)
        source = Source(path, text, tomli.loads(text))
        if found and _has_large(source.data):
            raise ValueError
        return source
    except tomli.TOMLDecodeError as error:
        said = next((zh for en, zh in SYNTAX.items() if error.msg.startswith(en)), error.msg)
        raise TomlError(f"{shown}:{error.lineno}：不是合法的 TOML（{said}）") from None
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise TomlError(f"{shown}:{line}：不是 UTF-8 文本，请另存为 UTF-8") from None
    except (ValueError, RecursionError):
        if found:
            line = text.count("\n", 0, found.start()) + 1
            raise TomlError(f"{shown}:{line}：有一个数太大，请改小") from None
        raise TomlError(f"{shown}:{_deepest(text)}：括号或键套得太深，请写得浅些") from None


def _has_large(value: Any) -> bool:
    """Whether a number is beyond what TOML allows, 64 bits."""
    if isinstance(value, dict | list):
        return any(map(_has_large, value.values() if isinstance(value, dict) else value))
    return isinstance(value, int) and value.bit_length() > 63


def _deepest(text: str) -> int:
    """The line with the most brackets and dots."""
    counts = [line.count("[") + line.count("{") + line.count(".") for line in text.splitlines()]
    return counts.index(max(counts)) + 1 if counts else 1


def convert(source: Source, model: type[T], names: Mapping[str, Iterable[str]] | None = None) -> T:
    """The data as a msgspec struct.

    Args:
        names: by key, other words than the schema shows that are right values of it.

    Raises:
        TomlError: the first thing that does not fit.
    """
    import msgspec

    try:
        return msgspec.convert(source.data, model)
    except msgspec.ValidationError as error:
        raise source.wrong(*_explain(source, model, str(error), names or {})) from None


def _explain(
    source: Source, model: type[Any], error: str, names: Mapping[str, Iterable[str]]
) -> tuple[Any, ...]:
    """What msgspec says, in Chinese, and the way to the key."""
    message, _, where = error.partition(" - at ")
    steps: list[str | int] = [
        key or (int(index) if index.isdigit() else index)
        for key, index in re.findall(r"\.([\w-]+)|\[(\d+|\.\.\.)\]", where.strip("`"))
    ]
    key = str(next((step for step in reversed(steps) if isinstance(step, str) and step != "..."), ""))
    if found := re.search(r"unknown field `([^`]*)`", message):
        known = _keys(model, steps)
        listed = f"，可用 {'、'.join(known)}" if len(known) <= 20 else ""
        return (f"没有 {found[1]} 这个键{suggest(found[1], known, listed)}", *steps, found[1])
    if found := re.search(r"missing required field `([^`]*)`", message):
        return (f"{f'[[{key}]] ' if key else ''}缺少必填的键 {found[1]}", *steps)
    if found := re.search(r"Invalid enum value '([^']*)'", message):
        choices = list(dict.fromkeys((*_choices(model, steps), *names.get(key, ()))))
        return (
            f"{key} 的值 {found[1]} 不对{suggest(found[1], choices, '，可用 ' + '、'.join(choices))}",
            *steps,
        )
    if "matching regex" in message:
        return (f"{key} 是空的，必须写明", *steps)
    told = message
    for en, zh in TYPES.items():
        told = re.sub(en, zh, told)
    return (f"{key} 的值不对（{told}）" if key else f"内容不对（{told}）", *steps)


TYPES = {
    r"Expected ": "应为",
    r", got ": "，写的是",
    r" of length >= 1": "，至少有一项",
    r" \| null\b": "",
    r"`?\bstr\b`?": "文字",
    r"`?\bint\b`?": "整数",
    r"`?\bfloat\b`?": "数字",
    r"`?\bbool\b`?": "true 或 false",
    r"`?\barray\b`?": "数组",
    r"`?\bobject\b`?": "表",
    r"`?\bdate\b`?": "日期",
    r"`?\bdatetime\b`?": "日期和钟点",
    r"`?\btime\b`?": "钟点",
    r"`?\bnull\b`?": "空",
    r"应为整数 >= ": "应不小于 ",
    r"应为整数 <= ": "应不大于 ",
    r"Invalid .*日期": "应为日期，如 2026-12-31",
    r" \| ": "或",
}


def _schema(model: type[Any], steps: Sequence[str | int]) -> dict[str, Any]:
    """The JSON Schema of what stands at the end of a way."""
    import msgspec

    whole = msgspec.json.schema(model)
    at: Any = whole
    for step in (None, *steps):
        if step is not None:
            at = _inside(at, step)
        while isinstance(at, dict) and "$ref" in at:
            at = whole["$defs"][at["$ref"].rpartition("/")[2]]
    return at if isinstance(at, dict) else {}


def _inside(at: Any, step: str | int) -> Any:
    for one in (at, *at.get("anyOf", ())):
        if isinstance(step, str) and step in one.get("properties", {}):
            return one["properties"][step]
        inner = one.get("items") if isinstance(step, int) or step == "..." else None
        inner = inner or one.get("additionalProperties")
        if isinstance(inner, dict):
            return inner
    return {}


def _keys(model: type[Any], steps: Sequence[str | int]) -> list[str]:
    return list(_schema(model, steps).get("properties", {}))


def _choices(model: type[Any], steps: Sequence[str | int]) -> Iterator[str]:
    """The words that the schema of a key allows."""
    return _words(_schema(model, steps))


def _words(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from (word for word in schema.get("enum", ()) if isinstance(word, str))
        if "const" in schema:
            yield str(schema["const"])
        yield from ["整数"] * (schema.get("type") == "integer")
        for alternative in schema.get("anyOf", ()):
            yield from _words(alternative)


def locate(text: str, steps: Sequence[str | int]) -> int:
    """The line, from 1, of a key by the way to it, as far as headers and keys in the text lead."""
    steps = steps[: steps.index("...")] if "..." in steps else steps  # msgspec does not say which entry
    best, found = 0, 1
    for line, way in _ways(text):
        if best < len(way) <= len(steps) and tuple(steps[: len(way)]) == way:
            best, found = len(way), line
    return found


@lru_cache(maxsize=2)
def _ways(text: str) -> Sequence[tuple[int, tuple[str | int, ...]]]:
    """Each line with a header or a key, and the way to what stands there."""
    ways: list[tuple[int, tuple[str | int, ...]]] = []
    table: list[str | int] = []
    counts: dict[tuple[str, ...], int] = {}
    blanked = STRING.sub(
        lambda found: re.sub(r"[^\n]", "_", found[0]) if "\n" in found[0] else found[0], text
    )
    for line, content in enumerate(blanked.splitlines(), 1):
        if found := HEAD.match(content):
            names = names_of(found[2])
            path = tuple(names)
            if found[1]:
                counts[path] = counts.get(path, -1) + 1
            table = []
            for depth, name in enumerate(names, 1):
                table.append(name)
                if path[:depth] in counts:
                    table.append(counts[path[:depth]])
            ways.append((line, tuple(table)))
        elif found := ENTRY.match(content):
            ways.append((line, (*table, *names_of(found[1]))))
    return ways


def names_of(dotted: str) -> list[str]:
    """The parts of a dotted key."""
    return [name.strip("\"'") for name in re.findall(KEY, dotted)]
