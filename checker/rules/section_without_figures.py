"""整节没有一个数字。

第一责任人部分，或举措成效里较长的一节，从头到尾没有一个能说明工作量或结果的数字。年份、文号、专名
里的数字不算。

不合格：
    一、主要举措和成效
    镇里组织执法检查30次。
    二、主要负责人履行推进法治建设第一责任人职责情况
    镇党委书记认真履行职责，带头学习，及时研究重大问题，亲自部署重要工作，亲自过问重大问题，亲自协调重点环节，亲自督办重要任务。镇长坚持依法行政，支持法院依法审理案件，带头尊法学法守法用法，把法治建设纳入年度工作计划，与经济社会发展同部署、同推进、同督促、同考核、同奖惩，定期听取法治建设工作汇报，及时研究解决有关问题，督促班子成员依法办事，推动各站所负责人把法治要求落到各自的工作里去，并且把履行职责情况写进年终述职，自觉接受监督。

合格：
    一、主要举措和成效
    镇里组织执法检查30次。
    二、主要负责人履行推进法治建设第一责任人职责情况
    镇党委书记主持召开法治建设专题会议4次，解决执法装备、案卷管理等问题6个。
"""

from collections.abc import Iterator

from checker.judging.examination import Examination
from checker.model.document import Section
from checker.model.findings import Finding, Option, Rule, Severity, Wording
from checker.model.vocabulary import Role

RULE = Rule(
    "section-without-figures",
    Wording("整节没有一个数字", "Section without a figure"),
    Severity.WARNING,
    "claims",
    options={
        "length": Option(
            200, Wording("至少多少字的节才查", "shortest section looked at, in characters"), 1, 100000
        ),
    },
)


def check(exam: Examination) -> Iterator[Finding]:
    """One finding for each long section on work done that has no figure, at its heading."""
    least = exam.option(RULE, "length")
    for section in exam.document.sections:
        if not _to_check(exam, section):
            continue
        paragraphs = exam.document.paragraphs[section.paragraph : section.last + 1]
        size = sum(end - start for start, end in (p.body for p in paragraphs))
        if size >= least and not any(exam.figures_in(*p.body) for p in paragraphs):
            yield exam.finding(
                RULE,
                section.heading.span,
                Wording(f"这一节 {size} 字，没有一个成绩数字", f"{size} characters without a figure"),
                Wording("补上次数、件数、人数等能核对的数字。", "Add counts that can be checked."),
                identity=(exam.text(section.heading.span),),
            )


def _to_check(exam: Examination, section: Section) -> bool:
    """The whole part on the leaders, and the sections right below the achievements."""
    role = exam.parts.role(section.paragraph)
    opens = exam.parts.opened.get(role) == section.paragraph
    if role == Role.LEADER:
        return opens
    below = (
        section.parent >= 0
        and exam.parts.opened.get(role) == exam.document.sections[section.parent].paragraph
    )
    return role == Role.ACHIEVEMENTS and below
