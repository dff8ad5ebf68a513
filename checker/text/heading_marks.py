"""The numbers that headings begin with, in every form that people type: 一、 （一） 1. （1） 第一章.

Only folded text has one spelling for each of them; see `checker.text.folding`.
"""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from checker.support.patterns import regex
from checker.text.folding import folded
from checker.text.numerals import DIGITS, SMALL, UNITS, chinese_number

FORMAL = "[壹贰叁肆伍陆柒捌玖拾]"
STYLES = ("第一章", "第一节", "一、", "（一）", "1.", "（1）")
"""The styles of numbers, from the highest rank to the lowest."""
OUTER = STYLES[:4]
"""Those that hardly ever begin a line inside a sentence or an item of a list."""
FORMS = regex(
    rf"(?P<chapter>第\s*{SMALL}+\s*(?:章|部分|篇)[、:：，,.．\s]*)"
    rf"|(?P<section>第\s*{SMALL}+\s*节[、:：，,.．\s]*)"
    rf"|(?P<han>(?:{SMALL}{{1,4}}|{FORMAL}{{1,3}})\s*、)\s*"
    rf"|(?P<han_point>{SMALL}{{1,4}}\s*[.．])\s*"
    rf"|(?P<han_other>{SMALL}{{1,4}}(?:\s*[:：，,；。]|[—－–-](?!{SMALL})|\s(?=\S)))\s*"
    rf"|(?P<han_boxed>[【〔［\[]\s*{SMALL}{{1,4}}\s*[】〕］\]])\s*"
    r"|(?P<roman>[Ⅰ-Ⅻ]\s*[、.．])\s*"
    rf"|(?P<paren>[(（]\s*{SMALL}{{1,4}}\s*[)）][、.．]?)\s*"
    rf"|(?P<paren_half>{SMALL}{{1,4}}\s*[)）])\s*"
    r"|(?P<paren_sign>[㈠-㈩])、?\s*"
    r"|(?P<digit>(?:\d{1,2}\s*(?:、|[.．](?!\d(?!\d{0,3}\s*[年月])))|[⒈-⒛]))\s*"
    r"|(?P<digit_paren>(?:[(（]\s*\d{1,2}\s*[)）]、?|[⑴-⒇]))\s*"
)
STYLE = {
    "chapter": "第一章",
    "section": "第一节",
    "han": "一、",
    "han_point": "一、",
    "han_other": "一、",
    "han_boxed": "一、",
    "roman": "一、",
    "paren": "（一）",
    "paren_half": "（一）",
    "paren_sign": "（一）",
    "digit": "1.",
    "digit_paren": "（1）",
}
SIGNS = {
    ord(first) + n: n + 1 for first, last in ("㈠㈩", "⒈⒛", "⑴⒇") for n in range(ord(last) - ord(first) + 1)
}
"""Characters that are a whole number with its mark."""

CLOSING = frozenset("》〉」』】")
"""What closes a title that ends with a number, such as 修正案（七）》."""


class HeadingMark(Struct, frozen=True):
    """A number at the start of a line."""

    style: str
    """One of `STYLES`."""
    number: int | None
    end: int
    """Offset of the title behind it."""
    wrong: str
    """What stands in place of the mark that the style has, such as ．for 、; "" where it is right."""
    sure: bool
    """Whether nothing but a number of a heading looks like this; 四， and 四 with a blank may be words."""


@lru_cache(maxsize=4096)
def heading_mark(text: str) -> HeadingMark | None:
    """The number that a folded line begins with; None without one. Several rules ask for that of the same lines."""
    found = FORMS.match(text)
    if found is None or text[found.end() : found.end() + 1] in CLOSING:
        return None
    kind = found.lastgroup or "han"
    written = found[kind]
    if ord(written[0]) in SIGNS:
        number: int | None = SIGNS[ord(written[0])]
    else:
        numeral = "".join(c for c in written if c in DIGITS or c in UNITS or c.isdecimal())
        number = chinese_number(numeral) if numeral else _roman(written[0])
    wrong = ""
    if kind in ("han_point", "han_other"):
        wrong = written[-1]
    elif kind in ("paren_half", "paren_sign", "han_boxed", "roman"):
        wrong = written
    return HeadingMark(STYLE[kind], number, found.end(), wrong, kind != "han_other")


def _roman(sign: str) -> int | None:
    """The value of a Roman number that is one character."""
    from unicodedata import numeric

    return int(numeric(sign, 0)) or None


def numbered(line: str) -> HeadingMark | None:
    """`heading_mark` of a line as the file has it."""
    return heading_mark(folded(line).text.strip())
