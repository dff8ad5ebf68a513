"""Comments in the clerk's own document: at the exact words, and nothing else changed."""

from __future__ import annotations

import io
import itertools
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.shared import Pt

from checker.model.document import Location, Span
from checker.model.findings import Finding, Related, Severity, Wording
from checker.outputs.words import MISSING
from checker.readers import read
from checker.readers.package import W
from checker.review.annotate import annotate
from tests.amounts import amount
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
    findings = [f for f in data["reports"][0]["findings"] if f["rule"] not in MISSING]
    pairs = commented(Path("批注.docx"))
    assert len(pairs) == len(findings) + 1 > 3
    assert any(words == "执法队伍的能力素质明显增强" for words, _ in pairs)
    for finding in findings:
        start, end = finding["excerpt"][:5], finding["excerpt"][-5:]
        assert any(
            words.startswith(start) and words.endswith(end) and finding["message"] in said
            for words, said in pairs
        ), finding
    lengths = sorted(f["location"]["end_column"] - f["location"]["column"] for f in findings)
    assert lengths == sorted(len(words) for words, said in pairs if "有则报" not in said)


def test_what_is_missing_is_one_comment_with_what_must_be_there_first(folder: Path) -> None:
    write(Path("报告.docx"))
    assert checker("annotate", "报告.docx", "-o", "批注.docx").returncode == 0
    report = json.loads(checker("check", "报告.docx", "-f", "json").stdout)["reports"][0]
    gaps = [f for f in report["findings"] if f["rule"] in MISSING]
    (told,) = (said for words, said in commented(Path("批注.docx")) if words == report["title"])
    must, may = told.split("有则报，没有请写明“无”：")
    assert must.startswith("【错误】应报的缺")
    for gap in gaps:
        part = must if gap["severity"] == "error" else may
        assert f"{gap['requirement']} " in part
        assert gap["suggestion"] in part
    assert must.count("为什么：没有一句写到这件事；最接近的是") > 0
    assert "为什么" not in may


def finding(rule: str, severity: Severity, span: tuple[int, int], *related: Related) -> Finding:
    return Finding(
        rule, severity, Wording(f"{rule}的话", ""), Span(*span), Location(1, 1, 1, 1, 1), "", related=related
    )


def made(lines: list[str], *findings: Finding) -> Any:
    """The annotated copy of a document of some paragraphs, parsed by python-docx."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    data = file.getvalue()
    return Document(io.BytesIO(annotate(data, read("报告.docx", data), findings, {})))


def test_at_one_place_errors_come_first_whatever_the_order_given(folder: Path) -> None:
    severities = [Severity.INFO, Severity.ERROR, Severity.WARNING]
    whole, part = (0, 6), (0, 3)
    orders = itertools.permutations(severities)
    cases = list(itertools.product(orders, itertools.product((whole, part), repeat=3)))
    for order, spans in cases[:: amount(5, 1)]:  # five steps at a time lead to every order and to all spans
        found = [finding(s.value, s, span) for s, span in zip(order, spans, strict=True)]
        document = made(["全镇开展执法。", "第二段。"], *found)
        told = [comment.text.split("】")[1].split("\n")[0] for comment in document.comments]
        assert told == ["error", "warning", "info"]
        body = document.element.body
        starts = [int(e.get(W + "id")) for e in body.iter(W + "commentRangeStart")]
        assert starts == [0, 1, 2]
        if len(set(spans)) == 1:  # programs that go by the ends show the same order
            assert [int(e.get(W + "id")) for e in body.iter(W + "commentReference")] == [0, 1, 2]


def test_another_place_is_told_by_section_and_first_words(folder: Path) -> None:
    place = Location(9, 1, 9, 3, 9, None, ("一、主要举措", "（三）规范执法"))
    other = Related(Span(8, 10), place, "件数")
    document = made(["第一段的文字。", "乙镇执法件数三十。"], finding("x", Severity.ERROR, (0, 2), other))
    (said,) = (comment.text for comment in document.comments)
    assert "对照 一、（三）“乙镇执法件数三十。”一段：件数" in said
    assert "段：" not in said.replace("一段：", "")


def test_no_finding_is_lost_where_there_are_no_words(folder: Path) -> None:
    document = made(["全镇开展执法。", "第二段。"], finding("x", Severity.ERROR, (3, 3)))
    assert [comment.text for comment in document.comments] == ["【错误】x\nx的话"]


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


@pytest.mark.parametrize(
    ("part", "sound", "odd"),
    [
        ("word/_rels/document.xml.rels", b"</Relationships>", b'<Relationship Id="x" Target="styles.xml"/></Relationships>'),
        ("[Content_Types].xml", b"wordprocessingml.styles+xml", b"wordprocessingml.stylez+xml"),
    ],
)  # fmt: skip
def test_a_document_that_cannot_be_written_again_is_told_in_one_line(
    folder: Path, part: str, sound: bytes, odd: bytes
) -> None:
    write(Path("好.docx"))
    with zipfile.ZipFile("好.docx") as good, zipfile.ZipFile("怪.docx", "w") as strange:
        for name in good.namelist():
            content = good.read(name)
            strange.writestr(name, content.replace(sound, odd) if name == part else content)
    done = checker("annotate", "怪.docx", "-o", "批.docx")
    assert (done.returncode, done.stderr.count("\n"), "怪.docx" in done.stderr) == (2, 1, True), done.stderr
    assert not Path("批.docx").exists()


def test_a_copy_takes_the_place_of_nothing_that_people_wrote(folder: Path) -> None:
    write(Path("报告.docx"))
    again = ("annotate", "报告.docx", "-o", "批.docx")
    foreign = Document()
    foreign.add_paragraph("别人的文件")
    foreign.save("批.docx")
    kept = Path("批.docx").read_bytes()
    done = checker(*again)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
    assert "--force" in done.stderr
    assert Path("批.docx").read_bytes() == kept
    assert checker(*again, "--force").returncode == 0
    assert checker(*again).returncode == 0, "as it was left"

    commented = Document("批.docx")
    commented.add_comment(commented.paragraphs[0].runs[0], "请核对", author="张三")
    commented.save("批.docx")
    assert "张三" in checker(*again).stderr

    assert checker(*again, "--force").returncode == 0
    edited = Document("批.docx")
    edited.paragraphs[3].add_run("改过的话。")
    edited.save("批.docx")
    kept = Path("批.docx").read_bytes()
    assert "有人改过" in checker(*again).stderr
    assert Path("批.docx").read_bytes() == kept


def test_a_copy_of_an_earlier_draft_is_made_anew_without_asking(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(Path("报告.docx"))
    again = ("annotate", "报告.docx", "-o", "批.docx")
    assert checker(*again).returncode == 0
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / "another"))
    assert checker(*again).returncode == 0, "another computer, the same text"
    draft = Document("报告.docx")
    draft.add_paragraph("又写了一段。")
    draft.save("报告.docx")
    assert checker(*again).returncode == 0, "nobody touched the copy"


def test_comments_of_others_stay_with_their_numbers(folder: Path) -> None:
    write(Path("报告.docx"))
    draft = Document("报告.docx")
    for number in (0, 1):
        draft.add_comment(draft.paragraphs[number].runs[0], f"请核对{number}", author="张三")
    draft.save("报告.docx")
    assert checker("annotate", "报告.docx", "-o", "批.docx").returncode == 0
    made = list(Document("批.docx").comments)
    assert [comment.text for comment in made if comment.author == "张三"] == ["请核对0", "请核对1"]
    ids = [comment.comment_id for comment in made]
    assert len(set(ids)) == len(ids) > 2
    marks = [int(mark.get(W + "id")) for mark in Document("批.docx").element.iter(W + "commentRangeStart")]
    assert sorted(marks) == sorted(ids)
