"""Which verdicts accept a finding, and what becomes of two that differ."""

from __future__ import annotations

from datetime import date

import pytest

from checker.review.verdicts import Verdict, disagreements, merge


def said(verdict: str, by: str = "甲", day: int = 1, remark: str = "") -> Verdict:
    return Verdict(
        fingerprint="f" * 16, rule="wrong-year", path="报告.txt", verdict=verdict,  # type: ignore[arg-type]
        by=by, day=date(2024, 1, day), remark=remark,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("verdict", "waives"), {"属实": False, "误报": True, "已整改": False, "不适用": True}.items()
)
def test_what_waives(verdict: str, waives: bool) -> None:
    assert bool(said(verdict).waiver()) is waives


def test_the_remark_is_the_reason_and_the_verdict_where_there_is_none() -> None:
    with_remark, without = said("误报", remark="引用的是旧文件").waiver(), said("不适用").waiver()
    assert with_remark
    assert with_remark.reason == "引用的是旧文件"
    assert without
    assert without.reason == "不适用"


def test_another_reviewers_other_verdict_is_a_disagreement() -> None:
    assert disagreements([said("属实")], [said("误报", by="乙", day=2)])
    assert not disagreements([said("属实")], [said("属实", by="乙", day=2)])
    assert not disagreements([said("属实")], [said("误报", day=2)])  # changed their own mind
    assert disagreements([said("属实", day=2)], [said("误报", day=1)])  # an older copy


@pytest.mark.parametrize(("prefer", "holds"), {"ours": "属实", "theirs": "误报", "newest": "误报"}.items())
def test_whose_verdict_holds(prefer: str, holds: str) -> None:
    merged, added = merge([said("属实")], [said("误报", by="乙", day=2)], prefer)
    assert merged[-1].verdict == holds
    assert added == 1
