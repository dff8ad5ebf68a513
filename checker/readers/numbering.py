"""Automatic numbers of a Word document, as a reader sees them: 一、 （一） 1. ①"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.readers.package import W
from checker.support.patterns import regex
from checker.text.numerals import spelt_out, to_chinese

if TYPE_CHECKING:
    from lxml.etree import _Element

HAN = "〇一二三四五六七八九"
LEGAL = "零壹贰叁肆伍陆柒捌玖"
LEGAL_UNITS = "拾佰仟"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
ENCLOSED = {
    "decimalEnclosedCircle": 0x2460,
    "decimalEnclosedCircleChinese": 0x2460,
    "decimalEnclosedParen": 0x2474,
    "decimalEnclosedFullstop": 0x2488,
}
"""Number format → the character for 1; the series runs to 20."""
COUNTING = ("chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand")


def value(element: _Element | None, name: str) -> str | None:
    """The w:val of a child element, such as the style of a w:pPr."""
    child = element.find(W + name) if element is not None else None
    return child.get(W + "val") if child is not None else None


LEVELS = 9
"""A list has as many levels."""
LONGEST = 255
"""Characters that Word lets the number of a paragraph have."""
INTEGER = regex(r"\s*[-+]?[0-9]{1,10}\s*")


def integer(text: str | None) -> int | None:
    """A number as Word writes it, None for anything else."""
    return int(text) if text is not None and INTEGER.fullmatch(text) else None


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    start: int
    format: str
    text: str
    """The number with %1 to %9 for the counters of the levels."""
    restart: int | None
    """The 1-based level that restarts this one, 0 for never, None for any above."""
    decimal: bool
    style: str | None


@dataclass(slots=True)
class List:
    """A list that is being counted; several w:num may share it."""

    levels: dict[int, Level]
    counts: dict[int, int] = field(default_factory=dict)

    def advance(self, at: int) -> str:
        """Count one paragraph at a level (from 0) and return its number."""
        for level in range(at):
            self.counts.setdefault(level, self.levels[level].start if level in self.levels else 1)
        own = self.levels[at]
        self.counts[at] = self.counts.get(at, own.start - 1) + 1
        for deeper in [level for level in self.counts if level > at]:
            restart = self.levels[deeper].restart if deeper in self.levels else None
            if restart is None or at < restart:
                del self.counts[deeper]
        text = own.text
        for level, count in self.counts.items():
            format = self.levels[level].format if level in self.levels else "decimal"
            text = text.replace(f"%{level + 1}", counted(count, "decimal" if own.decimal else format))
        return "" if own.format in ("bullet", "none") and "%" not in own.text else text[:LONGEST]


class Numbering:
    """Counts the numbered paragraphs of one document, in order.

    Args:
        numbering: root of the numbering part, None without one.
        styles: style id → the w:numId and the level that it carries or inherits.
    """

    def __init__(self, numbering: _Element | None, styles: dict[str, tuple[str, int | None]]) -> None:
        self._styles = styles
        self._lists: dict[str, List] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        if numbering is None:
            return
        abstract = {a.get(W + "abstractNumId"): a for a in numbering.iterchildren(W + "abstractNum")}
        nums = {n.get(W + "numId"): n for n in numbering.iterchildren(W + "num")}
        levels: dict[str | None, dict[int, Level]] = {}
        shared: dict[str, List] = {}
        for name, num in nums.items():
            base = value(num, "abstractNumId")
            linked = nums.get(styles.get(value(abstract.get(base), "numStyleLink") or "", ("", None))[0])
            base = value(linked, "abstractNumId") if linked is not None else base
            if name is None or base is None or base not in abstract:
                continue
            if base not in levels:
                levels[base] = _levels(abstract[base])
            own = {**levels[base], **dict(_overrides(num))}
            known = shared.setdefault(base, List(levels[base]))
            self._lists[name] = known if own == known.levels else List(own, known.counts)
            self._restarts[name] = {
                level: start
                for override in num.iterchildren(W + "lvlOverride")
                if (level := integer(override.get(W + "ilvl"))) is not None
                and (start := integer(value(override, "startOverride"))) is not None
            }

    def label(self, properties: _Element | None, style: str) -> str:
        """The number of the next paragraph, empty when it has none.

        Args:
            properties: its w:pPr.
            style: the id of its style.
        """
        direct = properties.find(W + "numPr") if properties is not None else None
        inherited, inherited_level = self._styles.get(style, ("", None))
        name = value(direct, "numId") or inherited
        known = self._lists.get(name)
        if known is None:
            return ""
        level = integer(value(direct, "ilvl"))
        if level is None and direct is None:
            by_style = (at for at, it in known.levels.items() if it.style == style)
            level = next(by_style, inherited_level)
        level = level or 0
        if level not in known.levels:
            return ""
        for at, start in self._restarts.pop(name, {}).items():
            known.counts[at] = start - 1
        return known.advance(level)


def _levels(element: _Element) -> dict[int, Level]:
    return dict(pair for child in element.iterchildren(W + "lvl") for pair in _level(child))


def _overrides(num: _Element) -> Iterator[tuple[int, Level]]:
    for override in num.iterchildren(W + "lvlOverride"):
        for child in override.iterchildren(W + "lvl"):
            yield from _level(child)


def _level(element: _Element) -> Iterator[tuple[int, Level]]:
    at = integer(element.get(W + "ilvl"))
    if at is not None and 0 <= at < LEVELS:
        start, restart = integer(value(element, "start")), integer(value(element, "lvlRestart"))
        decimal = element.find(W + "isLgl") is not None
        format, text = value(element, "numFmt") or "decimal", (value(element, "lvlText") or "")[:LONGEST]
        if format in COUNTING:  # RTF as LibreOffice writes it keeps no sign beyond ASCII in a number
            text = text.replace("?", "、")
        yield (
            at,
            Level(1 if start is None else start, format, text, restart, decimal, value(element, "pStyle")),
        )


def counted(number: int, style: str) -> str:
    """A number in one of Word's number formats; unknown formats count in Arabic digits."""
    if number < 0:
        return str(number)
    if style in ENCLOSED and 1 <= number <= 20:
        return chr(ENCLOSED[style] + number - 1)
    if style in COUNTING or style == "japaneseCounting":
        return to_chinese(number) if number else "0"
    if style in ("chineseLegalSimplified", "ideographLegalTraditional"):
        return spelt_out(number, LEGAL, LEGAL_UNITS)
    if style in ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"):
        return "".join(HAN[int(digit)] for digit in str(number))
    if style == "ideographTraditional" and 1 <= number <= 10:
        return STEMS[number - 1]
    if style == "ideographZodiac" and 1 <= number <= 12:
        return BRANCHES[number - 1]
    if style in ("lowerLetter", "upperLetter") and 1 <= number <= 780:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if style == "upperLetter" else letter
    if style in ("lowerRoman", "upperRoman") and 1 <= number < 50:
        roman, rest = "", number
        for worth, sign in ROMAN:
            roman, rest = roman + sign * (rest // worth), rest % worth
        return roman.upper() if style == "upperRoman" else roman
    if style == "decimalZero":
        return f"{number:02}"
    if style == "decimalFullWidth":
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
    return "" if style in ("none", "bullet") else str(number)
