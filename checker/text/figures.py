"""Figures that count as evidence: 500余次, 三十余场, 91.4分. Years, dates, document numbers,
hot-lines and names with a numeral in them are masked first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from checker.text.numerals import chinese_number

HAN = "[〇零一二三四五六七八九十百千两]"
ARABIC = r"\d[\d,，]*(?:\.\d+)?"
MASK = re.compile(
    r"(?=[“‘\"「《〔\[【（(\d〇零一二三四五六七八九十百千两第统同唯万之\s])(?:"  # what can begin one: makes the search fast
    r"[“‘\"「][^”’\"」\n]{0,24}[”’\"」]"  # names in quotation marks: “三件四巡”
    r"|《[^》\n]{0,80}》"
    r"|[〔\[【（(]\s*\d{4}\s*[〕\]】）)]\s*(?:第)?\d+\s*号"
    r"|(?:19|20)\d{2}\s*(?:年(?:度)?(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号])?)?)?\s*(?:[-—–~至到]+\s*(?:19|20)\d{2}\s*年?)?"
    rf"|(?:\d{{1,2}}|{HAN}{{1,3}})\s*月\s*(?:(?:\d{{1,2}}|{HAN}{{1,3}})\s*[日号])?"
    rf"|第\s*(?:\d+|{HAN}+)\s*[^\W\d]?"
    r"|\d+\s*[·.．]\s*\d+(?=\s*(?:消费|国家|宪法))"
    rf"|(?:二十|十[一二三四五六七八九]|{HAN})届[^\W\d]{{0,3}}中全会|(?:十八|十九|二十|二十一)大"
    r"|[“‘]?(?:十[一二三四五六七]|七|八|九)五[”’]?(?:规划|普法|时期)?"
    r"|(?<!\d)(?:12345|12348|12315|110|119|122|12389)(?!\d)"
    rf"|(?:^|(?<=[。；;：:，,\n]))\s*(?:{HAN}{{1,3}}(?:是|要)|第{HAN}{{1,3}}|[(（]?(?:{HAN}{{1,3}}|\d{{1,2}})[)）]?[、.．)）])"
    rf"|24小时|一{HAN}*[线体流心定致般直旦样律些切并并度贯]|统一|同一|唯一|万一|之一)"
)
UNCOUNTED = "%％‰倍"


class Figure(NamedTuple):
    """A figure with its counter, as offsets into the text that was searched."""

    start: int
    end: int
    value: float | None
    counter: str


@dataclass(frozen=True)
class FigureFinder:
    """Finds figures with the counters of a checklist."""

    counters: tuple[str, ...]
    small: tuple[str, ...] = ()
    idioms: tuple[str, ...] = ()

    def __hash__(self) -> int:
        return id(self)

    @property
    def _pattern(self) -> re.Pattern[str]:
        return _compiled(self.counters)

    def mask(self, text: str) -> str:
        """The text with everything that is no achievement blanked out; the length stays."""
        masked = MASK.sub(lambda found: "\x00" * len(found[0]), text)
        for idiom in self.idioms:
            if idiom in masked:
                masked = masked.replace(idiom, "\x00" * len(idiom))
        return masked

    def find(self, text: str) -> list[Figure]:
        """All figures of a text, in order."""
        return [
            figure for found in self._pattern.finditer(self.mask(text)) if (figure := self._figure(found))
        ]

    def _figure(self, found: re.Match[str]) -> Figure | None:
        number, counter = found["number"], found["counter"] or ""
        if number == "一" and not found["about"] and counter not in self.small:
            return None
        plain = number.replace(",", "").replace("，", "")
        try:
            value: float | None = float(plain)
        except ValueError:
            value = chinese_number(plain)
        if value is not None:
            for unit in found["scale"] or "":
                value *= {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}[unit]
        return Figure(found.start("number"), found.end(), value, counter)


@lru_cache(maxsize=8)
def _compiled(counters: tuple[str, ...]) -> re.Pattern[str]:
    units = "|".join(re.escape(unit) for unit in sorted(counters, key=len, reverse=True))
    return re.compile(
        rf"(?P<number>{ARABIC}|{HAN}+)\s*(?P<about>[余多几来])?(?P<scale>[百千万亿]{{0,2}})[余多]?\s*"
        rf"(?:(?P<counter>{units})|(?P<rate>[%％‰]))"
    )
