import pytest

from .cases import in_work

ANNEX = "附件1：行政处罚案件统计表"


@pytest.mark.parametrize(
    ("line", "column"),
    {
        "办理案件36件，详见附件2。": 9,
        "办理案件36件（见附件2）。": 9,
        "办理案件36件，见附表3。": 9,
        "办理案件36件，参见附件二。": 9,
        "办理案件36件，详见附件 2。": 9,
    }.items(),
)
def test_not_there(line: str, column: int) -> None:
    assert in_work("dangling-attachment", line, ANNEX) == [(3, column, "warning")]


def test_none_at_all() -> None:
    assert in_work("dangling-attachment", "办理案件36件，名单见附件。") == [(3, 11, "warning")]


def test_the_same_annex_is_told_once() -> None:
    assert len(in_work("dangling-attachment", "见附件2。再见附件2。又见附件3。", ANNEX)) == 2


@pytest.mark.parametrize(
    "lines",
    [
        ("办理案件36件，详见附件1。", ANNEX),
        ("办理案件36件，名单见附件。", ANNEX),
        ("办理案件36件，详见附件2。", "附件：1.处罚案件统计表", "2.调解案件统计表"),
        ("办理案件36件，详见附件二。", "附件2", "调解案件统计表"),
        ("办理案件36件，详见附表1。", "附表1 处罚案件统计"),
        ("收到通知附件3所列任务12项，全部完成。",),
        ("按《工作方案（见附件5）》完成任务12项。",),
        ("意见附件3份已收悉，办结36件。",),
        ("收到附件齐全的申请36件。",),
        ("办理案件36件，详见表3。", "表3 处罚案件统计"),
        ("办理案件36件，见表3。", "表 3：处罚案件统计"),
        ("议题36项，见表决结果。",),
    ],
)
def test_there_or_not_ours(lines: tuple[str, ...]) -> None:
    assert in_work("dangling-attachment", *lines) == []


@pytest.mark.parametrize("line", ["办理案件36件，详见表3。", "办理案件36件，见图2。"])
def test_a_table_that_is_not_there(line: str) -> None:
    assert in_work("dangling-attachment", line, "表1 调解案件统计") == [(3, 9, "warning")]
