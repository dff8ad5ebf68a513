"""Find, read, merge and validate the files of checklists."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from checker.checklist.expressions import fault, matches, plain
from checker.checklist.model import Checklist, Requirement
from checker.model.errors import CheckerError
from checker.support import toml
from checker.support.patterns import regex
from checker.support.toml import TomlError
from checker.text.normalise import fold

HERE = Path(__file__).resolve()
SHIPPED = next(
    (folder for folder in (HERE.parents[1] / "shipped", HERE.parents[2] / "checklists") if folder.is_dir()),
    HERE.parents[1] / "shipped",
)
"""The checklists that come with the program: inside the wheel, or beside the package in a checkout."""
KEYED = {"requirement": "id", "part": "id", "point": "id", "reference": "name", "year_topic": "topic",
         "deadline": "title", "opposition": "subject"}  # fmt: skip
"""Arrays of tables that are merged entry by entry, and the key that tells the entries apart."""
HAS_ITEMS = regex(r"^(\[\[requirement\]\]|include\s*=)", re.MULTILINE)
BESIDE = ("include", "examples", "weights")
"""Keys that name files, given as they lie beside the file that names them."""


class ChecklistError(CheckerError):
    """A checklist that cannot be used; the message is one line that names file, key and line."""


def available() -> dict[str, Path]:
    """The shipped checklists by name; `common` and other bases without requirements are left out."""
    found = sorted(SHIPPED.glob("*.toml"))
    return {path.stem: path for path in found if HAS_ITEMS.search(path.read_text("utf-8"))}


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
    files: list[Path] = []
    data = _merged(path, files)
    data.setdefault("name", path.stem)
    try:
        checklist = msgspec.convert(data, Checklist)
    except msgspec.ValidationError as error:
        raise ChecklistError(_explain(path, data, str(error))) from None
    _cross_check(path, checklist)
    if checklist.weights:
        files.append(Path(checklist.weights))
    return checklist, files


def _parse(path: Path) -> dict[str, Any]:
    try:
        return toml.read(path, "清单").data
    except TomlError as error:
        raise ChecklistError(str(error)) from None


def _merged(path: Path, files: list[Path]) -> dict[str, Any]:
    if any(path.resolve() == file.resolve() for file in files):
        raise ChecklistError(f"{path}：extends 形成了循环")
    files.append(path)
    data = _parse(path)
    for key in BESIDE:
        data |= _beside(path.parent, key, data.get(key))
    base = data.get("extends")
    whole = _merged(resolve(str(base), path.parent), files) if base else {}
    included = data.pop("include", ())
    whole = merge(whole, data)
    for name in included if isinstance(included, list) else ():
        whole = merge(whole, _merged(resolve(str(name)), files))
    return whole


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
    entries = {entry.get(key, i): entry for i, entry in enumerate(old)}
    for entry in new:
        name = entry.get(key) if isinstance(entry, dict) else None
        name = name if isinstance(name, str) else None
        entries[name if name is not None else len(entries)] = (
            merge(entries[name], entry) if name in entries and isinstance(entry, dict) else entry
        )
    return list(entries.values())


def _cross_check(path: Path, checklist: Checklist) -> None:
    seen: set[str] = set()
    for requirement in checklist.requirement:
        if requirement.id in seen:
            raise _wrong(path, requirement.id, "id", f"要求编号 {requirement.id} 出现两次")
        seen.add(requirement.id)
        for key, expressions in requirement_expressions(requirement):
            for expression in expressions:
                if wrong := fault(expression, checklist.words):
                    raise _wrong(path, requirement.id, key, f"{key} 里的“{expression}”{wrong}", expression)
        if pattern := _unsupported(requirement, checklist.words):
            reason = "不是普通词语，又没有一个例句非它不可：换成词语，或在 example 里写一句"
            raise _wrong(path, requirement.id, "terms", f"terms 里的“{pattern}”{reason}", pattern)


def requirement_expressions(requirement: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every list of expressions of a requirement with its key."""
    for key in ("terms", "unlike", "nil", "strong", "broad"):
        yield key, getattr(requirement, key)
    for point in requirement.point:
        yield "any", point.any


def _unsupported(requirement: Requirement, words: Mapping[str, Sequence[str]]) -> str:
    """A term that is an expression although no sentence of the requirement needs it; empty when there is none."""
    patterns = [term for term in requirement.terms if not plain(term)]
    if not patterns:
        return ""
    bare = [plain(term) for term in requirement.terms if plain(term)]
    said = [fold(text) for text in (*requirement.example, *requirement.mention, requirement.answer)]
    hard = [text for text in said if not any(word in text for word in bare)]
    return next((p for p in patterns if not any(matches(p, text, words) for text in hard)), "")


def _wrong(path: Path, owner: str, key: str, message: str, value: str = "") -> ChecklistError:
    return ChecklistError(f"{path}:{_line_of(path, owner, key, value)}：{owner} 的 {message}")


def _line_of(path: Path, owner: str, key: str, value: str = "") -> int:
    """The line of a key in the table of an owner (an id), as near as the text shows; 1 when unknown."""
    lines = path.read_text("utf-8-sig").splitlines()
    at = 0
    if owner:
        for number, line in enumerate(lines):
            if re.match(rf"""\s*(id|name|topic|title|subject)\s*=\s*["']{re.escape(owner)}["']""", line):
                at = number
                break
    for number in range(at, len(lines)):
        if re.match(rf"\s*{re.escape(key)}\b", lines[number]):
            inside = range(number, len(lines)) if value else ()
            return next((n for n in inside if value in lines[n]), number) + 1
    return at + 1


def _explain(path: Path, data: dict[str, Any], error: str) -> str:
    """msgspec's message in the words of somebody who writes checklists."""
    message, _, where = error.partition(" - at ")
    where = where.strip("`")
    steps = re.findall(r"\.(\w+)|\[(\d+|\.\.\.)\]", where)
    owner = ""
    value: Any = data
    for name, index in steps:
        try:
            value = value[name] if name else value[int(index)]
        except (KeyError, IndexError, TypeError, ValueError):
            break
        if isinstance(value, dict):
            owner = next((str(value[k]) for k in ("id", "name", "topic", "title") if k in value), owner)
    key = next((name for name, _ in reversed(steps) if name), "")
    if found := re.search(r"unknown field `(\w+)`", message):
        key = found[1]
        near = difflib.get_close_matches(key, _all_keys(), 1)
        text = f"没有 {key} 这个键" + (f"，是否想写 {near[0]}？" if near else "")
    elif found := re.search(r"missing required field `(\w+)`", message):
        key = "id"
        text = f"缺少必填的键 {found[1]}"
    else:
        text = f"{key} 的值不对（{message}）"
    place = f"{owner} " if owner else ""
    return f"{path}:{_line_of(path, owner, key)}：{place}{text}"


def _all_keys() -> list[str]:
    from checker.checklist import model

    structs = [v for v in vars(model).values() if isinstance(v, type) and issubclass(v, msgspec.Struct)]
    return sorted({name for struct in structs for name in struct.__struct_fields__})
