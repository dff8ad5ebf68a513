"""还有没填好的地方。

模板或草稿里留下的空白和记号：XX次、××镇、下划线、“开展  次”、【待补】、（数据待核）、***，以及读不出来的
乱码。每一句只报一次，列出其中第一处。

括号里写什么算没填好，在清单的 [placeholders] 里。案例里隐去的人名（王××）、打了星号的号码不算。

不合格：
    一、主要举措和成效
    全年开展执法检查XX次，发放资料___份（数据待核）。

合格：
    一、主要举措和成效
    全年开展执法检查36次。在王××诉镇政府一案中，镇长出庭应诉。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.checklist.model import Checklist
from checker.judging.examination import Examination
from checker.model.findings import Finding, Rule, Severity, Wording
from checker.support.patterns import IDEOGRAPH, either

RULE = Rule(
    "placeholder", Wording("还有没填好的地方", "Something was left to fill in"), Severity.ERROR, "form"
)
MOJIBAKE = r"\ufffd+|锟斤拷|(?:烫烫|屯屯){2,}|(?:[ÃÂâ][\x80-\xbf€™œ]){2,}"
"""What a file looks like that was read in the wrong encoding."""
BLANK = r"(?<![_\w])_{3,}(?![_\w])|(?<=[\u4e00-\u9fff，、：])_{2,}|(?<![\w])_{2,}(?=[\u4e00-\u9fff])|[＿]{2,}|□{2,}"
STARS = r"20[*＊]{2}(?=年)|(?<![\w*＊])[*＊]{3,}(?![\w*＊])|(?<=[\u4e00-\u9fff])[*＊]{3,}(?=[\u4e00-\u9fff])"
OPENS, CLOSES = r"【\[（(〔{｛", r"】\]）)〕}｝"
DATES = r"二[〇○零]二[XxＸｘ×](?=年)|(?<![A-Za-z\d.])20(?:[XxＸｘ×]{2}|\d[XxＸｘ×])(?=年)|(?<![A-Za-z\dＸｘ×])[XxＸｘ×](?=月[XxＸｘ×\d]{1,2}[日号])"
CROSSES = r"(?<![A-Za-z\d])[XxＸｘ×]{2,40}+"


def check(exam: Examination) -> Iterator[Finding]:
    """One finding for each sentence or heading in which something was left to fill in, at the first place."""
    text, document = exam.document.text, exam.document
    pattern = _pattern(exam.checklist, text)
    if pattern is None:
        return
    told: set[int] = set()
    for found in pattern.finditer(text):
        paragraph = document.paragraph_at(found.start())
        if not re.search(r"\w", text[paragraph.start : paragraph.end].replace("_", "")):
            continue  # a line of dashes or stars parts what is above from what is below
        sentence = document.sentence_at(found.start())
        place = sentence.start if sentence else paragraph.start
        if place in told:
            continue
        told.add(place)
        yield exam.finding(
            RULE,
            found.span(),
            Wording(f"“{found[0].strip()}”没有填好", f"“{found[0].strip()}” was left to fill in"),
            Wording(
                "填上实际的内容，或删去这一句。没有发生的，写明没有。", "Fill it in, or delete the sentence."
            ),
        )


def _pattern(checklist: Checklist, text: str) -> re.Pattern[str] | None:
    """For what the marks that stand in a text may have been left for; None where there are none, as in most."""
    ways = [way for marks, way in _ways(checklist) if any(mark in text for mark in marks)]
    return re.compile("|".join(ways), re.MULTILINE) if ways else None


def _ways(checklist: Checklist) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every way of leaving something open: marks of which it needs one, and the expression."""
    known, counters = checklist.placeholders, checklist.figures.counters
    units, count = either((*known.units, *counters)), either(counters)
    yield ("\ufffd", "锟斤拷", "烫烫", "屯屯", "Ã", "Â", "â"), MOJIBAKE
    yield ("__", "＿＿", "□□"), BLANK
    yield ("*", "＊"), STARS
    yield ("X", "x", "Ｘ", "ｘ", "×"), rf"(?:{CROSSES})(?={units})|{DATES}"
    within = rf"[^{CLOSES}\d\n]"
    bracketed = rf"[{OPENS}](?=[^{CLOSES}\n]{{0,24}}[{CLOSES}]){within}*?(?:{either(known.remarks)}){within}*[{CLOSES}]"
    yield known.remarks, bracketed
    yield known.asking, rf"(?:{either(known.asking)})[^。\n]{{0,16}}"
    yield ("%", "％"), r"(?<=率)(?:均|都)?(?:为|达到?|是)\s*[%％]"
    blank = rf"(?:{either(known.verbs)}){IDEOGRAPH}{{0,4}}[ \u3000]+(?=(?:{count})(?:[，。；、,;）)]|$))"
    yield (" ", "\u3000"), blank
