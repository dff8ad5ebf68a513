"""The rules, one module each. A module's docstring is the manual of its rule.

A rule module has one `RULE` and one generator ``check(exam) -> Iterator[Finding]``. Rules never
import each other. A new rule is one module and one line in `MODULES`. Other packages add modules of the same
shape through the entry point group ``checker.rules``; see `checker.rules.plugins`.
"""

from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

from checker.model.findings import Rule
from checker.rules import (
    conflicting_figures,
    contradiction,
    copied_report,
    dangling_attachment,
    duplicate_paragraph,
    empty_section,
    foreign_name,
    half_width_mark,
    heading_numbering,
    impossible_date,
    issuer_name,
    late_report,
    misplaced_topic,
    missing_section,
    missing_topic,
    placeholder,
    ratio_without_base,
    repeated_sentence,
    section_without_figures,
    stray_heading,
    superseded_reference,
    table_sum,
    unanswered_shortcoming,
    unquantified_claim,
    vague_quantity,
    weak_topic,
    wrong_year,
)
from checker.rules.plugins import Plugin, load_plugins
from checker.support.entry_points import entry_points

if TYPE_CHECKING:
    from checker.model.findings import Check

MODULES = (
    missing_section,
    missing_topic,
    weak_topic,
    misplaced_topic,
    duplicate_paragraph,
    repeated_sentence,
    copied_report,
    unquantified_claim,
    section_without_figures,
    vague_quantity,
    ratio_without_base,
    foreign_name,
    impossible_date,
    wrong_year,
    issuer_name,
    conflicting_figures,
    table_sum,
    contradiction,
    superseded_reference,
    unanswered_shortcoming,
    late_report,
    placeholder,
    dangling_attachment,
    stray_heading,
    heading_numbering,
    half_width_mark,
    empty_section,
)
REGISTRY = tuple((module.RULE, module.check) for module in MODULES)
"""Every rule of ours with its check, in the order of the manual."""


@cache
def installed_plugins() -> tuple[Plugin, ...]:
    """The modules of other packages, with what is wrong with those that cannot be used."""
    return load_plugins({rule.id for rule, _ in REGISTRY}) if entry_points() else ()


def modules() -> tuple[ModuleType, ...]:
    """Ours and those of other packages."""
    return (*MODULES, *(one.module for one in installed_plugins() if one.module))


def registry() -> dict[str, tuple[Rule, "Check"]]:
    """Every rule with its check by id, those of other packages last."""
    return {module.RULE.id: (module.RULE, module.check) for module in modules()}
