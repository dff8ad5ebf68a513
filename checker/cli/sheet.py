"""``checker sheet`` and ``checker sheet import``"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from msgspec.structs import replace
from typer.core import TyperGroup

from checker.cli import options
from checker.cli.app import app, fail

if TYPE_CHECKING:
    from checker.review.sheets.importing import SheetError
    from checker.review.sheets.view import Sheet

FORMATS = ("docx", "xlsx", "html", "md")
OVERVIEW = "总览.xlsx"


class _Group(TyperGroup):
    """A group whose first command need not be named: ``sheet PATH…`` is ``sheet make PATH…``."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if args and args[0] not in (*self.commands, "-h", "--help"):
            args = ["make", *args]
        return super().parse_args(ctx, args)


group = typer.Typer(
    cls=_Group,
    no_args_is_help=True,
    help="生成复核用的问题清单：checker sheet 报告… -o 清单.xlsx；填好后读回。",
)
app.add_typer(group, name="sheet")


@group.command()
def make(
    paths: options.Paths = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="一份清单，后缀决定格式：" + "、".join(FORMATS)),
    ] = None,
    folder: Annotated[
        Path | None, typer.Option("--dir", metavar="DIR", help=f"每份报告一份清单，另加一份{OVERVIEW}")
    ] = None,
    format: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help="--dir 里每份清单的格式：" + "、".join(FORMATS)
        ),
    ] = "docx",
    checklist: options.Checklist = None,
    level: options.LevelOption = None,
    year: options.YearOption = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    config: options.ConfigFile = None,
    waivers: options.Waivers = None,
    jobs: options.Jobs = None,
    no_cache: options.NoCache = False,
) -> None:
    """生成问题清单；make 可以不写。

    返回值：0 生成了；2 用法、配置或清单有误；3 没有可检查的报告；4 有报告读不出来，其余的已生成。
    """
    from checker.gate.run import Request, run
    from checker.review.incoming import history_of
    from checker.review.sheets.view import make as make_view
    from checker.rules import REGISTRY

    if not output and not folder:
        fail("请用 -o 写明清单文件，如 -o 清单.xlsx，或用 --dir 写明文件夹")
    if output and output.suffix.lower().removeprefix(".") not in FORMATS:
        fail(f"-o：{output} 的后缀不可用，可用 {'、'.join(FORMATS)}")
    options.choose("--format", format, FORMATS)
    said = options.said(
        checklist=checklist, level=level, year=year, select=select, ignore=ignore, waivers=waivers, jobs=jobs
    )
    request = Request(list(paths or [Path()]), said, config, cache=not no_cache)
    with _Bars() as bars:
        outcome = run(request, bars.step("检查"), lambda line: print(f"checker: {line}", file=sys.stderr))
        if not outcome.found:
            fail(f"没有可检查的报告：{'、'.join(map(str, request.paths))} 里没有能读的文件", 3)
        # a sheet in the folder of the reports, from an earlier run, is no report
        own = {target.resolve() for target in (output,) if target} - {p.resolve() for p in request.paths}
        reports = tuple(r for r in outcome.result.reports if Path(r.path).resolve() not in own)
        rules = {rule.id: rule for rule, _ in REGISTRY}
        sheet = make_view(replace(outcome.result, reports=reports), rules, history_of(outcome.settings))
        targets = _targets(sheet, output, folder, format)
        for target in targets:
            _check_target(target, sheet, config, waivers)
        step = bars.step("写清单")
        for number, (target, part) in enumerate(targets.items(), 1):
            _write(target, part)
            step(number, len(targets), str(target))
    for error in outcome.result.errors:
        print(f"checker: {error.path}：{error.message}", file=sys.stderr)
    for made in filter(None, (output, folder)):
        print(f"{made}：{len(sheet.pages)} 份报告")
    raise typer.Exit(4 if outcome.result.errors else 0)


@group.command("import")
def import_sheet(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="填好的 .xlsx，或网页清单保存的 .json")],
    config: options.ConfigFile = None,
    waivers: options.Waivers = None,
) -> None:
    """读回填好的清单，把复核结论记入 verdicts.toml，误报和不适用的记入豁免文件。

    返回值：0 读完了；2 清单有填错的地方，什么都没有记。
    """
    from checker.review.incoming import changes
    from checker.review.sheets.importing import SheetError, read

    try:
        entries = read(file)
    except SheetError as error:
        _fail_all(error)
    if entries and not any(Path(entry.path).exists() for entry in entries):
        fail(f"{file}：这里没有清单里的报告（如 {entries[0].path}），请在生成清单时的文件夹里导入")
    planned = changes(entries, config, options.said(waivers=waivers))
    for change in planned:
        try:
            change.save()
        except OSError as error:
            fail(f"{change.file.path.parent}：无法写入（{error.strerror}），请检查文件夹和权限")
    added, waived = sum(c.added for c in planned), sum(c.waived for c in planned)
    print(f"{file}：读到 {len(entries)} 条复核结论，新记入 {added} 条，豁免改动 {waived} 条")


def _fail_all(error: SheetError) -> NoReturn:
    fail("\nchecker: ".join(str(error).splitlines()))


def _targets(sheet: Sheet, output: Path | None, folder: Path | None, format: str) -> dict[Path, Sheet]:
    """What to write where."""
    from checker.gate.inputs import SHEET
    from checker.review.sheets.view import Sheet

    targets = {output: sheet} if output else {}
    if folder:
        targets[folder / OVERVIEW] = sheet
        for page in sheet.pages:
            stem = Path(page.report.path).stem
            name = folder / f"{stem}{SHEET}{format}"
            if name in targets:  # the same file name in another folder
                name = folder / f"{page.number}.{stem}{SHEET}{format}"
            targets[name] = Sheet((page,))
    return targets


def _check_target(target: Path, sheet: Sheet, config: Path | None, waivers: Path | None) -> None:
    """Refuse to write over a report, and over a workbook in which a reviewer wrote what was not yet read."""
    from checker.review.incoming import changes
    from checker.review.sheets.importing import SheetError, read

    if any(target.resolve() == Path(page.report.path).resolve() for page in sheet.pages):
        fail(f"{target} 是报告本身，请换一个文件名")
    if target.suffix.lower() != ".xlsx" or not target.is_file():
        return
    try:
        entries = read(target)
    except SheetError as error:
        print("checker: 不覆盖已有的文件，请先改好并导入，或换一个文件名", file=sys.stderr)
        _fail_all(error)
    unread = sum(change.added for change in changes(entries, config, options.said(waivers=waivers)))
    if unread:
        fail(f"{target} 里有 {unread} 条复核结论还没有读回，请先 checker sheet import {target}")


def _write(target: Path, sheet: Sheet) -> None:
    from checker.review.sheets import render
    from checker.support.paths import write_atomic

    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(target, render(target.suffix.lower(), sheet), sync=False)
    except OSError as error:
        fail(f"{target}：无法写入（{error.strerror}），请检查文件夹和权限")


class _Bars:
    """Progress bars on stderr; nothing where stderr is no terminal."""

    def __enter__(self) -> _Bars:
        from rich.console import Console
        from rich.progress import Progress

        self._progress = Progress(
            console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()
        )
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def step(self, title: str) -> Callable[[int, int, str], None]:
        """A bar; the result takes reports done, reports in all, and the path of the one just done."""
        bar = self._progress.add_task(title, total=None)
        return lambda done, total, _: self._progress.update(bar, completed=done, total=total)
