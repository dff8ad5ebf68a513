"""提到的附件没有附上。

正文写“见附件2”“详见附表1”，全文却没有这个附件、附表或附图，末尾的附件清单里也没有。只写“见附件”的，全文
有任何一个附件就算。别的文件自己的附件（通知附件1、合同附件）不算。

什么叫附件，在清单的 [placeholders] attachments 里。

不合格：
    一、主要举措和成效
    全年办理行政处罚案件36件，详见附件2。
    附件1：行政处罚案件统计表

合格：
    一、主要举措和成效
    全年办理行政处罚案件36件，详见附件1。
    附件1：行政处罚案件统计表
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checker.judging.examination import Examination
from checker.model.findings import Finding, Rule, Severity, Wording
from checker.support.patterns import regex
from checker.text.numerals import chinese_number

RULE = Rule(
    "dangling-attachment", Wording("提到的附件没有附上", "Annex that is not there"), Severity.WARNING, "form"
)
NUMBER = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
ITEM = regex(rf"\s*(?P<number>{NUMBER})\s*[.．、]\s*\S")


def check(exam: Examination) -> Iterator[Finding]:
    """One finding for each annex that the text refers to and that is nowhere in the report."""
    names = exam.checklist.placeholders.attachments
    if not names:
        return
    refers, heads = _patterns(names)
    there = _attached(exam, names, heads)
    told: set[tuple[str, int | None]] = set()
    for sentence in exam.document.sentences:
        for found in refers.finditer(exam.text(sentence)):
            wanted = (found["name"], chinese_number(found["number"]) if found["number"] else None)
            if wanted in there or wanted in told or (wanted[1] is None and there):
                continue
            if wanted[1] is None and len(found["name"]) == 1:  # 见表决结果
                continue
            told.add(wanted)
            shown = found["name"] + (found["number"] or "")
            yield exam.finding(
                RULE,
                (sentence.start + found.start(), sentence.start + found.end()),
                Wording(f"全文没有{shown}", f"there is no {shown} in the report"),
                Wording(f"附上{shown}，或删去这处引用。", "Attach it, or delete the reference."),
            )


def _attached(
    exam: Examination, names: tuple[str, ...], heads: re.Pattern[str]
) -> set[tuple[str, int | None]]:
    """Every annex that begins a paragraph, and the numbered lines below 附件：."""
    there: set[tuple[str, int | None]] = set()
    listed = ""
    for paragraph in exam.document.paragraphs:
        text = exam.text(paragraph.span)
        if text.lstrip().lstrip("【(（").lstrip().startswith(names) and (found := heads.match(text)):
            listed = found["name"]
            there.add((listed, chinese_number(found["number"]) if found["number"] else None))
            text = text[found.end() :]
        if listed and (item := ITEM.match(text)):
            there.add((listed, chinese_number(item["number"])))
    return there


@cache
def _patterns(names: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    name = "|".join(map(re.escape, names))
    refers = rf"(?:(?<!意)见|详见|参见|附后的?|具体见|如)\s*(?P<name>{name})\s*(?P<number>{NUMBER})?(?![\d一二三四五六七八九十]*[）)]?[》”])"
    heads = rf"\s*[【(（]?\s*(?P<name>{name})\s*(?P<number>{NUMBER})?\s*(?:[】)）:：.．、\s]|(?<=\d)(?=[^\W\d])(?![份个项件页张])|$)"
    return regex(refers, needs=names), regex(heads, needs=names)
