"""Words, places and order that all formats share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from checker.model.findings import Finding
from checker.model.results import RequirementResult, RunResult
from checker.outputs import RenderOptions
from checker.outputs.words import clean

NO_REPORT = "not-checked"
"""Stands where a rule id stands, for files that are no reports."""
UNREADABLE = "unreadable-file"
"""Stands where a rule id stands, for files that could not be read."""
WAIVERS = "waivers.toml"
"""The place of a notice that names no file."""


class Placed(NamedTuple):
    """A finding with the file it is in."""

    path: str
    finding: Finding


def findings(result: RunResult) -> Iterator[Placed]:
    """Every finding with its file, waived ones and notices included, in the order of the run."""
    for report in result.reports:
        yield from (Placed(report.path, finding) for finding in report.findings)
    yield from (Placed(notice.path or WAIVERS, notice) for notice in result.notices)


def notices(result: RunResult) -> dict[str, list[Finding]]:
    """The notices by file."""
    by_path: dict[str, list[Finding]] = {}
    for notice in result.notices:
        by_path.setdefault(notice.path or WAIVERS, []).append(notice)
    return by_path


def worst_first(result: RunResult) -> list[Placed]:
    """The open findings, errors first, else in the order of the run."""
    open_ones = (placed for placed in findings(result) if not placed.finding.waived)
    return sorted(open_ones, key=lambda placed: placed.finding.severity.rank)


def requirements(result: RunResult) -> dict[tuple[str, str], RequirementResult]:
    """Requirements by path of the report and id."""
    return {(report.path, item.id): item for report in result.reports for item in report.requirements}


def message_of(finding: Finding, lang: str) -> str:
    """The message without the requirement's id, for formats that show the id by itself."""
    message = finding.message.of(lang)
    return message.removeprefix(f"{finding.requirement} ") if finding.requirement else message


def terminal(text: str) -> str:
    """Clean text in which a CI server that reads the log finds no command of its own."""
    return clean(text).replace("::", "：：").replace("##", "＃＃")


def title_of(rule: str, options: RenderOptions) -> str:
    """A rule's title, its id where the title is not known."""
    info = options.manuals.get(rule)
    return info.title.of(options.lang) if info else rule


def counted(result: RunResult, lang: str) -> str:
    """What was checked and found, in one line, so that nothing passes because nothing ran."""
    counts = result.counts()
    read = result.reports
    characters = paragraphs = asked = 0
    for report in read:
        characters += report.stats.characters
        paragraphs += report.stats.paragraphs
        asked += len(report.asked)
    if lang == "en":
        line = (
            f"Checked {len(read)} report(s), {characters} characters, {paragraphs} paragraphs, "
            f"{asked} requirements: {counts['error']} error(s), {counts['warning']} warning(s), "
            f"{counts['info']} info, {counts['waived']} waived"
        )
        line += f"; {len(result.errors)} file(s) could not be read" if result.errors else ""
        return line + (f"; {len(result.unread)} no report(s), not checked" if result.unread else "") + "."
    line = (
        f"共检查 {len(read)} 份报告、{characters} 字、{paragraphs} 段，对照要求 {asked} 项："
        f"错误 {counts['error']}，警告 {counts['warning']}，提示 {counts['info']}，已豁免 {counts['waived']}"
    )
    line += f"；另有 {len(result.errors)} 个文件读不了" if result.errors else ""
    return line + (f"；{len(result.unread)} 个文件不是报告，没有检查" if result.unread else "") + "。"
