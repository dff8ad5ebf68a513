"""The statutory part of each paragraph, told by headings, openings and passages."""

from __future__ import annotations

import pytest

from checker.checklist import load
from checker.gate.audit import Task, audit_document
from checker.judging.examination import Examination
from checker.model.document import Block
from checker.model.results import ReportResult
from checker.readers.structure import parse

TITLE = "云溪镇人民政府2024年法治政府建设情况报告"
PLAN = ["三、2025年工作安排", "我镇将增配执法人员2名。"]


def exam(*lines: str) -> Examination:
    blocks = [Block(line, number) for number, line in enumerate((TITLE, *lines), 1)]
    return Examination(parse("报告.txt", blocks), load("outline-2021-2025"))


def roles(*lines: str) -> list[str]:
    return list(exam(*lines).parts.roles)[1:]


def audited(*lines: str) -> ReportResult:
    found = exam(*lines)
    task = Task("报告.txt", select=("missing-section",))
    return audit_document(found.document, found.checklist, task)


def test_headings_decide_whatever_their_order():
    assert roles(
        "一、存在的不足", "人员少。", "二、主要负责人履行第一责任人职责情况", "主持会议4次。", "三、主要举措和成效", "检查30次。"
    ) == ["shortcomings"] * 2 + ["leader"] * 2 + ["achievements"] * 2  # fmt: skip


def test_a_part_below_a_chapter_counts_unless_it_has_a_chapter_of_its_own():
    work = ["一、主要举措和成效", "（一）规范执法", "检查30次。", "（二）存在的不足", "人员少。"]
    assert roles(*work) == ["achievements"] * 3 + ["shortcomings"] * 2
    own = ["二、存在的不足和原因", "人员少，原因是编制不足。"]
    assert roles(*work, *own) == ["achievements"] * 5 + ["shortcomings"] * 2


def test_a_leader_passage_in_a_subsection_ends_with_it():
    assert roles(
        "一、主要举措和成效",
        "（一）压紧法治建设责任。镇主要负责同志带头履行推进法治建设第一责任人职责，全年主持会议4次。",
        "听取汇报3次。",
        "（二）规范执法。全年检查30次，立案3起。",
        "二、存在的不足",
        "人员少。",
    ) == ["achievements", "leader", "leader", "achievements", "shortcomings", "shortcomings"]


def test_a_leader_passage_in_a_chapter_is_one_paragraph():
    assert roles(
        "一、主要举措和成效",
        "主要负责同志带头履行推进法治建设第一责任人职责，全年主持会议4次。",
        "全年检查30次，立案3起。",
    ) == ["achievements", "leader", "achievements"]


@pytest.mark.parametrize(
    ("before", "wanted"), [(0, "shortcomings"), (12, "shortcomings"), (40, "achievements")]
)
def test_how_far_opening_words_reach(before: int, wanted: str):
    opening = "总" * before + "还有不足，主要是人员偏少。"
    assert roles("一、主要举措和成效", "全年检查30次，立案3起。", opening)[-1] == wanted


def test_a_plan_behind_shortcomings_that_only_openings_announce():
    assert roles(
        "一、主要举措和成效",
        "全年检查30次，立案3起。",
        "但还存在不足，人员偏少。",
        "下一步，我镇将增配人员。",
    ) == ["achievements", "achievements", "shortcomings", "plan"]


@pytest.mark.parametrize("mark", ["--", "——", "●", "•", "★", "■ "])
def test_items_above_the_first_heading_tell_of_work_done(mark: str):
    assert roles(f"{mark}青溪智管模式获评营商环境最佳实践", "一、主要举措", "检查30次。")[0] == "achievements"


def test_paragraphs_below_the_announcement_tell_of_work_done():
    work = (
        "2024年，全镇共办结案件30起，调解纠纷120起，受理政务服务事项4200件，开展普法宣传36场次，培训520人次。"
    )
    assert roles("现将有关情况报告如下。", work, "一、主要举措", "检查30次。")[:2] == [
        "introduction",
        "achievements",
    ]
    assert roles(work, "现将有关情况报告如下。", "一、主要举措", "检查30次。")[:2] == ["introduction"] * 2


PASSAGE = (
    "一、主要举措和成效",
    "党委书记、镇长严格落实第一责任人职责。",
    "镇长主持召开专题会议4次，听取汇报3次。",
    "二、存在的不足和原因",
    "人员偏少，原因是编制不足。",
    *PLAN,
)


def test_a_part_that_is_told_but_not_set_apart():
    result = audited(*PASSAGE)
    (finding,) = result.findings
    assert (finding.requirement, finding.severity, finding.location.line) == ("ND-3", "info", 3)
    assert "没有单列" in finding.message.zh
    assert next(r.status for r in result.requirements if r.id == "ND-3") == "weak"


@pytest.mark.parametrize("left_out", [1, 2])
def test_one_sentence_is_no_part(left_out: int):
    lines = [*PASSAGE[:left_out], *PASSAGE[left_out + 1 :]]
    (finding,) = audited(*lines).findings
    assert (finding.requirement, finding.severity) == ("ND-3", "error")


def test_what_stands_in_the_plan_is_not_told():
    moved = [PASSAGE[0], "检查30次。", *PASSAGE[3:], *PASSAGE[1:3]]
    (finding,) = audited(*moved).findings
    assert finding.severity == "error"


@pytest.mark.parametrize("mark", ["三.", "三．", "三 ", "三　", "三，", "三：", "\u200b三、", "三 、"])
def test_a_slip_in_a_number_costs_no_part(mark: str):
    lines = [*PASSAGE[:5], f"{mark}2025年工作安排", "我镇将增配执法人员2名。"]
    assert [f.requirement for f in audited(*lines).findings] == ["ND-3"]
    found = exam(*lines)
    assert (found.particulars.year, found.parts.roles[-1]) == (2024, "plan")


def test_a_table_of_contents_is_no_part():
    contents = ["目录", "一、主要举措和成效……1", "二、存在的不足和原因……3", "三、2025年工作安排……4"]
    lines = [*contents, *PASSAGE[:3], "二、2025年工作安排", "我镇将增配执法人员2名。"]
    assert {f.requirement: f.severity for f in audited(*lines).findings} == {"ND-2": "error", "ND-3": "info"}


@pytest.mark.parametrize(
    ("heading", "below"),
    [
        ("二、2025年主要工作", "抓好3件实事。"),
        ("二、推动法治建设开好局、起好步", "抓好3件实事。"),
        ("二、凝心聚力谱新篇", "2025年是关键之年，抓好3件实事。"),
        ("二、凝心聚力谱新篇", "今后，我镇将抓好3件实事。"),
        ("二、凝心聚力谱新篇", "“十五五”时期抓好3件实事。"),
    ],
)
def test_a_chapter_that_looks_ahead_is_the_plan(heading: str, below: str):
    assert roles("一、主要做法", "检查30次。", heading, below, "增配2人。")[2:] == ["plan"] * 3


@pytest.mark.parametrize(
    ("heading", "below"),
    [
        ("二、2024年主要工作", "抓好3件实事。"),
        ("二、2025年度考核工作完成情况", "抓好3件实事。"),
        ("二、凝心聚力谱新篇", "2024年，我镇将法治建设列为重点。"),
    ],
)
def test_a_chapter_on_the_year_itself_is_not(heading: str, below: str):
    assert roles("一、主要做法", "检查30次。", heading, below)[2:] == ["achievements"] * 2


def test_a_gap_that_is_closed_is_no_shortcoming():
    assert roles("一、缩小城乡差距，均衡公共服务", "检查30次。") == ["achievements"] * 2


@pytest.mark.parametrize("line", ["名词解释", "名词解释：", "（名词解释）", "注 释"])
def test_notes_behind_the_text_belong_to_no_part(line: str):
    assert roles(*PLAN, line, "1.三所联动：2023年起推行。") == ["plan"] * 2 + ["closing"] * 2
    assert roles(*PLAN, "做好名词解释", "1.三所联动。")[2:] == ["plan"] * 2


def test_work_and_shortcomings_in_one_chapter():
    found = audited("一、主要举措、成效和不足", "检查30次。", *PLAN)
    assert {r.id: r.status for r in found.requirements if r.id in ("ND-1", "ND-2")} == {
        "ND-1": "covered",
        "ND-2": "weak",
    }
    assert roles("一、主要举措、成效和不足", "检查30次。") == ["achievements"] * 2
    assert roles("一、不足与改进成效", "人员少。") == ["shortcomings"] * 2


@pytest.mark.parametrize(
    "lines",
    [
        ("一、强化组织领导，精心谋划部署", "检查30次。"),
        ("一、主要做法", "（一）统筹谋划法治建设全局", "检查30次。"),
        ("一、主要做法", "学习是当前和今后一个时期的首要任务。"),
    ],
)
def test_words_of_planning_that_announce_no_plan(lines: tuple[str, ...]):
    assert roles(*lines) == ["achievements"] * len(lines)


def test_a_look_ahead_within_a_subsection_is_its_paragraph():
    assert roles("一、主要做法", "（一）学习", "下一步，我镇将掀起热潮。", "（二）执法", "检查30次。") == [
        "achievements", "achievements", "plan", "achievements", "achievements",
    ]  # fmt: skip
    assert (
        roles("一、主要做法", "（一）学习", "学法4次。", "（二）执法", "下一步，我镇将增配2人。")[-1]
        == "plan"
    )


def test_lines_of_the_page_above_the_text_belong_to_no_part():
    lines = (
        "首页 > 政务公开 > 法治政府建设年度报告",
        TITLE,
        "2024年，我镇检查30次。",
        "一、主要做法",
        "检查30次。",
    )
    blocks = [Block(line, number) for number, line in enumerate(lines, 1)]
    found = Examination(parse("报告.txt", blocks), load("outline-2021-2025"))
    assert list(found.parts.roles) == ["closing"] * 2 + ["introduction"] + ["achievements"] * 2


def test_shortcomings_and_plan_in_one_chapter():
    work = ["一、主要举措和成效", "检查30次。"]
    chapter = ["二、存在的不足和下一步安排", "（一）人员少", "原因是编制紧。"]
    assert roles(*work, *chapter, "针对上述问题，2025年增配2人。")[2:] == ["shortcomings"] * 3 + ["plan"]
    assert exam(*work, *chapter).parts.passing == {"plan": 3}


@pytest.mark.parametrize("heading", ["困难和短板", "问题剖析", "需要正视的问题", "教训与反思", "原因分析"])
def test_other_words_for_shortcomings(heading: str):
    assert roles("一、主要举措和成效", "检查30次。", f"二、{heading}", "人员少。")[2:] == ["shortcomings"] * 2


@pytest.mark.parametrize("heading", ["改进措施", "接下来的工作", "存在问题整改及下一年工作计划"])
def test_other_words_for_the_plan(heading: str):
    assert roles("一、主要举措和成效", "检查30次。", f"二、{heading}", "增配2人。")[2:] == ["plan"] * 2


@pytest.mark.parametrize(
    "item",
    [
        "（一）办好案卷互评，请企业代表来挑毛病。",
        "（二）书记、镇长履行第一责任人职责，每季度听一次汇报。",
    ],
)  # fmt: skip
def test_an_item_of_the_plan_that_is_a_sentence_opens_no_part(item: str):
    lines = ("一、主要举措和成效", "全年检查36家次。", "二、2025年工作安排", item, "（三）增配执法人员2名。")
    assert roles(*lines)[3:] == ["plan"] * 2


def test_a_heading_below_the_plan_opens_a_part():
    lines = (
        "一、主要举措和成效",
        "全年检查36家次。",
        "二、下一步工作安排",
        "（一）存在的不足",
        "执法人手少。",
    )
    assert roles(*lines)[3:] == ["shortcomings"] * 2


def test_a_chapter_whose_last_sentence_is_made_of_marks_alone() -> None:
    found = exam("一、主要举措和成效", "全年检查36家次。", "三、其他", "”")
    assert len(found.parts.roles) == len(found.document.paragraphs)
