"""A wrong name of the issuer, how it is told, and whether what is named is the issuer's at all."""

from __future__ import annotations

import re

from msgspec import Struct

from checker.judging.examination import Examination
from checker.model.findings import Fix, Wording
from checker.support.patterns import IDEOGRAPH, either

NAME = 4
"""So many characters before the name of a body say whose it is."""
FURTHER = 12
"""So many say whose it is where another body stands between: 街道党工委、."""
NUMERALS = tuple("一二三四五六七八九十")
SEVERAL = 2
"""A word that stands so often where the other stands once is the usual one."""
MOST = 3
"""Where the issuer is not known, a word that stands so many times as often as another is the right one."""


class Misnomer(Struct, frozen=True):
    """One wrong form with every place where it stands."""

    spans: list[tuple[int, int]]
    message: Wording
    instead: str = ""
    """What to write; the issuer's name where empty."""
    fixes: tuple[Fix, ...] = ()


def not_the_issuer(written: str, right: str) -> Wording:
    """What to say of a name in the place of the issuer's."""
    return Wording(f"写成“{written}”，报告主体是“{right}”", f"written {written}, the report is {right}'s")


def not_the_title(written: str, right: str) -> Wording:
    """What to say of a name that the title writes otherwise."""
    return Wording(f"写成“{written}”，标题里是“{right}”", f"written {written}, in the title {right}")


def not_the_usual(written: str, right: str) -> Wording:
    """What to say of a word that the report writes otherwise everywhere else."""
    return Wording(f"写成“{written}”，别处都是“{right}”", f"{written} here, {right} everywhere else")


def not_of_its_kind(written: str, kind: str) -> Wording:
    """What to say of a word of another kind of house: 我乡 in the report of a 镇."""
    return Wording(f"“{written}”：报告主体是{kind}", f"{written} in the report of a {kind}")


def of_old(exam: Examination, at: int) -> bool:
    """Whether a sentence tells what the place was before: 原云溪乡, 云溪乡改为云溪镇."""
    sentence = exam.document.sentence_at(at)
    around = exam.text(sentence) if sentence else ""
    return exam.text((at - 1, at)) in ("原", "老") or any(
        word in around for word in exam.checklist.issuers.renaming
    )


def is_own_place(exam: Examination, at: int, own: str) -> bool:
    """Whether a body named at an offset is the issuer's: it opens a clause, follows a word that calls for it (由, 主持), or
    stands behind the issuer's kind or another body of it (街道, 党工委、)."""
    issuers, text = exam.checklist.issuers, exam.document.text
    before = text[max(0, at - NAME) : at]
    if before.endswith("副"):  # 分管副乡长, but 石桥乡副乡长
        before = before[:-1]
        return not before.endswith(issuers.towns) and not re.search(
            rf"{IDEOGRAPH}{{3}}(?:{either(issuers.towns)})、?$", before
        )
    house = re.escape(own) if own in issuers.towns else "(?!)"
    bodies = rf"(?:(?<!{IDEOGRAPH})|{house})(?:{either((*issuers.committees, *issuers.bodies))})(?:书记)?、"
    own_before = rf"(?:{either(issuers.before_own)}|(?<!{IDEOGRAPH})(?<!、)|{house}|{bodies})$"
    item = before[-2:-1] in NUMERALS and before.endswith("是") and text[at] in issuers.units  # 三是镇党委…
    return item or bool(re.search(own_before, text[max(0, at - FURTHER) : at]))
