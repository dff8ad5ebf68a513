"""``checker init``"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from checker.checklist.national import NATIONAL
from checker.cli import options
from checker.cli.app import app, fail
from checker.cli.origin import requirement, requirement_of
from checker.cli.streams import can_ask, tell

CI = ("github", "gitlab", "none")
TEMPLATES = Path(__file__).parent / "templates"
CI_FILES = {"github": ".github/workflows/checker.yml", "gitlab": ".gitlab-ci.yml"}


@app.command()
def init(
    checklist: options.Checklist = None,
    level: options.LevelOption = None,
    reports: Annotated[
        str | None, typer.Option(metavar="DIR", help="放报告的文件夹；不写而有 reports 文件夹就用它")
    ] = None,
    ci: Annotated[
        str | None,
        typer.Option(metavar="CI", help="、".join(CI), autocompletion=lambda: list(CI)),
    ] = None,
    pre_commit: Annotated[
        bool | None, typer.Option("--pre-commit/--no-pre-commit", help="提交之前也检查")
    ] = None,
    package: Annotated[
        str,
        typer.Option(
            "--from",
            "--package",
            metavar="URL",
            help="CI 里从哪里安装本程序：仓库地址、wheel 地址或 baogao-checker==版本；不写则同本机所装的",
        ),
    ] = "",
    force: Annotated[bool, typer.Option("--force", help="覆盖已有的文件")] = False,
) -> None:
    """在当前文件夹写好 checker.toml、CI 和 pre-commit 的配置；在终端上会先问几个问题。"""
    from checker.checklist.load import resolve

    ask = can_ask() and sys.stdout.isatty()
    default = "reports" if Path("reports").is_dir() else ""
    named = checklist or [_answer(ask, None, "清单", NATIONAL)]
    level = _answer(ask, level, "发文机关的层级（auto 为自动判断）", "auto")
    reports = _answer(ask, reports, "放报告的文件夹（空白为整个仓库）", default)
    ci = _answer(ask, ci, f"CI（{'、'.join(CI)}）", "github" if Path(".github").is_dir() else "none")
    if pre_commit is None:
        pre_commit = typer.confirm("提交之前也检查（pre-commit）？", default=False) if ask else False
    for name in named:
        resolve(name)
    level = options.level_of(level)
    options.choose("--ci", ci, CI)
    if package and not (wanted := requirement_of(package)):
        fail(f"--from：{package} 不可用，应为仓库或 wheel 的地址，或 baogao-checker==版本")
    package = wanted if package else requirement()
    _write(Path("checker.toml"), _settings(named, level, reports), force)
    if ci in CI_FILES:
        _write(Path(CI_FILES[ci]), _template(ci, package), force)
    if pre_commit:
        _write(Path(".pre-commit-config.yaml"), _template("pre-commit", package), force)
    print("下一步：checker check 看看有什么问题；checker baseline 接受现有的问题，以后只报新的。")


def _answer(ask: bool, given: str | None, question: str, default: str) -> str:
    if given is not None:
        return given
    answer: str = typer.prompt(question, default=default, show_default=bool(default)) if ask else default
    return answer.strip()


def _settings(checklist: list[str], level: str, reports: str) -> str:
    import tomli_w

    said: dict[str, object] = {
        "checklist": checklist[0] if len(checklist) == 1 else checklist,
        "level": level,
        "fail-on": "error",
    }
    folder = Path(reports).as_posix().strip("/")
    said |= (
        {"include": [f"/{folder}/**"]}
        if reports and folder != "."
        else {"exclude": ["README*", "CHANGELOG*"]}
    )
    return "# checker 的配置；checker config show 显示每个值来自哪里。\n" + tomli_w.dumps(said)


def _template(name: str, package: str) -> str:
    return (TEMPLATES / f"{name}.yml").read_text("utf-8").replace("@PACKAGE@", package)


def _write(path: Path, text: str, force: bool) -> None:
    from checker.support.writing import unwritable, write

    if path.exists() and not force:
        tell(f"已有 {path}，没有改动；要加入的内容：")
        print(f"\n{text}")
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(path, error) from None
    write(path, text.encode())
    tell(f"已写 {path}")
