"""Whether a level must answer a requirement."""

import pytest
from msgspec.structs import replace

from checker.checklist import load
from checker.checklist.model import LEVELS, Level
from checker.judging.coverage import applicability
from checker.model.vocabulary import Applies

ANY = load("outline-2021-2025").requirement[0]
HALF = len(LEVELS) // 2


@pytest.mark.parametrize(
    ("asked", "must"), [(0, False), (HALF, False), (HALF + 1, True), (len(LEVELS), True)]
)
def test_of_an_unknown_level_is_asked_what_most_are_asked(asked: int, must: bool) -> None:
    some = replace(ANY, applies=dict.fromkeys(LEVELS[:asked], Applies.REQUIRED))
    assert applicability(some, None, staff=False) == (Applies.REQUIRED if must else Applies.CONDITIONAL)


@pytest.mark.parametrize(
    ("level", "staff", "applies"),
    [
        ("town", False, Applies.REQUIRED),
        ("county", False, Applies.CONDITIONAL),
        ("department", False, Applies.NO),
        ("department", True, Applies.REQUIRED),
    ],
)
def test_what_the_checklist_says_of_a_level(level: Level, staff: bool, applies: Applies) -> None:
    said = {"town": Applies.REQUIRED, "department": Applies.NO, "department_staff": Applies.REQUIRED}
    assert applicability(replace(ANY, applies=said), level, staff) == applies
