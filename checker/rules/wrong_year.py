"""年份写错。

过去一年的工作写成了别的年份（多半是照抄上年没有改），标题、“现将……报告如下”、来文通知里的年份与报告年度不符，“今年（2022年）”
“与2023年相比”自相矛盾，按上一年的工作要点办事，下一年安排写的是已经过去的年份或时限（2022年底前、做好2023年工作），正文里的日期晚于落款，落款早于这一年年底，把2025写成2015，“第几个国家宪法日”是别的年份的。正当提到往年的不算：与上年比较、“2021年以来”、文件和事项本身的年份。

哪些词表示比较、表示打算、表示往年留下的事，在清单的 [years] 里。

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

from collections.abc import Iterator

from checker.judging.examination import Examination
from checker.judging.particulars import DATE
from checker.judging.plan_years import Named, over_in_plan, plan_opening
from checker.judging.year_slips import far_year, misnumbered
from checker.judging.years import (
    CLAUSE,
    LASTING,
    YEAR,
    contradicted,
    is_task,
    past_work,
    set_beside,
    tells,
)
from checker.model.document import Sentence
from checker.model.findings import Finding, Rule, Severity, Wording
from checker.model.vocabulary import DONE, Margin, Role
from checker.support.patterns import regex
from checker.text.numerals import chinese_number

RULE = Rule("wrong-year", Wording("年份写错", "Wrong year"), Severity.WARNING, "consistency")
TITLED = regex(r"《[^《》]*》")
NOW = regex(
    r"(?:现(?:[将就]|结合|根据)|(?:下面|以下)[将就把]|[兹谨]将)[^，,。；;：:《]{0,40}?(?P<year>20\d{2})\s*年|^\s*(?P<since>20\d{2})\s*年(?:度)?以?来[，,]"
)
"""The year that an opening announces: 现将我局2023年度情况报告如下."""
AUTUMN = 10
"""From this month on the report of a year is signed in that year."""
STATING = (Role.ACHIEVEMENTS, Role.LEADER, Role.PLAN, Margin.INTRODUCTION, Role.SHORTCOMINGS, Role.OTHER)
MANY = 3
"""From so many statements about one other year the report covers several years, and none is a slip."""


def check(exam: Examination) -> Iterator[Finding]:
    """Years in headings, at the openings of statements, in the plan, and dates after the sign-off."""
    year = exam.particulars.year
    if year is None:
        return
    yield from _headings(exam, year)
    yield from _announced(exam, year)
    yield from _statements(exam, year)
    yield from _days(exam, year)
    yield from _after_sign_off(exam)
    yield from _signed(exam, year)


def _headings(exam: Examination, year: int) -> Iterator[Finding]:
    for section in exam.document.sections:
        role, title = exam.parts.role(section.paragraph), section.heading.title
        opens = exam.parts.opened.get(role) == section.paragraph
        if role == Role.PLAN and not opens:
            clause = CLAUSE.match(title)
            if (
                clause
                and len(clause["year"]) == 4
                and int(clause["year"]) <= year
                and is_task(exam, title, clause)
            ):
                start = section.heading.span.start + exam.text(section.heading.span).index(title)
                yield _planned(exam, (start, clause["year"]), year, title)
        if not opens or role not in (
            Role.ACHIEVEMENTS,
            Role.SHORTCOMINGS,
            Role.LEADER,
            Role.PLAN,
        ):
            continue
        years = [int(y) for y in YEAR.findall(title)]
        wanted = (year + 1,) if role == Role.PLAN else (year, year + 1)
        if not years or any(y in wanted for y in years) or len(years) > 1:
            continue
        if role == Role.PLAN and years[0] > year:
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
            identity=(title,),
        )


def _announced(exam: Examination, year: int) -> Iterator[Finding]:
    """Another year in the sentence that announces the report: 现将2022年度情况报告如下."""
    if str(year) not in exam.particulars.title:
        return
    for sentence in exam.document.sentences:
        if exam.role(sentence) != Margin.INTRODUCTION:
            continue
        for found in NOW.finditer(exam.text(sentence)):
            name = found.lastgroup or ""
            if int(found[name]) != year and (name == "year" or int(found[name]) == year - 1):
                yield _told(exam, sentence, found.span(name), year)
                break


def _told(exam: Examination, sentence: Sentence, span: tuple[int, int], year: int) -> Finding:
    """Another year than the one that must stand there."""
    known = exam.particulars.year
    named = exam.text((sentence.start + span[0], sentence.start + span[1]))
    return exam.finding(
        RULE,
        (sentence.start + span[0], sentence.start + span[1] + 1),
        Wording(f"这里写{named}年，报告的是{known}年度", f"says {named} in a report on {known}"),
        Wording(
            f"核对后改为{year}年，确是往年的事就写明。", f"Check; make it {year} or say that it is history."
        ),
        identity=(exam.text(sentence),),
    )


def _signed(exam: Examination, year: int) -> Iterator[Finding]:
    """A sign-off that is older than the year's end, or by more than a year younger."""
    date, span, title = exam.particulars.date, exam.particulars.date_span, exam.particulars.title
    if date is None or span is None or str(year) not in title or "半年" in title or "季度" in title:
        return
    early = date[:2] < (year, AUTUMN)
    if early or date[0] > year + 1:
        yield exam.finding(
            RULE,
            span,
            Wording(
                f"报告的是{year}年度，落款却是{date[0]}年{date[1]}月",
                f"a report on {year} is signed {date[0]}-{date[1]:02}",
            ),
            Wording("核对落款的年份。", "Check the year of the sign-off."),
        )


def _statements(exam: Examination, year: int) -> Iterator[Finding]:
    """Years in what the text says of itself; one that stands there often is meant."""
    found: dict[int, list[Finding]] = {}
    first = plan_opening(exam, year)
    for sentence in exam.document.sentences:
        role, text = exam.role(sentence), exam.text(sentence)
        if role not in STATING or "年" not in text:
            continue
        otherwise = next(iter(contradicted(exam, sentence, year)), None)
        if otherwise:
            yield _told(exam, sentence, otherwise[0].span(otherwise[0].lastgroup or ""), otherwise[1])
            continue
        over = over_in_plan(exam, sentence, year) if role == Role.PLAN else None
        if over is None and first and sentence.start <= first[0] < sentence.end:
            over = first
        if over:
            yield _planned(exam, over, year, text)  # one plan may have several years that are over
            continue
        if slip := _slip(exam, sentence, year):
            found.setdefault(slip[0], []).append(slip[1])
    for findings in found.values():
        if len(findings) < MANY:
            yield from findings


def _slip(exam: Examination, sentence: Sentence, year: int) -> tuple[int, Finding] | None:
    """The first year in a sentence that ought to be another."""
    role, text, known = exam.role(sentence), exam.text(sentence), exam.checklist.years
    plain = TITLED.sub("", text)
    if any(word in plain for word in known.last_year):
        plain = set_beside(known.last_year).sub("", plain)
    if any(word in plain for word in known.compared) or len(set(YEAR.findall(plain))) > 1:
        return None
    for clause in CLAUSE.finditer(text):
        named = int(clause["year"]) % 100 + 2000
        if len(clause["year"]) == 2 and LASTING.match(clause["rest"]):
            continue
        late = role == Role.PLAN and named <= year and is_task(exam, text, clause)
        past = role != Role.PLAN and named in (year - 1, year - 2, year + 1) and tells(exam, sentence, clause)
        if not (past or late) or (role == Margin.INTRODUCTION and (named == year + 1 or clause.start())):
            continue
        wanted = year + 1 if late else year
        return named, exam.finding(
            RULE,
            (sentence.start + clause.start("year"), sentence.start + clause.end("year") + 1),
            Wording(
                f"这里写{named}年，报告的是{year}年度" if past else f"安排的是{wanted}年，这里写{named}年",
                f"says {named} in a report on {year}",
            ),
            Wording(
                f"核对后改为{wanted}年，确是往年的事就写明。",
                f"Check; make it {wanted} or say that it is history.",
            ),
            identity=(text,),
        )
    work = past_work(exam, sentence, year) or far_year(exam, sentence, year) if role in DONE else None
    return (int(work["year"]), _told(exam, sentence, work.span("year"), year)) if work else None


def _days(exam: Examination, year: int) -> Iterator[Finding]:
    """第九个国家宪法日 in a report on 2023."""
    for sentence in exam.document.sentences:
        if exam.role(sentence) not in (Margin.INTRODUCTION, *DONE):
            continue
        for start, end, name, right in misnumbered(exam, sentence, year):
            yield exam.finding(
                RULE,
                (sentence.start + start - 1, sentence.start + end + 1),
                Wording(f"{year}年的{name}是第{right}个", f"that of {year} is number {right}"),
                Wording(
                    f"核对后改为第{right}个，确是往年的事就写明。",
                    f"Check; make it {right} or say that it is history.",
                ),
                identity=(exam.text(sentence),),
            )


def _planned(exam: Examination, named: Named, year: int, told: str) -> Finding:
    """A year in the plan that is over, given with its place."""
    start, said = named
    return exam.finding(
        RULE,
        (start, start + len(said) + 1),
        Wording(f"安排的是{year + 1}年，这里写{said}年", f"the plan is for {year + 1}, this says {said}"),
        Wording(
            f"核对后改为{year + 1}年，确是往年的事就写明。",
            f"Check; make it {year + 1} or say that it is history.",
        ),
        identity=(told,),
    )


def _after_sign_off(exam: Examination) -> Iterator[Finding]:
    signed = exam.particulars.date
    if signed is None:
        return
    for sentence in exam.document.sentences:
        if exam.role(sentence) not in DONE:
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
