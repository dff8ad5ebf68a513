"""Words, places and order that all formats share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.document import Location
from checker.findings import Finding, Severity, Wording
from checker.outputs import RenderOptions
from checker.results import RequirementResult, RunResult
from checker.structure import NUMBERING

SEVERITIES = {
    Severity.ERROR: Wording("错误", "error"),
    Severity.WARNING: Wording("警告", "warning"),
    Severity.INFO: Wording("提示", "info"),
}
LEVELS = {
    "province": Wording("省级", "province"),
    "city": Wording("市级", "city"),
    "county": Wording("县级", "county"),
    "department": Wording("部门", "department"),
    "street": Wording("街道", "street"),
    "town": Wording("乡镇", "town"),
}
APPLIES = {
    "required": Wording("应报", "required"),
    "conditional": Wording("有则报", "conditional"),
    "no": Wording("不报", "no"),
}
STATUSES = {
    "covered": Wording("已写", "covered"),
    "weak": Wording("薄弱", "weak"),
    "declared-none": Wording("写明无", "declared none"),
    "missing": Wording("缺", "missing"),
    "not-applicable": Wording("不适用", "not applicable"),
}
UNREADABLE = "unreadable-file"
"""Stands where a rule id stands, for files that could not be read."""
WAIVERS = "waivers.toml"
"""The place of a notice that names no file."""
NUMBERED_PARAGRAPHS = (".docx", ".pdf")
"""Formats whose line is the paragraph's ordinal; see `Location`."""
HARMFUL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""Control characters, marks that turn the direction of writing, and what is no character at all."""
LINE_ENDS = re.compile("[\t\n\v\f\r\x85\u2028\u2029]+")


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


def clean(text: str) -> str:
    """Text on one line that changes nothing but the page: no line ends, no control characters."""
    return HARMFUL.sub("\ufffd", LINE_ENDS.sub(" ", text))


def said(finding: Finding, lang: str) -> str:
    """The message without the requirement's id, for formats that show the id by itself."""
    message = finding.message.of(lang)
    return message.removeprefix(f"{finding.requirement} ") if finding.requirement else message


def terminal(text: str) -> str:
    """Clean text in which a CI server that reads the log finds no command of its own."""
    return clean(text).replace("::", "：：").replace("##", "＃＃")


def heading_path(headings: tuple[str, ...]) -> str:
    """The numbers of the headings, as in 一、（三）; a heading without number by its first words."""
    return "".join(map(_short, headings))


def _short(heading: str) -> str:
    found = NUMBERING.match(heading)
    if found:
        return found[0].strip().replace("(", "（").replace(")", "）")
    return f"“{heading if len(heading) <= 12 else heading[:11] + '…'}”"


def place(location: Location, path: str, lang: str) -> str:
    """A place in words, such as 第14段（第16行） · 一、（三） · 第3页; a file of notices has lines only."""
    zh = lang != "en"
    if path.endswith(".toml"):
        return f"第{location.line}行" if zh else f"line {location.line}"
    words = f"第{location.paragraph}段" if zh else f"paragraph {location.paragraph}"
    if location.line != location.paragraph and not path.lower().endswith(NUMBERED_PARAGRAPHS):
        words += f"（第{location.line}行）" if zh else f" (line {location.line})"
    page = "" if location.page is None else f"第{location.page}页" if zh else f"page {location.page}"
    return " · ".join(filter(None, (words, heading_path(location.headings), page)))


def title_of(rule: str, options: RenderOptions) -> str:
    """A rule's title, its id where the title is not known."""
    info = options.manuals.get(rule)
    return info.title.of(options.lang) if info else rule


def counted(result: RunResult, lang: str) -> str:
    """What was checked and found, in one line, so that nothing passes because nothing ran."""
    counts = result.counts()
    read = result.reports
    characters = sum(report.stats.characters for report in read)
    paragraphs = sum(report.stats.paragraphs for report in read)
    asked = sum(item.applies != "no" for report in read for item in report.requirements)
    if lang == "en":
        line = (
            f"Checked {len(read)} report(s), {characters} characters, {paragraphs} paragraphs, "
            f"{asked} requirements: {counts['error']} error(s), {counts['warning']} warning(s), "
            f"{counts['info']} info, {counts['waived']} waived"
        )
        return line + (f"; {len(result.errors)} file(s) could not be read" if result.errors else "") + "."
    line = (
        f"共检查 {len(read)} 份报告、{characters} 字、{paragraphs} 段，对照要求 {asked} 项："
        f"错误 {counts['error']}，警告 {counts['warning']}，提示 {counts['info']}，已豁免 {counts['waived']}"
    )
    return line + (f"；另有 {len(result.errors)} 个文件读不了" if result.errors else "") + "。"
