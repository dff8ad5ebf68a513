"""``checker annotate``: comments in copies of Word reports."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checker.cli import options
from checker.cli.app import app, fail
from checker.cli.progress import Progress
from checker.cli.streams import say, tell

WORD = ".docx"


@app.command()
@options.spread
def annotate(
    paths: Annotated[list[Path], typer.Argument(metavar="REPORT.docx…", help="Word 报告，或放报告的文件夹")],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="OUT.docx", help="加了批注的副本，不写则是每份报告旁边的 报告.批注.docx"
        ),
    ] = None,
    *,
    judging: options.Judging,
    waivers: options.Waivers = None,
    previous: options.Previous = None,
    archive: options.ArchiveFile = None,
    no_cache: options.NoCache = False,
    force: Annotated[
        bool, typer.Option("--force", help="-o 的文件不是 checker 写的批注稿，或有人改过，也覆盖")
    ] = False,
) -> None:
    """把问题作为批注写进 Word 报告的副本，原有文字和格式不变。已豁免的问题不写。

    返回值：0 写好了；2 用法、配置或清单有误，或有的没有写成；3 没有可检查的报告；4 有报告读不出来，其余的已写好。
    """
    from checker.gate.run import Request, run
    from checker.model.errors import CheckerError
    from checker.review.beside import annotated, keep
    from checker.review.replacing import refuse_foreign, remember
    from checker.support.errors import FileError
    from checker.support.paths import quoted
    from checker.support.writing import write

    if output and output.suffix.lower() != ".docx":
        fail(f"-o：{output} 的后缀应为 .docx")
    if output and (len(paths) > 1 or paths[0].is_dir()):
        fail("-o：只写一份报告时可用；几份的，批注稿各在报告旁边")
    for path in paths:
        if path.exists() and not path.is_dir() and path.suffix.lower() != WORD:
            told = f"{path}：只有 Word 文档（.docx）能加批注"
            fail(f"{told}；其他格式请用 checker sheet {quoted(str(path))} -o 清单.html")
    overrides = judging.overrides(waivers=waivers)
    options.exists("--previous", previous)
    request = Request(
        paths, overrides, judging.config, previous, archive, cache=not no_cache, reasons=True,
        targets=[output] if output else [],
    )  # fmt: skip
    outcome = run(request, Progress(), say)
    result = outcome.result
    for error in result.errors:
        say(f"{error.path}：{error.message}")
    if not result.reports and not result.errors:
        options.nothing(paths, outcome.left_out)
    wrong = 0
    for report in result.reports:
        path = Path(report.path)
        if path.suffix.lower() != WORD:
            say(f"{report.path}：不是 Word 文档（.docx），没有加批注")
            continue
        try:
            made = annotated(path, report)
            if output and not force:
                refuse_foreign(output, path)
            kept = output or keep(path, made)
            if output:
                write(output, made)
                remember(output, made)
        except CheckerError as error:
            say(str(error) if isinstance(error, FileError) else f"{report.path}：{error}")
            wrong += 1
            continue
        tell(f"{kept}：{sum(not finding.waived for finding in report.findings)} 条批注")
    raise typer.Exit(4 if result.errors else 2 if wrong else 0)
