"""Word, Excel and Markdown sheets as office programs and readers take them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.gate.conftest import checker
from tests.review.conftest import text

office = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")), reason="needs LibreOffice"
)


def make(name: str, *paths: str) -> Path:
    done = checker("sheet", *(paths or (".",)), "-o", name)
    assert done.returncode == 0, done.stderr
    return Path(name)


def converted(file: Path, format: str) -> Path:
    """The file as LibreOffice opens it."""
    subprocess.run(
        ["soffice", f"-env:UserInstallation={Path('office').absolute().as_uri()}", "--headless",
         "--convert-to", format, str(file)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return file.with_suffix(f".{format.partition(':')[0]}")


def test_the_workbook_is_as_agreed(folder: Path) -> None:
    book = load_workbook(make("清单.xlsx"))
    assert book.sheetnames[:3] == ["总览", "对照表", "问题清单"]
    page = book["问题清单"]
    head = [cell.value for cell in page[1]]
    assert {"复核结论", "复核意见", "复核人", "复核日期", "编号"} <= set(head)
    assert page.freeze_panes == "E2"
    assert head[:5] == ["序号", "报告单位", "位置", "原文", "复核结论"]
    widths = [page.column_dimensions[cell.column_letter].width for cell in page[1]]
    assert sum(7 * width + 5 for width in widths[:8]) < 1600, "what is filled in is on the screen"
    heat = book["热力图"]
    assert {cell.value for cell in heat["A"]} == {"报告单位", "云溪镇人民政府", "石桥镇人民政府"}
    assert "GY-17 完善突发事件应对制度" in [cell.value for cell in heat[1]]
    below = "".join(str(cell.value) for cell in book["总览"]["B"])
    assert all(word in below for word in ("复核单位", "签字", "日期"))
    assert page.auto_filter.ref.startswith("A1:")
    hidden = page.cell(1, head.index("编号") + 1).column_letter
    assert page.column_dimensions[hidden].hidden
    lists = [rule.formula1 for rule in page.data_validations.dataValidation if rule.type == "list"]
    assert lists == ['"属实,误报,已整改,不适用"']
    assert page.conditional_formatting


def test_nothing_in_the_workbook_is_a_formula(folder: Path) -> None:
    bad = "=1+1", "+1", "-1", "@SUM(A1)"
    for number, start in enumerate(bad):
        Path(f"{start}{number}.txt").write_text(text(f"{start}镇"), "utf-8")
    book = load_workbook(make("清单.xlsx"))
    cells = [cell for page in book for row in page.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f"]
    risky = [
        cell for cell in cells if str(cell.value).startswith(("=", "+", "-", "@")) and cell.data_type == "s"
    ]
    assert {str(cell.value)[0] for cell in risky} == {"=", "+", "-", "@"}
    assert all(cell.quotePrefix for cell in risky)


@pytest.mark.office
@office
def test_the_workbook_opens_and_computes_nothing(folder: Path) -> None:
    Path("=1+1.txt").write_text(text("云溪镇"), "utf-8")
    shown = converted(
        make("清单.xlsx"), "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1"
    )
    found = next(Path().glob("清单*.csv"), shown).read_text("utf-8")
    assert "=1+1.txt" in found


def test_the_document_is_as_an_office_would_send_it(folder: Path) -> None:
    document = Document(str(make("清单.docx", "云溪镇.txt")))
    section = document.sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    assert 'w:eastAsia="仿宋"' in document.styles["Normal"].element.xml
    headings = [p.text.split("（")[0] for p in document.paragraphs if p.style.name.startswith("Heading 1")]
    assert headings == [
        "复核结论",
        "必须修改",
        "建议修改",
        "供参考",
        "签署和签收",
        "附件：要求和写在哪里",
    ]
    assert "w:numPr" in document.styles["Heading 1"].element.xml
    long = [table for table in document.tables if len(table.rows) > 8 and len(table.columns) > 2]
    assert len(long) == 2
    for table in long:
        assert "w:tblHeader" in table.rows[0]._tr.xml
        assert all("w:cantSplit" in row._tr.xml for row in table.rows)
    assert "PAGE" in section.footer._element.xml


@pytest.mark.office
@office
def test_the_document_prints_with_everything_in_it(folder: Path) -> None:
    pdf = converted(make("清单.docx"), "pdf")
    told = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True).stdout.decode()
    flat = "".join(told.split())
    for wanted in (
        "一、总览",
        "（一）最常见的缺项",
        "能力素质明显增强",
        "占道经营",
        "第1页共",
        "签收",
    ):
        assert wanted in flat, wanted


def test_markdown_takes_nothing_for_markup(folder: Path) -> None:
    from markdown_it import MarkdownIt

    html = MarkdownIt("commonmark").enable("table").render(make("清单.md").read_text("utf-8"))
    assert "<script" not in html
    assert "<table>" in html
    assert "占道经营" in html


def test_one_sheet_a_report_and_an_overview(folder: Path) -> None:
    Path("乙").mkdir()
    Path("乙/云溪镇.txt").write_text(text("云溪镇"), "utf-8")
    for _ in range(2):  # the sheets of the first time are no reports the second time
        done = checker("sheet", ".", "--dir", "清单", "--format", "md")
        assert done.returncode == 0, done.stderr
        assert "3 份报告" in done.stdout
    assert len(list(Path("清单").glob("*.清单.md"))) == 3
    assert Path("清单/总览.xlsx").is_file()


def test_what_cannot_be_read_is_said_and_the_rest_is_made(folder: Path) -> None:
    Path("坏.docx").write_bytes(b"PK")
    done = checker("sheet", ".", "-o", "清单.xlsx")
    assert done.returncode == 4
    assert "坏.docx" in done.stderr
    assert load_workbook("清单.xlsx")["未能读取"]["A2"].value == "坏.docx"


def test_reports_of_one_name_have_a_paper_each(workplace: Path) -> None:
    for name in ("3.甲.txt", "东/甲.txt", "西/甲.txt"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(text("云溪镇"), "utf-8")
    assert checker("sheet", ".", "--dir", "清单", "--format", "md").returncode == 0
    assert len(list(Path("清单").glob("*.md"))) == 3
