"""只有百分比，没有件数。

写“100%”，或出庭率、办结率一类的比率，而同一句里没有件数、人数等分母，核对不了。

不合格：
    一、主要举措和成效
    镇里重视代表建议办理，按时办复率达100%。

合格：
    一、主要举措和成效
    镇里办理代表建议8件，按时办复率达100%。
"""

from collections.abc import Iterator

from checker.judging.examination import Examination
from checker.model.findings import Finding, Option, Rule, Severity, Wording
from checker.model.vocabulary import DONE
from checker.support.patterns import IDEOGRAPH, regex

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
FULL = regex(r"(?<![\d.])100\s*[%％]|百分之百")
RATE = regex(
    rf"(?P<name>{IDEOGRAPH}{{2,6}})率(?:为|达到?|是)?\s*(?P<rate>\d{{2}}(?:\.\d+)?\s*[%％])", needs="%％"
)


def check(exam: Examination) -> Iterator[Finding]:
    """One finding for each sentence on work done whose only figure is a rate of cases that are not counted."""
    uncounted = exam.option(RULE, "uncounted")
    for sentence in exam.document.sentences:
        text = exam.text(sentence)
        full = FULL.search(text)
        start, end = full.span() if full else _rate(exam, text)
        if start < 0 or any(word in text[:start][-NEAR:] for word in uncounted):
            continue
        if exam.role(sentence) not in DONE:
            continue
        if any(figure.counter for figure in exam.figures_in(*sentence.span)):
            continue
        found = text[start:end]
        yield exam.finding(
            RULE,
            (sentence.start + start, sentence.start + end),
            Wording(f"只有 {found}，同一句里没有件数或人数", f"{found} without a count in the same sentence"),
            Wording("写出总数，如“8件全部办结，办结率100%”。", "Give the total as well."),
            identity=(text,),
        )


def _rate(exam: Examination, text: str) -> tuple[int, int]:
    """The first rate of cases (出庭应诉率) in a text that compares none; -1 where there is none."""
    if any(word in text for word in exam.checklist.arithmetic.partial):
        return -1, -1
    known = exam.checklist.arithmetic.counted
    return next(
        (found.span("rate") for found in RATE.finditer(text) if found["name"].endswith(known)), (-1, -1)
    )
