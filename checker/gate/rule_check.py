"""Whether the rules, options and values that people name exist; nothing else of the gate needs the rules."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from checker.checklist import load
from checker.gate.audit import selected
from checker.gate.config import DEFAULTS
from checker.gate.own_rules import rules_by_id
from checker.model.errors import CheckerError
from checker.support.nearest import suggest

if TYPE_CHECKING:
    from checker.gate.config import Settings
    from checker.support.toml import Source


def unknown_rule(pattern: str) -> str:
    """What to say about a pattern that fits no rule; empty when it fits one."""
    rule = pattern.partition(":")[0]
    known = rules_by_id()
    if any(fnmatch.fnmatchcase(one, rule) for one in known):
        return ""
    return f"规则 {rule} 不存在{suggest(rule, known)}"


def check_choice(said: Settings, checklists: Iterable[str]) -> None:
    """Make sure that a choice of rules leaves something to look for; else a run would pass whatever it reads.

    Args:
        checklists: against which reports are held; `rule:requirement` must name a requirement of one of them.

    Raises:
        CheckerError: no rule is left, or a requirement is unknown.
    """
    select, ignore = said.config.select, said.config.ignore
    if (select, ignore) == (("*",), ()):  # nothing of the rules has to be imported
        return
    where = dict.fromkeys(w for key, _, w in said.origins() if key in ("select", "ignore") and w != DEFAULTS)
    if not any(selected(rule, select, ignore) for rule in rules_by_id()):
        told = "select 和 ignore 合起来一条规则也没有留下，什么都查不了"
        raise CheckerError(f"{'、'.join(where)}：{told}")
    wanted = [name for _, colon, name in (pattern.partition(":") for pattern in select) if colon]
    lists = [load(name) for name in checklists] if wanted else []
    known = [part.id for one in lists for part in one.part]
    known += [item.id for one in lists for item in one.requirement]
    known += [point.id for one in lists for item in one.requirement for point in item.point]
    for name in wanted:
        if lists and not fnmatch.filter(known, name):
            raise CheckerError(f"{'、'.join(where)}：清单里没有 {name} 这项要求{suggest(name, known)}")


def option_fault(rule: str, name: str, value: object) -> str:
    """What to say about an option that a rule does not have, or that cannot have this value; empty when it can."""
    known = rules_by_id()
    options = known[rule].options if rule in known else {}
    if option := options.get(name):
        fault = option.fault(value)
        return f"options.{rule}.{name} {fault}" if fault else ""
    listed = f"，可用 {'、'.join(options)}" if options else ""
    return f"规则 {rule} 没有 {name} 这个选项{suggest(name, options, listed)}"


def option_faults(sources: Iterable[Source]) -> Iterator[str]:
    """What is wrong with the options of rules in a checklist, which knows nothing of them itself."""
    for source in sources:
        options = source.data.get("options")
        for rule, said in options.items() if isinstance(options, dict) else ():
            if not isinstance(said, dict):
                continue
            if message := unknown_rule(rule):
                yield str(source.wrong(f"options 里的{message}", "options", rule))
                continue
            for option, value in said.items():
                if message := option_fault(rule, option, value):
                    yield str(source.wrong(message, "options", rule, option))
