"""不足没有对策，或没有原因。

不足部分的每一条，在下一年安排里应有对应的措施。按内容比较：说的是清单里的同一项，或用的是同一组关键
词，就算有回应。整个不足部分没有一句讲原因，也提示。

不合格：
    一、主要举措和成效
    全年检查36家次。
    二、存在的不足和原因
    （一）复议代收点用得少。边远村一年只有1件，原因是山高路远。
    （二）装备损耗快。一年报废对讲机14部，原因是潮湿多雨。
    三、下一步安排
    （一）代收点往村里铺。在三个村各设一处复议代收点。

合格：
    一、主要举措和成效
    全年检查36家次。
    二、存在的不足和原因
    （一）复议代收点用得少。边远村一年只有1件，原因是山高路远。
    三、下一步安排
    （一）代收点往村里铺。在三个村各设一处复议代收点。
"""

from collections.abc import Iterator

from checker.judging.examination import Examination
from checker.model.findings import Finding, Option, Rule, Severity, Wording
from checker.model.vocabulary import Role

RULE = Rule(
    "unanswered-shortcoming",
    Wording("不足没有对策", "Shortcoming without a measure"),
    Severity.WARNING,
    "consistency",
    options={
        "shared": Option(
            2, Wording("至少有几个相同的关键词算有回应", "keywords in common that make an answer"), 1, 20
        ),
    },
)


def check(exam: Examination) -> Iterator[Finding]:
    """One finding for each shortcoming that no measure answers, and one for a part without causes."""
    opened = exam.parts.opened.get(Role.SHORTCOMINGS)
    if opened is None:
        return
    if exam.answers.shortcomings and exam.answers.measures:
        plan = exam.related((exam.answers.measures[0].span.start, exam.answers.measures[-1].span.end))
        for span in exam.answers.unanswered(int(exam.option(RULE, "shared"))):
            yield exam.finding(
                RULE,
                span,
                Wording(
                    "下一年安排里没有找到针对这一条的措施", "no measure in next year's plan answers this"
                ),
                Wording(
                    "在下一年安排里写明怎么改、谁来改、何时改完。",
                    "Say how, by whom and by when it will be mended.",
                ),
                related=(plan,),
                identity=(exam.document.slice(span),),  # the plan may change and still not answer it
            )
    opening = exam.document.paragraphs[opened].heading
    told = any(exam.document.paragraphs[p].sentences for p in exam.parts.paragraphs(Role.SHORTCOMINGS))
    if opening and told and exam.checklist.language.causes and not exam.answers.tells_causes:
        first = opening.span
        yield exam.finding(
            RULE,
            first,
            Wording("只列了不足，没有写原因", "shortcomings without causes"),
            Wording("逐条写出原因：编制、经费、机制、能力等。", "Give the cause of each."),
            severity=Severity.INFO,
            identity=("causes",),
        )
