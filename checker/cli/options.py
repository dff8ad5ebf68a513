"""Values that several commands take, checked and turned into keys of the configuration."""

from __future__ import annotations

import inspect
import os
import shutil
import sys
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, NoReturn, get_type_hints

import typer
from msgspec import Struct

from checker.checklist.model import LEVELS
from checker.cli.app import fail
from checker.readers import READERS

FAIL_ON = ("error", "warning", "info", "never")
LANGUAGES = ("zh", "en")
COLORS = ("auto", "always", "never")
NO_TEXT = frozenset(
    {*READERS, ".xlsx", ".xls", ".et", ".pptx", ".toml"} - {".html", ".htm", ".md", ".markdown", ".txt"}
)
"""Endings of what people write or fill in; no output as text is such a file."""
WORKBOOK = "xlsx"
"""The format that is none."""
LONGEST = 86_400
"""Seconds of a day."""

Paths = Annotated[
    list[Path] | None, typer.Argument(help="报告文件、文件夹或通配符；不写为当前文件夹", readable=False)
]
PathsOrInput = Annotated[
    list[Path] | None,
    typer.Argument(help="报告文件、文件夹或通配符；- 表示标准输入；不写为当前文件夹", readable=False),
]
ConfigFile = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="配置文件，不写则从报告所在文件夹向上找")
]
Checklist = Annotated[
    list[str] | None,
    typer.Option(
        "--checklist", "-c", metavar="NAME|PATH", help="清单的名称或路径；可以写几次，几份清单一起对照"
    ),
]
LevelOption = Annotated[
    str | None,
    typer.Option(
        metavar="LEVEL",
        help="auto，或 省级、市级、县级、部门、街道、乡镇（也可写 province … town）",
        autocompletion=lambda: ["auto", *LEVELS],
    ),
]
YearOption = Annotated[str | None, typer.Option(metavar="YEAR", help="报告年度：auto 或四位年份")]
Select = Annotated[
    list[str] | None, typer.Option(metavar="RULES", help="只用这些规则：逗号分隔，可用通配符，可写 规则:要求")
]
Ignore = Annotated[list[str] | None, typer.Option(metavar="RULES", help="不用这些规则，写法同上")]
Waivers = Annotated[Path | None, typer.Option(metavar="FILE", help="豁免文件，默认 waivers.toml")]
Baseline = Annotated[Path | None, typer.Option(metavar="FILE", help="基线文件，默认 checker-baseline.toml")]
Jobs = Annotated[str | None, typer.Option("--jobs", "-j", metavar="N", help="并行的进程数：auto 或整数")]
Previous = Annotated[
    Path | None,
    typer.Option(
        "--previous", metavar="PATH", help="上一年度的报告，或放着它们的文件夹：文件名相同，年份可以不同"
    ),
]
ArchiveFile = Annotated[
    Path | None, typer.Option("--archive", metavar="FILE", help="往年报告的档案，见 checker archive")
]
Lang = Annotated[
    str | None, typer.Option(metavar="LANG", help="zh 或 en", autocompletion=lambda: list(LANGUAGES))
]
Outputs = Annotated[
    list[str] | None,
    typer.Option("--output", "-o", metavar="FORMAT=PATH", help="另存一份到文件；可以写多次"),
]


def _seconds(value: float) -> float:
    if not 0 <= value <= LONGEST:  # NaN is not
        fail(f"--timeout：{value:g} 不可用，应为 0 到 {LONGEST} 秒")
    return value


Timeout = Annotated[
    float,
    typer.Option(metavar="SECONDS", callback=_seconds, help="一份报告最多用多少秒处理器时间；0 为不限"),
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="不用以前的结果，也不保存")]


class Judging(Struct, frozen=True):
    """What every command that judges reports can be told; `spread` makes options of it."""

    checklist: Checklist = None
    level: LevelOption = None
    year: YearOption = None
    select: Select = None
    ignore: Ignore = None
    config: ConfigFile = None

    def overrides(self, **more: Any) -> dict[str, Any]:
        """As `overrides`, with what else a command takes."""
        return overrides(
            checklist=self.checklist, level=self.level, year=self.year, select=self.select, ignore=self.ignore,
            **more,
        )  # fmt: skip


def spread(command: Callable[..., None]) -> Callable[..., None]:
    """A command that takes `Judging`, as typer wants it: with an option for each of its fields."""
    hints = get_type_hints(command, include_extras=True)
    shared = get_type_hints(Judging, include_extras=True)
    name = next(name for name, hint in hints.items() if hint is Judging)
    parameters: list[inspect.Parameter] = []
    for parameter in inspect.signature(command).parameters.values():
        if parameter.name == name:
            parameters += [
                parameter.replace(name=field, annotation=hint, default=None) for field, hint in shared.items()
            ]
        else:
            parameters.append(parameter.replace(annotation=hints[parameter.name]))

    @wraps(command)
    def spread_out(**given: Any) -> None:
        command(**{name: Judging(**{field: given.pop(field) for field in shared})}, **given)

    spread_out.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    spread_out.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return spread_out


def choose(option: str, value: str, choices: Iterable[str]) -> str:
    """The value, if it is one of the choices; exit code 2 if not."""
    known = list(choices)
    if value not in known:
        fail(f"{option}：{value} 不可用，可用 {'、'.join(known)}")
    return value


def targets(values: Iterable[str] | None, formats: Iterable[str]) -> list[tuple[str, Path]]:
    """Formats and files of `-o`; exit code 2 for a file that people write or fill in, through links too."""
    found = []
    for value in values or ():
        name, equals, path = value.partition("=")
        if not equals or not path.strip():
            fail(f"-o：{value} 应写成 格式=文件，如 json=result.json")
        choose("-o", name, formats)
        if path.strip() == "-":
            fail(f"-o：- 不是文件；要显示在屏幕上请用 --format {name}")
        ending = Path(os.path.realpath(path)).suffix.lower()
        if name == WORKBOOK and ending != ".xlsx":
            fail(f"-o：{name} 是工作簿，文件名应以 .xlsx 结尾")
        if name != WORKBOOK and ending in NO_TEXT:
            fail(f"-o：{name} 是文字，不能存成 {ending} 文件；请换一个文件名")
        found.append((name, Path(path)))
    return found


def nothing(paths: Iterable[Path], left_out: int) -> NoReturn:
    """Exit code 3 for paths that stand for no report.

    Args:
        left_out: documents that are there and that the configuration leaves out.
    """
    why = f"的 {left_out} 个文件都被配置的 include/exclude 排除了" if left_out else "没有能读的文件"
    fail(f"没有可检查的报告：{'、'.join(map(str, paths))} 里{why}", 3)


def exists(option: str, path: Path | None) -> None:
    """Exit code 2 for a path that was named and is not there."""
    if path and not path.exists():
        fail(f"{option}：找不到 {path}")


def overrides(
    *,
    checklist: list[str] | None = None,
    level: str | None = None,
    year: str | None = None,
    select: list[str] | None = None,
    ignore: list[str] | None = None,
    fail_on: str | None = None,
    waivers: Path | None = None,
    baseline: Path | None = None,
    jobs: str | None = None,
    lang: str | None = None,
) -> dict[str, Any]:
    """The keys of the configuration that options set; exit code 2 for wrong values."""
    keys: dict[str, Any] = {}
    if checklist:
        keys["checklist"] = checklist[0] if len(checklist) == 1 else checklist
    if level is not None:
        keys["level"] = level_of(level)
    if year is not None:
        keys["year"] = year if year == "auto" else _number("--year", year, 1949, 2199, "auto 或四位年份")
    for name, values in (("select", select), ("ignore", ignore)):
        if values:
            keys[name] = _rules(f"--{name}", values)
    if fail_on is not None:
        keys["fail-on"] = choose("--fail-on", fail_on, FAIL_ON)
    if waivers is not None:
        keys["waivers"] = str(waivers)
    if baseline is not None:
        keys["baseline"] = str(baseline)
    if jobs is not None:
        keys["jobs"] = jobs if jobs == "auto" else _number("--jobs", jobs, 1, 256, "auto 或 1 到 256")
    if lang is not None:
        keys["lang"] = choose("--lang", lang, LANGUAGES)
    return keys


def level_of(value: str) -> str:
    """A level by the name that the program prints, or part of it (镇, 街道办), or by the contract's."""
    from checker.outputs.words import LEVELS as TITLES

    by_title = {title.zh: level for level, title in TITLES.items()}
    named = [level for title, level in by_title.items() if value and (value in title or title in value)]
    return choose("--level", named[0] if len(named) == 1 else value.lower(), ("auto", *LEVELS, *by_title))


def _number(option: str, value: str, low: int, high: int, wanted: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) < 10 and low <= int(value) <= high):
        fail(f"{option}：{value} 不可用，应为 {wanted}")
    return int(value)


def _rules(option: str, values: list[str]) -> list[str]:
    from checker.gate.rule_check import unknown_rule

    patterns = [name.strip() for value in values for name in value.split(",") if name.strip()]
    for pattern in patterns:
        if message := unknown_rule(pattern):
            fail(f"{option}：{message}")
    if not patterns:
        fail(f"{option}：没有写规则")
    return patterns


def colored(color: str) -> bool:
    """Whether stdout gets colour: as said, else on a terminal unless NO_COLOR is set."""
    if color != "auto":
        return color == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def width() -> int:
    """Columns of the terminal; 100 when there is none."""
    return shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else 100
