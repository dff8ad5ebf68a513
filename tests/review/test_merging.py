"""Two copies of one sheet: what each said is kept, and what they disagree on is told."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.review.merging import merge
from checker.review.sheets.importing import read
from checker.review.verdicts import VERDICTS, Verdict, text_of
from tests.gate.conftest import checker
from tests.review.conftest import Book

SHEET, A, B, M = (Path(f"{name}.xlsx") for name in ("清单", "甲", "乙", "合并"))


def said(word: str, by: str = "", day: int = 0, remark: str = "", number: int = 0) -> Verdict:
    return Verdict(
        fingerprint=f"{number:016x}", rule="wrong-year", path="报告.txt", verdict=word,  # type: ignore[arg-type]
        by=by, day=datetime.date(2024, 1, day) if day else None, remark=remark,
    )  # fmt: skip


def test_what_only_one_said_and_what_both_said_alike_is_no_conflict() -> None:
    first = [said("误报", "甲", 1, "有依据"), said("属实", "甲", 1, number=1)]
    second = [said("属实", "乙", 2, number=1), said("已整改", "乙", 2, number=2)]
    merged, conflicts = merge([first, second])
    assert not conflicts
    assert [v.verdict for v in merged] == ["误报", "属实", "已整改"]
    assert merged[1].by == "甲、乙"
    assert merged[1].remark == ""


@pytest.mark.parametrize(
    ("prefer", "holds"), {"": "", "ours": "误报", "theirs": "属实", "newest": "属实"}.items()
)
def test_a_conflict_keeps_the_words_of_both(prefer: str, holds: str) -> None:
    (merged,), (conflict,) = merge(
        [[said("误报", "甲", 1, "附件里有")], [said("属实", "乙", 2, "附件里没有")]], prefer
    )
    assert merged.verdict == holds
    assert merged.remark == "【甲（2024-01-01） 误报】附件里有\n【乙（2024-01-02） 属实】附件里没有"
    assert str(conflict).endswith("甲（2024-01-01） 误报，乙（2024-01-02） 属实")


def test_without_dates_nobody_is_the_newest() -> None:
    (merged,), conflicts = merge([[said("误报", "甲")], [said("属实", "乙")]], "newest")
    assert (merged.verdict, len(conflicts)) == ("", 1)


def test_one_reviewer_s_later_word_is_a_changed_mind() -> None:
    for copies in (
        [[said("误报", "甲", 1)], [said("属实", "甲", 2)]],
        [[said("属实", "甲", 2)], [said("误报", "甲", 1)]],
    ):
        (merged,), conflicts = merge(copies)
        assert (merged.verdict, conflicts) == ("属实", ())


words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=20).map(text_of)
anybody = st.builds(
    said, st.sampled_from(("", *VERDICTS)), st.sampled_from(["", "甲", "乙", "丙"]), st.integers(0, 5), words,
    st.integers(0, 2),
)  # fmt: skip


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.lists(anybody, max_size=4, unique_by=lambda v: v.key), max_size=4),
    st.sampled_from(["", "ours", "theirs", "newest"]),
)
def test_no_word_is_lost_in_a_merge(copies: list[list[Verdict]], prefer: str) -> None:
    merged, _ = merge(copies, prefer)
    for copy in copies:
        for verdict in copy:
            (kept,) = (v for v in merged if v.key == verdict.key)
            assert verdict.remark in kept.remark
            assert verdict.by in kept.by
            assert not verdict.verdict or verdict.verdict in kept.verdict + kept.remark


def copy(path: Path, *rows: tuple[int, str, str, str]) -> None:
    shutil.copy(SHEET, path)
    book: Any = Book(path)
    for row, word, remark, by in rows:
        for name, value in (("复核结论", word), ("复核意见", remark), ("复核人", by)):
            book.put(row, name, value)
    book.save()


def test_two_copies_make_one_that_can_be_imported(folder: Path) -> None:
    assert checker("sheet", ".", "-o", str(SHEET)).returncode == 0
    copy(A, (2, "误报", "=1+1", "甲"), (3, "属实", "", "甲"))
    copy(B, (2, "属实", "没有", "乙"), (4, "已整改", "改了", "乙"))
    before = A.read_bytes(), B.read_bytes()
    done = checker("sheet", "merge", str(A), str(B), "-o", str(M))
    assert done.returncode == 1, done.stderr
    assert "1 处不一致" in done.stdout
    assert "甲 误报，乙 属实" in done.stdout
    assert before == (A.read_bytes(), B.read_bytes())
    book = Book(M)
    assert [book.get(row, "复核结论") for row in (2, 3, 4)] == [None, "属实", "已整改"]
    assert "=1+1" in book.get(2, "复核意见")
    assert book.page.data_validations.dataValidation
    assert len(read(M)) == 3
    done = checker("sheet", "merge", str(A), str(B), "-o", "定.xlsx", "--prefer", "theirs")
    assert done.returncode == 0, done.stderr
    assert Book(Path("定.xlsx")).get(2, "复核结论") == "属实"
    assert checker("sheet", "import", "定.xlsx").returncode == 0


def test_rows_that_the_first_copy_lost_are_added(folder: Path) -> None:
    assert checker("sheet", ".", "-o", str(SHEET)).returncode == 0
    copy(A, (3, "属实", "", "甲"))
    copy(B, (2, "误报", "有依据", "乙"))
    book: Any = Book(A)
    book.page.delete_rows(2)
    book.save()
    assert checker("sheet", "merge", str(A), str(B), "-o", str(M)).returncode == 0
    assert {(v.verdict, v.by) for v in read(M)} == {("属实", "甲"), ("误报", "乙")}


@pytest.mark.parametrize(
    "arguments",
    [("甲.xlsx", "-o", "合并.xlsx"), ("甲.xlsx", "乙.xlsx", "-o", "乙.xlsx"), ("甲.xlsx", "乙.xlsx", "-o", "合并.docx"),
     ("甲.xlsx", "没有.xlsx", "-o", "合并.xlsx"), ("甲.xlsx", "云溪镇.txt", "-o", "合并.xlsx")],
)  # fmt: skip
def test_what_cannot_be_merged_is_said_and_nothing_is_written(
    folder: Path, arguments: tuple[str, ...]
) -> None:
    assert checker("sheet", ".", "-o", str(SHEET)).returncode == 0
    copy(A)
    copy(B, (2, "误报", "有依据", "乙"))
    before = B.read_bytes()
    done = checker("sheet", "merge", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    assert before == B.read_bytes()
    assert not M.exists()
