"""Years that cannot be meant: in the opening, in the work, in what the plan sets."""

import pytest

from .cases import PLAN, SHORTCOMINGS, TOWN, WORK, findings

RULE = "wrong-year"


def told(*lines: str) -> list[str]:
    return [finding.excerpt for finding in findings(RULE, TOWN, *lines)]


@pytest.mark.parametrize(
    "line",
    [
        "2022年，云溪镇按照《法治政府建设实施纲要（2021—2025年）》，把法治建设往实处做。",
        "2022年以来，云溪镇把法治建设往实处做。",
        "按照《关于报送2022年度法治政府建设情况的通知》要求，现将情况报告如下。",
        "下面把2022年的情况说一说。",
        "2022年是“八五”普法的关键之年。",
    ],
)
def test_in_the_opening(line: str) -> None:
    assert told(line, WORK, "调解矛盾纠纷164起。") == ["2022年"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("今年（2022年）是“八五”普法的关键之年。", "2022年"),
        ("调解量比上年（2021年）增加12件。", "2021年"),
        ("与2023年相比，调解量增加12件。", "2023年"),
        ("对照2022年法治政府建设工作要点，任务逐项落到人头。", "2022年"),
        ("编制2022年度重大行政决策事项目录并向社会公布。", "2022年"),
        ("2022年第三季度，组织执法人员轮训一遍。", "2022年"),
        ("2022年9月12日，镇党委专题研究执法队经费。", "2022年"),
        ("2022年审核合同、规范性文件、会议议题51件。", "2022年"),
        ("2022年没有人把镇政府告上法庭。", "2022年"),
        ("入企亮证率100%，2022年涉企检查612家次，比上年减少41%。", "2022年"),
        ("我镇2022年未发生行政诉讼案件。", "2022年"),
    ],
)
def test_in_the_work(line: str, said: str) -> None:
    assert told(WORK, line) == [said]


@pytest.mark.parametrize(
    "line",
    [
        "今年（2023年）是“八五”普法的关键之年。",
        "调解量比上年（2022年）增加12件。",
        "与2022年相比，调解量增加12件。",
        "落实2022年督察反馈问题清单，整改4项。",
        "2022年立案、今年办结的有3件。",
        "2022年审核的合同今年都到期了。",
        "2022年成立的调解中心接了31件。",
        "2022年12月，我镇获评示范乡镇。",
        "公开2022年度决算。",
    ],
)
def test_history(line: str) -> None:
    assert told(WORK, line) == []


def test_in_the_shortcomings() -> None:
    assert told(SHORTCOMINGS, "2022年法治工作虽有进步，但差距仍然明显。") == ["2022年"]
    assert told(SHORTCOMINGS, "从2022年的情况看，执法力量仍然不足。") == ["2022年"]
    assert told(SHORTCOMINGS, "2022年督察指出的问题还有一项没有改完。") == []


@pytest.mark.parametrize(
    "line",
    [
        "一是做好2023年法治政府建设各项工作。",
        "到2023年底，法律明白人达到每村5名。",
        "在2023年重点抓好执法监督。",
        "制定2023年普法工作要点。",
        "2023年3月启动法治体检。",
        "法律顾问2023年要走遍所有村居。",
        "2023年工作重点是补齐执法短板。",
    ],
)
def test_set_for_the_year_that_is_over(line: str) -> None:
    assert told(PLAN, line) == ["2023年"]


@pytest.mark.parametrize(
    "line",
    [
        "总结2023年普法经验。",
        "做好2023年法治政府建设年度报告的公开。",
        "对2023年反馈的问题逐项销号。",
        "2023年没有办完的3项任务继续办。",
        "2023年签下的协议逐条兑现。",
        "在2023年的基础上再增加两个点。",
        "到2023年底，已有5个村建了站，再建3个。",
        "落实2023—2025年三年行动。",
    ],
)
def test_what_the_year_that_is_over_left(line: str) -> None:
    assert told(PLAN, line) == []
