"""The web page in a real browser: filters, jumps, verdicts, hostile text, accessibility, print."""

from __future__ import annotations

import base64
import json
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.gate.conftest import checker
from tests.review.conftest import text

webdriver = pytest.importorskip("selenium.webdriver", reason="needs selenium")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not (shutil.which("chromium") and shutil.which("chromedriver")),
        reason="needs chromium and chromedriver",
    ),
]
FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run", "--window-size=1400,900",
)  # fmt: skip
FAULT = "执法队伍的能力素质明显增强"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for flag in FLAGS:
        options.add_argument(flag)
    downloads = tmp_path_factory.mktemp("下载")
    options.add_experimental_option("prefs", {"download.default_directory": str(downloads)})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options, webdriver.ChromeService(shutil.which("chromedriver")))
    driver.downloads = downloads
    driver.set_script_timeout(120)  # axe on a busy machine
    yield driver
    driver.quit()


@pytest.fixture
def page(folder: Path, browser: Any) -> Any:
    """The browser with the sheet of both reports open, the hostile one in front."""
    assert checker("sheet", ".", "-o", "清单.html").returncode == 0
    browser.get((folder / "清单.html").as_uri())
    choose(browser, "report", "r2")
    return browser


def choose(page: Any, field: str, value: str) -> None:
    page.execute_script(
        "const f = document.getElementById(arguments[0]); f.value = arguments[1];"
        "f.dispatchEvent(new Event('input', {bubbles: true})); f.dispatchEvent(new Event('change'));",
        field, value,
    )  # fmt: skip


def visible(page: Any, selector: str) -> list[Any]:
    return [element for element in page.find_elements("css selector", selector) if element.is_displayed()]


def test_hostile_text_is_text(page: Any) -> None:
    body = page.execute_script("return document.querySelector('.report:not([hidden]) .text').textContent")
    assert "</style><script>document.title='坏'</script>" in body
    assert "javascript:alert(1" in body
    assert "\u202e" not in body
    assert page.title == "复核问题清单"
    assert page.execute_script("return document.scripts.length") == 1
    assert not page.find_elements(
        "css selector", "img, iframe, object, [onerror], [style], a[href^=javascript]"
    )
    assert page.get_log("browser") == []


def test_the_policy_stops_any_other_script(page: Any) -> None:
    page.execute_script(
        "const s = document.createElement('script'); s.textContent = 'document.title = \"坏\"';"
        "document.body.append(s)"
    )
    assert page.title == "复核问题清单"
    assert "Content Security Policy" in page.get_log("browser")[0]["message"]


def test_findings_are_marked_at_their_words(page: Any) -> None:
    marked = [mark.text for mark in visible(page, "mark a:first-child")]
    assert FAULT in marked


def test_filters(page: Any) -> None:
    everything = len(visible(page, ".finding"))
    choose(page, "severity", "warning")
    some = visible(page, ".finding")
    assert 0 < len(some) < everything
    assert {finding.get_attribute("data-severity") for finding in some} == {"warning"}
    choose(page, "severity", "")
    choose(page, "rule", "unquantified-claim")
    assert {f.get_attribute("data-rule") for f in visible(page, ".finding")} == {"unquantified-claim"}
    choose(page, "rule", "")
    choose(page, "words", "没有这样的话")
    assert not visible(page, ".finding")
    page.find_element("id", "clear").click()
    assert len(visible(page, ".finding")) == everything


def test_a_repeat_shows_both_places_and_jumps(page: Any) -> None:
    finding = page.find_element("css selector", ".report:not([hidden]) [data-rule=duplicate-paragraph]")
    assert finding.find_elements("css selector", "del")
    assert finding.find_elements("css selector", "ins")
    for link in finding.find_elements("css selector", ".compare a"):
        page.execute_script("arguments[0].click()", link)
        target = page.find_element("id", link.get_attribute("href").split("#")[1])
        assert "占道经营" in target.text
        assert target == page.switch_to.active_element


def test_keys(page: Any) -> None:
    body = page.find_element("tag name", "body")
    body.send_keys("j")
    body.send_keys("j")
    assert page.switch_to.active_element.get_attribute("id") == "r2f2"
    page.switch_to.active_element.send_keys("2")
    assert page.find_element("css selector", "#r2f2 [name=verdict]").get_attribute("value") == "误报"
    assert page.find_element("css selector", "#r2f2 [name=date]").get_attribute("value")
    page.switch_to.active_element.send_keys("/")
    assert page.switch_to.active_element.get_attribute("id") == "words"
    page.switch_to.active_element.send_keys("jjj")
    assert page.find_element("id", "words").get_attribute("value") == "jjj"


def test_why_a_requirement_is_judged_so(page: Any) -> None:
    gap = page.find_element("css selector", ".report:not([hidden]) [data-rule=missing-topic]")
    page.execute_script("arguments[0].click()", gap.find_element("css selector", ".why"))
    assert page.find_element("id", "why-text").text.startswith("没有一句写到这件事")
    page.execute_script("document.getElementById('why').close()")
    covered = page.find_element("css selector", ".report:not([hidden]) td.covered + td .reason")
    assert page.execute_script("return arguments[0].textContent", covered).startswith("凭这一句：“")


def test_verdicts_are_saved_and_read_back(page: Any) -> None:
    finding = page.find_element("css selector", ".report:not([hidden]) [data-rule=unquantified-claim]")
    page.execute_script(
        "const f = arguments[0]; f.querySelector('[name=verdict]').value = '误报';"
        "f.querySelector('[name=remark]').value = '第一行\\n=第二行<b>'; f.querySelector('[name=by]').value = '周敏';"
        "f.querySelector('[name=verdict]').dispatchEvent(new Event('input', {bubbles: true}))",
        finding,
    )
    assert "unsaved" in page.find_element("id", "save").get_attribute("class")
    page.find_element("id", "save").click()
    saved = page.downloads / "复核结论.json"
    for _ in range(50):
        if saved.is_file():
            break
        time.sleep(0.1)
    assert len(json.loads(saved.read_text("utf-8"))["verdicts"]) == 1
    done = checker("sheet", "import", str(saved))
    assert "新记入 1 条，豁免改动 1 条" in done.stdout, done.stderr
    assert checker("sheet", ".", "-o", "清单.html").returncode == 0
    page.refresh()
    choose(page, "report", "r2")
    finding = page.find_element("css selector", ".report:not([hidden]) [data-rule=unquantified-claim]")
    assert finding.find_element("name", "remark").get_attribute("value") == "第一行\n=第二行<b>"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("report", ["overview", "r2"])
@pytest.mark.parametrize("width", [1400, 420])
def test_accessible(page: Any, scheme: str, report: str, width: int) -> None:
    package = pytest.importorskip("axe_core_python", reason="needs axe-core-python")
    page.set_window_size(width, 900)
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    choose(page, "report", report)
    page.execute_script((Path(package.__file__).parent / "axe.min.js").read_text("utf-8"))
    result = page.execute_async_script("axe.run().then(arguments[0])")
    assert len(result["passes"]) > 20
    assert [(v["id"], v["nodes"][0]["html"]) for v in result["violations"]] == []


def test_a_report_that_is_chosen_is_not_under_the_filters(page: Any) -> None:
    page.set_window_size(1400, 900)
    for report in ("r1", "overview", "r2"):
        choose(page, "report", report)
        edges = page.execute_script(
            "return [document.querySelector('header').getBoundingClientRect().bottom,"
            " document.querySelector('#' + arguments[0] + ' h2').getBoundingClientRect().top]",
            report,
        )
        assert edges[1] >= edges[0] - 1, report


def test_print(page: Any) -> None:
    """Paper has what the letter has: findings by kind, signatures, then the matrix; and what was decided."""
    pdf = base64.b64decode(page.execute_cdp_cmd("Page.printToPDF", {})["data"])
    assert pdf.startswith(b"%PDF")
    page.execute_script(
        "const f = document.querySelector('#r2 .finding.warning'); f.querySelector('[name=verdict]').value = '误报';"
        "f.querySelector('[name=remark]').value = '有数字'; window.dispatchEvent(new Event('beforeprint'))"
    )
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert not visible(page, "header, .finding, .text")
        assert len(visible(page, ".report")) == 2
        assert len(visible(page, ".report .sign")) == len(visible(page, ".overview .sign")) * 2 == 2
        assert "报告单位签收（盖章）" in visible(page, ".report .sign")[0].text
        letter = "".join(table.text for table in visible(page, "#r2 .letter"))
        assert "说了成效，没有依据" in letter
        assert "误报：有数字" in letter
        kinds = page.execute_script("return document.querySelectorAll('#r2 .finding:not(.info)').length")
        assert len(page.find_elements("css selector", "#r2 .letter [data-said]")) >= kinds
    finally:
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_the_overview_has_grades_and_narrows_by_level_and_severity(folder: Path, browser: Any) -> None:
    Path("云溪局.txt").write_text(text("云溪县水利局").replace("人民政府关于", "关于"), "utf-8")
    assert checker("sheet", ".", "-o", "清单.html").returncode == 0
    browser.get((folder / "清单.html").as_uri())
    rows = "#overview table:first-of-type tbody tr[data-report]"
    assert all(cell.text for cell in visible(browser, "#overview td.grade"))
    everything = len(visible(browser, rows))
    levels = browser.execute_script("return [...document.getElementById('level').options].map(o => o.value)")
    assert set(levels) >= {"", "town"}
    choose(browser, "level", "town")
    some = len(visible(browser, rows))
    assert 0 < some < everything
    assert browser.find_element("id", "shown").text.endswith(f"在 {some} 份报告里")
    browser.find_element("id", "clear").click()
    choose(browser, "severity", "error")
    shown = browser.find_element("id", "shown").text
    errors = len(browser.find_elements("css selector", ".finding.error"))
    assert shown.startswith(f"符合 {errors} / ")


def test_drafts_bulk_verdicts_and_a_file_that_is_loaded_back(page: Any, tmp_path: Path) -> None:
    page.execute_script("localStorage.clear()")
    page.refresh()
    choose(page, "report", "r1")
    choose(page, "severity", "error")
    some = len(visible(page, ".finding"))
    assert some > 1
    choose(page, "bulk", "属实")
    page.find_element("id", "apply").click()
    done = page.find_element("id", "done").text
    assert done.startswith(f"已复核 {some} / ")
    page.execute_script("window.onbeforeunload = null")
    page.refresh()
    for _ in range(20):
        if page.find_element("id", "done").text == done:
            break
        time.sleep(0.1)
    assert page.find_element("id", "done").text == done
    assert "已恢复" in page.find_element("id", "state").text
    first = page.find_element("css selector", "#r1 .finding.error")
    saved = tmp_path / "乙.json"
    record = {"id": first.get_attribute("data-id"), "verdict": "误报", "by": "乙", "date": "2024-03-01"}
    saved.write_text(json.dumps({"schema": 1, "verdicts": [record]}), "utf-8")
    page.find_element("id", "verdicts").send_keys(str(saved))
    for _ in range(20):
        if visible(page, "#conflicts"):
            break
        time.sleep(0.1)
    page.find_element("css selector", "#conflicts [value=theirs]").click()
    assert first.find_element("name", "verdict").get_attribute("value") == "误报"
    page.execute_script("localStorage.clear()")
