"""A total and its parts behind it, with 其中 or without."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from checker.checklist.model import Arithmetic
from checker.judging.arithmetic.counted_text import (
    CHECK_PARTS,
    MANY,
    NEAR,
    CountedText,
    Fault,
    in_unit_of,
    plain,
    quoted,
    total_of,
    value_of,
)
from checker.judging.thresholds import ALMOST, MANY_ENOUGH, SLIGHTLY_LESS
from checker.model.findings import Wording
from checker.support.patterns import regex
from checker.text.cuts import since_last
from checker.text.digits import slips
from checker.text.figures import Figure

PART = 10
"""The longest name of a part that follows a comma, in characters."""
OPENS = regex(r"其中[，,：:]?|包括[：:]?|分别[是为][：:]?|[（(](?!其中|包括)")
LISTS = regex(r"(?:[，,：:]|——?|[，,]\w{1,8}[：:])(?!其中|包括|分别)")
"""What opens the parts where no word announces them: 136件，邻里71件、婚姻60件、其他5件."""
BEFORE_RESPECTIVELY = 40
"""So many characters may name the parts between their total and 分别."""
STOP_OR_AGAIN = regex(r"[。；;！？\n]|其中")
CLOSED_OR_AGAIN = regex(r"[。！？\n]|其中")
CLOSED = regex(r"[）)。\n]")
LISTED = 2000
"""Characters up to which parts of one total are looked for."""
JOINT, ITEM = regex(r"[，,、]"), regex(r"[，,、；;]")
AND = ("和", "及", "与")
"""After one of these the parts may stand in clauses: 现场述法12人，其余73人书面述法，合计85人."""


def sums(counted: CountedText, known: Arithmetic, acts: Sequence[str]) -> Iterator[Fault]:
    """Parts that do not make their total."""
    yield from _parts(counted, known, acts)
    yield from _listed(counted, known, acts)


def _parts(counted: CountedText, known: Arithmetic, acts: Sequence[str]) -> Iterator[Fault]:
    """受理7件，其中维持5件、终止4件: the parts are more than the total."""
    text = counted.text
    for opens in OPENS.finditer(text):
        since = counted.since(opens.start())
        before = counted.within(since, opens.start())
        if not text[since : opens.start()].strip():  # 218件。其中，…: the total stands in the sentence before
            before = counted.within(counted.earlier(since), since)
            if not before:
                continue
            counter = before[-1].counter
            total = max((f for f in before if f.counter == counter), key=value_of)
        elif before and opens.start() - before[-1].end <= _reach(opens[0]):
            total = before[-1]
        else:
            continue
        parts = _members(counted, opens.end(), opens[0], total.counter, acts, known.partial)
        if len(parts) < 2 or any(word in text[opens.end() : parts[-1].end] for word in known.overlapping):
            continue
        summed, whole = total_of(parts), value_of(total)
        if total.about or (summed < whole and not _exhaustive(counted, known, since, total, opens, parts)):
            continue
        if summed != whole:
            yield not_the_total(text, parts, total)


def _reach(opening: str) -> int:
    """How far the total may stand before what opens its parts."""
    return 0 if opening in "（(" else BEFORE_RESPECTIVELY if opening.startswith("分别") else NEAR


def _listed(counted: CountedText, known: Arithmetic, acts: Sequence[str]) -> Iterator[Fault]:
    """136件，邻里71件、婚姻55件、其他5件: parts that no word announces, the last of them the rest."""
    text = counted.text
    for total in counted.figures:
        opens = LISTS.match(text, total.end)
        if opens is None or total.about:
            continue
        parts = _members(counted, opens.end(), opens[0], total.counter, acts, known.partial)
        if len(parts) < 2 or max(map(value_of, parts)) >= value_of(total) or _nested(parts):
            continue
        if any(part.about for part in parts) or any(
            word in text[total.end : parts[-1].end] for word in known.overlapping
        ):
            continue
        first, since = text[opens.end() : parts[0].start], counted.since(total.start)
        if not (
            _opposed(text, opens, parts, known)
            or _announced(text, since, total, opens, parts)
            or (
                len(parts) > 2 and (_names_the_rest(text, parts, known) or _almost(total, parts, first, acts))
            )
        ):
            continue
        if total_of(parts) != value_of(total):
            yield not_the_total(text, parts, total)


def _almost(total: Figure, parts: Sequence[Figure], first: str, acts: Sequence[str]) -> bool:
    """Whether parts that are things, not what became of them, come near their total, none of them short of it."""
    if any(act in first for act in acts) or any(
        total_of(parts[:many]) == value_of(total) for many in range(2, len(parts))
    ):
        return False
    return abs(total_of(parts) - value_of(total)) <= ALMOST * value_of(total)


def not_the_total(text: str, parts: Sequence[Figure], total: Figure) -> Fault:
    summed = total_of(parts)
    shown, more = in_unit_of(summed, total, text), summed > value_of(total)
    return Fault(
        parts[0].start,
        parts[-1].end,
        Wording(
            f"分项合计 {shown}，{'多于' if more else '少于'}总数 {quoted(text, total)}",
            f"parts add up to {shown}, {'more' if more else 'less'} than {quoted(text, total)}",
        ),
        CHECK_PARTS,
        total.span,
    )


def _nested(parts: Sequence[Figure]) -> bool:
    """Whether what follows a part divides it further: 隐患203处，改好197处，其余6处."""
    return any(
        len(parts) > at + 2 and value_of(part) == total_of(parts[at + 1 :]) for at, part in enumerate(parts)
    )


def _names_the_rest(text: str, parts: Sequence[Figure], known: Arithmetic) -> bool:
    return text[parts[-2].end : parts[-1].start].lstrip("、，, 和及").lstrip().startswith(known.rest)


def _exhaustive(
    counted: CountedText,
    known: Arithmetic,
    since: int,
    total: Figure,
    opens: re.Match[str],
    parts: Sequence[Figure],
) -> bool:
    """Whether parts seem to be all of a total: the rest is one of them, each kind was named before, 分别 counts them,
    or they come near a total that is no small one. 其中 with one part is a choice."""
    text = counted.text
    if any(part.about for part in parts) or _nested(parts):
        return False
    if _names_the_rest(text, parts, known):
        return True
    if _opposed(text, opens, parts, known):
        # fewer are those of one place: 省人大建议2件、省政协提案1件
        return total_of(parts) * 2 >= value_of(total)
    if opens[0].startswith("分别"):
        between = text[total.end : opens.start()]
        return len(between) <= 2 or len(re.findall("[、和及与]", between)) == len(parts) - 1
    if _announced(text, since, total, opens, parts):
        return True
    swapped = len(parts) > 2 and slips(plain(value_of(total)), plain(total_of(parts)))[1]
    lacking = value_of(total) - total_of(parts)
    return swapped or (value_of(total) >= MANY_ENOUGH and lacking <= SLIGHTLY_LESS * value_of(total))


def _announced(text: str, since: int, total: Figure, opens: re.Match[str], parts: Sequence[Figure]) -> bool:
    """Whether the clause of the total names each part: 合同和文件共82件，合同70件，文件12件."""
    bounds = [opens.end(), *(part.end for part in parts)]
    names = [text[a : part.start].strip("、，,和及 ") for a, part in zip(bounds, parts, strict=False)]
    clause = since_last(text[since : total.start], "，,：:")
    return len(re.split("[、和及与]", clause)) == len(parts) and all(
        len(name) >= 2 and name in clause for name in names
    )


def _opposed(text: str, opens: re.Match[str], parts: Sequence[Figure], known: Arithmetic) -> bool:
    """Whether two parts are each other's rest: 正式工5人、临聘2人."""
    if len(parts) != 2:
        return False
    first, second = text[opens.end() : parts[0].start], text[parts[0].end : parts[1].start]
    for group in known.opposites:
        one, other = ([word for word in group if word in name] for name in (first, second))
        if one and other and not set(one) & set(other) and len(group) == 2:
            return True
    return False


def _members(
    counted: CountedText, begin: int, opening: str, counter: str, acts: Sequence[str], partial: Sequence[str]
) -> list[Figure]:
    """The parts that follow 其中; none where there are too many."""
    found = list(islice(_following(counted, begin, opening, counter, acts, partial), MANY + 1))
    return found if len(found) <= MANY else []


def _following(
    counted: CountedText, begin: int, opening: str, counter: str, acts: Sequence[str], partial: Sequence[str]
) -> Iterator[Figure]:
    """The figures that follow 其中: joined by 、 or by a comma as long as nothing else is told."""
    text, at = counted.text, begin
    until = min(at + LISTED, len(text))
    itemised = opening.endswith(("：", ":"))
    end = (CLOSED if opening in "（(" else CLOSED_OR_AGAIN if itemised else STOP_OR_AGAIN).search(
        text, at, until
    )
    last = end.start() if end else until
    joined = True
    while at < last:
        mark = (ITEM if itemised else JOINT).search(text, at, last)
        stop = mark.start() if mark else last
        inside = counted.within(at, stop)
        if len(inside) == 2 and text.startswith(AND, inside[0].end):  # 邻里66件和土地33件
            stop = inside[0].end
            inside = inside[:1]
        if len(inside) != 1 or inside[0].counter != counter:
            return
        name = text[at : inside[0].start]
        if re.search(r"[（(]", name) or (at != begin and any(word in name for word in partial)):
            return
        if not joined and (len(name) > PART or any(act in name for act in acts)):
            return
        yield inside[0]
        joined = stop < last and text[stop] not in "，,"
        at = stop + 1
