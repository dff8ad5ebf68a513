"""What makes two findings the same, and what an option accepts."""

from __future__ import annotations

import pytest

from checker.model.findings import Option, Severity, Wording, fingerprint

ONE = fingerprint("missing-topic", "GY-17", "云溪镇报告")


@pytest.mark.parametrize(
    "other",
    [
        ("missing-section", "GY-17", "云溪镇报告"),
        ("missing-topic", "GY-18", "云溪镇报告"),
        ("missing-topic", None, "云溪镇报告"),
        ("missing-topic", "GY-17", "石桥镇报告"),
        ("missing-topic", "GY-17", "云溪镇", "报告"),
    ],
)
def test_rule_requirement_and_texts_make_a_fingerprint(other: tuple[str, str | None, str]) -> None:
    assert fingerprint(*other) != ONE


@pytest.mark.parametrize("text", ["云 溪 镇 报告", "云溪镇\n报告", "云溪镇　报告"])
def test_blanks_and_line_ends_make_no_other_fingerprint(text: str) -> None:
    assert fingerprint("missing-topic", "GY-17", text) == ONE


def test_a_fingerprint_never_changes() -> None:
    """Waivers and baselines of every user hold it: this value is part of the public contract."""
    assert ONE == "32e9b1560ffc311a"


def test_the_worst_severity_ranks_first() -> None:
    assert sorted(Severity, key=lambda s: s.rank) == [Severity.ERROR, Severity.WARNING, Severity.INFO]


WORDS = Option((), Wording("词", "words"))
SHARE = Option(0.5, Wording("份额", "share"), 0, 1)
LENGTH = Option(30, Wording("长度", "length"), 8, 1000)


@pytest.mark.parametrize(
    ("option", "value"),
    [(SHARE, 0), (SHARE, 1), (SHARE, 0.25), (LENGTH, 8), (LENGTH, 1000), (WORDS, ["水质"]), (WORDS, ())],
)
def test_values_that_can_be_used(option: Option, value: object) -> None:
    assert option.fault(value) == ""


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        (SHARE, -0.01, "0 到 1"),
        (SHARE, 1.01, "0 到 1"),
        (SHARE, "0.5", "应为数"),
        (SHARE, True, "应为数"),
        (LENGTH, 7, "8 到 1000"),
        (LENGTH, 1001, "8 到 1000"),
        (LENGTH, 30.0, "应为整数"),
        (WORDS, "水质", "一列文字"),
        (WORDS, [1], "一列文字"),
    ],
)
def test_values_that_cannot(option: Option, value: object, said: str) -> None:
    assert said in option.fault(value)
