"""引用了已失效的文件，或文件名称写错。

书名号里的文件在报告年度之前已经废止、被替代或到期（2016—2020年的方案），写明的是修订以前的文本（2017年修正的）；名称与正式名称只差一两个字；报告年度还没有或早已过去的提法；以前文本的令号、条号；前面说已经废止、后面还在用的本地文件。
正在讲废止、修订、对照旧文件的句子不算；各地的规划、实施办法、细则另有名称，不算写错。同一个名称只报一次，
各处都列出来。

文件和提法在清单的 [[reference]] 和 [[year_topic]] 里，全国的法律和行政法规另有一份名录（checklists/laws）。
凭记忆写的日期（certainty 为 R），在建议里请人核对。

不合格：
    某镇人民政府2023年度法治政府建设情况报告
    一、主要举措和成效
    按照《信访条例》办理信访事项97件。

合格：
    某镇人民政府2023年度法治政府建设情况报告
    一、主要举措和成效
    按照《信访工作条例》办理信访事项97件。
"""

from collections.abc import Iterator
from datetime import date, timedelta

from checker.checklist.model import Reference
from checker.judging.bare_titles import bare_titles, superseded_names
from checker.judging.citations import (
    VERSION_IN,
    applied_after_repeal,
    ended,
    is_followed,
    moved_article,
    old_version,
)
from checker.judging.examination import Examination
from checker.judging.titles import Titles
from checker.model.document import Sentence, Span
from checker.model.findings import Finding, Fix, Option, Rule, Severity, Wording
from checker.model.vocabulary import Role
from checker.support.patterns import regex
from checker.text.normalise import normalised

BESIDE = 500
"""Characters of a sentence on each side of a document that say what became of it."""
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
TITLE = regex(r"[《〈]([^《》〈〉\n]{2,60}(?:〈[^〉\n]*〉[^《》\n]{0,60})?)[》〉]")
OF_VERSION = regex(r"(?:19|20)\d\d\s*年?(?:修[正订改]本?|版|本)的?")


def check(exam: Examination) -> Iterator[Finding]:
    """One finding for each superseded, misquoted or future title, and for each topic of another year."""
    year = exam.particulars.year
    places: dict[str, list[tuple[tuple[int, int], Sentence]]] = {}
    names = superseded_names(exam)
    titles = Titles(exam.checklist, exam.option(RULE, "likeness"))
    for sentence in exam.document.sentences:
        for found in TITLE.finditer(exam.text(sentence)):
            span = (sentence.start + found.start(), sentence.start + found.end())
            places.setdefault(normalised(found[1]), []).append((span, sentence))
        for start, end in bare_titles(exam, sentence, names):
            places.setdefault(normalised(exam.text((start, end))), []).append(((start, end), sentence))
    for title, cited in places.items():
        reference = titles.named(VERSION_IN.sub("", title))
        if reference:
            yield from _out_of_time(exam, reference, cited, year)
            yield from _old_version(exam, reference, title, cited)
            yield from _old_article(exam, reference, cited)
        elif year and (last := ended(title, year)):
            yield from _ended(exam, title, last, cited)
        elif (right := titles.misquoted(title)) is not None:
            first, *others = (span for span, _ in cited)
            yield exam.finding(
                RULE,
                first,
                Wording(f"文件名称有误，应为《{right}》", f"misquoted; the title is {right}"),
                Wording(f"改为《{right}》。", f"Write {right}."),
                related=tuple(map(exam.related, others)),
                identity=(title,),
                fixes=tuple(Fix(Span(a + 1, b - 1), right) for (a, b), _ in cited)
                if titles.is_known_slip(title)
                else (),
            )
        elif applied := applied_after_repeal(exam, cited):
            yield exam.finding(
                RULE,
                applied[0],
                Wording(
                    f"前面说《{title}》已经废止，这里还在用", f"{title} is told as repealed, and applied here"
                ),
                Wording("核对废止的日期，改引现行的文件。", "Check the day, and cite what is in force."),
                related=(exam.related(applied[1]),),
                identity=(title, "repealed"),
            )
    if year:
        yield from _topics(exam, year)


def _old_version(
    exam: Examination, reference: Reference, title: str, cited: list[tuple[tuple[int, int], Sentence]]
) -> Iterator[Finding]:
    """Places that name an earlier version of a document: 2017年修正的《行政处罚法》."""
    for span, sentence in cited:
        version = old_version(exam, reference, title, span, sentence)
        if version is None or _historic(exam, span, sentence, version=str(version) in exam.text(sentence)):
            continue
        latest, since = reference.versions[-1], _shown(reference.version_since)
        yield exam.finding(
            RULE,
            span,
            Wording(
                f"《{reference.name}》{version}年的文本{since}起不再适用，现行的是{latest}年修订的",
                f"the text of {version} of {reference.name} has been replaced by that of {latest}",
            ),
            Wording(
                f"核对后按{latest}年的文本写。（日期凭记忆写出，请先核对。）",
                f"Check, and cite the text of {latest}. The date is from memory: check it.",
            ),
            identity=(reference.name, str(version)),
            facts=(("certainty", reference.certainty),),
        )
        return


def _old_article(
    exam: Examination, reference: Reference, cited: list[tuple[tuple[int, int], Sentence]]
) -> Iterator[Finding]:
    """Places that name an article by the number which it had before the revision."""
    for span, sentence in cited:
        if _historic(exam, span, sentence) or not (found := moved_article(exam, reference, span, sentence)):
            continue
        place, now = found
        article, latest = exam.text(place), reference.versions[-1]
        yield exam.finding(
            RULE,
            place,
            Wording(
                f"《{reference.name}》{latest}年修订以后，这一内容不在{article}，在第{now}条",
                f"since the revision of {latest} this is article {now} of {reference.name}",
            ),
            Wording(
                f"核对后改为第{now}条。（条号凭记忆写出，请先核对。）",
                f"Check, and cite article {now}. The number is from memory: check it.",
            ),
            identity=(reference.name, article),
            facts=(("certainty", reference.certainty),),
        )


def _ended(
    exam: Examination, title: str, last: int, cited: list[tuple[tuple[int, int], Sentence]]
) -> Iterator[Finding]:
    """A plan that was over before the year, and is told as one that is carried out."""
    spans = [
        span for span, sentence in cited
        if is_followed(exam, span, sentence) and not _historic(exam, span, sentence)
    ]  # fmt: skip
    if spans:
        year = exam.particulars.year
        yield exam.finding(
            RULE,
            spans[0],
            Wording(
                f"《{title}》到{last}年为止，报告的是{year}年度",
                f"{title} ended in {last}, the report is on {year}",
            ),
            Wording("核对现行的是哪一份。", "Check which one is in force."),
            related=tuple(map(exam.related, spans[1:])),
            identity=(title,),
        )


def _out_of_time(
    exam: Examination, reference: Reference, cited: list[tuple[tuple[int, int], Sentence]], year: int | None
) -> Iterator[Finding]:
    """The places where a document is cited that was not in force."""
    if year is None:
        return
    remember = "（日期凭记忆写出，请先核对。）" if reference.certainty in ("R", "I") else ""
    over, last = _over(reference, year), reference.until.startswith(f"{year}-0")
    early = bool(reference.since) and int(reference.since[:4]) > year + 1
    if not (over or last or early):
        return
    spans = [span for span, sentence in cited if early or not _historic(exam, span, sentence)]
    if not spans:
        return
    if early:
        message = Wording(
            f"《{reference.name}》{_shown(reference.since)}起施行，{year}年度还没有",
            f"{reference.name} is in force only since {reference.since}",
        )
        advice = Wording("核对是不是写错了名称或年份。", "Check the name and the year.")
    else:
        instead = f"，现行的是《{reference.successor}》" if reference.successor else ""
        since = f"自{_shown(_next_day(reference.until))}起" if reference.until != "ended" else "已"
        message = Wording(
            f"《{reference.name}》{since}不再适用{instead}", f"{reference.name} ended {reference.until}"
        )
        advice = Wording(
            f"改引《{reference.successor}》。" if reference.successor else "核对后删去。",
            f"Cite {reference.successor or 'what is in force'}.",
        )
    yield exam.finding(
        RULE,
        spans[0],
        message,
        Wording(
            advice.zh + remember, advice.en + (" The date is from memory: check it." if remember else "")
        ),
        severity=None if over else Severity.INFO,
        related=tuple(map(exam.related, spans[1:])),
        identity=(reference.name,),
        facts=(("certainty", reference.certainty),),
    )


def _historic(exam: Examination, span: tuple[int, int], sentence: Sentence, *, version: bool = False) -> bool:
    """Whether a sentence tells of the end or change of a document, also beside the words that name its version."""
    citing = exam.checklist.citing
    before = exam.text((max(sentence.start, span[0] - BESIDE), span[0]))
    behind = exam.text((span[1], min(sentence.end, span[1] + BESIDE)))
    if version:
        before, behind = OF_VERSION.sub("", before), OF_VERSION.sub("", behind)
    changed = citing.changed if before.endswith(citing.applied) else ()  # 依据《…条例》修订接访流程
    if exam.role(sentence) == Role.PLAN and before.endswith((*citing.bare, *citing.applied, "按")):
        changed = (*changed, *citing.closing)  # 按照《…（2015—2020年）》要求梳理收官任务
    return (
        before.endswith("原")
        or any(word in before for word in citing.history)
        or any(word in behind for word in citing.history if word not in changed)
    )


def _over(reference: Reference, year: int) -> bool:
    """In force on no day of the reporting year."""
    return reference.until == "ended" or (bool(reference.until) and int(reference.until[:4]) < year)


def _topics(exam: Examination, year: int) -> Iterator[Finding]:
    """What reports of this year cannot mention yet, or no longer as work of the year."""
    for topic in exam.checklist.year_topic:
        early, late = topic.first > year + 1, topic.last < year
        if not (early or late):
            continue
        spans = [span for span in exam.spans(topic.any) if early or _is_work(exam, span)]
        if not spans:
            continue
        remember = "（年份凭记忆写出，请先核对。）" if topic.certainty in ("R", "I") else ""
        yield exam.finding(
            RULE,
            spans[0],
            Wording(
                f"{year}年度还没有“{topic.topic}”（{topic.first}年起）"
                if early
                else f"“{topic.topic}”{topic.last}年已经结束，报告的是{year}年度",
                f"{topic.topic} starts in {topic.first}" if early else f"{topic.topic} ended in {topic.last}",
            ),
            Wording(
                f"核对是不是写错了年份或混入了别的报告。{remember}",
                "Check the year, or where this text comes from.",
            ),
            related=tuple(map(exam.related, spans[1:])),
            identity=(topic.topic,),
            facts=(("certainty", topic.certainty),),
        )


def _is_work(exam: Examination, span: tuple[int, int]) -> bool:
    """Whether a topic is told as work of the year, not as history."""
    sentence = exam.document.sentence_at(span[0])
    if sentence is None or exam.role(sentence) not in (Role.ACHIEVEMENTS, Role.LEADER, Role.PLAN):
        return False
    text = exam.text(sentence)
    return not any(word in text for word in exam.checklist.citing.history)


def _next_day(until: str) -> str:
    parts = [int(part) for part in until.split("-")]
    if len(parts) < 3:
        return f"{parts[0] + 1}"
    return (date(*parts) + timedelta(days=1)).isoformat()


def _shown(day: str) -> str:
    parts = day.split("-")
    return f"{parts[0]}年" + (f"{int(parts[1])}月{int(parts[2])}日" if len(parts) == 3 else "")
