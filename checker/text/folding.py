"""One reading of a text, however it was typed, with the way back to what the file says.

Everybody reads the folded text: radicals that PDF files have in place of characters, invisible and
directional characters, full-width digits, blanks between characters, Chinese years and half-width
marks are spelt one way. Each character of it stands for one of the original; characters are only
replaced one by one or left out, so every offset leads back.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from operator import itemgetter

from msgspec import Struct

from checker.support.patterns import regex
from checker.text.numerals import SMALL

RADICALS = dict(
    zip(
        "⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "乙亻冂几刀刂卜卩小小尢尢尢巳幺彑彐忄心扌攵旡日月歹母民氵水灬爫爪牛犭王疋目示礻竹糸纟罒罒羊羊羊耂肀聿月臼艹艹艹虎衤覀西见角角讠贝车辶辶辶阝钅長镸长门阜阝雨青韦页风飞食食食饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)
"""CJK radicals supplement: the character whose shape each one has. The block has no such mapping in NFKC."""
COMPATIBLE = (*range(0x2F00, 0x2FD6), *range(0x2E80, 0x2F00), *range(0xF900, 0xFAFF), *range(0xFE10, 0xFE6C))
"""Kangxi radicals, compatibility ideographs, vertical and small forms."""
BLANKS = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"


@cache
def replacements() -> dict[int, str]:
    """The characters that are replaced wherever they stand; most texts have none."""
    table = {code: plain for code in range(0xFF10, 0xFF5B) if (plain := chr(code - 0xFEE0)).isalnum()}
    from unicodedata import normalize

    for code in COMPATIBLE:
        plain = normalize("NFKC", chr(code))
        if len(plain) == 1 and plain != chr(code):
            table[code] = plain
    table |= {ord(radical): character for radical, character in RADICALS.items()}
    table |= {ord(blank): " " for blank in BLANKS}
    table |= dict(zip(map(ord, "．｡､｟｠﹪"), ".。、（）%", strict=True))
    return table


REPLACED = regex(rf"[０-９Ａ-Ｚａ-ｚ\u2e80-\u2fd5\uf900-\ufaff\ufe10-\ufe6b{BLANKS}．｡､｟｠﹪]")
"""All that may be one of them."""
LINE_ENDS = regex(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""What Word, the web and old editors leave at the end of a line."""
DROPPED = regex(
    r"[\x00-\x08\n-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U000e0000-\U000e0fff]+"
    r"|<(?=<[^\x00-\x7f])|(?<=[^\x00-\x7f]>)>"
)
"""Invisible, directional and control characters, and the second of two angle brackets around a title."""
NUMBER = rf"[(（]?(?:{SMALL}{{1,4}}|\d{{1,2}})[)）]?"
YEAR = regex(
    r"(?<![\d〇零○一二三四五六七八九十百千])(?:[二2][○〇零OoОΟ0]|[一1][九9])[○〇零OoОΟ0-9一二三四五六七八九]{2}(?=年)"
)
DIGITS = str.maketrans("○〇零OoОΟ一二三四五六七八九", "0000000123456789")
STOP = regex(
    rf"(?:^|(?<=[。；;：:！？\s])|(?<=[^\x00-\x7f]\.))\s*{NUMBER}\."
    r"|(?<=[^\x00-\x7f·…—])(?P<stop>\.)(?![\d.A-Za-z])"
    r"|(?<=[^\x00-\x7f·…—一二三四五六七八九十])(?P<before>\.)(?=20\d\d年)"
)
"""A number with its point, which stays; a point in place of a full stop."""
MARK = regex(r"(?:(?<=[^\x00-\x7f])|(?<=[^\x00-\x7f][,;:()]))[,;:!?()]|[,;:()](?=[^\x00-\x7f])|^\s*\(")
HALF = regex("[,;:!?()]")
WIDE = str.maketrans(",;:!?()", "，；：！？（）")
"""Half-width marks beside Chinese."""
TITLE = regex(
    r"《[^《》]{0,200}》"
    r"|(?P<open>[<〈«＜])(?=[^\x00-\x7f，。；])(?P<title>[^<>〈〉«»＜＞《》。；]{2,80})[>〉»＞]"
)
OPENING = "<〈«＜"
"""A title in book-title marks, which stays as it is; one in angle brackets."""
DOCUMENT = regex(r"[【\[［（(〔]((?:19|20)\d\d)[】\]］）)〕](?=第?\d{1,4}号)")
HAN = "○〇一-鿿㐀-䶿"
CLOSE = "、。，；：！？（）《》〈〉“”‘’「」『』【】〔〕—…·％%‰"
NUMBERED = regex(rf" *(?:{SMALL}{{1,4}}(?P<blank> +)(?=[\d{HAN}“‘《「『]))?")
"""A number that a blank parts from its heading, at the start of a line."""
SPACED = regex(rf"(?:^|(?<= ))(?=[\d ]{{0,60}}[{HAN}])[{HAN}\d](?: +[{HAN}\d{CLOSE}](?= |$)){{2,}}")
"""Characters with a blank between each and the next: a title that was spaced out; figures alone are cells."""
RUN = regex(" +")
BESIDE = regex(rf"[{CLOSE},;:!?()].|.[{CLOSE},;:!?()]|[{HAN}][0-9A-Za-z.]|[0-9A-Za-z][{HAN}]|\.[{HAN}]")
"""Two characters between which a blank has no meaning: beside marks, between characters and figures."""
DATED = regex(rf"{SMALL[:-1]}○Oo][年月日]|[年月]{SMALL}")


class Folded(Struct, frozen=True):
    """A text as it is read, with the way back to the original."""

    text: str
    gaps: tuple[tuple[int, int], ...] = ()
    """From an offset of `text` on: how many characters of the original were left out before it."""

    def original(self, offset: int) -> int:
        """The offset in the original of a character of the text."""
        at = bisect_right(self.gaps, offset, key=itemgetter(0)) - 1
        return offset + (self.gaps[at][1] if at >= 0 else 0)


def folded(text: str) -> Folded:
    """Fold one line or paragraph; line ends in it are left out."""
    offsets: Sequence[int] = range(len(text) + 1)
    line = text.translate(replacements()) if REPLACED.search(text) else text
    line, offsets = _without(line, offsets, [m.span() for m in DROPPED.finditer(line)])
    if " " in line:
        line, offsets = _without(line, offsets, _blanks(line))
    if any(mark in line for mark in OPENING):
        line = TITLE.sub(lambda m: f"《{m['title']}》" if m["open"] else m[0], line)
    if "年" in line:
        line = YEAR.sub(lambda m: m[0].translate(DIGITS), line)
    if "号" in line:
        line = DOCUMENT.sub(r"〔\1〕", line)
    if "." in line:
        line = STOP.sub(lambda m: "。" if m["stop"] or m["before"] else m[0], line)
    if HALF.search(line):
        line = MARK.sub(lambda m: m[0].translate(WIDE), line)
    return Folded(line, tuple(_gaps(offsets)))


def _blanks(line: str) -> Iterator[tuple[int, int]]:
    """The blanks that are left out: all that have no meaning, all but one between words (one may be missing)."""
    spaced = {at for found in SPACED.finditer(line) for at in range(found.start(), found.end())}
    numbered = NUMBERED.match(line)
    keep = numbered.start("blank") if numbered and numbered.start("blank") not in spaced else -1
    for found in RUN.finditer(line):
        start, end = found.span()
        around = line[start - 1 : start] + line[end : end + 1]
        if start != keep and (start in spaced or BESIDE.match(around) or DATED.match(around)):
            yield start, end
        elif end - start > 1:
            yield start + 1, end


def _without(
    text: str, offsets: Sequence[int], spans: Iterable[tuple[int, int]]
) -> tuple[str, Sequence[int]]:
    """A text and its offsets without some spans, given in order."""
    kept: list[str] = []
    places: list[int] = []
    at = 0
    for start, end in spans:
        kept.append(text[at:start])
        places += offsets[at:start]
        at = end
    if not at:
        return text, offsets
    return "".join([*kept, text[at:]]), [*places, *offsets[at:]]


def _gaps(offsets: Sequence[int]) -> Iterator[tuple[int, int]]:
    if isinstance(offsets, range):
        return
    last = 0
    for offset, original in enumerate(offsets):
        if original - offset != last:
            last = original - offset
            yield offset, last
