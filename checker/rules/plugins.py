"""Plugins: rules of other packages, modules that they announce under the entry point group ``checker.rules``.

Such a module has what ours have: a ``RULE``, a generator ``check(exam)`` and a docstring that is its manual. What
is wrong with one is a fault of it alone; our rules and those of others go on.
"""

from __future__ import annotations

from collections.abc import Collection
from importlib import import_module
from types import ModuleType

from msgspec import Struct

from checker.model.findings import Rule
from checker.support.entry_points import EntryPoint, entry_points
from checker.support.patterns import regex

ID = regex(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+")
"""How the id of a rule is written: with a hyphen at least, such as own-rule."""
FAMILIES = ("coverage", "repetition", "claims", "consistency", "form")


class Plugin(Struct, frozen=True):
    """A module that was looked at: one that can be used, or what is wrong with it."""

    entry_point: EntryPoint
    module: ModuleType | None
    fault: str = ""


def load_plugins(taken: Collection[str]) -> tuple[Plugin, ...]:
    """Every module of others, loaded and looked at.

    Args:
        taken: ids of our own rules, which no other rule may have.
    """
    found: list[Plugin] = []
    known = set(taken)
    for one in entry_points():
        try:
            module = import_module(one.module)
            fault = _unfit(module, known)
        except KeyboardInterrupt:
            raise
        except (
            BaseException
        ) as error:  # whatever a stranger's module does when it is imported, SystemExit too
            module, fault = None, f"装载时出错（{type(error).__name__}: {_line(error)}）"
        if module and not fault:
            known.add(module.RULE.id)
        found.append(Plugin(one, None if fault else module, fault))
    return tuple(found)


def _unfit(module: ModuleType, taken: Collection[str]) -> str:
    rule = getattr(module, "RULE", None)
    if not isinstance(rule, Rule):
        return "模块里没有 RULE，或它不是 checker.model.findings.Rule"
    if not callable(getattr(module, "check", None)):
        return "模块里没有 check(exam) 这个函数"
    if not ID.fullmatch(rule.id):
        return f"规则编号 {rule.id} 应是小写字母、数字和连字符，如 own-rule"
    if rule.id in taken:
        return f"规则编号 {rule.id} 已经有了"
    if rule.family not in FAMILIES:
        return f"规则的 family {rule.family} 不对，可用 {'、'.join(FAMILIES)}"
    return ""


def _line(error: BaseException) -> str:
    """The message of an error on one line."""
    return " ".join(str(error).split())[:200]
