"""Finding and reading `checker.toml`, and saying in one line what is wrong with one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from checker.checklist.load import ChecklistError, resolve
from checker.gate.config import FILE_NAME, Config, PathRule, Settings, schema
from checker.model.errors import CheckerError
from checker.support.nearest import suggest
from checker.support.paths import absolute, display_path

PROFILES = Path(__file__).parent / "profiles"
"""Shipped profiles that `extends` can name."""
FILES = ("checklist", "waivers", "baseline")
"""Keys whose value is a file, relative to the configuration file that says it."""


class ConfigError(CheckerError):
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
    candidate = folder / FILE_NAME
    if candidate.is_file():
        return candidate
    if (folder / ".git").exists() or folder == folder.parent:
        return None
    return find(folder.parent)


@cache
def load(file: Path) -> Settings:
    """Read one configuration file and what it extends.

    Raises:
        ConfigError: one line with file, line and key.
    """
    return Settings(tuple(_layers(file, ())), absolute(file.parent))


def _layers(file: Path, seen: tuple[Path, ...]) -> Iterator[tuple[str, dict[str, Any]]]:
    shown = display_path(file)
    if file.resolve() in seen:
        raise ConfigError(f"{shown}:{_line(file, 'extends')}：extends 形成了循环")
    data = _read(file)
    try:
        msgspec.convert(data, Config)
    except msgspec.ValidationError as error:
        raise ConfigError(_explain(file, str(error))) from None
    _check_rules(file, data)
    _check_checklists(file, data)
    if base := data.get("extends"):
        yield from _layers(_base(file, base), (*seen, file.resolve()))
    yield shown, _placed(data, file.parent)


def _base(file: Path, name: str) -> Path:
    for candidate in (file.parent / name, PROFILES / f"{name}.toml"):
        if candidate.is_file():
            return candidate
    profiles = sorted(path.stem for path in PROFILES.glob("*.toml"))
    raise ConfigError(
        f"{display_path(file)}:{_line(file, 'extends')}：extends 所指的 {name} 不存在"
        f"{suggest(name, profiles, '；自带的有 ' + '、'.join(profiles))}"
    )


def _read(file: Path) -> dict[str, Any]:
    import tomli

    shown = display_path(file)
    try:
        return tomli.loads(file.read_bytes().decode("utf-8-sig"))
    except tomli.TOMLDecodeError as error:
        raise ConfigError(f"{shown}:{error.lineno}：不是合法的 TOML（{error.msg}）") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{shown}：不是 UTF-8 文本，请另存为 UTF-8") from None
    except OSError as error:
        reason = "找不到文件" if isinstance(error, FileNotFoundError) else error.strerror
        raise ConfigError(f"{shown}：无法读取配置（{reason}）") from None


def _placed(data: dict[str, Any], folder: Path) -> dict[str, Any]:
    """With file names relative to the working directory instead of the configuration's folder."""
    placed = dict(data)
    for key in FILES:
        value = placed.get(key)
        if isinstance(value, str) and value and (key != "checklist" or value.endswith(".toml")):
            placed[key] = display_path(folder / value)
    if tables := placed.get("paths"):
        placed["paths"] = [_placed(table, folder) for table in tables]
    return placed


def _check_rules(file: Path, data: dict[str, Any]) -> None:
    from checker.gate.rule_check import option_fault, unknown_rule

    for table in (data, *data.get("paths", ())):
        for key in ("select", "ignore", "options", "severity"):
            for pattern in table.get(key, ()):
                if message := unknown_rule(pattern):
                    raise ConfigError(
                        f"{display_path(file)}:{_line(file, key, pattern)}：{key} 里的{message}"
                    )
        for rule, said in table.get("options", {}).items():
            for name, value in said.items():
                if message := option_fault(rule, name, value):
                    raise ConfigError(f"{display_path(file)}:{_line(file, name)}：{message}")


def _check_checklists(file: Path, data: dict[str, Any]) -> None:
    for table in (data, *data.get("paths", ())):
        if name := table.get("checklist"):
            try:
                resolve(name, file.parent)
            except ChecklistError as error:
                raise ConfigError(f"{display_path(file)}:{_line(file, 'checklist', name)}：{error}") from None


def _explain(file: Path, error: str) -> str:
    """msgspec's message in the words of somebody who writes a configuration."""
    message, _, where = error.partition(" - at ")
    struct = PathRule if ".paths[" in where else Config
    key = next(iter(re.findall(r"\.([\w-]+)", where)[::-1]), "")
    if found := re.search(r"unknown field `([^`]*)`", message):
        key = found[1]
        text = f"没有 {key} 这个键{suggest(key, struct.__struct_encode_fields__)}"
    elif found := re.search(r"missing required field `([^`]*)`", message):
        key = "paths"
        text = f"[[paths]] 缺少必填的键 {found[1]}"
    elif found := re.search(r"Invalid enum value '([^']*)'", message):
        choices = list(_choices(schema()["$defs"][struct.__name__]["properties"][key]))
        text = f"{key} 的值 {found[1]} 不对{suggest(found[1], choices, '，可用 ' + '、'.join(choices))}"
    else:
        text = f"{key} 的值不对（{message.replace('Expected', '应为').replace(', got', '，写的是')}）"
    return f"{display_path(file)}:{_line(file, key)}：{text}"


def _choices(property: Any) -> Iterator[str]:
    """The words that the schema of a key allows."""
    if isinstance(property, dict):
        yield from (word for word in property.get("enum", ()) if isinstance(word, str))
        yield from ["整数"] * (property.get("type") == "integer")
        yield from _choices(property.get("additionalProperties"))
        for alternative in property.get("anyOf", ()):
            yield from _choices(alternative)


def _line(file: Path, key: str, value: str = "") -> int:
    """The line of a key, or of a value after it; 1 when the text does not show it."""
    lines = file.read_text("utf-8-sig").splitlines()
    own = rf"""\s*(?:\[+[^\]]*\b)?["']?{re.escape(key)}["']?\s*(?:[=.\]]|$)"""
    at = next((n for n, line in enumerate(lines) if re.match(own, line)), 0)
    return next((n for n in range(at, len(lines)) if value and value in lines[n]), at) + 1
