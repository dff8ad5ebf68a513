"""Text of scanned pages, recognised by RapidOCR where the extra `ocr` is installed.

Its wheel brings the models for Chinese print; nothing is fetched. A page takes some seconds.
"""

from __future__ import annotations

import logging
import sys
from importlib.util import find_spec
from statistics import median
from typing import TYPE_CHECKING, Any

from checker.readers.page_lines import Line
from checker.readers.printed_rows import arranged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfPage

INSTALL = "pip install 'baogao-checker[ocr]'"
DPI = 200
"""Below it small print is lost; above it the time grows and nothing else."""
MAX_PAGES = 60
MAX_PIXELS = 20_000_000
"""Of a page; a larger sheet is drawn smaller."""
CERTAIN = 0.5
"""Lines that the recogniser is less sure of are stamps, handwriting and dirt."""
POINTS = 72
ALIKE = 1.25
"""Times by which the size of a line may be mistaken."""
NARROW = "，。、；：！？,.;:!?”’）》"
"""Signs that fill only half of their em, so that the box of a line ends before it does."""


def available() -> bool:
    """Whether the extra is installed."""
    return all(name in sys.modules or find_spec(name) for name in ("rapidocr", "onnxruntime"))


class Recogniser:
    """Reads pictures of pages; the models are loaded once."""

    def __init__(self) -> None:
        from rapidocr import RapidOCR

        logging.getLogger("RapidOCR").setLevel(logging.ERROR)
        self._engine: Any = RapidOCR(params={"Global.log_level": "error"})

    def lines(self, page: PdfPage, number: int, rows: int) -> list[Line]:
        """The lines of a page in reading order.

        Args:
            number: of the page, 1-based.
            rows: how many rows of tables there were on the pages before.
        """
        width, height = page.get_size()
        scale = DPI / POINTS
        scale = min(scale, (MAX_PIXELS / max(width * height, 1)) ** 0.5)
        picture = page.render(scale=scale, rev_byteorder=False).to_numpy()[:, :, :3]
        parts = sorted(self._found(picture, scale, number), key=lambda line: (line.base, line.left))
        return arranged([(line, None) for line in _level(evened(parts))], rows)

    def _found(self, picture: Any, scale: float, number: int) -> Iterator[Line]:
        result = self._engine(picture)
        if result.boxes is None:
            return
        for box, text, sure in zip(result.boxes, result.txts, result.scores, strict=True):
            if sure < CERTAIN or not text.strip():
                continue
            xs, ys = [float(x) / scale for x, _ in box], [float(y) / scale for _, y in box]
            ems = sum(0.5 if character.isascii() else 1.0 for character in text)
            tall = max(ys) - min(ys)
            size = min(tall, (max(xs) - min(xs)) / ems) if ems >= 4 else tall * 0.8
            right = max(xs) + (size * 0.6 if text[-1] in NARROW else 0.0)
            yield Line(text, min(xs), right, max(ys) - tall * 0.15, size, number)


def evened(lines: list[Line]) -> list[Line]:
    """Lines with the size of the page's text where theirs is near it: boxes fit tightly, and digits are narrow."""
    usual = median(line.size for line in lines) if lines else 0.0
    return [
        line._replace(size=usual) if usual / ALIKE < line.size < usual * ALIKE else line for line in lines
    ]


def _level(lines: list[Line]) -> Iterator[Line]:
    """Lines on one height with one base, from left to right: boxes differ by some pixels."""
    row: list[Line] = []
    for line in lines:
        if row and line.base - row[0].base > min(line.size, row[0].size) / 2:
            yield from sorted(row, key=lambda other: other.left)
            row = []
        row.append(line._replace(base=row[0].base) if row else line)
    yield from sorted(row, key=lambda other: other.left)
