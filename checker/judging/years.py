"""Years that sentences name: of work that they tell, of tasks that they set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from checker.judging.examination import Examination
from checker.model.document import Sentence
from checker.model.vocabulary import DONE, Margin, Role
from checker.support.patterns import IDEOGRAPH, either, regex

YEAR = regex(r"20\d{2}(?=年)")
CLAUSE = regex(
    r"(?:^|(?<=[，,；;：:。！？]))\s*(?:[一二三四五六七八九十]{1,3}是|[（(][一二三四五六七八九十\d]{1,3}[)）]|第[一二三四五六七八九十][,，]|\d{1,2}[.．、]|[①-⑳])?\s*"
    r"(?:截至\s*)?(?P<year>(?:20)?\d{2})\s*年(?P<rest>度?[^，,；;：:。！？]*)(?P<mark>.?)"
)
"""A clause that opens with a year."""
LASTING = regex(r"[来内间里以之多余的]|时间|期")
"""What makes of 20年 a stretch of time."""
BESIDES = regex(
    r"度?(?:以[来前后]|[底末初前后起版至到第之]|[—–\-]|1?\d月|[上下]?半年以来|同期|(?:则|仅|只)?(?:为|是)\s*\d)"
)
"""What makes of the year a span, a date or an issue of something, or of what follows its own figure (2022年为97万元)."""
OF_IT = regex(r"[的第至]|(?<![收接达做得找])到")
EACH = ("各", "全", "每", "我", "本")
"""What follows a year whose 的 belongs to somebody: 2022年各小区的换届时间."""
COUNT = 16
"""So many characters after the year the figure follows that it is said to have."""
WHO = regex(
    rf"(?:^|[，,；;：:。！？])\s*(?P<who>{IDEOGRAPH}{{2,14}})(?P<year>20\d{{2}})\s*年度?(?P<rest>[^，,；;：:。！？]*)"
)
"""A clause in which the year stands behind somebody: 执法大队2022年巡查河道310公里."""
ON = regex(
    r"(?:^|[，,；;：:。！？])\s*[于在]?(?P<year>20\d{2})\s*年(?:(?:1[0-2]|[1-9])月(?:\d{1,2}日|份|[上中下]旬|底|初)?|第?[一二三四]季度|[上下]半年)[，,]?(?P<rest>[^，,；;：:。！？]*)"
)
"""A clause that opens with a month: 2022年3月举办宣传活动15场."""
OF_MARK = regex(
    r"\s*(?P<year>20\d{2})\s*年是[^，,。；;]{0,40}?(?:之年|开局|收官|第[一二三四五]年|关键)", needs="年是"
)
"""2022年是“八五”普法的关键之年."""
AS_SEEN = regex(
    r"从(?P<year>20\d{2})\s*年度?(?:的|工作)*(?:情况|实际|工作)来?看"
    r"|(?:回顾|回望|回首|综观|纵观|总结)(?P<back>20\d{2})\s*年度?(?:全年)?(?:的?(?:各项|法治\w{0,4})?工作(?:情况)?)?[，,]",
    needs=("从", "回", "观", "总结"),
)
ALL_YEAR = regex(
    r"(?:^|[，,；;：:。！？（(])\s*(?P<year>20\d{2})\s*年\s*1月?\s*(?:[—–\-~～至到]|——)+\s*1[12]月(?:份|底)?[，,全各共累我）)]",
    needs=("11月", "12月"),
)
"""Twelve months of a year: 2022年1—12月，."""


ITEM = regex(r"第?[一二三四五六七八九十]{1,3}是", needs="是")
"""The mark of an item, whose 是 does not look back."""


def is_task(exam: Examination, text: str, clause: re.Match[str]) -> bool:
    """Whether a sentence of the plan that opens with a year says what is to be done: it says so, or does not look back."""
    known = exam.checklist.years
    if any(word in clause["rest"] for word in known.left_over):
        return False
    if any(word in text for word in known.intent):
        return True
    # 三是2024年，
    opens = clause["mark"] in tuple("，,") and not clause.start() and not clause[0].startswith("20")
    if (
        not (clause["rest"].removeprefix("度") or opens)
        or BESIDES.match(clause["rest"])
        or of_then(clause["rest"])
    ):
        return False
    told = ITEM.sub("", text)
    return not any(word in told for word in (*known.left_over, *known.looking_back))


def past_work(exam: Examination, sentence: Sentence, year: int) -> re.Match[str] | None:
    """Work of the year before told as this year's: behind who did it, with a month before it, in the own work plan."""
    known, text = exam.checklist.years, exam.text(sentence)
    if str(year - 1) not in text and str(year - 2) not in text:
        return None
    for found in WHO.finditer(text):
        whose = found["who"].endswith(known.doers) and not any(word in found["who"] for word in known.others)
        if whose and int(found["year"]) in (year - 1, year - 2) and not BESIDES.match(found["rest"]):
            start = sentence.start + found.start("rest")
            figure = next(iter(exam.figures_in(start, start + len(found["rest"]))), None)
            if found["rest"].startswith((*known.nil, *known.events)) and "的" not in found["rest"]:
                return found
            if (
                figure
                and figure.start - start <= COUNT
                and not OF_IT.search(exam.text((start, figure.start)))
            ):
                return found
    for found in ALL_YEAR.finditer(text):
        if int(found["year"]) in (year - 1, year - 2):
            return found
    for found in ON.finditer(text):
        actor = next((word for word in (*known.actors, *known.doers) if found["rest"].startswith(word)), "")
        told = found["rest"].removeprefix(actor)
        if int(found["year"]) == year - 1 and told.startswith(known.events) and "的" not in told:
            return found
    for found in own_plans(known.issued, known.plans).finditer(text):
        if int(found["year"]) in (year - 1, year - 2) and not any(w in found[0] for w in known.left_over):
            return found
    return None


@lru_cache(maxsize=8)
def own_plans(issued: tuple[str, ...], plans: tuple[str, ...]) -> re.Pattern[str]:
    """制定《云溪镇2022年普法工作要点》, 对照2022年法治政府建设工作要点."""
    year, ends = r"(?P<year>20\d{2})\s*年度?", either(plans)
    return regex(
        rf"(?:{either(issued)})了?(?:《[^《》]{{0,20}}(?=20)|(?=20)){year}[^《》，,。；;]{{0,20}}(?:{ends})(?=》|[^\w]|的|并|和|及)",
        needs=plans,
    )


def contradicted(exam: Examination, sentence: Sentence, year: int) -> Iterator[tuple[re.Match[str], int]]:
    """Years that cannot be the ones that the words beside them mean, with the right one."""
    known, text, role = exam.checklist.years, exam.text(sentence), exam.role(sentence)
    for words, right in ((known.this_year, year), (known.last_year, year - 1), (known.next_year, year + 1)):
        for found in _in_brackets(words).finditer(text):
            named = int(found[found.lastgroup or ""])
            later = role == Role.PLAN and named == right + 1  # a plan may count from its own year
            if named != right and not later:
                yield found, right
    if role in DONE and (other := _compared_with(year).search(text)):
        yield other, year - 1
    if role == Margin.INTRODUCTION and str(year) in exam.particulars.title:
        for found in _asked_for(known.reports).finditer(text):
            if int(found["year"]) == year - 1:
                yield found, year
    if role in (Margin.INTRODUCTION, *DONE):
        other = OF_MARK.match(text)
        if other and int(other["year"]) == year - 1:
            yield other, year
    seen = AS_SEEN.search(text)
    if seen and role in (Role.SHORTCOMINGS, *DONE) and int(seen[seen.lastgroup or ""]) == year - 1:
        yield seen, year


@lru_cache(maxsize=8)
def set_beside(last: tuple[str, ...]) -> re.Pattern[str]:
    """比上年: the year told is the one that is set beside its last."""
    return regex(rf"[比较同与](?:{either(last)})(?:同期)?", needs=last)


@lru_cache(maxsize=8)
def _in_brackets(words: tuple[str, ...]) -> re.Pattern[str]:
    return regex(
        rf"(?:{either(words)})(?:[（(](?P<year>20\d{{2}})\s*年?度?[）)]|是(?P<is>20\d{{2}})\s*年)",
        needs=words,
    )


@lru_cache(maxsize=8)
def _compared_with(year: int) -> re.Pattern[str]:
    """与2023年相比 in a report on 2023."""
    return regex(
        rf"[与同和比较](?P<year>{year})\s*年度?(?:相比|同期|增|减|上升|下降|提高|多|少)",
        needs=[f"{word}{year}" for word in "与同和比较"],
    )


@lru_cache(maxsize=8)
def _asked_for(reports: tuple[str, ...]) -> re.Pattern[str]:
    """按照《关于报送2022年度法治政府建设情况报告的通知》要求."""
    return regex(
        rf"《[^《》]*?(?P<year>20\d{{2}})\s*年度?[^《》]{{0,12}}(?:{either(reports)})[^《》]*通知》",
        needs=("通知》",),
    )


def of_then(rest: str) -> bool:
    """Whether what follows a year is something of that year: 的, 印发的方案."""
    return "的" in rest and not rest.startswith(EACH)


def tells(exam: Examination, sentence: Sentence, clause: re.Match[str]) -> bool:
    """Whether a clause tells what was done in the year that it opens with."""
    rest, known = clause["rest"], exam.checklist.years
    if clause[0].lstrip().startswith("截至"):
        return clause.start() == 0 and bool(re.match(r"(?:1[0-2]月)?[底末]?", rest)) and "的" not in rest
    if BESIDES.match(rest):
        return False
    bare = rest.removeprefix("度").strip()
    if bare.startswith((*known.nil, *known.works)) and "的" not in bare:
        return exam.role(sentence) in DONE
    if exam.role(sentence) == Role.SHORTCOMINGS and not clause.start() and bare.startswith(known.matters):
        return "的" not in bare[:COUNT]
    if not bare:
        return clause["mark"] in tuple("，,") and not clause.start()
    if bare.startswith(known.actors):
        if "的" not in bare[:COUNT]:
            return True
        # 全镇立案的案件，办结4件 is of that year, 作为被告的案件4件 is told of it
        start = sentence.start + clause.start("rest")
        return not clause.start() and any(exam.figures_in(start, start + len(rest)))
    if exam.role(sentence) in (Margin.INTRODUCTION, Role.SHORTCOMINGS):
        return False
    start = sentence.start + clause.start("rest")
    figure = next(iter(exam.figures_in(start, start + len(rest))), None)
    return (
        figure is not None
        and figure.start - start <= COUNT
        and not OF_IT.search(exam.text((start, figure.start)))
    )
