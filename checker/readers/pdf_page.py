"""One page of a PDF file: its characters, the rules drawn on it, and what on it is no text."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.readers.printed import THIN, Glyph, Page, Rule

if TYPE_CHECKING:
    from typing import Any

    from pypdfium2 import PdfPage

MAX_RULES = 4000
"""Lines drawn on one page; where there are more, they are a picture and no table."""
SHORTEST = 6.0
"""Points from which a line may be the border of a cell."""
ASKEW = 0.06
"""Quarter turns from which text is no line but a watermark."""
MAX_OBJECTS = 50_000
MAX_NOTES = 1000
MOST_UNSEEN = 0.9
"""Share of a page's text from which a scanner recognised it."""
EMPTY = 2
"""Bytes of a string without characters, in UTF-16 with the end."""
IGNORED = frozenset((0, 0x0A, 0x0D, 0xFFFE, 0xFFFF, 0x02))


class PageReader:
    """Reads one page of pdfium, turned so that most of its text is upright."""

    def __init__(self, page: PdfPage) -> None:
        self._page = page
        box = page.get_cropbox()
        self._box = box if all(map(math.isfinite, box)) else (0.0, 0.0, *page.get_size())
        self._turn = self._turned = 0
        self._texts = self._unseen = 0

    def page(self) -> Page:
        """What stands on it."""
        glyphs = list(self._glyphs())
        across, down, pictures = self._drawn()
        unseen = bool(self._unseen) and self._unseen >= MOST_UNSEEN * self._texts
        return Page(glyphs, sorted(across), sorted(down), pictures, self._turned, unseen, self._notes())

    def _notes(self) -> tuple[int, int]:
        """How many comments, and how many fields of a form that somebody filled in."""
        import pypdfium2.raw as pdfium

        comments = filled = 0
        for at in range(min(pdfium.FPDFPage_GetAnnotCount(self._page), MAX_NOTES)):
            note = pdfium.FPDFPage_GetAnnot(self._page, at)
            kind = pdfium.FPDFAnnot_GetSubtype(note)
            if kind in (pdfium.FPDF_ANNOT_TEXT, pdfium.FPDF_ANNOT_FREETEXT):
                comments += pdfium.FPDFAnnot_GetStringValue(note, b"Contents", None, 0) > EMPTY
            elif kind == pdfium.FPDF_ANNOT_WIDGET:
                filled += pdfium.FPDFAnnot_GetStringValue(note, b"V", None, 0) > EMPTY
            pdfium.FPDFPage_CloseAnnot(note)
        return comments, filled

    def _point(self, x: float, y: float) -> tuple[float, float]:
        """From the coordinates of the file to those of `layout`."""
        left, bottom, right, top = self._box
        turned = ((x - left, top - y), (y - bottom, x - left), (right - x, y - bottom), (top - y, right - x))
        return turned[self._turn]

    def _glyphs(self) -> Iterator[Glyph]:
        """The characters that stand upright, in the order of the file; askew ones are watermarks."""
        import pypdfium2.raw as pdfium

        text = self._page.get_textpage()
        box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        found = []
        for at in range(pdfium.FPDFText_CountChars(text)):
            code = pdfium.FPDFText_GetUnicode(text, at)
            if code in IGNORED or pdfium.FPDFText_IsGenerated(text, at) == 1:
                continue
            pdfium.FPDFText_GetCharOrigin(text, at, x, y)
            pdfium.FPDFText_GetLooseCharBox(text, at, box)
            quarters = -pdfium.FPDFText_GetCharAngle(text, at) / (math.pi / 2)
            if abs(quarters - round(quarters)) < ASKEW:
                found.append(
                    (round(quarters) % 4, code, x.value, y.value, box.left, box.bottom, box.right, box.top)
                )
        text.close()
        if found:
            self._turn, upright = Counter(turn for turn, *_ in found).most_common(1)[0]
            self._turned = len(found) - upright
        for turn, code, at_x, at_y, *corners in found:
            if turn == self._turn:
                (left, low), (right, high) = self._point(*corners[:2]), self._point(*corners[2:])
                _, base = self._point(at_x, at_y)
                yield Glyph(
                    chr(code) if code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd",
                    min(left, right), max(left, right), base, abs(high - low),
                )  # fmt: skip

    def _drawn(self) -> tuple[list[Rule], list[Rule], int]:
        """Horizontal and vertical rules and the number of pictures."""
        import pypdfium2.raw as pdfium

        across: list[Rule] = []
        down: list[Rule] = []
        pictures = 0
        for at in range(min(pdfium.FPDFPage_CountObjects(self._page), MAX_OBJECTS)):
            drawn = pdfium.FPDFPage_GetObject(self._page, at)
            kind = pdfium.FPDFPageObj_GetType(drawn)
            pictures += kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                mode = pdfium.FPDFTextObj_GetTextRenderMode(drawn)
                self._texts += 1
                self._unseen += mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                filled = _only_filled(drawn)
                for shape in _shapes(drawn):
                    for (x0, y0), (x1, y1) in _straight([self._point(*point) for point in shape], filled):
                        if abs(y1 - y0) <= THIN and abs(x1 - x0) >= SHORTEST:
                            across.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
                        elif abs(x1 - x0) <= THIN and abs(y1 - y0) >= SHORTEST:
                            down.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
            if len(across) + len(down) > MAX_RULES:
                return [], [], pictures
        return across, down, pictures


def _shapes(path: Any) -> Iterator[list[tuple[float, float]]]:
    """The corners of each part of a path, in the coordinates of the page."""
    import pypdfium2.raw as pdfium

    matrix, x, y = pdfium.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPageObj_GetMatrix(path, matrix)
    shape: list[tuple[float, float]] = []
    for at in range(min(pdfium.FPDFPath_CountSegments(path), MAX_RULES)):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and shape:
            yield shape
            shape = []
        shape.append(
            (
                matrix.a * x.value + matrix.c * y.value + matrix.e,
                matrix.b * x.value + matrix.d * y.value + matrix.f,
            )
        )
        if pdfium.FPDFPathSegment_GetClose(segment):
            shape.append(shape[0])
    if shape:
        yield shape


def _only_filled(path: Any) -> bool:
    """Whether a path has no line around it."""
    import pypdfium2.raw as pdfium

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(pdfium.FPDFPath_GetDrawMode(path, fill, stroke)) and bool(fill.value) and not stroke.value


def _straight(
    corners: Sequence[tuple[float, float]], filled: bool
) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The sides of a shape; the long axis of one that is itself as thin as a line.

    A filled area without a line around it has no sides: word processors shade words so, run by run,
    and text that was copied from a page of the web is shaded white.
    """
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    if min(max(xs) - min(xs), max(ys) - min(ys)) <= THIN:
        yield (min(xs), min(ys)), (max(xs), max(ys))
    elif not filled:
        yield from pairwise(corners)
