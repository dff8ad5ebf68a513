"""What came of a number of things held against that number: 受理326件，办结331件."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from checker.checklist.model import Arithmetic
from checker.judging.arithmetic.counted_text import STOP, CountedText, Fault, quoted, total_of, value_of
from checker.judging.arithmetic.sums import PART, not_the_total
from checker.model.findings import Wording
from checker.support.patterns import IDEOGRAPH, either, regex
from checker.text.cuts import since_last
from checker.text.figures import Figure

DECIDED = 20
"""So many outcomes of one number of cases are added up."""
WORD = regex(rf"{IDEOGRAPH}{{2,6}}")
APART = 24
"""So many characters may stand between a number and what came of it."""
CLAUSE, SENTENCE = 40, 200
"""So many characters before a number say what it counts, and what else was counted before it."""
AFTER = 60
"""So many characters behind it say that what was brought over is counted as well."""
COMPARABLE = Decimal("1.5")
"""A figure that is more often as large counts something else."""
OF_IT = regex(r"[^，,；;、]{0,8}[，,]?其中[：:]?[^，,；;、]{0,8}", needs=["其中"])
DUE = regex(r"应(?P<due>[^，,；;应]{2,})$", needs=["应"])
A_YEAR = regex(r"20\d\d年|[（(]含")


def outcomes(counted: CountedText, known: Arithmetic) -> Iterator[Fault]:
    """More came of it than there was, or its outcomes are more together: 收到申请2件，维持2件、撤销1件."""
    text = counted.text
    for at, (whole, part) in enumerate(pairwise(counted.figures)):
        between = text[whole.end : part.start]
        if whole.counter != part.counter or whole.about or part.about or len(between) > APART:
            continue
        clause = since_last(text[max(0, whole.start - CLAUSE) : whole.start], "，,。；;：:、（(\n")
        if STOP.search(between) or any(word in clause for word in known.partial):
            continue
        name = between.lstrip("，,、已均全部都被共")
        plain = between[:1] in ("，", ",") and len(between) <= PART and WORD.fullmatch(name)
        if value_of(part) > value_of(whole):
            if plain and name.startswith(known.within):
                yield not_the_total(text, (part,), whole)
            elif _is_of(counted, known, clause, whole, part):
                yield _more(text, whole, part)
        if plain and name.startswith(known.decided):
            parts = [part]
            for figure in counted.figures[at + 2 : at + 2 + DECIDED]:
                gap = text[parts[-1].end : figure.start]
                if figure.counter != whole.counter or not gap.startswith(("、", "，")):
                    break
                if not gap[1:].startswith(known.decided):
                    break
                parts.append(figure)
            if len(parts) > 1 and total_of(parts) > value_of(whole) and not any(f.about for f in parts):
                yield not_the_total(text, parts, whole)


def _is_of(counted: CountedText, known: Arithmetic, clause: str, whole: Figure, part: Figure) -> bool:
    """Whether a larger figure counts what came of the one before it: 其中, 受理 and 办结, 应公开 and 实际公开."""
    text, between = counted.text, counted.text[whole.end : part.start]
    since = max(counted.since(whole.start), whole.start - SENTENCE)
    around = text[since : whole.start] + between + text[part.end : part.end + AFTER]
    if value_of(part) > COMPARABLE * value_of(whole) or A_YEAR.search(around):
        return False
    if any(word in around for word in known.brought_over) or any(
        f.counter == whole.counter for f in counted.within(since, whole.start)
    ):
        return False
    if OF_IT.fullmatch(between):
        return not any(word in between for word in known.partial if word != "其中")
    done = _done(known).fullmatch(between)
    if done is None:
        return False
    if due := DUE.search(clause):
        return done["what"][:2] in due["due"] and not done["what"].startswith(known.beyond)
    return done["what"] in known.finished and any(word in clause for word in known.received)


def _more(text: str, whole: Figure, part: Figure) -> Fault:
    return Fault(
        part.start,
        part.end,
        Wording(
            f"这里是 {quoted(text, part)}，比前面的 {quoted(text, whole)} 还多",
            f"{quoted(text, part)} is more than the {quoted(text, whole)} before it",
        ),
        Wording("核对两个数；含上年结转的，写明几件。", "Check both; say how many were brought over."),
        (whole.start, whole.end),
    )


@lru_cache(maxsize=8)
def _done(known: Arithmetic) -> re.Pattern[str]:
    return regex(rf"[^，,；;、]{{0,8}}[，,](?:{either(known.so_far)})*(?P<what>{IDEOGRAPH}{{2,4}}?)了?")
