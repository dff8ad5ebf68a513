"""``checker compare``: who copied from whom."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from msgspec.structs import replace

from checker.checklist.national import NATIONAL
from checker.cli import options
from checker.cli.app import app, fail
from checker.cli.progress import Progress
from checker.cli.streams import say
from checker.outputs.copies import FORMATS, render
from checker.support import limits

if TYPE_CHECKING:
    from checker.copying.results import ComparisonResult

BINARY = ("xlsx",)
"""Formats that no terminal shows."""


@app.command()
def compare(
    paths: Annotated[list[Path], typer.Argument(help="两份以上的报告，或放报告的文件夹")],
    fail_over: Annotated[
        str, typer.Option(metavar="SHARE", help="有一对报告的雷同超过这个比例就返回 1，如 40%")
    ] = "",
    template: Annotated[
        Path | None, typer.Option(metavar="FILE", help="本年度下发的模板；与它相同的文字不算雷同")
    ] = None,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="、".join(FORMATS))
    ] = "full",
    output: options.Outputs = None,
    checklist: Annotated[
        str, typer.Option("--checklist", "-c", help="清单的名称或路径，取其中的套话和单位名称")
    ] = NATIONAL,
    config: options.ConfigFile = None,
    color: Annotated[
        str,
        typer.Option(metavar="WHEN", help="auto、always、never", autocompletion=lambda: list(options.COLORS)),
    ] = "auto",
    lang: options.Lang = None,
    jobs: options.Jobs = None,
    timeout: options.Timeout = limits.SECONDS,
) -> None:
    """比较多份报告，列出谁与谁雷同、各占多少、哪些段落。

    比较时不看数字、年份、本单位和本地的名称；标题、套话、文件名称和大家都用的文字不算雷同。

    返回值：0 没有超过 --fail-over 的；1 有；2 用法有误；3 没有两份可比的报告；4 有文件读不出来。
    """
    from checker.checklist.compiled import files_of
    from checker.gate.comparison import compare_files
    from checker.gate.inputs import gather
    from checker.gate.run import Request, files_read
    from checker.gate.workers import default_jobs
    from checker.readers import ReadError
    from checker.support.paths import display_path

    options.choose("--format", format, FORMATS)
    options.choose("--color", color, options.COLORS)
    most = share_of(fail_over)
    overrides = options.overrides(jobs=jobs, lang=lang)
    found = gather(paths, config)
    for path in found.excluded:
        say(f"{path}：配置的 include/exclude 排除了它，未比较")
    files = [
        display_path(path)
        for path in found.reports
        if not (template and os.path.realpath(path) == os.path.realpath(template))
    ]
    read = files_read(found.reports, Request(paths, {}, config)) | set(files_of(checklist))
    targets = targets_of(output, read | ({template} if template else set()))
    workers = overrides.get("jobs", "auto")
    jobs_, progress = default_jobs() if workers == "auto" else workers, Progress()
    try:
        result = compare_files(
            files,
            checklist,
            template,
            jobs_,
            lambda stage, done, total: progress(done, total, stage),
            timeout,
        )
    except ReadError as error:
        fail(f"--template：{error}")
    result = replace(result, errors=(*found.errors, *found.unread, *result.errors))
    if len(result.reports) < 2:
        _tell_unread(result)
        fail("至少要有两份读得出来的报告", 4 if _faulty(result) else 3)
    finish(result, format, targets, most, overrides.get("lang", "zh"), color)


def finish(
    result: ComparisonResult,
    format: str,
    targets: list[tuple[str, Path]],
    most: float | None,
    lang: str,
    color: str,
) -> NoReturn:
    """Write a comparison where it was asked for, and exit as it says."""
    from checker.outputs import RenderOptions
    from checker.support.writing import write

    _tell_unread(result)
    if format in BINARY:
        fail(f"--format：{format} 只能存为文件，请用 -o {format}=雷同.{format}")
    for name, target in targets:
        write(target, render(name, result, RenderOptions(lang=lang)))
    shown = RenderOptions(lang=lang, color=options.colored(color), width=options.width())
    sys.stdout.write(render(format, result, shown).decode())
    sys.stdout.flush()
    over = most is not None and any(max(pair.shares) > most for pair in result.pairs)
    raise typer.Exit(4 if _faulty(result) else int(over))


def share_of(text: str) -> float | None:
    """40%, ４０％ and 0.4 as a share from 0 to 1; None for nothing."""
    from unicodedata import normalize

    if not text:
        return None
    plain = normalize("NFKC", text).strip()
    try:
        value = float(plain.removesuffix("%")) / (100 if plain.endswith("%") else 1)
    except ValueError:
        value = -1
    if not 0 <= value <= 1:
        fail(f"--fail-over：{text} 不可用，应像 40% 或 0.4")
    return value


def targets_of(values: list[str] | None, inputs: Collection[Path]) -> list[tuple[str, Path]]:
    """Formats and files of `-o`; never a file that is read, nor a workbook that is something else."""
    from checker.gate.own_outputs import is_own_comparison
    from checker.support.writing import refuse

    targets = options.targets(values, FORMATS)
    refuse([path for _, path in targets], inputs)
    for name, path in targets:
        if name == options.WORKBOOK and path.is_file() and not is_own_comparison(path):
            fail(f"{path}：已经有这个文件，不是比较的结果，没有覆盖；请换一个文件名")
    return targets


def _faulty(result: ComparisonResult) -> bool:
    return any(error.fault for error in result.errors)


def _tell_unread(result: ComparisonResult) -> None:
    for error in result.errors:
        say(f"{error.path}：{error.message}")
