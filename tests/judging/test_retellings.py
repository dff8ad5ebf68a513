"""What a count is called, and whether two names say the same, with a few words of a checklist."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from checker.checklist import load
from checker.judging.retold.names import Name, named, same_name

KNOWN = replace(
    load("outline-2021-2025").arithmetic,
    neutral=("各类",), described=("矛盾",), yearly=("全年",), every=("逐一",), same_acts=(("受理", "收到"), ("办结",)),
)  # fmt: skip


def name(before: str, behind: str = "") -> Name | None:
    return named(before, behind, KNOWN, ("审查",))


@pytest.mark.parametrize(
    ("before", "behind", "what", "more", "acts"),
    [
        ("受理纠纷", "", "纠纷", "", {0}),
        ("收到纠纷", "", "纠纷", "", {0}),
        ("审查合同", "", "合同", "", {3}),
        ("各类纠纷", "", "纠纷", "", set()),
        ("受理", "纠纷", "", "纠纷", {0}),
        ("纠纷受理", "", "纠纷", "", {0}),
        ("受理纠纷办结", "", "纠纷", "", {0, 1}),
        ("受理“纠纷”", "", "纠纷", "", {0}),
        ("受理矛盾纠纷", "", "纠纷", "", {0}),
        ("全年受理纠纷", "", "纠纷", "", {0}),
    ],
)
def test_what_is_counted(before: str, behind: str, what: str, more: str, acts: set[int]) -> None:
    found = name(before, behind)
    assert found is not None
    assert (found.what, found.more) == (what, more)
    assert set(found.acts) == acts


def test_words_that_alone_are_the_name_stay() -> None:
    found = name("受理办结")
    assert found is not None
    assert (found.what, set(found.acts)) == ("办结", {0})
    assert name("各类") is None
    assert name("") is None


@pytest.mark.parametrize(
    ("before", "behind", "whole", "whose", "spare", "some"),
    [
        ("纠纷", "", False, "", 0, False),
        ("", "纠纷", False, "", 0, True),
        ("受理", "纠纷", False, "", 0, False),
        ("全年", "纠纷", True, "", 0, False),
        ("共", "纠纷", True, "", 0, False),
        ("", "纠纷逐一", True, "", 0, False),
        ("司法所全年受理纠纷", "", True, "司法所", 0, False),
        ("矛盾", "矛盾纠纷", False, "", 4, True),
    ],
)
def test_how_it_is_told(before: str, behind: str, whole: bool, whose: str, spare: int, some: bool) -> None:
    found = name(before, behind)
    assert found is not None
    assert (found.whole, found.whose, found.spare, found.some) == (whole, whose, spare, some)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("受理纠纷", ""), ("收到纠纷", ""), True),
        (("受理纠纷", ""), ("办结纠纷", ""), False),
        (("受理纠纷", ""), ("受理合同", ""), False),
        (("纠纷", ""), ("纠纷", ""), False),
        (("邻里纠纷", ""), ("邻里纠纷", ""), True),
        (("矛盾纠纷", ""), ("纠纷", ""), True),
        (("受理", "纠纷"), ("受理纠纷", ""), True),
        (("", "邻里纠纷"), ("邻里纠纷", ""), False),
        (("邻里纠纷", ""), ("邻里纠纷案", ""), False),
        (("甲所全年受理纠纷", ""), ("乙所全年受理纠纷", ""), False),
        (("甲所全年受理纠纷", ""), ("全年受理纠纷", ""), True),
        (("受理纠纷办结", ""), ("受理纠纷", ""), True),
    ],
)
def test_two_names(one: tuple[str, str], other: tuple[str, str], same: bool) -> None:
    first, second = name(*one), name(*other)
    assert first is not None
    assert second is not None
    assert same_name(first, second) is same
    assert same_name(second, first) is same
