"""There and back: what reviewers fill in is kept, known to the next run, and never lost."""

from __future__ import annotations

import datetime
import json
import random
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.review import verdicts
from checker.review.sheets.importing import read
from checker.review.sheets.returned import SheetError
from checker.review.verdicts import VERDICTS, Verdict, merge
from tests.amounts import amount
from tests.gate.conftest import checker
from tests.review.conftest import Book, text

BOOK = Path("清单.xlsx")


def make(*arguments: str) -> None:
    done = checker("sheet", ".", "-o", str(BOOK), *arguments)
    assert done.returncode == 0, done.stderr


@pytest.fixture
def sheet(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The working directory with the sheet of its two reports, as it was made once."""
    made = tmp_path_factory.getbasetemp() / BOOK.name
    if not made.exists():
        make()
        made.write_bytes(BOOK.read_bytes())
    BOOK.write_bytes(made.read_bytes())
    return folder


def bring_back(file: Path = BOOK) -> str:
    done = checker("sheet", "import", str(file))
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_forty_reports(folder: Path) -> None:
    for number in range(38):
        Path(f"{number}.txt").write_text(text(f"第{number}镇"), "utf-8")
    make()
    book, luck = Book(BOOK), random.Random(6)
    book.reorder(luck.shuffle)
    filled = luck.sample(list(book.rows), 120)
    for number, row in enumerate(filled):
        book.put(row, "复核结论", VERDICTS[number % 4])
        book.put(row, "复核意见", f"意见{number}")
        book.put(row, "复核人", "周敏")
        book.put(row, "复核日期", datetime.date(2024, 3, 1))
    wanted = {
        book.get(row, "编号"): [book.get(row, n) for n in ("复核结论", "复核意见", "复核人")]
        for row in filled
    }
    broken = {
        (filled[3], "复核结论"): "误抱",
        (filled[70], "复核日期"): "上周三",
        (filled[100], "编号"): "我改的",
    }
    before = {place: book.get(*place) for place in broken}
    for place, value in broken.items():
        book.put(*place, value)
    book.save()

    done = checker("sheet", "import", str(BOOK))
    assert done.returncode == 2
    assert {line.split("：")[1] for line in done.stderr.splitlines()} == {book.address(*p) for p in broken}
    assert not Path("verdicts.toml").exists()
    assert not Path("waivers.toml").exists()

    for place, value in before.items():
        book.put(*place, value)
    book.save()
    assert "新记入 120 条，豁免改动 60 条" in bring_back()
    kept = {name: Path(name).read_bytes() for name in ("verdicts.toml", "waivers.toml")}
    assert "新记入 0 条，豁免改动 0 条" in bring_back()
    assert kept == {name: Path(name).read_bytes() for name in kept}

    make()
    later = Book(BOOK)
    shown = {
        later.get(row, "编号"): [later.get(row, n) for n in ("复核结论", "复核意见", "复核人")]
        for row in later.rows
        if later.get(row, "复核结论")
    }
    assert shown == wanted
    data = json.loads(checker("check", ".", "-f", "json").stdout)
    assert data["summary"]["waived"] == 60


def test_an_unread_sheet_is_not_overwritten(sheet: Path) -> None:
    book = Book(BOOK)
    book.put(2, "复核意见", "等我回来再说")
    book.save()
    content = BOOK.read_bytes()
    done = checker("sheet", ".", "-o", str(BOOK))
    assert done.returncode == 2
    assert "还没有读回" in done.stderr
    assert content == BOOK.read_bytes()
    bring_back()
    make()
    book = Book(BOOK)
    assert "等我回来再说" in [book.get(row, "复核意见") for row in book.rows]


def test_a_report_is_not_overwritten(folder: Path) -> None:
    Path("甲.md").write_text(text("云溪镇"), "utf-8")
    done = checker("sheet", "甲.md", "-o", "甲.md")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert Path("甲.md").read_text("utf-8") == text("云溪镇")


def test_waivers_written_by_hand_stay(sheet: Path) -> None:
    book = Book(BOOK)
    book.put(2, "复核结论", "误报")
    book.put(2, "复核意见", "原文有依据")
    book.save()
    bring_back()
    Path("waivers.toml").write_text(
        Path("waivers.toml").read_text("utf-8").replace("原文有依据", "局长手写的理由"), "utf-8"
    )
    book.put(2, "复核结论", "属实")
    book.save()
    bring_back()
    assert "局长手写的理由" in Path("waivers.toml").read_text("utf-8")


def test_a_changed_mind_takes_the_waiver_back_and_keeps_the_words(sheet: Path) -> None:
    book = Book(BOOK)
    for verdict, remark in (("误报", "先前的话"), ("属实", "后来的话")):
        book.put(2, "复核结论", verdict)
        book.put(2, "复核意见", remark)
        book.save()
        bring_back()
    assert Path("waivers.toml").read_text("utf-8") == ""
    make()
    book = Book(BOOK)
    row = next(row for row in book.rows if book.get(row, "复核意见"))
    assert book.get(row, "复核意见") == "后来的话"
    assert "先前的话" in book.get(row, "以往意见")


def test_verdicts_on_what_is_mended_are_shown_apart(sheet: Path) -> None:
    book = Book(BOOK)
    row = next(r for r in book.rows if book.get(r, "原文") == "执法队伍的能力素质明显增强"
               and book.get(r, "文件") == "云溪镇.txt")  # fmt: skip
    book.put(row, "复核结论", "属实")
    book.put(row, "复核意见", "请补数字")
    book.save()
    bring_back()
    report = Path("云溪镇.txt")
    report.write_text(report.read_text("utf-8").replace("执法队伍的能力素质明显增强。", "培训4次。"), "utf-8")
    make()
    from openpyxl import load_workbook

    past = [cell.value for row in load_workbook(BOOK)["往期结论"].iter_rows() for cell in row]
    assert "请补数字" in past


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("没有.xlsx", None, "找不到文件"),
        ("坏.xlsx", b"PK\x03\x04 nothing", "不是完整的 .xlsx 文件"),
        ("报告.txt", b"text", "能读回的是 .xlsx"),
        ("清单.html", b"<html>", "保存复核结论"),
        ("坏.json", b"[1, 2", "不是网页清单保存的结论文件"),
        ("空.json", b'{"schema": 2, "verdicts": []}', "不是网页清单保存的结论文件"),
    ],
)
def test_files_that_are_no_sheets(folder: Path, name: str, content: bytes | None, said: str) -> None:
    if content is not None:
        Path(name).write_bytes(content)
    done = checker("sheet", "import", name)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert name in done.stderr
    assert said in done.stderr


human = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn"]) | st.sampled_from("=+-@\n\"'\\"), max_size=40
)
said = st.tuples(
    st.sampled_from(("", *VERDICTS)), human, human,
    st.none() | st.dates(datetime.date(2001, 1, 1), datetime.date(2099, 1, 1)),
)  # fmt: skip


def verdict(said: tuple[str, str, str, datetime.date | None]) -> Verdict:
    word, remark, by, day = said
    return Verdict(
        fingerprint="0" * 16, rule="r", path="p", verdict=word, day=day,  # type: ignore[arg-type]
        remark=verdicts.text_of(remark), by=verdicts.text_of(by),
    )  # fmt: skip


@given(st.lists(said, max_size=6))
def test_no_word_is_ever_lost(rounds: list[tuple[str, str, str, datetime.date | None]]) -> None:
    known: tuple[Verdict, ...] = ()
    for number, one in enumerate(rounds, 1):
        known, _ = merge(known, [verdict(one)])
        assert merge(known, [verdict(one)]) == (known, 0)
        told = {text for v in known for text in (v.remark, v.by)}
        assert {text for r in rounds[:number] for text in (verdict(r).remark, verdict(r).by)} - {""} <= told


@settings(deadline=None, max_examples=amount(12, 300))
@example([("误报", "_x0041_ 和 =1+1", "@甲", None), ("", "-1\n+2", "'乙", None)])
@given(st.lists(said, min_size=1, max_size=5))
def test_words_survive_every_cell_and_file(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str, datetime.date | None]]
) -> None:
    """Export → import → export, through the workbook and through the kept file."""
    from checker.review.sheets import render
    from checker.review.sheets.making import make as make_view
    from tests.outputs.sample import RESULT, TOWN

    folder = tmp_path_factory.mktemp("r")
    report = next(report for report in RESULT.reports if report.path == TOWN)
    given = {
        (finding.rule, finding.fingerprint): verdict(one)
        for finding, one in zip(report.findings, rows, strict=False)
        if not verdict(one).blank
    }

    def through(known: dict[tuple[str, str], Verdict]) -> dict[tuple[str, str], tuple[object, ...]]:
        sheet = make_view(RESULT, {}, lambda path: {k: [v] for k, v in known.items()} if path == TOWN else {})
        (folder / "s.xlsx").write_bytes(render(".xlsx", sheet))
        return {(v.rule, v.fingerprint): v.content for v in read(folder / "s.xlsx")}

    first = through(given)
    assert first == {key: value.content for key, value in given.items()}
    verdicts.save(folder / "v.toml", given.values())
    assert sorted(v.content[:3] for v in verdicts.load(folder / "v.toml")) == sorted(
        v.content[:3] for v in given.values()
    )


def test_two_answers_to_one_question_are_refused(sheet: Path) -> None:
    book = Book(BOOK)
    last = book.page.max_row + 1
    for row, word in ((2, "属实"), (last, "误报")):
        book.put(row, "编号", book.get(2, "编号"))
        book.put(row, "复核结论", word)
    book.save()
    with pytest.raises(SheetError, match=f"{book.address(last, '复核结论')}："):
        read(BOOK)


def fill(
    name: str, row: int, word: str, remark: str = "", by: str = "", day: datetime.date | None = None
) -> Path:
    """A copy of the sheet as a reviewer sends it back."""
    book = Book(BOOK)
    for column, value in (("复核结论", word), ("复核意见", remark), ("复核人", by), ("复核日期", day)):
        book.put(row, column, value)
    book.path = Path(name)
    book.save()
    return book.path


def test_reviewers_who_disagree_are_asked(sheet: Path) -> None:
    first = fill("甲.xlsx", 2, "误报", "附件里有", "甲", datetime.date(2024, 11, 24))
    second = fill("乙.xlsx", 2, "属实", "附件里没有", "乙", datetime.date(2024, 11, 23))
    bring_back(first)
    before = {name: Path(name).read_bytes() for name in ("verdicts.toml", "waivers.toml")}
    done = checker("sheet", "import", str(second))
    assert done.returncode == 2
    assert all(word in done.stderr for word in ("甲（2024-11-24）误报", "乙（2024-11-23）属实", "--prefer"))
    assert before == {name: Path(name).read_bytes() for name in before}

    assert "豁免改动 0 条" in checker("sheet", "import", str(second), "--prefer", "newest").stdout
    assert len(verdicts.load(Path("verdicts.toml"))) == 3, "both said their word, and the first one holds"
    assert "附件里没有" in Path("verdicts.toml").read_text("utf-8")
    assert "新记入 0 条，豁免改动 0 条" in bring_back(second), "settled once is settled"


def test_preferring_what_comes_in(sheet: Path) -> None:
    bring_back(fill("甲.xlsx", 2, "误报", "", "甲"))
    second = fill("乙.xlsx", 2, "属实", "", "乙")
    undated = checker("sheet", "import", str(second), "--prefer", "newest")
    assert (undated.returncode, "日期分不出先后" in undated.stderr) == (2, True)
    assert "豁免改动 0 条" in checker("sheet", "import", str(second), "--prefer", "ours").stdout
    third = fill("丙.xlsx", 2, "已整改", "", "丙")
    assert "豁免改动 1 条" in checker("sheet", "import", str(third), "--prefer", "theirs").stdout


def test_an_older_copy_of_one_s_own_is_no_change_of_mind(sheet: Path) -> None:
    bring_back(fill("新.xlsx", 2, "误报", "", "甲", datetime.date(2024, 11, 24)))
    old = fill("旧.xlsx", 2, "属实", "", "甲", datetime.date(2024, 11, 20))
    assert checker("sheet", "import", str(old)).returncode == 2


def test_eight_imports_side_by_side_lose_no_verdict(sheet: Path) -> None:
    import subprocess
    import sys

    book = Book(BOOK)
    assert len(book.rows) >= 24
    for number in range(8):
        for row in range(2, 26):
            mine = 2 + 3 * number <= row < 5 + 3 * number
            book.put(row, "复核结论", "误报" if mine else None)
            book.put(row, "复核意见", f"意见{number}-{row}" if mine else None)
        book.path = Path(f"c{number}.xlsx")
        book.save()
    command = [sys.executable, "-m", "checker", "sheet", "import"]
    runs = [subprocess.Popen([*command, f"c{n}.xlsx"], stdout=subprocess.DEVNULL) for n in range(8)]
    assert [run.wait() for run in runs] == [0] * 8
    assert len(verdicts.load(Path("verdicts.toml"))) == 24
    assert Path("waivers.toml").read_text("utf-8").count("[[waiver]]") == 24


@pytest.mark.parametrize(
    "identity",
    [
        "0123456789abcdef#missing-topic#../别人/报告.txt",
        "0123456789abcdef#missing-topic#/etc/报告.txt",
        "0123456789abcdef#missing-topic#子/../../别人/报告.txt",
        "0123456789abcdef#no-such-rule#云溪镇.txt",
        "0123456789abcdef#missing-topic#" + "长" * 2000,
    ],
)
def test_a_sheet_that_came_back_names_nothing_outside(sheet: Path, identity: str) -> None:
    outside = sheet.parent / "别人"
    outside.mkdir()
    (outside / "报告.txt").write_text("别人的", "utf-8")
    book = Book(BOOK)
    book.put(2, "编号", identity)
    book.put(2, "复核结论", "误报")
    book.save()
    done = checker("sheet", "import", str(BOOK))
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert book.address(2, "编号") in done.stderr
    assert [path.name for path in outside.iterdir()] == ["报告.txt"]
    assert not Path("waivers.toml").exists()


def test_reports_elsewhere_when_somebody_says_so(folder: Path) -> None:
    Path("复核").mkdir()
    import os

    os.chdir("复核")
    assert checker("sheet", "..", "-o", str(BOOK)).returncode == 0
    filled = fill("甲.xlsx", 2, "误报", "有依据")
    assert checker("sheet", "import", str(filled)).returncode == 2
    assert checker("sheet", "import", str(filled), "--within", "..").returncode == 0
    os.chdir("..")
    assert Path("waivers.toml").is_file()
    assert json.loads(checker("check", ".", "-f", "json").stdout)["summary"]["waived"] == 1


@pytest.mark.parametrize("ending", ["docx", "md"])
def test_sheets_for_paper_are_not_overwritten_once_somebody_wrote_in_them(folder: Path, ending: str) -> None:
    target = Path(f"单.{ending}")
    for _ in range(2):
        assert checker("sheet", "云溪镇.txt", "-o", str(target)).returncode == 0
    if ending == "docx":
        import docx

        document = docx.Document(str(target))
        document.tables[-1].rows[0].cells[1].text = "同意退回修改"
        document.save(str(target))
    else:
        target.write_text(target.read_text("utf-8").replace("复核人：", "复核人：王某"), "utf-8")
    content = target.read_bytes()
    done = checker("sheet", "云溪镇.txt", "-o", str(target))
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "--force" in done.stderr
    assert content == target.read_bytes()
    assert checker("sheet", "云溪镇.txt", "-o", str(target), "--force").returncode == 0
    assert content != target.read_bytes()


def test_a_document_of_somebody_else_is_not_overwritten(folder: Path) -> None:
    for name in ("别人.docx", "别人.md", "别人.html", "别人.xlsx"):
        Path(name).write_text("别人写的", "utf-8")
        assert checker("sheet", "云溪镇.txt", "-o", name).returncode == 2
        assert Path(name).read_text("utf-8") == "别人写的"


@pytest.mark.parametrize(
    "word", ["误 报", "　误报　", "误报。", "“误报”", "\u200b误报", "ＦＡＬＳＥ ＡＬＡＲＭ", "false  alarm."]
)
def test_a_verdict_is_known_however_it_was_typed(sheet: Path, word: str) -> None:
    book = Book(BOOK)
    book.put(2, "复核结论", word)
    book.save()
    assert checker("sheet", "import", str(BOOK)).returncode == 0
    (verdict,) = verdicts.load(Path("verdicts.toml"))
    assert verdict.verdict == "误报"


@pytest.mark.parametrize("word", ["误报?", "误报！", "误报/属实", "误报误报", "是", "√", "TRUE", "误"])
def test_what_may_mean_something_else_is_asked_about(sheet: Path, word: str) -> None:
    book = Book(BOOK)
    book.put(2, "复核结论", word)
    book.save()
    done = checker("sheet", "import", str(BOOK))
    assert done.returncode == 2
    assert f"复核结论“{word}”不认识" in done.stderr
    assert not Path("verdicts.toml").exists()


@pytest.mark.parametrize("column", ["文件", "规则"])
def test_rows_sorted_without_the_hidden_column_are_refused(sheet: Path, column: str) -> None:
    book = Book(BOOK)
    other = next(row for row in book.rows if book.get(row, column) != book.get(2, column))
    first, second = book.get(2, "编号"), book.get(other, "编号")
    book.put(2, "编号", second)
    book.put(other, "编号", first)
    book.put(2, "复核结论", "误报")
    book.save()
    done = checker("sheet", "import", str(BOOK))
    assert done.returncode == 2
    assert f"{book.address(2, '编号')}：隐藏的编号列与这一行的“" in done.stderr
    assert not Path("verdicts.toml").exists()


@pytest.mark.parametrize("ending", ["xlsx", "docx", "json", "txt"])
def test_a_name_with_a_line_end_is_told_in_one_line(folder: Path, ending: str) -> None:
    name = f"单\n::error::x.{ending}"
    for _ in range(2):  # not there, and no sheet
        done = checker("sheet", "import", name)
        assert done.returncode == 2
        assert done.stderr.startswith("checker: 单 ：：error：：x")
        assert done.stderr.count("\n") == 1
        Path(name).write_text("x", "utf-8")
