"""说了成效，没有依据。

一句话声称取得了结果（“法治素养显著提升”“氛围日益浓厚”），同一句里却没有数字、文件名称或文号、日期、
具体案例、媒体等任何依据。一句话只报一次，不按副词逐个计。开头的总体要求、不足、下一年打算不查。

什么算结果、什么算依据，在清单的 [claims] 里。

不合格：
    一、主要举措和成效
    镇里组织普法宣讲。群众法治意识显著增强。

合格：
    一、主要举措和成效
    镇里组织普法宣讲32场，群众法治知晓率由71%升到88%，法治意识显著增强。
    二、下一步安排
    我们将继续宣讲，使群众法治意识显著增强。
"""

from collections.abc import Iterator

from checker.judging.examination import Examination
from checker.model.findings import Finding, Rule, Severity, Wording

RULE = Rule(
    "unquantified-claim",
    Wording("说了成效，没有依据", "Result claimed without evidence"),
    Severity.WARNING,
    "claims",
)


def check(exam: Examination) -> Iterator[Finding]:
    """One finding for each statement that claims a result and gives no evidence."""
    for sentence, span in exam.claims:
        if not exam.is_backed(sentence, span):
            yield exam.finding(
                RULE,
                span,
                Wording(
                    "声称取得结果，同一句里没有数字、文件、日期或案例等依据",
                    "claims a result without any figure, document, date or case",
                ),
                Wording(
                    "补上能证明它的数字、名称或日期；没有就删去。",
                    "Add the figure, name or date that proves it, or drop it.",
                ),
            )
