"""Plain text: UTF-8, UTF-16, GB18030 and Big5, with or without BOM. One line is one block.

In a file whose lines an editor broke at a fixed width, the lines of a paragraph make one block.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice

from checker.model.document import Block, Piece
from checker.model.errors import ReadError
from checker.text.heading_marks import numbered

BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\x84\x31\x95\x33", "gb18030"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
COMMON = {"utf-16-le": "gb2312", "utf-16-be": "gb2312", "gb18030": "gb2312", "big5": "big5"}
"""Encodings to try when it is not UTF-8, each with the charset whose first level its common characters fill."""
FIRST_LEVEL = {"gb2312": (b"\xb0\xa1", b"\xd7\xf9"), "big5": (b"\xa4\x40", b"\xc6\x7e")}
CERTAIN = 0.8
"""Share of common characters from which a decoding is Chinese beyond doubt."""
AROUND = 4096
"""Bytes before and behind a damaged place that say what text it stands in."""
TELLING = 256
"""Bytes before it that say so alone: what follows may be of another encoding altogether."""
PUNCTUATION = frozenset("，。、；：？！“”‘’（）《》〈〉【】〔〕—…·　％")
CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
WIDEST = 120
"""Columns, two for a Chinese character, up to which lines may have been broken by an editor."""
NARROWEST = 36
"""Columns from which lines may have been broken; titles and headings are as long as one another by chance."""
SLACK = 6
"""Columns that a broken line may lack: no line begins with a full stop, no figure is torn."""
MAIL = re.compile(rb"~\{[!-~]|\+[A-Za-z0-9+/]{3,}-?")
"""How Chinese begins in HZ and UTF-7."""
MISREAD = (("gb18030", "utf-8"), ("latin-1", "gb18030"), ("latin-1", "utf-8"), ("cp1252", "utf-8"))
"""The encoding that a text was taken for, and the one that it had."""
SAMPLE = 4_000
"""Characters that are looked at."""
ENOUGH = 20
"""Different ideographs that putting right has to give."""
GARBLED = 0.2
"""Share of ideographs that putting right gives; of what is no mistake .07 at most, of what is one .27 at least."""
FOREIGN = re.compile(r"[^\x00-\x7f]")
IDEOGRAPHS = re.compile("[\u4e00-\u9fff]")


def read(path: str, data: bytes) -> tuple[list[Block], list[str]]:
    """Blocks of a text file, blank lines included."""
    lines = split_lines(decode(path, data))
    full = _full_lines(lines)
    if not full:
        return [Block(line, number) for number, line in enumerate(lines, 1)], []
    return list(_joined(lines, full)), []


def split_lines(text: str) -> list[str]:
    """Lines as an editor counts them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def decode(path: str, data: bytes) -> str:
    """Text of unknown encoding.

    Raises:
        ReadError: it is no text at all, or one that was read in a wrong encoding before it was saved.
    """
    text = _decoded(path, data)
    if _garbled(text):
        raise ReadError(path, "是乱码：原来的文字用错编码打开以后又存了一次；请用原来的文件，或另存为 UTF-8")
    return text


def _decoded(path: str, data: bytes) -> str:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding).removeprefix("\ufeff")
            except UnicodeDecodeError as error:
                raise ReadError(path, _damaged(data, error, encoding)) from None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _detected(path, data)
    else:
        text = _seven_bits(data) if data.isascii() and MAIL.search(data) else text
    control = len(CONTROL.findall(text[:4096]))
    if control > len(text[:4096]) / 50:
        raise ReadError(path, "不是文本文件，请检查后缀名")
    return text


def _seven_bits(data: bytes) -> str:
    """Chinese as old mail programs wrote it, in ASCII; anything else as it is."""
    for encoding in ("hz", "utf-7"):
        text = data.decode(encoding, "ignore")
        if len(IDEOGRAPHS.findall(text)) > len(text) / 2:
            return text
    return data.decode("ascii")


def _garbled(text: str) -> bool:
    """Whether a text is another one that was read in a wrong encoding and saved so: put right, it is Chinese."""
    foreign = "".join(sign for sign in text[:SAMPLE] if sign > "\x7f")
    for wrong, right in MISREAD:
        found = IDEOGRAPHS.findall(foreign.encode(wrong, "ignore").decode(right, "ignore"))
        if len(set(found)) >= ENOUGH and len(found) > GARBLED * len(foreign):
            return True
    return False


def _detected(path: str, data: bytes) -> str:
    """The decoding with the most common characters; the library decides where none is certain."""
    candidates = []
    for encoding, charset in COMMON.items():
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        candidates.append((_commonness(text, charset), text))
    share, text = max(candidates, default=(0.0, ""))
    if share >= CERTAIN:
        return text
    if told := _almost(data):
        raise ReadError(path, told)
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=["utf_8", *(name.replace("-", "_") for name in COMMON)]).best()
    if best is None or _commonness(str(best), "gb2312") < CERTAIN / 2:
        raise ReadError(path, "认不出文字编码，或不是文本文件，请用记事本另存为 UTF-8")
    return str(best)


def _almost(data: bytes) -> str:
    """Where a text that is Chinese but for a few bytes stops being what it is; empty where it is none."""
    found = []
    for encoding, charset in (("utf-8", "gb2312"), *COMMON.items()):
        try:
            data.decode(encoding)
        except UnicodeDecodeError as error:
            begin = max(0, error.start - AROUND) & ~1
            end = error.start if error.start - begin >= TELLING else error.start + AROUND
            around = data[begin:end]
            found.append(
                (_commonness(around.decode(encoding, "ignore"), charset), _damaged(data, error, encoding))
            )
    share, told = max(found, key=lambda one: one[0], default=(0.0, ""))
    return told if share >= CERTAIN else ""


def _damaged(data: bytes, error: UnicodeDecodeError, encoding: str) -> str:
    """Which bytes are no text, and how they are found."""
    wrong = data[error.start : max(error.start + 1, min(error.end, error.start + 4))].hex(" ").upper()
    before = split_lines(data[: error.start].decode(encoding, "ignore").removeprefix("\ufeff"))
    line, column = len(before), len(before[-1]) + 1
    place = f"第 {line} 行第 {column} 个字处（文件的第 {error.start + 1} 个字节，{wrong}）"
    count = sum("\ufffd" in part for part in split_lines(data.decode(encoding, "replace")))
    more = f"，这样的共 {count} 行" if count > 1 else ""
    return f"{place}不是 {encoding.upper()} 文字{more}；请打开文件改好，再另存为 UTF-8"


def _commonness(text: str, charset: str) -> float:
    """Share of the characters beyond ASCII that are everyday Chinese ones."""
    first, last = FIRST_LEVEL[charset]
    foreign = [found[0] for found in islice(FOREIGN.finditer(text), 8192)]
    common = sum(c in PUNCTUATION or first <= c.encode(charset, "ignore") <= last for c in foreign)
    return common / len(foreign) if foreign else 0.0


def _full_lines(lines: Sequence[str]) -> set[int]:
    """Indices of the lines that were broken because they were full; none in a file of whole paragraphs."""
    bare = [line.rstrip() for line in lines]
    if max(map(len, bare)) > WIDEST or max(map(_columns, bare)) > WIDEST:
        return set()
    full = max((_fullest([measure(line) for line in bare]) for measure in (_columns, _ems)), key=len)
    torn = sum(not re.search(r"[。！？；：:;!?]$", bare[i]) for i in full)
    return full if len(full) >= max(5, sum(map(bool, bare)) / 2) and torn >= len(full) / 2 else set()


def _fullest(widths: Sequence[int]) -> set[int]:
    """Indices of the widths that come close to the widest."""
    least = max(max(widths) - SLACK, NARROWEST - SLACK)
    return {number for number, width in enumerate(widths) if width >= least}


def _ems(line: str) -> int:
    """Width for editors that break after so many characters, wide or narrow."""
    return 2 * len(line)


def _columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in line)


def _joined(lines: Sequence[str], full: set[int]) -> Iterator[Block]:
    """Each paragraph as one block whose pieces are its lines."""
    indented = any(line.startswith(("\u3000", "  ", "\t")) for line in lines)
    spaced = sum(not line.strip() for line in lines) > len(lines) / 12
    text, pieces = "", []
    for index, line in enumerate(lines):
        bare = line.strip()
        pieces.append(Piece(len(text), index + 1, 1 if not text else line.index(bare) + 1))
        text += bare if text else line.rstrip()
        following = lines[index + 1] if index + 1 < len(lines) else ""
        opens = following.startswith(("\u3000", "  ", "\t")) or numbered(following)
        ends = not (indented or spaced) and re.search(r"[。！？：!?:]$", bare)
        if index in full and following.strip() and not opens and not ends:
            continue
        yield Block(text, pieces[0].line, pieces=tuple(pieces))
        text, pieces = "", []
