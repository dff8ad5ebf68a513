"""The same report in every format gives the same paragraphs and the same findings at them."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import docx
import pytest

from checker.gate.audit import Task, audit_task
from checker.model.document import Document
from checker.model.results import ReportResult
from checker.readers import read
from checker.readers.word_lines import iter_paragraphs

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "reports" / "qinghe-town-2023.txt"
TEXT = SAMPLE.read_text(encoding="utf-8")
LINES = [line for line in TEXT.split("\n") if line.strip()]
NUMBER = re.compile(r"(?:（([一二三四五六七八九十]+)）|([一二三四五六七八九十]+)、)(?=\S)")


def word(lines: list[str]) -> bytes:
    """A Word file as python-docx writes it, one paragraph a line."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def findings(path: str, data: bytes) -> list[tuple[object, ...]]:
    result = audit_task(Task(path, stdin=data))
    assert isinstance(result, ReportResult)
    found = [(f.rule, f.requirement, f.location.paragraph, f.excerpt, f.fingerprint) for f in result.findings]
    return sorted(found, key=str)


@cache
def expected() -> list[tuple[object, ...]]:
    return findings("报告.txt", TEXT.encode())


def paragraphs(document: Document) -> list[str]:
    return [document.text[p.start : p.end] for p in document.paragraphs]


VARIANTS: dict[str, Callable[[], tuple[str, bytes]]] = {
    "GB18030": lambda: ("报告.txt", TEXT.encode("gb18030")),
    "UTF-16": lambda: ("报告.txt", TEXT.encode("utf-16")),
    "CRLF with BOM": lambda: ("报告.txt", TEXT.replace("\n", "\r\n").encode("utf-8-sig")),
    "blank lines": lambda: ("报告.txt", "\n\n".join(LINES).encode()),
    "Markdown": lambda: ("报告.md", "\n\n".join(LINES).encode()),
    "Markdown without blank lines": lambda: ("报告.md", TEXT.encode()),
    "Word": lambda: ("报告.docx", word(LINES)),
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_same_findings_at_the_same_paragraphs(variant: str):
    path, data = VARIANTS[variant]()
    assert paragraphs(read(path, data)) == LINES
    assert expected()
    assert findings(path, data) == expected()


def test_word_with_automatic_numbers(make_docx: Callable[..., bytes]):
    """Numbers that count on are taken out of the text and left to Word's own numbering."""
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, text in enumerate(("%1、", "（%2）"))
    )
    numbering = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    lines = [line for line in LINES if not line.startswith(("（七）", "（八）", "（九）"))]
    body = ""
    for line in lines:
        found = NUMBER.match(line)
        level = int(found[1] is not None) if found else 0
        number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>' if found else ""
        text = line[found.end() :] if found else line
        body += f"<w:p><w:pPr>{number}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
    data = make_docx(body, numbering=numbering)
    assert paragraphs(read("报告.docx", data)) == lines
    assert findings("报告.docx", data) == findings("报告.txt", "\n".join(lines).encode())


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_word_as_libreoffice_writes_it(tmp_path: Path):
    (tmp_path / "报告.txt").write_text(TEXT, encoding="utf-8")
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = [
        "soffice",
        home,
        "--headless",
        "--convert-to",
        "docx",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "报告.txt"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    data = (tmp_path / "报告.docx").read_bytes()
    assert paragraphs(read("报告.docx", data)) == LINES
    assert findings("报告.docx", data) == expected()


def test_the_elements_of_a_word_file_stand_in_the_order_of_the_blocks():
    file = ROOT / "reports" / "linshui-justice-bureau-2024.docx"
    lines = list(iter_paragraphs((word := docx.Document(str(file))).element, word.styles.element))
    blocks = read(str(file)).blocks
    assert [line.text for line in lines] == [block.text[block.label :] for block in blocks]


def test_the_shipped_word_report_is_what_its_script_makes(tmp_path: Path):
    script = Path(__file__).parents[1] / "make_sample_docx.py"
    (tmp_path / "reports").mkdir()
    subprocess.run([sys.executable, script], cwd=tmp_path, check=True)
    name = "reports/linshui-justice-bureau-2024.docx"
    assert read(str(tmp_path / name)).blocks == read(str(ROOT / name)).blocks
