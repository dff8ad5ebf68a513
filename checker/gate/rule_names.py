"""The ids of all rules, known without importing a rule."""

from __future__ import annotations

import difflib
import fnmatch
import re
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules

from checker.gate.waivers import RULES


def unknown_rule(pattern: str) -> str:
    """What to say about a pattern that fits no rule; empty when it fits one."""
    rule = pattern.partition(":")[0]
    if any(fnmatch.fnmatchcase(known, rule) for known in rule_ids()):
        return ""
    return f"规则 {rule} 不存在{suggest(rule, rule_ids())}"


def unknown_option(rule: str, name: str) -> str:
    """What to say about an option that a rule does not have; empty when it has it. Manuals list the options."""
    module = f"checker.rules.{rule.replace('-', '_')}"
    manual = (import_module(module).__doc__ if find_spec(module) else None) or ""
    known = re.findall(r"^ {4}(\w+) = ", manual.partition("选项")[2].partition("\n\n")[0], re.MULTILINE)
    if name in known:
        return ""
    listed = f"，可用 {'、'.join(known)}" if known else ""
    return f"规则 {rule} 没有 {name} 这个选项{suggest(name, known, listed)}"


@cache
def rule_ids() -> tuple[str, ...]:
    """Every rule, told by the names of the rule modules so that none has to be imported."""
    spec = find_spec("checker.rules")
    folders = spec.submodule_search_locations if spec else None
    names = (module.name.replace("_", "-") for module in iter_modules(folders))
    return (*sorted(names), *(rule.id for rule in RULES))


def suggest(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """A question that names the nearest of the known names; `otherwise` when none is near."""
    near = difflib.get_close_matches(name, list(known), 1)
    return f"，是否想写 {near[0]}？" if near else otherwise
