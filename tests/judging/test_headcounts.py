"""How a text tells the size of a team."""

from __future__ import annotations

import pytest

from checker.checklist import load
from checker.judging.retold.headcounts import _Sizes

(GROUP,) = (group for group in load("outline-2021-2025").headcount if "执法队" in group.bodies)
SIZES = _Sizes.of(GROUP)
STANDING = GROUP.standing[0]


@pytest.mark.parametrize(
    ("clause", "besides"),
    [
        (f"执法队编制7人、{STANDING}", True),
        (f"执法队{STANDING}", False),
        ("执法队编制7人、借用", False),
        (f"执法队7人、编制{STANDING}", False),
        ("执法队7人、编制", False),
    ],
)
def test_a_size_beside_a_figure_of_something_else(clause: str, besides: bool) -> None:
    assert SIZES.besides(clause, ("编制",)) is besides
