"""Everything that is wrong with the files of a checklist, each at its file, line and key, with what may stand there.

The files are looked at one by one as they are written, so that a fault is told where it stands and not where
the file is used; only what must be there at all is looked for in what they make together.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from checker.checklist.expression_fields import tables
from checker.checklist.expressions import fault, matches, plain
from checker.checklist.model import Checklist
from checker.checklist.shape import Step, gaps, misfits
from checker.support.patterns import regex
from checker.support.toml import Source
from checker.text.normalise import normalised

NAMED = ("id", "name", "topic", "title", "subject")
"""Keys that tell the entries of an array of tables apart, for messages."""
ONCE = {"requirement": "id", "part": "id", "point": "id"}
"""Entries that may stand only once in a file."""
DAY = regex(r"(\d{4})(?:-(\d\d)-(\d\d))?")


class Fault(NamedTuple):
    """Something wrong in a file."""

    source: Source
    steps: tuple[Step, ...]
    """The way to the key."""
    message: str
    value: str = ""
    """A value of the key by which the line is found."""

    def __str__(self) -> str:
        """One line: file, line, and what is wrong."""
        return str(self.source.wrong(self.message, *self.steps, value=self.value))


class _Words(dict[str, Sequence[str]]):
    """The word groups of a checklist; one that is no list of words, told as such, stands for some word."""

    def __init__(self, words: Mapping[str, Any] | None = None) -> None:
        super().__init__({k: v if _all_text(v) else ["某"] for k, v in (words or {}).items()})
        self._unknown = words is None

    def __contains__(self, name: object) -> bool:
        return self._unknown or super().__contains__(name)

    def __missing__(self, name: str) -> Sequence[str]:
        return ["某"]


def faults(sources: Sequence[Source], merged: Mapping[str, Any]) -> list[Fault]:
    """Every fault of the files of a checklist, in the order of the files and of their lines.

    Args:
        sources: the files, the checklist's own first.
        merged: what they make together.
    """
    made = [
        Fault(source, ("measured",), "没有 measured 这个键；测评由 checker checklist test --record 记下")
        for source in sources
        if "measured" in source.data
    ]
    doubles = [fault for source in sources for fault in _doubles(source)]
    found = [] if _fits(merged) else [*_shapes(sources), *_lacking(sources, merged)]
    twice = {(fault.source.path, fault.steps[:-1]) for fault in doubles}
    found = [fault for fault in found if (fault.source.path, fault.steps[:-1]) not in twice]
    words = merged.get("words", {})
    known = _Words(words) if isinstance(words, dict) else _Words()
    for source in sources:
        found += [*_expressions(source, known), *_blanks(source), *_dates(source)]
    found += [*made, *doubles, *_nameless(sources, merged)]
    if isinstance(words, dict) and all(map(_all_text, words.values())):
        found += _unsupported(sources, merged, known)
    order = {source.path: number for number, source in enumerate(sources)}
    lines = {id(f): f.source.line(*f.steps, value=f.value) for f in found}
    return sorted(found, key=lambda f: (order[f.source.path], lines[id(f)]))


def _fits(merged: Mapping[str, Any]) -> bool:
    try:
        msgspec.convert(merged, Checklist)
    except msgspec.ValidationError:
        return False
    return True


def _shapes(sources: Iterable[Source]) -> Iterator[Fault]:
    for source in sources:
        for steps, message in misfits(source.data, Checklist, ()):
            owner = _owner(source.data, steps)
            yield Fault(
                source, steps, f"{owner.replace('的 ', '') if message.startswith('没有') else owner}{message}"
            )


def _lacking(sources: Sequence[Source], merged: Mapping[str, Any]) -> Iterator[Fault]:
    """Keys that must be there and stand in none of the files."""
    for steps, table, missing in gaps(merged, Checklist, ()):
        source, at = _stated(sources, table, steps)
        first = next((key for key in NAMED if key in table), "")
        yield Fault(
            source,
            (*at, first),
            f"{_owner(source.data, at).replace('的 ', '')}缺少必填的键 {'、'.join(missing)}",
        )


def _nameless(sources: Sequence[Source], merged: Mapping[str, Any]) -> Iterator[Fault]:
    """Parts and requirements whose number or title is empty."""
    for steps, table in _tables(merged):
        for key in ("id", "title"):
            empty = isinstance(table.get(key), str) and not table[key].strip()
            if empty and steps[0] in ("requirement", "part"):
                source, at = _stated(sources, table, steps)
                yield Fault(source, (*at, key), f"{_owner(source.data, at)}{key} 是空的，必须写明")


def _stated(
    sources: Sequence[Source], table: Any, steps: tuple[Step, ...]
) -> tuple[Source, tuple[Step, ...]]:
    """The first file that has a table, with the way to it there; `steps` leads to it in what the files make together."""
    for source in sources:
        for way, own in _everything(source.data, ()):
            if own is table and way:
                return source, way
    top = next((number for number, step in enumerate(steps) if isinstance(step, int)), None)
    name = _name(table) if isinstance(table, dict) else ""
    for source in sources:  # merged tables are new ones: look for the entry of the same name
        entries = source.data.get(str(steps[0])) if steps else None
        for number, entry in enumerate(entries if top is not None and isinstance(entries, list) else ()):
            if name and _name(entry) == name:
                return source, (steps[0], number)
        if steps and top is None and steps[0] in source.data:
            return source, steps
    return sources[0], ()


def _everything(value: Any, steps: tuple[Step, ...]) -> Iterator[tuple[tuple[Step, ...], Any]]:
    """Every table below a value with the way to it."""
    if isinstance(value, dict):
        yield steps, value
        for name, part in value.items():
            yield from _everything(part, (*steps, name))
    elif isinstance(value, list):
        for number, entry in enumerate(value):
            if isinstance(entry, dict):
                yield from _everything(entry, (*steps, number))


def _tables(data: Mapping[str, Any]) -> Iterator[tuple[tuple[Step, ...], dict[str, Any]]]:
    """Every table that has a name among the keys of a checklist: [claims], each [[part]], each point."""
    for name, value in data.items():
        for number, entry in enumerate(value if isinstance(value, list) else (value,)):
            if not isinstance(entry, dict):
                continue
            steps: tuple[Step, ...] = (name, number) if isinstance(value, list) else (name,)
            yield steps, entry
            points = entry.get("point") if name == "requirement" else None
            for place, point in enumerate(points if isinstance(points, list) else ()):
                if isinstance(point, dict):
                    yield (*steps, "point", place), point


def _expressions(source: Source, words: Mapping[str, Sequence[str]]) -> Iterator[Fault]:
    """Expressions that cannot be read or match everything."""
    for steps, table in _tables(source.data):
        kind = next(str(step) for step in reversed(steps) if isinstance(step, str))
        for key in tables(Checklist).get(kind, ()):
            for expression in table.get(key, ()) if isinstance(table.get(key), list) else ():
                if isinstance(expression, str) and (wrong := fault(expression, words)):
                    at = _owner(source.data, steps)
                    yield Fault(source, (*steps, key), f"{at}{key} 里的“{expression}”{wrong}", expression)


def _blanks(source: Source) -> Iterator[Fault]:
    """Words that are empty: they stand everywhere."""
    for steps, table in _tables(source.data):
        kind = next(str(step) for step in reversed(steps) if isinstance(step, str))
        for key, value in table.items():
            if isinstance(value, list) and key not in tables(Checklist).get(kind, ()) and _has_blank(value):
                yield Fault(source, (*steps, key), f"{_owner(source.data, steps)}{key} 里有一个词是空的")


def _has_blank(value: list[Any]) -> bool:
    words = (word for part in value for word in (part if isinstance(part, list) else (part,)))
    return any(isinstance(word, str) and not word.strip() for word in words)


def _doubles(source: Source) -> Iterator[Fault]:
    """Entries that a file states twice."""
    seen: set[tuple[Step, ...]] = set()
    for steps, table in _tables(source.data):
        kind = next(str(step) for step in reversed(steps) if isinstance(step, str))
        name = table.get(ONCE.get(kind, ""))
        if not isinstance(name, str):
            continue
        if (*steps[:-1], name) in seen:
            yield Fault(source, (*steps, "id"), f"编号 {name} 出现两次，一个文件里只能写一次")
        seen.add((*steps[:-1], name))


def _dates(source: Source) -> Iterator[Fault]:
    """Days that no calendar has, and spans that end before they begin."""
    for steps, table in [((), source.data), *_tables(source.data)]:
        at = _owner(source.data, steps)
        for first, last in (("since", "until"), ("first", "last")):
            low, high = table.get(first), table.get(last)
            for key, value in ((first, low), (last, high)):
                if (
                    steps
                    and steps[0] == "reference"
                    and isinstance(value, str)
                    and value
                    and not _is_day(value)
                ):
                    yield Fault(
                        source, (*steps, key), f"{at}{key} 的值“{value}”不对，应为 2024-03-01 或 2024"
                    )
            if type(low) is type(high) and isinstance(low, int | str) and low and high and low > high:
                yield Fault(source, (*steps, last), f"{at}{last}（{high}）早于 {first}（{low}）")
        month, day = table.get("month"), table.get("day")
        if (
            isinstance(month, int)
            and isinstance(day, int)
            and 1 <= month <= 12
            and monthrange(2024, month)[1] < day <= 31
        ):
            yield Fault(source, (*steps, "day"), f"{at}没有 {month} 月 {day} 日这一天")


def _is_day(text: str) -> bool:
    found = DAY.fullmatch(text)
    if not found or found[2] is None:
        return bool(found)
    year, month, day = map(int, found.groups())
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def _unsupported(
    sources: Sequence[Source], merged: Mapping[str, Any], words: Mapping[str, Sequence[str]]
) -> Iterator[Fault]:
    """Terms that are expressions although no sentence of their requirement needs them."""
    for steps, table in _tables(merged):
        terms = table.get("terms") if steps[0] == "requirement" else None
        if not _all_text(terms) or any(fault(term, words) for term in terms or ()):
            continue
        said = [
            normalised(text) for key in ("example", "mention", "answer") for text in _texts(table.get(key))
        ]
        bare = [plain(term) for term in terms or () if plain(term)]
        hard = [text for text in said if not any(word in text for word in bare)]
        for term in terms or ():
            if not plain(term) and not any(matches(term, text, words) for text in hard):
                source, at = _stated(sources, table, steps)
                reason = "不是普通词语，又没有一个例句非它不可：换成词语，或在 example 里写一句"
                yield Fault(
                    source, (*at, "terms"), f"{_owner(source.data, at)}terms 里的“{term}”{reason}", term
                )


def _texts(value: Any) -> list[str]:
    return (
        [value]
        if isinstance(value, str)
        else [v for v in value if isinstance(v, str)]
        if isinstance(value, list)
        else []
    )


def _all_text(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(word, str) for word in value)


def _name(table: Any) -> str:
    found = (table.get(key) for key in NAMED) if isinstance(table, dict) else ()
    return next((name for name in found if isinstance(name, str) and name), "")


def _owner(data: Any, steps: Sequence[Step]) -> str:
    """The name of the innermost entry on a way, with a blank behind it; empty where there is none."""
    name, at = "", data
    for step in steps:
        if isinstance(at, list) and isinstance(step, int):
            at = at[step]
            name = _name(at) or name
        else:
            at = at.get(step) if isinstance(at, dict) else None
    return f"{name} 的 " if name else ""
