"""Find, read, merge and validate the files of checklists."""

from __future__ import annotations

import difflib
import re
from pathlib import Path
from typing import Any

import msgspec

from checker.checklist.measured import beside, measured
from checker.checklist.model import KEYED, Checklist
from checker.model.errors import CheckerError
from checker.support import limits, toml
from checker.support.patterns import regex
from checker.support.toml import Source, TomlError

HERE = Path(__file__).resolve()
SHIPPED = next(
    (folder for folder in (HERE.parents[1] / "shipped", HERE.parents[2] / "checklists") if folder.is_dir()),
    HERE.parents[1] / "shipped",
)
"""The checklists that come with the program: inside the wheel, or beside the package in a checkout."""
NAMED = regex(r"(?:(?!\[|name\b).*\n)*name\s*=")
"""A file that says what it is called, above its first table, is a checklist; others are there to be extended."""
BESIDE = ("include", "examples", "weights", "claim_model")
"""Keys that name files, given as they lie beside the file that names them."""


class ChecklistError(CheckerError):
    """A checklist that cannot be used; the message is one line that names file, line and key.

    Attributes:
        faults: everything that is wrong with it, one line each, in the order of the files.
    """

    def __init__(self, *faults: str) -> None:
        more = len(faults) - 1
        told = f"（另有 {more} 处，checker checklist validate 逐处列出）" if more else ""
        super().__init__(f"{faults[0]}{told}")
        self.faults = faults


def available() -> dict[str, Path]:
    """The shipped checklists by name; `common` and other bases, which have none, are left out."""
    found = sorted(SHIPPED.glob("*.toml"))
    return {path.stem: path for path in found if NAMED.match(path.read_text("utf-8"))}


def resolve(name: str, beside: Path | None = None) -> Path:
    """The file of a checklist given by path or by shipped name.

    Raises:
        ChecklistError: no such file and no such name.
    """
    near = (beside / name) if beside else Path(name)
    if name.endswith(".toml") or near.is_file():
        if near.is_file():
            return near
        raise ChecklistError(f"{name}：找不到这个清单文件")
    shipped = SHIPPED / f"{name}.toml"
    if shipped.is_file() and re.fullmatch(r"[\w.-]+", name):
        return shipped
    close = difflib.get_close_matches(name, [*available(), "common"], 1)
    hint = f"，是否想用 {close[0]}？" if close else f"。自带清单：{'、'.join(available())}"
    raise ChecklistError(f"{name}：没有这个清单{hint}")


def read(path: Path) -> tuple[Checklist, list[Path]]:
    """Read a checklist file with everything it extends; also the files it is made of, itself first.

    Raises:
        ChecklistError: it cannot be read, is not TOML, or breaks the format.
    """
    sources: list[Source] = []
    data = _merged(path, sources)
    data["name"] = sources[0].data.get("name", path.stem)  # never that of what it extends
    from checker.checklist.faults import faults

    if wrong := faults(sources, data):
        raise ChecklistError(*map(str, wrong))
    checklist = msgspec.convert(data, Checklist)
    files = [source.path for source in sources]
    records = [beside(file) for file in files if file.parent != SHIPPED and SHIPPED not in file.parents]
    try:
        names = tuple(measured(checklist.requirement, records))
    except TomlError as error:
        raise ChecklistError(str(error)) from None
    checklist = msgspec.structs.replace(checklist, measured=names)
    files += records
    return checklist, [*files, *(Path(file) for file in (checklist.weights, checklist.claim_model) if file)]


def stated(name: str) -> list[Source]:
    """The files of a checklist as they are written, its own first.

    Raises:
        ChecklistError: as for `read`.
    """
    sources: list[Source] = []
    _merged(resolve(name), sources)
    return sources


def _parse(path: Path) -> Source:
    try:
        return toml.read(path, "清单")
    except TomlError as error:
        raise ChecklistError(str(error)) from None


def _merged(path: Path, sources: list[Source]) -> dict[str, Any]:
    source = _parse(path)
    sources.append(source)
    data = dict(source.data)
    for key in BESIDE:
        data |= _beside(path.parent, key, data.get(key))
    base = data.get("extends")
    whole = _followed(source, "extends", base, sources) if isinstance(base, str) and base else {}
    whole = merge(whole, data)
    included = whole.pop("include", ())
    for name in included if isinstance(included, list) else ():
        if isinstance(name, str):
            whole = merge(whole, _followed(source, "include", name, sources))
    return whole


def _followed(source: Source, key: str, name: str, sources: list[Source]) -> dict[str, Any]:
    """What a file that another one names makes."""
    try:
        path = resolve(name, source.path.parent if key == "extends" else None)
    except ChecklistError as error:
        raise ChecklistError(str(source.wrong(f"{key} 所指的 {error}", key))) from None
    except (OSError, ValueError):
        raise ChecklistError(str(source.wrong(f"{key} 所指的 {name[:40]} 不能用作文件名", key))) from None
    if any(path.resolve() == known.path.resolve() for known in sources):
        raise ChecklistError(str(source.wrong(f"{key} 形成了循环，又回到 {path.name}", key)))
    if len(sources) >= limits.FILES_OF_A_CHECKLIST:
        raise ChecklistError(
            str(source.wrong(f"{key} 带进来的文件超过 {limits.FILES_OF_A_CHECKLIST} 个", key))
        )
    return _merged(path, sources)


def _beside(folder: Path, key: str, value: Any) -> dict[str, Any]:
    """A key with paths relative to a folder made whole; what is no path is left for the validation."""
    if isinstance(value, list):
        return {key: [str(folder / name) if isinstance(name, str) else name for name in value]}
    return {key: str(folder / value)} if isinstance(value, str) and value else {}


def merge(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Key by key; tables are merged, keyed arrays of tables entry by entry, everything else is replaced."""
    merged = dict(base)
    for key, value in over.items():
        old = merged.get(key)
        if isinstance(value, dict) and isinstance(old, dict):
            merged[key] = merge(old, value)
        elif key in KEYED and isinstance(value, list) and isinstance(old, list):
            merged[key] = _merge_entries(old, value, KEYED[key])
        else:
            merged[key] = value
    return merged


def _merge_entries(old: list[Any], new: list[Any], key: str) -> list[Any]:
    entries: dict[Any, Any] = {}
    for entry in (*old, *new):
        said = entry.get(key) if isinstance(entry, dict) else None
        name = said if isinstance(said, str) else len(entries)
        known = entries.get(name)
        entries[name] = merge(known, entry) if isinstance(known, dict) and isinstance(entry, dict) else entry
    return list(entries.values())
