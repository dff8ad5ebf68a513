"""只是提到，没有写做了什么。

清单的一项只在口号、列举（“等工作统筹推进”）、不足或下一年打算里出现，没有一句话写过去一年做了什么。

带过的写法在清单的 [language] bare 里。

不合格：
    某镇人民政府2023年度法治政府建设情况报告
    一、主要举措和成效
    应急预案修订等工作统筹推进。

合格：
    某镇人民政府2023年度法治政府建设情况报告
    一、主要举措和成效
    汛前修订镇级应急预案3个。
"""

from collections.abc import Iterator

from checker.judging.examination import Examination
from checker.model.findings import Finding, Rule, Severity, Wording
from checker.model.vocabulary import Applies, Margin, Role, Status

RULE = Rule(
    "weak-topic", Wording("只是提到，没有写做了什么", "Topic only mentioned"), Severity.WARNING, "coverage"
)

WHERE: dict[str, Wording] = {
    Role.PLAN: Wording("只在下一年的安排里提到", "only in next year's plan"),
    Role.SHORTCOMINGS: Wording("只在不足里提到", "only among the shortcomings"),
    Margin.INTRODUCTION: Wording("只在开头提到", "only in the introduction"),
}
BARE = Wording("只在列举或口号里带过", "only a bare mention in a list or slogan")


def check(exam: Examination) -> Iterator[Finding]:
    """One finding for each requirement that is only mentioned, at the mention."""
    for coverage in exam.coverage.values():
        if coverage.status != Status.WEAK:
            continue
        item, mention = coverage.requirement, coverage.evidence[0]
        where = WHERE.get(mention.role, BARE)
        required = coverage.applies == Applies.REQUIRED
        yield exam.finding(
            RULE,
            mention.span,
            Wording(
                f"{item.id} {item.title}：{where.zh}，没有写做了什么", f"{item.id} {item.title}: {where.en}"
            ),
            Wording(item.hint, item.hint),
            severity=Severity.WARNING if required and coverage.measured else Severity.INFO,
            requirement=item.id,
            identity=(item.id, exam.text(mention.span)),
        )
