"""Paragraphs of one report that say the same."""

import pytest

from checker.judging.repetition import find_repeats
from checker.model.document import Block
from checker.readers.structure import parse

SAID = "司法所每逢圩日在集市摆桌替人写状子看合同算赔偿"
NEAR = SAID.replace("圩日", "周末")
FAR = NEAR.replace("摆桌", "坐班").replace("状子", "诉状")
OTHER = "便民中心把低保残补老龄三类申请合在一张表上由村干部上门"


def repeats(
    *lines: str, formulas: tuple[str, ...] = (), threshold: float = 0.6, least: int = 10
) -> list[tuple[int, int]]:
    document = parse("x.txt", [Block(line, number) for number, line in enumerate(lines, 1)])
    found = find_repeats(document.text, document.paragraphs, formulas, threshold, least)
    return [(repeat.earlier.index, repeat.later.index) for repeat in found]


@pytest.mark.parametrize(
    ("lines", "pairs"),
    [
        ((SAID, OTHER), []),
        ((SAID, OTHER, SAID), [(0, 2)]),
        ((SAID, NEAR, SAID), [(0, 1), (0, 2)]),
        ((SAID, SAID, SAID), [(0, 1), (0, 2)]),
        ((NEAR, SAID, SAID), [(0, 1), (0, 2)]),
    ],
    ids=["none", "one", "the most alike", "the first of equals", "a copy of what it is known to repeat"],
)
def test_which_repeats_which(lines: tuple[str, ...], pairs: list[tuple[int, int]]) -> None:
    assert repeats(*lines) == pairs


def test_of_two_that_are_no_copies_the_more_alike_one_counts() -> None:
    assert repeats(FAR, SAID, NEAR, threshold=0.82) == [(1, 2)]
    assert repeats(SAID, FAR, NEAR, threshold=0.82) == [(0, 2)]


def test_from_what_likeness_on() -> None:
    one, other = "甲乙丙丁戊己庚辛壬癸", "甲乙丙丁戊己庚辛子丑"
    assert repeats(one, other, threshold=0.8) == [(0, 1)]
    assert repeats(one, other, threshold=0.81) == []


@pytest.mark.parametrize(("least", "compared"), [(10, True), (11, False)])
def test_how_long_a_paragraph_is(least: int, compared: bool) -> None:
    assert bool(repeats("甲乙丙丁戊己庚辛壬癸", "甲乙丙丁戊己庚辛壬癸", least=least)) is compared


@pytest.mark.parametrize(("formula", "compared"), [("辛壬癸", True), ("庚辛壬癸", False)])
def test_how_much_is_left_without_formulas(formula: str, compared: bool) -> None:
    line = "甲乙丙丁戊己庚辛壬癸"
    assert bool(repeats(line, line, formulas=(formula,))) is compared
