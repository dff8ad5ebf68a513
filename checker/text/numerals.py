"""Numbers as Chinese reports write them: 三十余, 两百, 1.2万, 一百一十."""

from __future__ import annotations

DIGITS = {**{c: i for i, c in enumerate("〇一二三四五六七八九")}, "零": 0, "两": 2, "俩": 2}
UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


def chinese_number(text: str) -> int | None:
    """The value of a whole number in Arabic or Chinese numerals; None when it is not one."""
    text = text.strip()
    if text.isascii() and text.isdigit():
        return int(text)
    if not text or any(c not in DIGITS and c not in UNITS for c in text):
        return None
    if not any(c in UNITS for c in text):
        return int("".join(str(DIGITS[c]) for c in text))
    total = section = digit = 0
    for c in text:
        if c in DIGITS:
            digit = DIGITS[c]
        elif UNITS[c] < 10_000:
            section += (digit or 1) * UNITS[c]
            digit = 0
        else:
            total = (total + section + digit) * UNITS[c]
            section = digit = 0
    return total + section + digit


def to_chinese(number: int) -> str:
    """A number up to 99 as headings are numbered: 十二."""
    tens, ones = divmod(number, 10)
    digits = "〇一二三四五六七八九"
    if not tens:
        return digits[ones]
    return (digits[tens] if tens > 1 else "") + "十" + (digits[ones] if ones else "")
