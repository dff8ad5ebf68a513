"""``checker FILE…``: what a clerk gets who names a report, or drags one onto a shortcut."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli import options
from checker.cli.app import DOOR, app
from checker.cli.progress import Progress
from checker.cli.streams import say, tell
from checker.model.findings import Wording

if TYPE_CHECKING:
    from checker.model.results import ReportResult


@app.command(DOOR, hidden=True)
@options.spread
def door(
    paths: Annotated[list[Path], typer.Argument(metavar="FILE…", help="报告文件")],
    open_: Annotated[bool, typer.Option("--open/--no-open", help="写好批注稿就打开它")] = False,
    *,
    judging: options.Judging,
    waivers: options.Waivers = None,
    lang: options.Lang = None,
    jobs: options.Jobs = None,
    no_cache: options.NoCache = False,
) -> None:
    """检查报告，先说必须改的；Word 报告旁边另存一份加了批注的副本，原件不动。返回值同 checker check。"""
    from checker.gate.exit_codes import exit_code
    from checker.gate.last_run import since_last_run
    from checker.gate.own_rules import rules_by_id
    from checker.gate.run import Request, run
    from checker.outputs import RenderOptions, RuleInfo
    from checker.outputs.brief import render
    from checker.support.paths import display_path, quoted

    overrides = judging.overrides(waivers=waivers, jobs=jobs, lang=lang)
    request = Request(paths, overrides, judging.config, cache=not no_cache, reasons=True)
    outcome = run(request, Progress(), say)
    if not outcome.found:
        options.nothing(paths, outcome.left_out)
    manuals = {
        name: RuleInfo(name, rule.title, rule.severity, rule.family) for name, rule in rules_by_id().items()
    }
    since = {} if no_cache else since_last_run(outcome.result.reports, overrides)
    shown = RenderOptions(lang=outcome.config.lang, width=options.width(), manuals=manuals, since=since)
    sys.stdout.write(render(outcome.result, shown))
    sys.stdout.flush()
    named = {display_path(path): path for path in paths if path.suffix.lower() == ".docx"}
    copied = [report for report in outcome.result.reports if report.path in named]
    wrong = sum(not _copy(named[report.path], report, open_, shown.lang) for report in copied)
    if len(copied) < len(outcome.result.reports):
        others = " ".join(quoted(path) for path in paths if display_path(path) not in named)
        tell(
            Wording(f"全部问题：checker check {others}", f"All findings: checker check {others}").of(
                shown.lang
            )
        )
        if any(path.is_dir() for path in paths):
            told = Wording(
                f"每份 Word 报告一份批注稿：checker annotate {others}；一张问题清单：checker sheet {others} -o 清单.xlsx",
                f"A copy with comments of each Word report: checker annotate {others}; one sheet: checker sheet {others} -o sheet.xlsx",
            )
            tell(told.of(shown.lang))
    code = exit_code(outcome.result, outcome.config.fail_on)
    raise typer.Exit(2 if wrong and code < 2 else code)


def _copy(path: Path, report: ReportResult, opened: bool, lang: str) -> bool:
    """Write the annotated copy of a report and say so; false when that was not possible."""
    from checker.model.errors import CheckerError
    from checker.review.beside import annotated, keep

    count = sum(not finding.waived for finding in report.findings)
    if not count:
        return True
    try:
        copy = keep(path, annotated(path, report))
    except CheckerError as error:
        say(f"没有写成批注稿：{error}")
        return False
    told = Wording(
        f"批注稿：{copy}（{count} 条，用 Word 或 WPS 打开，对着批注逐条改；原件没有动）",
        f"Annotated copy: {copy} ({count} comments; the report itself was not touched)",
    )
    tell(told.of(lang))
    if opened:
        typer.launch(str(copy))
    return True
