"""PDF files with a text layer: lines by the places of their characters, then paragraphs by `layout`.

pdfium reads the files: it is the fastest of the free libraries, keeps columns apart and turns the
radicals that browsers write (U+2F00 …) back into characters. Its text comes in the order in which
the writer drew it.
"""

from __future__ import annotations

import ctypes
import math
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.model.document import Block
from checker.model.errors import ReadError
from checker.readers import isolated, layout, ocr, overlays
from checker.readers.notes import without_notes
from checker.readers.page_lines import Line
from checker.readers.printed import THIN, Glyph, Page, Rule

if TYPE_CHECKING:
    from typing import Any

    from pypdfium2 import PdfDocument, PdfPage

MAX_PAGES = 1000
MAX_CHARACTERS = 2_000_000
MAX_SECONDS = 60
MEMORY = 2 * 2**30
"""Bytes for pdfium; a report takes some twenty megabytes."""
OCR_SECONDS, OCR_MEMORY = 1800, 12 * 2**30
"""The same where pages are recognised."""
MAX_RULES = 4000
"""Lines drawn on one page; where there are more, they are a picture and no table."""
SCANNED = 20
"""Characters on a page with a picture below which it is a scan."""
GARBLED = 0.1
"""Share of characters without meaning from which the file does not say what its glyphs stand for."""
LOST = 0.02
"""The same of those that are not even signs of the private area, which bullets may be: the digits of a report are three times as many."""
PASSWORD = 4
"""pdfium's code for files that want one."""
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
STANDING = 40
"""Lines of a page from which those of one character tell that it is written from top to bottom."""
IGNORED = frozenset((0, 0x0A, 0x0D, 0xFFFE, 0xFFFF, 0x02))
NO_TEXT = (
    "PDF 里只有图片，没有文字（可能是扫描件），请取得 .docx 原稿或能复制文字的 PDF；"
    f"要识别扫描件，请安装 OCR 扩展：{ocr.INSTALL}"
)
GARBLED_TEXT = "PDF 没有写明字形是什么字，复制出来是乱码，请取得 .docx 原稿，或从原稿重新导出 PDF"
HOSTILE = "PDF 内容多得反常或已损坏，没有读完；请重新导出，或取得 .docx 原稿"
VERTICAL = "文字是竖排的，里面横放的数字和字母读不出来，请改成横排重新导出，或取得 .docx 原稿"
UNSURE = "可能有错字；人名、地名、错别字一类不检查"
BROKEN = "不是完整的 PDF 文件（可能损坏或没有下载完），请重新导出或下载"


def read(path: str, data: bytes) -> tuple[list[Block], list[str]]:
    """Blocks of a PDF file, read in a process of its own: pdfium takes what memory a file makes it take.

    Raises:
        ReadError: it is no PDF, has a password, no text layer, or too much in it.
    """
    if not isolated.possible():
        return extract(path, data)
    memory, seconds = (OCR_MEMORY, OCR_SECONDS) if ocr.available() else (MEMORY, MAX_SECONDS)
    return isolated.read("pdf", path, data, memory, seconds, HOSTILE)


def extract(path: str, data: bytes) -> tuple[list[Block], list[str]]:
    """`read`, in this process."""
    deadline = time.monotonic() + MAX_SECONDS
    pages: list[Page] = []
    characters = garbled = lost = recognised = 0
    pictured: list[int] = []
    layered: list[int] = []
    comments = filled = 0
    document = _open(path, data)
    try:
        if len(document) > MAX_PAGES:
            raise ReadError(path, f"PDF 有 {len(document)} 页，不像是一份报告，没有读取")
        for number in range(1, len(document) + 1):
            page = _page(path, document, number)
            characters += len(page.glyphs)
            garbled += sum(_meaningless(glyph.text) for glyph in page.glyphs)
            lost += sum(_unknown(glyph.text) for glyph in page.glyphs)
            if characters > MAX_CHARACTERS or time.monotonic() > deadline:
                raise ReadError(path, "PDF 内容多得反常，不像是一份报告，没有读完")
            if page.pictures and len(page.glyphs) < SCANNED:
                pictured.append(number)
            if page.unseen and page.pictures:
                layered.append(number)
            comments, filled = comments + page.notes[0], filled + page.notes[1]
            pages.append(page)
        pages, notes = without_notes(pages)
        lines = overlays.lines(pages)
        if any(page.turned and _vertical(found) for page, found in zip(pages, lines, strict=True)):
            raise ReadError(path, VERTICAL)
        scan = bool(pictured) and characters < SCANNED * len(pages)
        if pictured and ocr.available():
            if len(pictured) > ocr.MAX_PAGES:
                raise ReadError(path, f"扫描的页超过 {ocr.MAX_PAGES} 页，没有识别，请取得 .docx 原稿")
            recogniser = ocr.Recogniser()
            rows = max((line.row for found in lines for line in found), default=0)
            for number in pictured:
                lines[number - 1] = recogniser.lines(document[number - 1], number, rows)
                rows = max((rows, *(line.row for line in lines[number - 1])))
            recognised, pictured = len(pictured), []
        elif scan:
            raise ReadError(path, NO_TEXT)
    finally:
        document.close()
    if garbled > GARBLED * characters or lost > LOST * characters:
        raise ReadError(path, GARBLED_TEXT)
    blocks = layout.paragraphs(lines)
    told = (
        (lost, f"有 {lost} 个字形没有写明是什么字，没有读；请对照原稿核对，或从原稿重新导出 PDF"),
        (notes, f"{notes} 条脚注没有读"),
        (comments, f"{comments} 处批注没有读"),
        (filled, f"表单里填写的 {filled} 项没有读，请打印成 PDF 再检查，或取得 .docx 原稿"),
        (pictured, f"第 {_listed(pictured)} 页只有图片，上面的文字没有读"),
        (recognised, f"{recognised} 页是扫描件，文字由 OCR 识别，{UNSURE}"),
        (layered, f"{len(layered)} 页是扫描件，文字是扫描时识别的，{UNSURE}"),
    )
    if recognised or layered:
        blocks = [replace(block, recognised=True) for block in blocks]
    return blocks, [warning for so, warning in told if so]


def _vertical(lines: Sequence[Line]) -> bool:
    """Whether a page is written from top to bottom."""
    return len(lines) >= STANDING and sum(len(line.text.strip()) == 1 for line in lines) > len(lines) / 2


def _listed(pages: Sequence[int]) -> str:
    return "、".join(map(str, pages[:5])) + (" 等" if len(pages) > 5 else "")


def _meaningless(text: str) -> bool:
    return _unknown(text) or "\ue000" <= text <= "\uf8ff"


def _unknown(text: str) -> bool:
    """Whether a character is the number of a glyph, no character at all."""
    return text == "\ufffd" or (text < " " and not text.isspace())


def _open(path: str, data: bytes) -> PdfDocument:
    from pypdfium2 import PdfDocument, PdfiumError

    if b"%PDF-" not in data[:1024]:
        raise ReadError(path, "不是 PDF 文件，请检查后缀名")
    try:
        return PdfDocument(data)
    except PdfiumError as error:
        if getattr(error, "err_code", None) == PASSWORD:
            raise ReadError(path, "PDF 设有打开密码，请取消密码后再检查") from None
        raise ReadError(path, BROKEN) from None


def _page(path: str, document: PdfDocument, number: int) -> Page:
    from pypdfium2 import PdfiumError

    try:
        page = document[number - 1]
        try:
            return _Reader(page).page()
        finally:
            page.close()
    except PdfiumError:
        raise ReadError(path, f"第 {number} 页读不出来，{BROKEN}") from None


class _Reader:
    """Reads one page of pdfium, turned so that most of its text is upright."""

    def __init__(self, page: PdfPage) -> None:
        self._page = page
        box = page.get_cropbox()
        self._box = box if all(map(math.isfinite, box)) else (0.0, 0.0, *page.get_size())
        self._turn = self._turned = 0
        self._texts = self._unseen = 0

    def page(self) -> Page:
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
