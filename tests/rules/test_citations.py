"""What a citation says of the time of its document: plans that are over, earlier versions, names without title marks."""

import pytest

from .cases import WORK, findings

RULE = "superseded-reference"
TITLE = "云溪镇人民政府2024年度法治政府建设情况报告"


def told(line: str, title: str = TITLE) -> list[str]:
    return [finding.message.zh for finding in findings(RULE, title, WORK, line)]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("按照《云溪县法治政府建设实施方案（2016—2020年）》分工落实。", "到2020年为止"),
        ("贯彻《乡村振兴战略规划（2018—2022年）》。", "到2022年为止"),
        ("依据2017年修正的《行政处罚法》立案43件。", "2017年的文本2021年7月15日起不再适用"),
        ("依据《中华人民共和国行政处罚法（2017年修正）》立案43件。", "2017年的文本"),
        ("执行《行政复议法》（2017年修正本）。", "现行的是2023年修订的"),
        ("对照2007年公布的《政府信息公开条例》自查。", "2007年的文本"),
        ("依据物权法把公摊讲清楚。", "现行的是《中华人民共和国民法典》"),
        ("按照环境噪声污染防治法劝导。", "现行的是《噪声污染防治法》"),
        ("对照《外商投资产业指导目录》放宽准入。", "现行的是《鼓励外商投资产业目录》"),
        ("学习“十三五”规划。", "已经结束"),
    ],
)
def test_of_another_time(line: str, message: str) -> None:
    (said,) = told(line)
    assert message in said


@pytest.mark.parametrize(
    "line",
    [
        "按照《法治社会建设实施纲要（2020—2025年）》分工落实。",
        "对《乡村振兴战略规划（2018—2022年）》开展评估。",
        "档案柜里还留着《云溪县法治政府建设实施方案（2016—2020年）》。",
        "依据2021年修订的《行政处罚法》立案43件。",
        "讲清2017年修正的《行政复议法》与新法的区别。",
        "2017年以来，依据《行政处罚法》立案430件。",
        "依据合同法律关系审查协议。",
        "依据劳动合同法调处欠薪。",
        "《信访条例》实施以来的老档案归了档。",
    ],
)
def test_in_time_or_history(line: str) -> None:
    assert told(line) == []


def test_the_year_in_which_a_version_changed() -> None:
    line = "依据2017年修正的《行政处罚法》立案43件。"
    assert told(line, TITLE.replace("2024", "2021")) == []
    assert len(told(line, TITLE.replace("2024", "2022"))) == 1
