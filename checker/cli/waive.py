"""``checker waive``"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli import options
from checker.cli.app import app, fail
from checker.cli.streams import tell

if TYPE_CHECKING:
    from checker.gate.waivers import Waiver, WaiverFile
    from checker.model.findings import Finding
    from checker.model.results import ReportResult

SHORTEST = 6
"""Digits of a fingerprint that have to be given."""


@app.command()
def waive(
    report: Annotated[Path, typer.Argument(metavar="REPORT", help="报告文件", readable=False)],
    fingerprint: Annotated[
        str,
        typer.Argument(
            metavar="FINGERPRINT", help="问题的指纹，见 checker check --fingerprints；可只写前几位"
        ),
    ],
    reason: Annotated[str, typer.Option(metavar="TEXT", help="为什么接受；必须写明")],
    by: Annotated[str, typer.Option(metavar="NAME", help="由谁接受")] = "",
    until: Annotated[
        str, typer.Option(metavar="DATE", help="最后一天有效，如 2026-12-31；不写则一直有效")
    ] = "",
    config: options.ConfigFile = None,
    waivers: options.Waivers = None,
    checklist: options.Checklist = None,
    level: options.LevelOption = None,
    year: options.YearOption = None,
    no_cache: options.NoCache = False,
) -> None:
    """豁免一处问题：以后的检查不再计入，理由留在豁免文件里。

    返回值：0 记好了；2 用法有误，或没有这处问题；4 报告读不出来。
    """
    from checker.gate.run import Request, run, waiver_path
    from checker.gate.waivers import update
    from checker.support.paths import display_path

    if not reason.strip():
        fail("--reason：必须写明为什么接受")
    if report.is_dir():
        fail(f"{report}：是文件夹；请写一份报告的文件名")
    last = _date(until) if until else None
    overrides = options.overrides(checklist=checklist, level=level, year=year)
    if waivers is not None and waivers.exists():  # the file may be a new one
        overrides["waivers"] = str(waivers)
    outcome = run(Request([report], overrides, config, cache=not no_cache))
    if outcome.result.errors:
        error = outcome.result.errors[0]
        fail(f"{error.path}：{error.message}", 4)
    if not outcome.result.reports:
        fail(f"{report}：没有检查，所以没有问题可豁免", 3)
    (result,) = outcome.result.reports
    finding = _finding(result, fingerprint.strip().lower())
    path = waivers or waiver_path(outcome.settings[result.path], "waivers", report)[0]

    def added(file: WaiverFile) -> tuple[Waiver, ...]:
        for waiver, line in zip(file.waivers, file.lines, strict=True):
            if waiver.key == (file.relative(result.path), finding.rule, finding.fingerprint):
                fail(f"{display_path(path)}:{line}：这处问题已有豁免（{waiver.reason}），要改请直接改这一段")
        return (*file.waivers, file.waiver_of(result.path, finding, reason.strip(), by.strip(), last))

    update(path, added)
    tell(f"{display_path(path)}：已豁免 {finding.rule}  {finding.message.zh}")


def _finding(result: ReportResult, wanted: str) -> Finding:
    """The one finding that a fingerprint, or its beginning, stands for."""
    found = [finding for finding in result.findings if finding.fingerprint == wanted]
    if not found and len(wanted) >= SHORTEST:
        found = [finding for finding in result.findings if finding.fingerprint.startswith(wanted)]
    if len(found) != 1:
        told = "不止一处问题的指纹这样开头，请写全" if found else "没有指纹是这个的问题"
        fail(f"{result.path}：{told}；checker check {result.path} --fingerprints 列出每处问题的指纹")
    return found[0]


def _date(text: str) -> date:
    from checker.review.sheets.importing import DAY

    found = DAY.fullmatch(text.strip())
    try:
        day = date(*map(int, found.groups())) if found else None
    except ValueError:
        day = None
    if day is None:
        fail(f"--until：{text} 不是日期，应写成 2026-12-31")
    if day < date.today():
        fail(f"--until：{day} 已经过去，请写以后的日期")
    return day
