"""The heat map and the trend: every report and requirement is there, told without colour too."""

from __future__ import annotations

from pathlib import Path

from lxml import etree
from openpyxl import load_workbook

from tests.gate.conftest import checker
from tests.review.conftest import text

SVG = "{http://www.w3.org/2000/svg}"


def pictures(path: str) -> dict[str, etree._Element]:
    """The pictures of a page by class; each must be whole XML by itself."""
    page = Path(path).read_text("utf-8")
    parts = [f"<svg{part.split('</svg>')[0]}</svg>" for part in page.split("<svg")[1:]]
    return {picture.get("class", ""): picture for picture in map(etree.fromstring, parts)}


def test_the_heat_map_has_a_cell_for_every_report_and_requirement(folder: Path) -> None:
    assert checker("sheet", ".", "-o", "清单.html").returncode == 0
    (picture,) = pictures("清单.html").values()
    titles = [title.text or "" for title in picture.iter(f"{SVG}title")]
    assert any(title.startswith("云溪镇人民政府 GY-17 ") and title.endswith("：缺") for title in titles)
    assert any(title.startswith("石桥镇") and "ND-1" in title for title in titles)
    missing = len(picture.findall(f".//{SVG}rect[@class='missing']"))
    assert len([mark for mark in picture.iter(f"{SVG}text") if mark.text == "✕"]) == missing > 2
    assert picture.get("role") == "img"
    assert picture.get("aria-label")


def test_a_hostile_name_is_text(folder: Path) -> None:
    Path('a"<b>&.txt').write_text("<script>\n二、不足\n", "utf-8")
    checker("sheet", ".", "-o", "清单.html")
    (picture,) = pictures("清单.html").values()
    assert 'a"<b>&.txt' in "".join(map(str, picture.itertext()))
    assert not list(picture.iter(f"{SVG}script"))
    assert not list(picture.iter(f"{SVG}b"))


def test_the_trend_needs_more_than_one_year(folder: Path) -> None:
    past = folder.parent / "往年"
    past.mkdir()
    for name in ("云溪镇", "石桥镇"):
        older = text(name).replace("2023", "2022").replace("2024", "2023")
        (past / f"{name}.txt").write_text(older.replace("镇长主持召开", "镇里召开"), "utf-8")
    assert checker("sheet", ".", "-o", "今年.html").returncode == 0
    assert "trend" not in pictures("今年.html")
    done = checker("sheet", ".", "--previous", str(past), "-o", "两年.html")
    assert done.returncode == 0, done.stderr
    told = pictures("两年.html")["trend"].get("aria-label") or ""
    assert "2022年 2 份" in told
    assert "2023年 2 份" in told
    checker("sheet", ".", "--previous", str(past), "-o", "两年.xlsx")
    sheet = load_workbook("两年.xlsx")["逐年变化"]
    assert [row[:2] for row in sheet.iter_rows(min_row=2, values_only=True)] == [(2022, 2), (2023, 2)]
    assert len(sheet._charts) == 1


def test_the_archive_has_years_too(folder: Path) -> None:
    older = text("云溪镇").replace("2023", "2022").replace("2024", "2023")
    (folder.parent / "云溪镇.txt").write_text(older, "utf-8")
    archive = str(folder.parent / "a.db")
    added = checker("archive", "add", str(folder.parent / "云溪镇.txt"), "--archive", archive)
    assert added.returncode == 0, added.stderr
    done = checker("sheet", "云溪镇.txt", "--archive", archive, "-o", "清单.html")
    assert done.returncode == 0, done.stderr
    assert "2022年 1 份" in (pictures("清单.html")["trend"].get("aria-label") or "")
