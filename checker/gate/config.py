"""What `checker.toml` can say, and what holds for one file with the source of each value."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from checker.checklist.load import merge
from checker.checklist.model import Level
from checker.checklist.national import NATIONAL
from checker.model.findings import Rule
from checker.support.paths import matches, within

FILE_NAME = "checker.toml"
DEFAULTS = "默认值"
COMMAND_LINE = "命令行"

Option = float | int | str | bool | tuple[str, ...]
SeverityName = Literal["error", "warning", "info"]
Year = Literal["auto"] | Annotated[int, Meta(ge=1949, le=2199)]
Jobs = Literal["auto"] | Annotated[int, Meta(ge=1, le=256)]


class PathRule(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, rename="kebab"):
    """Other values for some paths; of several that match, the last one wins."""

    match: str
    """A pattern as in .gitignore, relative to the configuration file."""
    checklist: str | Annotated[tuple[str, ...], Meta(min_length=1)] | None = None
    level: Literal["auto"] | Level | None = None
    year: Year | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    options: dict[str, dict[str, Option]] | None = None
    severity: dict[str, SeverityName] | None = None


class Config(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, rename="kebab"):
    """Everything that `checker.toml` can say."""

    extends: str = ""
    """Another configuration file, or the name of a shipped profile."""
    checklist: str | Annotated[tuple[str, ...], Meta(min_length=1)] = NATIONAL
    """Name of a shipped checklist, or a file; of several, each judges every report."""
    level: Literal["auto"] | Level = "auto"
    year: Year = "auto"
    """Reporting year."""
    select: tuple[str, ...] = ("*",)
    """Rules to use: globs over `rule` or `rule:requirement`."""
    ignore: tuple[str, ...] = ()
    """Rules to leave out, likewise."""
    fail_on: Literal["error", "warning", "info", "never"] = "error"
    include: tuple[str, ...] = ()
    """Only these files are reports (patterns as in .gitignore); every readable file when empty."""
    exclude: tuple[str, ...] = ()
    lang: Literal["zh", "en"] = "zh"
    waivers: str = "waivers.toml"
    baseline: str = "checker-baseline.toml"
    jobs: Jobs = "auto"
    options: dict[str, dict[str, Option]] = {}
    """Thresholds of rules, by rule."""
    severity: dict[str, SeverityName] = {}
    """Other severities, by `rule` or `rule:requirement`."""
    paths: tuple[PathRule, ...] = ()

    @property
    def checklists(self) -> tuple[str, ...]:
        """Every checklist, that of the report's parts, issuer and year first."""
        named = (self.checklist,) if isinstance(self.checklist, str) else self.checklist
        return tuple(dict.fromkeys(named))


class Settings(Struct, frozen=True, dict=True):
    """What holds for one file, and where each value comes from."""

    layers: tuple[tuple[str, dict[str, Any]], ...] = ()
    """Name of the source and what it says, weakest first."""
    root: Path = msgspec.field(default_factory=Path.cwd)
    """Folder of the configuration file; the working directory without one."""

    @cached_property
    def config(self) -> Config:
        """The layers merged."""
        merged: dict[str, Any] = {}
        for _, data in self.layers:
            merged = merge(merged, data)
        return msgspec.convert(merged, Config)

    def over(self, name: str, data: dict[str, Any]) -> "Settings":
        """With one more layer on top."""
        return Settings((*self.layers, (name, data)), self.root) if data else self

    def for_file(self, path: Path) -> "Settings":
        """With the `[[paths]]` tables that match a file, below the command line."""
        relative = within(path, self.root)
        below = [layer for layer in self.layers if layer[0] != COMMAND_LINE]
        for table in self.config.paths:
            if relative and matches((table.match,), relative):
                said = {k: v for k, v in msgspec.to_builtins(table).items() if v is not None}
                pattern = said.pop("match")
                name = next((n for n, data in reversed(below) if "paths" in data), DEFAULTS)
                below.append((f"{name} [[paths]] match = {pattern!r}", said))
        return Settings((*below, *(layer for layer in self.layers if layer[0] == COMMAND_LINE)), self.root)

    def named(self, key: str) -> bool:
        """Whether a value was asked for, as opposed to the default."""
        return any(key in data for _, data in self.layers)

    def origins(self) -> Iterator[tuple[str, Any, str]]:
        """Every key as TOML would write it, its value and its source."""
        values = msgspec.to_builtins(self.config)
        for key, value in values.items():
            if key in ("options", "severity"):
                for name, inner in sorted(value.items()):
                    dotted = {f"{key}.{name}": inner} if key == "severity" else {
                        f"{key}.{name}.{option}": v for option, v in sorted(inner.items())
                    }  # fmt: skip
                    for path, one in dotted.items():
                        yield path, one, self._source(path.split("."))
            elif key not in ("extends", "paths"):
                yield key, value, self._source([key])

    def _source(self, path: list[str]) -> str:
        return next((name for name, data in reversed(self.layers) if _holds(data, path)), DEFAULTS)


def _holds(data: Any, path: list[str]) -> bool:
    for step in path:
        data = data.get(step) if isinstance(data, dict) else None
    return data is not None


def schema() -> dict[str, Any]:
    """JSON Schema of `checker.toml`, for editors, with the options of every rule."""
    from checker.gate.own_rules import rules_by_id

    made = msgspec.json.schema(Config)
    tables = {rule.id: _options_of(rule) for rule in rules_by_id().values() if rule.options}
    options = {"type": "object", "properties": tables, "additionalProperties": False}
    for name in ("Config", "PathRule"):
        made["$defs"][name]["properties"]["options"] = options
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": FILE_NAME, **made}


def _options_of(rule: Rule) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    for name, option in rule.options.items():
        kind = {"type": "array", "items": {"type": "string"}}
        if not isinstance(option.default, tuple):
            kind = {"type": "number" if isinstance(option.default, float) else "integer"}
        bounds = {"minimum": option.least, "maximum": option.most}
        said = {"description": option.meaning.zh, "default": option.default}
        properties[name] = kind | {k: v for k, v in bounds.items() if v is not None} | said
    return {"type": "object", "properties": properties, "additionalProperties": False}
