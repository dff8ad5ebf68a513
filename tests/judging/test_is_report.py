"""One sign of a report is enough; what has none is no report."""

from __future__ import annotations

import msgspec
import pytest

from checker.checklist import load
from checker.judging.examination import Examination
from checker.model.document import Block
from checker.readers.structure import parse


@pytest.mark.parametrize(
    ("lines", "report"),
    [
        (("2023年法治政府建设情况报告", "全年无重大事项。"), True),
        (("云岭镇人民政府", "有关情况另附。"), True),
        (("材料", "一、主要做法", "坚持集体讨论。"), True),
        (("采购清单", "复印纸十箱，墨盒两只。"), False),
    ],
    ids=["title", "office", "numbers", "none"],
)
def test_signs(lines: tuple[str, ...], report: bool) -> None:
    document = parse("报告.txt", [Block(line, number) for number, line in enumerate(lines, 1)])
    assert Examination(document, load("outline-2021-2025")).is_report is report


@pytest.mark.parametrize(
    ("unnamed", "report"),
    [(("report_titles",), False), (("part",), False), (("report_titles", "part"), True)],
    ids=["no titles", "no parts", "neither"],
)
def test_a_checklist_that_names_no_signs_takes_all(unnamed: tuple[str, ...], report: bool) -> None:
    checklist = msgspec.structs.replace(load("outline-2021-2025"), **dict.fromkeys(unnamed, ()))
    blocks = [Block("采购清单", 1), Block("复印纸十箱，墨盒两只。", 2)]
    assert Examination(parse("清单.txt", blocks), checklist).is_report is report
