"""Numbers that a browser sets before the items of a list: 1. 一、 （一）

Only lists that say how they are numbered have one here: the style sheets of sites hide the rest.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.readers.numbering import counted, integer
from checker.support.patterns import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

STYLE = regex(r"list-style(?:-type)?\s*:\s*(?:(?:inside|outside)\s+)?([a-z-]+)", re.IGNORECASE)
FORMATS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "decimal": "decimal", "decimal-leading-zero": "decimalZero", "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter", "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
    "cjk-ideographic": "chineseCounting", "simp-chinese-informal": "chineseCounting", "trad-chinese-informal": "chineseCounting",
    "japanese-informal": "chineseCounting", "simp-chinese-formal": "chineseLegalSimplified",
    "cjk-heavenly-stem": "ideographTraditional",
}  # fmt: skip
"""What `type` and `list-style-type` say → Word's name of the format."""
EDITOR = {
    "custom_num": ("decimal", "{}."), "custom_num1": ("decimal", "{}）"), "custom_num2": ("decimal", "（{}）"),
    "custom_cn": ("chineseCounting", "{}、"), "custom_cn1": ("chineseCounting", "{}）"), "custom_cn2": ("chineseCounting", "（{}）"),
}  # fmt: skip
"""The classes of UEditor, which makes lists of numbers that people type, → format and number."""
WESTERN = frozenset(("decimal", "decimalZero", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman"))


class Lists:
    """Counts the items of the lists of a page."""

    def __init__(self) -> None:
        self._next: dict[_Element, int] = {}

    def label(self, item: _Element) -> str:
        """The number of the next item, empty where its list does not say."""
        of = item.getparent()
        if of is None or of.tag != "ol":
            return ""
        number = integer(item.get("value"))
        if number is None:
            number = self._next.get(of, integer(of.get("start")) or 1)
        self._next[of] = number + 1
        for name in (of.get("class") or "").split():
            if name in EDITOR:
                format, text = EDITOR[name]
                return text.format(counted(number, format))
        said = STYLE.search(of.get("style") or "")
        found = FORMATS.get(said[1].lower() if said else of.get("type", ""))
        return f"{counted(number, found)}{'.' if found in WESTERN else '、'}" if found else ""
