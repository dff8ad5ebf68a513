"""What reviewers said about topics as labelled sentences to look at: a verdict teaches when a person agrees.

A missing or weak topic called 误报 was told after all: by the sentence that the remark quotes, or else by
the one that comes nearest. A weak one called 属实 is a mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from checker.checklist.examples import HEADER, Example
from checker.checklist.model import Checklist
from checker.judging.evidence import Evidence, everything
from checker.judging.examination import Examination
from checker.model.findings import Finding
from checker.model.vocabulary import TELLING
from checker.readers import ReadError, read
from checker.review.verdicts import Verdict
from checker.rules import missing_topic, weak_topic
from checker.support.patterns import regex

RULES = {rule.RULE.id: rule for rule in (missing_topic, weak_topic)}
QUOTED = regex(r"[“\"「]([^“”\"「」\n]{4,})[”\"」]")
HEAD = f"""# 从复核结论整理的例句，都待核：看过一句，标注对的就删去行首的“# ”，再把这一行移到清单的例句文件里。
# {chr(9).join(HEADER)}
"""


class Proposal(Struct, frozen=True):
    """A labelled sentence that a verdict speaks for."""

    verdict: Verdict
    example: Example
    quoted: bool
    """Whether the remark quotes the sentence, so that nothing was guessed."""


def proposals(
    folder: Path, verdicts: Iterable[Verdict], checklist: Checklist
) -> Iterator[Proposal | tuple[Verdict, str]]:
    """A proposal for each verdict on a topic, or why there is none.

    Args:
        folder: that of the file of verdicts, from which their paths count.
    """
    known: dict[str, Examination | str] = {}
    for verdict in verdicts:
        if verdict.rule not in RULES or (verdict.verdict, verdict.rule) not in (
            ("误报", "missing-topic"), ("误报", "weak-topic"), ("属实", "weak-topic"),
        ):  # fmt: skip
            continue
        if verdict.path not in known:
            try:
                known[verdict.path] = Examination(read(str(folder / verdict.path)), checklist)
            except ReadError as error:
                known[verdict.path] = str(error)
        exam = known[verdict.path]
        yield (verdict, exam) if isinstance(exam, str) else _proposal(exam, verdict)


def _proposal(exam: Examination, verdict: Verdict) -> Proposal | tuple[Verdict, str]:
    open_now = {finding.fingerprint: finding for finding in RULES[verdict.rule].check(exam)}
    finding = open_now.get(verdict.fingerprint)
    if finding is None:
        return verdict, "报告或清单改过，现在没有这一条"
    requirement = exam.coverage[finding.requirement or ""].requirement
    told = [e for e in everything(requirement, exam.topics, exam.parts) if e.sentence and e.role in TELLING]
    sentence, quoted = _sentence(exam, finding, verdict, told)
    if sentence is None:
        return verdict, "讲过去一年工作的部分里没有句子"
    own, answers = requirement.id, verdict.verdict == "误报"
    others = tuple(
        name for name, coverage in exam.coverage.items()
        if name != own and any(e.span == sentence.span for e in coverage.evidence)
    )  # fmt: skip
    section = exam.document.paragraphs[sentence.paragraph].section
    titles = (s.heading.title for s in exam.document.sections if s.index == section)
    example = Example(
        re.sub(r"\s+", "", verdict.by) or "复核", sentence.role, (own,) * answers, (own,) * (not answers), others,
        _line(next(titles, "")), _line(exam.text(sentence.span)),
    )  # fmt: skip
    return Proposal(verdict, example, quoted)


def _sentence(
    exam: Examination, finding: Finding, verdict: Verdict, told: list[Evidence]
) -> tuple[Evidence | None, bool]:
    """What the verdict is about, and whether its remark says so."""
    quotes = [*QUOTED.findall(verdict.remark), verdict.remark.strip()]
    for quote in quotes:
        for one in told:
            if len(quote) >= 4 and quote in exam.text(one.span):
                return one, True
    if verdict.verdict == "属实":
        own = [one for one in told if one.span == finding.span]
        return (own[0], True) if own else (None, False)
    return max(told, key=lambda e: (e.score, e.topic), default=None), False


def as_lines(found: Iterable[Proposal]) -> str:
    """Proposals as lines of a file of examples that count for nothing yet."""
    lines = []
    for one in found:
        verdict = one.verdict
        by = "，".join(str(part) for part in (verdict.by, verdict.day) if part)
        guess = "" if one.quoted else "；句子是猜的"
        lines += [
            f"# {_line(verdict.path)} {verdict.verdict}（{_line(by)}）{_line(verdict.remark)}{guess}",
            f"# {one.example.line}",
        ]
    return HEAD + "".join(f"{line}\n" for line in lines)


def _line(text: str) -> str:
    """A text that breaks neither line nor column."""
    return " ".join(text.split())
