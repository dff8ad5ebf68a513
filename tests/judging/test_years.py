"""Years that sentences name: of work that they tell, of tasks that they set."""

from __future__ import annotations

import pytest

from checker.checklist import load
from checker.judging.examination import Examination
from checker.judging.plan_years import tasks
from checker.judging.years import CLAUSE, is_task, of_then, past_work, tells
from checker.model.document import Block, Sentence
from checker.readers.structure import parse

CHECKLIST = load("outline-2021-2025")
HEAD = ("云坪镇人民政府2024年法治政府建设情况报告", "一、主要举措和成效")


def examined(line: str, *above: str) -> tuple[Examination, Sentence]:
    lines = (*(above or HEAD), line)
    exam = Examination(parse("x.txt", [Block(text, at) for at, text in enumerate(lines, 1)]), CHECKLIST)
    return exam, exam.document.paragraphs[len(lines) - 1].sentences[0]


def told(line: str, *above: str) -> bool:
    """Whether the first clause that opens with a year tells of work of that year."""
    exam, sentence = examined(line, *above)
    clause = CLAUSE.search(exam.text(sentence))
    assert clause
    return tells(exam, sentence, clause)


@pytest.mark.parametrize(
    ("line", "tells_work"),
    [
        ("2022年，检查36次。", True),
        ("2022年度，检查36次。", True),
        ("一是2022年，检查36次。", True),
        ("检查36次，2022年，走访20户。", False),
        ("2022年。检查36次。", False),
        ("2022年全镇检查36次。", True),
        ("2022年全镇立案的案件，办结4件。", False),
        ("2022年全镇立案的案件4件，办结2件。", True),
        ("走访，2022年全镇立案的案件4件，办结2件。", False),
        ("2022年全镇各村各站所各个单位开展活动结案的。", True),
        ("2022年全镇各村各站所各单位开展活动的案件。", False),
        ("2022年检查36次。", True),
        (f"2022年检查{'甲' * 14}36次。", True),
        ("2022年的案件36件。", False),
        ("2022年立案的案件36件。", False),
        ("2022年收到36件。", True),
        ("2022年以来检查36次。", False),
        ("2022年底检查36次。", False),
        ("2022年为36件。", False),
        ("2022年3月检查36次。", False),
        ("截至2022年底，检查36次。", True),
        ("截至2022年12月底，检查36次。", True),
        ("截至2022年底的案件36件。", False),
        ("检查36次，截至2022年底，走访20户。", False),
    ],
)
def test_whether_a_clause_tells_of_the_year_that_it_opens_with(line: str, tells_work: bool) -> None:
    assert told(line) is tells_work


def test_in_the_opening_and_among_shortcomings_only_whole_clauses_tell() -> None:
    assert not told("2022年检查36次，原因是人少。", *HEAD, "检查30次。", "二、存在的不足")
    assert told("2022年全镇检查36次，原因是人少。", *HEAD, "检查30次。", "二、存在的不足")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("执法大队2023年检查36次。", True),
        ("执法大队2022年检查36次。", True),
        ("执法大队2021年检查36次。", False),
        ("执法大队2024年检查36次。", False),
        ("执法同学2023年检查36次。", False),
        ("与执法大队2023年检查36次。", False),
        ("执法大队2023年检查多次。", False),
        (f"执法大队2023年检查{'甲' * 14}36次。", True),
        (f"执法大队2023年检查{'甲' * 15}36次。", False),
        ("执法大队2023年立案的36件。", False),
        ("执法大队2023年以来检查36次。", False),
        ("2023年1—12月，检查36次。", True),
        ("2022年1月至12月，检查36次。", True),
        ("2021年1—12月，检查36次。", False),
        ("2024年1—12月，检查36次。", False),
        ("2023年1—11月，检查36次。", True),
        ("2023年1—10月，检查36次。", False),
        ("2023年3月举办活动15场。", True),
        ("2022年3月举办活动15场。", False),
        ("2023年3月举办的活动15场。", False),
        ("2023年3月检查15次。", False),
        ("制定《云坪镇2023年普法工作要点》。", True),
        ("制定《云坪镇2022年普法工作计划》。", True),
        ("制定《云坪镇2021年普法工作要点》。", False),
        ("制定《云坪镇2024年普法工作要点》。", False),
        ("制定《云坪镇2023年普法工作总结》。", False),
        ("学习《云坪镇2023年普法工作要点》。", False),
    ],
)
def test_work_of_the_years_before(line: str, found: bool) -> None:
    exam, sentence = examined(line)
    assert bool(past_work(exam, sentence, 2024)) is found


@pytest.mark.parametrize(
    ("line", "task"),
    [
        ("2025年建成中心。", True),
        ("2025年将建成中心。", True),
        ("2025年整改问题。", False),
        ("2025年将整改问题。", False),
        ("2025年，将建成中心。", True),
        ("2025年，建成中心。", False),
        ("2025年底建成中心。", False),
        ("2025年底将建成中心。", True),
        ("2025年建成中心，取得成绩。", False),
        ("2025年建成中心，反馈结果。", False),
        ("2025年建成中心，将反馈结果。", True),
    ],
)
def test_what_is_to_be_done(line: str, task: bool) -> None:
    exam, _ = examined(line)
    clause = CLAUSE.search(line)
    assert clause
    assert is_task(exam, line, clause) is task


@pytest.mark.parametrize(
    ("rest", "so"), [("的方案", True), ("印发的方案", True), ("各小区的时间", False), ("检查36次", False)]
)
def test_what_is_of_then(rest: str, so: bool) -> None:
    assert of_then(rest) is so


def test_the_year_of_a_task() -> None:
    found = tasks(("推动", "完善")).search("推动2025年工作再上新台阶，检查36次。")
    assert found
    assert (found["year"], found["rest"]) == ("2025", "工作再上新台阶")
