"""只有百分比，没有件数。

写“100%”而同一句里没有件数、人数等分母，核对不了。

不合格：
    一、主要举措和成效
    镇里重视代表建议办理，按时办复率达100%。

合格：
    一、主要举措和成效
    镇里办理代表建议8件，按时办复率达100%。
"""

import re
from collections.abc import Iterator

from checker.judging.examination import Examination
from checker.model.findings import Finding, Option, Rule, Severity, Wording

RULE = Rule(
    "ratio-without-base",
    Wording("只有百分比，没有件数", "Percentage without a count"),
    Severity.WARNING,
    "claims",
    options={
        "uncounted": Option(
            (),
            Wording(
                "百分号前面有这些词的比例不按件数算，不查",
                "words before the percent sign that name shares not counted in cases",
            ),
        ),
    },
)
NEAR = 16
"""So many characters before the percentage say what it is a share of."""
FULL = re.compile(r"(?<![\d.])100\s*[%％]|百分之百")


def check(exam: Examination) -> Iterator[Finding]:
    """One finding for each sentence on work done whose only figure is 100 %."""
    uncounted = exam.option(RULE, "uncounted")
    for sentence in exam.document.sentences:
        text = exam.text(sentence)
        found = FULL.search(text)
        if found is None or any(word in text[: found.start()][-NEAR:] for word in uncounted):
            continue
        if exam.role(sentence) not in ("achievements", "leader"):
            continue
        if any(figure.counter for figure in exam.figures_in(sentence.start, sentence.end)):
            continue
        yield exam.finding(
            RULE,
            (sentence.start + found.start(), sentence.start + found.end()),
            Wording("只有 100%，同一句里没有件数或人数", "100 % without a count in the same sentence"),
            Wording("写出总数，如“8件全部办结，办结率100%”。", "Give the total as well."),
            identity=(text,),
        )
