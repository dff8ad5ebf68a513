"""``checker check``"""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec.structs import replace

from checker.cli import options
from checker.cli.app import app, fail
from checker.cli.progress import Progress
from checker.cli.streams import read_stdin, say
from checker.model.errors import CheckerError
from checker.outputs import FORMATS, RenderOptions, RuleInfo, pieces
from checker.readers import MAX_BYTES
from checker.support import limits
from checker.support.errors import FileError, reason
from checker.support.writing import write

if TYPE_CHECKING:
    from types import ModuleType

    from checker.gate.config import Config
    from checker.gate.run import Outcome, Request
    from checker.model.results import RunResult

STDIN = Path("-")
TITLED = frozenset({"full", "github", "junit", "markdown", "sarif"})
"""Formats that show titles of rules; the others need not wait for the rules to be imported."""


@app.command()
@options.spread
def check(
    paths: options.PathsOrInput = None,
    *,
    judging: options.Judging,
    fail_on: Annotated[
        str | None,
        typer.Option(metavar="SEVERITY", help="达到哪一级就返回 1：error（默认）、warning、info、never"),
    ] = None,
    format: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help="、".join(FORMATS), autocompletion=lambda: list(FORMATS)
        ),
    ] = "full",
    output: options.Outputs = None,
    waivers: options.Waivers = None,
    baseline: options.Baseline = None,
    previous: options.Previous = None,
    archive: options.ArchiveFile = None,
    changed_since: Annotated[
        str, typer.Option(metavar="REV", help="只查自这个 git 版本以来改动的报告，未改动的段落不计")
    ] = "",
    stdin_filename: Annotated[
        Path, typer.Option(metavar="NAME", help="标准输入的文件名，后缀决定格式")
    ] = Path("stdin.txt"),
    matrix: Annotated[bool, typer.Option("--matrix", help="附要求与证据对照表")] = False,
    explain_match: Annotated[
        str, typer.Option(metavar="ID", help="逐条说明哪些词句算作某项要求的证据，如 GY-17")
    ] = "",
    hints: Annotated[bool, typer.Option("--hints", help="提示也逐条列出")] = False,
    statistics: Annotated[bool, typer.Option("--statistics", help="只按规则统计数量")] = False,
    fingerprints: Annotated[
        bool, typer.Option("--fingerprints", help="列出每处问题的指纹，checker waive 用得上")
    ] = False,
    fix: Annotated[
        bool, typer.Option("--fix", help="把有把握的改好（txt、md 直接改，docx 写成修订），再检查一遍")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="只看 --fix 会改什么，不动文件")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="只输出问题")] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="有问题也返回 0")] = False,
    color: Annotated[
        str,
        typer.Option(metavar="WHEN", help="auto、always、never", autocompletion=lambda: list(options.COLORS)),
    ] = "auto",
    lang: options.Lang = None,
    jobs: options.Jobs = None,
    timeout: options.Timeout = limits.SECONDS,
    no_cache: options.NoCache = False,
) -> None:
    """检查报告。

    返回值：0 没有问题；1 有问题；2 用法、配置或清单有误；3 没有可检查的报告；4 有文件读不出来。
    """
    from checker.gate.exit_codes import exit_code
    from checker.gate.run import Request, run

    options.choose("--format", format, FORMATS)
    options.choose("--color", color, options.COLORS)
    targets = options.targets(output, FORMATS)
    overrides = judging.overrides(fail_on=fail_on, waivers=waivers, baseline=baseline, jobs=jobs, lang=lang)
    options.exists("--previous", previous)
    asked = list(paths or [Path()])
    if targets and (diff or explain_match):
        fail("-o：--diff 和 --explain-match 只在屏幕上显示，什么都不会写进文件，请去掉 -o")
    stdin = None
    if STDIN in asked:
        if len(asked) > 1:
            fail("- 不能与其他路径同时使用")
        asked, stdin = [stdin_filename], read_stdin(MAX_BYTES)
    request = Request(
        asked, overrides, judging.config, previous, archive, changed_since, cache=not no_cache, stdin=stdin, timeout=timeout,
        targets=[path for _, path in targets],
    )  # fmt: skip
    if explain_match:
        _explain(request, explain_match)
        return
    outcome = run(request, Progress(quiet), say)
    if outcome.nothing:
        options.nothing(asked, outcome.left_out)
    wrong = 0
    if fix or diff:
        if stdin is not None:
            fail("--fix：标准输入没有文件可改")
        outcome, wrong = _mended(outcome, request, diff)
        if diff:
            raise typer.Exit(exit_code(outcome.result, outcome.config.fail_on, exit_zero))
    formats = {format, *(name for name, _ in targets)}
    manuals = _manuals(outcome.config, "sarif" in formats) if statistics or TITLED & formats else {}
    plain = RenderOptions(
        lang=outcome.config.lang, matrix=matrix, quiet=quiet, statistics=statistics, hints=hints,
        fingerprints=fingerprints, manuals=manuals, rules_page=_rules_page() if "sarif" in formats else "",
    )  # fmt: skip
    for name, path in targets:
        write(path, (piece.encode() for piece in pieces(name, outcome.result, plain)))
    since = _since(outcome.result, request, format)
    shown = replace(plain, color=options.colored(color), width=options.width(), since=since)
    for piece in pieces(format, outcome.result, shown):
        sys.stdout.write(piece)
    sys.stdout.flush()
    if "github" in formats:
        _step_summary(outcome.result, plain)
    code = exit_code(outcome.result, outcome.config.fail_on, exit_zero)
    raise typer.Exit(2 if wrong and code < 2 else code)


def _rules_page() -> str:
    from checker.cli.origin import rules_page

    return rules_page()


def _mended(outcome: "Outcome", request: "Request", shown: bool) -> tuple["Outcome", int]:
    """Mend what is certain and check again, or only show what would change; also how many could not be written."""
    from checker.gate.run import run
    from checker.review.fixing import mend

    count = wrong = 0
    for report in outcome.result.reports:
        try:
            mended = mend(Path(report.path), report)
            if mended and shown:
                sys.stdout.write(mended.diff())
            elif mended:
                mended.save()
        except CheckerError as error:
            say(str(error))
            wrong += isinstance(error, FileError)
            continue
        count += mended.places if mended else 0
    if shown:
        sys.stdout.flush()
        told = f"有 {count} 处可以自动改；改请用 --fix" if count else "没有可以自动改的"
    else:
        told = f"改了 {count} 处；Word 文档里是修订，请逐处接受或拒绝" if count else "没有可以自动改的"
    if count or not wrong:
        say(told)
    return (run(request) if count and not shown else outcome), wrong


def _manuals(config: "Config", whole: bool) -> dict[str, RuleInfo]:
    """The rules that ran, by id.

    Args:
        whole: with their manuals.
    """
    from checker.gate.audit import selected
    from checker.gate.own_rules import RULES
    from checker.rules import modules

    rules = [(module.RULE, _manual(module) if whole else "") for module in modules()]
    rules += [(rule, rule.title.zh) for rule in RULES]
    return {
        rule.id: RuleInfo(rule.id, rule.title, rule.severity, rule.family, text)
        for rule, text in rules
        if selected(rule.id, config.select, config.ignore)
    }


def _manual(module: "ModuleType") -> str:
    from checker.rules.manual import manual_of

    return "\n".join(manual_of(module).lines())


def _since(result: "RunResult", request: "Request", format: str) -> dict[str, tuple[int, int, int]]:
    """What changed since the last run, for the format that says so."""
    if format != "full" or not request.cache or request.stdin is not None or request.changed_since:
        return {}
    from checker.gate.last_run import since_last_run

    return since_last_run(result.reports, request.overrides)


def _step_summary(result: "RunResult", shown: RenderOptions) -> None:
    """On GitHub Actions, the table that the run's page shows."""
    from checker.outputs.github import step_summary

    if file := os.environ.get("GITHUB_STEP_SUMMARY"):
        try:
            with Path(file).open("a", encoding="utf-8") as summary:
                summary.write(step_summary(result, shown))
        except OSError as error:
            say(f"{file}：步骤摘要写不进去（{reason(error)}），检查结果不受影响")


def _explain(request: "Request", requirement: str) -> None:
    """Print phrase by phrase what counted for a requirement."""
    from checker.cli.explain_match import explain
    from checker.gate.run import tasks_of

    tasks, found = tasks_of(request)
    for error in found.errors:
        say(f"{error.path}：{error.message}")
    if not tasks and not found.errors:
        options.nothing(request.paths, len(found.excluded) + found.left_out)
    for task in tasks:
        sys.stdout.write(explain(task, requirement))
    if found.errors:
        raise typer.Exit(4)
