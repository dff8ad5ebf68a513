"""Rules of other packages in a run: what they get wrong is one finding, and costs no other rule anything."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.model.findings import Finding, Rule, Severity, Wording, notice

if TYPE_CHECKING:
    from checker.judging.examination import Examination
    from checker.model.findings import Check

BROKEN = Rule(
    "broken-rule",
    Wording("别的软件包的规则出错", "A rule of another package failed"),
    Severity.ERROR,
    "gate",
)
"""An error, so that nothing passes because a rule did not run; `--ignore broken-rule` says that it may."""
SUGGESTION = Wording(
    "请更新或卸载这个软件包，或者告诉它的作者；其他规则照常查了。",
    "Update or remove the package, or tell its author; all other rules were applied.",
)


def applied(rule: Rule, check: Check, exam: Examination) -> list[Finding]:
    """What a rule of others finds; one finding about itself when it fails or gives something else."""
    try:
        found = list(check(exam))
        for finding in found:
            if not isinstance(finding, Finding) or finding.rule != rule.id:
                raise TypeError(f"gave {type(finding).__name__}, not a finding of its own")
            for start, end in (finding.span, *(fix.span for fix in finding.fixes)):
                if not 0 <= start <= end <= len(exam.document.text):
                    raise ValueError("gave a place outside the text")
    except (MemoryError, RecursionError, KeyboardInterrupt):
        raise
    except (Exception, SystemExit) as error:
        told = f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
        message = Wording(f"规则 {rule.id} 出错，没有查这一条（{told}）", f"rule {rule.id} failed ({told})")
        return [exam.finding(BROKEN, exam.first_line, message, SUGGESTION, identity=(rule.id,))]
    return found


def notices() -> Iterator[Finding]:
    """One for each module of others that cannot be used."""
    from checker.rules import installed_plugins

    for one in installed_plugins():
        if one.fault:
            name, module, package = one.entry_point
            message = Wording(
                f"软件包 {package} 的规则 {name}（{module}）用不了：{one.fault}",
                f"rule {name} ({module}) of {package} cannot be used: {one.fault}",
            )
            yield notice(BROKEN, message, SUGGESTION, module, (name,))
