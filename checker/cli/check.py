"""``checker check``"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from checker.cli.app import app, fail


@app.command()
def check(
    paths: Annotated[list[Path] | None, typer.Argument(help="报告文件或文件夹；- 表示标准输入")] = None,
    checklist: Annotated[str, typer.Option("--checklist", "-c", help="清单的名称或路径")] = "outline-2021-2025",
    level: Annotated[str, typer.Option(help="auto|province|city|county|department|street|town")] = "auto",
    year: Annotated[str, typer.Option(help="报告年度，auto 或四位年份")] = "auto",
    select: Annotated[list[str] | None, typer.Option(help="只用这些规则（可用通配符）")] = None,
    ignore: Annotated[list[str] | None, typer.Option(help="不用这些规则（可用通配符）")] = None,
    fail_on: Annotated[str, typer.Option(help="error|warning|info|never")] = "error",
    format: Annotated[str, typer.Option("--format", "-f", help="输出格式")] = "full",
    jobs: Annotated[int, typer.Option("--jobs", "-j", help="并行的进程数")] = 1,
    lang: Annotated[str, typer.Option(help="zh|en")] = "zh",
    matrix: Annotated[bool, typer.Option("--matrix", help="附要求与证据对照表")] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="有问题也返回 0")] = False,
) -> None:
    """检查报告。"""
    from checker.audit import Task, audit, display_path, exit_code
    from checker.outputs import RenderOptions, render

    tasks = [
        Task(
            display_path(path), checklist, None if level == "auto" else level,  # type: ignore[arg-type]
            None if year == "auto" else int(year), tuple(select or ("*",)), tuple(ignore or ()),
        )
        for path in paths or [Path(".")]
    ]  # fmt: skip
    if not tasks:
        fail("没有可检查的报告", 3)
    result = audit(tasks, jobs)
    sys.stdout.write(render(format, result, RenderOptions(lang=lang, matrix=matrix)))
    raise typer.Exit(exit_code(result, fail_on, exit_zero))
