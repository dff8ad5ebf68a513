"""中文里用了半角标点。

中文句子里的逗号、分号、冒号、问号、叹号和括号应当用全角。整份报告只报一次，说明有多少处；加 --fix 可以一次改完。
数字、外文、网址里的半角标点不算。

不合格：
    一、主要举措和成效
    全年开展普法宣讲34场,发放资料6200份;群众参与积极(含线上)。

合格：
    一、主要举措和成效
    全年开展普法宣讲34场，发放资料6,200份；网站是www.example.cn/a?b=1。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.judging.examination import Examination
from checker.model.document import Span
from checker.model.findings import Finding, Fix, Rule, Severity, Wording
from checker.support.patterns import regex

RULE = Rule("half-width-mark", Wording("中文里用了半角标点", "Half-width marks"), Severity.INFO, "form")
WIDE = dict(zip(",;:?!()", "，；：？！（）", strict=True))
MARK = regex(
    r"(?<=[^\x00-\x7f])[，；：？！,;:?!](?=[^\x00-\x7f]|$)|(?<=[^\x00-\x7f])[，,](?=\d)|(?<=\d)[，,；;](?=[^\x00-\x7f])",
    re.MULTILINE,
)
"""A mark with Chinese on both sides, or on one side and a figure on the other."""
BRACKETS = regex(r"[（(][^\x00-\x7f（）()]{1,40}[）)]")
"""A pair of brackets around Chinese."""


def check(exam: Examination) -> Iterator[Finding]:
    """One finding for the whole report."""
    document = exam.document
    if document.recognised:  # what was read from a picture says nothing about how it was typed
        return
    places = [found.start() for found in MARK.finditer(document.text)]
    for found in BRACKETS.finditer(document.text):
        places += (found.start(), found.end() - 1)
    fixes = [
        Fix(Span(at, at + 1), WIDE[typed])
        for at in sorted(set(places))
        if (typed := document.as_written((at, at + 1))) in WIDE
    ]
    if fixes:
        yield exam.finding(
            RULE,
            fixes[0].span,
            Wording(f"中文里有 {len(fixes)} 处半角标点", f"{len(fixes)} half-width mark(s) in Chinese text"),
            Wording("改为全角。", "Use full-width marks."),
            identity=("half-width",),
            fixes=tuple(fixes),
        )
