"""The local page in a real browser: many reports dropped, judged and reviewed; nothing lost on the way."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from checker.review.verdicts import load
from tests.desk.conftest import Server
from tests.gate.conftest import checker
from tests.review.test_page import browser, choose, pytestmark, visible

__all__ = ["browser", "pytestmark"]
ACCURACY = Path(__file__).parents[1] / "accuracy"
MANY = 40


def until(condition: Callable[[], Any], seconds: float = 240) -> Any:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := condition():
            return found
        time.sleep(0.2)
    raise AssertionError("it does not happen")


def enter(server: Server, browser: Any) -> Any:
    """The page as somebody sees it who was not there before."""
    browser.get(server.origin)
    browser.delete_all_cookies()
    browser.execute_script("localStorage.clear()")
    browser.get_log("browser")
    browser.get(server.address)
    return browser


def drop(page: Any, paths: list[Path]) -> None:
    """Drop files onto the page, as from the desktop."""
    box = page.execute_script(
        "const b = document.getElementById('drop').getBoundingClientRect(); return [b.x + 20, b.y + 20]"
    )
    data = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        page.execute_cdp_cmd(
            "Input.dispatchDragEvent", {"type": kind, "x": box[0], "y": box[1], "data": data}
        )


def progress(page: Any) -> str:
    return str(page.find_element("id", "progress").text)


def axe(page: Any) -> list[Any]:
    package = pytest.importorskip("axe_core_python", reason="needs axe-core-python")
    page.execute_script((Path(package.__file__).parent / "axe.min.js").read_text("utf-8"))
    result = page.execute_async_script("axe.run().then(arguments[0])")
    assert len(result["passes"]) > 10
    return [(v["id"], v["nodes"][0]["html"]) for v in result["violations"]]


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    monkeypatch.chdir(tmp_path)
    found = sorted(ACCURACY.glob("*/docs/*.txt"))[:MANY]
    return [Path(shutil.copy(path, tmp_path / path.name)) for path in found]


def test_many_reports_are_judged_and_no_verdict_is_lost(
    server: Server, browser: Any, reports: list[Path]
) -> None:
    page = enter(server, browser)
    page.set_window_size(1400, 900)
    assert "token" not in page.current_url
    drop(page, reports)
    until(lambda: progress(page) == f"检查完了，共 {MANY} 份")
    assert len(visible(page, "#list tr")) == MANY
    assert not visible(page, "#refused li")

    page.get(server.origin + "/sheet#r7")
    body = page.find_element("tag name", "body")
    given = {}
    for key, verdict in (("2", "误报"), ("1", "属实"), ("4", "不适用"), ("3", "已整改")):
        body.send_keys("j")
        page.switch_to.active_element.send_keys(key)
        given[page.switch_to.active_element.get_attribute("data-id")] = verdict
    remark = page.find_element("css selector", "#r7f1 textarea")
    remark.send_keys("原文第二段已写明")
    until(lambda: page.find_element("id", "state").text == "已记下")
    page.refresh()
    shown = "return Object.fromEntries([...document.querySelectorAll('.finding')].map(f => [f.dataset.id," \
            " f.querySelector('[name=verdict]').value]).filter(p => p[1]))"  # fmt: skip
    assert page.execute_script(shown) == given
    assert page.find_element("css selector", "#r7f1 textarea").get_attribute("value") == "原文第二段已写明"
    assert page.find_element("id", "done").text.startswith("已复核 4 / ")

    page.find_element("css selector", 'a[href="/sheet.xlsx"]').click()
    saved = page.downloads / "复核问题清单.xlsx"
    until(saved.is_file, 60)
    done = checker("sheet", "import", str(saved))
    assert "读到 4 条复核结论，新记入 4 条" in done.stdout, done.stderr
    kept = load(Path("verdicts.toml"))
    assert {f"{one.fingerprint}#{one.rule}#{one.path}": one.verdict for one in kept} == given
    sheet = load_workbook(saved)["问题清单"]
    heads = [cell.value for cell in sheet[1]]
    at = [heads.index(name) for name in ("编号", "复核结论", "复核意见")]
    rows = [[row[i] for i in at] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert {row[0]: row[1] for row in rows if row[1]} == given
    assert [row[2] for row in rows if row[2]] == ["原文第二段已写明"]
    assert page.get_log("browser") == []


def test_two_reviewers_and_what_reports_are_judged_as(
    server: Server, browser: Any, reports: list[Path], tmp_path: Path
) -> None:
    page = enter(server, browser)
    page.set_window_size(1400, 900)
    drop(page, reports[:2])
    until(lambda: progress(page).startswith("检查完了"))
    page.get(server.origin + "/sheet#r1")
    ids = page.execute_script("return [...document.querySelectorAll('#r1 .finding')].map(f => f.dataset.id)")
    copies = []
    for by, day, said in (("甲", "2024-03-01", "属实"), ("乙", "2024-03-02", "误报")):
        records = [{"id": one, "excerpt": "原文", "verdict": said, "by": by, "date": day} for one in ids[:2]]
        records[1]["verdict"] = "属实"
        copies.append(tmp_path / f"{by}.json")
        copies[-1].write_text(json.dumps({"schema": 1, "verdicts": records}), "utf-8")
    page.get(server.origin)
    until(lambda: visible(page, "#joining"))
    page.find_element("id", "copies").send_keys("\n".join(map(str, copies)))
    until(lambda: len(visible(page, "#disputes button")) == 2)
    assert "乙.json：读入 2 条结论，1 条与别人的不一致" in page.find_element("id", "joined").text
    assert page.find_element("id", "open").text == "1 处不一致，还没有定"
    assert axe(page) == []
    page.refresh()
    until(lambda: len(visible(page, "#disputes button")) == 2)
    page.find_element("id", "newest").click()
    until(lambda: not visible(page, "#disputed"))
    page.get(server.origin + "/sheet#r1")
    first = f'.finding[data-id="{ids[0]}"]'
    assert page.find_element("css selector", f"{first} [name=verdict]").get_attribute("value") == "误报"
    assert "甲" in page.find_element("css selector", f"{first} [name=by]").get_attribute("value")

    page.get(server.origin)
    until(lambda: len(visible(page, "#list tr")) == 2)
    page.find_element("css selector", "#level option[value=county]").click()
    until(lambda: progress(page).startswith("检查完了") and "县级" in page.find_element("id", "list").text)
    page.refresh()
    until(lambda: page.find_element("id", "level").get_attribute("value") == "county")
    year = page.find_element("id", "year")
    year.send_keys("2021\t")
    until(
        lambda: progress(page).startswith("检查完了") and "县级 2021" in page.find_element("id", "list").text
    )
    assert page.get_log("browser") == []


def test_a_draft_survives_where_the_program_was_not_reached(
    server: Server, browser: Any, reports: list[Path]
) -> None:
    page = enter(server, browser)
    drop(page, reports[:1])
    until(lambda: progress(page).startswith("检查完了"))
    page.get(server.origin + "/sheet#r1")
    page.execute_script("window.fetch = () => Promise.reject(new Error('断了'))")
    body = page.find_element("tag name", "body")
    body.send_keys("j")
    page.switch_to.active_element.send_keys("2")
    until(lambda: "没有记下" in page.find_element("id", "state").text)
    page.refresh()
    until(
        lambda: (
            "已恢复" in page.find_element("id", "state").text
            or page.find_element("id", "state").text == "已记下"
        )
    )
    assert page.find_element("css selector", ".finding [name=verdict]").get_attribute("value") == "误报"


def test_what_is_refused_is_said(server: Server, browser: Any, tmp_path: Path) -> None:
    page = enter(server, browser)
    large = tmp_path / "大.docx"
    with large.open("wb") as file:
        file.truncate(65 * 2**20)
    drop(page, [large])
    assert "超过 64 MB" in until(lambda: page.find_element("id", "refused").text)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 420])
def test_accessible(
    server: Server, browser: Any, reports: list[Path], tmp_path: Path, scheme: str, width: int
) -> None:
    page = browser
    page.set_window_size(width, 900)
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    enter(server, browser)
    broken = tmp_path / "坏.docx"
    broken.write_bytes(b"PK")
    drop(page, [*reports[:2], broken])
    until(lambda: progress(page).startswith("检查完了"))
    assert axe(page) == []
    page.get(server.origin + "/sheet#r1")
    assert axe(page) == []
    choose(page, "report", "overview")
    assert axe(page) == []
