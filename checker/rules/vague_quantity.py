"""数量含糊。

讲过去一年工作时用“若干、一批、多次、大量”代替数字，同一句里也没有别的数字。

词表在清单的 [claims] vague 里。

不合格：
    一、主要举措和成效
    镇里多次开展执法检查，发现一批隐患。

合格：
    一、主要举措和成效
    镇里多次开展执法检查，全年检查36家次，发现隐患12处。
"""

from collections.abc import Iterator

from checker.judging.examination import Examination
from checker.judging.stretches import Stretches
from checker.model.findings import Finding, Rule, Severity, Wording
from checker.model.vocabulary import DONE

RULE = Rule("vague-quantity", Wording("数量含糊", "Vague quantity"), Severity.INFO, "claims")


def check(exam: Examination) -> Iterator[Finding]:
    """One finding for each sentence on work done that is vague where a number belongs."""
    seen = set()
    unlike = Stretches(exam.spans(exam.checklist.claims.vague_unlike))
    for start, end in exam.spans(exam.checklist.claims.vague):
        sentence = exam.document.sentence_at(start)
        if sentence is None or sentence in seen or exam.role(sentence) not in DONE:
            continue
        if unlike.touch(start, end) or exam.has_evidence(sentence):
            continue
        seen.add(sentence)
        word = exam.text((start, end))
        yield exam.finding(
            RULE,
            (start, end),
            Wording(f"“{word}”是多少？", f"how many is {word}?"),
            Wording("写出实际数字。", "Give the number."),
            identity=(exam.text(sentence),),
        )
