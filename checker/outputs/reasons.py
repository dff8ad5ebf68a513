"""Why a requirement is judged as it is, in one line that a clerk can answer."""

from __future__ import annotations

from checker.model.results import ReportResult, RequirementResult
from checker.model.vocabulary import TELLING, Applies, Margin, Role, Status
from checker.outputs.words import clean, place

LONGEST = 40
"""Characters of the sentence that are quoted."""


def whys(report: ReportResult, lang: str = "zh", spoken: bool = False) -> dict[str, str]:
    """The reasons of a report's requirements by id, where there are any.

    Args:
        spoken: leave out that no sentence speaks of a requirement.
    """
    asked = (item for item in report.requirements if item.reason or not spoken)
    found = {item.id: why(item, report.path, lang) for item in asked}
    return {name: reason for name, reason in found.items() if reason}


def why(item: RequirementResult, path: str, lang: str = "zh") -> str:
    """The line; empty where nobody asked for reasons, or the report need not answer.

    Args:
        path: of the report.
    """
    zh = lang != "en"
    if not item.explained or item.applies == Applies.NO:
        return ""
    found = item.reason
    if found is None:
        return "没有一句写到这件事。" if zh else "No sentence speaks of it."
    text = clean(found.sentence.text)
    quote = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    where = place(found.sentence.location, path, lang)
    words = ("、" if zh else ", ").join(found.words)
    if not zh:
        return f"{_ENGLISH[_case(item)]}: “{quote}” ({where})" + (f"; words: {words}" if words else "") + "."
    said = f"“{quote}”（{where}）"
    spoke = f"，讲到“{words}”" if words else ""
    return {
        Status.COVERED: f"凭这一句：{said}{spoke}，写了做什么{'，有数字' if found.figure else '，没有数字'}。",
        "nil": f"写明了没有：{said}。",
        Status.MISSING: f"没有一句写到这件事；最接近的是{said}"
        + (f"，只有“{words}”沾边。" if words else "。"),
        Role.PLAN: f"只写在下一年安排里：{said}{spoke}；去年做了什么没有写。",
        Role.SHORTCOMINGS: f"只写在不足里：{said}{spoke}；去年做了什么没有写。",
        "heading": f"只有标题讲到：{said}；下面的文字没有写做了什么。",
        Margin.INTRODUCTION: f"只在开头带过：{said}{spoke}；做了什么没有写。",
        "passing": f"只是带过：{said}{spoke}，但没有写清做了什么{'' if found.figure else '、多少'}。",
    }[_case(item)]


_ENGLISH = {
    Status.COVERED: "Answered by", "nil": "Declared none in", Status.MISSING: "No sentence speaks of it; the nearest is",
    Role.PLAN: "Only in next year's plan", Role.SHORTCOMINGS: "Only among the shortcomings",
    "heading": "Only a heading speaks of it", Margin.INTRODUCTION: "Only mentioned in the opening",
    "passing": "Only mentioned, not what was done",
}  # fmt: skip


def _case(item: RequirementResult) -> str:
    found = item.reason
    assert found is not None
    if item.status in (Status.COVERED, Status.MISSING):
        return item.status
    if item.status == Status.DECLARED_NONE:
        return "nil"
    if found.heading:
        return "heading"
    return (
        "passing" if found.role in TELLING else found.role if found.role in _ENGLISH else Margin.INTRODUCTION
    )
