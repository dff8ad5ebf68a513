"""Faults beyond those in the manuals: every one must be found, at its line and nowhere else."""

import pytest

from checker.checklist import load
from checker.gate.audit import Task, audit_document
from checker.model.document import Block
from checker.readers.structure import parse

TOWN = ["柳湾镇人民政府2023年度法治政府建设情况报告", "一、主要举措和成效"]
BUREAU = ["柳湾县教育局2023年度法治政府建设情况报告", "一、主要举措和成效"]
FOUND = {
    "截至 another year": ("wrong-year", [*TOWN, "截至2022年12月底，整改问题12个。"], [3]),
    "another bureau's name": ("issuer-name", [*BUREAU, "柳湾县教体局党组书记主持会议3次。"], [3]),
    "not the bureau but its system": ("issuer-name", [*BUREAU, "修订柳湾县教育系统应急预案3个。"], []),
    "another town acts": ("issuer-name", [*TOWN, "柳弯镇人民政府党组成员年底述法。"], [3]),
    "another town is met": ("issuer-name", [*TOWN, "年底同柳弯镇人民政府签订协议。"], []),
    "an answer in its place": (
        "unanswered-shortcoming",
        [
            *TOWN,
            "全年检查36家次。",
            "二、存在的不足和原因",
            "（一）取证粗糙。执法取证照片模糊，原因是设备陈旧。",
            "（二）中队松散。派驻人员一年一换，原因是人事关系不在镇里。",
            "三、2024年工作安排",
            "（一）规范取证。更新执法取证设备，照片当日归档。",
            "（二）给中队定心。商请县里把派驻期限延到三年。",
        ],
        [],
    ),
    "something else in its place": (
        "unanswered-shortcoming",
        [
            *TOWN,
            "全年检查36家次。",
            "二、存在的不足和原因",
            "（一）取证粗糙。执法取证照片模糊，原因是设备陈旧。",
            "（二）中队松散。派驻人员一年一换，原因是人事关系不在镇里。",
            "三、2024年工作安排",
            "（一）规范取证。更新执法取证设备，照片当日归档。",
            "（二）办好讲堂。请律师每季度讲课。",
        ],
        [6],
    ),
}


@pytest.mark.parametrize("name", FOUND)
def test_found(name: str) -> None:
    rule, lines, wanted = FOUND[name]
    document = parse("报告.txt", [Block(text, number) for number, text in enumerate(lines, 1)])
    result = audit_document(document, load("outline-2021-2025"), Task("报告.txt", select=(rule,)))
    assert [finding.location.line for finding in result.findings] == wanted
