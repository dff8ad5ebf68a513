"""A draft has every item of a plan in its order, and marks what it guessed."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from checker.checklist import load
from checker.checklist.drafting import draft
from checker.readers import read
from tests import program

PLAN = """\
松川区推进依法行政三年行动方案
为深入推进依法行政，制定本方案。
一、总体要求
到2028年，依法行政水平走在前列。
二、重点任务
（一）建好基层执法队伍
1.充实镇街执法力量。区编办按照每个镇街不少于8名的标准核定综合行政执法大队编制，2026年底前配齐。
2.组织执法技能比武。区司法局每年举办一次执法技能比武，评选办案能手，成绩记入执法人员档案。
（二）管好规范性文件
3.建立合法性审核流转单。各部门起草的行政规范性文件一律附合法性审核流转单，未经审核不得提交会议审议。
4.开展文件实施后评估。文件实施满两年的，由起草部门开展实施后评估，评估报告报区司法局备案。
（三）化解行政争议
5.推行行政复议“掌上办”。在司法所设置行政复议代收点，开通线上申请入口，群众就近提交材料。
6.落实负责人出庭应诉。行政机关负责人出庭应诉率保持在95%以上，庭后开展旁听点评。
三、保障措施
各单位要加强领导。
"""
WANTED = [
    ("1.", "充实镇街执法力量", "建好基层执法队伍", {"综合行政执法大队"}),
    ("2.", "组织执法技能比武", "建好基层执法队伍", {"执法技能比武", "评选办案能手"}),
    ("3.", "建立合法性审核流转单", "管好规范性文件", {"合法性审核流转"}),
    ("4.", "开展文件实施后评估", "管好规范性文件", {"实施后评估"}),
    ("5.", "推行行政复议“掌上办”", "化解行政争议", {"掌上办", "线上申请入口"}),
    ("6.", "落实负责人出庭应诉", "化解行政争议", {"负责人出庭应诉", "旁听点评"}),
]


@cache
def of_the_plan() -> tuple[str, str]:
    """The draft of `PLAN` and what the command printed."""
    with TemporaryDirectory() as folder:
        Path(folder, "方案.txt").write_text(PLAN, "utf-8")
        done = program.run("checklist", "draft", "方案.txt", "-o", "草稿.toml", folder=Path(folder))
        assert done.returncode == 0, done.stderr.decode()
        return Path(folder, "草稿.toml").read_text("utf-8"), done.stdout.decode()


def test_items_numbers_order_and_chapters() -> None:
    items = tomllib.loads(of_the_plan()[0])["requirement"]
    assert [(i["basis"]["article"], i["title"], i["chapter"]) for i in items] == [w[:3] for w in WANTED]
    assert [i["id"] for i in items] == [f"BD-0{n}" for n in range(1, 7)]


def test_terms_that_a_person_would_choose_are_among_the_first_eight() -> None:
    items = tomllib.loads(of_the_plan()[0])["requirement"]
    wanted = [(item["terms"], word) for item, row in zip(items, WANTED, strict=True) for word in row[3]]
    found = [word for terms, word in wanted if any(word in term or term in word for term in terms)]
    assert len(found) >= 0.8 * len(wanted)
    assert all(len(item["terms"]) <= 8 for item in items)


def test_levels_deadlines_and_figures_are_guesses_that_are_marked() -> None:
    text, printed = of_the_plan()
    items = tomllib.loads(text)["requirement"]
    assert set(items[0]["applies"]) == {"street", "town"}
    assert set(items[3]["applies"]) == {"county", "department"}
    assert items[0]["figures"] == ["不少于8名", "2026年底前"]
    assert all(item["basis"]["certainty"] == "待核" for item in items)
    assert text.count("# 待核") >= 3 * len(items)
    assert all(item["id"] in printed for item in items)


def test_the_draft_is_legal(tmp_path: Path) -> None:
    (tmp_path / "草稿.toml").write_text(of_the_plan()[0], "utf-8")
    done = program.run("checklist", "validate", str(tmp_path / "草稿.toml"))
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.decode().count("还标着待核") == len(WANTED)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "方案\n（一）编制履职清单。\n各镇落实。\n（二）开展评查。\n（三）公开信息。\n",
            ["编制履职清单", "开展评查", "公开信息"],
        ),
        (
            "方案\n一、总则\n（一）甲事项。\n（二）乙事项。\n二、分则\n（一）丙事项。\n",
            ["甲事项", "乙事项", "丙事项"],
        ),
    ],
)
def test_other_styles_of_numbers(text: str, titles: list[str]) -> None:
    items = draft(read("方案.txt", text.encode()), load("outline-2021-2025"))
    assert [item.title for item in items] == titles


def test_a_plan_without_numbers_is_told(tmp_path: Path) -> None:
    (tmp_path / "方案.txt").write_text("方案\n各镇要加强领导。\n", "utf-8")
    done = program.run("checklist", "draft", "方案.txt", "-o", "草稿.toml", folder=tmp_path)
    assert done.returncode == 2
    assert "方案.txt" in done.stderr.decode()
    assert not (tmp_path / "草稿.toml").exists()
