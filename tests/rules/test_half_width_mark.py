import pytest

from .cases import findings, in_work

RULE = "half-width-mark"


@pytest.mark.parametrize(
    ("line", "column"),
    {
        "宣讲多场,群众参与。": 5,
        "宣讲多场;群众参与。": 5,
        "宣讲多场:群众参与。": 5,
        "群众参与!": 5,
        "群众参与?": 5,
        "宣讲34场,发放多份。": 6,
        "发放多份,34场。": 5,
        "宣讲34,群众参与。": 5,
        "群众参与(含线上)。": 5,
        "群众参与(含线上）。": 5,
    }.items(),
)
def test_half_width(line: str, column: int) -> None:
    assert in_work(RULE, line) == [(3, column, "info")]


@pytest.mark.parametrize(
    "line",
    [
        "宣讲多场，群众参与；发放多份（含线上）。",
        "发放资料6,200份。",
        "比分3:2，时间8:30。",
        "网站是www.example.cn/a?b=1。",
        "使用APP(v2.0)办理。",
        "学习《Law, Order》一次。",
    ],
)
def test_figures_and_foreign_text(line: str) -> None:
    assert in_work(RULE, line) == []


def test_one_finding_a_report_with_all_its_mends() -> None:
    [found] = findings(
        RULE, "云溪镇2023年度法治政府建设情况报告", "一、主要举措和成效", "宣讲,参与(线上)。", "宣讲;参与。"
    )
    assert found.message.zh == "中文里有 4 处半角标点"
    assert [fix.text for fix in found.fixes] == ["，", "（", "）", "；"]
