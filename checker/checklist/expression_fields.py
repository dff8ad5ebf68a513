"""Where the expressions of a checklist stand, as the types of its fields say: no list of them is kept by hand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args, get_type_hints

from msgspec import Struct

from checker.checklist.issuers import Expressions


def expressions(value: Any) -> Iterator[str]:
    """Every expression in a checklist or in an entry of it."""
    if isinstance(value, Struct):
        keys = expression_keys(type(value))
        for key in value.__struct_fields__:
            yield from getattr(value, key) if key in keys else expressions(getattr(value, key))
    elif isinstance(value, tuple):
        for entry in value:
            yield from expressions(entry)


@cache
def expression_keys(kind: type[Struct]) -> tuple[str, ...]:
    """The fields of a struct that hold expressions."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple(key for key in kind.__struct_fields__ if hints[key] == Expressions)


def named_expressions(value: Struct) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every list of expressions of an entry and of the entries in it, with its key."""
    for key in expression_keys(type(value)):
        yield key, getattr(value, key)
    for key in value.__struct_fields__:
        inner = getattr(value, key)
        for entry in inner if isinstance(inner, tuple) else ():
            if isinstance(entry, Struct):
                yield from named_expressions(entry)


@cache
def tables(kind: type[Struct]) -> dict[str, tuple[str, ...]]:
    """The keys that hold expressions, by the name of the table or array of tables that has them."""
    found: dict[str, tuple[str, ...]] = {}
    for name, hint in get_type_hints(kind).items():
        for inner in (hint, *get_args(hint)):
            if isinstance(inner, type) and issubclass(inner, Struct):
                found |= {name: expression_keys(inner), **tables(inner)}
    return {name: keys for name, keys in found.items() if keys}
