"""Figures that count as evidence: 500余次, 三十余场, 1万2千人, 91.4分, 半数, 百分之八十. Years, dates, document
numbers, hot-lines and names with a numeral in them are masked first; 数十 and 两三 are no figures.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from checker.support.patterns import either, regex
from checker.text.numerals import ARABIC, HAN, NUMERAL, UNITS, number

BOUND = regex(r"\s*(?:以[上下内]|左右|上下)")
"""Behind a figure and its counter: a bound, no count."""


ENDLESS = regex(
    r"[\d,，.]{80,}|[〇零一二三四五六七八九十百千两万亿]{80,}|[壹贰叁肆伍陆柒捌玖拾佰仟零万亿]{80,}"
    r"|[\d,，.\s〇零一二三四五六七八九十百千两万亿佰仟]{400,}"
)
"""What no number is as long as; to look for one at each place in it would take the square of its length."""
LONG = regex(r"[\d,，.\s〇零一二三四五六七八九十百千两万亿壹贰叁肆伍陆柒捌玖拾佰仟]{80}")
"""Where there may be something of the kind; in most texts there is not."""


class Figure(NamedTuple):
    """A figure with its counter, as offsets into the text that was searched."""

    start: int
    end: int
    value: Decimal | None
    """Exact, in the counter's own unit: 1.2万元 is 12000 with 元. None where the text gives no number (半数)."""
    counter: str
    about: bool
    """余, 多, 近, 左右 or 以上: the value is rounded or a bound."""

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands."""
        return self.start, self.end


class FigureFinder(Struct, frozen=True):
    """Finds figures with the words of a checklist; see `checker.checklist.model.Figures`."""

    counters: tuple[str, ...]
    small: tuple[str, ...] = ()
    idioms: tuple[str, ...] = ()
    hotlines: tuple[str, ...] = ()
    none: tuple[str, ...] = ()

    def mask(self, text: str) -> str:
        """The text with everything that is no achievement blanked out; the length stays."""
        counted = ENDLESS.sub(lambda found: "\x00" * len(found[0]), text) if LONG.search(text) else text
        masked = _masks(self.counters, self.hotlines).sub(lambda found: "\x00" * len(found[0]), counted)
        for idiom in self.idioms:
            *before, last = masked.split(idiom)
            if before:
                parts = (part + (idiom if part[-1:].isdecimal() else "\x00" * len(idiom)) for part in before)
                masked = "".join(parts) + last
        return masked

    def find(self, text: str) -> list[Figure]:
        """All figures of a text, in order."""
        pattern = _figures(self.counters, self.none)
        found = (self._figure(one) for one in pattern.finditer(self.mask(text)))
        return [figure for figure in found if figure]

    def _figure(self, found: re.Match[str]) -> Figure | None:
        if found["whole"]:
            none = found["whole"][0] == "零"
            return Figure(found.start(), found.end(), Decimal(0) if none else None, "", about=False)
        numeral, counter = found["number"], found["counter"] or ""
        if numeral == "一" and not found["about"] and counter not in self.small:
            return None
        value = number(numeral)
        if value is None:
            return None
        for unit in found["scale"] or "":
            value *= UNITS[unit]
        bound = BOUND.match(found.string, found.end())
        about = bool(found["about"] or found["more"] or found["near"] or bound)
        return Figure(found.start("number"), found.end(), value, counter, about)


@lru_cache(maxsize=8)
def _masks(counters: tuple[str, ...], hotlines: tuple[str, ...]) -> re.Pattern[str]:
    counted = rf"\s*[余多]?[百千万亿]*\s*(?:{either(counters)}|[%％‰])"
    return re.compile(
        r"(?=[“‘\"「《〔\[【（(\d〇零一二三四五六七八九十百千两第统同唯万之\s])(?:"  # what can begin one: makes the search fast
        r"[“‘\"「][^”’\"」\n]{0,24}[”’\"」]"  # names in quotation marks: “三件四巡”
        r"|《[^》\n]{0,80}》"
        r"|[〔\[【（(]\s*\d{4}\s*[〕\]】）)]\s*(?:第)?\d+\s*号"
        r"|(?<![\d.])(?:19|20)\d{2}\s*年(?:度)?(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号])?)?\s*(?:[-—–~至到]+\s*(?:19|20)\d{2}\s*年?)?"
        rf"|(?<![\d.])(?:19|20)\d{{2}}(?![\d.]|{counted})\s*(?:[-—–~至到]+\s*(?:19|20)\d{{2}}\s*年?)?"
        rf"|(?<![\d.])(?:\d{{1,2}}|{HAN}{{1,3}})\s*月\s*(?:(?:\d{{1,2}}|{HAN}{{1,3}})\s*[日号])?"
        rf"|第\s*(?:\d+|{HAN}+)\s*[^\W\d]?"
        rf"|{HAN}{{1,3}}届(?:[^\W\d]{{0,3}}(?:中全会|人大|政协)|历次)|(?<![\d得]|{HAN})十分(?!钟)"
        rf"|(?<!\d)(?:{either(hotlines)})(?!\d|\.\d|{counted})"
        rf"|(?:^|(?<=[。；;：:，,\n]))\s*(?:{HAN}{{1,3}}(?:是|要)|第{HAN}{{1,3}}|[(（](?:{HAN}{{1,3}}|\d{{1,2}})[)）]|(?:{HAN}{{1,3}}|\d{{1,2}})(?:[、)）]|[.．](?!\d)))"
        rf"|一{HAN}*[线体流心定致般直旦样律些切并度贯]|统一|同一|唯一|万一|之一)"
    )


@lru_cache(maxsize=8)
def _figures(counters: tuple[str, ...], none: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        r"(?=[近约过\d〇零一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖半])"
        rf"(?:(?P<whole>百分之(?:{ARABIC}|{HAN}+(?:点{HAN}+)?)|{HAN}+分之{HAN}+|过?半数|[一过]半(?!\w?[截天夜])|零(?:{either(none)}))"
        rf"|(?P<near>[近约])?\s*(?<![.\d])(?<![几数](?=[十百千万]))(?P<number>{NUMERAL})\s*(?P<about>[余多几来+＋])?\s*"
        rf"(?P<scale>[百千万亿]{{0,2}})(?P<more>[余多+＋])?\s*(?:(?P<counter>{either(counters)})|(?P<rate>[%％‰])"
        r"|(?<=[\d余多][万亿])(?=[^\W\d_])))"
    )
