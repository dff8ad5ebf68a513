"""What rules ask of a report, beside its topics."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import replace

from checker.checklist import load
from checker.judging.examination import Examination
from checker.judging.thresholds import PROMISED
from checker.model.document import Block
from checker.model.findings import Rule, Severity, Wording
from checker.readers.structure import parse
from checker.text.likeness import skeleton


@pytest.mark.parametrize("length", [10, 60, 61, 300])
def test_a_long_excerpt_is_cut_in_its_middle(length: int) -> None:
    text = "".join(chr(0x4E00 + n) for n in range(length))
    exam = Examination(parse("报告.txt", [Block(text, 1)]), load("outline-2021-2025"))
    excerpt = exam.excerpt((0, length))
    assert len(excerpt) == min(length, 60)
    assert excerpt == text if length <= 60 else text.startswith(excerpt.partition("…")[0])
    assert text.endswith(excerpt.partition("…")[2])


RULE = Rule("own-rule", Wording("一条", "one"), Severity.WARNING, "form")
SAID = Wording("好", "good")


@pytest.mark.parametrize(
    ("before", "after"), [(0, 0), (20, 20), (21, 21), (40, 40)], ids=["none", "whole", "one more", "cut"]
)
def test_what_stands_around_a_finding(before: int, after: int) -> None:
    head, tail = (
        "".join(chr(0x4E00 + n) for n in range(before)),
        "".join(chr(0x5E00 + n) for n in range(after)),
    )
    exam = Examination(parse("报告.txt", [Block(f"{head}点点{tail}", 1)]), load("outline-2021-2025"))
    found = exam.finding(RULE, (before, before + 2), SAID, SAID)
    assert found.before == (head if before <= 20 else f"…{head[-20:]}")
    assert found.after == (tail if after <= 20 else f"{tail[:20]}…")


def test_what_makes_the_fingerprint() -> None:
    exam = Examination(parse("报告.txt", [Block("甲乙丙丁", 1)]), load("outline-2021-2025"))

    def print_of(**said: Any) -> str:
        return exam.finding(RULE, (0, 1), SAID, SAID, **said).fingerprint

    own, there = exam.related((1, 2)), replace(exam.related((1, 2)), path="别的.txt")
    assert print_of() == print_of(identity=("甲",)) == print_of(related=(there,))
    assert print_of(related=(own,)) == print_of(identity=("甲", "乙")) != print_of()
    assert exam.finding(RULE, (0, 1), SAID, SAID).severity == Severity.WARNING
    assert exam.finding(RULE, (0, 1), SAID, SAID, severity=Severity.INFO).severity == Severity.INFO


def test_set_phrases_of_the_report_longest_first() -> None:
    checklist = load("outline-2021-2025")
    short, *_, long = sorted(checklist.language.formulas, key=len)
    exam = Examination(parse("报告.txt", [Block(f"我镇{short}，{long}。", 1)]), checklist)
    sizes = [*map(len, exam.formulas)]
    assert {skeleton(short), skeleton(long)} <= {*exam.formulas}
    assert sizes == sorted(sizes, reverse=True) != sorted(sizes)
    assert len(sizes) < len(checklist.language.formulas)


@pytest.mark.parametrize(
    ("title", "general"), [("云岭县2024年政府工作报告", True), ("云岭县2024年工作要点", False)]
)
def test_reports_on_all_that_a_government_does(title: str, general: bool) -> None:
    exam = Examination(
        parse("报告.txt", [Block(title, 1), Block("全年检查36次。", 2)]), load("outline-2021-2025")
    )
    assert exam.topics.general is general


@pytest.mark.parametrize(("topic", "promised"), [(PROMISED, True), (PROMISED - 0.01, False)])
def test_what_a_heading_promises(topic: float, promised: bool) -> None:
    lines = (
        "云溪镇人民政府2023年度法治政府建设情况报告", "一、主要举措和成效", "（一）执法", "检查36次。", "1.装备", "2台。",
        "二、存在的不足和原因", "（一）人少", "原因是编制少。",
    )  # fmt: skip
    exam = Examination(
        parse("报告.txt", [Block(line, at) for at, line in enumerate(lines, 1)]), load("outline-2021-2025")
    )
    everywhere = [topic] * len(exam.index.units)
    exam.__dict__["topics"] = SimpleNamespace(topic=lambda _: everywhere)
    names = {exam.document.sections[at].heading.title: bool(said) for at, said in exam.promises.items()}
    assert names == {"执法": promised}
