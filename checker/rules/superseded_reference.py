"""引用了已失效的文件，或文件名称写错。

书名号里的文件在报告年度之前已经废止或被替代；名称与清单里的正式名称只差几个字；报告年度还没有出现的
提法。正在讲废止、修订、对照旧文件的句子不算；各地的实施办法、细则另有名称，不算写错。

不合格：
    某镇人民政府2023年度法治政府建设情况报告
    一、主要举措和成效
    按照《信访条例》办理信访事项97件。

合格：
    某镇人民政府2023年度法治政府建设情况报告
    一、主要举措和成效
    按照《信访工作条例》办理信访事项97件。
"""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from checker.checklist.model import Reference
from checker.judging.examination import Examination
from checker.model.document import Span
from checker.model.findings import Finding, Fix, Option, Rule, Severity, Wording
from checker.text.normalise import fold

RULE = Rule(
    "superseded-reference",
    Wording("引用的文件已失效或名称有误", "Superseded or misquoted document"),
    Severity.WARNING,
    "consistency",
    options={
        "likeness": Option(
            88,
            Wording(
                "与正式名称多像算写错",
                "least likeness to an official title that counts as a slip, in percent",
            ),
            0,
            100,
        ),
    },
)
TITLE = re.compile(r"《([^《》\n]{4,60}(?:〈[^〉]*〉[^《》\n]*)?)》")
HISTORY = re.compile(
    r"废止|失效|修订|修改|替代|取代|原《|旧|代替|更名|清理|宣布|已由|承接|延续|期满|收官|上一轮"
)
LOCAL = re.compile(r"实施|细则|办法$|方案|分工|任务|清单|意见$|(?:省|市|县|区|自治区|镇|乡|街道|局)(?!场|政)")


def check(exam: Examination) -> Iterator[Finding]:
    """One finding for each superseded or misquoted title, and for each topic from the future."""
    year = exam.particulars.year
    seen: set[str] = set()
    for sentence in exam.document.sentences:
        text = exam.text(sentence)
        for found in TITLE.finditer(text):
            title = fold(found[1])
            span = (sentence.start + found.start(), sentence.start + found.end())
            if title in seen:
                continue
            reference = _named(exam, title)
            if (
                reference
                and year
                and _over(reference, year)
                and not HISTORY.search(text.replace(found[0], ""))
            ):
                seen.add(title)
                instead = f"，现行的是《{reference.successor}》" if reference.successor else ""
                yield exam.finding(
                    RULE,
                    span,
                    Wording(
                        f"《{reference.name}》{_day(reference.until)}起不再适用{instead}",
                        f"{reference.name} ended {reference.until}",
                    ),
                    Wording(
                        "改引现行文件。" if reference.successor else "核对后删去。", "Cite what is in force."
                    ),
                )
            elif reference is None and not exam.document.recognised and (right := _misquoted(exam, title)):
                seen.add(title)
                yield exam.finding(
                    RULE,
                    span,
                    Wording(f"文件名称有误，应为《{right.name}》", f"misquoted; the title is {right.name}"),
                    Wording(f"改为《{right.name}》。", f"Write {right.name}."),
                    fixes=_fixes(exam, title, right),
                )
    if year:
        yield from _from_the_future(exam, year)


def _named(exam: Examination, title: str) -> Reference | None:
    bare = title.removeprefix("中华人民共和国")
    for reference in exam.checklist.reference:
        if any(
            bare == fold(name).removeprefix("中华人民共和国") for name in (reference.name, *reference.short)
        ):
            return reference
    return None


def _over(reference: Reference, year: int) -> bool:
    """In force on no day of the reporting year."""
    return bool(reference.until) and int(reference.until[:4]) < year


def _misquoted(exam: Examination, title: str) -> Reference | None:
    limit = exam.option(RULE, "likeness")
    bare = title.removeprefix("中华人民共和国")
    best: tuple[float, Reference] | None = None
    for reference in exam.checklist.reference:
        if bare in map(fold, reference.misquoted):
            return reference
        name = fold(reference.name).removeprefix("中华人民共和国")
        if len(name) < 8 or (LOCAL.search(title.replace(name, "")) and not LOCAL.search(name)):
            continue
        score = fuzz.ratio(bare, name, score_cutoff=limit)
        if score and (best is None or score > best[0]):
            best = (score, reference)
    return best[1] if best else None


def _fixes(exam: Examination, title: str, right: Reference) -> tuple[Fix, ...]:
    """The right title wherever the wrong one stands, if the checklist lists it as a slip; likeness is no proof."""
    if title not in map(fold, right.misquoted):
        return ()
    return tuple(
        Fix(Span(*found.span(1)), right.name)
        for found in TITLE.finditer(exam.document.text)
        if fold(found[1]) == title
    )


def _from_the_future(exam: Examination, year: int) -> Iterator[Finding]:
    for topic in exam.checklist.year_topic:
        if topic.first <= year + 1:
            continue
        for span in exam.spans(topic.any)[:1]:
            yield exam.finding(
                RULE,
                span,
                Wording(
                    f"{year}年度还没有“{topic.topic}”（{topic.first}年起）",
                    f"{topic.topic} starts in {topic.first}",
                ),
                Wording(
                    "核对是不是写错了年份或混入了别的报告。", "Check the year, or where this text comes from."
                ),
            )


def _day(until: str) -> str:
    parts = until.split("-")
    return (
        f"{parts[0]}年" + (f"{int(parts[1])}月{int(parts[2])}日" if len(parts) == 3 else "") + "后"
        if parts[0]
        else ""
    )
