"""Averages by county and level, and the figures that reports give side by side."""

from __future__ import annotations

import io
from fractions import Fraction
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.gate.conftest import checker
from tests.review.conftest import text


@pytest.fixture
def counties(folder: Path) -> None:
    """Two counties: one is told by its report, the other by the folder that a report lies in."""
    for name, county, extra in (
        ("甲镇", "青溪县", ""), ("乙镇", "青溪县", "全年办理行政复议案件23件。"), ("丙镇", "东阳区", ""),
    ):  # fmt: skip
        written = text(name, extra).replace(f"{name}人民政府", f"{county}{name}人民政府")
        Path(f"{county}{name}.txt").write_text(written, "utf-8")
    Path("东阳区").mkdir()
    Path("云溪镇.txt").rename("东阳区/云溪镇.txt")
    Path("石桥镇.txt").unlink()


def below(path: str) -> dict[str, tuple[object, ...]]:
    """The averages below the overview of a workbook, by what they are of."""
    rows = load_workbook(path)["总览"].iter_rows(values_only=True)
    return {str(row[1]).split("平均")[0]: row for row in rows if "平均（" in str(row[1])}


def test_the_overview_has_the_mean_of_each_county_and_of_all(counties: None) -> None:
    assert checker("sheet", ".", "-o", "清单.xlsx").returncode == 0
    averages = below("清单.xlsx")
    assert averages.keys() == {"青溪县", "东阳区", "全部报告"}
    head, *rows = load_workbook("清单.xlsx")["总览"].iter_rows(values_only=True, max_row=5)
    at = {name: head.index(name) for name in head}
    for county in ("青溪县", "东阳区"):
        own = [row for row in rows if row[at["所在地"]] == county]
        assert len(own) == 2
        for column in ("必须修改", "建议修改", "供参考", "数字个数"):
            assert averages[county][at[column]] == sum(float(str(row[at[column]])) for row in own) / 2, column
        answered = [float(Fraction(str(row[at["应报已写"]]))) for row in own]
        assert averages[county][at["应报已写"]] == f"{sum(answered) / 2:.0%}"
    assert averages["全部报告"][1] == "全部报告平均（4份）"


def test_a_level_is_a_group_where_there_are_several(folder: Path) -> None:
    checker("sheet", ".", "-o", "镇.xlsx")
    assert below("镇.xlsx").keys() == {"全部报告"}
    office = text("云溪镇").replace("云溪镇人民政府", "云溪县水利局").replace("镇长", "局长")
    for name in ("甲", "乙"):
        Path(f"{name}.txt").write_text(office.replace("34场", f"3{len(name)}场"), "utf-8")
    checker("sheet", ".", "-o", "两级.xlsx")
    assert below("两级.xlsx").keys() == {"云溪县", "乡镇", "部门", "全部报告"}


def test_one_report_has_no_mean(folder: Path) -> None:
    checker("sheet", "云溪镇.txt", "-o", "清单.xlsx")
    assert not below("清单.xlsx")


def test_every_format_of_the_overview_tells_the_means(counties: None) -> None:
    for name in ("清单.docx", "清单.html", "清单.md"):
        assert checker("sheet", ".", "-o", name).returncode == 0
    paper = Document(io.BytesIO(Path("清单.docx").read_bytes()))
    cells = {cell.text for table in paper.tables[:4] for row in table.rows for cell in row.cells}
    for told in (cells, Path("清单.html").read_text("utf-8"), Path("清单.md").read_text("utf-8")):
        assert all(name in told for name in ("青溪县", "东阳区", "全部报告"))


def test_figures_stand_side_by_side_with_the_words_around_them(counties: None) -> None:
    checker("sheet", ".", "-o", "清单.xlsx")
    head, *rows = load_workbook("清单.xlsx")["数字对照"].iter_rows(values_only=True)
    assert head[:4] == ("报告单位", "所在地", "层级", "年度")
    (lectures,) = [at for at, name in enumerate(head) if str(name).startswith("GY-35")]
    assert len(rows) == 4
    for row in rows:
        assert "我镇开展普法宣讲34场" in str(row[lectures])
        assert "发放资料6200份" in str(row[lectures])
    told = [str(cell) for row in rows for cell in row if "复议" in str(cell)]
    assert told
    assert all("全年办理行政复议案件23件" in cell for cell in told)


def test_the_page_has_the_figures_as_a_table(counties: None) -> None:
    checker("sheet", ".", "-o", "清单.html")
    page = Path("清单.html").read_text("utf-8")
    table = page[page.index('<table class="figures">') :]
    table = table[: table.index("</table>")]
    assert "我镇开展普法宣讲34场；发放资料6200份" in table
    assert table.count("<tr data-report=") == 4


def test_sheets_of_a_folder_keep_the_language_asked_for(folder: Path) -> None:
    assert checker("sheet", ".", "--dir", "out", "-f", "html", "--lang", "en").returncode == 0
    page = next(Path("out").glob("*.html")).read_text("utf-8")
    assert '<html lang="en"' in page
    assert "Review findings" in page
