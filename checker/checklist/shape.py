"""Where tables of TOML do not fit the structs of a checklist: every place, in the words of those who write it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from enum import StrEnum
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec
from msgspec import Meta, Struct

from checker.support.nearest import suggest

Step = str | int
"""A key of a table, or the place of an entry in an array."""
MEANINGS = {
    "required": "应报", "conditional": "有则报", "no": "不报", "province": "省级", "city": "市级", "county": "县级",
    "department": "部门", "department_staff": "不执法的部门", "street": "街道", "town": "乡镇",
    "achievements": "成效", "shortcomings": "不足", "leader": "第一责任人", "plan": "下一年", "other": "其他",
    "section": "只有这种报告才有的部分", "submitted": "报送", "published": "公开",
}  # fmt: skip
"""What allowed values mean, where the word does not say it to everybody."""


def misfits(value: Any, kind: Any, steps: tuple[Step, ...]) -> Iterator[tuple[tuple[Step, ...], str]]:
    """What in a value does not fit a type, with the way to it; whether all is there that must be is not asked."""
    key = next((str(step) for step in reversed(steps) if isinstance(step, str)), "")
    inner = _item(kind)
    if _is_struct(kind):
        if not isinstance(value, dict):
            yield steps, f"{_dotted(steps)} 应为表（[{key}] 或 {{ 键 = 值 }}），写的是{_shown(value)}"
            return
        fields = {field.encode_name: field.type for field in msgspec.structs.fields(kind)}
        for name, part in value.items():
            if name in fields:
                yield from misfits(part, fields[name], (*steps, name))
            else:
                listed = f"，可用 {'、'.join(fields)}"
                yield (*steps, name), f"没有 {name} 这个键{suggest(name, fields, listed)}"
    elif inner is not None and _is_struct(inner):
        if not isinstance(value, list):
            double = f"应写成 [[{'.'.join(str(s) for s in steps if isinstance(s, str))}]]，一项一个表"
            yield steps, f"{key} {double}，写的是{_shown(value)}"
            return
        for number, entry in enumerate(value):
            yield from misfits(entry, inner, (*steps, number))
    elif get_origin(kind) is dict:
        names, values = get_args(kind)
        if not isinstance(value, dict):
            yield steps, f"{_dotted(steps)} 应为表（{{ 键 = 值 }}），写的是{_shown(value)}"
            return
        known = _choices(names)
        for name, part in value.items():
            if known and name not in known:
                yield (*steps, name), f"{_dotted(steps)} 没有 {name} 这个键{_allowed(name, known)}"
            else:
                yield from misfits(part, values, (*steps, name))
    elif message := _unfit(value, kind):
        yield steps, f"{_dotted(steps)} {message}"


def gaps(value: Any, kind: Any, steps: tuple[Step, ...]) -> Iterator[tuple[tuple[Step, ...], Any, list[str]]]:
    """Every table that lacks keys that it must have: the way to it, the table, the keys."""
    inner = _item(kind)
    if _is_struct(kind) and isinstance(value, dict):
        fields = msgspec.structs.fields(kind)
        names = [f.encode_name for f in fields]
        meant = {near for key in value if key not in names for near in get_close_matches(key, names, 1)}
        missing = [f.encode_name for f in fields if f.required and f.encode_name not in {*value, *meant}]
        if missing:
            yield steps, value, missing
        for field in fields:
            if field.encode_name in value:
                yield from gaps(value[field.encode_name], field.type, (*steps, field.encode_name))
    elif inner is not None and _is_struct(inner) and isinstance(value, list):
        for number, entry in enumerate(value):
            yield from gaps(entry, inner, (*steps, number))
    elif get_origin(kind) is dict and isinstance(value, dict):
        for name, part in value.items():
            yield from gaps(part, get_args(kind)[1], (*steps, name))


def _unfit(value: Any, kind: Any) -> str:
    """What is wrong with a value that is no table; empty when it fits."""
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        pass
    else:
        return ""
    if _choices(kind) and isinstance(value, str):
        return f"的值“{value}”不对{_allowed(value, _choices(kind))}"
    inner = _item(kind)
    if inner is not None and _choices(inner) and isinstance(value, list):
        wrong = next((word for word in value if word not in _choices(inner)), "")
        return f"里的{_shown(wrong)}不对{_allowed(str(wrong), _choices(inner))}"
    if inner is not None and isinstance(value, list):
        wrong = next((word for word in value if _unfit(word, inner)), "")
        return f"应为{_wanted(kind)}，里面写了{_shown(wrong)}"
    return f"应为{_wanted(kind)}，写的是{_shown(value)}"


def _choices(kind: Any) -> tuple[Any, ...]:
    """The values of a type that has only some."""
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return tuple(kind)
    return get_args(kind) if get_origin(kind) is Literal else ()


def _allowed(value: str, known: Iterable[Any]) -> str:
    words = [str(word) for word in known]
    listed = "、".join(f"{word}（{MEANINGS[word]}）" if word in MEANINGS else word for word in words)
    return f"{suggest(value, words)}，可用 {listed}"


def _wanted(kind: Any) -> str:
    """What a type is called by people who write TOML."""
    if get_origin(kind) is Annotated:
        base, *notes = get_args(kind)
        meta = next((note for note in notes if isinstance(note, Meta)), Meta())
        low, high = meta.ge if meta.ge is not None else meta.gt, meta.le
        bounds = (
            f" {low} 到 {high} 的"
            if low is not None and high is not None
            else "大于 0 的"
            if low is not None
            else ""
        )
        return f"{bounds}{_wanted(base)}"
    if choices := _choices(kind):
        return "文字，可用 " + "、".join(map(str, choices))
    if get_origin(kind) in (Union, UnionType):
        return "或".join(_wanted(one) for one in get_args(kind) if one is not type(None))
    if (inner := _item(kind)) is not None:
        nested = '一列文字，如 ["甲", "乙"]'
        return nested if _item(inner) is None else '几组文字，如 [["甲", "乙"], ["丙"]]'
    return {str: "文字（前后加引号）", int: "整数", float: "数", bool: " true 或 false"}.get(kind, "别的值")


def _shown(value: Any) -> str:
    """What was written, in a few words."""
    if isinstance(value, bool):
        return f" {str(value).lower()}"
    if isinstance(value, int | float):
        return f"数 {value}"
    if isinstance(value, str):
        return f"文字“{value[:20]}{'…' if len(value) > 20 else ''}”"
    return "一列值" if isinstance(value, list) else "表" if isinstance(value, dict) else f"日期或时间 {value}"


def _dotted(steps: Sequence[Step]) -> str:
    """The way to a key inside its entry: applies.town."""
    last = max((number for number, step in enumerate(steps) if isinstance(step, int)), default=-1)
    return ".".join(str(step) for step in steps[last + 1 :]) or "这一项"


def _is_struct(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Struct)


def _item(kind: Any) -> Any:
    """What an array holds; None for what is no array."""
    return get_args(kind)[0] if get_origin(kind) is tuple else None
