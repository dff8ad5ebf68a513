"""Numbers as Chinese reports write them: 三十余, 两百, 1.2万, 1万2千, 十万零一千, 伍佰. The one grammar of numerals."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.support.patterns import regex

DIGITS = {
    **{c: i for i, c in enumerate("〇一二三四五六七八九")},
    **{c: i for i, c in enumerate("零壹贰叁肆伍陆柒捌玖")},
    "○": 0,
    "两": 2,
    "俩": 2,
}
UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000, "拾": 10, "佰": 100, "仟": 1000}
HAN = "[〇零一二三四五六七八九十百千两]"
"""A digit or unit of a number in words, without 万 and 亿."""
SMALL = "[〇零一二三四五六七八九十百两]"
"""A digit or unit of a number below a thousand, as headings and dates have it."""
ARABIC = r"(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+)(?:\.\d+)?"
BIG = "[百千万亿佰仟]"
NUMERAL = (
    rf"(?:{ARABIC}\s*{BIG}+(?:零?{ARABIC}{BIG}+)*(?:零{ARABIC})?"
    rf"|{ARABIC}"
    rf"|{HAN}[〇零一二三四五六七八九十百千万亿两]*"
    r"|[壹贰叁肆伍陆柒捌玖][零壹贰叁肆伍陆柒捌玖拾佰仟万亿]*[拾佰仟][零壹贰叁肆伍陆柒捌玖拾佰仟万亿]*)"
)
"""A number of any size and style, without 余 and its like; `number` gives its value."""
TOKEN = regex(rf"{ARABIC}|\S")


def number(text: str) -> Decimal | None:
    """The exact value of a numeral, Arabic, Chinese or mixed; None for what is no number or only about one (两三)."""
    tokens = TOKEN.findall(text)
    if not any(token in UNITS for token in tokens):
        return _digits(text.strip())
    total = section = Decimal(0)
    value: Decimal | None = None
    unit = biggest = 0
    """The unit before the digit that is read, and the largest of 万 and 亿 so far."""
    for token in tokens:
        if token in UNITS:
            unit = UNITS[token]
            if unit < 10_000:
                section += (1 if value is None else value) * unit
            else:
                section += value or 0
                total = (total + section) * unit if unit > biggest else total + section * unit
                biggest, section = max(biggest, unit), Decimal(0)
            value = None
        elif DIGITS.get(token) == 0:
            unit = 0
        elif value is not None:
            return None
        elif token in DIGITS:
            value = Decimal(DIGITS[token])
        elif token[0].isdigit():
            value = Decimal(re.sub("[,，]", "", token))
        else:
            return None
    if value is not None and unit >= 100 and tokens[-1] in DIGITS:
        value *= unit // 10  # 一万二, 两百五
    return total + section + (value or 0)


def _digits(text: str) -> Decimal | None:
    """A number without units: 1,234.5 or one digit, or several with a zero among them."""
    if re.fullmatch(ARABIC, text):
        return Decimal(re.sub("[,，]", "", text))
    if not text or any(c not in DIGITS for c in text):
        return None
    if len(text) > 1 and not any(DIGITS[c] == 0 for c in text):
        return None  # 两三 is about some number, 三八 is a name
    return Decimal("".join(str(DIGITS[c]) for c in text))


def chinese_number(text: str) -> int | None:
    """The value of a whole number in Arabic or Chinese numerals; None when it is not one."""
    text = text.strip()
    if text.isascii() and text.isdigit():
        return int(text)
    if not text or any(c not in DIGITS and c not in UNITS for c in text):
        return None
    if not any(c in UNITS for c in text):
        return int("".join(str(DIGITS[c]) for c in text))
    value = number(text)
    return int(value) if value is not None else None


def to_chinese(number: int) -> str:
    """A whole number as headings are numbered: 十二, 一百零五; in digits from ten thousand on."""
    if not 0 < number < 10_000:
        return str(number) if number else "〇"
    return spelt_out(number).removeprefix("一" if 10 <= number < 20 else "")


def spelt_out(number: int, digits: str = "〇一二三四五六七八九", units: str = "十百千") -> str:
    """A number below ten thousand with the unit of each digit: 一十二, 壹佰零伍; any other in digits."""
    if not 0 < number < 10_000:
        return str(number)
    figures = str(number)
    written = "".join(
        digits[int(digit)] + units[at - 1 : at] if digit != "0" else "零"
        for at, digit in zip(range(len(figures) - 1, -1, -1), figures, strict=True)
    )
    return re.sub("零+", "零", written).rstrip("零")
