"""年份写错。

过去一年的工作写成了别的年份（多半是照抄上年没有改），标题里的年份与报告年度不符，下一年安排写的是已经
过去的年份，正文里的日期晚于落款。正当提到往年的不算：与上年比较、“2021年以来”、文件和事项本身的年份。

不合格：
    某镇人民政府2023年度法治政府建设情况报告
    一、主要举措和成效
    2022年，全镇共办理人大代表建议18件，件件答复。
    二、2024年工作安排
    2024年，我镇将继续办好建议。

合格：
    某镇人民政府2023年度法治政府建设情况报告
    一、主要举措和成效
    2023年，全镇共办理人大代表建议18件，比2022年多3件。2021年以来累计办理50件。
    二、2024年工作安排
    2024年，我镇将继续办好建议。
"""

import re
from collections.abc import Iterator

from checker.judging.examination import Examination
from checker.judging.particulars import DATE
from checker.model.findings import Finding, Rule, Severity, Wording
from checker.text.numerals import chinese_number

RULE = Rule("wrong-year", Wording("年份写错", "Wrong year"), Severity.WARNING, "consistency")
OPENING = re.compile(
    r"(?P<year>20\d{2})年度?(?P<rest>[,，]|(?:全年|全[镇乡县区市局街校系]|我[镇乡县区市局街]|共|累计|街道|本[镇乡县区市局]|期间|[上下]半年|一季度|内[,，]))"
)
WITH_FIGURE = re.compile(
    r"(?:^|(?<=[，,；;：:。]))\s*(?P<year>20\d{2})年(?![度以底至—\-起版前])[^，,；;。的第至到\d]{1,10}\d+[件条场次人名起项份户家个]"
)
AT_START = re.compile(
    r"(?:[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十][,，]|\d[.．、]|[①-⑳])?[^，,。；;]{0,12}$"
)
CLOSING_DATE = re.compile(r"截至\s*(?P<year>20\d{2})年(?:1[0-2]月)?底?")
YEAR = re.compile(r"20\d{2}(?=年)")
COMPARED = re.compile(r"以来|相比|同比|比20|较20|自20|从20|与20|(?<!截)至20|—20|-20|以前|之前|上一年|上年")
MANY = 3
"""From so many statements about one other year the report covers several years, and none is a slip."""


def check(exam: Examination) -> Iterator[Finding]:
    """Years in headings, at the openings of statements, in the plan, and dates after the sign-off."""
    year = exam.particulars.year
    if year is None:
        return
    yield from _headings(exam, year)
    yield from _statements(exam, year)
    yield from _after_sign_off(exam)


def _headings(exam: Examination, year: int) -> Iterator[Finding]:
    for section in exam.document.sections:
        role = exam.parts.role(section.paragraph)
        if exam.parts.opened.get(role) != section.paragraph or role not in (
            "achievements",
            "shortcomings",
            "leader",
            "plan",
        ):
            continue
        title = section.heading.title
        years = [int(y) for y in YEAR.findall(title)]
        wanted = (year + 1,) if role == "plan" else (year, year + 1)
        if not years or any(y in wanted for y in years) or len(years) > 1:
            continue
        if role == "plan" and years[0] > year:
            continue
        yield exam.finding(
            RULE,
            section.heading.span,
            Wording(
                f"标题写的是{years[0]}年，报告的是{year}年度",
                f"heading says {years[0]}, the report is on {year}",
            ),
            Wording(f"改为{wanted[0]}年。", f"Make it {wanted[0]}."),
            severity=Severity.ERROR,
        )


def _statements(exam: Examination, year: int) -> Iterator[Finding]:
    found: dict[int, list[Finding]] = {}
    for sentence in exam.document.sentences:
        role = exam.role(sentence)
        text = exam.text(sentence)
        if role not in ("achievements", "leader", "plan", "introduction") or COMPARED.search(text):
            continue
        opening = OPENING.search(text)
        if opening is None or not AT_START.fullmatch(text[: opening.start()]):
            opening = WITH_FIGURE.search(text) if role != "introduction" else None
            opening = opening or CLOSING_DATE.match(text)
        if opening is None:
            continue
        named = int(opening["year"])
        late = role == "plan" and named <= year and re.search(r"将|计划|打算|拟|继续", text)
        past = role in ("achievements", "leader", "introduction") and named in (year - 1, year - 2, year + 1)
        if role == "introduction" and named == year + 1:
            past = False
        if not (past or late) or len(set(YEAR.findall(text))) > 1:
            continue
        span = (sentence.start + opening.start("year"), sentence.start + opening.end("year") + 1)
        wanted = year + 1 if late else year
        found.setdefault(named, []).append(
            exam.finding(
                RULE,
                span,
                Wording(
                    f"这里写{named}年，报告的是{year}年度"
                    if past
                    else f"安排的是{wanted}年，这里写{named}年",
                    f"says {named} in a report on {year}",
                ),
                Wording(
                    f"核对后改为{wanted}年，确是往年的事就写明。",
                    f"Check; make it {wanted} or say that it is history.",
                ),
                identity=(text,),
            )
        )
    for findings in found.values():
        if len(findings) < MANY:
            yield from findings


def _after_sign_off(exam: Examination) -> Iterator[Finding]:
    signed = exam.particulars.date
    if signed is None:
        return
    for sentence in exam.document.sentences:
        if exam.role(sentence) not in ("achievements", "leader"):
            continue
        for found in DATE.finditer(exam.text(sentence)):
            numbers = [chinese_number(found[k]) or 0 for k in ("year", "month", "day")]
            if (numbers[0], numbers[1], numbers[2]) > signed and numbers[0] <= signed[0] + 1:
                yield exam.finding(
                    RULE,
                    (sentence.start + found.start(), sentence.start + found.end()),
                    Wording("已做的工作，日期却在落款之后", "work done is dated after the sign-off"),
                    Wording("核对日期。", "Check the date."),
                )
