"""What clerks, reviewers and maintainers stumbled over when they first tried it, and do not any more.

Faults that belong to one part have their tests beside that part; these go through the whole program.
"""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from checker.rules import MODULES
from checker.rules.manual import manual_of
from tests.gate.conftest import checker
from tests.review.conftest import text

ROOT = Path(__file__).parents[1]
WORD = ROOT / "reports" / "linshui-justice-bureau-2024.docx"
TOWN = ROOT / "reports" / "qinghe-town-2023.txt"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path.parent / "cache"))


def test_places_in_a_word_report_are_told_by_words_that_can_be_searched_for() -> None:
    shutil.copy(WORD, "报告.docx")
    told = checker("报告.docx").stdout
    assert not re.search(r"：第\d+段", told)
    whole = "".join(checker("extract", "报告.docx").stdout.split())
    quoted = re.findall(r"“([^”]*?)…?”", told[told.index("建议修改") :])
    assert quoted
    assert [words for words in quoted if "".join(words.split()) not in whole] == []


def test_a_level_is_taken_by_the_name_that_is_printed() -> None:
    shutil.copy(TOWN, "报告.txt")
    for level, name in (
        ("乡镇", "town"), ("部门", "department"), ("省级", "province"), ("镇", "town"), ("街道办", "street"), ("Town", "town"),
    ):  # fmt: skip
        told = json.loads(checker("check", "报告.txt", "--level", level, "-f", "json").stdout)
        assert told["reports"][0]["level"] == name


def test_what_a_clerk_reads_of_a_requirement_is_chinese() -> None:
    shutil.copy(TOWN, "报告.txt")
    told = (
        checker("explain", "GY-17").stdout + checker("check", "报告.txt", "--explain-match", "GY-17").stdout
    )
    assert "乡镇应报" in told
    assert "结论 缺" in told
    assert not re.search(r"required|conditional|missing|town|department", told)


def test_the_door_says_what_changed_since_the_last_time() -> None:
    shutil.copy(TOWN, "报告.txt")
    assert "与上次检查相比" not in checker("报告.txt").stdout
    Path("报告.txt").write_text(Path("报告.txt").read_text("utf-8").replace("镇镇", "镇"), "utf-8")
    assert re.search(r"改好 [1-9]\d* 处，新出现 0 处", checker("报告.txt").stdout)


def test_init_takes_the_level_by_the_same_names() -> None:
    assert checker("init", "--level", "乡镇").returncode == 0
    assert 'level = "town"' in Path("checker.toml").read_text("utf-8")


def test_a_level_that_could_be_any_is_none() -> None:
    shutil.copy(TOWN, "报告.txt")
    done = checker("check", "报告.txt", "--level", "级")
    assert done.returncode == 2
    assert "乡镇" in done.stderr


def test_places_in_a_text_are_told_by_the_line_that_an_editor_shows() -> None:
    Path("镇.txt").write_text(text("云溪镇").replace("\n\n", "\n\n\n\n"), "utf-8")
    told = checker("镇.txt").stdout
    lines = Path("镇.txt").read_text("utf-8").splitlines()
    (number,) = re.findall(r"说了成效，没有依据（1）：第(\d+)行", told)
    assert "明显增强" in lines[int(number) - 1]


def test_one_report_fits_a_few_screens_and_ends_with_what_to_do() -> None:
    shutil.copy(TOWN, "报告.txt")
    lines = checker("check", "报告.txt").stdout.splitlines()
    assert len(lines) <= 120
    assert any(line.startswith("先改 ") for line in lines[-5:])
    assert sum("提示" in line for line in lines) <= 3


def test_comments_bear_a_name_that_a_clerk_understands() -> None:
    shutil.copy(WORD, "报告.docx")
    checker("annotate", "报告.docx")
    with zipfile.ZipFile("报告.批注.docx") as copy:
        authors = set(re.findall('w:author="([^"]*)"', copy.read("word/comments.xml").decode()))
    assert authors == {"报告检查"}


def test_reports_of_one_run_are_compared_without_asking() -> None:
    for place in ("云溪镇", "石桥镇"):
        Path(f"{place}.txt").write_text(text(place), "utf-8")
    told = json.loads(checker("check", ".", "--select", "copied-report", "-f", "json").stdout)
    found = [finding for report in told["reports"] for finding in report["findings"]]
    assert {finding["rule"] for finding in found} == {"copied-report"}
    assert "石桥镇.txt" in json.dumps(found, ensure_ascii=False)


def test_the_workbook_shows_place_words_and_verdict_on_one_screen_and_names_offices() -> None:
    for folder in ("甲", "乙"):
        Path(folder).mkdir()
        Path(folder, "报告.txt").write_text(text("云溪镇" if folder == "甲" else "石桥镇"), "utf-8")
    assert checker("sheet", ".", "-o", "清单.xlsx").returncode == 0
    book = load_workbook("清单.xlsx")
    page = book["问题清单"]
    heads = [cell.value for cell in page[1]]
    first = heads[: heads.index("复核结论") + 1]
    assert {"报告单位", "位置", "原文"} < set(first)
    widths = [page.column_dimensions[cell.column_letter].width for cell in page[1][: len(first)]]
    assert sum(widths) * 7 < 1300  # pixels of a character
    heat = book["热力图"]
    assert all(re.fullmatch(r"(?:GY|ND)-\d+ \S+", cell.value) for cell in heat[1][1:])
    assert {row[0].value for row in heat.iter_rows(min_row=2)} == {"云溪镇人民政府", "石桥镇人民政府"}
    assert "结论" in [cell.value for cell in book["总览"][1]]
    signed = " ".join(str(cell.value) for row in book["总览"].iter_rows() for cell in row if cell.value)
    assert all(word in signed for word in ("复核单位（盖章）", "签字", "日期"))


def test_reports_of_the_same_office_and_file_name_are_told_apart() -> None:
    for folder in ("甲", "乙"):
        Path(folder).mkdir()
        Path(folder, "报告.txt").write_text(text("云溪镇", folder), "utf-8")
    assert checker("sheet", ".", "--dir", "反馈").returncode == 0
    rows = load_workbook("反馈/总览.xlsx")["总览"].iter_rows(min_row=2, max_row=3, values_only=True)
    names = [str(row[1]) for row in rows]
    assert len(set(names)) == 2
    assert {name[-9:] for name in names} == {"（甲/报告.txt）"[-9:], "（乙/报告.txt）"[-9:]}
    assert len(list(Path("反馈").glob("*.docx"))) == 2


def test_a_quote_says_what_it_is_about() -> None:
    Path("镇.txt").write_text(text("云溪镇", "2019年全镇开展法治宣传活动30场。"), "utf-8")
    checker("sheet", ".", "-o", "清单.xlsx")
    page = load_workbook("清单.xlsx")["问题清单"]
    heads = [cell.value for cell in page[1]]
    at = {name: heads.index(name) for name in ("规则", "原文")}
    quotes = {row[at["规则"]]: row[at["原文"]] for row in page.iter_rows(min_row=2, values_only=True)}
    assert not quotes["应报的内容没有写"]
    assert all(len(quote) >= 8 for rule, quote in quotes.items() if quote and "没有写" not in rule)


def test_the_readme_has_a_block_to_copy_for_each_forge() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", readme, re.DOTALL)
    for part in ("uses: OWNER/REPOSITORY@", "include:", "repos:"):
        assert any(part in block for block in blocks), part
    assert " install checker" not in readme


def test_manuals_send_nobody_into_the_tests() -> None:
    for module in MODULES:
        assert "tests/" not in "\n".join(manual_of(module).lines())


def test_what_the_readme_has_init_write_is_there_without_a_terminal() -> None:
    told = re.search(
        r"^checker (init .+?) +# 写好 (.+)$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE
    )
    assert told
    assert told[2] == "checker.toml、工作流和 pre-commit"
    assert checker(*told[1].split()).returncode == 0
    assert Path("checker.toml").is_file()
    assert list(Path(".github/workflows").glob("*.yml"))
    assert Path(".pre-commit-config.yaml").is_file()


def test_rules_and_requirements_are_explained_by_the_names_that_are_printed() -> None:
    shutil.copy(TOWN, "报告.txt")
    assert checker("explain", "数字前后对不上").stdout.startswith("conflicting-figures")
    assert checker("explain", "gy-17").stdout.startswith("GY-17")
    assert checker("explain", "突发事件应对制度").stdout.startswith("GY-17")
    told = checker("check", "报告.txt", "--explain-match", "突发事件应对制度").stdout
    assert "GY-17 完善突发事件应对制度" in told
    many = checker("explain", "行政执法")
    assert (many.returncode, "GY-13" in many.stderr, "GY-15" in many.stderr) == (2, True, True)
    none = checker("explain", "没有这个")
    assert (none.returncode, "checklist show" in none.stderr) == (2, True)


def test_fingerprints_of_what_is_missing_say_what_that_is() -> None:
    shutil.copy(TOWN, "报告.txt")
    told = checker("check", "报告.txt", "--fingerprints", "--ignore", "weak-topic").stdout
    listed = told[told.index("\n指纹\n") :]
    assert re.search(r"missing-topic \[GY-\d+\] \S+：全文没有找到", listed)
    assert "清河镇人民政府关于" not in listed


def test_a_folder_ends_with_one_line_for_all_its_reports() -> None:
    Path("全县 报告").mkdir()
    for place in ("云溪镇", "石桥镇", "清水镇"):
        Path("全县 报告", f"{place}.txt").write_text(text(place, place * 3), "utf-8")
    told = checker("全县 报告").stdout
    assert told.count("checker check") == 1
    assert 'checker check "全县 报告"' in told
    assert 'checker sheet "全县 报告"' in told


def test_a_name_that_the_shell_parted_is_told_once() -> None:
    shutil.copy(WORD, "报告 终稿 2.docx")
    told = checker("报告", "终稿", "2.docx").stdout
    assert told.count("请在前后加英文引号") == 1
    assert "终稿\n" in told


def test_only_what_was_mended_counts_as_mended() -> None:
    shutil.copy(TOWN, "报告.txt")
    data = json.loads(checker("check", "报告.txt", "-f", "json").stdout)
    checker("报告.txt")
    fingerprint = data["reports"][0]["findings"][0]["fingerprint"]
    assert checker("waive", "报告.txt", fingerprint, "--reason", "看过").returncode == 0
    assert "与上次检查相比" not in checker("报告.txt").stdout
    assert "与上次检查相比" not in checker("check", "报告.txt", "--select", "placeholder").stdout
    shutil.copy("报告.txt", "抄来的.txt")
    Path("抄来的.txt").write_text(Path("报告.txt").read_text("utf-8").replace("清河镇", "石桥镇"), "utf-8")
    assert "新出现" not in checker("check", "报告.txt", "抄来的.txt").stdout


def test_copies_that_a_pattern_names_beside_their_reports_are_no_reports() -> None:
    shutil.copy(WORD, "局报告.docx")
    checker("局报告.docx")
    for named in (("局报告.docx", "局报告.批注.docx"), ("局*.docx",)):
        told = json.loads(checker("check", *named, "-f", "json").stdout)
        assert [report["path"] for report in told["reports"]] == ["局报告.docx"]
        assert [one["path"] for one in told["unread"]] == ["局报告.批注.docx"]
    alone = json.loads(checker("check", "局报告.批注.docx", "-f", "json").stdout)
    assert [report["path"] for report in alone["reports"]] == ["局报告.批注.docx"]


def test_all_word_reports_of_a_folder_get_their_copies() -> None:
    Path("镇").mkdir()
    shutil.copy(WORD, "镇/甲.docx")
    shutil.copy(WORD, "镇/乙.docx")
    shutil.copy(TOWN, "镇/丙.txt")
    done = checker("annotate", "镇")
    assert done.returncode == 0
    assert {path.name for path in Path("镇").glob("*批注*")} == {"甲.批注.docx", "乙.批注.docx"}
    assert "丙.txt" in done.stderr
    assert checker("annotate", "镇", "-o", "x.docx").returncode == 2
    missing = checker("annotate", "没有这份")
    assert (missing.returncode, "找不到文件" in missing.stderr) == (4, True)


@pytest.mark.parametrize(
    ("now", "before"),
    [
        ("云溪镇2025年度报告（送审稿）.txt", "云溪镇2024年度报告.txt"),
        ("云溪镇2025年报告.txt", "云溪镇2024年报告(1).md"),
        ("云溪镇报告（2025）.txt", "云溪镇报告.txt"),
        ("报告.txt", "报告.txt"),
    ],
)
def test_last_years_report_has_another_year_in_its_name(now: str, before: str) -> None:
    Path("去年").mkdir()
    Path(now).write_text(text("云溪镇").replace("2024年", "2025年").replace("2023年", "2024年"), "utf-8")
    Path("去年", before).write_text(text("云溪镇"), "utf-8")
    Path("去年/云溪镇2022年度报告.txt").write_text(text("石桥镇"), "utf-8")
    done = checker("check", now, "--previous", "去年", "-f", "json")
    assert "没有与上一年度比较" not in done.stderr
    assert json.dumps(f"去年/{before}", ensure_ascii=False) in done.stdout


def test_a_folder_without_last_years_report_says_what_to_do() -> None:
    Path("去年").mkdir()
    Path("去年/云溪镇2022年度报告.txt").write_text(text("云溪镇"), "utf-8")
    Path("云溪镇2025年度报告.txt").write_text(text("云溪镇"), "utf-8")
    done = checker("check", "云溪镇2025年度报告.txt", "--previous", "去年")
    assert "可以直接写出上一年度的那份报告" in done.stderr


def test_reviewers_who_disagree_are_told_in_the_words_of_the_sheet() -> None:
    shutil.copy(TOWN, "报告.txt")
    assert checker("sheet", "报告.txt", "-o", "清单.xlsx").returncode == 0
    for name, verdict in (("甲", "属实"), ("乙", "误报")):
        book = load_workbook("清单.xlsx")
        page = book["问题清单"]
        columns = {cell.value: cell.column for cell in page[1]}
        for row in range(2, page.max_row + 1):
            if page.cell(row, columns["序号"]).value:
                page.cell(row, columns["复核结论"]).value = verdict
                page.cell(row, columns["复核人"]).value = name
        book.save(f"{name}.xlsx")
    told = checker("sheet", "merge", "甲.xlsx", "乙.xlsx", "-o", "合并.xlsx").stdout
    assert re.search(r"应报的内容没有写 GY-\d+：甲 属实，乙 误报", told)
    assert not re.search(r"missing-topic|unquantified-claim", told)


def test_a_baseline_tells_what_is_missing_by_its_number() -> None:
    shutil.copy(TOWN, "报告.txt")
    told = checker("baseline", "报告.txt").stdout
    assert re.search(r"\+ 报告.txt  missing-topic GY-\d+\n", told)


def test_files_that_are_no_reports_are_told_beside_a_sheet() -> None:
    shutil.copy(TOWN, "报告.txt")
    Path("说明.txt").write_text("会议室钥匙在一楼。", "utf-8")
    done = checker("sheet", ".", "-o", "清单.xlsx")
    assert (done.returncode, "说明.txt：不像报告" in done.stderr) == (0, True)
