"""One report through every writer that is installed: the same characters, paragraphs and findings."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from html import escape
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt

from checker.gate.audit import Task, audit_task
from checker.model.results import ReportResult
from checker.readers import read

SAMPLE = Path(__file__).parents[2] / "reports" / "qinghe-town-2023.txt"
LINES = [line for line in SAMPLE.read_text(encoding="utf-8").split("\n") if line.strip()]
CHARACTERS = 0.995
BOUNDARIES = 0.98
FONT = "Noto Serif CJK SC"
STYLE = (
    "body{font-family:'Noto Serif CJK SC';font-size:16pt;line-height:1.7}p{text-indent:2em;margin:0}"
    "h1{text-align:center;font-size:22pt}@page{size:A4;margin:3cm}"
)
Write = Callable[[Path], Path]


def tool(name: str) -> str:
    found = shutil.which(name)
    return found or pytest.skip(f"{name} is not installed")


def run(*command: object) -> None:
    subprocess.run([str(word) for word in command], check=True, capture_output=True, timeout=180)


def word(folder: Path) -> Path:
    document = docx.Document()
    for line in LINES:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.first_line_indent = Pt(32)
        letters = paragraph.add_run(line).font
        letters.size, letters.name = Pt(16), FONT
        letters.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    document.save(str(folder / "a.docx"))
    return folder / "a.docx"


def unstyled(folder: Path) -> Path:
    """Letters of python-docx's template, whose quotation marks come from a Latin font."""
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    document.save(str(folder / "a.docx"))
    return folder / "a.docx"


def libreoffice(ending: str, source: Write = word) -> Write:
    def write(folder: Path) -> Path:
        program, home = tool("soffice"), (folder / "home").as_uri()
        file = source(folder)
        run(
            program,
            f"-env:UserInstallation={home}",
            "--headless",
            "--convert-to",
            ending,
            "--outdir",
            folder / "out",
            file,
        )
        return folder / "out" / f"a.{ending}"

    return write


def pandoc(ending: str) -> Write:
    def write(folder: Path) -> Path:
        file = folder / f"b.{ending}"
        run(tool("pandoc"), "-s", "-f", "html", "-o", file, page(folder, ""))
        return file

    return write


def page(folder: Path, title: str = f"<title>{LINES[0]}</title>") -> Path:
    body = f"<h1>{escape(LINES[0])}</h1>" + "".join(f"<p>{escape(line)}</p>" for line in LINES[1:])
    file = folder / "a.html"
    file.write_text(
        f"<!DOCTYPE html><meta charset=utf-8>{title}<style>{STYLE}</style>{body}",
        encoding="utf-8",
    )
    return file


def chromium(folder: Path) -> Path:
    program, file = tool("chromium"), folder / "a.pdf"
    run(
        program,
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={folder / 'home'}",
        f"--print-to-pdf={file}",
        page(folder).as_uri(),
    )
    return file


def weasyprint(folder: Path) -> Path:
    try:
        import weasyprint
    except (ImportError, OSError) as error:
        pytest.skip(f"WeasyPrint does not start: {error}")
    weasyprint.HTML(str(page(folder))).write_pdf(str(folder / "a.pdf"))
    return folder / "a.pdf"


def reportlab(folder: Path) -> Path:
    pytest.importorskip("reportlab")
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle(
        "s", fontName="STSong-Light", fontSize=14, leading=26, firstLineIndent=28, wordWrap="CJK"
    )
    file = io.BytesIO()
    SimpleDocTemplate(file, pagesize=A4).build([Paragraph(escape(line), style) for line in LINES])
    (folder / "a.pdf").write_bytes(file.getvalue())
    return folder / "a.pdf"


WRITERS: dict[str, Write] = {
    "python-docx": word,
    **{
        f"LibreOffice {ending}": libreoffice(ending)
        for ending in ("docx", "doc", "odt", "rtf", "pdf", "html")
    },
    "LibreOffice pdf, unstyled": libreoffice("pdf", unstyled),
    **{f"pandoc {ending}": pandoc(ending) for ending in ("docx", "odt", "html", "rtf")},
    "web page": page,
    "Chromium pdf": chromium,
    "WeasyPrint pdf": weasyprint,
    "reportlab pdf": reportlab,
}


def bare(lines: Iterable[str]) -> list[str]:
    return [re.sub(r"\s", "", line) for line in lines]


def borders(lines: Iterable[str]) -> set[int]:
    """Where paragraphs end, in characters from the start."""
    at, found = 0, set()
    for line in lines:
        at += len(line)
        found.add(at)
    return found


def findings(path: str, data: bytes) -> set[tuple[str, str | None, str]]:
    result = audit_task(Task(path, stdin=data))
    assert isinstance(result, ReportResult), result
    return {(finding.rule, finding.requirement, finding.fingerprint) for finding in result.findings}


@pytest.mark.office
@pytest.mark.browser
@pytest.mark.parametrize("writer", WRITERS)
def test_same_content_same_paragraphs_same_findings(writer: str, tmp_path: Path) -> None:
    file = WRITERS[writer](tmp_path)
    if file.suffix in (".doc", ".odt", ".rtf"):
        tool("soffice")
    want, got = bare(LINES), bare(block.text for block in read(str(file)).blocks if block.text.strip())
    alike = SequenceMatcher(None, "".join(want), "".join(got), autojunk=False).ratio()
    assert alike >= CHARACTERS
    both = borders(want) & borders(got)
    assert len(both) >= BOUNDARIES * max(len(want), len(got))
    if want == got:
        assert findings(f"报告{file.suffix}", file.read_bytes()) == findings(
            "报告.txt", "\n".join(LINES).encode()
        )
