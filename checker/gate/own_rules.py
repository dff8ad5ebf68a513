"""Rules about the run itself, which no report can break: they have no manual and no examples."""

from __future__ import annotations

from checker.gate.plugins import BROKEN
from checker.gate.unknown import UNKNOWN_LEVEL, UNKNOWN_YEAR
from checker.gate.waivers import EXPIRED, UNUSED
from checker.model.findings import Rule, Severity, Wording

UNFIT = Rule(
    "unfit-checklist",
    Wording("清单不管这一年", "Checklist is not meant for this year"),
    Severity.WARNING,
    "gate",
)
RULES: tuple[Rule, ...] = (BROKEN, UNFIT, UNKNOWN_LEVEL, UNKNOWN_YEAR, EXPIRED, UNUSED)


def rules_by_id() -> dict[str, Rule]:
    """Every rule that a finding may be of: those about reports, then those about the run."""
    from checker.rules import registry  # not where a kept result is only shown

    return {rule.id: rule for rule in (*(rule for rule, _ in registry().values()), *RULES)}
