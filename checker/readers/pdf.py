"""PDF files with a text layer: lines by the places of their characters, then paragraphs by `layout`.

pdfium reads the files: it is the fastest of the free libraries, keeps columns apart and turns the
radicals that browsers write (U+2F00 …) back into characters. Its text comes in the order in which
the writer drew it.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.model.document import Block
from checker.model.errors import ReadError
from checker.readers import isolated, layout, ocr, overlays
from checker.readers.notes import without_notes
from checker.readers.page_lines import Line
from checker.readers.pdf_page import PageReader
from checker.readers.printed import Page

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MAX_PAGES = 1000
MAX_CHARACTERS = 2_000_000
MAX_SECONDS = 60
MEMORY = 2 * 2**30
"""Bytes for pdfium; a report takes some twenty megabytes."""
OCR_SECONDS, OCR_MEMORY = 1800, 12 * 2**30
"""The same where pages are recognised."""
SCANNED = 20
"""Characters on a page with a picture below which it is a scan."""
GARBLED = 0.1
"""Share of characters without meaning from which the file does not say what its glyphs stand for."""
LOST = 0.02
"""The same of those that are not even signs of the private area, which bullets may be: the digits of a report are three times as many."""
PASSWORD = 4
"""pdfium's code for files that want one."""
STANDING = 40
"""Lines of a page from which those of one character tell that it is written from top to bottom."""
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
            return PageReader(page).page()
        finally:
            page.close()
    except PdfiumError:
        raise ReadError(path, f"第 {number} 页读不出来，{BROKEN}") from None
