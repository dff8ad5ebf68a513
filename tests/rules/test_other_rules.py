"""Rules of coverage, form and consistency that have few cases each."""

import pytest

from .cases import TOWN, WORK, findings, in_work, problems

LEADER = "二、党政主要负责人履行推进法治建设第一责任人职责情况"
SHORT = "三、存在的不足和原因"
DUTY = "镇党委书记带头学法，亲自部署重要工作，支持法院依法审理案件，把法治要求落到实处。"


def test_section_without_figures() -> None:
    rule = "section-without-figures"
    bare = DUTY * 5 + "认真履职。" * 1
    assert len(bare) >= 200
    assert problems(rule, TOWN, WORK, "检查36次。", LEADER, bare) == [(4, 1, "warning")]
    assert problems(rule, TOWN, WORK, "检查36次。", LEADER, DUTY * 4) == []
    assert problems(rule, TOWN, WORK, "检查36次。", LEADER, bare + "主持会议4次。") == []
    just = (DUTY * 6)[:199] + "。"
    assert problems(rule, TOWN, WORK, "检查36次。", LEADER, just) == [(4, 1, "warning")]
    assert problems(rule, TOWN, WORK, "检查36次。", LEADER, (DUTY * 6)[:198] + "。") == []


@pytest.mark.parametrize(
    ("claimed", "denied", "alarms"),
    [
        ("全镇16名执法人员全部持证上岗。", "执法证持有率还有待提高，原因是人员流动大。", 1),
        ("全镇16名执法人员中12名持证上岗。", "执法证持有率还有待提高，原因是人员流动大。", 0),
        ("合同全部经司法所合法性审查，共136件。", "合法性审查不严，原因是人手少。", 1),
        ("合同经司法所审查136件。", "合法性审查不严，原因是人手少。", 0),
        ("培训覆盖86人。", "培训次数不足，原因是经费少。", 0),
    ],
)
def test_contradiction(claimed: str, denied: str, alarms: int) -> None:
    assert len(problems("contradiction", TOWN, WORK, claimed, SHORT, denied)) == alarms


def test_empty_section() -> None:
    rule, below = "empty-section", "全年检查36家次，立案3起，罚款1.2万元。"
    assert in_work(rule, "（一）规范执法", "（二）化解矛盾", below) == [(3, 1, "warning")]
    assert in_work(rule, "（一）规范执法", "检查36次。", "（二）化解矛盾", below) == [(3, 1, "info")]
    assert in_work(rule, "（一）规范执法", "全年检查企业三十六家，立案三起。", "（二）化解矛盾", below) == []
    assert in_work(rule, "（一）规范执法。全年检查36家次，立案3起。") == []


def test_weak_topic_by_what_applies() -> None:
    lines = (TOWN, WORK, "检查36次。", "二、2024年工作安排", "修订应急预案，开展应急演练。")
    found = [f for f in findings("weak-topic", *lines) if f.requirement == "GY-17"]
    assert [f.severity.value for f in found] == ["warning"]


def test_missing_section() -> None:
    assert [line for line, _, _ in problems("missing-section", TOWN, WORK, "检查36次。")] == [1, 1, 1]
    assert {severity for _, _, severity in problems("missing-section", TOWN, WORK, "检查36次。")} == {"error"}
