"""The manual of a rule, made from its `RULE` and the docstring of its module."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from types import ModuleType

from msgspec import Struct

from checker.model.findings import Option, Rule

BAD, GOOD = "不合格：", "合格："
"""Lines of a docstring after which an example follows, indented."""


class Manual(Struct, frozen=True):
    """What people are told about a rule."""

    rule: Rule
    text: str
    """What it finds, paragraphs apart by a blank line; the first line is the title."""
    bad: str
    """A report, or a piece of one, that has the fault."""
    good: str
    """The same without it."""

    def lines(self) -> Iterator[str]:
        """The whole manual, options and examples indented by four blanks."""
        yield from self.text.splitlines()
        if self.rule.options:
            yield from ("", f"选项（checker.toml 或清单的 [options.{self.rule.id}]）：")
            width = max(len(name) for name in self.rule.options)
            for name, option in self.rule.options.items():
                yield f"    {name:{width}} = {default_of(option)}    {option.meaning.zh}{bounds_of(option)}"
        for title, example in ((BAD, self.bad), (GOOD, self.good)):
            if example:
                yield from ("", title, *(f"    {line}" for line in example.splitlines()))


def default_of(option: Option) -> str:
    """The default as TOML writes it."""
    return str(list(option.default)) if isinstance(option.default, tuple) else f"{option.default:g}"


def bounds_of(option: Option) -> str:
    """The bounds of a number in words; empty where there are none."""
    return "" if option.least is None else f"，{option.least:g} 到 {option.most:g}"


def manual_of(module: ModuleType) -> Manual:
    """The manual of the rule that a module defines."""
    text, bad, good = _sections(inspect.cleandoc(module.__doc__ or ""))
    return Manual(module.RULE, text, bad, good)


def _sections(docstring: str) -> tuple[str, str, str]:
    parts: dict[str, list[str]] = {"": []}
    current = parts[""]
    for line in docstring.splitlines():
        if line in (BAD, GOOD):
            current = parts.setdefault(line, [])
        else:
            current.append(line)
    text, bad, good = (inspect.cleandoc("\n".join(parts.get(key, ()))) for key in ("", BAD, GOOD))
    return text, bad, good
