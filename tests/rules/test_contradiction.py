import pytest

from .cases import TOWN, WORK, findings, in_work, problems

RULE = "contradiction"
SHORT = "二、存在的不足和原因"
CLAIMED = "全镇16名执法人员全部持证上岗。"
DENIED = "执法证持有率还有待提高，原因是人员流动大。"


@pytest.mark.parametrize(
    ("claimed", "denied", "column"),
    [
        (CLAIMED, DENIED, 1),
        ("执法人员持证率100%。", "持证上岗人员不足。", 1),
        ("负责人出庭应诉率100%。", "负责人出庭率不高。", 4),
        ("执法现场全部使用记录仪。", "记录仪配备不足。", 1),
        ("干部参训率100%。", "干部培训次数较少。", 3),
        ("政务信息全部及时公开。", "公开不够及时。", 1),
        ("合同全部经司法所合法性审查，共136件。", "合法性审查不严，原因是人手少。", 1),
    ],
)
def test_denied_among_the_shortcomings(claimed: str, denied: str, column: int) -> None:
    assert in_work(RULE, claimed, SHORT, denied) == [(5, column, "warning")]


def test_claimed_of_the_leaders_and_where() -> None:
    leader = "二、党政主要负责人履行推进法治建设第一责任人职责情况"
    lines = (TOWN, WORK, "检查36次。", leader, CLAIMED, "三、存在的不足和原因", DENIED)
    assert problems(RULE, *lines) == [(7, 1, "warning")]
    assert [r.location.line for r in findings(RULE, *lines)[0].related] == [5]


def test_one_finding_a_subject() -> None:
    assert in_work(RULE, CLAIMED, CLAIMED, SHORT, DENIED, DENIED) == [(6, 1, "warning")]


@pytest.mark.parametrize(
    "lines",
    [
        ("全镇16名执法人员中12名持证上岗。", SHORT, DENIED),
        ("合同经司法所审查136件。", SHORT, "合法性审查不严，原因是人手少。"),
        (CLAIMED, SHORT, "培训次数不足，原因是经费少。"),
        ("培训覆盖86人。", SHORT, "培训次数不足，原因是经费少。"),
        (CLAIMED, DENIED),
        ("检查36次。", SHORT, DENIED, "三、2024年工作安排", "2024年执法人员全部持证上岗。"),
    ],
    ids=["some", "no claim", "another subject", "counted", "no shortcomings", "planned"],
)
def test_near_misses(lines: tuple[str, ...]) -> None:
    assert in_work(RULE, *lines) == []
