"""日期不存在，或与星期对不上。

月份大于十二、日数超过当月（2月30日、11月31日）、平年的2月29日，以及写明的星期不是那一天的星期。没有写年份的，
按报告年度算；下一年安排里的，按下一年算。

不合格：
    某镇人民政府2023年度法治政府建设情况报告
    一、主要举措和成效
    2023年2月30日，镇里召开法治建设专题会议。

合格：
    某镇人民政府2023年度法治政府建设情况报告
    一、主要举措和成效
    2023年2月28日（星期二），镇里召开法治建设专题会议。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from checker.judging.examination import Examination
from checker.model.document import Sentence
from checker.model.findings import Finding, Rule, Severity, Wording
from checker.model.vocabulary import DONE, Role
from checker.support.patterns import regex
from checker.text.numerals import chinese_number

RULE = Rule(
    "impossible-date",
    Wording("日期不存在，或与星期对不上", "Date that does not exist"),
    Severity.WARNING,
    "consistency",
)
NUMBER = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
YEAR = r"(?:(?<!\d)(?P<year>(?:19|20)\d{2}|[一二][〇零○九][〇零○一二三四五六七八九]{2})\s*年\s*)?"
WEEKDAY = r"(?:\s*[(（]?\s*(?:星期|周)(?P<weekday>[一二三四五六日天])(?![一二三四五六日天至到、末前]))?"
DATE = regex(
    rf"{YEAR}(?<![\d.一二三四五六七八九十])(?P<month>{NUMBER})\s*月"
    rf"(?:\s*(?P<day>{NUMBER})\s*[日号]{WEEKDAY}|份?(?![\d一二三四五六七八九十]|\s*\d))"
)
"""A day of a month, or a month alone."""
NUMERIC = regex(
    r"(?<![\d.\-/])(?P<year>20\d{2})(?P<mark>[-/])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d.\-/])"
)
UP_TO = frozenset("—-")
"""What stands before a month alone that ends a span, or is none."""
DAYS = "一二三四五六日"


def check(exam: Examination) -> Iterator[Finding]:
    """One finding for each date that no calendar has, or that fell on another day of the week."""
    for sentence in exam.document.sentences:
        text = exam.text(sentence)
        if "月" not in text and "-" not in text and "/" not in text:
            continue
        for pattern in (DATE, NUMERIC):
            for found in pattern.finditer(text):
                start = found.start("month")
                if not found["day"] and text[start - 1 : start] in UP_TO:
                    continue
                if fault := _fault(exam, sentence, found):
                    span = (sentence.start + found.start(), sentence.start + found.end())
                    yield exam.finding(RULE, span, fault, Wording("核对日期。", "Check the date."))


def _fault(exam: Examination, sentence: Sentence, found: re.Match[str]) -> Wording | None:
    named = found.groupdict()
    month, day = chinese_number(named["month"]), chinese_number(named.get("day") or "1")
    if month is None or day is None:
        return None
    shown = found[0].strip()
    if not 1 <= month <= 12:
        return Wording(f"“{shown}”：没有{month}月", f"“{shown}”: there is no month {month}")
    year = _year(exam, sentence, named["year"])
    most = _days(year or 4, month)  # without a year, February may have 29 days, as in year 4
    if not 1 <= day <= most:
        which = f"{year}年{month}月" if year and month == 2 else f"{month}月"
        return Wording(f"“{shown}”：{which}只有{most}天", f"“{shown}”: the month has {most} days")
    weekday = named.get("weekday")
    if weekday and year:
        right = DAYS[date(year, month, day).weekday()]
        if right != weekday.replace("天", "日"):
            return Wording(
                f"“{shown}”：{year}年{month}月{day}日是星期{right}",
                f"“{shown}”: that day was a {date(year, month, day):%A}",
            )
    return None


def _days(year: int, month: int) -> int:
    """How many days a month has."""
    return (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day


def _year(exam: Examination, sentence: Sentence, written: str | None) -> int | None:
    if written:
        return chinese_number(written.replace("○", "〇").replace("零", "〇"))
    known = exam.particulars.year
    if known is None:
        return None
    role = exam.role(sentence)
    return known + 1 if role == Role.PLAN else known if role in DONE else None
