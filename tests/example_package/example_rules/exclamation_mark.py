"""公文里用了感叹号。

年度报告是公文，陈述事实，不用感叹号。

不合格：
    全年调解纠纷20起，成绩喜人！

合格：
    全年调解纠纷20起，其中土地纠纷8起。
"""

from collections.abc import Iterator

from checker.judging.examination import Examination
from checker.model.findings import Finding, Option, Rule, Severity, Wording

RULE = Rule(
    "exclamation-mark",
    Wording("公文里用了感叹号", "Exclamation mark"),
    Severity.WARNING,
    "form",
    options={"allowed": Option(0, Wording("允许几个", "how many are allowed"), 0, 100)},
)


def check(exam: Examination) -> Iterator[Finding]:
    """One finding for each mark beyond those allowed."""
    text = exam.document.text
    places = [at for at, character in enumerate(text) if character in "！!"]
    for at in places[exam.option(RULE, "allowed") :]:
        yield exam.finding(
            RULE,
            (at, at + 1),
            Wording("公文不用感叹号", "No exclamation marks in official reports"),
            Wording("改为句号。", "Use a full stop."),
        )
