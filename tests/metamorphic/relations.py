"""Changes to a report that change nothing, or only what they say.

A relation takes the text of a report and gives another; what may differ between the two judgements is
said beside it. Most are spellings: the same report as another keyboard, editor or web page would have it.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import NamedTuple

Change = Callable[[str], str]
KANGXI = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0x2F00, 0x2FD6)}
SUPPLEMENT = dict(zip("见贝车长门页风马鱼鸟麦黄齐龙民", "⻅⻉⻋⻓⻔⻚⻛⻢⻥⻦⻨⻩⻬⻰⺠", strict=True))
HAN = "一-鿿"
DIGITS = "〇一二三四五六七八九"
HEADING = re.compile(r"^([一二三四五六七八九十]{1,3})、", re.MULTILINE)
SUBHEADING = re.compile(r"^[（(]([一二三四五六七八九十]{1,3})[)）]", re.MULTILINE)


class Relation(NamedTuple):
    """A change and what it may change in the judgement."""

    change: Change
    more: tuple[str, ...] = ()
    """Rules of which there may be more findings."""
    other: tuple[str, ...] = ()
    """Rules whose findings may be others."""
    words: bool = False
    """Whether words change, so that only the rules of the findings are compared."""
    encoding: str = "utf-8"
    needs: re.Pattern[str] | None = None
    """What a report must have for the change to be one."""


def replaced(table: Mapping[str, str]) -> Change:
    by_code: dict[int, str] = {ord(character): other for character, other in table.items()}
    return lambda text: text.translate(by_code)


def line_starts(mark: str) -> Change:
    return lambda text: re.sub(r"^(?=.)", mark, text, flags=re.MULTILINE)


def line_ends(mark: str) -> Change:
    return lambda text: text.replace("\n", mark)


def each(pattern: str, replacement: str) -> Change:
    return lambda text: re.sub(pattern, replacement, text, flags=re.MULTILINE)


def every(step: int, mark: str) -> Change:
    """A mark behind every so many characters of each line."""
    return lambda text: re.sub(rf"(.{{{step}}})(?=.)", rf"\1{mark}", text)


def years(zero: str) -> Change:
    digits = zero + DIGITS[1:]
    return lambda text: re.sub(
        r"(?<![\d—-])20\d\d(?=年)", lambda m: "".join(digits[int(d)] for d in m[0]), text
    )


def outside_titles(pattern: str, replacement: str) -> Change:
    return lambda text: "".join(
        part if part.startswith("《") else re.sub(pattern, replacement, part)
        for part in re.split(r"(《[^》]*》)", text)
    )


def spaced_title(text: str) -> str:
    title, *rest = text.split("\n")
    return "\n".join(["　".join(title), *rest])


def one_heading(pattern: re.Pattern[str], replacement: str) -> Change:
    """Another form of the last number."""

    def change(text: str) -> str:
        *_, last = pattern.finditer(text)
        return text[: last.start()] + last.expand(replacement) + text[last.end() :]

    return change


def renamed(text: str) -> str:
    """Another name of the place, of as many characters."""
    found = re.match(r"(?:.{2,8}[省市县区])?(?P<name>[^\d省市县区]{2,4})(?:镇|乡|街道|县|区|市)", text)
    return text.replace(found["name"], "柘棠澧菡"[: len(found["name"])]) if found else text


def _paragraphs(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def neutral(text: str) -> str:
    """A paragraph that tells nothing, below the first heading of a subsection."""
    lines = _paragraphs(text)
    at = next((n for n, line in enumerate(lines) if SUBHEADING.match(line)), 2)
    return "\n".join(
        [*lines[: at + 1], "当地的河谷东西走向，两岸丘陵起伏，四季分明，雨量充沛。", *lines[at + 1 :]]
    )


def copied(text: str) -> str:
    """The longest paragraph once more, at the end of its section."""
    lines = _paragraphs(text)
    longest = max((line for line in lines if not HEADING.match(line)), key=len)
    at = lines.index(longest)
    after = next(
        (n for n in range(at + 1, len(lines)) if HEADING.match(lines[n]) or SUBHEADING.match(lines[n])),
        len(lines),
    )
    return "\n".join([*lines[:after], longest, *lines[after:]])


def moved(text: str) -> str:
    """The subsections of the first chapter in another order, with their numbers."""
    lines = text.split("\n")
    chapters = [number for number, line in enumerate(lines) if HEADING.match(line)]
    inside = [n for n in range(chapters[0], chapters[1]) if SUBHEADING.match(lines[n])]
    if len(inside) < 2:
        return text
    parts = [lines[a:b] for a, b in zip(inside, [*inside[1:], chapters[1]], strict=True)]
    random.Random(len(text)).shuffle(parts)
    return "\n".join([*lines[: inside[0]], *(line for part in parts for line in part), *lines[chapters[1] :]])


NUMBERING = ("heading-numbering",)
RELATIONS: dict[str, Relation] = {
    # characters
    "kangxi radicals": Relation(replaced(KANGXI)),
    "radicals of the supplement": Relation(replaced(SUPPLEMENT)),
    "zero-width blanks at line starts": Relation(line_starts("\u200b")),
    "byte order marks at line starts": Relation(line_starts("\ufeff")),
    "zero-width blanks inside": Relation(every(5, "\u200b")),
    "soft hyphens inside": Relation(every(7, "\xad")),
    "directional marks around figures": Relation(each(r"(\d+)", "\u202d\\1\u202c")),
    "full-width digits": Relation(replaced({chr(48 + n): chr(0xFF10 + n) for n in range(10)})),
    "full-width letters": Relation(replaced({chr(c): chr(c + 0xFEE0) for c in range(65, 123) if chr(c).isalpha()})),
    # blanks
    "blanks around figures": Relation(each(rf"(?<=[{HAN}])(?=\d)|(?<=\d)(?=[{HAN}])", " ")),
    "no-break blanks before 年": Relation(each(r"(?<=\d)(?=年)", "\xa0")),
    "ideographic indent": Relation(line_starts("　　")),
    "blanks at line ends": Relation(each(r"$", "  ")),
    "blank lines between": Relation(line_ends("\n\n")),
    "blanks beside marks": Relation(each(r"([，。；])(?=.)", r"\1 ")),
    "blanks inside numbers of headings": Relation(each(r"^（([一二三四五六七八九十]+)）", r"（ \1 ）")),
    "a title spaced out": Relation(spaced_title),
    # line ends
    "CRLF": Relation(line_ends("\r\n")),
    "CR": Relation(line_ends("\r")),
    "line breaks of Word": Relation(line_ends("\x0b")),
    "form feeds": Relation(line_ends("\x0c")),
    "next line": Relation(line_ends("\x85")),
    "line separators": Relation(line_ends("\u2028")),
    "paragraph separators": Relation(line_ends("\u2029")),
    # marks
    "half-width marks": Relation(replaced({"，": ",", "；": ";", "：": ":"}), more=("half-width-mark",)),
    "half-width brackets": Relation(replaced({"（": "(", "）": ")"}), more=("half-width-mark",)),
    "points for full stops": Relation(each(rf"(?<=[{HAN}])。(?=[{HAN}]|$)", ".")),
    "wide points for full stops": Relation(each(rf"(?<=[{HAN}])。(?=[{HAN}]|$)", "．")),
    "single angle quotes": Relation(each(r"《([^《》〈〉]*)》", r"〈\1〉")),
    "guillemets": Relation(each(r"《([^《》〈〉]*)》", r"«\1»")),
    "angle brackets": Relation(each(r"《([^《》〈〉，]*)》", r"<\1>")),
    "brackets of document numbers": Relation(each(r"〔(\d{4})〕", r"【\1】")),
    # years
    "years in 〇": Relation(years("〇")),
    "years in ○": Relation(years("○")),
    "years in O": Relation(years("O")),
    # encodings
    "GB 18030": Relation(str, encoding="gb18030"),
    "UTF-16": Relation(str, encoding="utf-16"),
    "UTF-8 with a mark": Relation(str, encoding="utf-8-sig"),
    # numbers of headings
    "一. for 一、": Relation(one_heading(HEADING, r"\1."), NUMBERING, words=True, needs=HEADING),
    "一． for 一、": Relation(one_heading(HEADING, r"\1．"), NUMBERING, words=True, needs=HEADING),
    "一 with a blank": Relation(one_heading(HEADING, r"\1　"), NUMBERING, words=True, needs=HEADING),
    "一， for 一、": Relation(one_heading(HEADING, r"\1，"), NUMBERING, words=True, needs=HEADING),
    "一： for 一、": Relation(one_heading(HEADING, r"\1："), NUMBERING, words=True, needs=HEADING),
    "一 、": Relation(one_heading(HEADING, r"\1 、"), needs=HEADING),
    "一） for （一）": Relation(one_heading(SUBHEADING, r"\1）"), NUMBERING, words=True, needs=SUBHEADING),
    # the text itself
    # a slip in the old name is not one in the new name
    "another place": Relation(renamed, other=("issuer-name",), more=("foreign-name",), words=True),
    "a neutral paragraph": Relation(neutral, other=("section-without-figures",)),
    "a copied paragraph": Relation(
        copied,
        more=("duplicate-paragraph", "repeated-sentence", "unquantified-claim", "vague-quantity", "ratio-without-base",
              "conflicting-figures", "heading-numbering", "superseded-reference", "wrong-year", "issuer-name", "foreign-name",
              "contradiction", "missing-topic", "weak-topic", "stray-heading"),
        words=True,
    ),
    "subsections in another order": Relation(
        moved,
        other=(*NUMBERING, "unanswered-shortcoming", "duplicate-paragraph", "repeated-sentence"),
        needs=SUBHEADING,
    ),
}  # fmt: skip
