"""Years in next year's plan that are over: 2022年底前建成, 做好2023年各项工作, 2022年，重点抓好四项工作."""

from __future__ import annotations

import re
from functools import lru_cache

from checker.checklist.model import Years
from checker.judging.examination import Examination
from checker.judging.years import BESIDES, ITEM, YEAR, of_then, own_plans
from checker.model.document import Sentence
from checker.model.vocabulary import Role
from checker.support.patterns import IDEOGRAPH, either, regex

BY_THEN = regex(
    r"(?:^|[，,；;。：:、])\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）是.．、]{1,2})?\s*(?P<aim>计划|力争|争取|确保|预计|打算|拟|将)?(?P<to>[在于到至])?\s*"
    r"(?P<year>20\d{2})\s*年(?:(?:1[0-2]|[1-9])月)?(?P<end>年?[底末])?(?P<by>之前|以前|以?内|前(?![\d一二三四五六七八九十半期几]))?(?P<rest>[^，,；;。]*)"
)
"""A clause that opens with the time by which something is to be done: 2022年底前."""
IN = regex(
    r"(?:\s*[（(]?[一二三四五六七八九十\d]{1,3}[)）、.]+)?\s*在(?P<year>20\d{2})\s*年[，,](?=[^。；]*(?:将|要|拟|计划|打算|继续))"
)
"""How a sentence of the plan names its year: 在2024年，我镇将…"""
PLANNED = regex(r"\s*(?:[一1][、.]|（一）|一是)?(?P<year>20\d{2})\s*年度?(?:[，,]|是(?!20))")
"""How the plan begins: 2024年，, 2024年是攻坚之年."""
Named = tuple[int, str]
"""Where a year stands in the document, and what is written."""


def plan_opening(exam: Examination, year: int) -> Named | None:
    """The year that the plan's first sentence opens with, if it is over: 2022年，重点抓好四项工作."""
    known = exam.checklist.years
    sentence = next((one for one in exam.document.sentences if exam.role(one) == Role.PLAN), None)
    found = PLANNED.match(exam.text(sentence)) if sentence else None
    if sentence is None or found is None:
        return None
    text = exam.text(sentence)
    past = any(word in text for word in (*known.looking_back, *known.left_over, *known.compared))
    over = int(found["year"]) in (year - 1, year) and not past
    return _place(sentence, found) if over and f"{year + 1}年" not in text else None


def over_in_plan(exam: Examination, sentence: Sentence, year: int) -> Named | None:
    """The first year that is over and that a sentence of the plan sets a task for: 2022年底前建成, 推动2023年工作再上新台阶,
    完善2021年度考核机制, 在2023年，我镇将….

    Args:
        year: of the report.
    """
    known, text = exam.checklist.years, exam.text(sentence)
    if all(int(named) > year for named in YEAR.findall(text)):
        return None
    told = ITEM.sub("", text)
    for found in BY_THEN.finditer(text):
        looks_back = int(found["year"]) == year and any(word in told for word in known.looking_back)
        ended = found["end"] and found["to"] in ("到", "至") and not looks_back
        aimed = found["aim"] or found["rest"].startswith(known.tasks)  # 力争2023年底前通过验收
        left_over = not aimed and any(word in found["rest"] for word in known.left_over)
        plain = found["aim"] and found["rest"] and not any(word in found["rest"] for word in known.left_over)
        if not (found["by"] or ended or plain) or left_over or of_then(found["rest"]):
            continue
        if int(found["year"]) <= year and "的" not in found["rest"]:
            return _place(sentence, found)
    for found in tasks(known.tasks).finditer(text):
        named, rest = int(found["year"]), found["rest"]
        if named > year or BESIDES.match(rest) or any(word in found[0] for word in known.left_over):
            continue
        if any(word in rest for word in known.hopes) or (named < year and not of_then(rest)):
            return _place(sentence, found)
    for found in own_plans(known.issued, known.plans).finditer(text):
        if int(found["year"]) <= year and not any(word in found[0] for word in known.left_over):
            return _place(sentence, found)
    if past := _set_for_past(known, text, year):
        return sentence.start + past[0], past[1]
    if (opening := IN.match(text)) and int(opening["year"]) <= year:
        return _place(sentence, opening)
    return None


def _place(sentence: Sentence, found: re.Match[str]) -> Named:
    return sentence.start + found.start("year"), found["year"]


def _set_for_past(known: Years, text: str, year: int) -> tuple[int, str] | None:
    """The year, with its place, of a task of the plan that is set for one that is over: 做好2023年各项工作, 在2023年重点抓
    监督, 2023年3月启动, 2023年起推行."""
    for found in _set_for(known).finditer(text):
        name = found.lastgroup or ""
        if int(found[name]) <= year and not any(word in found[0] for word in known.left_over):
            return found.start(name), found[name]
    return None


@lru_cache(maxsize=8)
def _set_for(known: Years) -> re.Pattern[str]:
    begin = r"(?:^|[，,；;：:。])\s*(?:[一二三四五六七八九十]是|[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．])?\s*"
    verbs = either((*known.tasks, *known.events, "重点", "集中", "继续"))
    when = r"(?:1[0-2]|[1-9])月(?:份|底|初|[上中下]旬|\d{1,2}日)?|[上下]半年|第?[一二三四]季度"

    def year(name: str) -> str:
        return rf"(?P<{name}>20\d{{2}})\s*年"

    return regex(
        "|".join(
            (
                rf"(?:{either(known.tasks)}){year('task')}度?(?![底末初])[^，,；;。的]{{0,14}}(?:{either(known.own_work)})[^，,；;。的]{{0,8}}(?:的[^，,；;。的]{{1,4}})?(?=[，,；;。]|$)",
                rf"{begin}[从自]?{year('since')}(?:{when})?起[，,]?(?:{verbs})[^，,；;。已了的]*(?=[，,；;。]|$)",
                rf"{begin}在{year('during')}(?:{verbs})[^，,；;。已了]*",
                rf"{begin}{year('month')}(?:{when})[，,]?(?:{verbs}|[开办搞])[^，,；;。已了的]*(?=[，,；;。]|$)",
                rf"{begin}{year('focus')}度?(?:{either(known.focus)})",
                rf"{IDEOGRAPH}{{2,12}}{year('will')}(?:要|将|拟|计划)",
            )
        )
    )


@lru_cache(maxsize=8)
def tasks(words: tuple[str, ...]) -> re.Pattern[str]:
    """推动2023年工作再上新台阶."""
    return re.compile(rf"(?:{either(words)})\s*(?P<year>20\d{{2}})\s*年(?P<rest>[^，,；;。]*)")
