"""Parts and their total behind them: 共计, and the year behind its halves and quarters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from checker.checklist.model import Arithmetic
from checker.judging.arithmetic.counted_text import (
    CHECK_PARTS,
    LEAD,
    MANY,
    CountedText,
    Fault,
    in_unit_of,
    quoted,
    total_of,
)
from checker.model.findings import Wording
from checker.support.patterns import either, regex
from checker.text.figures import Figure

TAIL = 6
"""So many characters may follow the last part before its total is told."""
HALVES = regex(r"(?P<half>上半年|下半年|第?[一二三四]季度)", needs=("半年", "季度"))


def totals(counted: CountedText, known: Arithmetic) -> Iterator[Fault]:
    """Totals that are not those of the parts before them."""
    yield from _altogether(counted, known)
    yield from _halves(counted)


@lru_cache(maxsize=8)
def _sums_up(known: Arithmetic) -> re.Pattern[str]:
    """What stands before a total that follows its parts."""
    return re.compile(
        rf"(?:[，,]|(?P<above>[。；;]\s*(?:以上|上述)))\s*(?:[^，,。；;、\d]{{0,4}}(?P<added>{either(known.added)})|(?:{either(known.altogether)})(?!{either(known.altogether_unlike)}))"
        r"[^，,。；;、\d]{0,4}$"
    )


def _altogether(counted: CountedText, known: Arithmetic) -> Iterator[Fault]:
    """12件、15件、20件，共计57件: the parts make another total."""
    text = counted.text
    for number, total in enumerate(counted.figures):
        before = text[max(0, total.start - LEAD) : total.start]
        lead = _sums_up(known).search(before)
        if lead is None:
            continue
        ends = total.start - len(before) + lead.start()
        since = counted.earlier(counted.since(total.start)) if lead["above"] else counted.since(total.start)
        parts = [total]
        for at in range(number - 1, max(-1, number - MANY), -1):  # back through what 、 joins
            figure = counted.figures[at]
            if figure.start >= ends:
                continue  # 以上三类合计77件
            gap = text[figure.end : min(parts[-1].start, ends)]
            if figure.end < since or (parts[-1] is total and len(gap) > TAIL):
                break
            joins = "、|和|以及|及|[，,]" if lead["added"] else "、|和|以及|及"
            if parts[-1] is not total and not re.fullmatch(
                rf"[^，,。；;：:、]{{0,6}}(?:{joins})[^，,。；;：:、]*", gap
            ):
                break
            parts.append(figure)
        parts = parts[1:][::-1]
        if not 1 < len(parts) < MANY - 1 or any(
            f.counter != total.counter or f.about for f in (*parts, total)
        ):
            continue
        yield from _another_sum(
            text, parts, total, Wording("前面各项合计 {}，写的是 {}", "the items add up to {}, not {}")
        )


def _halves(counted: CountedText) -> Iterator[Fault]:
    """上半年20件、下半年30件 against 全年57件."""
    text = counted.text
    if "全年" not in text:
        return
    halves: dict[str, tuple[Figure, str]] = {}
    year: tuple[Figure, str] | None = None
    for clause in re.finditer(r"[^，,；;。、：:（()）\n]+", text):
        inside = counted.within(*clause.span())
        if len(inside) != 1 or inside[0].about:
            continue
        said = text[clause.start() : inside[0].start]
        if found := HALVES.search(said):
            halves.setdefault(found["half"].removeprefix("第"), (inside[0], said[found.end() :]))
        elif "全年" in said and "其中" not in said and (not halves or year is None):
            year = inside[0], said.split("全年")[1]
    if year is None:
        return
    total, said = year
    what = set(re.sub("[共累计合总了]", "", said))
    for names in (("上半年", "下半年"), ("一季度", "二季度", "三季度", "四季度")):
        parts = [halves[name] for name in names if name in halves]
        if len(parts) < len(names) or any(f.counter != total.counter for f, _ in parts):
            continue
        others = [set(re.sub("[共累计合总了]", "", other)) for _, other in parts]
        if what and any(others) and not any(what & other for other in others):
            continue
        shares = [figure for figure, _ in parts]
        said_of = f"{'、'.join(names)}合计 {{}}，全年写的是 {{}}"
        yield from _another_sum(
            text, shares, total, Wording(said_of, "the parts of the year add up to {}, not {}")
        )


def _another_sum(text: str, parts: Sequence[Figure], total: Figure, message: Wording) -> Iterator[Fault]:
    """A total that its parts do not make; the message has room for what they make and for what stands there."""
    summed = total_of(parts)
    if summed == total.value:
        return
    shown, stands = in_unit_of(summed, total, text), quoted(text, total)
    yield Fault(
        total.start,
        total.end,
        Wording(message.zh.format(shown, stands), message.en.format(shown, stands)),
        CHECK_PARTS,
        (parts[0].start, parts[-1].end),
    )
