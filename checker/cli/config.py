"""``checker config``"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from checker.cli import options
from checker.cli.app import app
from checker.cli.streams import tell

config = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
app.add_typer(config, name="config", help="查看配置。")


@config.command()
def show(
    file: Annotated[Path, typer.Argument(help="报告文件或文件夹，不写为当前文件夹")] = Path(),
    config: options.ConfigFile = None,
) -> None:
    """显示对一份报告起作用的每个配置值，以及它来自哪个文件。"""
    import tomli_w

    from checker.gate.config_files import settings

    lines = [
        (tomli_w.dumps({"x": value}).partition("=")[2].split(), key, source)
        for key, value, source in settings(file, config).for_file(file).origins()
    ]
    shown = [(f"{key} = {' '.join(value)}", source) for value, key, source in lines]
    width = min(48, max(len(line) for line, _ in shown))
    for line, source in shown:
        tell(f"{line:<{width}}  # {source}")


@config.command()
def schema(
    checklist: Annotated[bool, typer.Option("--checklist", help="清单的，而不是 checker.toml 的")] = False,
) -> None:
    """打印 checker.toml（或清单）的 JSON Schema，供编辑器使用。"""
    from checker.checklist.model import schema as checklist_schema
    from checker.gate.config import schema as config_schema

    print(json.dumps(checklist_schema() if checklist else config_schema(), ensure_ascii=False, indent=2))
