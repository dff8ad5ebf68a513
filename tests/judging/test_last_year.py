"""A report beside last year's."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from checker.checklist import load
from checker.gate.audit import Task, audit_task
from checker.gate.copies import against
from checker.judging.examination import Examination
from checker.judging.last_year import LastYear, _changed, _key
from checker.model.document import Block, Document
from checker.model.results import ReportResult
from checker.model.vocabulary import Role
from checker.readers.structure import parse

BEFORE = """青石镇人民政府2023年度法治政府建设情况报告
一、2023年法治政府建设主要举措和成效
镇里组织综合执法队每周巡查集镇摊点和沿街门店，全年检查430家次，发现占道经营当场劝离，立案26件，罚款5.3万元。
司法所每逢圩日在集市摆桌，替人写状子、看合同、算赔偿，当年看碑40趟，写下协议32份，没有一起反悔。
便民中心把低保、残补、老龄三类申请合在一张表上，村干部上门填好，中心三天内办结，全年办件8420件。
二、存在的不足和原因
执法队员只有6人持证，懂案卷制作的更少，原因是基层人员流动快、培训机会少。
普法仍以发资料、挂横幅为主，年轻人不爱看，原因是新媒体没有人会用。
三、2024年工作安排
（一）扩建村级法律图书角。在12个村添置法律读物，由老党员轮流值守登记借阅。
（二）培训执法队员。上半年组织执法资格考试，年底前一线队员全部持证。
青石镇人民政府
2024年1月10日"""
NEW_WORK = "便民中心把窗口搬到赶集的街口，老人坐着就能办，一年里办了七千多件，投诉一件也没有。组织执法资格考试2次，一线队员新增持证4人。"
NEW_FAULT = "矛盾调解力量不够，三个村没有专职调解员，原因是补贴低留不住人。"
NOW = (BEFORE.replace("2024年", "2025年").replace("2023年", "2024年").replace("430家次", "451家次")).replace(
    "26件", "31件"
)
LINES = NOW.split("\n")
LINES[4], LINES[7] = NEW_WORK, NEW_FAULT


def document(name: str, lines: list[str]) -> Document:
    return parse(name, [Block(line, number) for number, line in enumerate(lines, 1)])


@pytest.fixture
def years() -> LastYear:
    checklist = load("outline-2021-2025")
    return LastYear(
        Examination(document("2024.txt", LINES), checklist),
        Examination(document("2023.txt", BEFORE.split("\n")), checklist),
    )


def test_paragraphs_with_new_figures_only(years: LastYear) -> None:
    (taken,) = years.only_figures
    assert taken.changed == (("430", "451"), ("26", "31"))
    assert years.now.document.locate(*taken.now).paragraph == 3


def test_figures_that_did_not_change(years: LastYear) -> None:
    (taken,) = years.same_figures
    assert "看碑40趟" in years.now.text(taken.now)


def test_shortcomings_word_for_word(years: LastYear) -> None:
    (taken,) = years.repeated
    assert years.now.text(taken.now).startswith("执法队员只有6人持证")


def test_plans_that_nobody_mentions_again(years: LastYear) -> None:
    (plan,) = years.forgotten
    assert "法律图书角" in years.before.document.slice(plan.span)


WORDS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"


@pytest.mark.parametrize(
    ("plan", "topic", "work", "told", "forgotten"),
    [
        (WORDS[:12], "", "", "", True),
        (WORDS[:11], "", "", "", False),
        (WORDS, "A", "", "A", False),
        (WORDS, "A", "", "B", True),
        (WORDS, "", WORDS[:6], "", False),
        (WORDS, "", WORDS[:5], "", True),
        (WORDS, "A", WORDS[:6], "B", False),
    ],
    ids=[
        "long enough",
        "too short",
        "same topic",
        "another",
        "words in common",
        "too few",
        "words for a topic",
    ],
)
def test_what_keeps_a_promise(plan: str, topic: str, work: str, told: str, forgotten: bool) -> None:
    statement: Any = SimpleNamespace(span="plan")
    before: Any = SimpleNamespace(
        answers=SimpleNamespace(
            measures=[statement], words=lambda span: set(plan), topics=lambda span: set(topic)
        )
    )
    now: Any = SimpleNamespace(
        answers=SimpleNamespace(words=lambda span: set(work), topics=lambda span: set(told)),
        document=SimpleNamespace(paragraphs=[SimpleNamespace(index=0, body="work", sentences=[0])]),
        parts=SimpleNamespace(role=lambda index: Role.ACHIEVEMENTS),
    )
    assert LastYear(now, before).forgotten == ([statement] if forgotten else [])


@pytest.mark.parametrize(("least", "kept"), [(11, True), (12, True), (13, False)])
def test_how_long_what_is_held_against_last_years_must_be(least: int, kept: bool) -> None:
    assert bool(_key("甲乙丙丁戊己庚辛壬癸子丑", least)) is kept


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("办件12件，罚款3万元", "办件15件，罚款3万元", (("12", "15"),)),
        ("办件12件", "办件12件", ()),
        ("2022年办件12件", "2023年办件12件", (("2022", "2023"),)),
        ("办件12件", "办件12件、3起", (("办件12件", "办件12件、3起"),)),
    ],
)
def test_figures_that_differ(old: str, new: str, changed: tuple[tuple[str, str], ...]) -> None:
    assert _changed(old, new) == changed


def test_sections_written_anew_are_told_from_those_taken_over() -> None:
    new = [
        NEW_WORK,
        NEW_FAULT,
        "河道整治从上游做起，清淤三千方，两岸栽了柳树，村民在坝上乘凉，孩子有了去处，汛期没有一户进水。",
    ]
    lines = BEFORE.split("\n")
    lines[6:8] = new
    (copies,) = against(
        document("2024.txt", lines), document("2023.txt", BEFORE.split("\n")), "outline-2021-2025"
    )
    shares = [section.share for section in copies.sections]
    assert shares[0] > 0.95
    assert shares[1] < 0.1
    assert shares[2] > 0.95


def test_the_rule_tells_each_kind_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("2024.txt").write_text("\n".join(LINES), "utf-8")
    Path("2023.txt").write_text(BEFORE, "utf-8")
    result = audit_task(Task("2024.txt", previous="2023.txt", select=("copied-report",)))
    assert isinstance(result, ReportResult)
    said = " ".join(finding.message.zh for finding in result.findings)
    assert len(result.findings) == 5
    for part in ("各部分：", "430→451", "40趟", "一字不差", "法律图书角"):
        assert part in said
    alone = audit_task(Task("2024.txt", select=("copied-report",)))
    assert isinstance(alone, ReportResult)
    assert alone.findings == ()


def test_last_year_s_report_may_have_the_same_name() -> None:
    longer = document("2023.txt", [*BEFORE.split("\n"), "附：" + NEW_WORK * 3])
    this = document("2023.txt", LINES)
    (copies,) = against(this, longer, "outline-2021-2025")
    (apart,) = against(document("2024.txt", LINES), longer, "outline-2021-2025")
    assert copies.places == apart.places
