"""Line breaks inside paragraphs: ends of paragraphs in text pasted from web pages, or chance in a sentence."""

from __future__ import annotations

import re

from checker.readers.structure import NUMBERING

ENDS = re.compile(r"[。！？；：!?;:…][”’」』）)]*$")
INSIDE = re.compile(r"[，。；：、]")
LONG = 15
"""Characters from which a line with a mark inside is a sentence and no item of a title or an address."""


def joins(before: str, after: str) -> bool:
    """Whether a sentence goes on over a line break.

    >>> joins("执法规范化水平明显提升，群众满意度", "由91.2%升到96.5%。")
    True
    >>> joins("清河镇人民政府", "2023年度法治政府建设情况报告")
    False
    """
    before, after = before.strip(), after.strip()
    if not before or not after or ENDS.search(before) or NUMBERING.match(after):
        return False
    if before[-1] in "，、,":
        return True
    found = NUMBERING.match(before)
    text = before[found.end() :] if found else before
    return len(text) >= LONG and bool(INSIDE.search(text))
