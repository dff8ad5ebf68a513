"""``checker archive``: reports of past years to compare drafts with."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec.structs import replace

from checker.checklist.national import NATIONAL
from checker.cli import options
from checker.cli.app import app, fail
from checker.cli.streams import say, tell
from checker.outputs.copies import FORMATS

if TYPE_CHECKING:
    from checker.model.results import InputError

group = typer.Typer(no_args_is_help=True, help="往年报告的档案：存入以后，新报告可以与全部旧报告比较。")
app.add_typer(group, name="archive")
ArchiveFile = Annotated[Path, typer.Option("--archive", metavar="FILE", help="档案文件")]
Reports = Annotated[list[Path], typer.Argument(metavar="PATH…", help="报告，或放报告的文件夹")]
ChecklistName = Annotated[
    str, typer.Option("--checklist", "-c", help="清单的名称或路径，取其中的套话和单位名称")
]


@group.command()
def add(
    paths: Reports,
    archive: ArchiveFile,
    fingerprints_only: Annotated[
        bool, typer.Option("--fingerprints-only", help="只存指纹，不存正文：能知道雷同多少，看不到哪些段落")
    ] = False,
    checklist: ChecklistName = NATIONAL,
    config: options.ConfigFile = None,
) -> None:
    """把报告存入档案，没有档案就建一个。相同的正文只存一份；打印出来的都已存好。

    返回值：0 都在档案里了；2 用法有误或档案用不了；3 没有报告；4 有文件读不出来，其余的已存。
    """
    from checker.copying.archive import open_archive
    from checker.gate.archives import add_files
    from checker.model.results import InputError

    files, beside, _ = _found(paths, config)
    _tell(beside)
    new, unread = 0, sum(error.fault for error in beside)
    with open_archive(archive, create=True) as opened:
        for outcome in add_files(opened, files, checklist, not fingerprints_only):
            if isinstance(outcome, InputError):
                unread += outcome.fault
                _tell([outcome])
                continue
            path, number = outcome
            new += number is not None
            tell(f"{path}：{f'已存入，编号 {number}' if number else '档案里已有相同的正文'}")
            sys.stdout.flush()
        tell(f"{archive}：新存入 {new} 份，共 {opened.count()} 份")
    raise typer.Exit(4 if unread else 0)


@group.command("list")
def list_reports(archive: ArchiveFile) -> None:
    """列出档案里的报告：编号、年度、单位、存入时的文件名。"""
    from checker.copying.archive import open_archive
    from checker.outputs.words import clean

    with open_archive(archive) as opened:
        entries = opened.entries()
    for entry in entries:
        kept = "" if entry.text else "（只有指纹）"
        card = entry.card
        print(clean(f"{entry.id}\t{card.year or '年度不明'}\t{card.office or '单位不明'}\t{card.path}{kept}"))
    print(f"共 {len(entries)} 份")


@group.command()
def check(
    paths: Reports,
    archive: ArchiveFile,
    fail_over: Annotated[
        str, typer.Option(metavar="SHARE", help="有报告的雷同超过这个比例就返回 1，如 40%")
    ] = "",
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="、".join(FORMATS))
    ] = "full",
    output: options.Outputs = None,
    checklist: ChecklistName = NATIONAL,
    config: options.ConfigFile = None,
    lang: options.Lang = None,
) -> None:
    """把报告与档案里的全部报告比较。

    返回值：0 没有超过 --fail-over 的；1 有；2 用法有误或档案用不了；3 没有报告；4 有文件读不出来。
    """
    from checker.checklist.compiled import files_of
    from checker.cli.compare import finish, share_of, targets_of
    from checker.copying.archive import open_archive
    from checker.gate.archives import compare_with_archive

    options.choose("--format", format, FORMATS)
    most = share_of(fail_over)
    files, beside, read = _found(paths, config)
    targets = targets_of(output, {*read, *files_of(checklist), archive})
    with open_archive(archive) as opened:
        result = compare_with_archive(opened, files, checklist)
    result = replace(result, errors=(*beside, *result.errors))
    finish(result, format, targets, most, options.overrides(lang=lang).get("lang", "zh"), "auto")


@group.command()
def verify(archive: ArchiveFile) -> None:
    """检查档案是否完好。

    返回值：0 完好；1 有损坏，逐条列出；2 档案打不开。
    """
    from checker.copying.archive import open_archive

    with open_archive(archive) as opened:
        faults = opened.verify()
        for fault in faults:
            tell(fault)
        tell(f"{archive}：{opened.count()} 份，{'完好' if not faults else f'{len(faults)} 处损坏'}")
    raise typer.Exit(int(bool(faults)))


@group.command()
def remove(
    numbers: Annotated[list[int], typer.Argument(metavar="NUMBER…", help="checker archive list 列出的编号")],
    archive: ArchiveFile,
) -> None:
    """从档案里去掉报告。

    返回值：0 去掉了；2 没有这个编号，什么都没有去掉。
    """
    from checker.copying.archive import open_archive

    with open_archive(archive) as opened:
        known = {entry.id for entry in opened.entries()}
        if unknown := [str(number) for number in numbers if number not in known]:
            fail(f"{archive}：没有编号 {'、'.join(unknown)}，请用 checker archive list 查看")
        for number in dict.fromkeys(numbers):
            opened.remove(number)
            tell(f"{number}：已去掉")
            sys.stdout.flush()


def _found(
    paths: list[Path], config: Path | None
) -> tuple[list[str], tuple[InputError, ...], Collection[Path]]:
    """The reports, what lies beside them and is not read with the reason, and every file that is read."""
    from checker.gate.inputs import gather
    from checker.gate.run import Request, files_read
    from checker.support.paths import display_path

    found = gather(paths, config)
    for path in found.excluded:
        say(f"{path}：配置的 include/exclude 排除了它，没有读")
    beside = *found.errors, *found.unread
    if not found.reports:
        _tell(beside)
        fail(f"没有报告：{'、'.join(map(str, paths))} 里没有能读的文件", 3)
    read = files_read(found.reports, Request(paths, {}, config))
    return [display_path(path) for path in found.reports], beside, read


def _tell(unread: Iterable[InputError]) -> None:
    for error in unread:
        say(f"{error.path}：{error.message}")
