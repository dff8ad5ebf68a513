"""Plain text: UTF-8 with or without BOM, UTF-16, GB18030. One line is one block."""

from __future__ import annotations

from checker.document import Block
from checker.readers.errors import ReadError

BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
CONTROL = {*range(9), 11, *range(14, 32), 127} - {27}


def read(path: str, data: bytes) -> tuple[list[Block], list[str]]:
    """Blocks of a text file, one a line, blank ones included so that line numbers hold."""
    text = decode(path, data)
    return [Block(line, number) for number, line in enumerate(split_lines(text), 1)], []


def split_lines(text: str) -> list[str]:
    """Lines as an editor counts them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def decode(path: str, data: bytes) -> str:
    """Text of unknown encoding.

    Raises:
        ReadError: it is no text at all.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                raise ReadError(path, f"标着 {encoding} 却不是，请用记事本另存为 UTF-8") from None
    if b"\x00" in data[:4096] and not _wide(data):
        raise ReadError(path, "不是文本文件，请检查后缀名")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _detected(path, data)
    control = sum(ord(c) in CONTROL for c in text[:4096])
    if control > len(text[:4096]) / 50:
        raise ReadError(path, "不是文本文件，请检查后缀名")
    return text


def _wide(data: bytes) -> bool:
    """UTF-16 without a BOM: even length and line ends or blanks as two bytes."""
    return len(data) % 2 == 0 and (b"\n\x00" in data or b"\x00\n" in data)


def _detected(path: str, data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=["gb18030", "big5", "utf_16", "utf_16_le", "utf_16_be"]).best()
    if best is None:
        raise ReadError(path, "认不出文字编码，请用记事本另存为 UTF-8")
    return str(best)
