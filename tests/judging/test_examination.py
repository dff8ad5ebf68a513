"""What rules ask of a report, beside its topics."""

from __future__ import annotations

import pytest

from checker.checklist import load
from checker.judging.examination import Examination
from checker.model.document import Block
from checker.readers.structure import parse


@pytest.mark.parametrize("length", [10, 60, 61, 300])
def test_a_long_excerpt_is_cut_in_its_middle(length: int) -> None:
    text = "".join(chr(0x4E00 + n) for n in range(length))
    exam = Examination(parse("报告.txt", [Block(text, 1)]), load("outline-2021-2025"))
    excerpt = exam.excerpt((0, length))
    assert len(excerpt) == min(length, 60)
    assert excerpt == text if length <= 60 else text.startswith(excerpt.partition("…")[0])
    assert text.endswith(excerpt.partition("…")[2])
