"""What a citation itself says of the time of its document: the years it runs for, the version that is meant."""

from __future__ import annotations

import re

from checker.checklist.model import Reference
from checker.judging.examination import Examination
from checker.model.document import Sentence
from checker.support.patterns import regex
from checker.text.cuts import since_last

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
    found = (
        VERSION_IN.search(title)
        or VERSION_BEHIND.match(exam.text((span[1], min(sentence.end, span[1] + BESIDE))))
        or VERSION_BEFORE.search(exam.text((max(sentence.start, span[0] - BESIDE), span[0])))
    )
    return int(found["year"]) if found and int(found["year"]) in reference.versions[:-1] else None
