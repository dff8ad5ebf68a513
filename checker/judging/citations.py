"""What a citation itself says of the time of its document: the years it runs for, the version that is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.checklist.model import Reference
from checker.judging.examination import Examination
from checker.model.document import Sentence, Span
from checker.support.patterns import regex
from checker.text.cuts import since_last
from checker.text.numerals import chinese_number

CLAUSE, BESIDE = 80, 30
"""So many characters before a title belong to its clause, and so many beside it say which version is meant."""
YEAR = r"(?:19|20)\d\d"
PERIOD = regex(rf"{YEAR}\s*年?\s*(?:(?:[—–\-~～至到])+\s*{YEAR}\s*年?\s*)+", needs=("19", "20"))
VERSION_IN = regex(rf"\((?P<year>{YEAR})\s*年?(?:修[正订改]|版|本)[^()]*\)$", needs=(")",))
"""At the end of a normalised title: 行政处罚法(2017年修正)."""
VERSION_BEHIND = regex(rf"[（(](?P<year>{YEAR})\s*年?(?:修[正订改]|版|本)[^（）()]*[）)]")
VERSION_BEFORE = regex(
    rf"(?P<year>{YEAR})\s*年?\s*(?:修[正订改]|[颁公]布|出台|制定|施行|通过|版)?的?(?:新|原)?的?$",
    needs=("19", "20"),
)
"""2017年修正的《行政处罚法》."""

NUMBER = r"(?P<number>\d{1,4}|[〇零一二三四五六七八九十百]{1,7})"
ORDER = rf"令\s*(?:\d{{4}}年)?第?{NUMBER}号"
ORDER_BEHIND = regex(rf"[（(][^（）()]{{0,20}}{ORDER}", needs="令")
"""《政府信息公开条例》（国务院令第492号）."""
ORDER_BEFORE = regex(rf"{ORDER}(?:[公发]布)?的?$", needs="令")
ARTICLE = regex(rf"(?:[（(][^（）()]{{0,30}}[）)])?(?P<article>第?{NUMBER}条)", needs="条")
NEAR = 12
"""So many characters before a title say what is done with it."""


def ended(title: str, year: int) -> int | None:
    """The last year of a plan whose title names its years, where that was before a year."""
    found = PERIOD.search(title)
    last = max(map(int, re.findall(YEAR, found[0]))) if found else year
    return last if last < year else None


def is_followed(exam: Examination, span: tuple[int, int], sentence: Sentence) -> bool:
    """Whether a clause says that a document is followed, studied or carried out."""
    clause = since_last(exam.text((max(sentence.start, span[0] - CLAUSE), span[0])), "，,；;。")
    return any(word in clause for word in exam.checklist.citing.bare if len(word) > 1) or clause.endswith(
        "以"
    )


def old_version(
    exam: Examination, reference: Reference, title: str, span: tuple[int, int], sentence: Sentence
) -> int | None:
    """The year of an earlier version of a document that a citation names, where another is in force all year."""
    year, (*_, latest) = exam.particulars.year, reference.versions or (0,)
    if not year or not latest or reference.version_since > f"{year}-06-30":
        return None
    beside = exam.text((span[1], min(sentence.end, span[1] + BESIDE)))
    before = exam.text((max(sentence.start, span[0] - BESIDE), span[0]))
    found = VERSION_IN.search(title) or VERSION_BEHIND.match(beside) or VERSION_BEFORE.search(before)
    if found:
        return int(found["year"]) if int(found["year"]) in reference.versions[:-1] else None
    order = ORDER_BEHIND.match(beside) or ORDER_BEFORE.search(before)
    number = chinese_number(order["number"]) if order else None
    earlier = reference.orders[:-1]
    return reference.versions[earlier.index(number)] if number in earlier else None


def moved_article(
    exam: Examination, reference: Reference, span: tuple[int, int], sentence: Sentence
) -> tuple[Span, int] | None:
    """The article of a law that a citation names by the number which it had before the revision, and its number now.

    What the article is cited for stands behind it, before another title: 依照《行政处罚法》第三十三条适用简易程序.
    """
    year, behind = exam.particulars.year, exam.text((span[1], min(sentence.end, span[1] + CLAUSE)))
    article = ARTICLE.match(behind)
    if not (year and article and reference.moved) or reference.version_since > f"{year}-06-30":
        return None
    cited, about = chinese_number(article["number"]), behind[article.end() :].partition("《")[0]
    matters = [moved for moved in reference.moved if any(word in about for word in moved.about)]
    if any(cited == moved.now for moved in matters):
        return None
    start = span[1] + article.start("article")
    place = Span(start, span[1] + article.end("article"))
    return next(((place, moved.now) for moved in matters if cited in moved.old), None)


def applied_after_repeal(
    exam: Examination, cited: Sequence[tuple[tuple[int, int], Sentence]]
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Where a paper is applied that an earlier sentence says is repealed, and that sentence's citation."""
    citing = exam.checklist.citing
    repealed: tuple[int, int] | None = None
    for span, sentence in sorted(cited):
        text = exam.text(sentence)
        before = exam.text((max(sentence.start, span[0] - NEAR), span[0]))
        behind = exam.text((span[1], min(sentence.end, span[1] + BESIDE)))
        near = since_last(before, "，,；;。、")
        applies = before.endswith((*citing.applied, "按"))
        told = re.split("[，《]", behind)[0]
        ended = any(word in told for word in citing.repealing) or near.removesuffix("了").endswith(
            citing.repealing
        )
        if ended and not applies and not any(w in text for w in citing.earlier):
            repealed = repealed or span
        elif applies and repealed and not any(w in text for w in (*citing.earlier, *citing.repealing)):
            return span, repealed
    return None
