"""Comments in the clerk's own document: at the exact words, and nothing else changed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from docx import Document
from docx.shared import Pt

from checker.readers.numbering import W
from tests.gate.conftest import checker
from tests.review.conftest import text


def write(path: Path) -> None:
    """A report in Word with look-alike runs, a table and a comment-worthy phrase torn over three runs."""
    document = Document()
    for line in filter(None, text("云溪镇").splitlines()):
        paragraph = document.add_paragraph()
        if line.startswith("执法队伍"):
            for number, piece in enumerate(("执法队伍的能力", "素质明", "显增强。")):
                run = paragraph.add_run(piece)
                run.bold, run.font.size = number == 1, Pt(12 + number)
        else:
            paragraph.add_run(line).italic = line.startswith("我镇")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "指标", "数量"
    document.save(str(path))


def look(path: Path) -> list[tuple[str, list[tuple[str, str]]]]:
    """Each paragraph's style with its text character by character and the properties of each."""
    paragraphs = []
    for paragraph in Document(str(path)).element.iter(W + "p"):
        properties = paragraph.find(W + "pPr")
        characters = [
            (character, _xml(run.find(W + "rPr")))
            for run in paragraph.iter(W + "r")
            for part in run.iter(W + "t")
            for character in part.text or ""
        ]
        paragraphs.append((_xml(properties), characters))
    return paragraphs


def _xml(element: Any) -> str:
    return "" if element is None else str(element.xml)


def commented(path: Path) -> list[tuple[str, str]]:
    """Each comment's words in the text, and what it says."""
    document = Document(str(path))
    told = {comment.comment_id: comment.text for comment in document.comments}
    pairs = []
    for number, said in told.items():
        inside, words = False, ""
        for element in document.element.body.iter():
            if element.get(W + "id") == str(number) and element.tag.endswith("commentRangeStart"):
                inside = True
            elif element.get(W + "id") == str(number) and element.tag.endswith("commentRangeEnd"):
                inside = False
            elif inside and element.tag == W + "t":
                words += element.text or ""
        pairs.append((words, said))
    return pairs


def test_every_finding_is_a_comment_at_its_words(folder: Path) -> None:
    write(Path("报告.docx"))
    done = checker("annotate", "报告.docx", "-o", "批注.docx")
    assert done.returncode == 0, done.stderr
    data = json.loads(checker("check", "报告.docx", "-f", "json").stdout)
    findings = data["reports"][0]["findings"]
    pairs = commented(Path("批注.docx"))
    assert len(pairs) == len(findings) > 3
    assert any(words == "执法队伍的能力素质明显增强" for words, _ in pairs)
    for finding in findings:
        start, end = finding["excerpt"][:5], finding["excerpt"][-5:]
        assert any(
            words.startswith(start) and words.endswith(end) and finding["message"] in said
            for words, said in pairs
        ), finding
    lengths = sorted(f["location"]["end_column"] - f["location"]["column"] for f in findings)
    assert lengths == sorted(len(words) for words, _ in pairs)


def test_the_document_stays_as_it_is(folder: Path) -> None:
    write(Path("报告.docx"))
    before = Path("报告.docx").read_bytes()
    assert checker("annotate", "报告.docx", "-o", "批注.docx").returncode == 0
    assert look(Path("批注.docx")) == look(Path("报告.docx"))
    assert Path("报告.docx").read_bytes() == before
    assert checker("check", "批注.docx", "-f", "concise").stdout.replace("批注", "报告") == (
        checker("check", "报告.docx", "-f", "concise").stdout
    )


def test_other_formats_and_the_report_itself_are_refused(folder: Path) -> None:
    write(Path("报告.docx"))
    for arguments in (
        ("云溪镇.txt", "-o", "x.docx"),
        ("报告.docx", "-o", "报告.docx"),
        ("报告.docx", "-o", "x.pdf"),
    ):
        done = checker("annotate", *arguments)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), arguments
