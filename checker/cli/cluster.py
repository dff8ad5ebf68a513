"""``checker cluster``: audit and comparison on Apache Spark."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checker.checklist.national import NATIONAL
from checker.cli.app import app, fail
from checker.cli.streams import say, tell

group = typer.Typer(no_args_is_help=True, help="在 Apache Spark 上检查和比较很多报告；要装 [spark]。")
app.add_typer(group, name="cluster")
Master = Annotated[str, typer.Option("--master", metavar="URL", help="Spark 主节点，如 local[2]")]
Input = Annotated[Path, typer.Argument(metavar="INPUT", help="放报告的文件夹，各节点都要读得到")]
Output = Annotated[Path, typer.Argument(metavar="OUTPUT", help="放结果（Parquet）的文件夹，不能已经有了")]
Checklist = Annotated[str, typer.Option("--checklist", "-c", help="清单的名称或路径")]


@group.command()
def audit(
    source: Input, output: Output, master: Master = "local[*]", checklist: Checklist = NATIONAL
) -> None:
    """检查报告；每份一行：路径、结果或读不出来的原因。"""
    from checker.gate import cluster

    paths = _files(source, output)
    spark = cluster.session(master)
    cluster.audit(spark, paths, checklist, str(output))
    spark.stop()
    tell(f"{output}：{len(paths)} 份报告")


@group.command()
def compare(
    source: Input, output: Output, master: Master = "local[*]", checklist: Checklist = NATIONAL
) -> None:
    """比较报告；每对一行：路径、两个方向的比例、段落。"""
    from checker.gate import cluster

    paths = _files(source, output)
    spark = cluster.session(master)
    read, pairs = cluster.compare(spark, paths, checklist)
    cluster.write_pairs(spark, read, pairs, str(output))
    spark.stop()
    tell(f"{output}：比较了 {len(read)} 份报告，{len(pairs)} 对有雷同")
    raise typer.Exit(4 if len(read) < len(paths) else 0)


def _files(source: Path, output: Path) -> list[str]:
    from checker.gate.inputs import gather

    if output.exists():
        fail(f"{output}：已经有了，请换一个文件夹")
    found = gather([source])
    for error in (*found.errors, *found.unread):
        say(f"{error.path}：{error.message}")
    if not found.reports:
        fail(f"{source}：没有能读的报告", 3)
    return [path.absolute().as_posix() for path in found.reports]
