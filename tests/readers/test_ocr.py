"""Scans are refused with a way out, or read by the extra and marked as guessed."""

from __future__ import annotations

import io
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from checker.gate.audit import Task, audit_task
from checker.model.document import Document
from checker.model.results import ReportResult
from checker.readers import ReadError, isolated, ocr, read
from checker.readers.page_lines import Line

pillow = pytest.importorskip("PIL.Image")
LINES = [
    "云溪镇人民政府2024年度法治政府建设情况报告",
    "一、主要举措和成效",
    "三、存在的不足和原因",
    "云溪镇镇人民政府全年工作扎实推进，执法规范化水平明显提升。",
]


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in this process, where the recogniser is ours."""
    monkeypatch.setattr(isolated, "possible", lambda: False)


def scan(pages: int = 1) -> bytes:
    file = io.BytesIO()
    sheets = [pillow.new("L", (600, 800), 200) for _ in range(pages)]
    sheets[0].save(file, "PDF", save_all=True, append_images=sheets[1:])
    return file.getvalue()


class Found(NamedTuple):
    boxes: Any
    txts: Any
    scores: Any


def test_without_the_extra_the_message_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    with pytest.raises(ReadError) as raised:
        read("a.pdf", scan())
    assert "[ocr]" in raised.value.message
    assert "\n" not in str(raised.value)


class Recogniser:
    def lines(self, page: Any, number: int, rows: int) -> list[Line]:
        return [Line(text, 50, 50 + 16 * len(text), 100 + 40 * n, 16, number) for n, text in enumerate(LINES)]


@pytest.fixture
def recognised(monkeypatch: pytest.MonkeyPatch) -> Document:
    monkeypatch.setattr(ocr, "available", lambda: True)
    monkeypatch.setattr(ocr, "Recogniser", Recogniser)
    return read("a.pdf", scan())


def test_what_was_recognised_is_marked(recognised: Document) -> None:
    assert [block.text for block in recognised.blocks] == LINES
    assert recognised.recognised
    assert "OCR" in recognised.warnings[0]


def test_findings_say_so_and_rules_about_characters_are_silent(recognised: Document) -> None:
    result = audit_task(Task("a.pdf", stdin=scan()))
    assert isinstance(result, ReportResult)
    assert result.findings
    assert all("OCR" in finding.message.zh for finding in result.findings)
    silent = {"issuer-name", "foreign-name", "heading-numbering"}
    assert not silent & {finding.rule for finding in result.findings}
    typed = audit_task(Task("a.txt", stdin="\n".join(LINES).encode()))
    assert isinstance(typed, ReportResult)
    assert {"issuer-name", "heading-numbering"} <= {finding.rule for finding in typed.findings}
    assert not any("OCR" in finding.message.zh for finding in typed.findings)


def test_boxes_become_lines_from_the_top_in_points(monkeypatch: pytest.MonkeyPatch) -> None:
    import pypdfium2

    scale = ocr.DPI / ocr.POINTS

    def engine(_: Any) -> Found:
        def box(x: float, y: float, ems: int) -> list[list[float]]:
            right, low = x + 16 * ems, y + 20
            return [[a * scale, b * scale] for a, b in ((x, y), (right, y), (right, low), (x, low))]

        return Found(
            [box(50, 200, 8), box(82, 100, 8), box(50, 300, 4)],
            ["第二行有八个字。", "第一行有八个字，", "印章模糊"],
            [0.9, 0.99, 0.2],
        )

    recogniser = object.__new__(ocr.Recogniser)
    recogniser._engine = engine
    with pypdfium2.PdfDocument(scan()) as document:
        lines = recogniser.lines(document[0], 1, 0)
    assert [line.text for line in lines] == ["第一行有八个字，", "第二行有八个字。"]
    assert [round(line.left) for line in lines] == [82, 50]
    assert [round(line.size) for line in lines] == [16, 16]


def test_a_line_of_which_little_was_recognised_moves_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    import pypdfium2

    scale = ocr.DPI / ocr.POINTS

    def engine(_: Any) -> Found:
        rows = [
            [[x * scale, y * scale] for x, y in ((60, top), (460, top), (460, top + 18), (60, top + 18))]
            for top in (100, 124, 148)
        ]
        return Found(rows, ["甲" * 25, "耐一热关", "乙" * 25], [0.99, 0.7, 0.99])

    recogniser = object.__new__(ocr.Recogniser)
    recogniser._engine = engine
    with pypdfium2.PdfDocument(scan()) as document:
        lines = recogniser.lines(document[0], 1, 0)
    assert [line.text for line in lines] == ["甲" * 25, "耐一热关", "乙" * 25]
    assert [round(line.size) for line in lines] == [16, 16, 16]


def test_lines_whose_boxes_fit_tightly_or_that_hold_digits_go_on_with_their_paragraph(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sizes = [16.4, 16.3, 18.7, 14.5, 16.4, 14.4]
    texts = ["甲" * 24, "乙" * 26, "丙" * 26, "丁。", "戊" * 24, "己。"]

    class Uneven:
        def lines(self, page: Any, number: int, rows: int) -> list[Line]:
            lines = [
                Line(
                    text,
                    111 if n in (0, 4) else 79,
                    521 if len(text) > 9 else 111,
                    100 + 28 * n,
                    size,
                    number,
                )
                for n, (text, size) in enumerate(zip(texts, sizes, strict=True))
            ]
            return ocr.evened(lines)

    monkeypatch.setattr(ocr, "available", lambda: True)
    monkeypatch.setattr(ocr, "Recogniser", Uneven)
    assert [block.text for block in read("a.pdf", scan()).blocks] == ["".join(texts[:4]), "".join(texts[4:])]


def test_too_many_scanned_pages_are_refused(recognised: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "MAX_PAGES", 1)
    with pytest.raises(ReadError, match="页"):
        read("a.pdf", scan(2))


@pytest.mark.skipif(not ocr.available(), reason="the extra ocr is not installed")
def test_a_clean_scan_is_read() -> None:
    pytest.importorskip("reportlab")
    import pypdfium2

    from tests.readers.printing import LONG, pdf, printed, wrapped

    with pypdfium2.PdfDocument(pdf(printed([*wrapped(LONG), *wrapped("二、存在的不足")]))) as document:
        picture = document[0].render(scale=ocr.DPI / ocr.POINTS).to_pil().convert("L")
    file = io.BytesIO()
    picture.save(file, "PDF", resolution=ocr.DPI)
    assert [block.text for block in read("a.pdf", file.getvalue()).blocks] == [LONG, "二、存在的不足"]


@pytest.mark.skipif(not ocr.available(), reason="the extra ocr is not installed")
def test_a_scanned_report_has_its_characters_and_paragraphs(tmp_path: Path) -> None:
    pytest.importorskip("reportlab")
    import pypdfium2

    from tests.readers.test_writers import bare, borders, reportlab

    file = reportlab(tmp_path)
    want = [block.text for block in read(str(file)).blocks if block.page == 1]
    with pypdfium2.PdfDocument(file) as document:
        picture = document[0].render(scale=ocr.DPI / ocr.POINTS).to_pil().convert("L")
    sheet = io.BytesIO()
    picture.save(sheet, "PDF", resolution=ocr.DPI)
    got = [block.text for block in read("a.pdf", sheet.getvalue()).blocks]
    half = str.maketrans("：，；（）！？", ":,;()!?")  # the recogniser does not tell them apart
    printed, found = ([text.translate(half) for text in bare(texts)] for texts in (want, got))
    printed[-1] = printed[-1][: len(found[-1])]  # goes on over the page
    assert SequenceMatcher(None, "".join(printed), "".join(found), autojunk=False).ratio() >= 0.98
    assert len(borders(printed) & borders(found)) >= 0.98 * max(len(printed), len(found))
