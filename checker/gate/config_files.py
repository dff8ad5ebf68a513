"""Finding and reading `checker.toml`, and saying in one line what is wrong with one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from checker.checklist.load import resolve
from checker.gate.config import FILE_NAME, Config, Settings
from checker.support import limits, toml
from checker.support.errors import CheckerError, reason
from checker.support.nearest import suggest
from checker.support.paths import absolute, display_path, matches, too_costly
from checker.support.toml import Source, TomlError

PROFILES = Path(__file__).parent / "profiles"
"""Shipped profiles that `extends` can name."""
EXTENDS = limits.EXTENDS
"""Configurations that may extend one another in a row."""
FILES = ("checklist", "waivers", "baseline")
"""Keys whose value is a file, relative to the configuration file that says it."""


ConfigError = TomlError
"""A configuration that cannot be used; the message is one line that names file, line and key."""


def settings(path: Path, file: Path | None = None) -> Settings:
    """What the configuration says for a report or folder, path tables not yet applied.

    Args:
        file: the configuration to use instead of the one found upwards.

    Raises:
        ConfigError: it cannot be read or is wrong.
    """
    if file is None:
        file = find(absolute(path if path.is_dir() else path.parent))
    return load(file) if file else Settings()


@cache
def find(folder: Path) -> Path | None:
    """The nearest `checker.toml` in a folder or above, not beyond the root of its repository."""
    return upwards(folder, FILE_NAME)


def upwards(folder: Path, name: str, last: Path | None = None) -> Path | None:
    """The nearest file of a name in a folder or above, not beyond the root of its repository.

    Args:
        last: the folder to end at.
    """
    for above in (folder, *folder.parents):
        if (above / name).is_file():
            return above / name
        if above == last or (above / ".git").exists():
            return None
    return None


@cache
def load(file: Path) -> Settings:
    """Read one configuration file and what it extends.

    Raises:
        ConfigError: one line with file, line and key.
    """
    return Settings(tuple(_layers(file, ())), absolute(file.parent))


def _layers(file: Path, seen: tuple[Path, ...]) -> Iterator[tuple[str, dict[str, Any]]]:
    real = Path(os.path.realpath(file))
    if real in seen:
        raise ConfigError(f"{display_path(file)}:{toml.read(file).line('extends')}：extends 形成了循环")
    if len(seen) >= EXTENDS:
        raise ConfigError(f"{display_path(file)}：extends 一个接一个超过 {EXTENDS} 层")
    source = toml.read(file, "配置")
    toml.convert(source, Config, {"level": ("auto",), "year": ("auto",), "jobs": ("auto",)})
    _check_rules(source)
    _check_patterns(source)
    _check_checklists(source)
    if base := source.data.get("extends"):
        yield from _layers(_base(source, base), (*seen, real))
    yield source.shown, _placed(source.data, file.parent)


def _base(source: Source, name: str) -> Path:
    for candidate in (source.path.parent / name, PROFILES / f"{name}.toml"):
        with suppress(OSError, ValueError):  # a name that no file can have
            if candidate.is_file():
                return candidate
    profiles = sorted(path.stem for path in PROFILES.glob("*.toml"))
    listed = "；自带的有 " + "、".join(profiles)
    raise source.wrong(f"extends 所指的 {name} 不存在{suggest(name, profiles, listed)}", "extends")


def _placed(data: dict[str, Any], folder: Path) -> dict[str, Any]:
    """With file names relative to the working directory instead of the configuration's folder."""
    placed = dict(data)
    for key in FILES:
        value = placed.get(key)
        if isinstance(value, list):
            placed[key] = [_file(name, folder) if name.endswith(".toml") else name for name in value]
        elif isinstance(value, str) and value and (key != "checklist" or value.endswith(".toml")):
            placed[key] = _file(value, folder)
    if tables := placed.get("paths"):
        placed["paths"] = [_placed(table, folder) for table in tables]
    return placed


def _file(name: str, folder: Path) -> str:
    return display_path(folder / name)


def _tables(source: Source) -> Iterator[tuple[dict[str, Any], tuple[str | int, ...]]]:
    """The top level and each `[[paths]]`, with the way to it."""
    yield source.data, ()
    for number, table in enumerate(source.data.get("paths", ())):
        yield table, ("paths", number)


def _check_rules(source: Source) -> None:
    from checker.gate.rule_check import option_fault, unknown_rule

    for table, way in _tables(source):
        if table.get("select") == []:
            raise source.wrong("select 是空的，一条规则也不查；不用的规则请写在 ignore 里", *way, "select")
        for key in ("select", "ignore", "options", "severity"):
            for pattern in table.get(key, ()):
                if message := unknown_rule(pattern):
                    raise source.wrong(f"{key} 里的{message}", *way, key, value=pattern)
        for rule, said in table.get("options", {}).items():
            for name, value in said.items():
                if message := option_fault(rule, name, value):
                    raise source.wrong(message, *way, "options", rule, name)


def _check_patterns(source: Source) -> None:
    for table, way in _tables(source):
        for key in ("include", "exclude", "match"):
            said = table.get(key, ())
            for pattern in (said,) if isinstance(said, str) else said:
                if too_costly(pattern):
                    raise source.wrong(f"{key} 里的通配符 * 太多，请写得简单些", *way, key, value=pattern)
                try:
                    matches((pattern,), "x")
                except Exception:  # whatever the library makes of it
                    raise source.wrong(
                        f"{key} 里的 {pattern!r} 不是能用的通配符", *way, key, value=pattern
                    ) from None


def _check_checklists(source: Source) -> None:
    for table, way in _tables(source):
        said = table.get("checklist", ())
        for name in (said,) if isinstance(said, str) else said:
            if not name.strip():
                raise source.wrong("checklist 是空的，请写清单的名称或路径", *way, "checklist")
            try:
                resolve(name, source.path.parent)
            except CheckerError as error:
                raise source.wrong(str(error), *way, "checklist") from None
            except (OSError, ValueError) as error:
                raise source.wrong(f"checklist 的值不能用（{reason(error)}）", *way, "checklist") from None
