"""What counted for one requirement in one report, phrase by phrase."""

from __future__ import annotations

from checker.audit import Task
from checker.checklist import load
from checker.cli.app import fail
from checker.draft import Draft
from checker.matching.evidence import Evidence
from checker.readers import ReadError, read
from checker.rule_names import suggest

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
        draft = Draft(read(task.path, task.stdin), checklist, task.level, task.year)
    except ReadError as error:
        fail(str(error), 4)
    coverage = draft.coverage[name]
    lines = [
        f"{task.path}  {name} {coverage.requirement.title}",
        f"  适用 {coverage.applies}  结论 {coverage.status}  得分 {coverage.score:.2f}",
    ]
    found = sorted(draft.evidence[name], key=lambda e: (-e.score, e.sentence.start))
    for evidence in found:
        lines += _sentence(draft, evidence)
    if not found:
        lines.append("  没有找到任何词句")
    return "\n".join(lines) + "\n\n"


def _sentence(draft: Draft, evidence: Evidence) -> list[str]:
    place = draft.document.locate(*evidence.span)
    marks = [ROLES.get(evidence.role, evidence.role)]
    marks += (
        ["有数字"] * evidence.figure + ["一笔带过"] * evidence.bare + ["引出下文"] * evidence.sentence.lead
    )
    marks += [NOTES[evidence.note]] if evidence.note else []
    lines = [
        f"  {evidence.score:.2f}  {place.line}:{place.column}  {'，'.join(marks)}",
        f"        {draft.excerpt(evidence.span)}",
    ]
    original = draft.index.normalised.original
    for hit in evidence.hits:
        words = draft.text(original(hit.match.start, hit.match.end))
        exact = "" if hit.match.exact else "，近似"
        lines.append(
            f"        {KINDS.get(hit.kind, hit.kind)} {hit.weight:.2f}{exact}  {hit.expression} ← {words}"
        )
    return lines
