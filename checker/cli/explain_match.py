"""What spoke for and against one requirement in one report, for the sentences that come nearest."""

from __future__ import annotations

from pathlib import Path

from checker.checklist import load
from checker.checklist.examples import Example, read_examples
from checker.checklist.model import Checklist, Requirement
from checker.checklist.pieces import likeness, pieces, shown, spelt
from checker.cli.app import fail
from checker.cli.named import the_one
from checker.gate.audit import Task
from checker.gate.bounds import bounded
from checker.judging.evidence import Evidence, everything
from checker.judging.examination import Examination
from checker.judging.thresholds import COVERED, MENTIONED
from checker.model.vocabulary import TELLING, Role
from checker.outputs.words import APPLIES, ROLES, STATUSES
from checker.readers import ReadError, read

SENTENCES = 5
HEAVIEST = 5
"""Pieces shown for and against."""
NEAR = 0.2
"""Likeness, as cosine, from which a labelled sentence is worth showing."""


def explain(task: Task, name: str) -> str:
    """The judgement on a requirement with the five sentences that come nearest, also where it is missing."""
    lists = [load(each) for each in (*reversed(task.further), task.checklist)]
    titles = {requirement.id: requirement.title for one in lists for requirement in one.requirement}
    name = the_one(name, titles, f"--explain-match：清单 {lists[-1].name} 没有要求 {name}")
    checklist = next(one for one in lists if any(requirement.id == name for requirement in one.requirement))
    try:
        with bounded(task.path, task.timeout):
            exam = Examination(read(task.path, task.stdin), checklist, task.level, task.year)
    except ReadError as error:
        fail(str(error), 4)
    coverage = exam.coverage[name]
    requirement = coverage.requirement
    lines = [
        f"{task.path}  {name} {requirement.title}",
        f"  {APPLIES[coverage.applies].zh}  结论 {STATUSES[coverage.status].zh}  得分 {coverage.score:.2f}",
        f"  得分 {COVERED} 起算写了做什么，{MENTIONED} 起算提到；下面是最接近的 {SENTENCES} 句。",
    ]
    if not coverage.measured:
        lines.append("  这一项还没有用标注过的报告测过，结论只供参考（checker checklist test）。")
    examples = _examples(checklist, requirement)
    found = everything(requirement, exam.topics, exam.parts)
    found.sort(key=lambda e: (-e.score, -e.topic, e.span.start))
    for evidence in found[:SENTENCES]:
        lines += _sentence(exam, requirement, evidence, examples)
    if not found:
        lines.append("  报告里没有句子。")
    return "\n".join(lines) + "\n\n"


def _examples(checklist: Checklist, requirement: Requirement) -> list[tuple[Example, set[str]]]:
    """The labelled sentences that answer or mention a requirement, with their pieces."""
    own = [
        Example("", Role.ACHIEVEMENTS, (requirement.id,), (), (), "", t)
        for t in (*requirement.example, requirement.answer)
        if t
    ]
    own += [Example("", Role.ACHIEVEMENTS, (), (requirement.id,), (), "", t) for t in requirement.mention]
    for file in checklist.examples:
        own += [e for e in read_examples(Path(file)) if requirement.id in (*e.covers, *e.mentions)]
    return [(example, pieces(spelt(example.text))) for example in own]


def _sentence(
    exam: Examination, requirement: Requirement, evidence: Evidence, examples: list[tuple[Example, set[str]]]
) -> list[str]:
    place = exam.document.locate(*evidence.span)
    told = exam.topics.scored[evidence.unit]
    marks = [ROLES.get(evidence.role, evidence.role)]
    marks += ["标题"] * (evidence.sentence is None) + ["有数字"] * evidence.figure
    marks += ["这部分不讲去年做了什么"] * (evidence.role not in TELLING)
    lines = [
        f"  {evidence.score:.2f}  {place.line}:{place.column}  {'，'.join(marks)}",
        f"        {exam.excerpt(evidence.span)}",
    ]
    lines.append(
        f"        说的是这件事 {evidence.topic:+.2f}；写了做什么 {evidence.substance:+.2f}；"
        f"答了这件事 {evidence.answer:+.2f}（已扣去没写做什么的部分）"
    )
    if evidence.hits:
        lines.append("        词语  " + "、".join(hit.term for hit in evidence.hits))
    weights = exam.topics.weights
    for title, name in (("这件事", requirement.id), ("做什么", "")):
        if weights is None or (name and not exam.topics.knows(requirement)):
            continue
        heaviest = weights.heaviest(name, told.text, told.heading)
        sides = ("支持", [p for p in heaviest if p[1] > 0]), ("反对", [p for p in heaviest if p[1] < 0])
        for side, found in sides:
            if found:
                shown_pieces = "、".join(f"{shown(p)} {worth:+.2f}" for p, worth in found[:HEAVIEST])
                lines.append(f"        {title}·{side}  {shown_pieces}")
    own = pieces(told.text)
    near = max(examples, key=lambda e: likeness(own, e[1]), default=None)
    if near and (alike := likeness(own, near[1])) >= NEAR:
        example = near[0]
        kind = "算写到" if requirement.id in example.covers else "只算提到"
        lines.append(f"        最像的例句（{alike:.0%}，{kind}）  {example.text}")
    return lines
