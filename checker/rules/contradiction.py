"""前后矛盾。

成效里说“全部”“100%”，不足里又说同一件事没有做到，如执法人员“全部持证”与“持证率有待提高”。

矛盾的说法成对列在清单的 [[opposition]] 里。

不合格：
    一、主要举措和成效
    全镇16名执法人员全部持证上岗。
    二、存在的不足和原因
    执法证持有率还有待提高，原因是人员流动大。

合格：
    一、主要举措和成效
    全镇16名执法人员中12名持证上岗。
    二、存在的不足和原因
    执法证持有率还有待提高，原因是人员流动大。
"""

from collections.abc import Iterator

from checker.judging.examination import Examination
from checker.model.findings import Finding, Rule, Severity, Wording
from checker.model.vocabulary import DONE, Role

RULE = Rule("contradiction", Wording("前后矛盾", "Contradiction"), Severity.WARNING, "consistency")


def check(exam: Examination) -> Iterator[Finding]:
    """One finding for each subject on which achievements and shortcomings disagree, at the shortcoming."""
    for opposition in exam.checklist.opposition:
        claimed = _in_role(exam, opposition.claimed, DONE)
        denied = _in_role(exam, opposition.denied, (Role.SHORTCOMINGS,))
        if claimed and denied:
            place = exam.document.locate(*claimed[0])
            yield exam.finding(
                RULE,
                denied[0],
                Wording(
                    f"{opposition.subject}：这里说没有做到，第 {place.paragraph} 段说已经做到",
                    f"{opposition.subject}: denied here, claimed in paragraph {place.paragraph}",
                ),
                Wording("核对事实，改成一个说法。", "Check the facts and say one thing."),
                related=(exam.related(claimed[0]),),
            )


def _in_role(
    exam: Examination, expressions: tuple[str, ...], roles: tuple[str, ...]
) -> list[tuple[int, int]]:
    return [
        s
        for s in exam.spans(expressions)
        if exam.parts.role(exam.document.paragraph_at(s.start).index) in roles
    ]
