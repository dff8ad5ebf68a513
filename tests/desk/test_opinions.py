"""Reviewers' copies brought together on the page, and what reports are judged as."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checker.desk.opinions import Opinions
from checker.desk.refused import RefusedError
from checker.review.verdicts import Verdict, identity, load
from tests.desk.conftest import Visitor
from tests.gate.conftest import checker
from tests.review.conftest import Book


def verdict(said: str, by: str = "", **more: Any) -> Verdict:
    return Verdict(fingerprint="0" * 16, rule="late-report", path="镇.txt", verdict=said, by=by, **more)  # type: ignore[arg-type]


KEY = verdict("").key


def joined(*copies: Verdict) -> Opinions:
    opinions = Opinions()
    for copy in copies:
        opinions.join([copy], lambda path: path)
    return opinions


def test_a_third_voice_does_not_settle_what_two_disagree_on() -> None:
    opinions = joined(verdict("属实", "甲"), verdict("误报", "乙", remark="有数"), verdict("误报", "丙"))
    assert opinions.verdicts[KEY].verdict == ""
    assert [said.by for said in opinions.disputed[KEY]] == ["甲", "乙", "丙"]
    assert "有数" in opinions.verdicts[KEY].remark
    opinions.settle({identity(*KEY): 1})
    assert (opinions.verdicts[KEY].verdict, opinions.disputed) == ("误报", {})
    assert all(f"【{name} " in opinions.verdicts[KEY].remark for name in "甲乙丙")


def test_the_same_copy_twice_says_nothing_new() -> None:
    once = joined(verdict("属实", "甲"), verdict("误报", "乙", remark="有数"))
    twice = joined(verdict("属实", "甲"), *[verdict("误报", "乙", remark="有数")] * 2)
    assert (twice.verdicts, twice.disputed) == (once.verdicts, once.disputed)


def test_what_is_decided_on_the_sheet_is_decided() -> None:
    opinions = joined(verdict("属实", "甲"), verdict("误报", "乙"))
    opinions.keep([verdict("", "甲", remark="再看看")], [])
    assert KEY in opinions.disputed
    opinions.keep([verdict("属实", "甲")], [])
    assert KEY not in opinions.disputed


def test_what_was_withdrawn_on_the_sheet_can_still_be_settled() -> None:
    opinions = joined(verdict("属实", "甲"), verdict("误报", "乙", remark="有数"))
    opinions.keep([], [identity(*KEY)])
    assert KEY not in opinions.verdicts
    opinions.settle({identity(*KEY): 1})
    assert opinions.verdicts == {KEY: verdict("误报", "乙", remark="有数")}
    assert opinions.disputed == {}


def test_a_further_voice_does_not_settle_what_was_withdrawn_meanwhile() -> None:
    opinions = joined(verdict("属实", "甲"), verdict("误报", "乙"))
    opinions.keep([], [identity(*KEY)])
    opinions.join([verdict("属实", "丙", remark="看过原文")], lambda path: path)
    assert [said.by for said in opinions.disputed[KEY]] == ["甲", "乙", "丙"]
    assert opinions.verdicts[KEY].content == ("", "看过原文", "丙", None)
    opinions.settle({identity(*KEY): 2})
    assert opinions.verdicts[KEY].verdict == "属实"


def test_one_choice_that_is_refused_leaves_the_others_open() -> None:
    opinions = joined(verdict("属实", "甲"), verdict("误报", "乙"))
    before = dict(opinions.verdicts)
    with pytest.raises(RefusedError):
        opinions.settle({identity(*KEY): 1, "x": 0})
    assert (opinions.verdicts, list(opinions.disputed)) == (before, [KEY])


@pytest.mark.parametrize("choices", [{"x": 0}, {identity(*KEY): 2}, {identity(*KEY): -1}])
def test_no_voice_that_is_not_there_is_chosen(choices: dict[str, int]) -> None:
    opinions = joined(verdict("属实", "甲"), verdict("误报", "乙"))
    with pytest.raises(RefusedError):
        opinions.settle(choices)
    assert KEY in opinions.disputed


def test_copies_of_a_workbook_become_one(
    visitor: Visitor, report: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("报告").mkdir()
    Path("报告/云溪镇.txt").write_bytes(report)
    assert checker("sheet", "报告", "-o", "甲.xlsx").returncode == 0
    Path("乙.xlsx").write_bytes(Path("甲.xlsx").read_bytes())
    for name, said in (("甲", ("属实", "属实")), ("乙", ("误报", "属实"))):
        book = Book(Path(f"{name}.xlsx"))
        for row, one in zip((2, 3), said, strict=True):
            book.put(row, "复核结论", one)
            book.put(row, "复核人", name)
        book.save()
    visitor.put("云溪镇.txt", report)
    visitor.state()
    answers = [
        json.loads(visitor.ask("POST", f"/copies?name={n}.xlsx", Path(f"{name}.xlsx").read_bytes())[2])
        for n, name in (("a", "甲"), ("b", "乙"))
    ]
    assert answers == [
        {"taken": 2, "disputed": 0, "strange": 0},
        {"taken": 2, "disputed": 1, "strange": 0},
    ]
    (one,) = json.loads(visitor.ask("GET", "/state")[2])["disputed"]
    assert [voice["told"] for voice in one["voices"]] == ["甲 属实", "乙 误报"]
    assert visitor.ask("POST", "/disputed", json.dumps({one["id"]: 1}))[0] == 200
    assert visitor.ask("POST", "/disputed", json.dumps({one["id"]: 1}))[0] == 409
    assert json.loads(visitor.ask("GET", "/state")[2])["disputed"] == []
    Path("云溪镇.txt").write_bytes(report)
    Path("合.xlsx").write_bytes(visitor.ask("GET", "/sheet.xlsx")[2])
    done = checker("sheet", "import", "合.xlsx")
    assert done.returncode == 0, done.stderr
    assert {kept.verdict for kept in load(Path("verdicts.toml"))} == {"误报", "属实"}


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.xlsx", b"PK", "不是完整的 .xlsx 文件"),
        ("a.docx", b"PK", "a.docx"),
        ("a.json", b"{}", "不是网页清单保存的结论文件"),
        ("a.html", b"<html>", "再读回"),
        ("a.md", b"#", "读不回结论"),
        ("../a.json", b"{}", "文件名不能用"),
    ],
)
def test_what_is_no_copy_is_said(visitor: Visitor, name: str, data: bytes, said: str) -> None:
    status, _, answer = visitor.ask("POST", f"/copies?name={name}", data)
    assert (status, said in json.loads(answer)["message"]) == (400, True), answer.decode()


def test_a_copy_about_other_reports_is_not_taken(visitor: Visitor, report: bytes) -> None:
    for folder in "甲乙":
        visitor.put(f"{folder}/报告.txt", report)
    visitor.state()
    records = [
        {"id": f"{'0' * 16}#late-report#{path}", "verdict": "属实"}
        for path in ("别的.txt", "报告.txt", "乙/报告.txt")
    ]
    body = json.dumps({"schema": 1, "verdicts": records})
    assert json.loads(visitor.ask("POST", "/copies?name=a.json", body)[2]) == {
        "taken": 1,
        "disputed": 0,
        "strange": 2,  # one is not here, the other could be either
    }


def test_level_and_year_are_said_on_the_page(visitor: Visitor, report: bytes) -> None:
    visitor.put("云溪镇.txt", report)
    before = visitor.state()[0]
    assert (before["level"], before["year"]) == ("乡镇", 2023)
    assert visitor.ask("POST", "/settings", json.dumps({"level": "county", "year": 2024}))[0] == 200
    after = visitor.state()[0]
    assert (after["level"], after["year"]) == ("县级", 2024)
    assert after["counts"] != before["counts"]
    visitor.put("又一份.txt", report)
    assert {file["level"] for file in visitor.state()} == {"县级"}
    assert visitor.ask("POST", "/settings", json.dumps({"level": None, "year": None}))[0] == 200
    again = next(file for file in visitor.state() if file["name"] == "云溪镇.txt")
    assert (again["level"], again["counts"]["error"]) == ("乡镇", before["counts"]["error"])


@pytest.mark.parametrize(
    "said",
    ['{"level": "乡镇", "year": null}', '{"level": null, "year": 99}', '{"level": null}', "[]", "", "\udcff"],
)
def test_settings_that_mean_nothing_are_refused(visitor: Visitor, said: str) -> None:
    assert visitor.ask("POST", "/settings", said.encode("utf-8", "surrogateescape"))[0] == 400
    assert json.loads(visitor.ask("GET", "/state")[2])["level"] is None
