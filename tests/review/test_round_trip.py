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
from checker.review.sheets.importing import SheetError, read
from checker.review.verdicts import VERDICTS, Verdict, merge
from tests.gate.conftest import checker
from tests.review.conftest import Book, text

BOOK = Path("清单.xlsx")


def make(*arguments: str) -> None:
    done = checker("sheet", ".", "-o", str(BOOK), *arguments)
    assert done.returncode == 0, done.stderr


def bring_back(file: Path = BOOK) -> str:
    done = checker("sheet", "import", str(file))
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_hundred_reports(folder: Path) -> None:
    for number in range(98):
        Path(f"{number}.txt").write_text(text(f"第{number}镇"), "utf-8")
    make()
    book, luck = Book(BOOK), random.Random(6)
    book.reorder(luck.shuffle)
    filled = luck.sample(list(book.rows), 300)
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
        (filled[200], "编号"): "我改的",
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
    assert "新记入 300 条，豁免改动 150 条" in bring_back()
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
    assert data["summary"]["waived"] == 150


def test_an_unread_sheet_is_not_overwritten(folder: Path) -> None:
    make()
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
    assert "等我回来再说" in [Book(BOOK).get(row, "复核意见") for row in Book(BOOK).rows]


def test_a_report_is_not_overwritten(folder: Path) -> None:
    Path("甲.md").write_text(text("云溪镇"), "utf-8")
    done = checker("sheet", "甲.md", "-o", "甲.md")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert Path("甲.md").read_text("utf-8") == text("云溪镇")


def test_waivers_written_by_hand_stay(folder: Path) -> None:
    make()
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


def test_a_changed_mind_takes_the_waiver_back_and_keeps_the_words(folder: Path) -> None:
    make()
    book = Book(BOOK)
    for verdict, remark in (("误报", "先前的话"), ("属实", "后来的话")):
        book.put(2, "复核结论", verdict)
        book.put(2, "复核意见", remark)
        book.save()
        bring_back()
    assert Path("waivers.toml").read_text("utf-8") == ""
    make()
    row = next(row for row in Book(BOOK).rows if Book(BOOK).get(row, "复核意见"))
    assert Book(BOOK).get(row, "复核意见") == "后来的话"
    assert "先前的话" in Book(BOOK).get(row, "以往意见")


def test_verdicts_on_what_is_mended_are_shown_apart(folder: Path) -> None:
    make()
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


@settings(deadline=None, max_examples=60)
@example([("误报", "_x0041_ 和 =1+1", "@甲", None), ("", "-1\n+2", "'乙", None)])
@given(st.lists(said, min_size=1, max_size=5))
def test_words_survive_every_cell_and_file(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str, datetime.date | None]]
) -> None:
    """Export → import → export, through the workbook and through the kept file."""
    from checker.review.sheets import render
    from checker.review.sheets.view import make as make_view
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
        return {(v.rule, v.fingerprint): v.said for v in read(folder / "s.xlsx")}

    first = through(given)
    assert first == {key: value.said for key, value in given.items()}
    verdicts.save(folder / "v.toml", given.values())
    assert sorted(v.said[:3] for v in verdicts.load(folder / "v.toml")) == sorted(
        v.said[:3] for v in given.values()
    )


def test_two_answers_to_one_question_are_refused(folder: Path) -> None:
    make()
    book = Book(BOOK)
    last = book.page.max_row + 1
    for row, word in ((2, "属实"), (last, "误报")):
        book.put(row, "编号", book.get(2, "编号"))
        book.put(row, "复核结论", word)
    book.save()
    with pytest.raises(SheetError, match=f"{book.address(last, '复核结论')}："):
        read(BOOK)
