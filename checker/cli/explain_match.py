"""What counted for one requirement in one report, phrase by phrase."""

from __future__ import annotations

from checker.checklist import load
from checker.cli.app import fail
from checker.gate.audit import Task
from checker.judging.evidence import Evidence
from checker.judging.examination import Examination
from checker.readers import ReadError, read
from checker.support.nearest import suggest

KINDS = {"strong": "专用", "broad": "宽泛", "point": "细目", "nil": "零报告"}
ROLES = {
    "achievements": "成效", "shortcomings": "不足", "leader": "第一责任人", "plan": "下一年安排",
    "other": "其他", "introduction": "开头", "closing": "落款",
}  # fmt: skip

NOTES = {
    "contested": "这些词更像在说别的要求，减分", "listed": "一句列出多项，减分", "announced": "由标题、引语或结语带出",
}  # fmt: skip


def explain(task: Task, name: str) -> str:
    """The judgement on a requirement with every sentence that had anything for it, best first."""
    checklist = load(task.checklist)
    known = {requirement.id: requirement for requirement in checklist.requirement}
    if name not in known:
        fail(f"--explain-match：清单 {checklist.name} 没有要求 {name}{suggest(name, known)}")
    try:
        exam = Examination(read(task.path, task.stdin), checklist, task.level, task.year)
    except ReadError as error:
        fail(str(error), 4)
    coverage = exam.coverage[name]
    lines = [
        f"{task.path}  {name} {coverage.requirement.title}",
        f"  适用 {coverage.applies}  结论 {coverage.status}  得分 {coverage.score:.2f}",
    ]
    found = sorted(exam.evidence[name], key=lambda e: (-e.score, e.sentence.start))
    for evidence in found:
        lines += _sentence(exam, evidence)
    if not found:
        lines.append("  没有找到任何词句")
    return "\n".join(lines) + "\n\n"


def _sentence(exam: Examination, evidence: Evidence) -> list[str]:
    place = exam.document.locate(*evidence.span)
    marks = [ROLES.get(evidence.role, evidence.role)]
    marks += (
        ["有数字"] * evidence.figure + ["一笔带过"] * evidence.bare + ["引出下文"] * evidence.sentence.lead
    )
    marks += [NOTES[evidence.note]] if evidence.note else []
    lines = [
        f"  {evidence.score:.2f}  {place.line}:{place.column}  {'，'.join(marks)}",
        f"        {exam.excerpt(evidence.span)}",
    ]
    original = exam.index.normalised.original
    for hit in evidence.hits:
        words = exam.text(original(hit.match.start, hit.match.end))
        exact = "" if hit.match.exact else "，近似"
        lines.append(
            f"        {KINDS.get(hit.kind, hit.kind)} {hit.weight:.2f}{exact}  {hit.expression} ← {words}"
        )
    return lines
