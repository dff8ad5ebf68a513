"""PDF files made for tests by reportlab."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

import pytest

canvas = pytest.importorskip("reportlab.pdfgen.canvas")
EM, LEFT, TOP, WIDTH = 16, 80, 760, 26
LONG = (
    "全年受理行政复议申请十二件并办结十件，主动公开政府信息四十条，调解矛盾纠纷五十六件，群众满意度持续提高。"
)
Draw = Callable[[Any], object]


def pdf(*pages: Draw) -> bytes:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    file = io.BytesIO()
    paper = canvas.Canvas(file)
    for draw in pages:
        paper.setFont("STSong-Light", EM)
        draw(paper)
        paper.showPage()
    paper.save()
    return file.getvalue()


def wrapped(text: str, width: int = WIDTH) -> list[str]:
    """Lines of a paragraph with an indent of two, as Word breaks them."""
    text = "　　" + text
    return [text[at : at + width] for at in range(0, len(text), width)]


def printed(lines: Sequence[str], top: int = TOP, left: int = LEFT) -> Draw:
    def draw(paper):
        for n, line in enumerate(lines):
            indent = len(line) - len(line.lstrip("　"))
            paper.drawString(left + indent * EM, top - n * 28, line.lstrip("　"))

    return draw


def both(*draws: Draw) -> Draw:
    return lambda paper: [draw(paper) for draw in draws]
