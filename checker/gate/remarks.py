"""Waivers in the text of a report: `<!-- checker: ignore[rule] reason -->` in or right above a paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from checker.gate.waivers import UNUSED
from checker.model.document import Document, Span
from checker.model.findings import Finding, Wording, fingerprint
from checker.support.limits import RULES_OF_A_REMARK
from checker.support.patterns import regex

REMARK = regex(r"checker:\s*ignore\s*(?:\[([^\]]*)\])?\s*(.*)", re.DOTALL)


def waive(document: Document, findings: Sequence[Finding], active: Callable[[str], bool]) -> list[Finding]:
    """Apply remarks such as `<!-- checker: ignore[rule] reason -->` to the findings of their paragraph.

    Remarks without rule or reason, and those that waive nothing, become findings.
    """
    waived = list(findings)
    for paragraph in document.paragraphs:
        for remark in paragraph.remarks:
            if not (found := REMARK.fullmatch(remark.strip())):
                continue
            rules = [name.strip() for name in (found[1] or "").split(",") if name.strip()]
            reason = " ".join(found[2].split())
            if not rules or not reason:
                missing = "方括号里的规则" if not rules else "理由"
                lacks = "its rule in brackets" if not rules else "a reason"
                message = Wording(f"豁免没有写{missing}，不起作用", f"waiver lacks {lacks} and has no effect")
                waived.append(_remark(document, paragraph.span, remark, message))
                continue
            rules = list(dict.fromkeys(rules))
            if len(rules) > RULES_OF_A_REMARK:
                message = Wording(
                    f"一条豁免写了 {len(rules)} 条规则，最多 {RULES_OF_A_REMARK} 条，不起作用",
                    f"waiver names {len(rules)} rules, more than {RULES_OF_A_REMARK}, and has no effect",
                )
                waived.append(_remark(document, paragraph.span, remark[:200], message))
                continue
            for rule in rules:
                hit = [
                    i for i, f in enumerate(waived) if f.location.paragraph == paragraph.number
                    and rule in (f.rule, f"{f.rule}:{f.requirement}") and f.rule != UNUSED.id
                ]  # fmt: skip
                for i in hit:
                    waived[i] = replace(waived[i], waived=True, reason=reason)
                if not hit and active(rule.partition(":")[0]):
                    message = Wording(f"这一段没有 {rule} 问题可豁免", f"no {rule} finding here to waive")
                    waived.append(_remark(document, paragraph.span, remark, message))
    return waived


def _remark(document: Document, span: Span, remark: str, message: Wording) -> Finding:
    return Finding(
        rule=UNUSED.id,
        severity=UNUSED.severity,
        message=message,
        span=span,
        location=document.locate(*span),
        excerpt=f"<!-- {remark.strip()} -->",
        suggestion=Wording(
            "写法：<!-- checker: ignore[规则] 理由 -->", "Write <!-- checker: ignore[rule] reason -->"
        ),
        fingerprint=fingerprint(UNUSED.id, None, remark, message.en),
    )
