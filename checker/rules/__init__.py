"""The rules, one module each. A module's docstring is the manual of its rule.

A rule module has one `RULE` and one generator ``check(draft) -> Iterator[Finding]``. Rules never
import each other. A new rule is one module and one line in `MODULES`.
"""

from checker.rules import (
    duplicate_paragraph,
    missing_section,
    missing_topic,
    repeated_sentence,
    section_without_figures,
    unquantified_claim,
    vague_quantity,
    weak_topic,
)

MODULES = (
    missing_section,
    missing_topic,
    weak_topic,
    duplicate_paragraph,
    repeated_sentence,
    unquantified_claim,
    section_without_figures,
    vague_quantity,
)
REGISTRY = tuple((module.RULE, module.check) for module in MODULES)
"""Every rule with its check, in the order of the manual."""
