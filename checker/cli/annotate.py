"""``checker annotate``"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checker.cli import options
from checker.cli.app import app, fail
from checker.cli.streams import tell


@app.command()
@options.spread
def annotate(
    report: Annotated[Path, typer.Argument(metavar="REPORT.docx", help="Word 报告")],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="OUT.docx", help="加了批注的副本，不写则是报告旁边的 报告.批注.docx"
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

    返回值：0 写好了；2 用法、配置或清单有误；4 报告读不出来。
    """
    from checker.gate.run import Request, run
    from checker.review.annotate import AnnotateError
    from checker.review.beside import annotated, keep
    from checker.review.replacing import refuse_foreign, remember
    from checker.support.writing import write

    if report.suffix.lower() != ".docx":
        fail(f"{report}：只有 Word 文档（.docx）能加批注；其他格式请用 checker sheet {report} -o 清单.html")
    if output and output.suffix.lower() != ".docx":
        fail(f"-o：{output} 的后缀应为 .docx")
    overrides = judging.overrides(waivers=waivers)
    options.exists("--previous", previous)
    result = run(
        Request(
            [report],
            overrides,
            judging.config,
            previous,
            archive,
            cache=not no_cache,
            reasons=True,
            targets=[output] if output else [],
        )
    ).result
    if not result.reports:
        fail(
            result.errors[0].path + "：" + result.errors[0].message
            if result.errors
            else f"{report}：没有检查",
            4 if result.errors else 3,
        )
    try:
        made = annotated(report, result.reports[0])
    except AnnotateError as error:
        fail(f"{report}：{error}")
    if output:
        if not force:
            refuse_foreign(output, report)
        write(output, made)
        remember(output, made)
    else:
        output = keep(report, made)
    tell(f"{output}：{sum(not finding.waived for finding in result.reports[0].findings)} 条批注")
