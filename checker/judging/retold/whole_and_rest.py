"""What is said of all and denied of some: 全部办结 in the work, 4批次没有办结 in the shortcomings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from checker.checklist.model import Arithmetic
from checker.judging.examination import Examination
from checker.judging.retold.headcounts import Place
from checker.model.document import Sentence
from checker.model.vocabulary import DONE, Role
from checker.support.patterns import either, regex
from checker.text.cuts import since_last, up_to

AROUND = 30
"""So many characters on either side of a figure say what of it is denied, or that it is all."""
LEAD, KEPT = 200, 8
"""So many characters before 全部 may say that it is said of some, and so many sentences that say it are remembered."""
A_YEAR = regex(r"20\d\d年")


def denied(exam: Examination) -> Iterator[tuple[Place, Place]]:
    """Where a number of things is denied what all of them are said to have, and where that is said."""
    known = exam.checklist.arithmetic
    rests = [
        rest for s in exam.document.sentences if exam.role(s) == Role.SHORTCOMINGS for rest in _rests(exam, s)
    ]
    wholes = _wholes(exam, {group for group, *_ in rests}) if rests else {}
    others = (*known.brought_over, *known.apart)
    for group, thing, before, span in rests:
        for whole in wholes.get(group, ()):
            text = exam.text(whole)
            apart = any((word in before) != (word in text) for word in others)
            if not apart and all(sign in text for sign in thing):
                yield span, whole.span
                break


def _rests(exam: Examination, sentence: Sentence) -> Iterator[tuple[int, str, str, Place]]:
    """What a sentence denies of a number of things: which verb, of what things, the words before them, and where."""
    known, text = exam.checklist.arithmetic, exam.text(sentence)
    for figure in exam.figures_in(*sentence.span):
        at, end = figure.start - sentence.start, figure.end - sentence.start
        before = since_last(text[max(0, at - AROUND) : at], "，,；;。：:、")
        behind = up_to(text[end : end + AROUND], "，,；;。")
        no = _denies(known).search(behind)
        if no is None or A_YEAR.search(before):
            continue
        thing = _empty(known).sub("", before + no["rest"] + behind[no.end() :])
        if len(thing) > 1:
            yield _groups(known)[no["verb"]], thing, before, (figure.start, figure.end + no.end("verb"))


def _wholes(exam: Examination, wanted: set[int]) -> dict[int, list[Sentence]]:
    """The sentences on the work that say of all what some verbs say."""
    known, groups = exam.checklist.arithmetic, _groups(exam.checklist.arithmetic)
    wholes: dict[int, list[Sentence]] = {}
    for sentence in exam.document.sentences:
        if exam.role(sentence) not in DONE:
            continue
        text = exam.text(sentence)
        for found in _of_all(known).finditer(text):
            group = groups[found["verb"] or found["rate"]]
            kept = wholes.setdefault(group, [])
            among = "其中" in text[max(0, found.start() - LEAD) : found.start()]
            if group in wanted and len(kept) < KEPT and not among:
                kept.append(sentence)
    return wholes


@lru_cache(maxsize=8)
def _groups(known: Arithmetic) -> dict[str, int]:
    """Verbs of what is done with a thing, by those that tell the same."""
    groups = {word: number for number, group in enumerate(known.same_acts) for word in group}
    more = (word for word in (*known.finished, *known.settled) if word not in groups)
    return groups | {word: len(known.same_acts) + number for number, word in enumerate(more)}


@lru_cache(maxsize=8)
def _of_all(known: Arithmetic) -> re.Pattern[str]:
    verb = either(_groups(known))
    return regex(
        rf"(?:{either(known.all_of)})(?:{either((*known.so_far, '有', '得到', '予以', '都'))})*(?P<verb>{verb})|(?P<rate>{verb})率(?:达到?|为|均|保持)*100[%％]"
    )


@lru_cache(maxsize=8)
def _denies(known: Arithmetic) -> re.Pattern[str]:
    return regex(
        rf"^(?P<rest>[^\d]{{0,16}}?)(?:{either(known.denials)})(?:能|{either(known.so_far)})*(?P<verb>{either(_groups(known))})"
    )


@lru_cache(maxsize=8)
def _empty(known: Arithmetic) -> re.Pattern[str]:
    """Words before the number of those that were left, which do not say what they are."""
    return regex(
        rf"因.*|至今|{either((*known.yearly, *known.perhaps_left, *known.left, '一是', '二是', '三是', '四是'))}|[的中里内仍还尚有在]"
    )
