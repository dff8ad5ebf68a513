"""应报的内容没有写。

逐项对照清单，在讲过去一年工作的部分里找实际做了的事。标题、口号、“等工作统筹推进”式的带过、下一年
的打算都不算；写明“未发生”“未制定”也是回答。应报的缺了是错误，“有则报”的缺了只作提示。

每项怎么认、哪一级适用，在清单的 [[requirement]] 里。

不合格：
    某镇人民政府2023年度法治政府建设情况报告
    一、主要举措和成效
    我镇开展执法检查30次。

合格：
    （清单的每一项都写到：每项怎么写见清单的 answer）
"""

from collections.abc import Iterator

from checker.judging.examination import Examination
from checker.model.findings import Finding, Rule, Severity, Wording
from checker.model.vocabulary import Applies, Status

RULE = Rule(
    "missing-topic", Wording("应报的内容没有写", "Required topic missing"), Severity.ERROR, "coverage"
)


def check(exam: Examination) -> Iterator[Finding]:
    """One finding for each requirement that applies and is missing, at the title."""
    place = exam.particulars.title_span or exam.first_line
    for coverage in exam.coverage.values():
        if coverage.status != Status.MISSING:
            continue
        item = coverage.requirement
        required = coverage.applies == Applies.REQUIRED
        ask = "应报" if required else "有则报，没有请写明"
        if not coverage.measured:
            ask += "；这一项还没有测过，请看一看"
        yield exam.finding(
            RULE,
            place,
            Wording(
                f"{item.id} {item.title}：全文没有找到这方面已做的工作（{ask}）",
                f"{item.id} {item.title}: nothing found on work of this kind ({coverage.applies})",
            ),
            Wording(item.hint, item.hint),
            severity=Severity.ERROR if required and coverage.measured else Severity.INFO,
            requirement=item.id,
            identity=(item.id,),
        )
