"""与别的报告雷同。

六十字以上的段落与上一年度的报告（--previous），或与 checker compare 时别的报告几乎相同。每个来源只报一次，
写明有几段、占全文多少。套话、文件名称和数字不参加比较。

不合格、合格：
    （需要两份报告，见 tests/rules/test_copied_report.py）
"""

from collections.abc import Iterator

from checker.judging.examination import Examination
from checker.judging.repetition import find_copies
from checker.model.findings import Finding, Option, Related, Rule, Severity, Wording

RULE = Rule(
    "copied-report",
    Wording("与别的报告雷同", "Copied from another report"),
    Severity.WARNING,
    "repetition",
    options={
        "paragraphs": Option(2, Wording("至少几段雷同才报", "least number of paragraphs in common"), 1, 1000),
    },
)
SHOWN = 3
"""So many places of the other report are named."""


def check(exam: Examination) -> Iterator[Finding]:
    """One finding for each other report that enough paragraphs come from, at the first of them."""
    least = int(exam.option(RULE, "paragraphs"))
    body = sum(p.end - p.start for p in exam.document.paragraphs) or 1
    for other in exam.others:
        copies = find_copies(exam.document, other, exam.formulas)
        if len(copies) < least:
            continue
        share = sum(copy.later.end - copy.later.start for copy in copies) / body
        related = tuple(
            Related(
                copy.earlier.body,
                other.locate(*copy.earlier.body),
                " ".join(other.slice(copy.earlier.body)[:60].split()),
                other.path,
            )
            for copy in copies[:SHOWN]
        )
        yield exam.finding(
            RULE,
            copies[0].later.body,
            Wording(
                f"有 {len(copies)} 段（占 {share:.0%}）与 {other.path} 几乎相同",
                f"{len(copies)} paragraphs ({share:.0%}) are nearly those of {other.path}",
            ),
            Wording("改写成本年度、本单位自己的工作。", "Write about this year and this office."),
            related=related,
            identity=(*sorted(exam.text(copy.later.body) for copy in copies),),
            facts=(("paragraphs", len(copies)), ("share", round(share, 4))),
        )
