"""The sheet to sign: two pages and an annex, and what is chosen in Word comes back."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from checker.gate.audit import Task, audit_task
from checker.model.conclusion import conclude
from checker.model.results import ReportResult
from checker.readers.package import W
from checker.review import verdicts
from checker.review.sheets.importing import read
from checker.review.sheets.returned import SheetError
from checker.review.sheets.word_entries import PROMPT, entries, mark
from checker.review.verdicts import VERDICTS
from tests.gate.conftest import checker
from tests.review.conftest import text
from tests.review.test_papers import converted, make, office

LETTER = Path("清单.docx")
REPORTS = Path(__file__).parents[1] / "accuracy"


class Letter:
    """A Word sheet opened as a reviewer would."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._document: Any = Document(str(path))
        self.entries = list(entries(self._document.element.body))
        self.findings = [entry for entry in self.entries if entry.kind == "finding"]

    def write(self, entry: Any, words: str) -> None:
        """Replace what a cell shows, as choosing from the box or typing does."""
        first, *others = entry.cell.iter(W + "t")  # an empty cell has no text of its own
        first.text = words
        for other in others:
            other.text = ""

    def sign(self, report: int, name: str, day: str) -> None:
        for entry in self.entries:
            if entry.report == report and entry.kind in ("by", "date"):
                cell = entry.cell.find(W + "p")
                for run in cell.findall(W + "r"):
                    cell.remove(run)
                run = cell.makeelement(W + "r", {})
                said = run.makeelement(W + "t", {})
                said.text = name if entry.kind == "by" else day
                run.append(said)
                cell.append(run)

    def save(self) -> None:
        self._document.save(str(self.path))


def bring_back(file: Path = LETTER) -> str:
    done = checker("sheet", "import", str(file))
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_what_is_chosen_comes_back_with_who_signed(folder: Path) -> None:
    letter = Letter(make(str(LETTER)))
    assert {entry.report for entry in letter.findings} == {1, 2}
    chosen = [entry for entry in letter.findings if entry.report == 1][:4]
    for entry, word in zip(chosen, VERDICTS, strict=True):
        letter.write(entry, f"{word}：意见是{word}" if word != "属实" else word)
    letter.sign(1, "周敏", "2024年3月1日")
    letter.save()
    assert "读到 4 条复核结论，新记入 4 条，豁免改动 2 条" in bring_back()
    kept = verdicts.load(Path("verdicts.toml"))
    assert {(v.verdict, v.remark, v.by, str(v.day)) for v in kept} == {
        (word, "" if word == "属实" else f"意见是{word}", "周敏", "2024-03-01") for word in VERDICTS
    }
    assert {v.path for v in kept} == {"云溪镇.txt"} or {v.path for v in kept} == {"石桥镇.txt"}
    assert "新记入 0 条" in bring_back()


def test_an_untouched_letter_says_nothing_in_anybodys_name(folder: Path) -> None:
    letter = Letter(make(str(LETTER), "云溪镇.txt"))
    letter.write(letter.findings[0], "误报 有依据")
    letter.save()
    bring_back()
    later = Letter(make(str(LETTER), "云溪镇.txt"))  # read back, so it may be made anew
    shown = [entry.text for entry in later.findings if entry.text]
    assert shown == ["误报：有依据"]
    later.sign(1, "别人", "2025年1月1日")
    later.save()
    assert read(LETTER) == []


@pytest.mark.parametrize("gone", ["moveFrom", "del"])
def test_what_tracked_changes_took_away_is_no_verdict(folder: Path, gone: str) -> None:
    letter = Letter(make(str(LETTER), "云溪镇.txt"))
    first, second = letter.findings[:2]
    for entry in (first, second):
        letter.write(entry, "误报：表里有数")
    for run in list(first.cell.iter(W + "r")):
        taken = run.makeelement(W + gone, {W + "id": "9"})
        run.addprevious(taken)
        taken.append(run)
    letter.save()
    assert [(entry.verdict, entry.remark) for entry in read(LETTER)] == [("误报", "表里有数")]


def test_what_is_no_verdict_is_refused_and_nothing_is_kept(folder: Path) -> None:
    letter = Letter(make(str(LETTER), "云溪镇.txt"))
    letter.write(letter.findings[0], "属实")
    letter.write(letter.findings[1], "误抱")
    letter.save()
    with pytest.raises(SheetError, match="误抱"):
        read(LETTER)
    letter.write(letter.findings[1], PROMPT)
    letter.sign(1, "周敏", "2024-13-45")
    letter.save()
    with pytest.raises(SheetError, match="不是日期"):
        read(LETTER)


def test_a_letter_with_unread_verdicts_is_not_overwritten(folder: Path) -> None:
    letter = Letter(make(str(LETTER), "云溪镇.txt"))
    letter.write(letter.findings[0], "属实")
    letter.save()
    before = LETTER.read_bytes()
    done = checker("sheet", "云溪镇.txt", "-o", str(LETTER))
    assert (done.returncode, "还没有读回" in done.stderr) == (2, True)
    assert before == LETTER.read_bytes()


def test_a_word_file_that_is_no_sheet_says_so(folder: Path) -> None:
    Document().save(str(LETTER))
    with pytest.raises(SheetError, match="不是 checker sheet 生成的清单"):
        read(LETTER)
    LETTER.write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(SheetError, match="docx"):
        read(LETTER)


def test_a_mark_names_nothing_outside_the_folder(folder: Path) -> None:
    letter = Letter(make(str(LETTER), "云溪镇.txt"))
    letter.write(letter.findings[0], "误报")
    for cell in letter._document.element.body.iter(W + "t"):
        if "⟦report#1#" in (cell.text or ""):
            cell.text = mark("report", 1, "../别人/报告.txt")
    letter.save()
    with pytest.raises(SheetError, match="以外"):
        read(LETTER)


@pytest.mark.office
@office
def test_verdicts_survive_another_office_program(folder: Path) -> None:
    letter = Letter(make(str(LETTER), "云溪镇.txt"))
    for entry, word in zip(letter.findings, VERDICTS, strict=False):
        letter.write(entry, f"{word}：意见")
    letter.sign(1, "周敏", "2024年3月1日")
    letter.save()
    before = read(LETTER)
    assert len(before) == len(VERDICTS)
    LETTER.rename("原.docx")
    resaved = converted(Path("原.docx"), "odt")
    resaved.rename("清单.odt")
    assert read(converted(Path("清单.odt"), "docx")) == before
    LETTER.unlink()
    (folder / "再").mkdir()
    shutil.copy("原.docx", "再/清单.docx")
    subprocess.run(
        ["soffice", f"-env:UserInstallation={Path('office').absolute().as_uri()}", "--headless",
         "--convert-to", "docx:MS Word 2007 XML", "--outdir", ".", "再/清单.docx"],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    assert read(LETTER) == before


@pytest.mark.office
@office
@pytest.mark.parametrize("name", ["tune/docs/T10.txt", "real-style/docs/A2.txt", "held/docs/K04.txt"])
def test_two_pages_and_an_annex(folder: Path, name: str) -> None:
    shutil.copy(REPORTS / name, "报告.txt")
    pdf = converted(make(str(LETTER), "报告.txt"), "pdf")
    pages = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True).stdout.decode()
    told = ["".join(page.split()) for page in pages.split("\f")]
    assert "附件：要求和写在哪里" in told[2]
    assert not any(told[3:])
    assert "报告单位签收" in told[0] + told[1]
    assert re.search(r"[一二三四]、复核结论(可以报送|修改后报送|退回修改|退回重写)。", told[0])


def test_conclusions_tell_reports_apart(folder: Path) -> None:
    """Nobody reads a column in which every report is to be sent back."""
    found = [audit_task(Task(str(path))) for path in sorted(REPORTS.glob("*/docs/*.txt"))[::3]]
    grades = Counter(grade.id for one in found if isinstance(one, ReportResult) and (grade := conclude(one)))
    assert grades.total() >= 30
    assert len(grades) >= 3
    assert max(grades.values()) < 0.8 * grades.total(), grades


def test_a_report_with_hundreds_of_faults_still_has_two_pages_and_loses_none(folder: Path) -> None:
    claim = "执法队伍的能力素质明显增强。群众对法治建设的满意度大幅提升。"
    Path("长.txt").write_text(text("云溪镇", claim * 60), "utf-8")
    document: Any = Document(str(make(str(LETTER), "长.txt")))
    numbers = {e.value for e in entries(document.element.body) if e.kind == "finding"}
    assert len(numbers) > 60
    body = list(document.element.body)
    signed = next(i for i, e in enumerate(body) if "报告单位签收" in "".join(e.itertext()))
    before = [e for element in body[:signed] for e in element.iter(W + "tr")]
    assert len(before) < 90


def paragraphs(path: Path) -> list[str]:
    return [p.text for p in Document(str(path)).paragraphs]


def test_a_long_title_breaks_before_what_the_letter_is(folder: Path) -> None:
    long = text("云溪镇").replace("云溪镇人民政府关于", "青溪县云溪镇人民政府关于贯彻落实工作要点和", 1)
    Path("长题.txt").write_text(long, "utf-8")
    assert "复核意见" in paragraphs(make("长题.docx", "长题.txt"))[:3]
    assert paragraphs(make("短题.docx", "云溪镇.txt"))[0].endswith("报告复核意见")


def test_the_conclusion_says_each_count_once(folder: Path) -> None:
    said = paragraphs(make(str(LETTER), "云溪镇.txt"))
    conclusion = said[said.index("复核结论") + 1]
    assert re.fullmatch(
        r"退回重写。.+必须修改\d+处，建议修改\d+处，供参考\d+处；应报要求已写\d+/\d+项。", conclusion
    )
    assert conclusion.count("必须修改") == 1


def test_what_could_not_be_seen_of_a_report_is_said(folder: Path) -> None:
    Path("无名.txt").write_text("一、工作成效\n开展普法宣传30场。\n二、不足\n人员偏少。\n", "utf-8")
    said = "\n".join(paragraphs(make(str(LETTER), "无名.txt")))
    assert "注：看不出是哪一级的报告" in said
    assert "注：看不出是哪一年的报告" in said
    assert "看不出" not in "\n".join(paragraphs(make("有名.docx", "云溪镇.txt")))


def test_rules_about_the_run_have_titles_too(folder: Path) -> None:
    Path("新.txt").write_text(text("云溪镇").replace("2023", "2033").replace("2024", "2034"), "utf-8")
    for name in ("清单.docx", "清单.xlsx", "清单.html", "清单.md"):
        assert checker("sheet", "新.txt", "-o", name).returncode == 0
    told = {cell.text for table in Document("清单.docx").tables for row in table.rows for cell in row.cells}
    assert any(cell.startswith("清单不管这一年") for cell in told)
    assert not any(cell.startswith("unfit-checklist") for cell in told)
    assert "清单不管这一年" in Path("清单.md").read_text("utf-8")
    page = Path("清单.html").read_text("utf-8")
    assert 'id="why-unfit-checklist"' in page


def test_signatures_do_not_stand_alone_on_a_page(folder: Path) -> None:
    """What must and should be mended fits the first page: signatures follow it, hints that do not fit are annexed."""
    sound = (Path(__file__).parents[2] / "reports" / "yunling-town-2024.md").read_text("utf-8")
    hints = "".join(
        f"镇里多次开展第{number}类检查，发现的问题当场指出，逾期没有改的依法处理。\n\n"
        for number in range(1, 41)
    )
    Path("报告.md").write_text(sound.replace("\n## 二、", f"\n{hints}## 二、", 1), "utf-8")
    body = list(Document(str(make(str(LETTER), "报告.md"))).element.body)
    told = ["".join(element.itertext()) for element in body]
    signed = next(i for i, words in enumerate(told) if "报告单位签收" in words)
    annexed = next(i for i, words in enumerate(told) if "附件：供参考" in words)
    assert signed < annexed
    assert sum(len(element.findall(f"{W}tr")) for element in body[:signed]) < 30
