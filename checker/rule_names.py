"""The ids of all rules, known without importing a rule."""

from __future__ import annotations

import difflib
import fnmatch
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pkgutil import iter_modules

from checker.waivers import RULES


def unknown_rule(pattern: str) -> str:
    """What to say about a pattern that fits no rule; empty when it fits one."""
    rule = pattern.partition(":")[0]
    if any(fnmatch.fnmatchcase(known, rule) for known in rule_ids()):
        return ""
    return f"规则 {rule} 不存在{suggest(rule, rule_ids())}"


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
