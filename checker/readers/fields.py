"""What Word shows for fields whose result it does not store: signs put over each other, symbols, chosen entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.readers.numbering import ENCLOSED, integer
from checker.readers.package import W
from checker.support.patterns import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

EQUATION = regex(r'"[^"]*"|\\(?P<switch>[a-zA-Z*]+)\s*-?[0-9]*|\\(?P<plain>[^a-zA-Z*])|[(),;]|[^\\(),;"]+')
"""A word in quotation marks, a switch such as \\o or \\up 9, a sign that stands for itself, a bracket or comma, text."""
RINGS = "○◯〇"
"""What is put around a number; it makes another character of it."""
AROUND = f"{RINGS}□△◇"
SURE_CHARACTER = 32


def is_contents(instruction: str) -> bool:
    """Whether a field is a table of contents."""
    return instruction.split(maxsplit=1)[:1] == ["TOC"]


def shown(begin: _Element, instruction: str) -> str:
    """The text of a field without a stored result; empty for fields that show nothing or need Word to tell.

    Args:
        begin: the w:fldChar with which it begins.
    """
    name, _, rest = instruction.strip().partition(" ")
    if name.upper() == "EQ":
        return equation(rest)
    if name.upper() == "SYMBOL" and "\\u" in rest:
        code = integer(rest.split()[0]) or 0
        return chr(code) if SURE_CHARACTER <= code < 0xD800 else ""
    if name.upper() == "FORMDROPDOWN":
        listed = begin.findall(f"{W}ffData/{W}ddList/{W}listEntry")
        chosen = begin.find(f"{W}ffData/{W}ddList/{W}result")
        at = integer(chosen.get(W + "val")) if chosen is not None else 0
        return (listed[at].get(W + "val") or "") if at is not None and 0 <= at < len(listed) else ""
    return ""


class _Group:
    """A switch with what stands in its brackets."""

    def __init__(self, switches: list[str]) -> None:
        self.switches = switches
        self.parts = [""]
        self.raised = self.lowered = False

    def text(self) -> str:
        """How it reads in a line: without readings above characters, fractions with a stroke."""
        if "o" in self.switches:
            if self.raised and not self.lowered:
                return self.parts[-1]
            if len(self.parts) == 2 and self.parts[0] in AROUND:
                return _enclosed(*self.parts)
        return ("/" if "f" in self.switches else "").join(self.parts)


def equation(switches: str) -> str:
    """What an EQ field shows, as WPS and older Word write enclosed characters (带圈字符) and readings (拼音指南)."""
    groups = [_Group([])]
    names: list[str] = []
    shown: list[str] = []
    for found in EQUATION.finditer(switches):
        sign, inner = found[0], groups[-1]
        if found["switch"]:
            names.append(found["switch"].lower())
        elif sign == "(":
            inner.raised |= "up" in names
            inner.lowered |= "do" in names
            groups.append(_Group(names))
            names = []
        elif sign == ")" and len(groups) > 1:
            text = groups.pop().text()
            groups[-1].parts[-1] += text
            if len(groups) == 1:
                shown.append(text)
        elif sign in ",;" and len(groups) > 1:
            inner.parts.append("")
        elif sign[0] != '"':
            inner.parts[-1] += (found["plain"] or sign).strip()
            names = []
    return "".join(shown)


def _enclosed(around: str, text: str) -> str:
    """A number in a ring as one character, else what is enclosed."""
    number = integer(text)
    ring = around in RINGS and number is not None and 1 <= number <= 20
    return chr(ENCLOSED["decimalEnclosedCircle"] + number - 1) if ring and number is not None else text
