"""``checker serve``: the page for those who have no terminal."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from checker.cli import options
from checker.cli.app import app, fail

NEEDED = ("starlette", "uvicorn")


@app.command()
@options.spread
def serve(
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, metavar="N", help="端口，不写则自己找一个空的")
    ] = None,
    open_: Annotated[bool, typer.Option("--open/--no-open", help="在浏览器里打开（默认）")] = True,
    *,
    judging: options.Judging,
) -> None:
    """打开本机网页：把报告拖进去，对着原文看问题、给结论，取走批注稿和清单。

    只有这台电脑能打开，不联网；放进去的报告在程序结束时删除。按 Ctrl+C 结束。
    """
    if not all(map(find_spec, NEEDED)):
        fail('网页要另外安装：pip install "baogao-checker[web]"')
    from msgspec.structs import replace

    from checker.checklist import load
    from checker.desk import server
    from checker.gate import config_files
    from checker.gate.config import COMMAND_LINE
    from checker.gate.own_rules import rules_by_id
    from checker.gate.run import task_for

    overrides = judging.overrides()
    settings = config_files.settings(Path.cwd(), judging.config).over(COMMAND_LINE, overrides)
    for name in settings.config.checklists:
        load(name)  # what is wrong with it is told here, once
    task = replace(task_for("", settings.config, "checklist" in overrides), reasons=True)

    def opened(address: str) -> None:
        print(
            f"网页已打开，只有这台电脑能看：\n  {address}\n按 Ctrl+C 结束，放进去的报告随即删除。", flush=True
        )
        if open_ and typer.launch(address) != 0:
            print("浏览器没有自己打开，请把上面的网址复制过去。", file=sys.stderr)

    server.serve(port, task, rules_by_id(), opened)
