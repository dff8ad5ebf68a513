"""Who leads an office: its head and party body, where the report gives them another title than such an office has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.judging.examination import Examination
from checker.judging.issuer.misnomer import MOST, NAME, SEVERAL, Misnomer, is_own_place, not_the_usual
from checker.model.findings import Wording
from checker.model.vocabulary import Margin
from checker.support.patterns import IDEOGRAPH, either


def leaders(exam: Examination) -> Iterator[Misnomer]:
    """党组书记、主任 in the report of a 局, 书记、乡长 in that of a 镇: its head has another title."""
    issuers, issuer = exam.checklist.issuers, exam.particulars.issuer
    own = next((title for ending, title in issuers.heads if issuer.endswith(ending)), "")
    others = [title for title in dict.fromkeys(title for _, title in issuers.heads) if title != own]
    if not own or not any(f"书记、{title}" in exam.document.text for title in others):
        return
    short = re.sub(rf"(?:{either(issuers.bodies)})+$", "", issuer)[-NAME:]
    pattern = (
        rf"(?:{re.escape(short[-3:])}|(?:{either(issuers.before_own)}|(?<!{IDEOGRAPH})(?<!、))(?:{either(issuers.units)})?)"
        rf"(?:{either(issuers.committees)})?书记、"
        rf"(?P<title>{either(others)})"
    )
    for found in re.finditer(pattern, exam.document.text):
        if exam.role_at(found.start()) != Margin.CLOSING:
            message = Wording(
                f"“{found['title']}”：{issuer}的行政正职是{own}", f"the head of {issuer} is a {own}"
            )
            yield Misnomer([found.span("title")], message, own)


def rivals(exam: Examination) -> Iterator[Misnomer]:
    """局党委 once where the report else says 党组: an office has but one of the two."""
    text = exam.document.text
    for words in exam.checklist.issuers.rivals:
        stems = {word: word[1:] for word in words}  # 党组 of 局党组
        most = max(words, key=lambda word: text.count(stems[word]))
        for word in words:
            if word == most or text.count(stems[word]) != 1 or text.count(stems[most]) < SEVERAL:
                continue
            if found := re.search(rf"(?<!{IDEOGRAPH}){re.escape(word)}", text):
                yield Misnomer([found.span()], not_the_usual(word, most), most)


def other_heads(exam: Examination) -> Iterator[Misnomer]:
    """主任 once in the report of a 局 that says 局长 everywhere else."""
    issuers, issuer, text = exam.checklist.issuers, exam.particulars.issuer, exam.document.text
    own = next((title for ending, title in issuers.heads if issuer.endswith(ending)), "")
    for title in dict.fromkeys(title for _, title in issuers.heads):
        if not own or title == own or text.count(title) != 1 or text.count(own) < MOST:
            continue
        at = text.index(title)
        if exam.role_at(at) != Margin.CLOSING and is_own_place(exam, at, ""):
            yield Misnomer([(at, at + len(title))], not_the_usual(title, own), own)
