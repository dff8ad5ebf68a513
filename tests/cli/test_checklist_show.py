"""Checklists as offices read them: a table, a text, a Word file to comment on; what changed; how well they are taught."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.gate.conftest import checker

OWN = """\
extends = "rule-of-law"
title = "柳湾县工作要点"
[[requirement]]
id = "QT-01"
title = "开展院坝说法"
chapter = "地方"
basis = { document = "工作要点", article = "第三条", certainty = "V" }
applies = { town = "required", county = "no" }
hint = "写明场次和人数。"
terms = ["院坝说法", "说法队"]
nil = ["院坝说法活动"]
example = ["在12个村开展院坝说法46场。"]
"""


@pytest.fixture(autouse=True)
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / ".cache"))
    Path("own.toml").write_text(OWN, "utf-8")


def test_markdown_says_everything_that_an_officer_asks() -> None:
    done = checker("checklist", "show", "own.toml", "--format", "md")
    lines = done.stdout.splitlines()
    assert lines[0] == "# 柳湾县工作要点"
    assert "## 地方" in lines
    assert "### QT-01 开展院坝说法" in lines
    for said in (
        "《工作要点》第三条（V）",
        "应报：乡镇；",
        "写明场次和人数。",
        "院坝说法、说法队",
        "在12个村",
    ):
        assert said in done.stdout
    assert "县级" not in done.stdout


def test_word_has_a_row_for_each_item_and_room_for_comments() -> None:
    assert checker("checklist", "show", "outline-2021-2025", "-o", "清单.docx").returncode == 0
    from docx import Document

    rows = [row for table in Document("清单.docx").tables for row in table.rows]
    ids = [row.cells[0].text for row in rows if row.cells[0].text.startswith("GY-")]
    assert len(ids) == 32
    assert rows[0].cells[-1].text == "意见"
    assert rows[1].cells[-1].text == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("-f", "docx"), "-o"),
        (("-f", "pdf"), "docx"),
        (("-o", "own.toml", "-f", "md"), "不覆盖"),
        (("-o", "a.pdf"), "md"),
    ],
)
def test_what_cannot_be_written(arguments: tuple[str, ...], words: str) -> None:
    done = checker("checklist", "show", "own.toml", *arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert Path("own.toml").read_text("utf-8") == OWN


def test_differences_name_entries_keys_and_words() -> None:
    changed = OWN.replace('"说法队"]', '"说法小队", "院坝会"]').replace(
        'county = "no"', 'county = "required"'
    )
    changed += '[[deadline]]\ntitle = "镇报送"\nmonth = 2\nday = 1\nlevels = ["town"]\nbasis = { document = "通知" }\n'
    changed += "[options.duplicate-paragraph]\nlikeness = 0.9\n"
    Path("new.toml").write_text(changed, "utf-8")
    lines = checker("checklist", "diff", "own.toml", "new.toml").stdout.splitlines()
    assert "~ QT-01  terms：+说法小队 +院坝会 -说法队" in lines
    assert "~ QT-01  applies：county no → required" in lines
    assert "+ 镇报送  镇报送" in lines
    assert [line for line in lines if line.startswith("~ options  duplicate-paragraph：") and "0.9" in line]
    assert lines[-1] == "增加 1，删去 0，改动 3"
    back = checker("checklist", "diff", "new.toml", "own.toml").stdout.splitlines()
    assert back[-1] == "增加 0，删去 1，改动 3"
    assert checker("checklist", "diff", "own.toml", "own.toml").stdout == "没有不同\n"


def test_statistics() -> None:
    national = checker("checklist", "stats").stdout
    assert "要求：32，其中学过例句的 32" in national
    own = checker("checklist", "stats", "own.toml").stdout
    assert "测过、算数的：0／1" in own
    assert "QT-01 开展院坝说法：词语 2 个，例句 1 个" in own
